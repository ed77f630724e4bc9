"""What an analysis came to, as JSON and in words."""

"""Rules of the family HUM: humanitarian floor."""

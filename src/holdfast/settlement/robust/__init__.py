"""What holds whatever the uncertain preferences are, and in which share of them the rest holds."""

"""Rules of the family INC: reach, to those who carry a text out and those who live under it."""

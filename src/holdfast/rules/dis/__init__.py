"""Rules of the family DIS: displaced people."""

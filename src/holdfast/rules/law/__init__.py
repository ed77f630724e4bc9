"""Rules of the family LAW: the legal form of a text."""

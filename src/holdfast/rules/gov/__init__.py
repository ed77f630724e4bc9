"""Rules of the family GOV: contested areas."""

"""Rules of the family TAG: codes of code books."""

"""Rules of the family QTY: numbers."""

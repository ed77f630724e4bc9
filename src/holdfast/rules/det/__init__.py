"""Rules of the family DET: detained and missing people."""

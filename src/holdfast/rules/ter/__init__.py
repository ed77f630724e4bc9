"""Rules of the family TER: territory."""

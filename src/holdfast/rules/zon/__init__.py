"""Rules of the family ZON: lines and withdrawal."""

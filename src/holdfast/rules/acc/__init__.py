"""Rules of the family ACC: accountability."""

"""Rules of the family DOC: drafting."""

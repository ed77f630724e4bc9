"""Rules of the family REF: votes."""

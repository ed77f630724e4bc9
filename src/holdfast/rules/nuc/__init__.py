"""Rules of the family NUC: nuclear sites."""

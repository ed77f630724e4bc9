"""The documents: reading, models, conditions, resolving and writing."""

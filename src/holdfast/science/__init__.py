"""Closed forms, one per file, each with its source; nothing here imports anything else of the package."""

"""Negotiations in files of other programs: read as a settlement problem, written as a case or as a table."""

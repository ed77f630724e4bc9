"""The numbers that an analysis reads: each with its range, unit, basis, sources and the address it stands at."""

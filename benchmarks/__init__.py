"""Benchmarks: each measures both sides in one run on the same work and prints ratio, sizes and versions."""

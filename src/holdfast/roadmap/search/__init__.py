"""Exact search for the safest order of steps."""

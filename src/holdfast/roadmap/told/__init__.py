"""Roadmaps in JSON and in words."""

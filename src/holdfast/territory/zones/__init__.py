"""Zones and dated lines of control: areas, changes, what a newer line has outdated, distances, and authority."""

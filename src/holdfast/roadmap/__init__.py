"""Roadmap: an order of steps in which no party ever gains by stopping, and how the order as drafted compares."""

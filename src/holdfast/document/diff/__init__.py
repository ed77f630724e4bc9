"""Semantic comparison of two revisions of a framework: typed changes, the revision, and who gains what duty."""

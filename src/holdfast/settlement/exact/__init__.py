"""Proven answers over more packages than can be listed, by mixed-integer linear programmes."""

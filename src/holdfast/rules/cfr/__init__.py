"""Rules of the family CFR: the core of a ceasefire."""

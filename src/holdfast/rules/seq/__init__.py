"""Rules of the family SEQ: order and time."""

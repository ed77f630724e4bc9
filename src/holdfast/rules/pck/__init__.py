"""Rules of the family PCK: picks and the text that carries them."""

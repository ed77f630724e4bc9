"""Rules of the family PTY: who is bound."""

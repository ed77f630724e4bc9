"""After signature: who could break a text, who could answer, and whether nobody gains by breaking it."""

"""Rules of the family ECO: sanctions and their relief."""

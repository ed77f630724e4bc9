"""Solving: what long work looks at while it runs, and solvers that keep quiet."""

"""Votes: who may vote, what could come out, what decides it, when it may be held, and how its count is checked."""

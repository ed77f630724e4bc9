"""What is assumed of a vote where nobody has said a number: wide ranges, alike for every group."""

SUPPORT = (0.3, 0.7)
"""Share of yes in a group of which no poll is known."""

TURNOUT = (0.3, 0.8)
"""Turnout of a group of which nothing is known."""

OF_AGE = (0.6, 0.85)
"""Share of people of all ages who are old enough to vote."""

RISK_LIMIT = 0.05
"""Greatest accepted chance that a wrong result passes the audit."""

HALF_WIDTH = 0.01
"""Half-width asked of an observers' count."""

DESIGN_EFFECT = 2.0
"""By how much the clustering of ballots in polling stations raises the sample needed."""

SPREAD = (0.05, 0.15)
"""Standard deviation of the share of yes between polling stations."""

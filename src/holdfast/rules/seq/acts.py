"""Acts that are done once by one side while the other waits to see them done."""

from __future__ import annotations

from holdfast.rules.acts import RELEASE, WITHDRAWAL

MOVES = RELEASE | WITHDRAWAL | {
    "assemble", "disarm", "hand-in-arms", "decommission-arms", "merge-forces", "demilitarise",
    "exchange-records", "return-remains", "return-children", "return-border-control", "control-border",
    "amend-constitution", "amend-statutes", "enact-law", "grant-amnesty", "hold-election", "hold-referendum",
    "form-government", "ratify", "recognise", "give-effect", "lift-restrictions", "lift-sanctions", "open-relations",
    "restore-links", "pay-compensation", "invest-assets",
}
"""Moves of a settlement: each changes what the other side can count on."""

"""What each element of a framework does, in one English sentence."""

from __future__ import annotations

from holdfast.document.sentences.tell import sentence

__all__ = ["sentence"]

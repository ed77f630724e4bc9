"""What each family of rules is about, by the letters with which the codes of its rules begin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FAMILIES: Mapping[str, str] = MappingProxyType({
    "ACC": "accountability", "CFR": "ceasefire provisions", "DET": "people detained", "DIS": "people displaced",
    "DOC": "the document", "ECO": "sanctions and money", "GOV": "administration", "HUM": "humanitarian law and access",
    "INC": "reach", "JCM": "joint bodies", "LAW": "legal form", "MVM": "monitoring and verification",
    "NUC": "nuclear sites", "PCK": "picks", "PTY": "parties and forces", "QTY": "quantities", "REF": "votes",
    "SEC": "guarantees", "SEQ": "sequence", "TAG": "codes of code books", "TER": "territory", "ZON": "zones",
})

"""The generated pages of the reference, each made from the code that it describes."""

from __future__ import annotations

from scripts.doc_pages.cli import cli_page
from scripts.doc_pages.codes import codes_page
from scripts.doc_pages.documents import document_pages
from scripts.doc_pages.gates import gates_page
from scripts.doc_pages.glossary import glossary_page
from scripts.doc_pages.json_output import json_output_page
from scripts.doc_pages.python import python_page
from scripts.doc_pages.rules import rule_pages


def pages() -> dict[str, str]:
    """Path under ``docs/reference`` → text of the page."""
    return {
        **document_pages(),
        **rule_pages(),
        "cli.md": cli_page(),
        "codes.md": codes_page(),
        "gates.md": gates_page(),
        "glossary.md": glossary_page(),
        "json-output.md": json_output_page(),
        "python.md": python_page(),
    }

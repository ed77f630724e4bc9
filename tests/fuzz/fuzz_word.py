"""Any bytes as a Word document, and as the body of one: a framework that loads, or a refusal."""

from __future__ import annotations

import contextlib

from scripts.make_word_corpus import p, word

from holdfast.document.load import documents_from_bytes
from holdfast.errors import UnreadableSource
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.read import read_draft


def one(data: bytes) -> None:
    """Reads the bytes as they are, as the words of a paragraph, and as the markup of a body."""
    text = data.decode("utf-8", "replace")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "")
    for document in (data, word(p(f"1. {escaped}")), word(text)):
        with contextlib.suppress(UnreadableSource):
            draft = read_draft(document, name="fuzzed.docx")
            written = yaml_of(framework_tree(draft, Named("fuzzed", "pause", ("A", *draft.sponsors))))
            documents_from_bytes(written.encode(), name="fuzzed.framework.yaml")

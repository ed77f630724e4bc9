#!/usr/bin/env python3
"""Write the JSON Schemas of all documents; with --check, only say whether they are up to date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from holdfast.document.framework import EDITION
from holdfast.document.schema import DOCUMENTS, schema_text

TARGET = Path(__file__).resolve().parent.parent / "schemas" / EDITION


def main() -> int:
    """Exit code 0, or 1 where a schema is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a schema is not up to date")
    options = parser.parse_args()
    stale = []
    for kind in DOCUMENTS:
        path = TARGET / f"{kind}.schema.json"
        text = schema_text(kind)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"{'out of date' if options.check else 'written'}: {', '.join(stale)}")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

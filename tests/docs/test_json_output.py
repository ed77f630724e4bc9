"""What `--format json` prints fits the published schemas of the output, which name every property."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from scripts.doc_pages.cli import commands
from scripts.doc_pages.json_output import output_schemas
from tests.docs.blocks import ROOT

MINSK = "examples/historical/minsk-2-2015.framework.yaml"
TRUCE = "examples/pauses/plant-repair-truce.framework.yaml"
PLAN = "examples/ukraine/coalition-plan.framework.yaml"
CALLS: Mapping[str, tuple[list[str], ...]] = {
    "assess": ([PLAN],),
    "check": ([MINSK], [PLAN, "--all"], [MINSK, TRUCE], [TRUCE, "--profile", "humanitarian"]),
    "compare": ([PLAN, "examples/ukraine/us-28-point.framework.yaml"],),
    "diff": (["examples/ukraine/us-28-point.framework.yaml", PLAN], [TRUCE, TRUCE]),
    "fmt": ([TRUCE, "--check"],),
    "import": (["corpus/word/valid/brackets.docx"], ["corpus/word/valid/libreoffice_print.docx", "--onto", TRUCE, "-o", "-"]),
    "new": (["--stage", "pause"],),
    "print": ([TRUCE], [PLAN, "--lang", "uk"]),
    "resolve": ([TRUCE],),
    "returns": (["examples/returns/valley-return.framework.yaml", "--months", "10"], [PLAN],
                ["examples/historical/dayton-1995.framework.yaml", "right-of-return"]),
    "roadmap": (["examples/steps/river-line.framework.yaml"], ["examples/steps/river-line.framework.yaml", "--show-danger"],
                ["corpus/cases/roadmap/exchange-visible.json"], ["examples/pauses/exchange-1000.framework.yaml"],
                [MINSK, "--reading", "control-first"], [PLAN], ["examples/historical/dayton-1995.framework.yaml"]),
    "rule": (["MVM002"], []),
    "schema": (["events"],),
    "settle": (["corpus/valid/settlement.framework.yaml", "--draws", "200", "--negotiations", "2"],
               ["corpus/valid/settlement.case.yaml", "--draws", "200"],
               ["corpus/cases/settlement/s2-three-parties.scenario.json"],
               ["corpus/cases/settlement/s3-red-lines-conflict.scenario.json", "--no-reserves"], [PLAN, "--budget", "5"]),
    "show": ([TRUCE, "fire.none"], [MINSK, "clauses"]),
    "stability": (
        [PLAN],
        ["corpus/cases/graph-models/elmira.yaml"],
        ["corpus/cases/graph-models/syria-iraq-1975.yaml", "--inverse", "2", "--by", "Syria"],
        ["corpus/cases/graph-models/random-models-a.json"], ["corpus/valid/graph_models.case.yaml"],
        ["corpus/cases/graph-models/elmira.yaml", "--print-model"],
    ),
    "territory": (["examples/steps/river-line.framework.yaml"], ["corpus/valid/votes_and_returns.framework.yaml"],
                  ["examples/ukraine/ukraine.case.yaml"],
                  ["corpus/cases/territory/made-zones.framework.yaml", "--settlements",
                   "corpus/cases/territory/made-settlements.csv", "--places", "corpus/cases/territory/made-places.csv"],
                  ["examples/steps/river-line.framework.yaml", "--positions",
                   "corpus/cases/territory/made-positions.geojson"],
                  ["--lines", "corpus/cases/territory/made-lines.geojson", "--daily", "corpus/cases/territory/made-daily.csv",
                   "--settlements", "corpus/cases/territory/made-settlements.csv", "--date", "2026-02-01"]),
    "trace": ([TRUCE, "--events", "examples/pauses/plant-repair-truce.events.yaml", "--at", "2026-10-06"],),
    "vote": (["corpus/valid/votes_and_returns.framework.yaml"], [PLAN],
             ["--count", "yes=6382901", "--count", "no=6438552", "--registered", "34899945"],
             ["corpus/cases/territory/made-vote.framework.yaml", "--case", "corpus/cases/territory/made-vote.case.yaml",
              "--stations", "1000", "--count", "yes=60", "--count", "no=40", "--registered", "200", "--approval-quorum",
              "0.13", "--audit", "alpha"],
             ["--count", "a=60", "--count", "b=40", "--sample", "corpus/cases/territory/made-ballots.csv"]),
}


def strict(schema: Any) -> Any:
    """The schema with every object closed, so that a property without a description is found."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(part) for key, part in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        closed["additionalProperties"] = False
    return closed


SCHEMAS = {name: strict(schema) for name, schema in output_schemas().items()}
REGISTRY: Registry[Any] = Registry().with_resources(
    (f"{name}.schema.json", Resource(contents=schema, specification=DRAFT7)) for name, schema in SCHEMAS.items()
)


def problems(name: str, value: Any) -> list[str]:
    """Where a value does not fit a schema of the output."""
    validator = jsonschema.Draft7Validator(SCHEMAS[name], registry=REGISTRY)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def printed(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Exit code and envelope of a command."""
    call = [sys.executable, "-c", "from holdfast.cli.main import main; main()", *arguments, "--format", "json"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, json.loads(done.stdout)


def takes_json(name: str) -> bool:
    """Whether a command has a JSON format."""
    command = next(one for one in commands() if one.name == name)
    return any("--format" in one.flags and "json" in one.takes for one in command.parameters)


CASES = [(command.name, call) for command in commands() if takes_json(command.name)
         for call in CALLS.get(command.name, ())]


@pytest.mark.parametrize(("command", "call"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_output_fits_its_schema(command: str, call: list[str]) -> None:
    """Envelope and data fit their schemas, and hold nothing that the schemas do not name."""
    code, found = printed(command, *call)
    assert code in (0, 1)
    assert problems("envelope", found) == []
    assert problems(command, found["data"]) == []


def test_every_command_with_json_is_tried_and_has_a_schema() -> None:
    """No command prints JSON that is not described."""
    with_json = {command.name for command in commands() if takes_json(command.name)}
    assert with_json <= set(CALLS)
    assert with_json <= set(SCHEMAS)


def test_a_failure_fits_the_envelope() -> None:
    """A command that cannot be done prints the same envelope, with exit code 2."""
    code, found = printed("check", "nowhere.framework.yaml")
    assert code == 2
    assert problems("envelope", found) == []
    assert found["ok"] is False
    assert found["diagnostics"]


def test_the_schemas_are_schemas() -> None:
    """Each file under schemas/output is itself a schema of draft-07, and a stray property is noticed."""
    for schema in SCHEMAS.values():
        jsonschema.Draft7Validator.check_schema(schema)
    assert problems("resolve", {"resolved": {}, "sha256": "0" * 64, "more": 1})


def test_a_roadmap_is_described_alike_wherever_it_stands() -> None:
    """The schema of an assessment says of its roadmaps what the schema of `roadmap` says."""
    alone = SCHEMAS["roadmap"]["properties"]
    within = SCHEMAS["assess"]["properties"]["frameworks"]["items"]["properties"]["roadmap"]["properties"]
    assert within == {name: said for name, said in alone.items() if name != "instances"}

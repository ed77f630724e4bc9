"""Running a command: results on stdout, talk on stderr, exit codes 0, 1 and 2, and never a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from holdfast import __version__
from holdfast.cli.envelope import Outcome, envelope, failed
from holdfast.document.finding import Finding, error
from holdfast.errors import UnusableInput, UsageProblem


def run(command: str, work: Callable[[], Outcome], *, format: str, options: Mapping[str, Any],
        tells: bool = False) -> NoReturn:
    """Do the work of a command, print its result in the format asked for, and exit with its code.

    A command that ``tells`` how far it is shows that itself.
    """
    try:
        with contextlib.nullcontext() if tells else _busy(command):
            outcome = work()
    except UnusableInput as problem:
        _refuse(command, problem.findings, format=format, options=options)
    except UsageProblem as problem:
        _refuse(command, [_usage(command, str(problem))], format=format, options=options)
    except KeyboardInterrupt:
        _refuse(command, [_stopped()], format=format, options=options)
    except RecursionError:
        _refuse(command, [_too_deep()], format=format, options=options)
    except Exception as problem:
        if os.environ.get("HOLDFAST_TRACEBACK") == "1":
            raise
        _refuse(command, [_own_fault(problem)], format=format, options=options)
    _print(command, outcome, format=format)
    sys.exit(outcome.exit_code)


def _busy(command: str) -> contextlib.AbstractContextManager[object]:
    """A sign of life on a terminal while a command works; nothing where stderr is read by a program."""
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # slow to import, and of use on a terminal only

    return Console(stderr=True).status(f"holdfast {command}")


def _print(command: str, outcome: Outcome, *, format: str) -> None:
    if format == "json":
        body = json.dumps(envelope(command, outcome), ensure_ascii=False, indent=2, sort_keys=False, allow_nan=False)
    else:
        body = outcome.text
        for finding in outcome.diagnostics:
            say(finding.as_text())
        if outcome.left_out:
            say(f"{outcome.left_out} item(s) above this audience were left out.")
    write(body)


def write(text: str) -> None:
    """Print a result, in UTF-8 whatever the locale; a reader that stops reading early is no fault."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except OSError as problem:
        # Whatever is still buffered must not be tried again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            say(_unwritable(problem).as_text())
            sys.exit(2)


def say(text: str) -> None:
    """Talk to the user on stderr."""
    sys.stderr.write(text + "\n")


def refuse_use(command: str, finding: Finding, *, format: str) -> NoReturn:
    """Print that the command line was used wrongly, and exit with 2."""
    _refuse(command, [finding], format=format, options={})


def _refuse(command: str, findings: Sequence[Finding], *, format: str, options: Mapping[str, Any]) -> NoReturn:
    if format == "json":
        write(json.dumps(failed(command, findings, options), ensure_ascii=False, indent=2, allow_nan=False))
    elif format == "sarif":
        from holdfast.rules.sarif import sarif_failure

        write(json.dumps(sarif_failure(findings, version=__version__), ensure_ascii=False, indent=2))
    elif format == "github":
        from holdfast.rules.workflow_commands import workflow_command

        write("\n".join(workflow_command(finding) for finding in findings))
    else:
        say("\n\n".join(finding.as_text() for finding in findings))
    sys.exit(2)


def _usage(command: str, message: str) -> Finding:
    return error("USE001", "wrong-use", message[:1].upper() + message[1:], why="Nothing was written.",
                 next=f"Correct the call; `holdfast {command} -h` lists what it takes.")


def _unwritable(problem: OSError) -> Finding:
    said = problem.strerror or "unknown reason"
    return error("OUT002", "unwritable-stdout", f"The result cannot be printed: {said}.",
                 why="What was printed so far is incomplete.", next="Make room, or send the result elsewhere.")


def _stopped() -> Finding:
    return error("USE002", "stopped", "Stopped before the end.", why="Nothing was written.", next="Run it again.")


def _too_deep() -> Finding:
    return error(
        "USE003", "too-deep", "The document refers to itself or nests too deeply to be worked through.",
        next="Check for long chains of references; if there are none, report this as a fault of Holdfast.",
    )


def _own_fault(problem: Exception) -> Finding:
    return error(
        "USE009", "own-fault", f"Holdfast failed on this input ({type(problem).__name__}).",
        why="This is a fault of Holdfast, not of your document; nothing was written.",
        next="Report it with the smallest document that shows it; HOLDFAST_TRACEBACK=1 shows where it happened.",
    )

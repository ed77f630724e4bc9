"""Writing in one step: the old content stays until the new is complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.document.write import piece_by_piece, write_atomically
from holdfast.errors import UnusableInput


def test_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Writing replaces the content, keeps the permissions, and leaves no temporary file behind."""
    target = tmp_path / "brief.html"
    target.write_bytes(b"old")
    target.chmod(0o640)

    write_atomically(target, b"new")

    assert b"new" == target.read_bytes()
    assert 0o640 == target.stat().st_mode & 0o777
    assert ["brief.html"] == [path.name for path in tmp_path.iterdir()]


def test_failure_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails, the old content stands, and the finding says so."""
    target = tmp_path / "brief.html"
    target.write_bytes(b"old")

    def refuse(self: Path, destination: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnusableInput) as raised:
        write_atomically(target, b"new")

    assert "OUT001" == raised.value.findings[0].code
    assert "No space left" in raised.value.findings[0].message
    assert b"old" == target.read_bytes()
    assert ["brief.html"] == [path.name for path in tmp_path.iterdir()]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A target in folders that are not there yet is written."""
    write_atomically(tmp_path / "a" / "b" / "x.json", b"{}")

    assert b"{}" == (tmp_path / "a" / "b" / "x.json").read_bytes()


def test_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder where a file should be written is a finding, not a traceback."""
    with pytest.raises(UnusableInput):
        write_atomically(tmp_path, b"x")


def test_content_written_in_pieces_takes_its_place_at_the_end(tmp_path: Path) -> None:
    """The old content stays while pieces are written, and the new keeps its permissions."""
    target = tmp_path / "x.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)

    with piece_by_piece(target) as place:
        place.write_bytes(b"new")
        assert b"old" == target.read_bytes()

    assert b"new" == target.read_bytes()
    assert 0o640 == target.stat().st_mode & 0o777
    assert [target] == list(tmp_path.iterdir())


def test_pieces_that_fail_or_are_taken_back_leave_the_old_content(tmp_path: Path) -> None:
    """Where the writing raises, or removes what it wrote, the old content stands and nothing lies beside it."""
    target = tmp_path / "x.csv"
    target.write_bytes(b"old")

    for failure in (ZeroDivisionError(), OSError(28, "No space left on device")):
        with pytest.raises((ZeroDivisionError, UnusableInput)), piece_by_piece(target):
            raise failure
    with piece_by_piece(target) as place:
        place.unlink()

    assert b"old" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


def test_a_folder_is_no_target_for_pieces(tmp_path: Path) -> None:
    """A folder where a file should be written is a finding before anything is written."""
    with pytest.raises(UnusableInput, match="OUT001"), piece_by_piece(tmp_path):
        pytest.fail("there is nothing to write into")

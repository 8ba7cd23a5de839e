"""`schedule generate` writes an instance that is in order, and replaces nothing unasked."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import schedule


def test_what_is_written_has_no_fault(tmp_path: Path) -> None:
    for name in ("some.json", "some.yaml"):
        run = schedule("generate", "-o", tmp_path / name, "--sessions", "20", "--seed", "3")
        assert run.code == 0, run.err
        assert "20 sessions" in run.out
        assert schedule("check", tmp_path / name).code == 0


def test_it_is_said_in_json(tmp_path: Path) -> None:
    run = schedule("generate", "-o", tmp_path / "a.json", "--sessions", "12", "--days", "2", "--json")
    assert set(run.json) == {"instance", "hash", "sessions", "rooms", "people", "tracks"}
    assert run.json["sessions"] == 12


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("precious", encoding="utf-8")
    assert schedule("generate", "-o", path, "--sessions", "12").code == 2
    assert path.read_text(encoding="utf-8") == "precious"
    assert schedule("generate", "-o", path, "--sessions", "12", "--force").code == 0


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    run = schedule("generate", "-o", tmp_path / "a.json", "--sessions", "9", "--json")
    assert run.code == 2
    assert "sessions" in run.json["error"]
    assert schedule("generate", "-o", tmp_path / "a.txt").code == 2

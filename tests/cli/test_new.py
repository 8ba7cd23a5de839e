"""`schedule new` writes something to start from, in three forms; each can be imported and solved."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.formats import read_instance
from tests.cli.run import schedule


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_new_workbook_is_imported_and_solved(language: str, tmp_path: Path) -> None:
    mine, instance = tmp_path / "my.xlsx", tmp_path / "mine.yaml"
    run = schedule("new", "--xlsx", mine, "--lang", language)
    assert run.out == f"Wrote {mine}. Fill it in, then: schedule import xlsx {mine} -o instance.yaml\n"
    assert schedule("import", "xlsx", mine, "-o", instance).code == 0
    assert schedule("check", instance).code == 0
    run = schedule("solve", instance, "--json", "-o", tmp_path / "mine.json")
    assert run.json["status"] == "optimal"


def test_new_tables_say_the_same_as_a_new_workbook(tmp_path: Path) -> None:
    assert schedule("new", "--xlsx", tmp_path / "my.xlsx").code == 0
    run = schedule("new", "--csv", tmp_path / "tables")
    assert run.out.startswith(
        f"Wrote 13 files in {tmp_path / 'tables'}. Fill them in, then: schedule import csv "
    )
    assert schedule("import", "xlsx", tmp_path / "my.xlsx", "-o", tmp_path / "a.yaml").code == 0
    assert schedule("import", "csv", tmp_path / "tables", "-o", tmp_path / "b.yaml").code == 0
    assert read_instance(tmp_path / "a.yaml") == read_instance(tmp_path / "b.yaml")


def test_what_is_still_to_fill_in_is_said_and_written(tmp_path: Path) -> None:
    schedule("new", "--csv", tmp_path)
    (tmp_path / "rules.csv").unlink()
    run = schedule("import", "csv", tmp_path, "-o", tmp_path / "a.yaml")
    assert "no wish is listed under rules" in run.out
    assert "no wish is listed under rules" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_new_never_replaces_a_workbook_or_table_unasked(tmp_path: Path) -> None:
    mine, rooms = tmp_path / "my.xlsx", tmp_path / "rooms.csv"
    for file, option, place in ((mine, "--xlsx", mine), (rooms, "--csv", tmp_path)):
        file.write_text("precious", encoding="utf-8")
        assert schedule("new", option, place).code == 2
        assert file.read_text(encoding="utf-8") == "precious"
        assert schedule("new", option, place, "--force").code == 0
        assert file.read_bytes() != b"precious"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "say what to write"),
        (["a.yaml", "--xlsx", "a.xlsx"], "one thing is written at a time"),
        (["a.xlsx"], "a workbook is written by --xlsx a.xlsx"),
        (["--xlsx", "a.ods"], "does not end in .xlsx"),
        (["a.yaml", "--lang", "fr"], "--lang goes with --xlsx or --csv"),
        (["--xlsx", "no/a.xlsx"], "there is no such folder"),
    ],
)
def test_bad_usage_of_new_is_told(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = schedule("new", *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.split())
    assert not list(tmp_path.iterdir())


def test_faults_of_a_workbook_are_told_with_sheet_and_cell(tmp_path: Path) -> None:
    schedule("new", "--csv", tmp_path / "tables")
    rooms = tmp_path / "tables" / "rooms.csv"
    rooms.write_text(rooms.read_text(encoding="utf-8-sig").replace(",80,", ",eighty,"), encoding="utf-8")
    run = schedule("import", "csv", tmp_path / "tables", "-o", tmp_path / "a.yaml")
    assert run.code == 2
    assert "rooms.csv:3:6: Capacity: 'eighty' is not a whole number" in " ".join(run.err.split())
    assert not (tmp_path / "a.yaml").exists()

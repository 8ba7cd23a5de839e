"""The commands import and export, and the formats that they know."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.formats import exchange, read_instance, read_programme
from scheduler.formats.cosplib import read_cosplib
from scheduler.formats.exchange import ADDITIONS, EXPORTS, IMPORTS, Import, exporter
from scheduler.formats.publication import Publication
from tests.cli.run import Run, schedule, start
from tests.formats.cosplib_workbooks import SCHEDULE, put, small, write
from tests.small import SMALL


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "small.xlsx", small())


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A schedule of the same library."""
    return write(tmp_path / "sol.xlsx", {"sol": SCHEDULE})


# -- import ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.yaml", "out.yml", "out.json"])
def test_an_imported_instance_has_no_fault(source: Path, tmp_path: Path, name: str) -> None:
    run = schedule("import", "cosplib", source, "-o", tmp_path / name)
    assert run.code == 0
    assert read_instance(tmp_path / name) == read_cosplib(source)


def test_import_says_what_it_wrote_and_what_comes_next(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    assert schedule("import", "cosplib", source, "-o", out).out.splitlines() == [
        f"Wrote {out}: 5 sessions, 3 blocks, 2 rooms, 2 tracks.",
        f"Next: schedule solve {out}",
    ]


def with_programme(source: Path, held: Path, *more: str) -> Run:
    folder = source.parent
    options = ["--programme", held, "--programme-out", folder / "ours.json"]
    return schedule("import", "cosplib", source, "-o", folder / "out.json", *options, *more)


def test_a_programme_is_imported_with_its_score(source: Path, held: Path, tmp_path: Path) -> None:
    run = with_programme(source, held)
    assert run.code == 0
    assert run.out.splitlines()[1] == f"Wrote {tmp_path / 'ours.json'}: 5 of the sessions stand somewhere."
    instance = read_instance(tmp_path / "out.json")
    stored = read_programme(tmp_path / "ours.json", instance)
    assert stored.score == evaluate(instance, stored.programme).score
    assert (stored.status, stored.name, stored.hash) == ("feasible", "out", instance.hash)
    assert schedule("check", tmp_path / "out.json", tmp_path / "ours.json").code == 0


def test_a_programme_that_breaks_a_hard_rule_is_not_called_feasible(source: Path, tmp_path: Path) -> None:
    sheets: dict[str, Any] = {"sol": [list(row) for row in SCHEDULE]}
    put(sheets, "sol!B11", None)
    put(sheets, "sol!B4", None)
    assert with_programme(source, write(tmp_path / "sol.xlsx", sheets)).code == 0
    stored = read_programme(tmp_path / "ours.json", read_instance(tmp_path / "out.json"))
    assert stored.status == "unknown"
    assert stored.score is not None
    assert not stored.score.feasible


def test_import_in_json(source: Path, held: Path, tmp_path: Path) -> None:
    out, ours = str(tmp_path / "out.json"), str(tmp_path / "ours.json")
    run = schedule("import", "cosplib", source, "-o", out, "--json")
    assert run.json == {"instance": out, "programme": None, "sessions": 5, "notes": []}
    run = with_programme(source, held, "--json")
    assert run.json == {"instance": out, "programme": ours, "sessions": 5, "notes": []}


def test_what_is_still_to_fill_in_is_said_and_written(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = ("Seats of rooms are made up.", "Nobody said who is there when.\x1b[31m")
    read = IMPORTS["cosplib"].read
    monkeypatch.setitem(
        exchange.IMPORTS, "noted", Import(lambda path, options: replace(read(path, options), notes=notes))
    )
    out = tmp_path / "out.yaml"
    run = schedule("import", "noted", source, "-o", out)
    assert run.out.splitlines()[1:4] == ["Still to fill in:", f"- {notes[0]}", f"- {notes[1][:30]} [31m"]
    assert f"# - {notes[0]}\n" in out.read_text(encoding="utf-8")
    assert read_instance(out) == read_cosplib(source)
    assert schedule("import", "noted", source, "-o", out, "--json").json["notes"] == list(notes)


def test_faults_of_a_workbook_name_sheet_and_cell(source: Path, tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "rooms!A3", "Grand Hall")
    put(sheets, "submissions!C2", "many")
    write(source, sheets)
    run = schedule("import", "cosplib", source, "-o", tmp_path / "out.json", "--json")
    assert run.code == 2
    assert run.json["error"]
    assert {"rooms!A3", "submissions!C2"} <= {fault["field"] for fault in run.json["faults"]}
    run = schedule("import", "cosplib", source, "-o", tmp_path / "out.json")
    assert run.out == ""
    assert "submissions!C2: 'many' is not a whole number" in run.err
    assert not (tmp_path / "out.json").exists()


def test_where_the_programme_is_faulty_nothing_is_written(source: Path, tmp_path: Path) -> None:
    run = with_programme(source, write(tmp_path / "sol.xlsx", {"sol": [["x"] * 9]}))
    assert run.code == 2
    assert not (tmp_path / "out.json").exists()


BAD_IMPORTS: dict[str, tuple[list[str], str]] = {
    "unknown format": (["cosplob", "small.xlsx", "-o", "out.json"], "did you mean 'cosplib'?"),
    "ending of the instance": (["cosplib", "small.xlsx", "-o", "out.xlsx"], "does not end in"),
    "ending of the programme": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s.xlsx", "--programme-out", "p.yaml"],
        "does not end in .json",
    ),
    "half of a programme": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s"],
        "goes with --programme-out",
    ),
    "the other half": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme-out", "p.json"],
        "there is no programme in the file",
    ),
    "a programme of a format that has none": (
        ["sessionize", "small.xlsx", "-o", "o.json", "--programme", "s.json", "--programme-out", "p.json"],
        "has no programmes in files of their own",
    ),
    "one file for both": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s.xlsx", "--programme-out", "o.json"],
        "cannot hold both",
    ),
    "only exported": (["svg", "small.xlsx", "-o", "out.json"], "it is only exported"),
    "no output": (["cosplib", "small.xlsx"], "--out"),
    "no source": (["cosplib", "missing.xlsx", "-o", "out.json"], "cannot be read"),
}


@pytest.mark.parametrize("bad", BAD_IMPORTS)
def test_bad_usage_of_import_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    arguments, message = BAD_IMPORTS[bad]
    monkeypatch.chdir(tmp_path)
    run = schedule("import", *arguments)
    assert run.code == 2
    assert message in run.err
    assert schedule("import", *arguments, "--json").json["error"]
    assert [path.name for path in tmp_path.iterdir()] == ["small.xlsx"]


# -- votes ----------------------------------------------------------------------------------------


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    file = tmp_path / "votes.csv"
    file.write_text("voter,session\n1,open\n1,w2\n2,w2\n2,open\n3,w1\n", encoding="utf-8")
    return file


def test_votes_are_added_to_an_instance(votes: Path, tmp_path: Path) -> None:
    out = tmp_path / "voted.yaml"
    run = schedule("import", "votes", votes, "--into", SMALL, "-o", out)
    assert (run.code, run.out.splitlines()[0]) == (0, f"Wrote {out}: {SMALL} with 2 interests.")
    interests = read_instance(out).interests
    assert [(interest.sessions, interest.size) for interest in interests] == [
        (("open", "w2"), 2),
        (("w1",), 1),
    ]
    run = schedule("import", "votes", votes, "--into", SMALL, "-o", out, "--json")
    assert run.json == {
        "instance": str(out),
        "programme": None,
        "sessions": len(read_instance(SMALL).sessions),
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["votes", "votes.csv", "-o", "o.yaml"], "--into INSTANCE"),
        (["cosplib", "votes.csv", "--into", SMALL, "-o", "o.yaml"], "is not added to an instance"),
        (["votes", "votes.csv", "--into", SMALL, "-o", SMALL], "is what is read itself"),
        (["votes", "none.csv", "--into", SMALL, "-o", "o.yaml"], "cannot be read"),
        (
            [
                "votes",
                "votes.csv",
                "--into",
                SMALL,
                "-o",
                "o.yaml",
                "--programme",
                "p",
                "--programme-out",
                "p.json",
            ],
            "do not go together",
        ),
    ],
)
def test_bad_usage_of_votes_is_told(
    votes: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(votes.parent)
    run = schedule("import", *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.split())
    assert [path.name for path in votes.parent.iterdir()] == ["votes.csv"]


# -- export ---------------------------------------------------------------------------------------


def test_what_was_imported_is_exported_as_it_was(source: Path, held: Path, tmp_path: Path) -> None:
    with_programme(source, held)
    ours, back = tmp_path / "ours.json", tmp_path / "back.xlsx"
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back)
    assert (run.code, run.out) == (0, f"Wrote {back}: 5 sessions.\n")
    first = json.loads(ours.read_text(encoding="utf-8"))
    with_programme(source, back)
    assert json.loads(ours.read_text(encoding="utf-8")) == first


def test_export_says_how_many_are_left_out(source: Path, held: Path, tmp_path: Path) -> None:
    with_programme(source, held)
    ours, back = tmp_path / "ours.json", tmp_path / "back.xlsx"
    stored = json.loads(ours.read_text(encoding="utf-8"))
    stored["placements"]["A-1"] = None
    ours.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back)
    assert run.out == f"Wrote {back}: 4 sessions, without 1 that stand nowhere.\n"
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back, "--json")
    assert run.json == {"path": str(back), "format": "cosplib", "left_out": 1, "files": [str(back)]}


def test_an_instance_that_a_format_has_no_words_for_is_refused(tmp_path: Path) -> None:
    programme = tmp_path / "ours.json"
    programme.write_text('{"format": 1, "placements": {}}', encoding="utf-8")
    run = schedule("export", SMALL, programme, "--to", "cosplib", "-o", tmp_path / "a.xlsx", "--json")
    assert run.code == 2
    assert any("timeline" in fault["field"] for fault in run.json["faults"])
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("to", "out", "message"),
    [
        ("cosplob", "a.xlsx", "did you mean 'cosplib'?"),
        ("cosplib", "a.csv", "does not end in .xlsx"),
        ("cosplib", "ours.json", "is what is read itself"),
        ("cosplib", "out.json", "is what is read itself"),
    ],
)
def test_bad_usage_of_export_is_told(
    source: Path, held: Path, tmp_path: Path, to: str, out: str, message: str
) -> None:
    with_programme(source, held)
    kept = (tmp_path / "ours.json").read_bytes()
    arguments = [tmp_path / "out.json", tmp_path / "ours.json", "--to", to, "-o", tmp_path / out]
    run = schedule("export", *arguments)
    assert run.code == 2
    assert message in run.err
    assert (tmp_path / "ours.json").read_bytes() == kept


@pytest.fixture
def agenda(tmp_path: Path) -> list[str | Path]:
    """The beginning of an export of the small instance, two sessions of which stand somewhere."""
    where = {"block": "morning", "start": "2030-05-17T10:30", "end": "2030-05-17T11:15"}
    placements = {
        "w1": {**where, "slot": 1, "rooms": ["hall"]},
        "w2": {**where, "slot": 1, "rooms": ["attic"]},
    }
    path = tmp_path / "small.json"
    path.write_text(json.dumps({"format": 1, "placements": placements}), encoding="utf-8")
    return ["export", SMALL, path, "--released", "2030-05-01T12:00:00"]


def test_an_export_of_lists_says_how_many_files_it_wrote(agenda: list[str | Path], tmp_path: Path) -> None:
    rooms = tmp_path / "rooms"
    run = schedule(*agenda, "--to", "ical", "--by", "room", "-o", rooms)
    assert run.out == f"Wrote {rooms}: 2 sessions in 2 files, without 4 that stand nowhere.\n"
    run = schedule(*agenda, "--to", "ical", "--by", "room", "-o", rooms, "--json")
    assert run.json["files"] == [str(rooms / "attic.ics"), str(rooms / "hall.ics")]


def test_one_file_of_text_goes_to_stdout_byte_by_byte(agenda: list[str | Path], tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    schedule(*agenda, "--to", "ical", "-o", path)
    process = start(*agenda, "--to", "ical", "-o", "-", folder=tmp_path)
    assert process.stdout is not None
    assert process.stdout.buffer.read() == path.read_bytes()  # type: ignore[attr-defined]  # a text stream
    process.communicate()
    assert process.returncode == 0
    assert schedule(*agenda, "--to", "ical", "-o", "-").out.encode() == path.read_bytes()


@pytest.mark.parametrize("to", [name for name, export in EXPORTS.items() if export.text])
def test_every_format_of_text_can_go_to_stdout(agenda: list[str | Path], to: str, tmp_path: Path) -> None:
    website = ["--website", "https://example.org/"]
    path = tmp_path / f"out{EXPORTS[to].text}"
    assert schedule(*agenda, *website, "--to", to, "-o", path).code == 0
    run = schedule(*agenda, *website, "--to", to, "-o", "-")
    assert run.code == 0
    assert run.out.encode() == path.read_bytes()


def test_the_moment_of_a_release_is_given_or_that_of_the_environment_or_of_the_file(
    agenda: list[str | Path],
) -> None:
    def stamp(*arguments: str | Path, **environment: str) -> str:
        said = schedule(*arguments, "--to", "ical", "-o", "-", **environment).out
        return next(line for line in said.splitlines() if line.startswith("DTSTAMP"))

    assert stamp(*agenda, SOURCE_DATE_EPOCH="0") == "DTSTAMP:20300501T120000Z"
    assert stamp(*agenda[:3], SOURCE_DATE_EPOCH="86400") == "DTSTAMP:19700102T000000Z"
    os.utime(agenda[2], (1_000_000_000, 1_000_000_000))
    for nonsense in ("", "soon", "9" * 30, "-1"):
        assert stamp(*agenda[:3], SOURCE_DATE_EPOCH=nonsense) == "DTSTAMP:20010909T014640Z"


def test_earlier_releases_are_calendars_or_programmes(agenda: list[str | Path], tmp_path: Path) -> None:
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    earlier = tmp_path / "earlier.json"
    stored = json.loads(Path(agenda[2]).read_text(encoding="utf-8"))
    stored["placements"]["w1"]["rooms"], stored["placements"]["w2"]["rooms"] = ["attic"], ["hall"]
    earlier.write_text(json.dumps(stored), encoding="utf-8")
    schedule("export", SMALL, earlier, "--to", "ical", "-o", first)
    for previous in (first, earlier):
        run = schedule(*agenda, "--to", "ical", "-o", second, "--previous", previous)
        assert run.code == 0
        assert second.read_text(encoding="utf-8").count("SEQUENCE:1\n") == 2


BAD_EXPORTS: dict[str, tuple[list[str], str]] = {
    "misspelt": (["--to", "icla", "-o", "a.ics"], "did you mean 'ical'?"),
    "only imported": (["--to", "sessionize", "-o", "a.json"], "it is only imported"),
    "lists of a format that has none": (
        ["--to", "json", "--by", "room", "-o", "a"],
        "is not written by room",
    ),
    "lists it cannot have": (["--to", "pdf", "--by", "track", "-o", "a"], "it can be by person, room"),
    "lists in a file": (["--to", "ical", "--by", "room", "-o", "small.json"], "needs a folder"),
    "lists on stdout": (["--to", "ical", "--by", "room", "-o", "-"], "several files cannot go to stdout"),
    "no text on stdout": (["--to", "xlsx", "-o", "-"], "is not written as one file of text"),
    "two things on stdout": (["--to", "ical", "-o", "-", "--json"], "--json goes to stdout as well"),
    "calendars for others": (
        ["--to", "json", "-o", "a.json", "--previous", "a.ics"],
        "which json does not read",
    ),
    "mixed releases": (
        ["--to", "ical", "-o", "b.ics", "--previous", "a.ics", "--previous", "small.json"],
        "some earlier releases are calendars",
    ),
    "no such release": (
        ["--to", "ical", "-o", "b.ics", "--previous", "none.ics"],
        "none.ics: cannot be read",
    ),
    "over a release": (["--to", "ical", "-o", "a.ics", "--previous", "a.ics"], "is what is read itself"),
    "no address": (
        ["--to", "ical", "-o", "b.ics", "--website", "javascript:alert(1)"],
        "not the address of a page",
    ),
    "address with a blank": (["--to", "ical", "-o", "b.ics", "--website", "https://a b"], "U+0020"),
    "ending": (["--to", "ical", "-o", "b.txt"], "does not end in .ics"),
}


@pytest.mark.parametrize("bad", BAD_EXPORTS)
def test_what_cannot_be_exported_is_told(
    agenda: list[str | Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    arguments, message = BAD_EXPORTS[bad]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ics").write_text("x", encoding="utf-8")
    run = schedule(*agenda, *arguments)
    assert run.code == 2
    assert message in " ".join((run.err + run.out).split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ics", "small.json"]


# -- formats --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "formats"), [("import", sorted([*IMPORTS, *ADDITIONS])), ("export", [*EXPORTS])]
)
def test_the_help_names_every_format(command: str, formats: list[str]) -> None:
    said = " ".join(schedule(command, "--help", COLUMNS="400").out.split())
    assert f"The format: {', '.join(formats)}." in said


@pytest.mark.parametrize("name", IMPORTS)
def test_every_format_reads_what_is_there(name: str, tmp_path: Path) -> None:
    run = schedule("import", name, tmp_path / "missing.xlsx", "-o", tmp_path / "out.yaml")
    assert run.code == 2
    assert "internal error" not in run.err


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_refuses_endings_that_it_does_not_write(name: str, tmp_path: Path, source: Path) -> None:
    instance = read_cosplib(source)
    stored = tmp_path / "ours.json"
    stored.write_text('{"format": 1, "placements": {}}', encoding="utf-8")
    programme = read_programme(stored, instance).programme
    with pytest.raises(UsageError, match=r"\.odd"):
        exporter(name).write(Publication(instance, programme), tmp_path / "a.odd")

"""`schedule diff` and `schedule compare`: what changed between programmes, and what each costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.formats.programme_file import write_programme
from tests.changed import before_and_after
from tests.cli.run import schedule
from tests.small import SMALL, small_instance


@pytest.fixture(autouse=True)
def programmes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``a.json`` and ``b.json`` in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, programme in zip("ab", before_and_after(), strict=True):
        write_programme(f"{name}.json", small_instance(), programme, name="small")


# -- diff ---------------------------------------------------------------------------------------


def test_diff_in_json_has_all_keys() -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--json")
    assert (run.code, run.err) == (0, "")
    assert set(run.json) == {"moved", "added", "dropped", "people"}
    sessions = {key: [move["session"] for move in run.json[key]] for key in ("moved", "added", "dropped")}
    assert sessions == {"moved": ["open", "w1"], "added": ["w5"], "dropped": ["w2"]}
    assert run.json["moved"][0] == {
        "session": "open",
        "before": {"start": "2030-05-17T09:00", "end": "2030-05-17T10:00", "rooms": ["hall"]},
        "after": {"start": "2030-05-17T11:15", "end": "2030-05-17T12:15", "rooms": ["hall"]},
    }
    assert run.json["added"][0]["before"] is None
    assert run.json["dropped"][0]["after"] is None
    assert run.json["people"][0] == {"person": "p1", "moves": ["open", "w1"]}


def test_diff_of_a_programme_with_itself_is_empty() -> None:
    run = schedule("diff", SMALL, "a.json", "a.json", "--json")
    assert run.code == 0
    assert run.json == {"moved": [], "added": [], "dropped": [], "people": []}
    assert "Nothing changes" in schedule("diff", SMALL, "a.json", "a.json").out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "people to tell"), ("fr", "à prévenir"), ("ar", "الواجب إخبارهم")]
)
def test_diff_speaks_the_language_asked_for(lang: str, said: str) -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--lang", lang)
    assert run.code == 0
    assert said in run.out


def test_markdown_goes_to_a_file_beside_the_table() -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--markdown", "news.md")
    assert "Wrote news.md" in run.out
    assert "Before" in run.out
    assert (
        Path("news.md").read_text(encoding="utf-8").startswith("# Changes to the programme: Small meeting\n")
    )


def test_markdown_on_stdout_stands_alone() -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--markdown", "-")
    assert run.out.startswith("# Changes")
    schedule("diff", SMALL, "a.json", "b.json", "--markdown", "news.md")
    assert run.out == Path("news.md").read_text(encoding="utf-8")


def test_markdown_and_json_can_go_together_but_not_both_to_stdout() -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--markdown", "news.md", "--json")
    assert set(run.json) == {"moved", "added", "dropped", "people"}
    assert Path("news.md").exists()
    assert schedule("diff", SMALL, "a.json", "b.json", "--markdown", "-", "--json").code == 2


@pytest.mark.parametrize("name", ["b.json", "small.yaml", "news"])
def test_markdown_replaces_no_other_file(name: str) -> None:
    Path(name).touch()
    held = Path(name).read_bytes()
    run = schedule("diff", SMALL, "a.json", "b.json", "--markdown", name)
    assert run.code == 2
    assert "does not end in .md" in " ".join(run.err.split())
    assert Path(name).read_bytes() == held


def test_a_place_that_cannot_be_written_is_bad_usage() -> None:
    run = schedule("diff", SMALL, "a.json", "b.json", "--markdown", "nowhere/news.md", "--json")
    assert run.code == 2
    assert "cannot be written" in run.json["error"]


@pytest.mark.parametrize("command", ["diff", "compare"])
def test_bad_programmes_are_faults(command: str) -> None:
    Path("b.json").write_text("{}", encoding="utf-8")
    run = schedule(command, SMALL, "a.json", "b.json", "--json")
    assert run.code == 2
    assert run.json["faults"][0]["file"] == "b.json"


# -- compare ------------------------------------------------------------------------------------


def test_compare_in_json_has_all_keys() -> None:
    run = schedule("compare", SMALL, "a.json", "b.json", "a.json", "--json")
    assert (run.code, run.err) == (0, "")
    assert set(run.json) == {"programmes"}
    assert [set(each) for each in run.json["programmes"]] == [{"path", "score", "bound", "rules"}] * 3
    assert [each["path"] for each in run.json["programmes"]] == ["a.json", "b.json", "a.json"]
    for each in run.json["programmes"]:
        checked = schedule("check", SMALL, each["path"], "--json").json
        assert (each["score"], each["rules"]) == (checked["score"], checked["rules"])


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "The best score"), ("fr", "meilleur score"), ("ar", "أفضل")]
)
def test_compare_says_which_is_best(lang: str, said: str) -> None:
    run = schedule("compare", SMALL, "a.json", "b.json", "--lang", lang)
    assert run.code == 0
    assert said in run.out
    assert "a.json" in run.out


def test_compare_wants_two_programmes() -> None:
    run = schedule("compare", SMALL, "a.json", "--json")
    assert run.code == 2
    assert "nothing to be compared with" in run.json["error"]


def test_the_same_programme_twice_is_told_apart() -> None:
    run = schedule("compare", SMALL, "a.json", "a.json", "a.json")
    assert run.code == 0
    assert "a.json (3)" in run.out
    assert "All have the same score." in run.out


def test_json_of_changes_reads_back_as_written() -> None:
    out = schedule("diff", SMALL, "b.json", "a.json", "--json").out
    assert json.loads(out)["added"][0]["session"] == "w2"


def test_diff_reads_programmes_of_an_earlier_state_of_the_instance() -> None:
    stored = json.loads(Path("a.json").read_text(encoding="utf-8"))
    stored["placements"]["gone"] = {**stored["placements"]["w1"], "block": "night", "rooms": ["cellar"]}
    Path("old.json").write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("diff", SMALL, "old.json", "a.json", "--json")
    assert [move["session"] for move in run.json["dropped"]] == ["gone"]
    assert run.json["people"] == []
    for options in ([], ["--markdown", "-"]):
        assert "cellar" in schedule("diff", SMALL, "old.json", "a.json", *options).out

"""`schedule explain` tells conflicts by the lines of the file, and what would mend them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import schedule
from tests.small import SMALL

HALL = Path(__file__).parent.parent / "data" / "infeasible" / "away_at_pin.yaml"
QUICK = ("--work-limit", "20", "--workers", "1")
KEYS = {
    "feasible",
    "minimal",
    "conflicts",
    "all_conflicts",
    "conflicts_cut_short",
    "mends",
    "mends_cut_short",
    "mends_smallest",
}


def test_a_conflict_is_told_with_lines_and_mends() -> None:
    run = schedule("explain", HALL, *QUICK)
    assert run.code == 0
    assert run.err == ""
    assert "These cannot all hold:" in run.out
    assert "away_at_pin.yaml:" in run.out
    assert "Any one of these would mend it" in run.out


def test_the_json_is_one_object_with_its_keys() -> None:
    answer = schedule("explain", HALL, "--json", *QUICK).json
    assert set(answer) == KEYS
    assert answer["feasible"] is False
    assert answer["minimal"] is True
    [conflict] = answer["conflicts"]
    lines = HALL.read_text(encoding="utf-8").splitlines()
    for demand in conflict["demands"]:
        assert set(demand) == {"rule", "subjects", "line", "text"}
        if demand["rule"] == "pinned":
            assert "pinned" in lines[demand["line"] - 1]
        if demand["rule"] == "person_availability":
            assert "available" in lines[demand["line"] - 1]
    assert {demand["rule"] for demand in conflict["demands"]} >= {"pinned", "person_availability"}
    for mend in answer["mends"]:
        assert set(mend) == {"changes", "cost", "verified"}
        assert all(set(change) == {"field", "text"} for change in mend["changes"])


def test_the_numbers_of_conflicts_and_mends_are_limits() -> None:
    assert schedule("explain", HALL, "--mends", "0", *QUICK).code == 2
    assert len(schedule("explain", HALL, "--mends", "1", "--json", *QUICK).json["mends"]) == 1


def test_that_there_is_no_further_conflict_is_said() -> None:
    run = schedule("explain", HALL, "--conflicts", "3", *QUICK)
    assert "no further conflict" in run.out
    answer = schedule("explain", HALL, "--conflicts", "3", "--json", *QUICK).json
    assert answer["all_conflicts"] is True
    assert answer["conflicts_cut_short"] is False
    assert [conflict["minimal"] for conflict in answer["conflicts"]] == [True] * len(answer["conflicts"])


def test_a_solvable_instance_says_so() -> None:
    run = schedule("explain", SMALL, *QUICK)
    assert run.code == 0
    assert "there is a programme" in run.out
    answer = schedule("explain", SMALL, "--json", *QUICK).json
    assert set(answer) == KEYS
    assert answer["feasible"] is True
    assert answer["all_conflicts"] is True
    assert answer["conflicts"] == []
    assert answer["mends"] == []
    assert not any(answer[key] for key in ("minimal", "conflicts_cut_short", "mends_cut_short"))


def test_what_is_not_known_within_the_limit_ends_with_4(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    run = schedule("explain", path, "--time-limit", "0.000001", "--json")
    assert run.code == 4
    assert run.json["feasible"] is None


def test_a_faulty_instance_ends_with_2(tmp_path: Path) -> None:
    assert schedule("explain", tmp_path / "nowhere.yaml").code == 2

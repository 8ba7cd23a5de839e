"""`schedule alternatives` writes programmes that can be checked, and tells what each trades."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import schedule
from tests.cli.test_solve import changed, impossible
from tests.small import SMALL


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_programmes_are_written_to_the_usual_folder_and_are_valid() -> None:
    run = schedule("alternatives", SMALL, "-n", "2", "--json")
    assert run.code == 0
    assert run.err == ""
    assert set(run.json) == {"programmes"}
    folder = Path("solutions/small-alternatives")
    assert [each["path"] for each in run.json["programmes"]] == [
        str(folder / "1.json"),
        str(folder / "2.json"),
    ]
    for each in run.json["programmes"]:
        assert set(each) == {"path", "score", "distance", "trades"}
        assert each["distance"] >= 2
        checked = schedule("check", SMALL, each["path"], "--json").json
        assert checked["valid"]
        assert checked["score"] == each["score"]
    assert json.loads((folder / "best.json").read_text(encoding="utf-8"))["status"] == "optimal"


def test_the_table_names_files_and_why_there_are_not_more() -> None:
    run = schedule("alternatives", SMALL, "-n", "1", "-o", "others", "--distance", "3", "--within", "5%")
    assert run.code == 0
    assert "1.json" in run.out
    assert "As many as were wanted" in run.out
    assert sorted(path.name for path in Path("others").iterdir()) == ["1.json", "best.json"]


def test_that_there_is_none_is_an_answer() -> None:
    alone = changed(Path("alone.json"), sessions=[{"id": "a", "kind": "talk", "title": "A"}])
    run = schedule("alternatives", alone, "--distance", "1", "--within", "0")
    assert run.code == 0
    assert "There are no more" in run.out


def test_without_a_programme_there_is_no_alternative() -> None:
    run = schedule("alternatives", impossible(Path()), "--json")
    assert run.code == 3
    assert run.json == {"programmes": []}
    assert not Path("solutions").exists()


@pytest.mark.parametrize("given", ["much", "-1", "2%%", ""])
def test_no_percentage_is_refused(given: str) -> None:
    run = schedule("alternatives", SMALL, f"--within={given}", "--json")
    assert run.code == 2
    assert "no percentage" in run.json["error"]


def test_a_file_that_is_no_programme_is_not_replaced() -> None:
    Path("others").mkdir()
    Path("others/1.json").write_text("[1]", encoding="utf-8")
    run = schedule("alternatives", SMALL, "-o", "others")
    assert run.code == 2
    assert Path("others/1.json").read_text(encoding="utf-8") == "[1]"


def test_a_file_is_no_folder() -> None:
    Path("others").write_text("mine", encoding="utf-8")
    assert schedule("alternatives", SMALL, "-o", "others").code == 2


def test_those_of_an_earlier_run_do_not_stay_beside_fewer(tmp_path: Path) -> None:
    folder = tmp_path / "others"
    few = ("--distance", "1", "--within", "1000", "--work-limit", "5", "--workers", "1")
    schedule("alternatives", SMALL, "-n", "2", "-o", folder, *few)
    assert (folder / "2.json").exists()
    foreign = {"9.json": "{}", "8.json": (folder / "best.json").read_text("utf-8"), "2.txt": "mine"}
    for name, text in foreign.items():
        (folder / name).write_text(text, "utf-8")
    schedule("alternatives", SMALL, "-n", "1", "-o", folder, *few)
    assert {path.name for path in folder.iterdir()} == {"best.json", "1.json", *foreign}

"""The documentation says what is so: what it shows is run, what it lists is complete, links lead on."""

from __future__ import annotations

import contextlib
import html
import importlib.util
import inspect
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scheduler.cli.app import COMMANDS
from scheduler.cli.check import evaluation_object
from scheduler.cli.failing import error_object
from scheduler.cli.solve import solution_object
from scheduler.domain import Instance
from scheduler.domain.value import Founded, Value
from scheduler.errors import InputError
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.programme_file import programme_text
from scheduler.formats.stored_programme import ProgrammeFile
from scheduler.render.catalogue import parameters
from scheduler.rules import Rule, catalogue
from scheduler.solver import Solution, solve
from tests.cli.run import schedule
from tests.walkthrough import walk

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])
FORMAT_PAGES = sorted((ROOT / "docs" / "formats").glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "instance-format.md").read_text(encoding="utf-8")

CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def script(name: str) -> ModuleType:
    """A script of the folder `docs`, which is no package."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- pages and links ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cli.md", "rules.md"])
def test_the_generated_pages_are_not_stale(name: str) -> None:
    page = script("build").PAGES[name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: there is no such heading"


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub(_kept, page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _kept(code: re.Match[str]) -> str:
    """Code inside a heading belongs to it; blocks of code have no headings."""
    return "" if code[0].startswith("```") else code[0]


@pytest.mark.parametrize("folder", ["docs", "docs/adr", "docs/formats"])
def test_the_index_of_a_folder_lists_all_its_pages(folder: str) -> None:
    index = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / folder).glob("*.md")} - {"README.md"}
    assert pages <= set(LINK.findall(index))


def test_the_list_of_studies_is_complete() -> None:
    index = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    studies = {f"studies/{page.name}" for page in (ROOT / "benchmarks" / "studies").glob("*.md")}
    assert studies <= set(LINK.findall(index))


# -- the front page -----------------------------------------------------------------------------


def test_the_start_is_two_commands() -> None:
    [start] = re.findall(r"^## Start\n(.*?)^## ", README, re.DOTALL | re.MULTILINE)
    blocks = re.findall(r"^```sh\n(.*?)^```$", start, re.DOTALL | re.MULTILINE)
    assert blocks == [
        "pip install -e . && schedule solve instances/2024.yaml\n",
        "pip install -e '.[test]' && pytest\n",
    ]


def test_the_front_page_names_every_command_and_no_other() -> None:
    rows = re.findall(r"^\| `schedule (\w+)", README, re.MULTILINE)
    assert sorted(rows) == sorted(command.__name__ for command in COMMANDS)


def test_the_library_in_a_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    [lines] = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert len(lines.split("\n\n", 1)[1].splitlines()) <= 6
    monkeypatch.chdir(ROOT)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(lines, {})
    assert said.getvalue().startswith("optimal 0hard/")


def test_the_picture_shows_the_committed_programme() -> None:
    picture = script("picture")
    held = picture.PICTURE.read_text(encoding="utf-8")
    assert words_of(held) == words_of(picture.picture()), "run `python docs/picture.py`"
    assert "Proved optimal" in words_of(held)


def test_the_picture_asks_nothing_of_the_network() -> None:
    held = (ROOT / "docs" / "images" / "solve.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"\s]+", held) == ["http://www.w3.org/2000/svg"]
    assert len(held.encode()) < 200_000


def words_of(svg: str) -> str:
    """The words in a picture, without borders and styles."""
    shown = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return " ".join(re.findall(r"[\w.,:()·-]+", html.unescape(" ".join(shown))))


# -- walking through ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "docs/answers.md", "docs/tutorial.md"])
def test_what_a_page_shows_is_what_the_commands_print(name: str, tmp_path: Path) -> None:
    n_commands = 0
    for command in walk((ROOT / name).read_text(encoding="utf-8"), tmp_path):
        assert command.agrees, f"$ {command.line}\n{command.said}"
        n_commands += 1
    assert n_commands >= 5


@pytest.mark.parametrize("page", FORMAT_PAGES, ids=named)
def test_the_example_of_a_format_is_what_the_commands_print(page: Path, tmp_path: Path) -> None:
    for command in walk(page.read_text(encoding="utf-8"), tmp_path):
        assert command.agrees, f"$ {command.line}\n{command.said}"


# -- commands and rules -------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_is_documented(command: Any) -> None:
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    [section] = re.findall(rf"^## {command.__name__}\n(.*?)(?=^## |\Z)", reference, re.DOTALL | re.MULTILINE)
    assert inspect.getdoc(command) in section
    for row in re.findall(r"^\| `.*$", section, re.MULTILINE):
        assert re.fullmatch(r"\| `.+` \| \S.* \|", row), f"{row} has no meaning"


@pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())
def test_every_parameter_of_a_rule_has_a_meaning(rule: type[Rule]) -> None:
    for name, _, meaning in parameters(rule):
        assert meaning, f"{rule.name()}: say under {name} what it means"


# -- the format of files ------------------------------------------------------------------------


def models(root: type[Value]) -> Iterator[type[Value]]:
    """``root`` and all models in its fields, at any depth."""
    found: dict[type[Value], None] = {}
    waiting: list[Any] = [root]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, Value) and kind not in found:
            found[kind] = None
            waiting += [field.annotation for field in kind.model_fields.values()]
        waiting += getattr(kind, "__args__", ())
        if hasattr(kind, "__origin__"):
            waiting.append(kind.__origin__)
    yield from found


MODELS = [*models(Instance), *models(ProgrammeFile), Founded]


def test_the_models_are_all_found() -> None:
    assert {"Session", "Pin", "Follows", "Window", "Slot", "RuleEntry", "PlacementEntry"} <= {
        model.__name__ for model in MODELS
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_file_is_documented(model: type[Value]) -> None:
    tables = re.findall(rf"<!-- model: {model.__name__} -->\n((?:\|.*\n)+)", FORMAT)
    assert len(tables) == 1, f"docs/instance-format.md has no table of {model.__name__}"
    rows = [[cell.strip() for cell in row.split(" |")] for row in tables[0].splitlines()[2:]]
    default_by_field = {cells[0].strip("|` "): cells[2] for cells in rows}
    shared = Founded.model_fields if issubclass(model, Founded) and model is not Founded else {}
    fields = {f.alias or name: f for name, f in model.model_fields.items() if name not in shared}
    assert list(default_by_field) == list(fields)
    for name, field in fields.items():
        said = default_by_field[name]
        assert (said == "required") == field.is_required(), f"{name} is said to be {said or 'optional'}"
        if isinstance(field.default, bool):
            assert said == f"`{str(field.default).lower()}`"
        elif isinstance(field.default, int | str):
            assert said == f"`{field.default}`"


def shown_json(name: str) -> Any:
    [block] = re.findall(rf"<!-- json: {name} -->\n```json\n(.*?)```", FORMAT, re.DOTALL)
    return json.loads(block)


@pytest.fixture(scope="module")
def library() -> tuple[Instance, Solution]:
    """The tutorial's conference, with one more session that may be left out, and its programme."""
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    [text] = re.findall(r"<!-- file: library.yaml -->\n```yaml\n(.*?)```", page, re.DOTALL)
    spare = (
        "  - {id: spare, kind: talk, title: Spare, audience: 40, needs: [stage], optional: true}\n\nrules:"
    )
    instance = instance_from_text(text.replace("\nrules:", spare))
    return instance, solve(instance)


def test_the_json_of_a_programme_is_as_shown(library: tuple[Instance, Solution]) -> None:
    instance, solution = library
    assert solution.programme is not None
    assert solution.evaluation is not None
    text = programme_text(instance, solution.programme, name="library", bound=solution.bound)
    said, shown = json.loads(text), shown_json("programme")
    assert list(said) == list(shown)
    assert list(said["instance"]) == list(shown["instance"])
    assert list(said["placements"]["archives"]) == list(shown["placements"]["archives"])
    ProgrammeFile.model_validate(shown)


def test_the_json_of_solve_is_as_shown(library: tuple[Instance, Solution]) -> None:
    said, shown = solution_object(library[1], "out.json"), shown_json("solve")
    assert list(said) == list(shown)
    assert_alike(said["rules"], shown["rules"])


def test_the_json_of_check_is_as_shown(library: tuple[Instance, Solution]) -> None:
    said, shown = evaluation_object(library[1].evaluation), shown_json("check")
    assert list(said) == list(shown)
    assert_alike(said["rules"], shown["rules"])
    assert [list(violation) for violation in shown["violations"]] == [list(said["violations"][0])]


ANSWERS = {
    "explain": "no-amal.yaml",
    "why": "reading.yaml announced.json robot --at 09:00",
    "repair": "late-badr.yaml announced.json",
    "diff": "late-badr.yaml announced.json repaired.json",
    "compare": "late-badr.yaml announced.json repaired.json",
    "alternatives": "reading.yaml --distance 1 --within 100",
    "stress": "reading.yaml announced.json",
}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the conference of the page of answers, its programme, and what becomes of them there."""
    folder = tmp_path_factory.mktemp("reading")
    page = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    [text] = re.findall(r"<!-- file: reading.yaml -->\n```yaml\n(.*?)```", page, re.DOTALL)
    hours = ", available: [{from: 2027-05-15T09:00, to: 2027-05-15T11:00}]}"
    for name, person in (("reading", ""), ("no-amal", "name: Amal"), ("late-badr", "name: Badr")):
        given = text.replace(f"{person}}}", f"{person}{hours}") if person else text
        (folder / f"{name}.yaml").write_text(given, encoding="utf-8")
    with contextlib.chdir(folder):
        schedule("solve", "reading.yaml", "-o", "announced.json")
        schedule("repair", "late-badr.yaml", "announced.json", "-o", "repaired.json")
    return folder


@pytest.mark.parametrize("command", ANSWERS)
def test_the_json_of_an_answer_is_as_shown(command: str, reading: Path) -> None:
    with contextlib.chdir(reading):
        said = schedule(command, *ANSWERS[command].split(), "--json").json
    shown = shown_json(command)
    if command == "why":
        with contextlib.chdir(reading):
            said["places"] = schedule("why", "reading.yaml", "announced.json", "robot", "--json").json[
                "places"
            ]
    assert_shaped_alike(said, shown)
    assert holds(said, shown), "what is shown is not what is said"


BY_ID = ("rules", "by_rule", "trades")
"""Mappings of ids, of which a page shows some."""


def assert_shaped_alike(said: Any, shown: Any, key: str = "") -> None:
    """All that is shown has the same keys, in the same order, as what is said there."""
    if isinstance(shown, dict):
        assert key in BY_ID or list(said) == list(shown), key
        for name in shown:
            assert_shaped_alike(said[name], shown[name], name)
    elif isinstance(shown, list) and shown and isinstance(shown[0], dict):
        assert said, key
        for each in said:
            assert list(each) == list(shown[0]), key


def holds(said: Any, shown: Any) -> bool:
    """Whether all that is shown is said; of lists and of mappings by id, some entries may be left out."""
    if isinstance(shown, dict):
        return all(name in said and holds(said[name], shown[name]) for name in shown)
    if isinstance(shown, list):
        return all(any(holds(each, wanted) for each in said) for wanted in shown)
    return bool(said == shown)


def assert_alike(said: Any, shown: Any) -> None:
    """Values of two mappings have the same keys."""
    keys = {tuple(value) for value in said.values()}
    assert keys == {tuple(value) for value in shown.values()}


def test_the_json_of_a_fault_is_as_shown() -> None:
    with pytest.raises(InputError) as caught:
        instance_from_text("format: 1\n")
    said, shown = error_object(caught.value, caught.value.faults), shown_json("fault")
    assert list(said) == list(shown)
    assert list(said["faults"][0]) == list(shown["faults"][0])


# -- contributing -------------------------------------------------------------------------------


def test_the_rule_of_the_contributors_guide_works(tmp_path: Path) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    files = re.findall(r"<!-- file: (\S+) -->\n```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == [
        "scheduler/rules/travel_home.py",
        "tests/rules/test_travel_home.py",
    ]
    ignored = shutil.ignore_patterns("__pycache__", "data", "golden")
    for folder in ("scheduler", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    tests = [files[1][0], "tests/contract/test_contract.py", "tests/mutants/test_mutants.py"]
    options = ["-q", "-c", os.devnull, "-p", "no:cacheprovider", "-k", "travel_home"]
    run = [sys.executable, "-m", "pytest", *options, *tests]
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    n_tests, n_laws, n_faults = 6, 3, 4
    assert f"{n_tests + n_laws + n_faults} passed" in done.stdout

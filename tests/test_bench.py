"""Benchmarks are written down run by run, go on where they stopped, and make a page that anybody can read."""

from __future__ import annotations

import json
import math
import re
import signal
import time
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scheduler.bench import BestKnown, Journal, Plan, Run, benchmark, read_best_known
from scheduler.bench.best_known import write_best_known
from scheduler.bench.campaign import programme_name
from scheduler.bench.chart import Chart, Series, chart_svg
from scheduler.bench.instances import read_any_instance
from scheduler.bench.machine import this_machine
from scheduler.bench.measuring import thinned
from scheduler.bench.record import Job
from scheduler.bench.report import report_html
from scheduler.bench.scale import Scale, figure_text
from scheduler.bench.summary import summarise
from scheduler.errors import InputError, UsageError
from scheduler.formats.instance_text import write_instance
from scheduler.formats.programme_file import read_programme
from scheduler.generation import generate
from tests.cli.run import schedule, start
from tests.peers import PEERS, needs_peers

HOSTILE = "<script>alert('x')</script>&\"|"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tiny instances, and their benchmark."""
    folder = tmp_path_factory.mktemp("bench")
    for name, seed in (("one", 1), ("two", 2)):
        write_instance(folder / f"{name}.json", generate(10, seed))
    benchmark(plan(folder), folder / "out")
    return folder


def plan(folder: Path, **changes: object) -> Plan:
    given: dict[str, object] = {"seeds": (0,), "seconds": None, "work": 0.2, "workers": 1} | changes
    return Plan((folder / "one.json", folder / "two.json"), **given)  # type: ignore[arg-type]


def made(**changes: object) -> Run:
    """A run that was made up."""
    given: dict[str, object] = {
        "instance": "some",
        "hash": "0" * 16,
        "n_sessions": 20,
        "engine": "auto",
        "seed": 0,
        "time_limit": 60.0,
        "status": "feasible",
        "levels": ("hard", "medium", "soft"),
        "score": {"hard": 0, "medium": 0, "soft": 110},
        "bound": {"hard": 0, "medium": 0, "soft": 100},
        "confirmed": True,
        "seconds": 60.0,
        "first_feasible_seconds": 1.0,
        "incumbents": [(1.0, (0, 0, 300)), (9.0, (0, 0, 110))],
        "peak_mb": 100.0,
    }
    return Run.model_validate(given | changes)


# -- runs ---------------------------------------------------------------------------------------


def test_each_run_is_a_line_that_says_everything(folder: Path) -> None:
    lines = (folder / "out" / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 2
    said = json.loads(lines[0])
    assert said["instance"] == "one"
    assert said["confirmed"] is True
    assert {"hash", "engine", "seed", "status", "score", "bound", "gap", "seconds", "n_sessions"} <= set(said)
    assert {"incumbents", "bounds", "first_feasible_seconds", "peak_mb", "versions", "machine"} <= set(said)
    assert said["work_limit"] == 0.2
    assert said["peak_mb"] > 10
    assert {"python", "schedule", "ortools", "numpy"} <= set(said["versions"])


def test_nothing_tells_whose_machine_it_is(folder: Path) -> None:
    import platform

    text = (folder / "out" / "runs.jsonl").read_text(encoding="utf-8")
    assert str(folder) not in text
    assert f'"{platform.node()}"' not in text
    assert set(this_machine().model_dump()) == {"cpu", "cores", "memory_mb", "system"}


def test_the_programme_of_a_run_is_stored_and_costs_what_was_said(folder: Path) -> None:
    for run in Journal(folder / "out").runs():
        assert run.programme is not None
        instance = read_any_instance(folder / f"{run.instance}.json")
        stored = read_programme(folder / "out" / run.programme, instance)
        assert stored.score is not None
        assert stored.score.costs == run.costs == run.incumbents[-1][1]


def test_what_was_run_is_not_run_again_unless_asked(folder: Path) -> None:
    assert benchmark(plan(folder), folder / "out").n_skipped == 2
    more = benchmark(plan(folder, seeds=(0, 1)), folder / "out")
    assert (len(more.runs), more.n_skipped) == (2, 2)
    again = benchmark(plan(folder, again=True), folder / "out")
    assert (len(again.runs), again.n_skipped) == (2, 0)
    assert len(Journal(folder / "out").runs()) == 6


def test_a_line_that_was_cut_short_costs_one_run_only(folder: Path, tmp_path: Path) -> None:
    lines = (folder / "out" / "runs.jsonl").read_bytes().splitlines(keepends=True)
    journal = Journal(tmp_path)
    journal.path.write_bytes(lines[0] + lines[1][:50])
    assert [run.instance for run in journal.runs()] == ["one"]
    found = benchmark(plan(folder), tmp_path)
    assert [run.instance for run in found.runs] == ["two"]
    assert [run.instance for run in journal.runs()] == ["one", "two"]


def test_a_run_that_fails_is_told_and_the_others_go_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.bench.process.MODULE", "scheduler.no_such_module")
    found = benchmark(plan(folder), tmp_path)
    assert [run.status for run in found.runs] == ["failed", "failed"]
    assert "no_such_module" in (found.runs[0].failure or "")
    monkeypatch.undo()
    assert [run.status != "failed" for run in benchmark(plan(folder), tmp_path).runs] == [True, True]


def test_an_engine_that_is_none_gets_a_suggestion(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        benchmark(plan(folder, engines=("exat",)), tmp_path)
    assert "exact" in refused.value.hint
    with pytest.raises(UsageError):
        benchmark(Plan((folder / "one.json", folder / "one.json")), tmp_path)


def test_ctrl_c_keeps_what_is_done(folder: Path) -> None:
    out = folder / "pressed"
    given = ["bench", "one.json", "two.json", "-o", "pressed", "--seeds", "200", "--work-limit", "0.2"]
    process = start(*given, "--workers", "1", folder=folder)
    deadline = time.monotonic() + 60
    while not Journal(out).runs() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said, complaints = process.communicate(timeout=60)
    assert process.returncode == 130, complaints
    assert "Interrupted" in said
    runs = Journal(out).runs()
    assert 1 <= len(runs) < 400
    assert (out / "report.html").exists()


def test_the_command_says_it_in_json(folder: Path) -> None:
    run = schedule(
        "bench", folder / "one.json", "-o", folder / "json", "--seeds", "1", "--work-limit", "0.2", "--json",
        "--workers", "1", "--best", folder / "none.json", "--update-best", folder / "best_known.json",
    )  # fmt: skip
    assert run.code == 0, run.err
    assert set(run.json) == {"runs", "skipped", "interrupted", "report"}
    assert run.json["runs"][0]["confirmed"] is True
    table = read_best_known(folder / "best_known.json")
    assert dict(table.instances["one"].score or {}) == run.json["runs"][0]["score"]
    assert "| one |" in (folder / "best-known.md").read_text(encoding="utf-8")


def test_file_names_are_safe_and_tell_limits_apart() -> None:
    jobs = [Job(HOSTILE, "f" * 16, "auto", 0, None, seconds, None) for seconds in (1.0, 2.0)]
    names = [programme_name(job) for job in jobs]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in names)
    assert len(set(names)) == 2


def test_points_in_quick_succession_are_left_out() -> None:
    points = [(1 + number / 10_000, (number,)) for number in range(5000)]
    kept = thinned(points)  # type: ignore[arg-type]
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert len(kept) < 200


@needs_peers("cosplib")
def test_workbooks_are_told_apart_by_their_sheets(tmp_path: Path) -> None:
    assert len(read_any_instance(PEERS / "cosplib" / "data" / "N2OR.xlsx").sessions) == 35
    talks = PEERS / "optaplanner" / "data" / "18talks-6timeslots-5rooms.xlsx"
    assert len(read_any_instance(talks).sessions) == 18


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(InputError):
        read_any_instance(tmp_path / "other.xlsx")


# -- figures ------------------------------------------------------------------------------------


def test_medians_gaps_and_proofs() -> None:
    scores = (100, 110, 130)
    runs = [
        made(
            seed=seed,
            score={"hard": 0, "medium": 0, "soft": soft},
            status="optimal" if seed == 0 else "feasible",
        )
        for seed, soft in enumerate(scores)
    ]
    [row] = summarise(runs, BestKnown()).rows
    assert (row.median, row.ranked[0], row.ranked[-1]) == ((0, 0, 110), (0, 0, 100), (0, 0, 130))
    assert row.gap == pytest.approx(0.1)
    assert (row.n_proved, row.bound) == (1, (0, 0, 100))


def test_a_run_without_a_programme_is_the_worst() -> None:
    runs = [made(), made(seed=1, status="unknown", score=None, incumbents=[], first_feasible_seconds=None)]
    [row] = summarise(runs, BestKnown()).rows
    assert row.median is None
    assert row.gap == math.inf
    assert row.first_feasible == math.inf


def test_the_level_that_differs_decides() -> None:
    runs = [made(), made(engine="exact", score={"hard": 0, "medium": 2, "soft": 1})]
    summary = summarise(runs, BestKnown())
    assert summary.cases[0].deciding == 1
    assert [row.gap for row in summary.rows] == [0, 2]


def test_the_last_of_several_runs_counts_and_limits_are_told_apart() -> None:
    runs = [made(), made(seconds=5.0), made(time_limit=10.0)]
    summary = summarise(runs, BestKnown())
    assert summary.engines == ("auto, 60 s", "auto, 10 s")
    assert [row.seconds for row in summary.rows] == [5.0, 60.0]


def test_only_what_is_confirmed_and_better_enters_the_table() -> None:
    table = BestKnown().with_runs([made()])
    known = table.instances["some"]
    assert dict(known.score or {})["soft"] == 110
    worse = made(score={"hard": 0, "medium": 0, "soft": 120}, bound={"hard": 0, "medium": 0, "soft": 105})
    wrong = made(score={"hard": 0, "medium": 0, "soft": 1}, confirmed=False)
    other = made(hash="1" * 16, score={"hard": 0, "medium": 0, "soft": 1})
    known = table.with_runs([worse, wrong, other]).instances["some"]
    assert dict(known.score or {})["soft"] == 110
    assert dict(known.bound or {})["soft"] == 105


def test_the_committed_table_is_in_order(tmp_path: Path) -> None:
    table = read_best_known(ROOT / "benchmarks" / "best_known.json")
    write_best_known(tmp_path / "best_known.json", table)
    for name in ("best_known.json", "best-known.md"):
        held = (ROOT / "benchmarks" / name).read_text(encoding="utf-8")
        assert (tmp_path / name).read_text(encoding="utf-8") == held
    for name in ("2022", "2024", "grid"):
        assert table.instances[name].hash == read_any_instance(ROOT / "instances" / f"{name}.yaml").hash


# -- the page -----------------------------------------------------------------------------------


class Page(HTMLParser):
    """Sees that what is opened is closed, and keeps names of elements and their text."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page_of(runs: list[Run], table: BestKnown | None = None) -> Page:
    page = Page(report_html(runs, table or BestKnown()))
    assert page.open == []
    return page


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    sizes = [
        made(instance=f"i{n}", n_sessions=n, engine=e) for n in (20, 200, 2000) for e in ("auto", "exact")
    ]
    page = page_of(sizes)
    assert page.seen.count("svg") > 8
    assert "script" not in page.seen
    assert not {"src", "href"} & {name for name, _ in page.attributes}
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert "Time to the first feasible programme by size" in page.text


def test_hostile_names_are_text() -> None:
    page = page_of([made(instance=HOSTILE), made(instance="b", status="failed", score=None, failure=HOSTILE)])
    assert "script" not in page.seen
    assert any(HOSTILE in text for text in page.text)


@pytest.mark.parametrize(
    "runs",
    [
        [],
        [
            made(
                status="failed",
                score=None,
                failure="ended by SIGKILL",
                seconds=None,
                incumbents=[],
                levels=(),
            )
        ],
        [made(status="infeasible", score=None, seconds=0.0, incumbents=[], bound={})],
        [made(score={"hard": 0, "medium": 0, "soft": -50}, incumbents=[(0.0, (0, 0, -50))], seconds=0.001)],
        [made(score={"hard": 0, "medium": 0, "soft": 0}, incumbents=[(1.0, (0, 0, 9**9)), (2.0, (0, 0, 0))])],
    ],
)
def test_the_page_stands_whatever_the_runs(runs: list[Run]) -> None:
    assert "nan" not in report_html(runs, BestKnown())
    page_of(runs)


def test_the_page_shows_what_others_reached() -> None:
    table = BestKnown.model_validate(
        {
            "instances": {
                "some": {
                    "score": {"soft": 90},
                    "source": "Peer",
                    "peers": [{"by": "Peer", "score": {"soft": 90}}],
                }
            }
        }
    )
    text = "".join(page_of([made()], table).text)
    assert "known before 90 (Peer)" in text
    assert "best known" in text
    assert "22 %" in text


def test_a_chart_has_a_title_and_a_text() -> None:
    line = Series(HOSTILE, [(1, 5), (2, math.inf), (3, 4)], 0)
    svg = ET.fromstring(
        chart_svg(Chart("c", HOSTILE, "All of it", "x", "y", (line,), Scale(1, 3), Scale(0, 5)))
    )
    names = {element.tag: element.text for element in svg}
    assert names["title"] == HOSTILE
    assert names["desc"] == "All of it"
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "c-title c-text"


@pytest.mark.parametrize(
    "numbers",
    [[], [0], [5], [5, 5], [1, 1000], [0, 1000], [-5, 1000], [3, 4], [0.001, 60], [1e9, 2e9], [7, math.inf]],
)
@pytest.mark.parametrize("logarithmic", [None, True, False])
def test_axes_hold_their_numbers_and_have_ticks(numbers: list[float], logarithmic: bool | None) -> None:
    scale = Scale.over(numbers, logarithmic=logarithmic)
    finite = sorted(number for number in numbers if math.isfinite(number))
    places = [scale.place(number) for number in finite]
    assert places == sorted(places)
    assert all(scale.low <= number <= scale.high for number in finite)
    assert len(scale.ticks) >= 2 or scale.kind != "even"
    assert all(scale.low - 1e-9 <= tick <= scale.high + 1e-9 for tick in scale.ticks)


@pytest.mark.parametrize(("number", "text"), [(0.5, "0.5"), (1500, "1500"), (12_000, "12k"), (3e6, "3M")])
def test_figures_on_axes_are_short(number: float, text: str) -> None:
    assert figure_text(number) == text

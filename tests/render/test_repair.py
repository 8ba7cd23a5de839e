"""A repair says how it ended, what it disturbs, and who must be told, in three languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest
from rich.console import Console, Group
from rich.text import Text

from scheduler.demands import Demand
from scheduler.domain import Instance, Words
from scheduler.domain.text import LANGUAGES, Language
from scheduler.engines.settings import Settings
from scheduler.explanation import Conflict
from scheduler.formats.instance_file import instance_from_text
from scheduler.network import Mend
from scheduler.render.direction import directed
from scheduler.render.notices import notices_text
from scheduler.render.phrases import MOSTLY_UNKNOWN, OTHER_NAME
from scheduler.render.repair import repair_view
from scheduler.repairs import Repair, repair
from tests.golden import compare, shown
from tests.small import SMALL, small_solution

WIDE, NARROW = 100, 40
FIXED = Settings(seconds=None, work=10.0, workers=1)


@cache
def changed() -> Instance:
    """The small instance without one workshop and with a new one, another one pinned, the attic renamed."""
    text = SMALL.read_text(encoding="utf-8")
    gone = next(line for line in text.splitlines() if "{id: w3," in line)
    title = "{en: Brand new, fr: Nouveau, ar: جديد}"
    new = f"  - {{id: w9, kind: workshop, title: {title}, speakers: [p2], audience: 5}}"
    text = text.replace(gone, new).replace("{id: attic,", "{id: loft,")
    pinned = "moderators: [p1], pinned: {start: 2030-05-17T11:15}"
    return instance_from_text(text.replace("moderators: [p1]", pinned))


@cache
def repaired() -> Repair:
    before = small_solution().programme
    assert before is not None
    return repair(changed(), before, FIXED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repair_is_shown(language: Language) -> None:
    assert repaired().status == "optimal"
    assert {move.kind for move in repaired().moves} == {"moved", "added", "dropped"}
    compare(f"repair-{language}.txt", shown(repair_view(changed(), repaired(), language), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language) -> None:
    text = shown(repair_view(changed(), repaired(), language), NARROW)
    widths = [Console().render_str(line, markup=False).cell_len for line in text.splitlines()]
    assert max(widths) <= NARROW


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_to_end_is_said(language: Language) -> None:
    done = repaired()
    words = Words(en="That cannot be.", fr="C'est impossible.", ar="هذا غير ممكن.")
    conflict = Conflict((Demand("pinned", ("w1",), words, Mend("never"), ()),), minimal=True)
    nothing = replace(
        done, status="unknown", programme=None, evaluation=None, disturbed=None, moves=(), told=()
    )
    ends = [
        replace(done, status="feasible", moves=(), told=()),
        replace(done, interrupted=True, moves=(), told=()),
        nothing,
        replace(nothing, interrupted=True),
        replace(nothing, status="infeasible"),
        replace(nothing, status="infeasible", conflicts=(conflict,)),
    ]
    text = "\n".join(shown(repair_view(changed(), end, language), WIDE) for end in ends)
    compare(f"repair-ends-{language}.txt", text)


@cache
def afternoon() -> tuple[Instance, Repair]:
    """The small instance when all is over: its attic is gone, a session is pinned to when it was not."""
    text = SMALL.read_text(encoding="utf-8").replace("{id: attic,", "{id: loft,")
    text = text.replace("moderators: [p1]", "moderators: [p1], pinned: {start: 2030-05-17T11:15}")
    gone = next(line for line in text.splitlines() if "{id: w2," in line)
    instance = instance_from_text(text.replace(gone, ""))
    before = small_solution().programme
    assert before is not None
    return instance, repair(instance, before, FIXED, now=dt.datetime(2030, 5, 17, 18))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_over_is_said_to_stay_as_it_was(language: Language) -> None:
    instance, done = afternoon()
    assert done.evaluation is not None
    assert not done.evaluation.score.feasible
    compare(f"repair-past-{language}.txt", shown(repair_view(instance, done, language), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_of_the_instance_are_told_from_those_of_the_repair(language: Language) -> None:
    text = SMALL.read_text(encoding="utf-8")
    gone = next(line for line in text.splitlines() if "{id: w3," in line)
    instance, before = instance_from_text(text.replace(gone, "")), small_solution().programme
    assert before is not None
    compare(
        f"repair-unmoved-{language}.txt",
        shown(repair_view(instance, repair(instance, before, FIXED), language), WIDE),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_warnings_of_another_instance(language: Language) -> None:
    name = OTHER_NAME.with_values(programme="old.json", name="2022", instance="2024")
    unknown = MOSTLY_UNKNOWN.with_values(programme="old.json", unknown=12, all=17)
    text = shown(Group(*(directed(Text(words.say(language)), language) for words in (name, unknown))), WIDE)
    compare(f"another-instance-{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_must_be_told_stands_in_a_text(language: Language) -> None:
    compare(f"told-{language}.txt", notices_text(changed(), repaired().told, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_for_nobody_says_so(language: Language) -> None:
    assert notices_text(changed(), (), language).strip()


def test_text_from_outside_is_not_markup() -> None:
    given = SMALL.read_text(encoding="utf-8").replace("en: Models", 'en: "[bold]x[/bold]"')
    instance = instance_from_text(given.replace("{id: hall,", "{id: aula,").replace("[hall]", "[aula]"))
    before = small_solution().programme
    assert before is not None
    assert "[bold]x[/bold]" in shown(repair_view(instance, repair(instance, before, FIXED), "en"), WIDE)

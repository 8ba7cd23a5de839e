"""Explanations in words: every kind of sentence, in three languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Group
from rich.text import Text

from scheduler.domain.text import LANGUAGES, Language, Words
from scheduler.engines.settings import Settings
from scheduler.explanation import Change, Conflict, Explanation, Remedy, explain
from scheduler.explanation.changes import (
    amounts,
    blocks,
    links,
    moves,
    people,
    places,
    rules,
    sessions,
    windows,
)
from scheduler.render.direction import directed
from scheduler.render.explanation import conflict_view, explanation_view
from tests.golden import compare, shown
from tests.rules.case import DAY, instance_of

WIDE = 100
QUICK = Settings(seconds=None, work=20.0, workers=1)
HALF = [{"from": f"{DAY}T09:00", "to": f"{DAY}T09:30"}]
TITLE = {"en": "Welcome", "fr": "Accueil", "ar": "الترحيب"}
NAME = {"en": "Amal Idrissi", "fr": "Amal Idrissi", "ar": "أمل الإدريسي"}


def explained() -> Explanation:
    """Two conflicts, each mended by one change or another."""
    instance = instance_of(
        base="all",
        people=[{"id": "amal", "name": NAME, "available": HALF}],
        sessions=[
            {"id": "a", "title": TITLE, "speakers": ["amal"]},
            {"id": "b", "title": "Panel\n[bold]1[/bold]", "audience": 150},
        ],
    )
    return explain(instance, QUICK, n_conflicts=2)


def unsure() -> Explanation:
    """One conflict that may be larger than need be, and a mend that may be none."""
    [first, _] = explained().conflicts
    change = Change(
        "rules.placed.level", rules.WISH.with_values(title="Placed", rule="placed", level="soft"), 8
    )
    return Explanation(False, (Conflict(first.demands, False),), (Remedy((change,), 8, False),))


def places_of(explanation: Explanation) -> list[list[str]]:
    """Lines of a file for all demands but the last of each conflict."""
    return [
        [f"case.yaml:{number}" for number in range(10, 9 + len(conflict.demands))] + [""]
        for conflict in explanation.conflicts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_conflicts_and_mends_are_told(language: Language) -> None:
    found = explained()
    view = explanation_view(found, places_of(found), language)
    compare(f"explanation-{language}.txt", shown(view, WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_verified_says_so(language: Language) -> None:
    found = unsure()
    views = (
        explanation_view(found, places_of(found), language),
        explanation_view(Explanation(False, found.conflicts), places_of(found), language),
    )
    compare(f"explanation-unsure-{language}.txt", shown(Group(*views), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_looked_for_to_the_end_says_so(language: Language) -> None:
    whole = explained()
    found = (
        replace(whole, all_conflicts=False, conflicts_cut_short=True, remedies_cut_short=True),
        replace(whole, all_conflicts=False, remedies=(), remedies_cut_short=True),
        replace(whole, all_conflicts=True, remedies=()),
    )
    views = (explanation_view(each, places_of(each), language) for each in found)
    compare(f"explanation-cut-short-{language}.txt", shown(Group(*views), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_mends_that_are_not_known_to_be_the_smallest_are_not_called_so(language: Language) -> None:
    whole = replace(explained(), remedies_smallest=False, remedies_cut_short=True)
    found = (whole, replace(whole, remedies=whole.remedies[:1]))
    views = [explanation_view(each, places_of(each), language) for each in found]
    compare(f"explanation-perhaps-smaller-{language}.txt", shown(Group(*views), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_nothing_to_explain(language: Language) -> None:
    views = (explanation_view(Explanation(known), (), language) for known in (True, None))
    compare(f"explanation-none-{language}.txt", shown(Group(*views), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_solve_tells_a_conflict_in_short(language: Language) -> None:
    compare(f"conflict-{language}.txt", shown(conflict_view(explained().conflicts[0], language), WIDE))


def test_of_a_very_long_conflict_each_rule_tells_a_few_demands() -> None:
    demand = explained().conflicts[0].demands[0]
    others = [replace(demand, rule=rule) for rule in ("two", "three", "four") for _ in range(len(rule))]
    text = shown(conflict_view(Conflict((demand,) * 60, False), "en"), WIDE)
    assert (text.count(demand.words.say()), "more" in text) == (60, False)
    mixed = (*[demand] * 59, *others, demand)
    assert shown(conflict_view(Conflict(mixed, True), "en"), WIDE).count(demand.words.say()) == len(mixed)
    text = shown(conflict_view(Conflict(mixed, False), "en"), WIDE)
    assert text.count(demand.words.say()) == 2 + 3 + 2 + 2
    assert [line.strip() for line in text.splitlines() if "more" in line] == [
        "... and 58 more",
        "... and 3 more",
        "... and 2 more",
    ]
    assert "  63. " in text, "they keep their numbers"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mend_of_many_changes_says_how_many(language: Language) -> None:
    left_out = [
        Change(f"sessions.s{n}.optional", sessions.LEFT_OUT.with_values(session=f"S{n}"), 5) for n in range(6)
    ]
    found = explained()
    remedies = (Remedy(tuple(left_out), 30, True), Remedy(tuple(left_out[:5]), 25, True))
    many = Explanation(False, found.conflicts, remedies, remedies_smallest=True)
    view = explanation_view(many, places_of(found), language)
    compare(f"explanation-many-{language}.txt", shown(view, WIDE))


VALUES = {
    "name": "Amal",
    "person": "Amal",
    "session": "Welcome",
    "sessions": ("Welcome", "Panel", "Debate"),
    "earlier": "Welcome",
    "later": "Panel",
    "others": ("Panel", "Debate"),
    "rooms": ("Hall", "Annex"),
    "room": "Hall",
    "times": ("Thursday 09:00-10:00", "Friday 09:00-10:00"),
    "when": "Thursday 09:00-10:00",
    "seats": 120,
    "features": ("stage", "stream"),
    "minutes": 45,
    "number": 2,
    "resource": "Interpreters",
    "limit": 3,
    "kind": "talk",
    "blocks": ("am", "pm"),
    "items": ("Lunch", "Thursday 12:00-13:00"),
    "title": "People available",
    "rule": "person_availability",
    "level": "soft",
    "before": "Friday 09:00-10:00",
    "block": "Morning",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_has_its_sentence(language: Language) -> None:
    words = [
        value.with_values(**VALUES)
        for module in (windows, moves, people, sessions, links, places, amounts, blocks, rules)
        for value in vars(module).values()
        if isinstance(value, Words) and value is not links.BOTH
    ]
    assert len(words) >= 40
    lines = Group(*(directed(Text(said.say(language)), language) for said in words))
    compare(f"changes-{language}.txt", shown(lines, WIDE))

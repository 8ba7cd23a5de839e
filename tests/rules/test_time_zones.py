"""Sessions given from afar pay for hours that are not decent there."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.domain import Placement, Programme
from scheduler.network import Mend
from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import Case, instance_of, prove

SUITABLE, LESS_SUITABLE = {"from": "09:00", "to": "17:00"}, {"from": "08:00", "to": "20:00"}
SUMMER, WINTER = "2024-10-24", "2024-10-28"
"""In Paris the clocks go back between the two; here they do not."""
BLOCKS = [
    {"id": "early", "start": "07:00", "end": "09:00", "step": 30},
    {"id": "day", "start": "09:00", "end": "19:00", "step": 30},
    {"id": "night", "start": "22:30", "end": "24:00", "step": 30},
    {"id": "own", "start": "08:30", "end": "10:00", "timeline": "own", "n_slots": 3},
]


def given(zone: str | None = "Etc/GMT-2", **rule: Any) -> dict[str, Any]:
    """A session of an hour and a long one, whose clock is two hours ahead of that of the conference."""
    return {
        "conference": {"name": "Case", "timezone": "Etc/GMT"},
        "days": [
            {"date": SUMMER, "blocks": BLOCKS},
            {"date": WINTER, "blocks": [{"id": "winter", "start": "06:00", "end": "09:00", "step": 30}]},
        ],
        "kinds": {"talk": {"duration": 60}},
        "sessions": [{"id": "a", "timezone": zone, "n_slots": 2}, {"id": "b", "timezone": zone}, {"id": "c"}],
        "rules": {
            "zones": {"rule": "time_zones", "suitable": SUITABLE, "less_suitable": LESS_SUITABLE, "weight": 3}
            | rule
        },
    }


def case(name: str, cost: int, place: str, says: str = "", **rule: Any) -> Case:
    """A case of session ``a`` alone."""
    return Case(name, "zones", cost, given(**rule), {"a": f"{place} big"}, says, int(cost > 0))


PARIS, SAMOA, ITSELF = (
    {"zone": "Europe/Paris"},
    {"zone": "Pacific/Pago_Pago"},
    {"zone": "Etc/GMT"},
)

TWICE = given(
    "Europe/Paris", suitable={"from": "02:00", "to": "05:00"}, less_suitable={"from": "01:30", "to": "06:00"}
)
TWICE |= {
    "conference": {"name": "Case", "timezone": "Asia/Tokyo"},
    "days": [{"date": "2024-10-27", "blocks": [{"id": "am", "start": "08:00", "end": "11:00", "step": 60}]}],
}
"""The clocks there go back from three to two while a session runs, from nine to ten here."""

CASES = [
    Case("edge: the hour that comes twice there", "zones", 0, TWICE, {"b": "am.1 big"}),
    Case("broken: the hour before", "zones", 30, TWICE, {"b": "am.0 big"}, "it is then 01:00-02:00"),
    case("kept: 11:00 to 12:00 there", 0, "day.0"),
    case("edge: from the first suitable minute", 0, "early.0"),
    case("edge: to the last suitable minute", 0, "day.10"),
    case(
        "broken: half an hour too late", 3, "day.11", "it is then 16:30-17:30; 09:00-17:00 would suit better"
    ),
    case("broken: to the last less suitable minute", 3, "day.16"),
    case(
        "broken: later than that",
        30,
        "day.17",
        "a (Thursday 17:30-18:30) is given from UTC+2, where it is then 19:30-20:30, outside all decent "
        "hours (08:00-20:00).",
    ),
    case("broken: from the first less suitable minute", 3, "winter.0"),
    case("broken: earlier than that", 30, "early.0", zone="Etc/GMT"),
    case("broken: over midnight there", 30, "night.0", "it is then 00:30-01:30"),
    case(
        "edge: a start and an end that are decent, though of two days",
        0,
        "night.0",
        zone="Etc/GMT-1",
        suitable={"from": "00:00", "to": "17:00"},
        less_suitable={"from": "00:00", "to": "24:00"},
    ),
    case("broken: an end at midnight is the start of a day", 30, "night.1", "23:00-00:00", **ITSELF),
    case("edge: of its own zone", 0, "day.0", **ITSELF),
    case("kept: in summer time", 0, "early.0", **PARIS),
    case("broken: in winter time", 3, "winter.2", "it is then 08:00-09:00", **PARIS),
    case("kept: in winter time", 0, "winter.4", **PARIS),
    case("broken: on the day before", 30, "day.2", "it is then 23:00-00:00", **SAMOA),
    case("kept: decent hours there, and none here", 0, "night.0", **SAMOA),
    case("broken: prices of their own", 12, "day.12", less=4),
    case("broken: prices of their own, unsuitable", 21, "day.18", unsuitable=7),
    case("broken: each slot", 60, "day.18", per="slot"),
    case("broken: the whole block", 30, "day.0", "it is then 11:00-21:00", of="block"),
    case("kept: the whole block", 0, "early.2", of="block"),
    case("broken: by its slots on a timeline of its own", 3, "own.0", "it is then 08:30-09:30", **ITSELF),
    case(
        "broken: by the whole of a timeline of its own", 6, "own.1", of="block", per="slot", zone="Etc/GMT-8"
    ),
    Case("kept: no time zone", "zones", 0, given(), {"c": "night.0 big"}),
    Case("edge: left out", "zones", 0, given(), {}),
    Case("broken: two sessions", "zones", 33, given(), {"a": "day.11 big", "b": "day.18 big"}, "", 2),
    Case(
        "broken: two sessions, each slot",
        "zones",
        36,
        given(per="slot"),
        {"a": "day.11 big", "b": "day.18 big"},
    ),
]

TRAITS = frozenset({"zones"})


def parameters(given: Given) -> Parameters:
    return {
        "suitable": st.sampled_from(({"from": "12:00", "to": "16:00"}, {"from": "12:30", "to": "13:30"})),
        "less_suitable": st.sampled_from(
            ({"from": "09:30", "to": "18:00"}, {"from": "12:00", "to": "24:00"})
        ),
        "less": st.integers(1, 3),
        "unsuitable": st.integers(1, 5),
        "of": st.sampled_from(("session", "block")),
        "per": st.sampled_from(("session", "slot")),
    }


FAULTS = (
    ("x < outer.start or y < outer.start or y > outer.end", "x < outer.start or y > outer.end"),
    ("y > inner.end else 0", "y >= inner.end else 0"),
    ("(moment - ahead).replace", "(moment + ahead).replace"),
    ('position.clock if self.of == "session" else spans[position.block]', "position.clock"),
    ("range(self.suitable.end + 1)", "range(self.suitable.end)"),
    ("end.astimezone(there)", "end"),
    ('session.n_slots if self.per == "slot" else 1', "1"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_speakers_from_afar_have_decent_hours(case: Case) -> None:
    prove(case)


def test_the_hours_can_be_changed_freely() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given())).terms]
    assert [reason.subjects for reason in reasons] == [("a",), ("b",)]
    assert reasons[0].mend == Mend("free", "rules.zones.less_suitable")
    assert reasons[0].words.say() == "a is given from UTC+2, and stands at decent hours there: 09:00-17:00."


def test_an_unknown_block_costs_nothing() -> None:
    instance = instance_of(**given(of="block"))
    [rule] = rules_in_force(instance)
    assert not list(rule.check(instance, Programme((Placement("a", "gone", 0, 0, 60, ("big",)),))))


@pytest.mark.parametrize("outer", [{"from": "09:01", "to": "20:00"}, {"from": "08:00", "to": "16:59"}])
def test_suitable_hours_are_among_the_less_suitable_ones(outer: dict[str, str]) -> None:
    [problem] = rule_problems(instance_of(**given(less_suitable=outer)))
    assert problem.path == ("rules", "zones")
    assert (
        problem.message
        == f"finds 09:00-17:00 suitable, which is not within less_suitable, {outer['from']}-{outer['to']}"
    )
    assert problem.hint == "widen less_suitable"


def test_the_two_may_be_the_same() -> None:
    assert not list(rule_problems(instance_of(**given(less_suitable=SUITABLE))))


@pytest.mark.parametrize("field", ["suitable", "less_suitable"])
def test_hours_are_needed(field: str) -> None:
    entry = {"rule": "time_zones", "suitable": SUITABLE, "less_suitable": LESS_SUITABLE}
    del entry[field]
    [problem] = rule_problems(instance_of(**given() | {"rules": {"zones": entry}}))
    assert problem.path == ("rules", "zones", field)


@pytest.mark.parametrize("field", ["less", "unsuitable"])
def test_prices_are_not_below_0(field: str) -> None:
    assert not list(rule_problems(instance_of(**given(**{field: 0}))))
    [problem] = rule_problems(instance_of(**given(**{field: -1})))
    assert problem.path == ("rules", "zones", field)

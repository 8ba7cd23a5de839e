"""Strategies for the parameters of rules, for an instance in the making; tests of rules pick from them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from scheduler.domain.time import clock

Given = dict[str, Any]
"""An instance as a file would give it, without rules."""

Parameters = dict[str, st.SearchStrategy[Any]]

FAMILIES = ("track", "kind", "language", "person", "sponsor", "domain")


HOURS = st.builds(
    lambda begin, length: {"from": clock(begin), "to": clock(begin + length)},
    st.sampled_from((540, 555, 570, 660)),
    st.sampled_from((15, 30, 60)),
)


def families(given: Given) -> st.SearchStrategy[str]:
    """Families of which two sessions share a tag, or any where there are none."""
    shared = [family for family in (*FAMILIES, "theme") if _is_shared(_tags(given, family))]
    return st.sampled_from(shared or FAMILIES)


def _tags(given: Given, family: str) -> list[list[str]]:
    fields = {"track": "tracks", "language": "languages", "sponsor": "sponsors", "domain": "sponsors"}
    people = ("speakers", "moderators", "chairs", "attendees")
    sessions = given["sessions"]
    if family == "theme":
        return [session.get("tags", {}).get("theme", []) for session in sessions]
    if family == "kind":
        return [[session["kind"]] for session in sessions]
    if family == "person":
        return [[person for role in people for person in session.get(role, [])] for session in sessions]
    return [session.get(fields[family], []) for session in sessions]


def _is_shared(tags: list[list[str]]) -> bool:
    held = [tag for of_session in tags for tag in of_session]
    return len(set(held)) < len(held)


def kinds(given: Given, least: int) -> st.SearchStrategy[list[str]]:
    kinds = sorted(given["kinds"])
    return st.lists(st.sampled_from(kinds), min_size=min(least, len(kinds)), max_size=3, unique=True)


def measures(given: Given) -> st.SearchStrategy[str]:
    kinds = given["kinds"]
    endless = any("duration" not in s and "duration" not in kinds[s["kind"]] for s in given["sessions"])
    return st.just("sessions") if endless else st.sampled_from(("sessions", "minutes"))

"""Parameters of rules that name kinds, families and tags: do these exist?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scheduler.domain import Instance
from scheduler.domain.problem import Problem, did_you_mean

OWN_FAMILIES = ("audience_level", "domain", "kind", "language", "person", "sponsor", "track")
"""Families of tags that sessions have without listing them under ``tags``."""


def unknown_kinds(instance: Instance, field: str, kinds: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each of ``kinds`` that the instance does not have."""
    return _unknown(field, kinds, instance.kinds, "a kind")


def unknown_family(instance: Instance, field: str, family: str) -> Iterator[Problem]:
    """A problem where no session has tags of ``family``, and sessions have not got it by themselves."""
    known = {*OWN_FAMILIES, *(given for session in instance.sessions for given in session.tags)}
    if family not in known:
        yield Problem((field,), f"{family!r} is not a family of tags", did_you_mean(family, known))


def unknown_tags(instance: Instance, field: str, family: str, tags: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each of ``tags`` that is not of ``family``."""
    return _unknown(field, tags, _tags_of(instance, family), f"a {family}")


def _tags_of(instance: Instance, family: str) -> Collection[str]:
    """Tags of a family that sessions have or, where such things are listed, could have."""
    listed: dict[str, Collection[str]] = {
        "kind": instance.kinds,
        "person": instance.person,
        "sponsor": instance.organisation,
        "track": instance.tracks,
    }
    return listed.get(family) or instance.sessions_by_tag(family)


def _unknown(field: str, given: tuple[str, ...], known: Collection[str], what: str) -> Iterator[Problem]:
    for index, name in enumerate(given):
        if name not in known:
            yield Problem((field, index), f"{name!r} is not {what}", did_you_mean(name, known))

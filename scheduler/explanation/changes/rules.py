"""Rules are relaxed: a limit is raised, a pause cut, or the whole rule becomes a wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from scheduler.domain import Instance, Violation, Words
from scheduler.domain.time import MINUTES_A_DAY, Span
from scheduler.evaluator import evaluate
from scheduler.explanation.changes.plan import Amounts, Plan
from scheduler.explanation.changes.site import Given, Site
from scheduler.rules import Rule, rules_in_force

OFF = "off"
WISH = Words(
    en="Make the rule {title} ({rule}) a wish: level {level}.",
    fr="Faire de la règle {title} ({rule}) un souhait : niveau {level}.",
    ar="تحويل القاعدة {title} ({rule}) إلى رغبة: المستوى {level}.",
)
SWITCHED_OFF = Words(
    en="Switch the rule {title} ({rule}) off.",
    fr="Désactiver la règle {title} ({rule}).",
    ar="تعطيل القاعدة {title} ({rule}).",
)
MOST = Words(
    en="Raise the limit of the rule {title} ({rule}) to {number}.",
    fr="Porter à {number} la limite de la règle {title} ({rule}).",
    ar="رفع الحد الذي تفرضه القاعدة {title} ({rule}) إلى {number}.",
)
PAUSE = Words(
    en="Cut the pause of the rule {title} ({rule}) to {number} min.",
    fr="Ramener à {number} min la pause de la règle {title} ({rule}).",
    ar="تقليص الاستراحة التي تفرضها القاعدة {title} ({rule}) إلى {number} (بالدقائق).",
)
LIMITS: Mapping[str, Words] = {"most": MOST, "pause": PAUSE}


def relax(site: Site) -> Plan:
    """Let a rule be a wish of the last level; where there is only one level, switch it off."""
    rule, levels = rule_of(site), site.instance.levels
    level = levels[-1] if len(levels) > 1 else OFF

    def write(given: Given, _: Amounts) -> Words:
        _entry(site, given)["level"] = level
        words = SWITCHED_OFF if level == OFF else WISH
        return words.with_values(title=rule.title, rule=rule.id, level=level)

    return Plan(write)


def raise_most(site: Site) -> Plan:
    """Let more be at a time, or on a day, than a rule allows: all of it, at most."""
    rule, limit = rule_of(site), parameter(site, "most")
    found = (v for v in evaluate(site.instance, site.programme).violations if v.rule == rule.id)
    needed = max((_above(violation, limit, rule.weight) for violation in found), default=0)
    return _set(site, "most", range(limit + 1, limit + needed + 1))


def _above(violation: Violation, limit: int, weight: int) -> int:
    """By how much a limit is exceeded: by the sessions told, or else by the amount that is counted."""
    n_told = len(violation.subjects)
    return n_told - limit if n_told > limit else violation.cost // weight


def cut_pause(site: Site) -> Plan:
    """Let people have less time between two sessions than a rule demands."""
    return _set(site, "pause", shorter_pauses(site.instance, parameter(site, "pause")))


def shorter_pauses(instance: Instance, pause: int) -> Sequence[int]:
    """All times between two sessions of a day that are shorter than this, the longest first, and 0."""
    gaps = {
        later.start - earlier.end
        for earlier, later in product(_times(instance), repeat=2)
        if 0 <= later.start - earlier.end < min(pause, MINUTES_A_DAY)
    }
    return sorted(gaps | {0}, reverse=True)


def _times(instance: Instance) -> list[Span]:
    """When sessions can stand, each time once."""
    return sorted(
        {
            span
            for block in range(len(instance.blocks))
            for first in range(instance.n_starts(block))
            for session in instance.sessions
            if (span := instance.placing(session, block, first)) is not None
        }
    )


def _set(site: Site, name: str, values: Sequence[int]) -> Plan:
    """Give a number of a rule one of these values, the nearest to the present one first."""
    rule = rule_of(site)

    def write(given: Given, amounts: Amounts) -> Words:
        number = ([parameter(site, name), *values])[amounts[0]]
        _entry(site, given)[name] = number
        return LIMITS[name].with_values(title=rule.title, rule=rule.id, number=number)

    return Plan(write, (len(values),))


def parameter(site: Site, name: str) -> int:
    """A number of the rule that makes the demands, its usual one where the instance gives none."""
    number: int = getattr(rule_of(site), name)
    return number


def rule_of(site: Site) -> Rule:
    """The rule that makes the demands."""
    return next(rule for rule in rules_in_force(site.instance) if rule.id == site.demands[0].rule)


def _entry(site: Site, given: Given) -> dict[str, Any]:
    """A rule's entry in the instance, which a base rule need not have."""
    rules: dict[str, Any] = given.setdefault("rules", {})
    entry: dict[str, Any] = rules.setdefault(site.owner, {})
    return entry

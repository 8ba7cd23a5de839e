"""Rules are relaxed: a parameter takes another value, or the whole rule becomes a wish."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Words
from scheduler.explanation.changes.site import Site
from scheduler.rules import rules_in_force

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
SET = Words(
    en="Set {field} to {value}.",
    fr="Donner à {field} la valeur {value}.",
    ar="جعل قيمة {field} هي {value}.",
)


def relax(site: Site) -> Words:
    """Let a rule be a wish of the last level; where there is only one level, switch it off."""
    rule = next(rule for rule in rules_in_force(site.instance) if rule.id == site.owner)
    levels = site.instance.levels
    level = levels[-1] if len(levels) > 1 else OFF
    _entry(site)["level"] = level
    words = SWITCHED_OFF if level == OFF else WISH
    return words.with_values(title=rule.title, rule=rule.id, level=level)


def set_value(site: Site, value: Any) -> Words:
    """Give a field of a rule, or of something else, another value."""
    holder = _entry(site) if site.steps[0] == "rules" else site.item
    holder[site.steps[2]] = value
    return SET.with_values(field=".".join(site.steps), value=value)


def _entry(site: Site) -> dict[str, Any]:
    """A rule's entry in the instance, which a base rule need not have."""
    rules: dict[str, Any] = site.given.setdefault("rules", {})
    entry: dict[str, Any] = rules.setdefault(site.owner, {})
    return entry

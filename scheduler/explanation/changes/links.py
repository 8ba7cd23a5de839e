"""Sessions are tied to others less than before."""

from __future__ import annotations

from functools import reduce

from scheduler.domain import Words
from scheduler.domain.session import Follows
from scheduler.explanation.changes.plan import Amounts, Plan, chosen
from scheduler.explanation.changes.site import Given, Site

NOT_AFTER = Words(
    en="Do not make {later} follow {earlier}.",
    fr="Ne pas faire suivre {earlier} par {later}.",
    ar="عدم اشتراط أن تلي {later} {earlier}.",
)
ANY_TIME_AFTER = Words(
    en="Let {later} stand any time after {earlier}, in any room.",
    fr="Tenir {later} n'importe quand après {earlier}, et dans n'importe quelle salle.",
    ar="السماح بعقد {later} في أي وقت بعد {earlier}، وفي أي قاعة.",
)
AT_ONCE = Words(
    en="Let {session} and {others} run at the same time.",
    fr="Laisser {session} et {others} se tenir en même temps.",
    ar="السماح بتزامن {session} مع {others}.",
)
BOTH = Words(en="{first} {second}", fr="{first} {second}", ar="{first} {second}")
ORDERED, FREE = 1, 2
"""How far a link is loosened: the order still counts, or nothing does."""


def loosen(site: Site) -> Plan:
    """Let it stand apart from earlier sessions: any time after them, or even before."""
    session = site.instance.session[site.owner]
    earlier = tuple(link.session for link in session.predecessors if link.session in site.others)
    asks_more = {link.session for link in session.predecessors if link != Follows(session=link.session)}

    def write(given: Given, amounts: Amounts) -> Words:
        said = []
        for other, amount in zip(earlier, amounts, strict=True):
            if amount:
                stays_after = amount == ORDERED and other in asks_more
                _untie(site.item(given), site.steps[2], other, stays_after)
                words = ANY_TIME_AFTER if stays_after else NOT_AFTER
                names = {"later": session.title, "earlier": site.instance.name(other)}
                said.append(words.with_values(**names))
        return reduce(lambda first, second: BOTH.with_values(first=first, second=second), said)

    return Plan(write, tuple(FREE if other in asks_more else ORDERED for other in earlier))


def _untie(entry: Given, field: str, other: str, stays_after: bool) -> None:
    """Take back a link to an earlier session, but perhaps for the order."""
    if field == "continues":
        entry.pop("continues")
    kept = [link for link in entry.get("follows", ()) if field == "continues" or link["session"] != other]
    entry["follows"] = [*kept, {"session": other}] if stays_after else kept


def part(site: Site) -> Plan:
    """Let it run at the same time as others."""
    others = site.others

    def write(given: Given, amounts: Amounts) -> Words:
        apart = chosen(others, amounts)
        for entry in given["sessions"]:
            freed = (
                set(apart) if entry["id"] == site.owner else {site.owner} if entry["id"] in apart else set()
            )
            if "conflicts" in entry:
                entry["conflicts"] = [other for other in entry["conflicts"] if other not in freed]
        names = tuple(site.instance.name(session) for session in apart)
        return AT_ONCE.with_values(session=site.instance.name(site.owner), others=names)

    return Plan(write, (1,) * len(others))

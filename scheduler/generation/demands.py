"""Demands between sessions that the hidden programme meets, and tags that sessions share."""

from __future__ import annotations

from collections import defaultdict

from scheduler.generation.dice import Dice
from scheduler.generation.draft import Draft
from scheduler.generation.timetable import moment, start_of

PERCENT_CONFLICTING, PERCENT_FOLLOWING, PERCENT_SECOND_TOPIC = 4, 3, 40
SESSIONS_A_TOPIC = 6


def demand(drafts: list[Draft], dice: Dice) -> None:
    """Make up topics, conflicts, sequels, and a pinned opening."""
    _tag(drafts, dice)
    _set_apart([draft for draft in drafts if draft.is_parallel], dice)
    _put_in_order([draft for draft in drafts if draft.is_parallel], dice)
    opening = min((draft for draft in drafts if draft.kind == "keynote"), key=lambda draft: draft.order)
    opening.said["pinned"] = {"start": moment(opening.stand.day, start_of(opening))}


def _tag(drafts: list[Draft], dice: Dice) -> None:
    """One or two topics for each session."""
    n_topics = max(3, len(drafts) // SESSIONS_A_TOPIC)
    width = len(str(n_topics))
    for draft in drafts:
        topics = {dice.below(n_topics)}
        if dice.chance(PERCENT_SECOND_TOPIC):
            topics.add(dice.below(n_topics))
        draft.said["tags"] = {"topic": [f"topic-{topic + 1:0{width}d}" for topic in sorted(topics)]}


def _set_apart(drafts: list[Draft], dice: Dice) -> None:
    for _ in range(len(drafts) * PERCENT_CONFLICTING // 100):
        one, other = dice.pick(drafts), dice.pick(drafts)
        if one is not other and not one.moments & other.moments:
            conflicts = one.said.setdefault("conflicts", [])
            if other.id not in conflicts and one.id not in other.said.get("conflicts", ()):
                conflicts.append(other.id)


def _put_in_order(drafts: list[Draft], dice: Dice) -> None:
    """Let some sessions follow an earlier one of their track."""
    by_track: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_track[draft.track].append(draft)
    tracks = [track for track in sorted(by_track) if len(by_track[track]) > 1]
    for _ in range(len(drafts) * PERCENT_FOLLOWING // 100 if tracks else 0):
        group = by_track[dice.pick(tracks)]
        first, second = sorted((dice.pick(group), dice.pick(group)), key=lambda draft: draft.order)
        if max(first.moments) < min(second.moments) and "follows" not in second.said:
            second.said["follows"] = [{"session": first.id}]

"""Submissions of pretalx as sessions, and where they stand."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from scheduler.domain.time import moment_text
from scheduler.formats.days_apart import with_days_apart
from scheduler.formats.foreign_text import clean_tag, given_text, language_of
from scheduler.formats.pretalx.making import USUAL_MINUTES, Making
from scheduler.formats.pretalx.origin import origin
from scheduler.formats.pretalx.records import Slot, Submission
from scheduler.formats.standings import LONGEST, Standing

STATUS = {"confirmed": "confirmed", "accepted": "tentative"}
TAGS = "tag"
MOST_LISTED = 10
MOST_PERFORMANCES = 100

Given = dict[str, Any]


def sessions_of(making: Making, slots: Iterable[Slot]) -> tuple[list[Given], list[Standing]]:
    """Sessions in the order of submissions, one for each time that one is held; and where they stand."""
    slots_by_code: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot.submission is not None:
            slots_by_code[slot.submission].append(slot)
    submissions = making.responses.of("submission", Submission)
    taken = [submission for submission in submissions.values() if _is_taken(submission)]
    _note_states(making, submissions.values(), slots_by_code)
    taken += [Submission(code=code) for code in slots_by_code if code not in submissions]
    sessions: list[Given] = []
    standings: list[Standing] = []
    for submission in taken:
        held = sorted(slots_by_code[submission.code], key=lambda slot: (str(slot.start), slot.name_of_it))
        _add(making, submission, held, sessions, standings)
    _note_unknown(making, slots_by_code.keys() - submissions.keys())
    return with_days_apart(sessions, standings, making.ids.new, making.note)


def _is_taken(submission: Submission) -> bool:
    return submission.state is None or submission.state in STATUS


def _add(
    making: Making,
    submission: Submission,
    slots: list[Slot],
    sessions: list[Given],
    standings: list[Standing],
) -> None:
    first = making.ids.of("session", submission.code, submission.code)
    common = _session(making, submission)
    n_times = min(max(submission.slot_count or 1, len(slots)), MOST_PERFORMANCES)
    for number in range(n_times):
        name = f"{submission.code}-{number + 1}"
        session = {"id": first if number == 0 else making.ids.of("session", name, name)} | common
        if number:
            session["repeats"] = first
        standing = _standing(making, submission, slots[number], session) if number < len(slots) else None
        if standing is not None:
            standings.append(standing)
            session |= _place(standing)
        sessions.append(session)


def _session(making: Making, submission: Submission) -> Given:
    kind = making.kind(submission.submission_type)
    session: Given = {"kind": kind, "title": given_text(submission.title) or submission.code}
    session["source"] = origin(submission.code)
    abstract = [
        text for text in (given_text(submission.abstract), given_text(submission.description)) if text
    ]
    if abstract:
        session["abstract"] = _joined(abstract)
    if submission.track is not None:
        session["tracks"] = [making.track(submission.track)]
    tags = [clean_tag(making.tag(tag)) for tag in submission.tags or ()]
    if any(tags):
        session["tags"] = {TAGS: list(dict.fromkeys(filter(None, tags)))}
    if submission.speakers:
        session["speakers"] = list(dict.fromkeys(map(making.person, submission.speakers)))
    language = language_of(submission.content_locale or "")
    if language:
        session["languages"] = [language]
    if submission.do_not_record:
        session["recorded"] = False
    if submission.state == "accepted":
        session["status"] = "tentative"
    minutes = submission.duration or making.duration_of_kind(kind)
    if not minutes:
        making.note(f"Lengths: where none is told, {USUAL_MINUTES} minutes stand for it.")
    return session | {"duration": minutes or USUAL_MINUTES}


def _joined(texts: list[Given | str]) -> Given | str:
    """Abstract and description as one text, one below the other."""
    plain = [text for text in texts if isinstance(text, str)]
    if len(plain) == len(texts):
        return "\n\n".join(plain)
    spoken = [text for text in texts if isinstance(text, dict)]
    languages = dict.fromkeys(language for text in spoken for language in text)
    return {
        language: "\n\n".join(
            text if isinstance(text, str) else text[language]
            for text in texts
            if isinstance(text, str) or language in text
        )
        for language in languages
    }


def _standing(making: Making, submission: Submission, slot: Slot, session: Given) -> Standing | None:
    room = slot.room or slot.room_id
    if slot.start is None or room is None:
        making.note(f"{session['id']} stands in the schedule without a room: it was taken as not placed.")
        return None
    start = making.clock.moment(slot.start)
    minutes = slot.duration or session["duration"]
    end = making.clock.moment(slot.end) if slot.end else start + dt.timedelta(minutes=minutes)
    lasts = int((end - start).total_seconds()) // 60
    if not 0 < lasts <= LONGEST:
        making.note(
            f"{session['id']} ends before it starts in the schedule, or months later: see its duration."
        )
        end = start + dt.timedelta(minutes=session["duration"])
    elif submission.duration and lasts != submission.duration:
        _note_length(making, session, submission.duration, lasts)
    return Standing(start, end, session["id"], (making.room(room),))


def _note_length(making: Making, session: Given, said: int, lasts: int) -> None:
    """A session longer in the schedule than it is said to be: pretalx leaves it so after some moves."""
    hours, minutes = divmod(lasts, 60)
    shown = f"{lasts} minutes" if lasts < 120 else f"{hours} h {minutes:02d}"
    making.note(
        f"{session['id']} is said to last {said} minutes and takes {shown} in the schedule: it was read as"
        " the schedule has it; correct its duration, and its place in pretalx."
    )


def _place(standing: Standing) -> Given:
    place = {"start": moment_text(standing.start), "rooms": list(standing.rooms)}
    return {"duration": standing.minutes, "published": place}


def _note_states(
    making: Making, submissions: Iterable[Submission], slots_by_code: dict[str, list[Slot]]
) -> None:
    left_out = [submission for submission in submissions if not _is_taken(submission)]
    if left_out:
        counted = sorted(Counter(submission.state for submission in left_out).items(), key=str)
        told = ", ".join(f"{n} {state}" for state, n in counted)
        making.note(f"Left out: {told}; only confirmed and accepted submissions are sessions.")
    placed = [submission.code for submission in left_out if submission.code in slots_by_code]
    if placed:
        making.note(f"Left out though the schedule has them: {_listed(placed)}.")


def _note_unknown(making: Making, codes: Iterable[str]) -> None:
    unknown = sorted(codes)
    if unknown:
        making.note(
            f"In the schedule, but not in the files: {_listed(unknown)}; only their places are known."
        )


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_LISTED])
    return shown if len(names) <= MOST_LISTED else f"{shown} and {len(names) - MOST_LISTED} more"

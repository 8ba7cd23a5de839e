"""The five sheets of a workbook, from an instance and a programme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.domain import Instance, Person, Programme, Room, Session, Span
from scheduler.domain.tag_demands import TagDemands
from scheduler.domain.time import clock
from scheduler.formats.optaplanner import layout
from scheduler.formats.optaplanner.constraints import GROUPS, PAUSE, SPEAKER_MAKESPAN
from scheduler.formats.optaplanner.names import code_of
from scheduler.formats.optaplanner.sheet_writer import SheetWriter, Value
from scheduler.formats.optaplanner.talk_times import current_place, published_span
from scheduler.formats.optaplanner.times import day_text
from scheduler.formats.optaplanner.written_rules import WrittenRules
from scheduler.formats.optaplanner.written_slots import WrittenSlot, is_away, written_slots

NO_TIME = ("", "", "")


def write_configuration(sheet: SheetWriter, instance: Instance) -> None:
    """The conference's name, the pause, and the weights in their groups."""
    rules = WrittenRules(instance)
    [paused] = [constraint for group in GROUPS for constraint in group if PAUSE in constraint.parameters]
    sheet.row((layout.CONFERENCE_NAME, str(instance.conference.name)))
    sheet.row((layout.MINIMUM_PAUSE, rules.pause(paused), rules.pause_description(paused)))
    sheet.row()
    sheet.row(layout.WEIGHT_TITLES, bold=True)
    for number, group in enumerate(GROUPS):
        if number:
            sheet.row()
        for constraint in group:
            sheet.row((constraint.name, rules.weight(constraint), rules.description(constraint)))
    if rules.has_makespan():
        weight = rules.weight(SPEAKER_MAKESPAN)
        sheet.row((SPEAKER_MAKESPAN.name, weight, rules.description(SPEAKER_MAKESPAN)))
    sheet.finish("B5")


def write_timeslots(sheet: SheetWriter, instance: Instance) -> None:
    """One row for each slot."""
    sheet.row(layout.TIMESLOT_TITLES, bold=True)
    for slot in written_slots(instance):
        sheet.row((slot.day, *slot.times, _joined(slot.types), _joined(slot.tags)))
    sheet.finish("D2")


def write_rooms(sheet: SheetWriter, instance: Instance) -> None:
    """One row for each room; talk types are named where it does not take all."""
    slots = written_slots(instance)
    _titles(sheet, layout.ROOM_TITLES, slots)
    for room in instance.rooms:
        sheet.row((str(instance.name(room.id)), room.capacity, _types(instance, room), _joined(room.tags)))
        _fill_away(sheet, len(layout.ROOM_TITLES), instance, room, slots)
    sheet.finish("B3")


def write_speakers(sheet: SheetWriter, instance: Instance) -> None:
    """One row for each person."""
    slots = written_slots(instance)
    _titles(sheet, layout.SPEAKER_TITLES, slots)
    for person in instance.people:
        sheet.row((str(person.name), *_wishes(person.time_tags), *_wishes(person.room_tags)))
        _fill_away(sheet, len(layout.SPEAKER_TITLES), instance, person, slots)
    sheet.finish("B3")


def write_talks(sheet: SheetWriter, instance: Instance, programme: Programme) -> None:
    """One row for each session, with its time and room where it has any."""
    sheet.row(layout.TALK_TITLES, bold=True)
    for session in instance.sessions:
        place = current_place(instance, programme, session)
        is_pinned = session.pinned is not None
        cells = {
            **_talk(instance, session),
            "Pinned by user": is_pinned,
            **_time(instance, layout.CURRENT_TIME, place[0] if place else None),
            "Room": str(instance.name(place[1])) if place else "",
            **_time(instance, layout.PUBLISHED_TIME, published_span(instance, session)),
            "Published Room": _published_room(instance, session),
        }
        sheet.row([cells[title] for title in layout.TALK_TITLES])
        for title in ("Pinned by user",) if is_pinned else (*layout.CURRENT_TIME, "Room"):
            colour = layout.PINNED if is_pinned else layout.UNDECIDED
            sheet.fill(layout.TALK_TITLES.index(title) + 1, colour)
    sheet.finish("C2")


def _language(session: Session) -> str:
    spoken = session.tags.get(layout.SPOKEN_LANGUAGE) or session.languages
    return _joined(language for language in spoken if language != layout.NO_LANGUAGE)


def _talk(instance: Instance, session: Session) -> dict[str, Value]:
    """What a talk says besides times and rooms."""
    tags = {title: session.tags.get(family, ()) for title, family in layout.FAMILY_BY_TITLE.items()}
    codes = (code_of(instance.session[earlier.session]) for earlier in session.follows)
    return {
        "Code": code_of(session),
        "Title": str(session.title),
        "Talk type": str(instance.kind_name(session)),
        "Speakers": _joined(str(instance.name(person)) for person in session.people),
        **{title: _joined(given) for title, given in tags.items()},
        "Language": _language(session),
        "Audience level": session.audience_level or "",
        **dict(zip(layout.TIME_WISHES.values(), _wishes(session.time_tags), strict=True)),
        **dict(zip(layout.ROOM_WISHES.values(), _wishes(session.room_tags), strict=True)),
        "Prerequisite talks codes": _joined(codes),
        "Favorite count": session.favourites or 0,
        "Crowd control risk": session.crowd_risk,
    }


def _published_room(instance: Instance, session: Session) -> str:
    rooms = session.published.rooms if session.published else ()
    return str(instance.name(rooms[0])) if rooms else ""


def _time(instance: Instance, titles: Sequence[str], span: Span | None) -> dict[str, Value]:
    """The three cells of a time."""
    if span is None:
        return dict(zip(titles, NO_TIME, strict=True))
    moment = instance.moment(span.start)
    start = moment.hour * 60 + moment.minute
    cells = (day_text(moment.date()), clock(start), clock(start + span.minutes))
    return dict(zip(titles, cells, strict=True))


def _titles(sheet: SheetWriter, titles: Sequence[str], slots: Sequence[WrittenSlot]) -> None:
    """Two rows of titles: days above times, each day once above all its columns."""
    dates = [slot.date for slot in slots]
    firsts = {index: date for index, date in enumerate(dates) if dates.index(date) == index}
    days = [slot.day if index in firsts else "" for index, slot in enumerate(slots)]
    sheet.row(["" for _ in titles] + days, bold=True)
    for index, date in firsts.items():
        first = len(titles) + index + 1
        sheet.merge(first, first + dates.count(date) - 1)
    sheet.row([*titles, *("-".join(slot.times) for slot in slots)], bold=True)


def _fill_away(
    sheet: SheetWriter, n_before: int, instance: Instance, owner: Room | Person, slots: Sequence[WrittenSlot]
) -> None:
    for column, slot in enumerate(slots, start=n_before + 1):
        if is_away(instance, owner, slot):
            sheet.fill(column, layout.UNAVAILABLE)


def _types(instance: Instance, room: Room) -> str:
    """The talk types that a room takes; empty where it takes all."""
    kinds = [key for key, kind in instance.kinds.items() if not kind.rooms or room.id in kind.rooms]
    all_of_them = len(kinds) == len(instance.kinds)
    return "" if all_of_them else _joined(str(instance.tag_name("kind", kind)) for kind in kinds)


def _wishes(demands: TagDemands) -> list[str]:
    return [_joined(getattr(demands, wish)) for wish in layout.WISHES]


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)

"""The requests that put a programme into pretalx.

Whatever was read from pretalx is moved where it stands now; all else is made first. This is the way that was
found to work with pretalx 2026.2: rooms, submissions, accept, confirm, place, release, compare.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from scheduler.domain import Instance, Session, Text
from scheduler.domain.time import MINUTES_A_DAY
from scheduler.formats.pretalx.origin import reference_of
from scheduler.formats.pretalx.plan import Body, Place, Plan, Step
from scheduler.formats.publication import Publication
from scheduler.formats.real_times import insist_on_real_times, real_time

EVENT = "/api/events/{event}"
SLOTS = f"{EVENT}/schedules/wip/?expand=slots"
USUAL_MINUTES = 30

PEOPLE = (
    "Speakers of submissions made here: pretalx knows people by their email, which instances do not hold."
)


def plan_of(publication: Publication) -> Plan:
    """The plan for a programme: its requests, and what they cannot say.

    Raises
    ------
    InputError
        The programme holds times that there are not.
    """
    return _Planning(publication).plan()


class _Planning:
    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.instance: Instance = publication.instance
        self.by_hand: list[str] = []
        self.performances = self._performances()

    def plan(self) -> Plan:
        insist_on_real_times(self.instance, self.publication.programme.placements)
        version = f"{self.publication.released:%Y-%m-%d %H:%M} UTC"
        made = [*self._rooms(), *self._kinds(), *self._tracks(), *self._submissions()]
        places = tuple(place for _, place in self._places())
        steps = [
            Step("See that the event lasts long enough", "GET", f"{EVENT}/"),
            *made,
            Step("See where slots stand in the version in work", "GET", SLOTS),
            *(step for session, place in self._places() for step in self._moves(session, place)),
            Step(
                f"Release the version {version!r}",
                "POST",
                f"{EVENT}/schedules/release/",
                {"version": version},
            ),
        ]
        self._tell_the_rest()
        days = sorted({place.start[:10] for place in places} | {place.end[:10] for place in places})
        first, last = (days[0], days[-1]) if days else (str(self.instance.first_date),) * 2
        return Plan(version, first, last, tuple(steps), places, tuple(dict.fromkeys(self.by_hand)))

    # -- what is made ---------------------------------------------------------------------------

    def _rooms(self) -> Iterator[Step]:
        for room in self.instance.rooms:
            if reference_of(room) is None:
                body: Body = {"name": self._languages(room.name or Text(any=room.id))}
                body["capacity"] = room.capacity
                yield self._make("room", room.id, "rooms", body)

    def _kinds(self) -> Iterator[Step]:
        for name, kind in self.instance.kinds.items():
            if reference_of(kind) is None and any(s.kind == name for s in self._new()):
                body: Body = {"name": self._languages(self.instance.tag_name("kind", name))}
                body["default_duration"] = kind.duration or USUAL_MINUTES
                yield self._make("type", name, "submission-types", body)

    def _tracks(self) -> Iterator[Step]:
        for name, track in self.instance.tracks.items():
            if reference_of(track) is None and any(name in s.tracks[:1] for s in self._new()):
                yield self._make("track", name, "tracks", {"name": self._languages(track.title)})

    def _submissions(self) -> Iterator[Step]:
        """Each in three steps, since only what is confirmed has a slot."""
        for session in self._new():
            yield self._make("submission", session.id, "submissions", self._submission(session), "code")
            path = f"{EVENT}/submissions/{{submission:{session.id}}}"
            yield Step(f"Accept {session.id}", "POST", f"{path}/accept/")
            if session.status == "confirmed":
                yield Step(f"Confirm {session.id}", "POST", f"{path}/confirm/")
            if session.on_stage:
                self.by_hand.append(PEOPLE)

    def _submission(self, session: Session) -> Body:
        spoken = self.publication.spoken
        body: Body = {
            "title": session.title.say(spoken),
            "submission_type": self._meant("type", session.kind, reference_of(self.instance.kind(session))),
            "content_locale": next(iter(session.languages), spoken),
            "duration": self._minutes(session),
            "slot_count": len(self.performances[session.id]),
            "do_not_record": not session.recorded,
        }
        if session.abstract:
            body["abstract"] = session.abstract.say(spoken)
        for track in session.tracks[:1]:
            body["track"] = self._meant("track", track, reference_of(self.instance.tracks[track]))
        return body

    def _make(self, thing: str, name: str, endpoint: str, body: Body, key: str = "id") -> Step:
        return Step(
            f"Make the {thing} {name}", "POST", f"{EVENT}/{endpoint}/", body, keep={f"{thing}:{name}": key}
        )

    # -- what is moved --------------------------------------------------------------------------

    def _places(self) -> Iterator[tuple[Session, Place]]:
        """Where each performance is to stand; those of one submission are its slots in order of time."""
        for first, held in self.performances.items():
            code = reference_of(self.instance.session[first])
            submission = f"{{submission:{first}}}" if code is None else code
            for number, session in enumerate(sorted(held, key=self._start)):
                placement = self.publication.programme.get(session.id)
                if placement is None or not placement.rooms:
                    continue
                time = real_time(self.instance, placement)
                room = self.instance.room[placement.rooms[0]]
                meant = self._meant("room", room.id, reference_of(room))
                slot = f"slot:{submission}:{number}"
                yield session, Place(slot, _moment(time.start), _moment(time.end), meant)

    def _start(self, session: Session) -> tuple[bool, int]:
        """What stands nowhere comes last."""
        placement = self.publication.programme.get(session.id)
        return placement is None, 0 if placement is None else placement.start

    def _moves(self, session: Session, place: Place) -> Iterator[Step]:
        """A slot that stands somewhere keeps its end when it is moved, until the duration is set anew."""
        submission = f"{EVENT}/submissions/{place.slot.split(':', 1)[1].rpartition(':')[0]}/"
        real = self._minutes(session)
        long = real + MINUTES_A_DAY * ((self.instance.days[-1].date - self.instance.first_date).days + 1)
        slot = f"{EVENT}/slots/{{{_plain(place.slot)}}}/"
        body = {"start": place.start, "room": place.room}
        name = session.id
        yield Step(
            f"Lengthen {name} to move it", "PATCH", submission, {"duration": long}, only="moved", of=place
        )
        yield Step(f"Move {name}", "PATCH", slot, body, only="moved", of=place)
        yield Step(
            f"Give {name} its length again", "PATCH", submission, {"duration": real}, only="moved", of=place
        )
        yield Step(f"Place {name}", "PATCH", slot, body, only="unplaced", of=place)

    def _minutes(self, session: Session) -> int:
        placement = self.publication.programme.get(session.id)
        if placement is not None:
            return real_time(self.instance, placement).minutes
        return self.instance.minutes_of(session) or USUAL_MINUTES

    # -- sessions and submissions ---------------------------------------------------------------

    def _performances(self) -> dict[str, list[Session]]:
        """Sessions by the first of each submission: performances of one are slots of it."""
        found: defaultdict[str, list[Session]] = defaultdict(list)
        first_by_code: dict[str, str] = {}
        for session in self.instance.sessions:
            code = reference_of(session)
            first = session.id if session.repeats is None else self._original(session)
            if code is not None:
                first = first_by_code.setdefault(code, first)
            if first != session.id and session.repeats is None:
                self.by_hand.append(f"{session.id}: pretalx has one session where there are several days.")
                continue
            found[first].append(session)
        return dict(found)

    def _original(self, session: Session) -> str:
        """The session that this one is a performance of; repeats go in no circle."""
        while session.repeats is not None:
            session = self.instance.session[session.repeats]
        return session.id

    def _new(self) -> Iterable[Session]:
        """First performances of what does not come from pretalx."""
        first = (self.instance.session[name] for name in self.performances)
        return (session for session in first if reference_of(session) is None)

    def _tell_the_rest(self) -> None:
        """What no request says."""
        programme = self.publication.programme
        for session in self.instance.sessions:
            placement = programme.get(session.id)
            if placement is None and reference_of(session) is not None:
                self.by_hand.append(
                    f"{session.id} stands nowhere: the API takes no session out of a schedule."
                )
            if placement is not None and len(placement.rooms) > 1:
                rooms = ", ".join(placement.rooms[1:])
                self.by_hand.append(f"{session.id} is also in {rooms}: a slot of pretalx has one room.")
            if placement is not None and not placement.rooms:
                self.by_hand.append(f"{session.id} has no room, and a slot of pretalx needs one.")
        if any(item.public for day in self.instance.days for item in day.service):
            self.by_hand.append("Breaks and other service items.")

    # -- words ----------------------------------------------------------------------------------

    def _meant(self, thing: str, name: str, reference: str | None) -> Any:
        """A number of pretalx's, or what an earlier request will give."""
        if reference is None:
            return {"$": f"{thing}:{name}"}
        return int(reference) if reference.isdecimal() else reference

    def _languages(self, text: Text) -> dict[str, str]:
        """A text by language, as pretalx takes names."""
        said = {language: getattr(text, language) for language in ("ar", "en", "fr")}
        given = {language: words for language, words in said.items() if words is not None}
        return given or {self.publication.spoken: text.say()}


def _moment(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _plain(slot: str) -> str:
    """The name of a slot inside braces, where others cannot stand."""
    return slot.replace("{", "").replace("}", "")

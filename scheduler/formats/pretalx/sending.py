"""Sends a plan to an event of pretalx, and compares what stands there afterwards.

It stops at the first request that is refused: those before it have been done. Sent again, what is in place
is left alone, but things that were made are made once more; then import the event and plan anew.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from scheduler.errors import Fault, InputError, UsageError
from scheduler.formats.pretalx.plan import HEADERS, Place, Plan, Step
from scheduler.formats.pretalx.planning import EVENT, SLOTS

SECONDS = 30
LARGEST_ANSWER = 64_000_000
MOST_SHOWN = 200
LOCAL = ("localhost", "127.0.0.1", "::1")
NAME = re.compile(r"\{([^{}]+)\}")

Said = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """What was done: how many requests, and the places that are others than those wished for."""

    n_requests: int
    n_left_alone: int
    differences: tuple[str, ...]


def send_plan(plan: Plan, url: str, token: str, told: Callable[[str], None] = lambda words: None) -> Sent:
    """Send the requests of a plan to the event at ``url``; ``told`` hears of each before it is sent.

    Raises
    ------
    UsageError
        ``url`` is no address of an event, or not a safe one for a token; or the token is none.
    InputError
        pretalx refuses a request or cannot be reached, or the event does not last long enough.
    """
    sending = _Sending(plan, *_address(url), _sound(token))
    return sending.send(told)


def _address(url: str) -> tuple[str, str]:
    """The server, and the short name of the event there."""
    hint = "give it as https://pretalx.example.org/EVENT"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise UsageError(f"{url!r} is no address", hint) from None
    event = [part for part in parts.path.split("/") if part]
    if event[:2] == ["api", "events"]:
        event = event[2:]
    if not host or len(event) != 1 or not re.fullmatch(r"[A-Za-z0-9_.\-]+", event[0]) or parts.username:
        raise UsageError(f"{url!r} is not the address of an event", hint)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOCAL):
        raise UsageError(f"{url!r} would send the token in the clear", "give an address with https")
    return f"{parts.scheme}://{parts.netloc}", event[0]


def _sound(token: str) -> str:
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise UsageError("there is no token to send", "put it into the environment as PRETALX_TOKEN")
    return token


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token goes nowhere but where it was meant for."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class _Sending:
    def __init__(self, plan: Plan, server: str, event: str, token: str) -> None:
        self.plan, self.server = plan, server
        self.names: dict[str, Any] = {"event": event}
        self.headers = HEADERS | {"Authorization": f"Token {token}"}
        self.slots: dict[str, Said] = {}
        self.n_requests = self.n_left_alone = 0
        self.opener = urllib.request.build_opener(_NoRedirect)

    def send(self, told: Callable[[str], None]) -> Sent:
        for step in self.plan.steps:
            if step.of is not None and not self._applies(step, step.of):
                continue
            told(step.says)
            answer = self._request(step.method, step.path, self._meant(step.body), step.says)
            for name, field in step.keep.items():
                self.names[name] = self._field(answer, field, step)
            if step.path == f"{EVENT}/":
                self._insist_on_days(answer)
            if step.path == SLOTS:
                self._note_slots(answer)
        return Sent(self.n_requests, self.n_left_alone, self._differences())

    def _applies(self, step: Step, place: Place) -> bool:
        slot = self._slot(place)
        in_place = self._is_at(slot, place)
        self.n_left_alone += in_place and step.only == "unplaced"
        is_placed = slot.get("start") is not None and _reference(slot.get("room")) is not None
        return not in_place and step.only == ("moved" if is_placed else "unplaced")

    def _slot(self, place: Place) -> Said:
        _, submission, number = self._path(place.slot).split(":")
        name = f"slot:{submission}:{number}"
        if name not in self.slots:
            message = f"pretalx has no slot number {int(number) + 1} of submission {submission}"
            raise _refused("places", message, "accept and confirm it there, or import the event anew")
        return self.slots[name]

    def _is_at(self, slot: Said, place: Place) -> bool:
        room = str(_reference(slot.get("room")))
        times = (_moment(slot.get("start")), _moment(slot.get("end")))
        return times == (_moment(place.start), _moment(place.end)) and room == str(self._meant(place.room))

    def _note_slots(self, answer: Said) -> None:
        by_code: dict[str, list[Said]] = {}
        for slot in answer.get("slots") or ():
            if isinstance(slot, dict) and slot.get("submission") is not None:
                by_code.setdefault(str(_reference(slot["submission"])), []).append(slot)
        for code, slots in by_code.items():
            for number, slot in enumerate(
                sorted(slots, key=lambda slot: (str(slot.get("start") or "~"), str(slot.get("id"))))
            ):
                self.slots[f"slot:{code}:{number}"] = slot

    def _insist_on_days(self, event: Said) -> None:
        first, last = str(event.get("date_from") or ""), str(event.get("date_to") or "~")
        if first > self.plan.first_day or last < self.plan.last_day:
            days = f"{self.plan.first_day} to {self.plan.last_day}"
            message = f"the event lasts from {first} to {last}, and the programme from {days}"
            raise _refused("days", message, "lengthen the event in pretalx: it takes no times outside")

    def _differences(self) -> tuple[str, ...]:
        """Places that are not as wished for, after all was sent."""
        self._note_slots(self._request("GET", SLOTS, None, "Compare"))
        places = self.plan.places
        return tuple(self._difference(place) for place in places if not self._is_at(self._slot(place), place))

    def _difference(self, place: Place) -> str:
        slot = self._slot(place)
        found = f"{slot.get('start')} to {slot.get('end')} in room {_reference(slot.get('room'))}"
        wished = f"{place.start} to {place.end} in room {self._meant(place.room)}"
        return f"{self._path(place.slot)}: {found}, and not {wished}"

    # -- requests -------------------------------------------------------------------------------

    def _request(self, method: str, path: str, body: Any, says: str) -> Said:
        url = self.server + self._url(path)
        content = None if body is None and method == "GET" else json.dumps(body or {}).encode("utf-8")
        request = urllib.request.Request(url, content, self.headers, method=method)
        self.n_requests += 1
        try:
            with self.opener.open(request, timeout=SECONDS) as response:
                given = response.read(LARGEST_ANSWER)
            answer = json.loads(given) if given.strip() else {}
        except urllib.error.HTTPError as error:
            told = error.read(LARGEST_ANSWER).decode("utf-8", "replace")
            message = f"{method} {self._url(path)} was refused with {error.code}: {_shown(told)}"
            raise _refused(says, message, "correct it, and send again; what came before is done") from None
        except (OSError, ValueError) as error:
            message = f"{method} {self._url(path)} gave no answer: {_shown(str(error))}"
            raise _refused(says, message, "check the address and the connection") from None
        return answer if isinstance(answer, dict) else {}

    def _url(self, path: str) -> str:
        """A path whose slots are the numbers of slots."""

        def number(found: re.Match[str]) -> str:
            name = found[1]
            if not name.startswith("slot:"):
                return quote(str(self.names[name]), safe="")
            return quote(str(self.slots[self._slot_name(name)]["id"]), safe="")

        return NAME.sub(number, path)

    def _slot_name(self, name: str) -> str:
        """The slot of a submission that was made just now is known by its code only since then."""
        inner, _, number = name.removeprefix("slot:").rpartition(":")
        return f"slot:{self.names.get(inner, inner)}:{number}"

    def _path(self, text: str) -> str:
        return NAME.sub(lambda found: str(self.names[found[1]]), text)

    def _meant(self, value: Any) -> Any:
        """A value with what earlier requests gave in it."""
        if isinstance(value, dict):
            if value.keys() == {"$"}:
                return self.names[value["$"]]
            return {name: self._meant(inner) for name, inner in value.items()}
        return value

    def _field(self, answer: Said, field: str, step: Step) -> Any:
        if answer.get(field) is None:
            raise _refused(step.says, f"the answer of pretalx has no {field!r}", "check the address")
        return answer[field]


def _order(slot: Said) -> tuple[str, str]:
    """By time, what stands nowhere last."""
    return str(slot.get("start") or "~"), str(slot.get("id"))


def _reference(given: Any) -> Any:
    """A number or code, of a thing that may be told in full."""
    return given.get("code", given.get("id")) if isinstance(given, dict) else given


def _moment(text: Any) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}..."


def _refused(field: str, message: str, hint: str) -> InputError:
    return InputError(
        "pretalx did not take the programme", [Fault("pretalx", 0, 0, field, message, hint)], hint
    )

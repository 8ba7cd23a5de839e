"""A server that answers as pretalx's API was seen to, with its traps; made for tests."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "secret-token"


class Refused(Exception):
    """A request that is answered with 400."""


class Event:
    """The state of one event, whose slots keep their ends when they are moved."""

    def __init__(self, first: str, last: str) -> None:
        self.days = (first, last)
        self.rooms: dict[int, Any] = {}
        self.types: dict[int, Any] = {}
        self.tracks: dict[int, Any] = {}
        self.submissions: dict[str, Any] = {}
        self.slots: dict[int, Any] = {}
        self.releases: list[str] = []
        self.log: list[tuple[str, str, Any]] = []

    def answer(self, method: str, path: str, body: Any) -> Any:
        for pattern, act in (
            (r"GET /", self.told),
            (r"GET /schedules/wip/\?expand=slots", self.wip),
            (r"POST /(rooms|submission-types|tracks)/", self.made),
            (r"POST /submissions/", self.submitted),
            (r"POST /submissions/(\w+)/(accept|confirm)/", self.taken),
            (r"PATCH /submissions/(\w+)/", self.lasting),
            (r"PATCH /slots/(\d+)/", self.placed),
            (r"POST /schedules/release/", self.released),
        ):
            found = re.fullmatch(pattern, f"{method} {path}")
            if found is not None:
                return act(body, *found.groups())
        raise KeyError(path)

    def told(self, body: Any) -> Any:
        return {"slug": "meeting", "date_from": self.days[0], "date_to": self.days[1]}

    def wip(self, body: Any) -> Any:
        return {"id": 1, "version": "wip", "slots": list(self.slots.values())}

    def made(self, body: Any, what: str) -> Any:
        held = {"rooms": self.rooms, "submission-types": self.types, "tracks": self.tracks}[what]
        made = {"id": len(held) + 1} | body
        held[made["id"]] = made
        return made

    def submitted(self, body: Any) -> Any:
        if body["submission_type"] not in self.types:
            raise Refused("no such type")
        made = {"code": f"CODE{len(self.submissions):02d}", "state": "submitted"} | body
        self.submissions[made["code"]] = made
        return made

    def taken(self, body: Any, code: str, how: str) -> Any:
        submission = self.submissions[code]
        submission["state"] = f"{how}ed"
        if how == "accept":
            for _ in range(submission["slot_count"]):
                self.add_slot(code)
        return submission

    def add_slot(self, code: str, **place: Any) -> None:
        number = len(self.slots) + 11
        slot = {"id": number, "submission": code, "start": None, "end": None, "room": None}
        self.slots[number] = slot | place

    def lasting(self, body: Any, code: str) -> Any:
        self.submissions[code] |= body
        for slot in self.slots.values():
            if slot["submission"] == code and slot["start"] is not None:
                self.end(slot)
        return self.submissions[code]

    def end(self, slot: Any) -> None:
        minutes = self.submissions[slot["submission"]]["duration"]
        slot["end"] = (dt.datetime.fromisoformat(slot["start"]) + dt.timedelta(minutes=minutes)).isoformat()

    def placed(self, body: Any, number: str) -> Any:
        slot = self.slots[int(number)]
        if body["start"] is None:
            raise Refused("start may not be null")
        if not self.days[0] <= body["start"][:10] <= self.days[1]:
            raise Refused("the time is outside of the event")
        if body["room"] not in self.rooms:
            raise Refused("no such room")
        was_placed = slot["start"] is not None
        start = dt.datetime.fromisoformat(body["start"])
        if was_placed and start >= dt.datetime.fromisoformat(slot["end"]):
            raise Refused("the end is before the start")
        slot |= body
        if not was_placed:
            self.end(slot)
        return slot

    def released(self, body: Any) -> Any:
        if body["version"] in self.releases:
            raise Refused("the version exists")
        self.releases.append(body["version"])
        return {"version": body["version"]}


@contextmanager
def serving(event: Event) -> Iterator[str]:
    """The address of the event on a server that runs meanwhile."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            path = self.path.removeprefix("/api/events/meeting")
            event.log.append((self.command, path, body))
            if self.headers.get("Authorization") != f"Token {TOKEN}":
                self.reply(401, {"detail": "Invalid token."})
                return
            try:
                self.reply(200, event.answer(self.command, path, body))
            except Refused as error:
                self.reply(400, {"detail": str(error)})
            except KeyError:
                self.reply(404, {"detail": "Not found."})

        def reply(self, status: int, said: Any) -> None:
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = answer

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/meeting"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

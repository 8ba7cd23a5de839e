"""Sends a programme to pretalx and says what was done, for `schedule export`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.formats.pretalx import Sent
    from scheduler.formats.publication import Publication

TOKEN = "PRETALX_TOKEN"
"""The variable of the environment that holds it, so that it stands in no history of commands."""


def insist_on_pretalx(name: str, url: str | None, out: Path) -> None:
    """See that what is to be sent is a plan for pretalx, and that it is kept.

    Raises
    ------
    UsageError
        It is not.
    """
    from scheduler.errors import UsageError

    if url is not None and name != "pretalx":
        raise UsageError(f"{name} is sent nowhere", "leave --send out, or export pretalx")
    if url is not None and out == Path("-"):
        raise UsageError("a plan that is sent is kept in a file", "give -o a file")


def send(publication: Publication, url: str) -> Sent:
    """Send the plan for a programme to the event at ``url``.

    Raises
    ------
    InputError
        pretalx refuses it, or holds something else afterwards.
    """
    from scheduler.errors import Fault, InputError
    from scheduler.formats.pretalx import plan_of, send_plan

    sent = send_plan(plan_of(publication), url, os.environ.get(TOKEN, ""))
    if sent.differences:
        hint = "set these by hand in pretalx"
        faults = [Fault("pretalx", 0, 0, "places", told, hint) for told in sent.differences]
        raise InputError("pretalx holds other places than those that were sent", faults)
    return sent


def told(sent: Sent) -> str:
    """What was done, in a sentence."""
    return f"Sent {sent.n_requests} requests; {sent.n_left_alone} sessions stood in place already."

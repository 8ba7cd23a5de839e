"""Colours of kinds or tracks in cells: light ones, on which black is easily read, also in print."""

from __future__ import annotations

from scheduler.domain import Instance

PALETTE = (
    "#FFF2CC", "#D9EAF7", "#F4D9EC", "#DDEFD5", "#D6DCF5", "#FBDDD3", "#D3F0EE", "#E8E0F2", "#EFE6D8",
    "#E3E8EC",
)  # fmt: skip
BY_NAME = {
    "yellow": "#FFF2CC",
    "cyan": "#D9EAF7",
    "magenta": "#F4D9EC",
    "green": "#DDEFD5",
    "blue": "#D6DCF5",
    "red": "#FBDDD3",
    "white": "#F2F2F2",
    "black": "#E3E8EC",
}
"""By the colours of the terminal that kinds may name."""
SERVICE = "#EDEDED"
HEADING = "#2F4858"


def tag_colours(instance: Instance) -> tuple[str, dict[str, str]]:
    """What colours stand for, ``kind`` or ``track``, and the colour of each.

    They stand for tracks where all sessions are of one kind and there are colours enough; there, a session
    has the colour of its first track.
    """
    kinds = {session.kind for session in instance.sessions}
    if len(kinds) == 1 and 1 < len(instance.tracks) <= len(PALETTE):
        return "track", dict(zip(instance.tracks, PALETTE, strict=False))
    return "kind", _kind_colours(instance)


def _kind_colours(instance: Instance) -> dict[str, str]:
    """A colour for each kind: its own where it names one that no kind before it has, else another one.

    Where there are more kinds than colours, several have the same.
    """
    found: dict[str, str] = {}
    for number, (kind, shape) in enumerate(instance.kinds.items()):
        own = BY_NAME.get((shape.colour or "").removeprefix("bright_"))
        free = [colour for colour in PALETTE if colour not in found.values()]
        usual = free[0] if free else PALETTE[number % len(PALETTE)]
        found[kind] = own if own and own not in found.values() else usual
    return found

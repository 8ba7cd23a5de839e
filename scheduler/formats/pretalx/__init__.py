"""pretalx, the free system for calls for papers: its events as instances, and programmes to put into it."""

from scheduler.formats.pretalx.reading import read_pretalx

__all__ = ["read_pretalx"]

"""pretalx, the free system for calls for papers: its events as instances, and programmes to put into it."""

from scheduler.formats.pretalx.planning import plan_of
from scheduler.formats.pretalx.reading import read_pretalx
from scheduler.formats.pretalx.sending import Sent, send_plan
from scheduler.formats.pretalx.writing import write_pretalx

__all__ = ["Sent", "plan_of", "read_pretalx", "send_plan", "write_pretalx"]

"""Changes of an instance that let a programme stand: what becomes of the field, and how it is said."""

from scheduler.explanation.changes.catalogue import changer_of
from scheduler.explanation.changes.site import Site

__all__ = ["Site", "changer_of"]

"""What a change of a published programme disturbs: said as terms, and counted in plain Python."""

from scheduler.disturbance.count import Disturbance, disturbance
from scheduler.disturbance.firm import begun, same_times
from scheduler.disturbance.levels import LEVELS, PEOPLE, SESSIONS, SHIFTS, at_home, disturbing
from scheduler.disturbance.place import home_of

__all__ = [
    "LEVELS",
    "PEOPLE",
    "SESSIONS",
    "SHIFTS",
    "Disturbance",
    "at_home",
    "begun",
    "disturbance",
    "disturbing",
    "home_of",
    "same_times",
]

"""What a change of a published programme disturbs: said as terms, and counted in plain Python."""

from scheduler.disturbance.count import Disturbance, disturbance
from scheduler.disturbance.firm import begun, same_times
from scheduler.disturbance.levels import LEVELS, PEOPLE, SESSIONS, SHIFTS, disturbing
from scheduler.disturbance.past import Past, as_it_stood, lost_places, past_of
from scheduler.disturbance.place import home_of
from scheduler.disturbance.staying import at_home, is_settled

__all__ = [
    "LEVELS",
    "PEOPLE",
    "SESSIONS",
    "SHIFTS",
    "Disturbance",
    "Past",
    "as_it_stood",
    "at_home",
    "begun",
    "disturbance",
    "disturbing",
    "home_of",
    "is_settled",
    "lost_places",
    "past_of",
    "same_times",
]

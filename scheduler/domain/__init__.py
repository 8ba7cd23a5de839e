"""The values that everything else is about: instance, programme, score, evaluation."""

from scheduler.domain.conference import Block, Conference, Day, ServiceItem, Slot
from scheduler.domain.evaluation import Evaluation, RuleScore, Violation
from scheduler.domain.instance import Instance, RuleEntry
from scheduler.domain.interest import Interest
from scheduler.domain.kind import Kind
from scheduler.domain.organisation import Organisation
from scheduler.domain.person import Person
from scheduler.domain.programme import Placement, Programme
from scheduler.domain.room import Reserved, Room
from scheduler.domain.score import Score
from scheduler.domain.session import Follows, Pin, Session
from scheduler.domain.text import Text, Words
from scheduler.domain.time import Span, Window

__all__ = [
    "Block",
    "Conference",
    "Day",
    "Evaluation",
    "Follows",
    "Instance",
    "Interest",
    "Kind",
    "Organisation",
    "Person",
    "Pin",
    "Placement",
    "Programme",
    "Reserved",
    "Room",
    "RuleEntry",
    "RuleScore",
    "Score",
    "ServiceItem",
    "Session",
    "Slot",
    "Span",
    "Text",
    "Violation",
    "Window",
    "Words",
]

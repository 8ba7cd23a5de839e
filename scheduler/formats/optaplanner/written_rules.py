"""What the sheet of weights says: a weight and a description for each constraint of the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.domain import Instance
from scheduler.formats.optaplanner.constraints import PAUSE, SPEAKER_MAKESPAN, Constraint, said_rules
from scheduler.formats.optaplanner.weights import weight_text


@dataclass(frozen=True)
class WrittenRules:
    """The rules of an instance in the terms of the format; those it has no words for are not among them."""

    instance: Instance

    def weight(self, constraint: Constraint) -> str:
        """The weights of a constraint: 0 at each level where no rule in force says it."""
        weights = Counter[str]()
        for said, rule in said_rules(self.instance):
            if said is constraint:
                weights[rule.level] += rule.weight // constraint.scale
        return weight_text(weights)

    def description(self, constraint: Constraint) -> str:
        """Why a constraint is there, which is the first line of its rule's note."""
        return self._note(constraint).partition("\n")[0]

    def pause_description(self, constraint: Constraint) -> str:
        """What is said of the pause, which is the rest of the note of its rule."""
        return self._note(constraint).partition("\n")[2]

    def pause(self, constraint: Constraint) -> int:
        """Minutes of the pause between two talks; 0 where no rule asks for any."""
        pauses = (getattr(rule, PAUSE) for said, rule in said_rules(self.instance) if said is constraint)
        listed = self.instance.rules.get(constraint.id)
        return int(next(pauses, listed.parameters.get(PAUSE, 0) if listed else 0))

    def has_makespan(self) -> bool:
        """Whether there is anything to say in the row that not every workbook has."""
        said = any(constraint is SPEAKER_MAKESPAN for constraint, _ in said_rules(self.instance))
        return said or SPEAKER_MAKESPAN.id in self.instance.rules

    def _note(self, constraint: Constraint) -> str:
        return next(self._notes(constraint), "")

    def _notes(self, constraint: Constraint) -> Iterator[str]:
        ids = [rule.id for said, rule in said_rules(self.instance) if said is constraint]
        for rule_id in (*ids, constraint.id):
            entry = self.instance.rules.get(rule_id)
            if entry is not None and entry.note:
                yield entry.note

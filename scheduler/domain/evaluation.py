"""What the rules say of a programme."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.domain.score import Score
from scheduler.domain.text import Language, Words


@dataclass(frozen=True)
class Violation:
    """One thing that a rule holds against a programme.

    ``subjects`` are ids of the sessions, people and rooms that it is about; ``cost`` is weighted.
    """

    rule: str
    level: str
    cost: int
    subjects: tuple[str, ...]
    words: Words

    def text(self, language: Language = "en") -> str:
        """The violation in one sentence."""
        return self.words.say(language)


@dataclass(frozen=True)
class RuleScore:
    """How one rule fares: the number of its violations and what they cost together."""

    rule: str
    level: str
    violations: int
    cost: int


@dataclass(frozen=True)
class Evaluation:
    """The final word on a programme: its score, by rule, with every violation."""

    score: Score
    rules: tuple[RuleScore, ...]
    violations: tuple[Violation, ...]

    @property
    def feasible(self) -> bool:
        return self.score.feasible

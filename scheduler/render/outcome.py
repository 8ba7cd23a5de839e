"""How a search ended, in a few lines."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from scheduler.domain import Words
from scheduler.domain.text import Language
from scheduler.engines.events import Bound
from scheduler.render.direction import directed, isolated
from scheduler.render.phrases import (
    BOUND,
    BROKEN,
    BROKEN_SO_FAR,
    FEASIBLE,
    GAP,
    INFEASIBLE,
    INTERRUPTED,
    INTERRUPTED_EARLY,
    OPTIMAL,
    SCORE,
    UNKNOWN,
)
from scheduler.render.scores import score_text
from scheduler.render.session_cell import one_line
from scheduler.solver import Solution

STYLES = {"optimal": "bold green", "feasible": "bold yellow", "infeasible": "bold red", "unknown": "bold red"}


def outcome_view(solution: Solution, language: Language) -> RenderableType:
    """Status, score, bound and gap; where there is no programme, why, as far as it is known."""
    lines = [Text(_verdict(solution).say(language), style=STYLES[solution.status])]
    if solution.evaluation is not None:
        score = f"{score_text(solution.evaluation.score)}  ({solution.seconds:.1f} s, {solution.engine})"
        lines.append(_labelled(SCORE, score, language))
        if solution.status != "optimal":
            lines.append(_labelled(BOUND, bound_text(solution.bound), language))
            lines.append(_labelled(GAP, bound_text(solution.gap), language))
    lines += [Text(f"- {one_line(words.say(language))}") for words in solution.proof]
    return Group(*(directed(line, language) for line in lines))


def _labelled(label: Words, figures: str, language: Language) -> Text:
    return Text(f"{label.say(language)} {isolated(figures, language)}")


def _verdict(solution: Solution) -> Words:
    if solution.evaluation is not None and not solution.evaluation.feasible:
        return BROKEN if solution.status == "optimal" else BROKEN_SO_FAR
    if solution.interrupted:
        return INTERRUPTED if solution.programme is not None else INTERRUPTED_EARLY
    return {
        "optimal": OPTIMAL,
        "feasible": FEASIBLE,
        "infeasible": INFEASIBLE,
        "unknown": UNKNOWN,
    }[solution.status]


def bound_text(bound: Bound) -> str:
    """Like a score; ``?`` where a level has no bound yet."""
    return ", ".join(f"{'?' if low is None else low} {level}" for level, low in bound.items())

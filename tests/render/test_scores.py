"""Scores are shown rule by rule, with the worst violations in words."""

from dataclasses import replace
from typing import Literal

import pytest

from scheduler.domain import Evaluation, Score, Words
from scheduler.domain.text import LANGUAGES, Language
from scheduler.engines.events import Bounded, Incumbent
from scheduler.render.outcome import outcome_view
from scheduler.render.progress import ProgressLine
from scheduler.render.scores import evaluation_view
from scheduler.solver import Solution
from tests.golden import compare, shown
from tests.small import small_instance, small_solution

WIDE = 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_that_cost_are_listed(language: Language) -> None:
    evaluation = small_solution().evaluation
    assert evaluation is not None
    compare(f"score-{language}.txt", shown(evaluation_view(small_instance(), evaluation, language), WIDE))


def test_only_the_worst_are_told_when_asked() -> None:
    evaluation = small_solution().evaluation
    assert evaluation is not None
    text = shown(evaluation_view(small_instance(), evaluation, "en", most=1), WIDE)
    assert f"... and {len(evaluation.violations) - 1} more" in text


def test_a_perfect_programme_says_so() -> None:
    perfect = Evaluation(Score.zero(), (), ())
    assert "Nothing is broken" in shown(evaluation_view(small_instance(), perfect, "en"), WIDE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ["optimal", "feasible", "infeasible", "unknown"])
def test_the_outcome_tells_status_bound_and_gap(status: str, language: Language) -> None:
    best = small_solution()
    found = status in ("optimal", "feasible")
    outcome = Solution(
        status=status,  # type: ignore[arg-type]
        programme=best.programme if found else None,
        evaluation=best.evaluation if found else None,
        bound={"hard": 0, "medium": 0, "soft": None if status != "optimal" else 28},
        seconds=1.25,
        interrupted=False,
        proof=(),
        engine="exact",
        seed=0,
    )
    compare(f"outcome-{status}-{language}.txt", shown(outcome_view(outcome, language), WIDE))


def broken(status: Literal["optimal", "feasible"], interrupted: bool = False) -> Solution:
    """A programme that breaks hard rules, found with or without a proof."""
    best = small_solution()
    score = Score(("hard", "medium", "soft"), (45, 0, 0))
    return replace(
        best,
        status=status,
        evaluation=Evaluation(score, (), ()),
        bound={"hard": 45 if status == "optimal" else 3, "medium": 0, "soft": 0},
        interrupted=interrupted,
    )


def test_the_least_broken_programme_is_called_so_when_that_is_proved() -> None:
    assert "breaks them least" in shown(outcome_view(broken("optimal"), "en"), WIDE)


@pytest.mark.parametrize("interrupted", [False, True])
@pytest.mark.parametrize(
    ("language", "said"), [("en", "found so far"), ("fr", "à ce stade"), ("ar", "حتى الآن")]
)
def test_a_broken_programme_without_proof_is_the_least_broken_so_far(
    language: Language, said: str, interrupted: bool
) -> None:
    text = shown(outcome_view(broken("feasible", interrupted), language), WIDE)
    assert said in text
    assert "breaks them least" not in text


def test_a_proof_takes_one_line_whatever_names_hold() -> None:
    proof = (Words(en="Talk\n\nA cannot stand.", fr="", ar=""),)
    outcome = replace(small_solution(), status="infeasible", programme=None, evaluation=None, proof=proof)
    assert "- Talk A cannot stand." in shown(outcome_view(outcome, "en"), WIDE)


def test_the_live_line_shows_score_bound_and_gap() -> None:
    line = ProgressLine()
    assert "no programme yet" in line.text().plain
    programme = small_solution().programme
    assert programme is not None
    line(Incumbent(Score(("hard", "soft"), (0, 12)), 0.5, programme))
    line(Bounded({"hard": 0, "soft": None}, 0.6))
    assert "hard/soft: best 0/12 | bound 0/? | gap 0/? | 1 found" in line.text().plain
    line(Bounded({"hard": 0, "soft": 10}, 0.7))
    assert "bound 0/10 | gap 0/2 | 1 found" in line.text().plain

"""`schedule check`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import error_object, fails_politely
from scheduler.cli.options import InstanceArgument, JsonOption, LanguageOption

if TYPE_CHECKING:
    from scheduler.domain import Evaluation, Instance, Words
    from scheduler.domain.text import Language
    from scheduler.errors import InputError
    from scheduler.formats.stored_programme import StoredProgramme

HARD_BROKEN = 3


@fails_politely
def check(
    instance: InstanceArgument,
    programme: Annotated[
        Path | None,
        typer.Argument(metavar="[PROGRAMME]", help="A programme to be checked against it."),
    ] = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """List what is wrong with INSTANCE, or what PROGRAMME breaks and costs."""
    from scheduler.errors import InputError
    from scheduler.evaluator import evaluate
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme

    try:
        problem = read_instance(instance)
        stored = read_programme(programme, problem) if programme else None
    except InputError as error:
        if not as_json:
            raise
        print(json.dumps(_not_readable(error), ensure_ascii=False, indent=2))
        raise typer.Exit(error.exit_code) from None
    verdict = evaluate(problem, stored.programme) if stored else None
    if as_json:
        print(json.dumps(evaluation_object(verdict), ensure_ascii=False, indent=2))
    else:
        _show(problem, verdict, stored, lang)
    if verdict is not None and not verdict.feasible:
        raise typer.Exit(HARD_BROKEN)


def _not_readable(error: InputError) -> dict[str, object]:
    return evaluation_object(None) | {"valid": False} | error_object(error, error.faults)


def evaluation_object(verdict: Evaluation | None) -> dict[str, object]:
    """The JSON of a check; without a programme only the instance was checked."""
    if verdict is None:
        return {"valid": True, "score": None, "rules": {}, "violations": [], "faults": []}
    return {
        "valid": verdict.feasible,
        "score": verdict.score.as_dict(),
        "rules": rules_object(verdict),
        "violations": [
            {
                "rule": violation.rule,
                "level": violation.level,
                "cost": violation.cost,
                "subjects": list(violation.subjects),
                "text": violation.text("en"),
            }
            for violation in verdict.violations
        ],
        "faults": [],
    }


def rules_object(verdict: Evaluation) -> dict[str, object]:
    """Level, number of violations and cost by rule."""
    return {
        rule.rule: {"level": rule.level, "violations": rule.violations, "cost": rule.cost}
        for rule in verdict.rules
    }


def _show(
    problem: Instance, verdict: Evaluation | None, stored: StoredProgramme | None, lang: Language
) -> None:
    from rich.console import Console
    from rich.text import Text

    from scheduler.render.direction import directed
    from scheduler.render.phrases import HARD_BROKEN, NO_HARD_BROKEN
    from scheduler.render.scores import evaluation_view

    console = Console()
    if verdict is None or stored is None:
        console.print(directed(Text(_no_fault(problem).say(lang), style="green"), lang))
        return
    words = NO_HARD_BROKEN if verdict.feasible else HARD_BROKEN
    style = "bold green" if verdict.feasible else "bold red"
    console.print(directed(Text(words.say(lang), style=style), lang))
    console.print(evaluation_view(problem, verdict, lang, most=len(verdict.violations)))
    for claim in _wrong_claims(problem, verdict, stored):
        console.print(directed(Text(claim.say(lang), style="dim"), lang))


def _no_fault(problem: Instance) -> Words:
    from scheduler.render.phrases import NO_FAULT
    from scheduler.rules import rules_in_force

    return NO_FAULT.with_values(
        sessions=len(problem.sessions),
        rooms=len(problem.rooms),
        people=len(problem.people),
        rules=len(rules_in_force(problem)),
    )


def _wrong_claims(problem: Instance, verdict: Evaluation, stored: StoredProgramme) -> Iterator[Words]:
    """What a programme's file says of itself that is not so."""
    from scheduler.render.phrases import OTHER_INSTANCE, SCORE_DIFFERS
    from scheduler.render.scores import score_text

    if stored.hash is not None and stored.hash != problem.hash:
        yield OTHER_INSTANCE
    if stored.score is not None and stored.score != verdict.score:
        claimed, counted = score_text(stored.score), score_text(verdict.score)
        yield SCORE_DIFFERS.with_values(claimed=claimed, counted=counted)

"""Says on stderr that an old programme may be of another conference, where it looks like that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.domain import Instance
    from scheduler.domain.text import Language
    from scheduler.formats.stored_programme import StoredProgramme


def warn_of_another_instance(
    stored: StoredProgramme, path: Path, problem: Instance, source: Path, lang: Language
) -> None:
    """Warn where ``stored``, read from ``path``, names another instance, or most sessions are not known."""
    from rich.console import Console
    from rich.text import Text

    from scheduler.render.direction import directed
    from scheduler.render.phrases import MOSTLY_UNKNOWN, OTHER_NAME

    placements = stored.programme.placements
    n_unknown = sum(placed.session not in problem.session for placed in placements)
    said = []
    if stored.name is not None and stored.name != source.stem:
        said.append(OTHER_NAME.with_values(programme=path, name=stored.name, instance=source.stem))
    if 2 * n_unknown > len(placements):
        said.append(MOSTLY_UNKNOWN.with_values(programme=path, unknown=n_unknown, all=len(placements)))
    for words in said:
        Console(stderr=True, soft_wrap=True).print(directed(Text(words.say(lang), style="yellow"), lang))

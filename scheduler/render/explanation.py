"""Why there is no programme, and what would mend it, as people read it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from scheduler.demands import Demand
from scheduler.domain import Words
from scheduler.domain.text import Language
from scheduler.explanation import Conflict, Explanation, Remedy
from scheduler.render.direction import directed
from scheduler.render.folded import folded
from scheduler.render.located import Located
from scheduler.render.session_cell import one_line

Lines = Sequence[Sequence[str]]
"""For each conflict and demand where it stands in the file, such as ``2024.yaml:12``; empty: not known."""

CANNOT_HOLD = Words(
    en="These cannot all hold:",
    fr="Ces exigences sont incompatibles :",
    ar="لا يمكن الجمع بين ما يلي:",
)
ALSO = Words(
    en="Whatever becomes of that, these cannot all hold either:",
    fr="Indépendamment, celles-ci sont incompatibles aussi :",
    ar="وبغض النظر عن ذلك، لا يمكن أيضًا الجمع بين ما يلي:",
)
THEREFORE = Words(
    en="Therefore there is no programme.",
    fr="Il n'existe donc aucun programme.",
    ar="لذلك لا يوجد أي برنامج.",
)
MINIMAL = Words(
    en="Verified: without any one of them, the others can be met.",
    fr="Vérifié : sans l'une d'elles, quelle qu'elle soit, les autres peuvent être satisfaites.",
    ar="تم التحقق: إذا استُغني عن أي منها أمكن تحقيق الباقي.",
)
SMALL = Words(
    en="There was no time to see whether all of them are needed for that.",
    fr="Le temps a manqué pour vérifier que toutes y sont nécessaires.",
    ar="لم يكف الوقت للتحقق من أن جميعها لازم لذلك.",
)
MENDS = Words(
    en="Any one of these would mend it, the smallest first:",
    fr="L'un de ces changements suffirait, le moindre en premier :",
    ar="يكفي أحد هذه الحلول، وأولها أقلها كلفة:",
)
MENDS_IN_NO_ORDER = Words(
    en="Any one of these would mend it:",
    fr="L'un de ces changements suffirait :",
    ar="يكفي أحد هذه الحلول:",
)
ONE_MEND = Words(en="This would mend it:", fr="Ceci suffirait :", ar="يكفي هذا الحل:")
TRIED = Words(en="Verified by solving.", fr="Vérifié par le calcul.", ar="تم التحقق بالحل.")
PERHAPS_SMALLER = Words(
    en="Whether something smaller would do is not known; a longer `--time-limit` looks further.",
    fr="Un changement moindre suffirait peut-être ; un `--time-limit` plus long fait chercher plus loin.",
    ar="ولا يُعرف هل يكفي تغيير أقل؛ ويتيح `--time-limit` أطول مواصلة البحث.",
)
NO_MEND = Words(
    en="No change was found that would mend it.",
    fr="Aucun changement n'a été trouvé qui y remédierait.",
    ar="لم يُعثر على أي تغيير كفيل بحل المشكلة.",
)
FEW_CHANGES = 5
"""More of them for one mend are told to be many."""
TOGETHER = Words(
    en="All {n} of these together:",
    fr="Ces {n} changements à la fois :",
    ar="هذه التغييرات كلها معًا (العدد: {n}):",
)
NO_FURTHER = Words(
    en="There is no further conflict that has nothing in common with what is told above.",
    fr="Il n'y a pas d'autre conflit qui n'ait rien de commun avec ce qui précède.",
    ar="لا يوجد تعارض آخر مستقل عما ذُكر أعلاه.",
)
FURTHER_UNKNOWN = Words(
    en="There was no time to see whether there is a further conflict.",
    fr="Le temps a manqué pour chercher un autre conflit.",
    ar="لم يكف الوقت للبحث عن تعارض آخر.",
)
MENDS_CUT_SHORT = Words(
    en="The search for others ended here; a longer `--time-limit` looks further.",
    fr="La recherche d'autres s'est arrêtée là ; un `--time-limit` plus long fait chercher plus loin.",
    ar="توقف البحث عن حلول أخرى هنا؛ ويتيح `--time-limit` أطول مواصلته.",
)
NO_MEND_IN_TIME = Words(
    en="No change was found in time that would mend it; a longer `--time-limit` looks further.",
    fr=(
        "Aucun changement qui y remédierait n'a été trouvé à temps ; "
        "un `--time-limit` plus long fait chercher plus loin."
    ),
    ar="لم يُعثر في الوقت المتاح على تغيير كفيل بحل المشكلة؛ ويتيح `--time-limit` أطول مواصلة البحث.",
)
NOT_VERIFIED = Words(en="(not verified)", fr="(non vérifié)", ar="(غير متحقق منه)")
SOLVABLE = Words(
    en="The hard rules can all be met: there is a programme.",
    fr="Les règles impératives peuvent être toutes respectées : un programme existe.",
    ar="يمكن احترام جميع القواعد الإلزامية: يوجد برنامج.",
)
NOT_KNOWN = Words(
    en="Within the limits, no programme was found, and no reason why there is none.",
    fr="Dans les limites fixées, ni programme ni raison de son absence n'ont été trouvés.",
    ar="لم يُعثر ضمن الحدود المقررة على برنامج ولا على سبب لانعدامه.",
)
MORE_BY_EXPLAIN = Words(
    en="`schedule explain` tells what would mend it.",
    fr="`schedule explain` dit ce qui y remédierait.",
    ar="يبين `schedule explain` ما يحل المشكلة.",
)


def explanation_view(explanation: Explanation, lines: Lines, language: Language) -> RenderableType:
    """All that was found out: conflicts with the places in the file that they come from, and mends."""
    if explanation.feasible:
        return directed(Text(SOLVABLE.say(language), style="bold green"), language)
    if not explanation.conflicts:
        return directed(Text(NOT_KNOWN.say(language), style="bold yellow"), language)
    parts: list[Text | Located] = []
    for number, (conflict, places) in enumerate(zip(explanation.conflicts, lines, strict=True)):
        parts += _conflict(conflict, places, ALSO if number else CANNOT_HOLD, language)
        parts.append(Text())
    parts += _further(explanation, language)
    parts += _mends(explanation, language)
    return Group(*(_directed(part, language) for part in parts))


def conflict_view(conflict: Conflict, language: Language) -> RenderableType:
    """One conflict in short, where no programme was found."""
    parts = _conflict(conflict, [""] * len(conflict.demands), CANNOT_HOLD, language)
    parts.append(_line(MORE_BY_EXPLAIN, language, "dim"))
    return Group(*(_directed(part, language) for part in parts))


def _conflict(
    conflict: Conflict, places: Sequence[str], opening: Words, language: Language
) -> list[Text | Located]:
    demands = [
        _demand(number, demand, place, language)
        for number, (demand, place) in enumerate(zip(conflict.demands, places, strict=True), start=1)
    ]
    return [
        _line(opening, language, "bold red"),
        *folded(conflict, demands, language),
        *(Text(one_line(words.say(language))) for words in conflict.therefore),
        _line(THEREFORE, language),
        _line(MINIMAL if conflict.minimal else SMALL, language, "dim"),
    ]


def _demand(number: int, demand: Demand, place: str, language: Language) -> Located:
    return Located(f"  {number}. {one_line(demand.words.say(language))}", place, language)


def _further(explanation: Explanation, language: Language) -> list[Text]:
    """What is known of other conflicts, where they were looked for."""
    if explanation.all_conflicts:
        return [_line(NO_FURTHER, language, "dim"), Text()]
    return [_line(FURTHER_UNKNOWN, language, "yellow"), Text()] if explanation.conflicts_cut_short else []


def _mends(explanation: Explanation, language: Language) -> list[Text]:
    remedies, cut_short = explanation.remedies, explanation.remedies_cut_short
    if not remedies:
        return [_line(NO_MEND_IN_TIME if cut_short else NO_MEND, language, "bold")]
    numbered = enumerate(remedies, start=1)
    return [
        _line(_heading(explanation), language, "bold"),
        *(_mend(number, remedy, language) for number, remedy in numbered),
        *(_line(words, language, "dim") for words in _doubts(explanation)),
    ]


def _heading(explanation: Explanation) -> Words:
    if explanation.remedies_smallest:
        return MENDS
    return ONE_MEND if len(explanation.remedies) == 1 else MENDS_IN_NO_ORDER


def _doubts(explanation: Explanation) -> list[Words]:
    """What is not known of the mends, and how to have it found out."""
    if explanation.remedies_smallest:
        return [MENDS_CUT_SHORT] if explanation.remedies_cut_short else []
    tried = all(remedy.verified for remedy in explanation.remedies)
    return [TRIED, PERHAPS_SMALLER] if tried else [PERHAPS_SMALLER]


def _mend(number: int, remedy: Remedy, language: Language) -> Text:
    n_changes = len(remedy.changes)
    many = [TOGETHER.with_values(n=n_changes)] if n_changes > FEW_CHANGES else []
    told = [*many, *(change.words for change in remedy.changes)]
    said = " ".join(one_line(words.say(language)) for words in told)
    doubt = "" if remedy.verified else f" {NOT_VERIFIED.say(language)}"
    return Text.assemble(f"  {number}. ", said, (doubt, "dim"))


def _line(words: Words, language: Language, style: str = "") -> Text:
    return Text(words.say(language), style=style)


def _directed(part: Text | Located, language: Language) -> RenderableType:
    return part if isinstance(part, Located) else directed(part, language)

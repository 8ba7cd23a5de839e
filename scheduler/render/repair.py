"""A repair: how it ended, what it disturbs, what moves, and who must be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from scheduler.disturbance import lost_places
from scheduler.domain import Evaluation, Instance, Words
from scheduler.domain.text import Language
from scheduler.render.diff import TO_TELL
from scheduler.render.direction import directed, isolated
from scheduler.render.moves import moves_view
from scheduler.render.notices import alike, heading
from scheduler.render.notices import lines as sentences
from scheduler.render.outcome import STYLES
from scheduler.render.phrases import INTERRUPTED_EARLY, SCORE
from scheduler.render.scores import score_text
from scheduler.render.session_cell import one_line
from scheduler.render.why import conflict_lines
from scheduler.repairs import Repair

OPTIMAL = Words(
    en="Repaired, and proved: no other repair disturbs fewer people, or as many with a better programme.",
    fr="Réparé, avec preuve : aucune réparation ne dérange moins de monde, ni autant en étant meilleure.",
    ar="تم الإصلاح مع الإثبات: لا يوجد إصلاح يمس عددًا أقل من الأشخاص، ولا إصلاح أفضل يمس العدد نفسه.",
)
FEASIBLE = Words(
    en="Repaired within the limits: another repair may disturb fewer people.",
    fr="Réparé dans les limites fixées : une autre réparation pourrait déranger moins de monde.",
    ar="تم الإصلاح ضمن الحدود المقررة: قد يوجد إصلاح آخر يمس عددًا أقل من الأشخاص.",
)
INTERRUPTED = Words(
    en="Interrupted: this is the best repair found so far.",
    fr="Interrompu : voici la meilleure réparation trouvée jusqu'ici.",
    ar="تم الإيقاف: هذا أفضل إصلاح وُجد حتى الآن.",
)
INFEASIBLE = Words(
    en="There is no repair: these demands cannot all be met.",
    fr="Aucune réparation n'est possible : ces exigences sont incompatibles.",
    ar="لا يوجد أي إصلاح: لا يمكن الجمع بين هذه المتطلبات كلها.",
)
INFEASIBLE_UNEXPLAINED = Words(
    en="There is no repair: the hard rules cannot all be met. The limits left no time to find out which.",
    fr="Aucune réparation n'est possible : les règles impératives sont incompatibles. Les limites n'ont pas "
    "laissé le temps de trouver lesquelles.",
    ar="لا يوجد أي إصلاح: لا يمكن احترام جميع القواعد الإلزامية معًا. ولم تسمح الحدود بتحديد أي منها.",
)
UNKNOWN = Words(
    en="No repair was found within the limits, and none was proved impossible.",
    fr="Aucune réparation trouvée dans les limites, sans preuve qu'il n'en existe pas.",
    ar="لم يُعثر على أي إصلاح ضمن الحدود، دون إثبات استحالته.",
)
UNTOUCHED = Words(
    en="Nobody is disturbed: every session keeps its time and its room.",
    fr="Personne n'est dérangé : chaque session garde son horaire et sa salle.",
    ar="لا أحد يتأثر: تحتفظ كل جلسة بوقتها وقاعتها.",
)
UNMOVED = Words(
    en="No session had to move: all that are left keep their start and their rooms. "
    "The changes are those of the instance.",
    fr="Aucune session n'a dû bouger : toutes celles qui restent gardent leur début et leurs salles. "
    "Les changements viennent de l'instance.",
    ar="لم تُنقل أي جلسة: تحتفظ كل الجلسات الباقية بساعة بدايتها وقاعاتها. أما التغييرات فمصدرها ملف المؤتمر.",
)
FACTS = Words(
    en="What has begun, or is over, breaks hard rules, which cannot be helped any more:",
    fr="Ce qui a commencé ou est terminé enfreint des règles impératives, sans remède désormais :",
    ar="ما بدأ أو انتهى يخالف قواعد إلزامية، ولم يعد في الإمكان تدارك ذلك:",
)
LOST = Words(
    en="Begun or over, in places that the instance has no longer: {sessions}. They stay in the programme as "
    "they were. To check, show or export it, put these places back; a room may be unavailable from now on.",
    fr="Commencées ou terminées, à des places que l'instance n'a plus : {sessions}. Elles restent au "
    "programme telles quelles. Pour le vérifier, l'afficher ou l'exporter, remettez ces places ; une salle "
    "peut y être indisponible à partir de maintenant.",
    ar="جلسات بدأت أو انتهت في أماكن أو أوقات لم تعد في ملف المؤتمر: {sessions}. تبقى في البرنامج كما كانت. "
    "للتحقق منه أو عرضه أو تصديره أعد هذه الأماكن والأوقات إلى الملف؛ ويمكن جعل القاعة غير متاحة من الآن "
    "فصاعدًا.",
)
DISTURBED = Words(
    en="Disturbed: people {people}, sessions {sessions}; minutes of shift in all {minutes}, "
    "sessions in other rooms {rooms}.",
    fr="Dérangés : personnes {people}, sessions {sessions} ; minutes de décalage en tout {minutes}, "
    "sessions dans d'autres salles {rooms}.",
    ar="المتأثرون: الأشخاص {people}، الجلسات {sessions}؛ مجموع دقائق التغيير {minutes}، "
    "الجلسات التي غيرت قاعتها {rooms}.",
)
NOT_WRITTEN = Words(
    en="The repaired programme was not written: {option} FILE does that.",
    fr="Le programme réparé n'a pas été écrit : {option} FICHIER le fait.",
    ar="لم يُكتب البرنامج بعد إصلاحه: يكتبه الخيار {option}.",
)


def repair_view(
    instance: Instance, repair: Repair, language: Language, lines: Sequence[Sequence[str]] = ()
) -> RenderableType:
    """The verdict, and then either what changes or why nothing can be done.

    ``lines`` say where each demand of each conflict stands in the file; empty: not known.
    """
    return Group(*_parts(instance, repair, language, lines))


def _parts(
    instance: Instance, repair: Repair, language: Language, lines: Sequence[Sequence[str]]
) -> Iterator[RenderableType]:
    yield _line(_verdict(repair), language, STYLES[repair.status])
    places = lines or [()] * len(repair.conflicts)
    for conflict, where in zip(repair.conflicts, places, strict=True):
        yield from conflict_lines(conflict, language, where)
    if repair.evaluation is None:
        return
    yield _line(disturbed_words(repair), language, "bold")
    score = isolated(score_text(repair.evaluation.score), language)
    yield directed(Text(f"{SCORE.say(language)} {score}"), language)
    yield from _past(instance, repair, repair.evaluation, language)
    if repair.moves:
        yield moves_view(instance, repair.moves, language)
    if repair.told:
        yield from _told(instance, repair, language)


def _past(
    instance: Instance, repair: Repair, evaluation: Evaluation, language: Language
) -> Iterator[RenderableType]:
    """What has begun and does not fit the instance any more."""
    broken = [violation for violation in evaluation.violations if violation.level == instance.levels[0]]
    if broken:
        yield _line(FACTS, language, "yellow")
    for violation in broken:
        yield directed(Text(f"- {one_line(violation.text(language))}"), language)
    lost = () if repair.programme is None else lost_places(instance, repair.programme)
    if lost:
        sessions = tuple(instance.name(placed.session) for placed in lost)
        yield _line(LOST.with_values(sessions=sessions), language, "yellow")


def _verdict(repair: Repair) -> Words:
    if repair.interrupted:
        return INTERRUPTED_EARLY if repair.programme is None else INTERRUPTED
    return {
        "optimal": OPTIMAL,
        "feasible": FEASIBLE,
        "infeasible": INFEASIBLE if repair.conflicts else INFEASIBLE_UNEXPLAINED,
        "unknown": UNKNOWN,
    }[repair.status]


def disturbed_words(repair: Repair) -> Words:
    """Whom and what a repair disturbs, in numbers."""
    found = repair.disturbed
    if found is None or not found.sessions:
        return UNMOVED if repair.moves else UNTOUCHED
    return DISTURBED.with_values(
        people=found.people, sessions=found.sessions, minutes=found.minutes, rooms=found.rooms
    )


def _told(instance: Instance, repair: Repair, language: Language) -> Iterator[RenderableType]:
    """Those who must be told the same stand together."""
    yield _line(TO_TELL, language, "bold")
    for people, moves in alike(repair.told):
        yield directed(Text(heading(instance, people, language), style="italic"), language)
        for sentence in sentences(instance, moves, language):
            yield directed(Text(sentence), language)


def _line(words: Words, language: Language, style: str) -> RenderableType:
    return directed(Text(one_line(words.say(language)), style=style), language)

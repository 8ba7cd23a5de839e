"""Times and rooms have the tags that sessions and people prefer, and none that they would rather avoid."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar, Literal

from scheduler.domain import Words
from scheduler.domain.tag_demands import TagDemands
from scheduler.rules._tag_rule import Asked, Sentences, TagRule

DEMANDS: Sentences = {
    ("times", "preferred"): Words(
        en="{owner} prefers a time tagged {tag}.",
        fr="{owner} préfère un horaire étiqueté {tag}.",
        ar="{owner}: المفضل وقت يحمل الوسم {tag}.",
    ),
    ("times", "undesired"): Words(
        en="{owner} would rather avoid times tagged {tag}.",
        fr="{owner} préfère éviter les horaires étiquetés {tag}.",
        ar="{owner}: يُستحسن تجنب الأوقات التي تحمل الوسم {tag}.",
    ),
    ("rooms", "preferred"): Words(
        en="{owner} prefers rooms tagged {tag}.",
        fr="{owner} préfère des salles étiquetées {tag}.",
        ar="{owner}: المفضل قاعات تحمل الوسم {tag}.",
    ),
    ("rooms", "undesired"): Words(
        en="{owner} would rather avoid rooms tagged {tag}.",
        fr="{owner} préfère éviter les salles étiquetées {tag}.",
        ar="{owner}: يُستحسن تجنب القاعات التي تحمل الوسم {tag}.",
    ),
}
MISSED: Sentences = {
    ("times", "preferred"): Words(
        en="{owner}: the time ({when}) lacks preferred tags: {tags}.",
        fr="{owner} : étiquettes préférées absentes de l'horaire ({when}) : {tags}.",
        ar="{owner}: وسوم مفضلة لا يحملها هذا الوقت ({when}): {tags}.",
    ),
    ("times", "undesired"): Words(
        en="{owner}: the time ({when}) has undesired tags: {tags}.",
        fr="{owner} : étiquettes non souhaitées que porte l'horaire ({when}) : {tags}.",
        ar="{owner}: وسوم غير مرغوب فيها يحملها هذا الوقت ({when}): {tags}.",
    ),
    ("rooms", "preferred"): Words(
        en="{owner}: {room} lacks preferred tags: {tags}.",
        fr="{owner} : étiquettes préférées absentes de {room} : {tags}.",
        ar="{owner}: وسوم مفضلة لا تحملها {room}: {tags}.",
    ),
    ("rooms", "undesired"): Words(
        en="{owner}: {room} has undesired tags: {tags}.",
        fr="{owner} : étiquettes non souhaitées que porte {room} : {tags}.",
        ar="{owner}: وسوم غير مرغوب فيها تحملها {room}: {tags}.",
    ),
}


class WishedTags(TagRule):
    """Each session stands at a time and in rooms with the tags that are preferred, and with none undesired.

    Sessions and people state ``preferred`` and ``undesired`` tags under ``time_tags`` and ``room_tags``;
    those of people count for all their sessions. A time has the tags of its block and of its slots; where a
    session takes several rooms, each counts by itself.
    """

    title: ClassVar[Words] = Words(en="Wishes for tags", fr="Étiquettes souhaitées", ar="الوسوم المفضلة")
    formula: ClassVar[str] = (
        "preferred tags missing + undesired tags present, of the time and of each room, for the session and "
        "for each of its people (x minutes of the session with per: minute)"
    )
    example: ClassVar[str] = "tag_wishes: {whose: people, weight: 2}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Speaker/Talk preferred/undesired timeslot/room tags",)
    demands: ClassVar[Sentences] = DEMANDS
    faults: ClassVar[Sentences] = MISSED
    ease: ClassVar[Literal["priced", "free"]] = "free"

    tags: Literal["preferred", "undesired", "both"] = "both"
    """Which wishes count: tags ``preferred``, tags ``undesired``, or ``both``."""

    def asked(self, tags: TagDemands) -> Iterator[Asked]:
        if self.tags != "undesired":
            yield from (Asked("preferred", tag, there=True) for tag in dict.fromkeys(tags.preferred))
        if self.tags != "preferred":
            yield from (Asked("undesired", tag, there=False) for tag in dict.fromkeys(tags.undesired))

    def missed(self, tags: TagDemands, given: frozenset[str]) -> Iterator[tuple[str, Collection[str]]]:
        if self.tags in ("preferred", "both"):
            yield "preferred", set(tags.preferred) - given
        if self.tags in ("undesired", "both"):
            yield "undesired", given.intersection(tags.undesired)

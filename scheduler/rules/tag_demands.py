"""Times and rooms have the tags that sessions and people require, and none that they rule out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar, Literal

from scheduler.domain import Words
from scheduler.domain.tag_demands import TagDemands
from scheduler.rules._tag_rule import Asked, Sentences, TagRule

DEMANDS: Sentences = {
    ("times", "required"): Words(
        en="{owner} needs a time tagged {tag}.",
        fr="{owner} demande un horaire étiqueté {tag}.",
        ar="{owner}: المطلوب وقت يحمل الوسم {tag}.",
    ),
    ("times", "prohibited"): Words(
        en="{owner} cannot take a time tagged {tag}.",
        fr="{owner} exclut tout horaire étiqueté {tag}.",
        ar="{owner}: لا يصلح وقت يحمل الوسم {tag}.",
    ),
    ("rooms", "required"): Words(
        en="{owner} needs rooms tagged {tag}.",
        fr="{owner} demande des salles étiquetées {tag}.",
        ar="{owner}: المطلوب قاعات تحمل الوسم {tag}.",
    ),
    ("rooms", "prohibited"): Words(
        en="{owner} cannot take rooms tagged {tag}.",
        fr="{owner} exclut toute salle étiquetée {tag}.",
        ar="{owner}: لا تصلح قاعات تحمل الوسم {tag}.",
    ),
}
MISSED: Sentences = {
    ("times", "required"): Words(
        en="{owner}: the time ({when}) lacks required tags: {tags}.",
        fr="{owner} : étiquettes requises absentes de l'horaire ({when}) : {tags}.",
        ar="{owner}: وسوم مطلوبة لا يحملها هذا الوقت ({when}): {tags}.",
    ),
    ("times", "prohibited"): Words(
        en="{owner}: the time ({when}) has prohibited tags: {tags}.",
        fr="{owner} : étiquettes exclues que porte l'horaire ({when}) : {tags}.",
        ar="{owner}: وسوم ممنوعة يحملها هذا الوقت ({when}): {tags}.",
    ),
    ("rooms", "required"): Words(
        en="{owner}: {room} lacks required tags: {tags}.",
        fr="{owner} : étiquettes requises absentes de {room} : {tags}.",
        ar="{owner}: وسوم مطلوبة لا تحملها {room}: {tags}.",
    ),
    ("rooms", "prohibited"): Words(
        en="{owner}: {room} has prohibited tags: {tags}.",
        fr="{owner} : étiquettes exclues que porte {room} : {tags}.",
        ar="{owner}: وسوم ممنوعة تحملها {room}: {tags}.",
    ),
}


class DemandedTags(TagRule):
    """Each session stands at a time and in rooms with the tags that are required, and with none ruled out.

    Sessions and people state ``required`` and ``prohibited`` tags under ``time_tags`` and ``room_tags``;
    those of people hold for all their sessions. A time has the tags of its block and of its slots; where a
    session takes several rooms, each must be right by itself.
    """

    title: ClassVar[Words] = Words(en="Required tags", fr="Étiquettes requises", ar="الوسوم المطلوبة")
    formula: ClassVar[str] = (
        "required tags missing + prohibited tags present, of the time and of each room, for the session and "
        "for each of its people (x minutes of the session with per: minute)"
    )
    example: ClassVar[str] = "tag_demands: {level: hard, of: rooms}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Speaker/Talk required/prohibited timeslot/room tags",)
    demands: ClassVar[Sentences] = DEMANDS
    faults: ClassVar[Sentences] = MISSED
    ease: ClassVar[Literal["priced", "free"]] = "priced"

    level: str = "hard"
    tags: Literal["required", "prohibited", "both"] = "both"
    """Which demands count: tags ``required``, tags ``prohibited``, or ``both``."""

    def asked(self, tags: TagDemands) -> Iterator[Asked]:
        if self.tags != "prohibited":
            yield from (Asked("required", tag, there=True) for tag in dict.fromkeys(tags.required))
        if self.tags != "required":
            yield from (Asked("prohibited", tag, there=False) for tag in dict.fromkeys(tags.prohibited))

    def missed(self, tags: TagDemands, given: frozenset[str]) -> Iterator[tuple[str, Collection[str]]]:
        if self.tags in ("required", "both"):
            yield "required", set(tags.required) - given
        if self.tags in ("prohibited", "both"):
            yield "prohibited", given.intersection(tags.prohibited)

"""Nobody chairs two tracks side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._cells import block_name, cells_used, places_by_block, room_names
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} have chairs in common ({chairs}) and do not run in different rooms of one block.",
    fr="{a} et {b} ont une présidence commune ({chairs}) et ne se tiennent pas dans des salles différentes "
    "d'une même plage.",
    ar="رئاسة {a} و{b} مشتركة ({chairs})، فلا تنعقد جلساتهما في قاعات مختلفة من الفترة نفسها.",
)
BROKEN = Words(
    en="{a} ({rooms}) and {b} ({others}) have chairs in common ({chairs}), but run side by side ({block}; "
    "pairs of rooms: {pairs}).",
    fr="{a} ({rooms}) et {b} ({others}) ont une présidence commune ({chairs}), mais se tiennent côte à côte "
    "({block} ; paires de salles : {pairs}).",
    ar="رئاسة {a} ({rooms}) و{b} ({others}) مشتركة ({chairs})، ومع ذلك تنعقد جلساتهما جنبًا إلى جنب ({block}؛ "
    "أزواج القاعات: {pairs}).",
)


class ChairConflict(Rule):
    """Nobody chairs two tracks that run side by side.

    Tracks list their ``chairs``. Where two have somebody in common, each block costs one for each pair of
    different rooms, one used by the one track and one by the other, however many chairs they share and even
    where their sessions there follow each other. Several rooms that a session takes at once are one place of
    their own.
    """

    title: ClassVar[Words] = Words(
        en="Chairs in one place", fr="Présidences sans conflit", ar="تفادي تعارض رئاسة المحاور"
    )
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "pairs of different rooms that two tracks with a chair in common use in each block"
    )
    example: ClassVar[str] = "chair_conflict: {weight: 10}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Chairs Conflicts",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        sessions = instance.sessions_by_tag("track")
        for a, b in combinations(sessions, 2):
            chairs = _common_chairs(instance, a, b)
            if chairs:
                words = DEMAND.with_values(
                    a=instance.tag_name("track", a),
                    b=instance.tag_name("track", b),
                    chairs=tuple(map(instance.name, chairs)),
                )
                network.beside(
                    [session.id for session in sessions[a]],
                    [session.id for session in sessions[b]],
                    level=self.level,
                    reason=self.reason(*chairs, a, b, words=words, mend=Mend("priced", f"tracks.{b}.chairs")),
                    weight=self.weight,
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        places = {
            track: places_by_block(cells_used(instance, programme.placed(session.id for session in sessions)))
            for track, sessions in instance.sessions_by_tag("track").items()
        }
        for a, b in combinations(places, 2):
            both = set(instance.tracks[a].chairs).intersection(instance.tracks[b].chairs)
            chairs = tuple(person.id for person in instance.people if person.id in both) if both else ()
            for block in sorted(places[a].keys() & places[b].keys()) if chairs else ():
                rooms, others = places[a][block], places[b][block]
                n_pairs = sum(room != other for room, other in product(rooms, others))
                if n_pairs:
                    words = BROKEN.with_values(
                        a=instance.tag_name("track", a),
                        rooms=room_names(instance, *rooms),
                        b=instance.tag_name("track", b),
                        others=room_names(instance, *others),
                        chairs=tuple(map(instance.name, chairs)),
                        block=block_name(instance, block),
                        pairs=n_pairs,
                    )
                    yield self.violation(n_pairs, *chairs, a, b, words=words)


def _common_chairs(instance: Instance, a: str, b: str) -> tuple[str, ...]:
    """Those who chair both tracks."""
    theirs = instance.tracks[b].chairs
    return tuple(chair for chair in dict.fromkeys(instance.tracks[a].chairs) if chair in theirs)

"""Tracks that interest the same people do not run side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._cells import block_name, cells_used, places_by_block, room_names
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} are similar and do not run in different rooms of one block (penalty for each pair of "
    "rooms: {penalty}).",
    fr="{a} et {b} sont proches et ne se tiennent pas dans des salles différentes d'une même plage (pénalité "
    "par paire de salles : {penalty}).",
    ar="{a} و{b} متقاربان، فلا تنعقد جلساتهما في قاعات مختلفة من الفترة نفسها (الجزاء عن كل زوج من القاعات: "
    "{penalty}).",
)
BROKEN = Words(
    en="{a} ({rooms}) and {b} ({others}) are similar, but run side by side ({block}; pairs of rooms: "
    "{pairs}, penalty for each: {penalty}).",
    fr="{a} ({rooms}) et {b} ({others}) sont proches, mais se tiennent côte à côte ({block} ; paires de "
    "salles : {pairs}, pénalité pour chacune : {penalty}).",
    ar="{a} ({rooms}) و{b} ({others}) متقاربان، ومع ذلك تنعقد جلساتهما جنبًا إلى جنب ({block}؛ أزواج القاعات: "
    "{pairs}، والجزاء عن كل زوج: {penalty}).",
)


class SimilarTracks(Rule):
    """Tracks that interest the same people do not run side by side.

    What that costs stands under ``similar`` of either track; where both say it, the larger number counts. It
    is due in each block for each pair of different rooms, one used by the one track and one by the other,
    even where their sessions there follow each other. Several rooms that a session takes at once are one
    place of their own.
    """

    title: ClassVar[Words] = Words(
        en="Similar tracks apart", fr="Thèmes proches séparés", ar="تباعد المحاور المتقاربة"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "cost of two tracks x pairs of different rooms that they use in each block"
    example: ClassVar[str] = "similar_tracks: {weight: 2}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Similar Tracks",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        sessions = instance.sessions_by_tag("track")
        for a, b in combinations(sessions, 2):
            penalty = _penalty(instance, a, b)
            if penalty:
                teller, other = (a, b) if instance.tracks[a].similar.get(b) == penalty else (b, a)
                words = DEMAND.with_values(
                    a=instance.tag_name("track", a), b=instance.tag_name("track", b), penalty=penalty
                )
                network.beside(
                    [session.id for session in sessions[a]],
                    [session.id for session in sessions[b]],
                    level=self.level,
                    reason=self.reason(
                        a, b, words=words, mend=Mend("free", f"tracks.{teller}.similar.{other}", 0)
                    ),
                    weight=self.weight * penalty,
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        places = {
            track: places_by_block(cells_used(instance, programme.placed(session.id for session in sessions)))
            for track, sessions in instance.sessions_by_tag("track").items()
        }
        said = _said(instance)
        for a, b in combinations(places, 2):
            penalty = max(said.get((a, b), 0), said.get((b, a), 0))
            for block in sorted(places[a].keys() & places[b].keys()) if penalty else ():
                rooms, others = places[a][block], places[b][block]
                n_pairs = sum(room != other for room, other in product(rooms, others))
                if n_pairs:
                    words = BROKEN.with_values(
                        a=instance.tag_name("track", a),
                        rooms=room_names(instance, *rooms),
                        b=instance.tag_name("track", b),
                        others=room_names(instance, *others),
                        block=block_name(instance, block),
                        pairs=n_pairs,
                        penalty=penalty,
                    )
                    yield self.violation(n_pairs * penalty, a, b, words=words)


def _said(instance: Instance) -> dict[tuple[str, str], int]:
    """What each track says of each other one."""
    return {
        (name, other): cost
        for name, track in instance.tracks.items()
        for other, cost in track.similar.items()
    }


def _penalty(instance: Instance, a: str, b: str) -> int:
    """What it costs two tracks to run side by side; 0 where they are not similar."""
    return max(instance.tracks[a].similar.get(b, 0), instance.tracks[b].similar.get(a, 0))

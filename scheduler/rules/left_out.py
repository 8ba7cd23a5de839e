"""Optional sessions may be left out, at their price."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="{session} may be left out, at a price of {price}.",
    fr="{session} peut rester hors programme, au prix de {price}.",
    ar="يمكن الاستغناء عن {session} مقابل كلفة قدرها {price}.",
)
LEFT_OUT = Words(
    en="{session} is left out, at a price of {price}.",
    fr="{session} reste hors programme, au prix de {price}.",
    ar="استُغني عن {session} مقابل كلفة قدرها {price}.",
)


class LeftOut(Rule):
    """Optional sessions are left out only where that is worth their price.

    Sessions marked ``optional`` need not stand in the programme; each that does not costs its ``price``.
    """

    title: ClassVar[Words] = Words(en="Sessions left out", fr="Sessions écartées", ar="الجلسات المستغنى عنها")
    group: ClassVar[Group] = "placing"
    formula: ClassVar[str] = "prices of the optional sessions left out"
    example: ClassVar[str] = "left_out: {level: medium, weight: 2}"
    base: ClassVar[bool] = True

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if session.optional:
                words = WISH.with_values(session=session.title, price=session.price)
                reason = self.reason(
                    session.id, words=words, mend=Mend("free", f"sessions.{session.id}.price")
                )
                out = session.price
                network.unary(session.id, level=self.level, reason=reason, weight=self.weight, out=out)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        standing = {placement.session for placement in programme.placements}
        for session in instance.sessions:
            if session.optional and session.id not in standing:
                words = LEFT_OUT.with_values(session=session.title, price=session.price)
                yield self.violation(session.price, session.id, words=words)

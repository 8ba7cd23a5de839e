"""French sentences elide before names that begin with a vowel."""

from __future__ import annotations

import pytest

from scheduler.domain import Words

SAYS = Words(en="{who}", fr="Il faut que {who} vienne : la fin de {what} dépend de {who}.", ar="{who}")


@pytest.mark.parametrize(
    ("who", "what", "said"),
    [
        ("Amal", "Ouverture", "Il faut qu'Amal vienne : la fin d'Ouverture dépend d'Amal."),
        ("Éric", "Œuvres", "Il faut qu'Éric vienne : la fin d'Œuvres dépend d'Éric."),
        ("Younes", "Hall", "Il faut que Younes vienne : la fin de Hall dépend de Younes."),
        ("A", "I. Suite", "Il faut que A vienne : la fin de I. Suite dépend de A."),
        (3, "11", "Il faut que 3 vienne : la fin de 11 dépend de 3."),
        ("", "أمل", "Il faut que  vienne : la fin de أمل dépend de ."),
    ],
)
def test_words_elide_as_their_values_ask(who: object, what: str, said: str) -> None:
    assert SAYS.with_values(who=who, what=what).say("fr") == said


def test_words_that_only_end_alike_stay() -> None:
    words = Words(en="", fr="Code {a}, mode {a}, quelque {a} : {a}", ar="")
    assert words.with_values(a="Amal").say("fr") == "Code Amal, mode Amal, quelque Amal : Amal"


def test_no_other_language_elides() -> None:
    words = Words(en="de {who}", fr="de {who}", ar="de {who}").with_values(who="Amal")
    assert words.say("en") == "de Amal"
    assert words.say("fr") == "d'Amal"

"""Columns that several tables have."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.domain.text import Words
from scheduler.formats.template import readers
from scheduler.formats.template.columns import Column

NO_NOTE = Words(en="", fr="", ar="")
YES_NO = (Words(en="yes", fr="oui", ar="نعم"), Words(en="no", fr="non", ar="لا"))

LANGUAGE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("fr", "fra", "french", "français", "الفرنسية"), "fr"),
    **dict.fromkeys(("ar", "ara", "arabic", "arabe", "العربية"), "ar"),
    **dict.fromkeys(("en", "eng", "english", "anglais", "الإنجليزية"), "en"),
}

ID = Column(
    "id",
    Words(en="Id", fr="Identifiant", ar="المعرف"),
    readers.text,
    Words(
        en="Letters, digits, dots, dashes, underscores. Blank: made from the name.",
        fr="Lettres, chiffres, points, tirets. Vide : tiré du nom.",
        ar="حروف لاتينية وأرقام ونقط وشرطات. فارغ: يُستخرج من الاسم.",
    ),
    aliases=("code", "identifier", "ref"),
)

TITLE = Column(
    "title",
    Words(en="Title", fr="Titre", ar="العنوان"),
    readers.text,
    Words(
        en="The same in all languages, or in one; the next columns are for each language.",
        fr="Le même dans toutes les langues ; les colonnes suivantes sont pour chaque langue.",
        ar="نفسه بجميع اللغات؛ والأعمدة التالية لكل لغة.",
    ),
    aliases=("intitulé", "name", "nom", "libellé", "الاسم"),
    width=24,
)

NAME = Column(
    "name",
    Words(en="Name", fr="Nom", ar="الاسم"),
    readers.text,
    TITLE.note,
    aliases=("title", "titre", "full name", "nom complet", "العنوان", "الاسم الكامل"),
    width=24,
)

DATE = Column(
    "date",
    Words(en="Date", fr="Date", ar="التاريخ"),
    readers.date,
    Words(en="2030-05-16", fr="2030-05-16 ou 16/05/2030", ar="2030-05-16"),
    aliases=("day", "jour", "اليوم"),
    required=True,
    look="date",
)


def start_time() -> Column:
    """When something begins."""
    return Column(
        "start",
        Words(en="Start", fr="Début", ar="البداية"),
        readers.time,
        Words(en="09:00", fr="09:00", ar="09:00"),
        aliases=("from", "begin", "beginning", "heure de début", "de", "من", "وقت البداية"),
        required=True,
        look="time",
    )


def end_time() -> Column:
    """When something ends."""
    return Column(
        "end",
        Words(en="End", fr="Fin", ar="النهاية"),
        readers.time,
        Words(en="12:30", fr="12:30", ar="12:30"),
        aliases=("to", "until", "heure de fin", "à", "إلى", "وقت النهاية"),
        required=True,
        look="time",
    )


PERIODS_NOTE = Words(
    en="2030-05-16 09:00-12:30; 2030-05-17 (a whole day); or the id of a block. Several: one per line.",
    fr="2030-05-16 09:00-12:30 ; 2030-05-17 (journée entière) ; ou une plage. Plusieurs : une par ligne.",
    ar="\u20662030-05-16 09:00-12:30\u2069؛ أو \u20662030-05-17\u2069؛ أو معرف فترة. سطر لكل وقت.",
)


def periods(field: str, heading: Words, *aliases: str) -> Column:
    """A column of stretches of time."""
    return Column(
        field,
        heading,
        readers.periods,
        PERIODS_NOTE,
        aliases=aliases,
        choices="blocks",
        several=True,
        width=30,
    )


AVAILABLE = periods(
    "available", Words(en="Available", fr="Disponible", ar="متاح"), "disponibilités", "availability"
)
UNAVAILABLE = periods(
    "unavailable",
    Words(en="Unavailable", fr="Indisponible", ar="غير متاح"),
    "indisponibilités",
    "not available",
)
PREFERRED = periods(
    "preferred", Words(en="Preferred", fr="Souhaité", ar="مفضل"), "préféré", "preferred times"
)
UNDESIRED = periods(
    "undesired", Words(en="Undesired", fr="Non souhaité", ar="غير مرغوب"), "à éviter", "avoid"
)
ALLOWED = periods("allowed", Words(en="Allowed", fr="Autorisé", ar="مسموح"), "allowed times", "permitted")
FORBIDDEN = periods("forbidden", Words(en="Forbidden", fr="Interdit", ar="ممنوع"), "forbidden times")
"""At these times only; never at these."""

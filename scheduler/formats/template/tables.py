"""All tables of the template, in the order of its sheets."""

from __future__ import annotations

from scheduler.domain.score import DEFAULT_LEVELS
from scheduler.domain.text import Words
from scheduler.formats.template import readers
from scheduler.formats.template.columns import Column, Table
from scheduler.formats.template.shared_columns import NO_NOTE
from scheduler.formats.template.tables_of_people import ORGANISATIONS, PEOPLE, SESSIONS
from scheduler.formats.template.tables_of_places import KINDS, RESOURCES, ROOMS, TRACKS
from scheduler.formats.template.tables_of_time import BLOCKS, BREAKS, CONFERENCE, DAYS, SLOTS

LEVELS = (*DEFAULT_LEVELS, "off")
LEVEL_WORDS = {
    **{level: level for level in LEVELS},
    **dict.fromkeys(("impératif", "impérative", "إلزامي"), "hard"),
    **dict.fromkeys(("moyen", "متوسط"), "medium"),
    **dict.fromkeys(("souple", "souhait", "مرن"), "soft"),
    **dict.fromkeys(("désactivé", "معطل"), "off"),
}

RULES = Table(
    "rules",
    Words(en="Rules", fr="Règles", ar="القواعد"),
    "a rule",
    Words(
        en="Wishes, with a weight each. Demands on rooms, people and times hold without being listed.",
        fr="Les souhaits, chacun avec un poids. Les exigences de lieu et de temps valent d'office.",
        ar="الرغبات، ولكل منها وزن. أما شروط القاعات والأشخاص والأوقات فسارية دون ذكرها.",
    ),
    (
        Column(
            "rule",
            Words(en="Rule", fr="Règle", ar="القاعدة"),
            readers.text,
            Words(
                en="A name of the catalogue: `schedule rules` lists them.",
                fr="Un nom du catalogue : `schedule rules` les liste.",
                ar="اسم من الفهرس: يعرضه الأمر schedule rules.",
            ),
            required=True,
            choices="catalogue",
            width=24,
        ),
        Column(
            "id",
            Words(en="Id", fr="Identifiant", ar="المعرف"),
            readers.text,
            Words(
                en="Where a rule is listed several times. Blank: the rule's name.",
                fr="Si une règle figure plusieurs fois. Vide : le nom de la règle.",
                ar="إذا ذُكرت القاعدة عدة مرات. فارغ: اسم القاعدة.",
            ),
        ),
        Column(
            "level",
            Words(en="Level", fr="Niveau", ar="المستوى"),
            readers.choice(LEVEL_WORDS),
            Words(
                en="hard, medium, soft, or off. Blank: the usual one.",
                fr="hard, medium, soft ou off. Vide : le niveau habituel.",
                ar="hard أو medium أو soft أو off. فارغ: المستوى المعتاد.",
            ),
            choices=tuple(Words(en=level, fr=level, ar=level) for level in LEVELS),
        ),
        Column(
            "weight",
            Words(en="Weight", fr="Poids", ar="الوزن"),
            readers.number,
            Words(en="What one unit costs.", fr="Ce que coûte une unité.", ar="كلفة الوحدة."),
        ),
        Column(
            "parameters",
            Words(en="Parameters", fr="Paramètres", ar="المعاملات"),
            readers.parameters,
            Words(
                en="family: track; kinds: [keynote, workshop]. `schedule rules NAME` tells them.",
                fr="family: track; kinds: [keynote, workshop]. `schedule rules NOM` les explique.",
                ar="family: track; kinds: [keynote, workshop]. يشرحها الأمر schedule rules NAME.",
            ),
            aliases=("settings", "options"),
            width=44,
        ),
        Column("note", Words(en="Note", fr="Remarque", ar="ملاحظة"), readers.text, NO_NOTE, width=30),
    ),
    aliases=("rule",),
)

TABLES: tuple[Table, ...] = (
    CONFERENCE,
    DAYS,
    BLOCKS,
    SLOTS,
    BREAKS,
    ROOMS,
    KINDS,
    TRACKS,
    RESOURCES,
    PEOPLE,
    SESSIONS,
    RULES,
    ORGANISATIONS,
)

INSTRUCTIONS = Words(en="Start here", fr="Mode d'emploi", ar="اقرأ أولا")
LISTS = Words(en="Lists", fr="Listes", ar="القوائم")
"""Sheets that hold no table."""

"""Tables of the conference and its times: days, blocks, slots, service items."""

from __future__ import annotations

from scheduler.domain.text import Words
from scheduler.formats.template import readers
from scheduler.formats.template.columns import Column, Table, in_languages
from scheduler.formats.template.shared_columns import (
    DATE,
    ID,
    LANGUAGE_WORDS,
    NO_NOTE,
    TITLE,
    YES_NO,
    end_time,
    start_time,
)

CONFERENCE = Table(
    "conference",
    Words(en="Conference", fr="Conférence", ar="المؤتمر"),
    "a conference",
    Words(
        en="Name, time zone and languages, a value beside each.",
        fr="Nom, fuseau horaire et langues : une valeur en face de chacun.",
        ar="الاسم والمنطقة الزمنية واللغات: قيمة أمام كل منها.",
    ),
    (
        *in_languages(
            Column(
                "name",
                Words(en="Name", fr="Nom", ar="الاسم"),
                readers.text,
                Words(
                    en="In one language here, or in each of them below.",
                    fr="Dans une seule langue ici, ou dans chacune plus bas.",
                    ar="بلغة واحدة هنا، أو بكل لغة في الأسفل.",
                ),
                required=True,
            )
        ),
        *in_languages(Column("theme", Words(en="Theme", fr="Thème", ar="الشعار"), readers.text, NO_NOTE)),
        *in_languages(Column("venue", Words(en="Venue", fr="Lieu", ar="المكان"), readers.text, NO_NOTE)),
        Column(
            "timezone",
            Words(en="Time zone", fr="Fuseau horaire", ar="المنطقة الزمنية"),
            readers.text,
            Words(
                en="A name of the IANA list, such as Africa/Casablanca.",
                fr="Un nom de la liste IANA, comme Africa/Casablanca.",
                ar="اسم من قائمة IANA، مثل Africa/Casablanca.",
            ),
            aliases=("timezone", "fuseau"),
            required=True,
        ),
        Column(
            "languages",
            Words(en="Languages", fr="Langues", ar="اللغات"),
            readers.choices(LANGUAGE_WORDS),
            Words(en="fr, ar, en", fr="fr, ar, en", ar="fr, ar, en"),
            aliases=("langue", "language"),
            several=True,
        ),
        Column(
            "participants",
            Words(en="Participants", fr="Nombre de participants", ar="عدد المشاركين"),
            readers.number,
            NO_NOTE,
        ),
        Column(
            "acronym",
            Words(en="Acronym", fr="Sigle", ar="الرمز المختصر"),
            readers.text,
            Words(
                en="Letters and digits: the beginning of the ids in calendars.",
                fr="Lettres et chiffres : le début des identifiants dans les agendas.",
                ar="حروف لاتينية وأرقام: بداية المعرفات في التقويمات.",
            ),
        ),
        Column("website", Words(en="Website", fr="Site web", ar="الموقع الإلكتروني"), readers.text, NO_NOTE),
    ),
    aliases=("conference", "evenement", "event"),
    required=True,
    upright=True,
)

DAYS = Table(
    "days",
    Words(en="Days", fr="Jours", ar="الأيام"),
    "a day",
    Words(
        en="The dates; titles are optional.",
        fr="Les dates ; les titres sont facultatifs.",
        ar="التواريخ؛ العناوين اختيارية.",
    ),
    (DATE, *in_languages(TITLE)),
    aliases=("dates",),
)

BLOCKS = Table(
    "blocks",
    Words(en="Blocks", fr="Plages", ar="الفترات"),
    "a block",
    Words(
        en="Stretches of a day in which sessions may stand: with slots (next sheet), or a step in minutes.",
        fr="Les parties d'une journée où placer des sessions : avec des créneaux, ou un pas en minutes.",
        ar="أجزاء اليوم التي يمكن وضع الجلسات فيها: بحصص (الورقة التالية) أو بخطوة بالدقائق.",
    ),
    (
        ID,
        DATE,
        *in_languages(TITLE),
        start_time(),
        end_time(),
        Column(
            "step",
            Words(en="Step", fr="Pas", ar="الخطوة"),
            readers.minutes,
            Words(
                en="Sessions may start every so many minutes. Leave blank where the block has slots.",
                fr="Une session peut commencer à chaque pas. Vide si la plage a des créneaux.",
                ar="يمكن أن تبدأ الجلسات كل كذا دقيقة. اتركها فارغة إذا كانت للفترة حصص.",
            ),
        ),
        Column(
            "tags",
            Words(en="Tags", fr="Étiquettes", ar="الوسوم"),
            readers.words,
            Words(
                en="What can be said of this time, such as After lunch.",
                fr="Ce qu'on peut dire de ce moment, comme Après déjeuner.",
                ar="ما يوصف به هذا الوقت، مثل: بعد الغداء.",
            ),
            several=True,
        ),
    ),
    aliases=("plages horaires", "block"),
    named_by="title",
    required=True,
)

SLOTS = Table(
    "slots",
    Words(en="Slots", fr="Créneaux", ar="الحصص"),
    "a slot",
    Words(
        en="Places in time inside blocks. Several sessions may stand in one slot, in different rooms.",
        fr="Les créneaux des plages. Plusieurs sessions vont dans un créneau, dans des salles différentes.",
        ar="حصص الفترات. يمكن لعدة جلسات أن تشغل حصة واحدة في قاعات مختلفة.",
    ),
    (
        Column(
            "block",
            Words(en="Block", fr="Plage", ar="الفترة"),
            readers.one_of("blocks"),
            NO_NOTE,
            required=True,
            choices="blocks",
        ),
        start_time(),
        end_time(),
        Column(
            "kinds",
            Words(en="Kinds", fr="Types", ar="الأنواع"),
            readers.some_of("kinds"),
            Words(
                en="The kinds of session that it takes. Blank: all.",
                fr="Les types de session qu'il accepte. Vide : tous.",
                ar="أنواع الجلسات التي تقبلها. فارغة: جميعها.",
            ),
            aliases=("kind", "type"),
            choices="kinds",
            several=True,
            width=24,
        ),
        Column(
            "id",
            Words(en="Id", fr="Identifiant", ar="المعرف"),
            readers.text,
            NO_NOTE,
            aliases=("slot", "code"),
        ),
    ),
    aliases=("slot",),
)

BREAKS = Table(
    "breaks",
    Words(en="Breaks", fr="Pauses", ar="الاستراحات"),
    "a service item",
    Words(
        en="Breaks, lunch, exhibition: shown, not solved.",
        fr="Pauses, déjeuner, exposition : affichés, non calculés.",
        ar="الاستراحات والغداء والمعرض: تُعرض ولا تُحسب.",
    ),
    (
        DATE,
        *in_languages(
            Column("title", TITLE.heading, readers.text, NO_NOTE, TITLE.aliases, required=True, width=24)
        ),
        start_time(),
        end_time(),
        Column(
            "closed",
            Words(en="Closed", fr="Fermé", ar="مغلق"),
            readers.flag,
            Words(
                en="yes: no session may stand then.",
                fr="oui : aucune session à ce moment.",
                ar="نعم: لا جلسات في ذلك الوقت.",
            ),
            choices=YES_NO,
        ),
        Column(
            "public",
            Words(en="Public", fr="Public", ar="عام"),
            readers.flag,
            Words(
                en="no: not shown in the programme.",
                fr="non : n'est pas affiché dans le programme.",
                ar="لا: لا يظهر في البرنامج.",
            ),
            choices=YES_NO,
        ),
        Column(
            "rooms",
            Words(en="Rooms", fr="Salles", ar="القاعات"),
            readers.some_of("rooms"),
            Words(en="Blank: everywhere.", fr="Vide : partout.", ar="فارغة: في كل مكان."),
            aliases=("room", "salle"),
            choices="rooms",
            several=True,
        ),
    ),
    aliases=("service", "service items", "pauses et services"),
)

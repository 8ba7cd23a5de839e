"""Tables of rooms, kinds, tracks and resources."""

from __future__ import annotations

from scheduler.domain.text import Words
from scheduler.formats.template import readers
from scheduler.formats.template.columns import Column, Table, in_languages
from scheduler.formats.template.shared_columns import (
    ALLOWED,
    AVAILABLE,
    FORBIDDEN,
    ID,
    NAME,
    NO_NOTE,
    TITLE,
    UNAVAILABLE,
    YES_NO,
)

ROOMS = Table(
    "rooms",
    Words(en="Rooms", fr="Salles", ar="القاعات"),
    "a room",
    Words(
        en="Where sessions can stand, and how many people fit in.",
        fr="Où les sessions peuvent se tenir, et le nombre de places.",
        ar="أماكن الجلسات وعدد مقاعدها.",
    ),
    (
        ID,
        *in_languages(NAME),
        Column(
            "capacity",
            Words(en="Capacity", fr="Capacité", ar="السعة"),
            readers.number,
            Words(en="Seats.", fr="Places assises.", ar="عدد المقاعد."),
            aliases=("seats", "places", "nombre de places", "عدد المقاعد"),
            required=True,
        ),
        Column(
            "features",
            Words(en="Features", fr="Équipements", ar="التجهيزات"),
            readers.words,
            Words(
                en="Words of yours, such as stage, stream. Sessions ask for them under Needs.",
                fr="Vos mots, comme scène, streaming. Les sessions les demandent sous Besoins.",
                ar="كلمات من اختياركم بحروف لاتينية، مثل stage. تطلبها الجلسات في عمود الاحتياجات.",
            ),
            aliases=("feature", "équipement"),
            several=True,
            width=20,
        ),
        Column(
            "changeover",
            Words(en="Change-over", fr="Battement", ar="وقت التهيئة"),
            readers.amount_or_amounts("kinds", readers.minutes),
            Words(
                en="Minutes kept free after a session; or by kind: workshop: 10; default: 5.",
                fr="Minutes libres après une session ; ou par type : atelier: 10; autres: 5.",
                ar="دقائق تبقى شاغرة بعد الجلسة؛ أو حسب النوع: workshop: 10; default: 5.",
            ),
            aliases=("changeover", "turnaround", "temps de battement"),
        ),
        AVAILABLE,
        UNAVAILABLE,
        Column(
            "parts",
            Words(en="Made of", fr="Composée de", ar="تتكون من"),
            readers.some_of("rooms"),
            Words(
                en="The rooms that a large room is made of; it takes them with it.",
                fr="Les salles qui composent une grande salle ; elle les occupe toutes.",
                ar="القاعات التي تتكون منها قاعة كبيرة؛ وتشغلها معها.",
            ),
            aliases=("parts",),
            choices="rooms",
            several=True,
        ),
        Column(
            "setups",
            Words(en="Seats by set-up", fr="Places par disposition", ar="المقاعد حسب الترتيب"),
            readers.amounts(None),
            Words(en="theatre: 200; school: 80", fr="theatre: 200; ecole: 80", ar="theatre: 200; school: 80"),
            aliases=("setups", "set-ups", "dispositions"),
        ),
        Column(
            "walk",
            Words(en="Walk", fr="Trajet", ar="مدة المشي"),
            readers.amounts("rooms", readers.minutes),
            Words(
                en="Minutes on foot to other rooms: room-2: 5; default: 3.",
                fr="Minutes à pied vers d'autres salles : room-2: 5; autres: 3.",
                ar="دقائق المشي إلى القاعات الأخرى: room-2: 5; default: 3.",
            ),
        ),
    ),
    aliases=("room", "salle"),
    named_by="name",
    required=True,
)

KINDS = Table(
    "kinds",
    Words(en="Kinds", fr="Types", ar="الأنواع"),
    "a kind",
    Words(
        en="Types of session: how long they last, and where they may stand.",
        fr="Les types de session : leur durée et les lieux possibles.",
        ar="أنواع الجلسات: مدتها وأماكنها الممكنة.",
    ),
    (
        ID,
        *in_languages(TITLE),
        Column(
            "duration",
            Words(en="Duration", fr="Durée", ar="المدة"),
            readers.minutes,
            Words(
                en="Minutes. Blank: as long as its slot.",
                fr="Minutes. Vide : la durée du créneau.",
                ar="بالدقائق. فارغة: مدة الحصة.",
            ),
            aliases=("minutes", "length", "durée min"),
        ),
        Column(
            "plenary",
            Words(en="Plenary", fr="Plénière", ar="جلسة عامة"),
            readers.flag,
            Words(
                en="yes: nothing else runs at the same time.",
                fr="oui : rien d'autre en même temps.",
                ar="نعم: لا شيء آخر في الوقت نفسه.",
            ),
            choices=YES_NO,
        ),
        Column(
            "rooms",
            Words(en="Rooms", fr="Salles", ar="القاعات"),
            readers.some_of("rooms"),
            Words(
                en="The only rooms for it. Blank: all.",
                fr="Les seules salles. Vide : toutes.",
                ar="القاعات الممكنة فقط. فارغة: جميعها.",
            ),
            aliases=("room", "salle"),
            choices="rooms",
            several=True,
        ),
        Column(
            "blocks",
            Words(en="Blocks", fr="Plages", ar="الفترات"),
            readers.some_of("blocks"),
            Words(
                en="The only blocks for it. Blank: all.",
                fr="Les seules plages. Vide : toutes.",
                ar="الفترات الممكنة فقط. فارغة: جميعها.",
            ),
            aliases=("block", "plage"),
            choices="blocks",
            several=True,
        ),
        ALLOWED,
        FORBIDDEN,
        Column(
            "setup",
            Words(en="Set-up", fr="Disposition", ar="ترتيب القاعة"),
            readers.text,
            Words(
                en="The set-up of the room that decides how many it seats.",
                fr="La disposition de la salle, qui décide du nombre de places.",
                ar="ترتيب القاعة الذي يحدد عدد المقاعد.",
            ),
            aliases=("setup",),
        ),
    ),
    aliases=("kind", "types de session", "session types"),
    named_by="title",
    required=True,
)

TRACKS = Table(
    "tracks",
    Words(en="Tracks", fr="Thèmes", ar="المحاور"),
    "a track",
    Words(
        en="Themes that group sessions.",
        fr="Les thèmes qui regroupent des sessions.",
        ar="المحاور التي تجمع الجلسات.",
    ),
    (ID, *in_languages(TITLE)),
    aliases=("track", "thème", "parcours"),
    named_by="title",
)

RESOURCES = Table(
    "resources",
    Words(en="Resources", fr="Ressources", ar="الموارد"),
    "a resource",
    Words(
        en="Things of which only so much is there at any moment, such as teams of interpreters.",
        fr="Ce dont on n'a qu'une quantité limitée à chaque instant, comme les équipes d'interprètes.",
        ar="ما لا يتوفر منه إلا عدد محدود في كل لحظة، مثل فرق الترجمة.",
    ),
    (
        ID,
        *in_languages(TITLE),
        Column(
            "limit",
            Words(en="Limit", fr="Limite", ar="الحد الأقصى"),
            readers.number,
            NO_NOTE,
            aliases=("quantity", "quantité", "nombre"),
            required=True,
        ),
    ),
    aliases=("resource", "ressource"),
    named_by="title",
)

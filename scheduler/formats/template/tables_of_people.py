"""Tables of people, organisations and sessions."""

from __future__ import annotations

from scheduler.domain.text import Words
from scheduler.formats.template import readers
from scheduler.formats.template.columns import Column, Table, in_languages
from scheduler.formats.template.shared_columns import (
    ALLOWED,
    AVAILABLE,
    FORBIDDEN,
    ID,
    LANGUAGE_WORDS,
    NAME,
    NO_NOTE,
    PREFERRED,
    TITLE,
    UNAVAILABLE,
    UNDESIRED,
    YES_NO,
)

PEOPLE = Table(
    "people",
    Words(en="People", fr="Personnes", ar="الأشخاص"),
    "a person",
    Words(
        en="Speakers, moderators and chairs, with the times when they can and wish to be there.",
        fr="Intervenants, modérateurs et présidents, avec leurs disponibilités et leurs souhaits.",
        ar="المتحدثون والمسيرون ورؤساء الجلسات، مع أوقاتهم المتاحة ورغباتهم.",
    ),
    (
        ID,
        *in_languages(NAME),
        *in_languages(
            Column(
                "role",
                Words(en="Role", fr="Fonction", ar="الصفة"),
                readers.text,
                NO_NOTE,
                aliases=("job", "title and company", "rôle"),
            )
        ),
        AVAILABLE,
        UNAVAILABLE,
        PREFERRED,
        UNDESIRED,
        Column(
            "pause",
            Words(en="Pause", fr="Pause", ar="الاستراحة"),
            readers.minutes,
            Words(
                en="Minutes needed between two sessions.",
                fr="Minutes nécessaires entre deux sessions.",
                ar="الدقائق اللازمة بين جلستين.",
            ),
        ),
        Column(
            "per_day",
            Words(en="Sessions a day", fr="Sessions par jour", ar="الجلسات في اليوم"),
            readers.number,
            Words(en="The most that they take on.", fr="Le maximum.", ar="الحد الأقصى."),
            aliases=("per day", "max per day", "maximum par jour"),
        ),
    ),
    aliases=("person", "persons", "speakers", "intervenants", "personne", "المتحدثون"),
    named_by="name",
)

ORGANISATION_ROLES = {
    "sponsor": "sponsor",
    "راع": "sponsor",
    "startup": "startup",
    "start-up": "startup",
    "شركة ناشئة": "startup",
    "partner": "partner",
    "partenaire": "partner",
    "شريك": "partner",
    "organiser": "organiser",
    "organizer": "organiser",
    "organisateur": "organiser",
    "منظم": "organiser",
}

ORGANISATIONS = Table(
    "organisations",
    Words(en="Organisations", fr="Organisations", ar="المؤسسات"),
    "an organisation",
    Words(
        en="Sponsors and partners of sessions; may be left blank.",
        fr="Sponsors et partenaires des sessions ; peut rester vide.",
        ar="رعاة الجلسات وشركاؤها؛ يمكن تركها فارغة.",
    ),
    (
        ID,
        *in_languages(NAME),
        Column(
            "role",
            Words(en="Role", fr="Rôle", ar="الدور"),
            readers.choice(ORGANISATION_ROLES),
            NO_NOTE,
            choices=(
                Words(en="sponsor", fr="sponsor", ar="راع"),
                Words(en="startup", fr="startup", ar="شركة ناشئة"),
                Words(en="partner", fr="partenaire", ar="شريك"),
                Words(en="organiser", fr="organisateur", ar="منظم"),
            ),
        ),
        Column(
            "domain",
            Words(en="Field of business", fr="Domaine", ar="مجال العمل"),
            readers.text,
            Words(
                en="Letters, digits and dashes. Sponsors of one field are competitors.",
                fr="Lettres, chiffres, tirets. Les sponsors d'un même domaine sont concurrents.",
                ar="حروف لاتينية وأرقام وشرطات. الرعاة من المجال نفسه متنافسون.",
            ),
            aliases=("domain", "field"),
        ),
    ),
    aliases=("organizations", "sponsors", "organisation"),
    named_by="name",
)

STATUS = {
    **dict.fromkeys(("confirmed", "confirmé", "confirmée", "مؤكدة", "مؤكد"), "confirmed"),
    **dict.fromkeys(
        ("tentative", "provisoire", "à confirmer", "غير مؤكدة", "غير مؤكد", "not confirmed"), "tentative"
    ),
}


def _people(field: str, heading: Words, *aliases: str) -> Column:
    note = Words(
        en="Ids or names from People, with semicolons between them.",
        fr="Identifiants ou noms de la feuille Personnes, séparés par des points-virgules.",
        ar="معرفات أو أسماء من ورقة الأشخاص، بينها فواصل منقوطة.",
    )
    return Column(
        field,
        heading,
        readers.some_of("people"),
        note,
        aliases=aliases,
        choices="people",
        several=True,
        width=24,
    )


SESSIONS = Table(
    "sessions",
    Words(en="Sessions", fr="Sessions", ar="الجلسات"),
    "a session",
    Words(
        en="What is to be placed: one row for each.",
        fr="Ce qu'il faut placer : une ligne par session.",
        ar="ما يجب وضعه في البرنامج: سطر لكل جلسة.",
    ),
    (
        ID,
        Column(
            "kind",
            Words(en="Kind", fr="Type", ar="النوع"),
            readers.one_of("kinds"),
            NO_NOTE,
            aliases=("session type", "type de session", "format"),
            required=True,
            choices="kinds",
        ),
        *in_languages(
            Column("title", TITLE.heading, readers.text, TITLE.note, TITLE.aliases, required=True, width=36)
        ),
        Column(
            "tracks",
            Words(en="Tracks", fr="Thèmes", ar="المحاور"),
            readers.some_of("tracks"),
            NO_NOTE,
            aliases=("track", "thème", "المحور"),
            choices="tracks",
            several=True,
        ),
        _people(
            "speakers",
            Words(en="Speakers", fr="Intervenants", ar="المتحدثون"),
            "speaker",
            "intervenant",
            "المتحدث",
        ),
        _people(
            "moderators",
            Words(en="Moderators", fr="Modérateurs", ar="المسيرون"),
            "moderator",
            "modérateur",
            "المسير",
        ),
        _people("chairs", Words(en="Chairs", fr="Présidents", ar="الرؤساء"), "chair", "président"),
        _people(
            "attendees",
            Words(en="Attendees", fr="Autres présents", ar="حاضرون آخرون"),
            "others",
            "participants",
        ),
        Column(
            "audience",
            Words(en="Audience", fr="Public attendu", ar="الحضور المتوقع"),
            readers.number,
            Words(
                en="How many people are expected. Blank: not known, and seats are not checked.",
                fr="Nombre de personnes attendues. Vide : inconnu, et les places ne sont pas vérifiées.",
                ar="عدد الحضور المتوقع. فارغ: غير معروف، ولا يُتحقق من المقاعد.",
            ),
            aliases=("expected", "attendance", "public", "affluence"),
        ),
        Column(
            "languages",
            Words(en="Languages", fr="Langues", ar="اللغات"),
            readers.choices(LANGUAGE_WORDS),
            NO_NOTE,
            aliases=("language", "langue", "اللغة"),
            several=True,
        ),
        Column(
            "needs",
            Words(en="Needs", fr="Besoins", ar="الاحتياجات"),
            readers.words,
            Words(
                en="Features that its room must have.",
                fr="Équipements que sa salle doit avoir.",
                ar="تجهيزات يجب أن تتوفر في قاعتها.",
            ),
            aliases=("requires", "needed features", "équipements requis"),
            several=True,
        ),
        Column(
            "duration",
            Words(en="Duration", fr="Durée", ar="المدة"),
            readers.minutes,
            Words(
                en="Minutes, where it is not that of its kind.",
                fr="Minutes, si ce n'est pas celle de son type.",
                ar="بالدقائق، إن كانت غير مدة نوعها.",
            ),
            aliases=("minutes", "length"),
        ),
        Column(
            "rooms",
            Words(en="Possible rooms", fr="Salles possibles", ar="القاعات الممكنة"),
            readers.some_of("rooms"),
            Words(
                en="The only rooms for it. Blank: those of its kind.",
                fr="Les seules salles possibles. Vide : celles de son type.",
                ar="القاعات الممكنة فقط. فارغة: قاعات نوعها.",
            ),
            aliases=("rooms", "salles"),
            choices="rooms",
            several=True,
        ),
        Column(
            "pinned.start",
            Words(en="Fixed start", fr="Début fixé", ar="بداية ثابتة"),
            readers.moment,
            Words(
                en="2030-05-16 09:00: it starts then, and at no other time.",
                fr="2030-05-16 09:00 : elle commence à ce moment, et à aucun autre.",
                ar="\u20662030-05-16 09:00\u2069: تبدأ حينها لا في وقت آخر.",
            ),
            aliases=("pinned start", "pin", "fixed time", "heure fixée"),
            look="moment",
            width=18,
        ),
        Column(
            "pinned.rooms",
            Words(en="Fixed room", fr="Salle fixée", ar="قاعة ثابتة"),
            readers.some_of("rooms"),
            Words(en="It stands there.", fr="Elle se tient là.", ar="تُعقد فيها."),
            aliases=("pinned room", "pinned rooms", "fixed rooms", "salles fixées"),
            choices="rooms",
            several=True,
        ),
        Column(
            "follows",
            Words(en="Follows", fr="Après", ar="بعد"),
            readers.follows,
            Words(
                en="Sessions that come before it: opening; data-1 (right after, same room); x (min 30).",
                fr="Les sessions qui la précèdent : opening ; data-1 (juste après, même salle) ; x (min 30).",
                ar="الجلسات التي تسبقها: opening؛ أو data-1 (مباشرة بعد، نفس القاعة)؛ أو x (min 30).",
            ),
            aliases=("after", "suit", "predecessors", "وراء"),
            choices="sessions",
            several=True,
            width=20,
        ),
        Column(
            "conflicts",
            Words(en="Not together with", fr="Pas en même temps que", ar="ليس مع"),
            readers.some_of("sessions"),
            Words(
                en="Sessions that must not run at the same time.",
                fr="Sessions qui ne doivent pas avoir lieu en même temps.",
                ar="جلسات يجب ألا تكون في الوقت نفسه.",
            ),
            aliases=("conflicts", "conflits"),
            choices="sessions",
            several=True,
        ),
        ALLOWED,
        FORBIDDEN,
        PREFERRED,
        UNDESIRED,
        Column(
            "resources",
            Words(en="Resources", fr="Ressources", ar="الموارد"),
            readers.amounts("resources"),
            Words(en="interpretation: 1", fr="interpretation: 1", ar="interpretation: 1"),
            aliases=("resource", "ressource"),
        ),
        Column(
            "sponsors",
            Words(en="Sponsors", fr="Sponsors", ar="الرعاة"),
            readers.some_of("organisations"),
            NO_NOTE,
            aliases=("sponsor",),
            choices="organisations",
            several=True,
        ),
        Column(
            "optional",
            Words(en="Optional", fr="Facultative", ar="اختيارية"),
            readers.flag,
            Words(
                en="yes: it may be left out, at a price.",
                fr="oui : elle peut être laissée de côté, à un prix.",
                ar="نعم: يمكن الاستغناء عنها بثمن.",
            ),
            aliases=("facultatif",),
            choices=YES_NO,
        ),
        Column(
            "price",
            Words(en="Price", fr="Prix", ar="الثمن"),
            readers.number,
            Words(
                en="What it costs to leave it out.",
                fr="Ce que coûte de la laisser de côté.",
                ar="كلفة الاستغناء عنها.",
            ),
            aliases=("penalty", "coût"),
        ),
        Column(
            "status",
            Words(en="Status", fr="Statut", ar="الحالة"),
            readers.choice(STATUS),
            NO_NOTE,
            aliases=("state", "état"),
            choices=(
                Words(en="confirmed", fr="confirmée", ar="مؤكدة"),
                Words(en="tentative", fr="à confirmer", ar="غير مؤكدة"),
            ),
        ),
        Column("reference", Words(en="Reference", fr="Référence", ar="المرجع"), readers.text, NO_NOTE),
        *in_languages(
            Column(
                "abstract",
                Words(en="Abstract", fr="Résumé", ar="الملخص"),
                readers.text,
                NO_NOTE,
                aliases=("description",),
                width=30,
            )
        ),
    ),
    aliases=("session", "séances", "talks", "programme"),
    named_by="title",
    required=True,
)

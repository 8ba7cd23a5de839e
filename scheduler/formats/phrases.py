"""Words of all export formats, in English, French and Arabic."""

from __future__ import annotations

from scheduler.domain import Words

SPEAKERS = Words(en="Speakers", fr="Intervenants", ar="المتحدثون")
MODERATORS = Words(en="Moderators", fr="Modérateurs", ar="المسيرون")
CHAIRS = Words(en="Chairs", fr="Présidents de séance", ar="رؤساء الجلسة")
TENTATIVE = Words(en="tentative", fr="à confirmer", ar="غير مؤكدة")
NO_TRACK = Words(en="No track", fr="Sans thème", ar="بدون محور")
LABELLED = Words(en="{label}: {value}", fr="{label} : {value}", ar="{label}: {value}")
"""A label and what it is about."""

PAGE_ADD = Words(en="Add to my programme", fr="Ajouter à mon programme", ar="أضف إلى برنامجي")
PAGE_ALL = Words(en="All", fr="Tous", ar="الكل")
PAGE_ALONGSIDE = Words(en="Alongside the sessions", fr="En parallèle des sessions", ar="بالتوازي مع الجلسات")
PAGE_CALENDAR = Words(en="Calendar (.ics)", fr="Agenda (.ics)", ar="التقويم (.ics)")
PAGE_CANCELLED = Words(en="Cancelled", fr="Annulées", ar="ملغاة")
PAGE_CHANGED = Words(en="Changed", fr="Modifiée", ar="تم تغييرها")
PAGE_CLEAR = Words(en="Clear filters", fr="Effacer les filtres", ar="مسح عوامل التصفية")
PAGE_CLOSE = Words(en="Close", fr="Fermer", ar="إغلاق")
PAGE_DARK = Words(en="Dark", fr="Sombre", ar="داكن")
PAGE_DAYS = Words(en="Days", fr="Jours", ar="الأيام")
PAGE_DETAILS = Words(en="Details", fr="Détails", ar="التفاصيل")
PAGE_DISPLAY = Words(en="Display", fr="Affichage", ar="العرض")
PAGE_FILTERS = Words(en="Search and filters", fr="Recherche et filtres", ar="البحث والتصفية")
PAGE_GRID = Words(en="Grid", fr="Grille", ar="جدول")
PAGE_KIND = Words(en="Kind", fr="Type", ar="النوع")
PAGE_LANGUAGE = Words(en="Language", fr="Langue", ar="اللغة")
PAGE_LIST = Words(en="List", fr="Liste", ar="قائمة")
PAGE_MINE = Words(en="My programme", fr="Mon programme", ar="برنامجي")
PAGE_NEW = Words(en="New", fr="Nouvelle", ar="جديدة")
PAGE_NEXT = Words(en="Next", fr="Ensuite", ar="لاحقًا")
PAGE_NO_MATCH = Words(
    en="No session this day matches.",
    fr="Aucune session ne correspond ce jour-là.",
    ar="لا توجد جلسة مطابقة في هذا اليوم.",
)
PAGE_NO_SESSION = Words(en="No session this day.", fr="Aucune session ce jour.", ar="لا جلسات في هذا اليوم.")
PAGE_NOT_KEPT = Words(
    en="This browser keeps nothing for this page: your programme lasts until you close it.",
    fr="Ce navigateur ne garde rien pour cette page : votre programme dure jusqu'à sa fermeture.",
    ar="لا يحفظ هذا المتصفح شيئًا لهذه الصفحة: يبقى برنامجك إلى أن تغلقها.",
)
PAGE_NOW = Words(en="Now", fr="En ce moment", ar="الآن")
PAGE_PERSON = Words(en="Person", fr="Personne", ar="الشخص")
PAGE_PRINT = Words(en="Print", fr="Imprimer", ar="طباعة")
PAGE_RELEASED = Words(
    en="Version of {day}, {time}.", fr="Version du {day}, {time}.", ar="نسخة {day}، الساعة {time}."
)
PAGE_ROOM = Words(en="Room", fr="Salle", ar="القاعة")
PAGE_SEARCH = Words(en="Search", fr="Chercher", ar="بحث")
PAGE_SHOWN = Words(
    en="{shown} of {total} sessions",
    fr="{shown} sessions sur {total}",
    ar="الجلسات المعروضة: {shown} من {total}",
)
PAGE_SKIP = Words(en="Skip to the programme", fr="Aller au programme", ar="انتقل إلى البرنامج")
PAGE_SPONSORS = Words(en="With", fr="Avec", ar="بمشاركة")
PAGE_TIME = Words(en="Time", fr="Heure", ar="الوقت")
PAGE_TRACK = Words(en="Theme", fr="Thème", ar="المحور")
PAGE_WAS = Words(en="Before: {when}, {rooms}", fr="Avant : {when}, {rooms}", ar="سابقًا: {when}، {rooms}")
PAGE_WEBSITE = Words(en="Website", fr="Site web", ar="الموقع")
PAGE_ZONE = Words(
    en="Local times: {zone} ({offsets}).",
    fr="Heures locales : {zone} ({offsets}).",
    ar="الأوقات حسب التوقيت المحلي: {zone} ({offsets}).",
)
PAGE_MY_CALENDAR = Words(en="My calendar (.ics)", fr="Mon agenda (.ics)", ar="تقويمي (.ics)")

CELL_SESSION = Words(en="Session", fr="Session", ar="رمز الجلسة")
CELL_DATE = Words(en="Date", fr="Date", ar="التاريخ")
CELL_START = Words(en="Start", fr="Début", ar="البداية")
CELL_END = Words(en="End", fr="Fin", ar="النهاية")
CELL_KIND = Words(en="Kind", fr="Type", ar="النوع")
CELL_TITLE = Words(en="Title", fr="Titre", ar="العنوان")
CELL_TITLE_AR = Words(en="Title (Arabic)", fr="Titre (arabe)", ar="العنوان (العربية)")
CELL_TITLE_EN = Words(en="Title (English)", fr="Titre (anglais)", ar="العنوان (الإنجليزية)")
CELL_TITLE_FR = Words(en="Title (French)", fr="Titre (français)", ar="العنوان (الفرنسية)")
CELL_TRACKS = Words(en="Tracks", fr="Thèmes", ar="المحاور")
CELL_TRACK = Words(en="Track", fr="Thème", ar="المحور")
CELL_ROOMS = Words(en="Rooms", fr="Salles", ar="القاعات")
CELL_ROOM = Words(en="Room", fr="Salle", ar="القاعة")
CELL_PERSON = Words(en="Person", fr="Personne", ar="الشخص")
CELL_ROLE = Words(en="Role", fr="Rôle", ar="الدور")
CELL_LANGUAGES = Words(en="Languages", fr="Langues", ar="اللغات")
CELL_AUDIENCE = Words(en="Audience", fr="Public attendu", ar="الحضور المتوقع")
CELL_SEATS = Words(en="Seats", fr="Places", ar="المقاعد")
CELL_STATUS = Words(en="Status", fr="Statut", ar="الحالة")
CELL_CONFIRMED = Words(en="confirmed", fr="confirmée", ar="مؤكدة")
CELL_SERVICE = Words(en="Service item", fr="Hors session", ar="خارج الجلسات")
SHEET_SESSIONS = Words(en="Sessions", fr="Sessions", ar="الجلسات")
SHEET_PEOPLE = Words(en="By person", fr="Par personne", ar="حسب الأشخاص")
SHEET_ROOMS = Words(en="By room", fr="Par salle", ar="حسب القاعات")
SHEET_TRACKS = Words(en="By track", fr="Par thème", ar="حسب المحاور")
SHEET_SCORES = Words(en="Scores", fr="Scores", ar="النتائج")
SCORE_RULE = Words(en="Rule", fr="Règle", ar="القاعدة")
SCORE_MEANING = Words(en="Meaning", fr="Signification", ar="المعنى")
SCORE_LEVEL = Words(en="Level", fr="Niveau", ar="المستوى")
SCORE_VIOLATIONS = Words(en="Violations", fr="Écarts", ar="المخالفات")
SCORE_COST = Words(en="Cost", fr="Coût", ar="الكلفة")
SCORE_TOTAL = Words(en="Total", fr="Total", ar="المجموع")
SCORE_LEFT_OUT = Words(en="Sessions left out", fr="Sessions non placées", ar="الجلسات غير المبرمجة")
GRID_TIME = Words(en="Time", fr="Heure", ar="الوقت")
GRID_LEGEND = Words(en="Colours", fr="Couleurs", ar="الألوان")
GRID_ALL_ALONG = Words(en="Alongside", fr="En parallèle", ar="بالتوازي")

ALONGSIDE = Words(en="In parallel", fr="En parallèle", ar="بالموازاة مع ذلك")
AS_OF = Words(en="As of {day}, {time}", fr="Version du {day}, {time}", ar="نسخة {day}، الساعة {time}")
DAY_WITHOUT_SESSION = Words(
    en="No session this day.", fr="Aucune session ce jour.", ar="لا جلسات في هذا اليوم."
)
OWN_PROGRAMME = Words(en="Personal programme", fr="Programme personnel", ar="البرنامج الشخصي")
ROOMS_SHOWN = Words(
    en="Rooms {first}-{last} of {all}",
    fr="Salles {first}-{last} sur {all}",
    ar="القاعات {first}-{last} من {all}",
)
SESSION_LIST = Words(en="Sessions", fr="Sessions", ar="الجلسات")
COLUMN_PEOPLE = Words(en="People", fr="Personnes", ar="الأشخاص")
COLUMN_SESSION = Words(en="Session", fr="Session", ar="الجلسة")
COLUMN_TIME = Words(en="Time", fr="Heure", ar="الوقت")

ROLE_SPEAKER = Words(en="speaker", fr="intervenant", ar="متحدث")
ROLE_MODERATOR = Words(en="moderator", fr="modérateur", ar="مسير")
ROLE_CHAIR = Words(en="chair", fr="président de séance", ar="رئيس الجلسة")
ROLE_ATTENDEE = Words(en="attendee", fr="participant", ar="مشارك")

GRID_MORE = Words(en="and {n} more", fr="et {n} de plus", ar="و{n} غيرهم")

ALSO_IN = Words(en="Also in: {room}", fr="Aussi dans : {room}", ar="أيضًا في: {room}")
"""A further room of a session, on a line of its own."""
PAGE_MORE_FILTERS = Words(en="Filters", fr="Filtres", ar="التصفية")

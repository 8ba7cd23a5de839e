"""What the program itself says on the screen, in three languages."""

from __future__ import annotations

from scheduler.domain import Words

TIME = Words(en="Time", fr="Heure", ar="الوقت")
ROOM = Words(en="Room", fr="Salle", ar="القاعة")
SESSION = Words(en="Session", fr="Session", ar="الجلسة")
ROLE = Words(en="Role", fr="Rôle", ar="الدور")
RULE = Words(en="Rule", fr="Règle", ar="القاعدة")
RULE_ID = Words(en="Id", fr="Identifiant", ar="المعرف")
LEVEL = Words(en="Level", fr="Niveau", ar="المستوى")
VIOLATIONS = Words(en="Violations", fr="Écarts", ar="المخالفات")
COST = Words(en="Cost", fr="Coût", ar="الكلفة")
TOTAL = Words(en="Total", fr="Total", ar="المجموع")
OTHERS_KEPT = Words(
    en="Rules that cost nothing: {n}.",
    fr="Règles qui ne coûtent rien : {n}.",
    ar="القواعد التي لا تكلف شيئًا: {n}.",
)
WORST = Words(en="What costs most", fr="Ce qui coûte le plus", ar="الأعلى كلفة")
MORE = Words(en="... and {n} more", fr="... et {n} de plus", ar="... و{n} غيرها")
NOTHING_BROKEN = Words(
    en="Nothing is broken and no wish is missed.",
    fr="Rien n'est enfreint et tous les souhaits sont exaucés.",
    ar="لا مخالفة، وجميع الرغبات محققة.",
)
NOT_PLACED = Words(en="Left out: {sessions}", fr="Non placées : {sessions}", ar="غير مبرمجة: {sessions}")
TENTATIVE = Words(en="tentative", fr="à confirmer", ar="غير مؤكدة")
NO_SESSION = Words(en="No session this day.", fr="Aucune session ce jour.", ar="لا جلسات في هذا اليوم.")
SPEAKER = Words(en="speaker", fr="intervenant", ar="متحدث")
MODERATOR = Words(en="moderator", fr="modérateur", ar="مسير")
CHAIR = Words(en="chair", fr="président de séance", ar="رئيس الجلسة")
ATTENDEE = Words(en="attendee", fr="participant", ar="مشارك")
NO_TRACK = Words(en="No track", fr="Sans thème", ar="بدون محور")

OPTIMAL = Words(
    en="Proved optimal: no programme of this instance is better.",
    fr="Optimalité prouvée : aucun programme de cette instance n'est meilleur.",
    ar="تم إثبات الأمثلية: لا يوجد برنامج أفضل لهذه المعطيات.",
)
FEASIBLE = Words(
    en="The best programme found within the limits.",
    fr="Le meilleur programme trouvé dans les limites fixées.",
    ar="أفضل برنامج وُجد ضمن الحدود المقررة.",
)
INTERRUPTED = Words(
    en="Interrupted: this is the best programme found so far.",
    fr="Interrompu : voici le meilleur programme trouvé jusqu'ici.",
    ar="تم الإيقاف: هذا أفضل برنامج وُجد حتى الآن.",
)
INTERRUPTED_EARLY = Words(
    en="Interrupted before any programme was found.",
    fr="Interrompu avant qu'un programme ne soit trouvé.",
    ar="تم الإيقاف قبل العثور على أي برنامج.",
)
INFEASIBLE = Words(
    en="There is no programme: the hard rules cannot all be met.",
    fr="Aucun programme n'existe : les règles impératives ne peuvent être toutes respectées.",
    ar="لا يوجد أي برنامج: لا يمكن احترام جميع القواعد الإلزامية معًا.",
)
UNKNOWN = Words(
    en="No programme was found within the limits, and none was proved impossible.",
    fr="Aucun programme trouvé dans les limites, sans preuve qu'il n'en existe pas.",
    ar="لم يُعثر على أي برنامج ضمن الحدود، دون إثبات استحالته.",
)
BROKEN = Words(
    en="Hard rules are broken: this is the programme that breaks them least.",
    fr="Des règles impératives sont enfreintes : voici le programme qui les enfreint le moins.",
    ar="هناك قواعد إلزامية لم تُحترم: هذا أقل البرامج مخالفة لها.",
)
BROKEN_SO_FAR = Words(
    en="Hard rules are broken: this is the least broken programme found so far.",
    fr="Des règles impératives sont enfreintes : voici, à ce stade, le programme qui les enfreint le moins.",
    ar="هناك قواعد إلزامية لم تُحترم: هذا أقل البرامج التي وُجدت حتى الآن مخالفة لها.",
)
NO_HARD_BROKEN = Words(
    en="Valid: no hard rule is broken.",
    fr="Valide : aucune règle impérative n'est enfreinte.",
    ar="صالح: جميع القواعد الإلزامية محترمة.",
)
HARD_BROKEN = Words(
    en="Not valid: hard rules are broken.",
    fr="Non valide : des règles impératives sont enfreintes.",
    ar="غير صالح: هناك قواعد إلزامية لم تُحترم.",
)
SCORE = Words(en="score", fr="score", ar="النتيجة")
BOUND = Words(en="bound", fr="borne", ar="الحد الأدنى")
GAP = Words(en="gap", fr="écart", ar="الفارق")

WROTE = Words(en="Wrote {path}", fr="Écrit dans {path}", ar="كُتب في {path}")
KEPT = Words(
    en="{path} held a programme as good: kept and shown ({option} replaces it).",
    fr="{path} contenait un programme aussi bon : conservé et affiché ({option} le remplace).",
    ar="كان {path} يحتوي على برنامج لا يقل جودة: تم الاحتفاظ به وعرضه (يستبدله {option}).",
)
NOT_WRITTEN_ON_THE_WAY = Words(
    en="{path} could not be written while the search lasted.",
    fr="{path} n'a pas pu être écrit pendant la recherche.",
    ar="تعذرت كتابة {path} أثناء البحث.",
)
NO_FAULT = Words(
    en="No fault found: sessions {sessions}, rooms {rooms}, people {people}, rules in force {rules}.",
    fr="Aucun défaut : sessions {sessions}, salles {rooms}, personnes {people}, règles en vigueur {rules}.",
    ar="لم يُعثر على أي خطأ: الجلسات {sessions}، القاعات {rooms}، الأشخاص {people}، القواعد السارية {rules}.",
)
SCORE_DIFFERS = Words(
    en="The file gives the score {claimed}; counted now, it is {counted}.",
    fr="Le fichier donne le score {claimed} ; recompté, il est de {counted}.",
    ar="النتيجة المذكورة في الملف هي {claimed}؛ أما المحسوبة الآن فهي {counted}.",
)
OTHER_NAME = Words(
    en="Warning: {programme} says that it is a programme of {name}, not of {instance}.",
    fr="Attention : {programme} se dit programme de {name}, et non de {instance}.",
    ar="تنبيه: جاء في {programme} أنه برنامج {name} وليس برنامج {instance}.",
)
MOSTLY_UNKNOWN = Words(
    en="Warning: the instance does not have most of the sessions of {programme} ({unknown} of {all}). "
    "Is it a programme of this conference?",
    fr="Attention : l'instance n'a pas la plupart des sessions de {programme} ({unknown} sur {all}). "
    "Est-ce un programme de cette conférence ?",
    ar="تنبيه: معظم جلسات {programme} غير موجودة في ملف المؤتمر ({unknown} من {all}). "
    "هل هو برنامج هذا المؤتمر؟",
)
OTHER_INSTANCE = Words(
    en="The file was written for another instance, or for another version of this one.",
    fr="Le fichier a été écrit pour une autre instance, ou pour une autre version de celle-ci.",
    ar="كُتب الملف لمعطيات أخرى أو لنسخة أخرى من هذه المعطيات.",
)

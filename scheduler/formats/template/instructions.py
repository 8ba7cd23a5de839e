"""The sheet of the template that says how to fill it in."""

from __future__ import annotations

from scheduler.domain.text import Words

TITLE = Words(
    en="How to fill in this workbook",
    fr="Comment remplir ce classeur",
    ar="كيفية ملء هذا المصنف",
)

STEPS = (
    Words(
        en="1. Replace the examples. Columns with dark headings must be filled in, others may stay blank.",
        fr="1. Remplacez les exemples. Les colonnes aux titres foncés sont obligatoires.",
        ar="1. ضع معطياتكم مكان الأمثلة. الأعمدة ذات العناوين الداكنة إلزامية، والأخرى اختيارية.",
    ),
    Words(
        en="2. A note on each heading tells what goes below it. Cells that name other things offer a list.",
        fr="2. Une note sur chaque titre dit quoi écrire ; des listes proposent les noms connus.",
        ar="2. على كل عنوان ملاحظة تشرح ما يكتب تحته. والخلايا التي تسمي أشياء أخرى تعرض قائمة.",
    ),
    Words(
        en="3. Several names in one cell: put semicolons, commas or line breaks between them.",
        fr="3. Plusieurs noms dans une cellule : séparez-les par des points-virgules ou des virgules.",
        ar="3. عدة أسماء في خلية واحدة: افصل بينها بفواصل أو فواصل منقوطة أو أسطر جديدة.",
    ),
    Words(
        en="4. People, rooms and sessions may be named by id or by name. A blank id is made from the name.",
        fr="4. Tout se nomme par identifiant ou par nom. Un identifiant vide est tiré du nom.",
        ar="4. يمكن تسمية الأشخاص والقاعات والجلسات بالمعرف أو بالاسم. والمعرف الفارغ يُستخرج من الاسم.",
    ),
    Words(
        en="5. Titles go into one column for all languages, or into one column for each.",
        fr="5. Les titres vont dans une colonne pour toutes les langues, ou dans une colonne par langue.",
        ar="5. تكتب العناوين في عمود واحد لجميع اللغات، أو في عمود لكل لغة.",
    ),
    Words(
        en="6. Columns and sheets may be moved or added; what is not known is not read, and you are told.",
        fr="6. Colonnes et feuilles peuvent être déplacées ou ajoutées ; l'inconnu est ignoré et signalé.",
        ar="6. يمكن نقل الأعمدة والأوراق أو إخفاؤها أو إضافتها؛ وما ليس معروفا لا يُقرأ ويُشار إليه.",
    ),
    Words(
        en="7. Then: schedule import xlsx THIS_FILE -o instance.yaml, and: schedule solve instance.yaml",
        fr="7. Puis : schedule import xlsx FICHIER -o instance.yaml, et : schedule solve instance.yaml",
        ar="7. ثم الأمران: schedule import xlsx FILE -o instance.yaml و schedule solve instance.yaml",
    ),
)

CHOICE_HINT = Words(
    en="Pick one from the list, or leave the cell blank.",
    fr="Choisissez dans la liste, ou laissez la cellule vide.",
    ar="اختر من القائمة، أو اترك الخلية فارغة.",
)

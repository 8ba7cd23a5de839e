// Which sessions are shown: those that hold all words searched for and pass every filter.
const MARKS = /[\p{Mn}\p{Cf}\u0640]/gu;
const ALIKE = { "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l" };

// Without case, accents, vowel signs, forms of alef, or kinds of digits.
function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(MARKS, "")
    .replace(/[ٱىیئؤةکœæßøł]/g, (sign) => ALIKE[sign])
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0);
}

const entries = new Map();

function learnEntries() {
  for (const element of all(".entry")) {
    const text = plain(all("bdi", element).map((part) => part.textContent).join("\n"));
    const [start, end] = all("time", element).slice(0, 2).map((time) => Date.parse(time.dateTime));
    entries.set(element.id, { element, text, start, end });
  }
}

function wanted() {
  const words = plain(at("_search").value).split(/\s+/).filter(Boolean);
  const chosen = all("[data-filter]").filter((select) => select.value);
  const mine = at("_mine").getAttribute("aria-pressed") === "true";
  return {
    any: words.length > 0 || chosen.length > 0 || mine,
    passes: ({ element, text }) => words.every((word) => text.includes(word))
      && chosen.every((select) => element.dataset[select.dataset.filter].split(" ").includes(select.value))
      && (!mine || favourites.has(element.id)),
  };
}

function filter() {
  const { any, passes } = wanted();
  let shown = 0;
  for (const entry of entries.values()) {
    entry.element.hidden = !passes(entry);
    shown += !entry.element.hidden;
  }
  root.classList.toggle("filtered", any);
  for (const slot of all(".slot")) slot.hidden = entries.get(slot.dataset.of).element.hidden;
  for (const moment of all(".moment")) {
    const held = all(".entry", moment);
    moment.hidden = any && held.every((element) => element.hidden);
  }
  for (const day of all(".day")) {
    const held = all(".entry", day);
    const none = held.length > 0 && held.every((element) => element.hidden);
    day.classList.toggle("without", none);
    day.querySelector(".none").hidden = !none;
  }
  for (const select of all("[data-filter]")) select.classList.toggle("chosen", select.value !== "");
  at("_clear").hidden = !any;
  at("_count").textContent = sentence("shown", { shown, total: entries.size });
}

function clearFilters() {
  at("_search").value = "";
  for (const select of all("[data-filter]")) select.value = "";
  at("_mine").setAttribute("aria-pressed", "false");
  filter();
  at("_search").focus();
}

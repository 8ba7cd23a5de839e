// Things of the page by id, and sentences that are made here.
const at = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
let settings = null;

function sentence(name, values = {}) {
  const [open, close] = root.dir === "rtl" ? ["\u2066", "\u2069"] : ["", ""];
  return settings.words[root.lang][name].replace(/\{(\w+)\}/g, (_, key) => open + values[key] + close);
}

// What an element says in the language chosen.
function wording(element) {
  if (!element) return "";
  const copy = element.cloneNode(true);
  for (const other of all(`.l:not(.${root.lang})`, copy)) other.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// What the browser keeps for this page: favourites, language, colours, view. All works without, too.
const root = document.documentElement;
let lasting = true;

function read() {
  let text = null;
  try { text = localStorage.getItem(root.dataset.key); } catch { lasting = false; }
  try {
    const held = JSON.parse(text || "{}");
    return held && typeof held === "object" && !Array.isArray(held) ? held : {};
  } catch { return {}; }
}

const kept = read();

function keep(name, value) {
  kept[name] = value;
  // Another tab may have kept other things in the meantime.
  try { localStorage.setItem(root.dataset.key, JSON.stringify({ ...read(), [name]: value })); } catch { lasting = false; }
}

root.classList.add("js");

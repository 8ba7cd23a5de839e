// What runs now, and what comes next.
const HOURS_AHEAD = 16;
let told = "";

function live(list, ids) {
  at(list).hidden = ids.length === 0;
  at(list).querySelector("ul").replaceChildren(...ids.map((id) => {
    const { element } = entries.get(id);
    const item = document.createElement("li");
    const link = document.createElement("a");
    const soft = document.createElement("span");
    link.href = "#" + id;
    link.append(...element.querySelector(".title a").cloneNode(true).childNodes);
    soft.className = "soft";
    soft.append(element.querySelector(".at > .span").cloneNode(true), " · ", ...element.querySelector(".rooms").cloneNode(true).childNodes);
    item.append(link, " ", soft);
    return item;
  }));
}

function tick() {
  const now = Date.now();
  const listed = [...entries.entries()];
  const running = listed.filter(([, { start, end }]) => start <= now && now < end).map(([id]) => id);
  const first = Math.min(...listed.map(([, { start }]) => start).filter((start) => start > now));
  const soon = first - now <= HOURS_AHEAD * 3600000;
  const next = soon ? listed.filter(([, { start }]) => start === first).map(([id]) => id) : [];
  const date = new Date(now).toLocaleDateString("sv", { timeZone: settings.zone });
  for (const link of all(".bar nav a")) {
    if (link.dataset.date === date) link.setAttribute("aria-current", "date");
    else link.removeAttribute("aria-current");
  }
  const tells = JSON.stringify([running, next]);
  if (tells === told) return;
  told = tells;
  for (const element of all(".running")) element.classList.remove("running");
  for (const element of all(".now")) element.remove();
  for (const id of running) {
    for (const shown of [entries.get(id).element, ...all(`.slot[data-of="${CSS.escape(id)}"]`)]) markRunning(shown);
  }
  live("_now", running);
  live("_next", next);
  at("_live").hidden = running.length + next.length === 0;
}

function markRunning(shown) {
  const mark = document.createElement("span");
  mark.className = "mark now";
  mark.append(...at("_live-title").cloneNode(true).childNodes);
  shown.classList.add("running");
  shown.querySelector(".at").append(" ", mark);
}

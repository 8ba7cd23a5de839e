// A session opened by its address: in the list where it stands, else in a window of its own.
let opened = "";
let opener = null;

function openSession(id) {
  const entry = entries.get(id);
  if (root.dataset.view === "list" && !entry.element.hidden) {
    for (const details of all("details", entry.element)) details.open = true;
    entry.element.scrollIntoView({ block: "nearest" });
    entry.element.focus({ preventScroll: true });
    return;
  }
  opened = id;
  const dialog = at("_dialog");
  const about = entry.element.querySelector(".about").cloneNode(true);
  for (const details of all("details", about)) {
    details.querySelector("summary").remove();
    details.replaceWith(...details.childNodes);
  }
  const when = entry.element.querySelector(".at").cloneNode(true);
  const day = document.createElement("span");
  day.append(...entry.element.closest(".day").querySelector("h2").cloneNode(true).childNodes);
  when.prepend(day, " ");
  dialog.className = [...entry.element.classList].find((name) => /^(c\d+|plain)$/.test(name));
  at("_dialog-title").replaceChildren(...entry.element.querySelector(".title a").cloneNode(true).childNodes);
  at("_dialog-body").replaceChildren(when, about);
  dialog.querySelector("[data-star]").dataset.star = id;
  showFavourites();
  if (!dialog.open) dialog.showModal();
}

function closed() {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  // The browser gives the focus back to what had it, which following an address has taken it from.
  const links = [opener, ...all(`.slot[data-of="${CSS.escape(opened)}"] .title a`)];
  const link = links.find((one) => one && one.isConnected && one.checkVisibility());
  if (link) link.focus();
  opener = null;
}

function followAddress() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  if (entries.has(id)) openSession(id);
  else if (at("_dialog").open) at("_dialog").close();
}

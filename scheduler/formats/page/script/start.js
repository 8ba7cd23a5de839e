// When the page has been read, its controls come to life.
function start() {
  settings = JSON.parse(at("_settings").textContent);
  learnEntries();
  addStars();
  learnFavourites();
  speak(root.lang);
  showScheme();
  showView();
  showFavourites();
  filter();
  tick();
  measureBar();
  followAddress();

  at("_search").addEventListener("input", filter);
  for (const select of all("[data-filter]")) select.addEventListener("change", filter);
  at("_clear").addEventListener("click", clearFilters);
  at("_more").addEventListener("click", () => {
    at("_more").setAttribute("aria-expanded", root.classList.toggle("more"));
  });
  at("_dark").addEventListener("click", switchScheme);
  at("_print").addEventListener("click", () => print());
  at("_mine").addEventListener("click", () => {
    at("_mine").setAttribute("aria-pressed", at("_mine").getAttribute("aria-pressed") !== "true");
    filter();
  });
  at("_calendar").addEventListener("click", () => download([...favourites], settings.file));
  at("_one").addEventListener("click", () => download([opened], `${opened}.ics`));
  at("_close").addEventListener("click", () => at("_dialog").close());
  at("_dialog").addEventListener("close", closed);
  at("_dialog").addEventListener("click", (event) => { if (event.target === at("_dialog")) at("_dialog").close(); });
  document.addEventListener("click", clicked);
  addEventListener("hashchange", followAddress);
  addEventListener("resize", () => { measureBar(); showView(); });
  addEventListener("storage", () => { learnFavourites(); showFavourites(); filter(); });
  systemDark.addEventListener("change", showScheme);
  setInterval(tick, 20000);
}

function clicked({ target }) {
  const button = target.closest("button, a");
  if (!button) return;
  if (button.dataset.star) toggleFavourite(button.dataset.star);
  else if (button.matches("[data-view]")) {
    keep("view", button.dataset.view);
    showView();
  } else if (button.matches("button[data-language]")) {
    keep("language", button.dataset.language);
    speak(button.dataset.language);
    filter();
    measureBar();
    showView();
  } else if (button.hash) {
    opener = button;
    if (button.hash === location.hash) followAddress();
  }
}

document.addEventListener("DOMContentLoaded", start);

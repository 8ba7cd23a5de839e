// The reader's own programme.
const favourites = new Set();

function learnFavourites() {
  favourites.clear();
  const held = read().favourites;
  for (const id of Array.isArray(held) ? held : []) if (entries.has(id)) favourites.add(id);
}

// A star for each session, wherever it stands.
function addStars() {
  for (const shown of all(".entry, .slot")) {
    const star = at("_dialog").querySelector("[data-star]").cloneNode(true);
    star.dataset.star = shown.dataset.of || shown.id;
    star.setAttribute("aria-labelledby", "_star " + shown.querySelector(".title").id);
    shown.prepend(star);
  }
}

function showFavourites() {
  for (const star of all("[data-star]")) star.setAttribute("aria-pressed", favourites.has(star.dataset.star));
  at("_n-mine").textContent = favourites.size;
  at("_calendar").hidden = favourites.size === 0;
}

function toggleFavourite(id) {
  if (!favourites.delete(id)) favourites.add(id);
  keep("favourites", [...favourites].sort());
  at("_not-kept").hidden = lasting;
  showFavourites();
  if (at("_mine").getAttribute("aria-pressed") === "true") filter();
}

// Grid or list: the list on narrow screens, until the reader says otherwise.
const narrow = matchMedia("(max-width: 45rem)");
const fallback = () => (narrow.matches ? "list" : "grid");
const chosenView = () => (["grid", "list"].includes(kept.view) ? kept.view : fallback());

root.dataset.view = chosenView();

function showView() {
  root.dataset.view = chosenView();
  for (const button of all("[data-view][aria-pressed]")) button.setAttribute("aria-pressed", button.dataset.view === root.dataset.view);
  fitGrids();
}

// A grid that is too wide scrolls in a box of its own, which the keyboard can reach.
function fitGrids() {
  for (const box of all(".grid")) {
    box.classList.remove("scrolls");
    const table = box.firstElementChild;
    const wide = table.offsetWidth > box.clientWidth + 1;
    box.classList.toggle("scrolls", wide);
    if (wide) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", table.getAttribute("aria-labelledby"));
    } else for (const name of ["tabindex", "role", "aria-labelledby"]) box.removeAttribute(name);
  }
}

// What sticks to the top must not cover what the keyboard reaches.
function measureBar() {
  const bar = document.querySelector(".bar");
  const sticks = getComputedStyle(bar).position === "sticky";
  root.style.setProperty("--bar", sticks ? `${bar.offsetHeight}px` : "0px");
}

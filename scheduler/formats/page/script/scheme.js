// Light or dark: as the system has it, until the reader says otherwise.
const systemDark = matchMedia("(prefers-color-scheme: dark)");
if (kept.scheme === "light" || kept.scheme === "dark") root.dataset.scheme = kept.scheme;

const isDark = () => (root.dataset.scheme || (systemDark.matches ? "dark" : "light")) === "dark";

function showScheme() { at("_dark").setAttribute("aria-pressed", isDark()); }

function switchScheme() {
  root.dataset.scheme = isDark() ? "light" : "dark";
  keep("scheme", root.dataset.scheme);
  showScheme();
}

// The language of the page, and with it its direction.
const languages = root.dataset.languages.split(" ");

function firstLanguage() {
  const asked = [new URLSearchParams(location.search).get("lang"), kept.language];
  return asked.find((language) => languages.includes(language)) || languages[0];
}

function turn(language) {
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
}

// What options are called in the first language.
const labels = new Map();

function speak(language) {
  turn(language);
  document.title = sentence("title");
  for (const option of all("option")) {
    if (!labels.has(option)) labels.set(option, option.textContent);
    option.textContent = option.dataset[language] || labels.get(option);
  }
  for (const button of all("[data-language][aria-pressed]")) button.setAttribute("aria-pressed", button.dataset.language === language);
}

turn(firstLanguage());

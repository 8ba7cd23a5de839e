// Sessions as iCalendar (RFC 5545), known by the same UID as in the calendar of the whole conference.
const utc = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

// No line is longer than 75 octets, and none is cut within a character.
function folded(line) {
  const octets = new TextEncoder();
  const lines = [];
  let part = "", size = 0;
  for (const sign of line) {
    const more = octets.encode(sign).length;
    if (size + more > 75) { lines.push(part); part = " "; size = 1; }
    part += sign;
    size += more;
  }
  return [...lines, part].join("\r\n");
}

function event(id) {
  const { element, start, end } = entries.get(id);
  const rooms = wording(element.querySelector(".rooms"));
  const venue = settings.venue[root.lang];
  const told = [...all(".about > .who", element).map(wording), wording(element.querySelector(".abstract"))];
  const lines = {
    UID: element.dataset.uid,
    DTSTAMP: settings.stamp,
    DTSTART: utc(start),
    DTEND: utc(end),
    SUMMARY: escaped(wording(element.querySelector(".title"))),
    LOCATION: escaped([rooms, venue].filter(Boolean).join(root.lang === "ar" ? "، " : ", ") || sentence("title")),
    DESCRIPTION: escaped(told.filter(Boolean).join("\n")),
    STATUS: element.dataset.status === "tentative" ? "TENTATIVE" : "CONFIRMED",
  };
  if (element.dataset.sequence) lines.SEQUENCE = element.dataset.sequence;
  const said = Object.entries(lines).filter(([, value]) => value !== "").map(([name, value]) => `${name}:${value}`);
  return ["BEGIN:VEVENT", ...said, "END:VEVENT"];
}

function calendar(ids) {
  const name = escaped(sentence("title"));
  const ordered = ids.filter((id) => entries.has(id)).sort((a, b) => entries.get(a).start - entries.get(b).start);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//schedule//schedule//EN", `NAME:${name}`, `X-WR-CALNAME:${name}`, ...ordered.flatMap(event), "END:VCALENDAR"];
  return lines.map(folded).join("\r\n") + "\r\n";
}

function download(ids, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([calendar(ids)], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// Reads a calendar from stdin as ical.js does, strictly; prints its events as a list of JSON.
// Times are in seconds since 1970 by the calendar's own VTIMEZONE. Takes the folder of ical.js as argument.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(join(process.argv[2], "dist", "ical.js")));
ICAL.design.strict = true;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part, { strictExceptions: true });
  return {
    uid: event.uid,
    start: event.startDate.toUnixTime(),
    end: event.endDate.toUnixTime(),
    sequence: event.sequence ?? 0,
    status: part.getFirstPropertyValue("status"),
    summary: event.summary,
  };
});
console.log(JSON.stringify(events));

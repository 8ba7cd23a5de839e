/* Reads a calendar as libical does: says what is wrong with it, and what its events are.
 *
 * A line for each event: UID, start and end in seconds since 1970 by the calendar's own VTIMEZONE, number of
 * changes, status, and the summary in hexadecimal digits, separated by tabs. Ends with 1 where anything in the
 * calendar breaks RFC 5545, each fault as a line that begins with "fault:".
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static long long seconds(struct icaltimetype time)
{
    return (long long)icaltime_as_timet_with_zone(time, icaltime_get_timezone(time));
}

static void say_event(icalcomponent *event)
{
    const char *letter = icalcomponent_get_summary(event);
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    printf("%s\t%lld\t%lld\t%d\t%s\t", icalcomponent_get_uid(event), seconds(icalcomponent_get_dtstart(event)),
           seconds(icalcomponent_get_dtend(event)), icalcomponent_get_sequence(event),
           status ? icalproperty_get_value_as_string(status) : "");
    for (; letter && *letter; letter++)
        printf("%02x", (unsigned char)*letter);
    printf("\n");
}

static void say_faults(icalcomponent *part)
{
    icalproperty *property = icalcomponent_get_first_property(part, ICAL_XLICERROR_PROPERTY);
    for (; property; property = icalcomponent_get_next_property(part, ICAL_XLICERROR_PROPERTY))
        printf("fault: %s\n", icalproperty_get_value_as_string(property));
    icalcomponent *inner = icalcomponent_get_first_component(part, ICAL_ANY_COMPONENT);
    for (; inner; inner = icalcomponent_get_next_component(part, ICAL_ANY_COMPONENT))
        say_faults(inner);
}

int main(void)
{
    size_t held = 0, room = 1 << 26;
    char *text = calloc(room, 1);
    held = fread(text, 1, room - 1, stdin);
    icalcomponent *calendar = held ? icalparser_parse_string(text) : NULL;
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
        printf("fault: no calendar\n");
        return 1;
    }
    int sound = icalrestriction_check(calendar) && !icalcomponent_count_errors(calendar);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        say_event(event);
    say_faults(calendar);
    return sound ? 0 : 1;
}

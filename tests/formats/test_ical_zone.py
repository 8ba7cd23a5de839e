"""What calendars say of zones: by it alone, without any list of zones, every time is the right one."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event, Timezone
from icalendar.timezone import tzid_from_dt

from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.zone import zone
from scheduler.formats.ical.zone_component import changes, zone_component
from tests.formats.calendar_readers import read_by_libical
from tests.formats.calendars import written
from tests.outside import needs

ZONES = [
    "Africa/Casablanca",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Pacific/Apia",
    "Europe/Dublin",
]
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("year", [1999, 2012, 2022, 2027])
def test_the_component_tells_the_clock_at_every_hour(name: str, year: int) -> None:
    at = zone(name)
    observed = onsets(zone_component(at, year - 1, year + 1))
    moment = dt.datetime(year - 1, 1, 1, tzinfo=dt.UTC) + HOUR / 2
    while moment.year < year + 2:
        assert offset(observed, moment) == moment.astimezone(at).utcoffset(), moment
        moment += HOUR


def onsets(component: Timezone) -> list[tuple[dt.datetime, dt.timedelta]]:
    """From when on, in UTC, the clock stands how far ahead of UTC; read as RFC 5545 says it."""
    found = []
    for part in component.subcomponents:
        repeated = part.get("RDATE")
        dates = [part["DTSTART"].dt, *([each.dt for each in repeated.dts] if repeated else [])]
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        found += [((date - before).replace(tzinfo=dt.UTC), after) for date in dates]
    return sorted(found)


def offset(observed: list[tuple[dt.datetime, dt.timedelta]], moment: dt.datetime) -> dt.timedelta:
    return max((onset for onset in observed if onset[0] <= moment), key=lambda onset: onset[0])[1]


def test_ramadan_of_2022_is_told_as_it_was() -> None:
    component = zone_component(zone("Africa/Casablanca"), 2022, 2022).to_ical().decode()
    assert "DTSTART:20220327T030000\r\nTZNAME:+00\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000" in component
    assert "DTSTART:20220508T020000\r\nTZNAME:+01\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in component


def test_a_change_is_found_to_the_second() -> None:
    start, end = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (2022, 2023))
    found = [change.moment for change in changes(zone("Africa/Casablanca"), start, end)]
    assert found == [dt.datetime(2022, month, day, 2, tzinfo=dt.UTC) for month, day in ((3, 27), (5, 8))]


def conference(timezone: str, *dates: str) -> Instance:
    """A talk each day, from nine to ten."""
    return Instance.model_validate(
        {
            "format": 1,
            "conference": {"name": "Clocks", "timezone": timezone},
            "days": [
                {"date": date, "blocks": [{"id": f"b{n}", "start": "09:00", "end": "10:00", "step": 60}]}
                for n, date in enumerate(dates)
            ],
            "rooms": [{"id": "r", "capacity": 10}],
            "kinds": {"talk": {}},
            "sessions": [{"id": f"s{n}", "kind": "talk", "title": date} for n, date in enumerate(dates)],
        }
    )


def daily(instance: Instance) -> Programme:
    spans = map(instance.block_span, range(len(instance.blocks)))
    return Programme(
        tuple(Placement(f"s{n}", f"b{n}", 0, span.start, span.end, ("r",)) for n, span in enumerate(spans))
    )


@needs("libical")
@pytest.mark.parametrize("name", ["Africa/Casablanca", "Europe/Paris", "UTC", "Etc/GMT-1"])
def test_libical_reads_times_around_each_change_by_the_calendar_alone(name: str, tmp_path: Path) -> None:
    dates = ("2022-03-26", "2022-03-27", "2022-03-28", "2022-05-07", "2022-05-08", "2022-10-29", "2022-10-30")
    instance = conference(name, *dates)
    calendar = written(tmp_path, daily(instance), instance)
    wanted = {
        date: int(dt.datetime.fromisoformat(f"{date}T09:00").replace(tzinfo=zone(name)).timestamp())
        for date in dates
    }
    assert {each.summary: each.start for each in read_by_libical(calendar.content)} == wanted


def test_a_conference_in_utc_needs_no_zone(tmp_path: Path) -> None:
    instance = conference("UTC", "2030-05-17")
    calendar = written(tmp_path, daily(instance), instance)
    assert b"DTSTART:20300517T090000Z\r\n" in calendar.content
    assert b"VTIMEZONE" not in calendar.content


def test_the_zone_covers_a_year_on_either_side_and_no_more(tmp_path: Path) -> None:
    instance = conference("Europe/Paris", "2030-05-17")
    [component] = written(tmp_path, daily(instance), instance).calendar.walk("VTIMEZONE")
    years = {onset.year for onset, _ in onsets(component)}
    assert years <= {2028, 2029, 2030, 2031}
    assert {2029, 2031} <= years
    assert "COMMENT" not in component


def test_every_time_names_the_zone(tmp_path: Path) -> None:
    instance = conference("Africa/Casablanca", "2030-05-17")
    calendar = Calendar.from_ical(written(tmp_path, daily(instance), instance).content)
    for event in calendar.walk("VEVENT"):
        assert isinstance(event, Event)
        for name in ("DTSTART", "DTEND"):
            assert tzid_from_dt(event[name].dt) == event[name].params["TZID"] == "Africa/Casablanca"


def test_the_list_of_the_package_comes_before_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    zoneinfo.reset_tzpath(to=[])
    try:
        packaged = ZoneInfo.no_cache("Africa/Casablanca")
    finally:
        zoneinfo.reset_tzpath()
    moments = [dt.datetime(year, month, 15, 12) for year in range(2020, 2035) for month in range(1, 13)]
    found = zone("Africa/Casablanca")
    assert found.key == "Africa/Casablanca"
    assert [found.utcoffset(each) for each in moments] == [packaged.utcoffset(each) for each in moments]


def test_without_the_package_the_list_of_the_system_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.domain.zone.FOLDER", "tests")
    assert zone.__wrapped__("Europe/Paris") == ZoneInfo("Europe/Paris")


def test_a_session_that_crosses_midnight_ends_the_next_day(tmp_path: Path) -> None:
    instance = conference("Africa/Casablanca", "2030-05-17")
    late = Programme((Placement("s0", "b0", 0, 23 * 60, 25 * 60, ("r",)),))
    event = written(tmp_path, late, instance).event("s0")
    assert [f"{event[name].dt:%d %H:%M}" for name in ("DTSTART", "DTEND")] == ["17 23:00", "18 01:00"]

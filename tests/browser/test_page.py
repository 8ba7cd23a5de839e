"""The page in a real browser: what readers see and do, in three languages, and that it does nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from scheduler.domain import Instance, Placement
from scheduler.domain.time import clock
from scheduler.domain.zone import zone
from tests.browser.conftest import Open, written
from tests.formats.calendars import programme, real
from tests.formats.calendars import written as calendar
from tests.outside import axe, needs
from tests.small import small_instance

pytestmark = needs("chromium")

PHONE: Mapping[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DENIED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); }
});"""


def shown(page: Page) -> set[str]:
    """Ids of the sessions of the list that are not filtered out."""
    return set(page.eval_on_selector_all(".entry:not([hidden])", "all => all.map(one => one.id)"))


def pressed(locator: Locator) -> bool:
    return locator.get_attribute("aria-pressed") == "true"


# -- what is shown ----------------------------------------------------------------------------------


def test_the_grid_has_each_session_under_its_room_and_beside_its_start(show: Open) -> None:
    instance, found = real(2022)
    page = show()
    for placement in found.placements:
        slot = page.locator(f'.slot[data-of="{placement.session}"]')
        expect(slot).to_be_visible()
        left, right = sides(slot)
        name = instance.name(placement.rooms[0]).say("fr")
        heading = slot.locator("xpath=ancestor::table").get_by_role("columnheader", name=name, exact=True)
        room_left, room_right = sides(heading)
        assert left <= room_left + 1
        assert room_right <= right + 1
        row = slot.locator("xpath=ancestor::tr/th").inner_text()
        assert row == clock(placement.start - instance.day_start(instance.day_at(placement.start)))


def sides(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


def test_the_list_has_all_sessions_by_day_in_order_of_time(show: Open) -> None:
    instance, found = real(2022)
    page = show()
    page.get_by_role("button", name="Liste").click()
    expect(page.get_by_role("table").first).to_be_hidden()
    for index, day in enumerate(page.locator(".day").all()):
        listed = day.locator(".entry").evaluate_all("all => all.map(one => one.id)")
        starts = [placement.start for placement in found.placed(listed)]
        assert starts == sorted(starts)
        assert {instance.day_at(start) for start in starts} <= {index}
    assert shown(page) == set(found.by_session)
    expect(page.get_by_role("heading", name="Jeudi 27 octobre 2022")).to_be_visible()


def test_a_phone_gets_the_list_and_never_scrolls_sideways(show: Open) -> None:
    page = show(**PHONE)
    expect(page.locator(".entry").first).to_be_visible()
    expect(page.get_by_role("table").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Grille").click()
    page.get_by_role("button", name="Filtres").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".grid").first.evaluate(
        "box => box.scrollWidth > box.clientWidth && box.tabIndex === 0"
    )
    page.get_by_role("button", name="العربية").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_headings_of_a_wide_grid_stay_in_line(show: Open) -> None:
    page = show(viewport={"width": 800, "height": 700})
    page.get_by_role("button", name="Grille").click()
    box = page.locator(".grid.scrolls").first
    box.evaluate("box => box.scrollLeft = 200")
    tops = box.locator("thead th").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    corner = box.locator("thead th").first
    corner.evaluate("one => one.closest('table').scrollIntoView({block: 'start'})")
    assert sides(corner)[0] == pytest.approx(sides(box)[0], abs=4)
    assert corner.evaluate(
        """one => { const box = one.getBoundingClientRect();
           return one.contains(document.elementFromPoint(box.x + 15, box.y + box.height / 2)); }"""
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_to_press_is_large_enough(show: Open, width: int) -> None:
    page = show(viewport={"width": width, "height": 800})
    for view in ("Grille", "Liste"):
        page.get_by_role("button", name=view).click()
        small = page.eval_on_selector_all(
            "button, select, input, summary, .bar a",
            """all => all.filter(one => one.offsetParent)
               .map(one => [one.textContent, one.getBoundingClientRect()])
               .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)""",
        )
        assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_script_the_page_is_a_complete_list(show: Open) -> None:
    _, found = real(2022)
    page = show(java_script_enabled=False)
    assert page.locator(".entry:visible").count() == len(found.placements)
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    assert page.locator("table:visible").count() == 0
    entry = page.locator("#RT1")
    expect(
        entry.get_by_text("L'impact du digital sur la transformation du monde des affaires")
    ).to_be_visible()
    expect(entry.get_by_text("أثر الرقمنة على تحول مجال الأعمال")).to_be_hidden()


def test_without_script_an_address_leads_to_its_session(show: Open) -> None:
    page = show(address="#CLOSE", java_script_enabled=False)
    expect(page.locator("#CLOSE")).to_be_in_viewport()


# -- search and filters -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ceremonie OUVERTURE", {"OPEN"}),
        ("cérémonie d'ouverture", {"OPEN"}),
        ("أثر الرقمنه على", {"RT1"}),
        ("اثر", {"RT1"}),
        ("أَثَر الرقمنـة", {"RT1"}),
        ("keys success", {"RT2"}),
        ("ghita", {"OPEN"}),
        ("nothing is called so", set()),
    ],
)
def test_search_looks_past_accents_vowels_and_forms_of_letters(
    show: Open, asked: str, found: set[str]
) -> None:
    page = show()
    page.get_by_label("Chercher").fill(asked)
    assert shown(page) == found
    expect(page.get_by_role("status")).to_have_text(f"{len(found)} sessions sur 33")
    assert page.locator(".slot:visible").count() == len(found)


def test_each_filter_shows_the_sessions_that_have_the_value(show: Open) -> None:
    instance, found = real(2022)
    page = show()
    sessions = [instance.session[placement.session] for placement in found.placements]
    rooms = {placement.session: placement.rooms for placement in found.placements}
    cases: Mapping[str, tuple[str, set[str]]] = {
        "Thème": ("trust", {s.id for s in sessions if "trust" in s.tracks}),
        "Type": ("keynote", {s.id for s in sessions if s.kind == "keynote"}),
        "Personne": ("mod-1", {s.id for s in sessions if "mod-1" in s.people}),
        "Langue": ("ar", {s.id for s in sessions if "ar" in s.languages}),
        "Salle": ("atelier-3", {s.id for s in sessions if "atelier-3" in rooms[s.id]}),
    }
    for label, (value, ids) in cases.items():
        page.get_by_role("combobox", name=label).select_option(value)
        assert ids
        assert shown(page) == ids, label
        page.get_by_role("button", name="Effacer les filtres").click()
    page.get_by_role("combobox", name="Langue").select_option("ar")
    page.get_by_role("combobox", name="Type").select_option("round_table")
    assert shown(page) == {s.id for s in sessions if "ar" in s.languages and s.kind == "round_table"}
    page.get_by_role("combobox", name="Salle").select_option("atelier-1")
    assert page.locator(".none:visible").count() == 2


# -- one's own programme ----------------------------------------------------------------------------


def star(page: Page, session: str) -> Locator:
    return page.locator(f'.slot[data-of="{session}"] .star')


def test_favourites_last_and_make_a_programme_of_their_own(show: Open) -> None:
    page = show()
    star(page, "K1").click()
    star(page, "RT2").click()
    page.reload()
    assert pressed(star(page, "K1"))
    assert pressed(page.locator("#K1 .star"))
    assert not pressed(star(page, "K2"))
    page.locator("#_mine").click()
    assert shown(page) == {"K1", "RT2"}
    star(page, "K1").click()
    assert shown(page) == {"RT2"}


def test_favourites_work_where_nothing_can_be_kept(show: Open) -> None:
    page = show(script=DENIED)
    star(page, "K1").click()
    assert pressed(star(page, "K1"))
    expect(page.get_by_text("Ce navigateur ne garde rien")).to_be_visible()
    page.get_by_role("button", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_what_others_kept_under_our_name_does_no_harm(show: Open) -> None:
    page = show()
    for held in ("null", "[]", "7", "{", '{"favourites": 5, "language": "xx", "view": {}}'):
        page.evaluate("held => localStorage.setItem(document.documentElement.dataset.key, held)", held)
        page.reload()
        expect(page.locator("#_n-mine")).to_have_text("0")
        expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_ones_own_calendar_says_what_the_programme_says(show: Open, tmp_path: Path, language: str) -> None:
    instance, found = real(2022)
    page = show(address=f"?lang={language}")
    wanted = ["OPEN", "K3", "MIN"]
    for session in wanted:
        star(page, session).click()
    with page.expect_download() as download:
        page.locator("#_calendar").click()
    assert download.value.suggested_filename == "AUSIM-2022.ics"
    download.value.save_as(tmp_path / "mine.ics")
    raw = (tmp_path / "mine.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    held = Calendar.from_ical(raw)
    assert not held.errors
    ours = calendar(tmp_path, found, instance).events
    events = {str(event["UID"]): event for event in held.walk("VEVENT")}
    assert len(events) == len(wanted)
    for session in wanted:
        whole = ours[session]
        mine = events[str(whole["UID"])]
        placement = found.by_session[session]
        assert mine["DTSTART"].dt == moment(instance, placement, placement.start) == whole["DTSTART"].dt
        assert mine["DTEND"].dt == moment(instance, placement, placement.end) == whole["DTEND"].dt
        assert str(mine["SUMMARY"]) == instance.name(session).say(language)  # type: ignore[arg-type]
        assert instance.name(placement.rooms[0]).say(language) in str(mine["LOCATION"])  # type: ignore[arg-type]


def moment(instance: Instance, placement: Placement, minute: int) -> dt.datetime:
    return instance.moment(minute).replace(tzinfo=zone(instance.conference.timezone))


# -- languages, colours, what runs ------------------------------------------------------------------


def test_in_arabic_the_page_runs_from_right_to_left(show: Open) -> None:
    page = show()
    first, last = sides(page.get_by_role("columnheader", name="Heure").first)
    assert first < 200
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    first, last = sides(page.get_by_role("columnheader", name="الوقت").first)
    assert last > 1080
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    expect(page.get_by_text("أثر الرقمنة على تحول مجال الأعمال").first).to_be_visible()
    expect(page.get_by_text("L'impact du digital sur la transformation").first).to_be_hidden()
    assert page.title().startswith("النسخة السادسة")
    assert (
        page.get_by_role("combobox", name="المحور").locator("option").nth(1).inner_text() == "التحول والحكامة"
    )
    # 09:00 stands left of 10:15, as everywhere.
    times = page.locator('.slot[data-of="OPEN"] .span')
    offsets = times.evaluate(
        """span => [0, 6].map(from => {
             const range = document.createRange();
             range.setStart(span.firstChild, from);
             range.setEnd(span.firstChild, from + 5);
             return range.getBoundingClientRect().left;
           })"""
    )
    assert offsets[0] < offsets[1]
    page.reload()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")


def test_the_reader_chooses_between_light_and_dark(show: Open) -> None:
    page = show(color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Sombre").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.reload()
    assert page.evaluate(paper) == dark
    assert show(color_scheme="dark").evaluate(paper) == dark


@pytest.mark.parametrize(
    ("minute", "running", "coming"),
    [("08:30", [], ["OPEN"]), ("09:30", ["OPEN"], ["K2"]), ("21:00", [], ["K3"])],
)
def test_the_page_says_what_runs_now_and_next(
    show: Open, minute: str, running: list[str], coming: list[str]
) -> None:
    instance, found = real(2022)
    assert found.by_session["OPEN"].start < found.by_session["K2"].start
    page = show(timezone_id="Asia/Tokyo")
    page.clock.set_fixed_time(f"2022-10-27T{minute}:00+01:00")
    page.reload()
    linked = "all => all.map(one => one.hash.slice(1))"
    assert page.eval_on_selector_all("#_now a", linked) == running
    nexts = page.eval_on_selector_all("#_next a", linked)
    assert nexts
    first = min(
        p.start
        for p in found.placements
        if p.start > instance.minute(dt.datetime.fromisoformat(f"2022-10-27T{minute}"))
    )
    assert set(nexts) == {p.session for p in found.placements if p.start == first}
    assert coming[0] in nexts or minute == "21:00"
    assert page.locator(".slot.running").evaluate_all("all => all.map(one => one.dataset.of)") == running
    expect(page.locator(".bar nav a[aria-current=date]")).to_have_text("jeudi 27", use_inner_text=True)


def test_long_before_and_after_nothing_runs(show: Open) -> None:
    page = show()
    page.clock.set_fixed_time("2023-01-01T00:00:00Z")
    page.reload()
    expect(page.locator("#_live")).to_be_hidden()


# -- keyboard, addresses ----------------------------------------------------------------------------


def test_an_address_opens_its_session(show: Open) -> None:
    page = show(address="#RT1")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("11:35–12:50")
    expect(dialog.get_by_role("heading")).to_have_text(
        "L'impact du digital sur la transformation du monde des affaires", use_inner_text=True
    )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "#" not in page.url
    page = show(address="#RT1", **PHONE)
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#RT1")).to_be_in_viewport()
    expect(page.locator("#RT1")).to_be_focused()


FOCUSED = """() => {
  const one = document.activeElement;
  return one.id || one.dataset.star || one.dataset.language || one.dataset.view || one.hash || one.tagName;
}"""
LAST = (
    "[...document.querySelectorAll('main a, main summary')].filter(a => a.checkVisibility()).at(-1).focus()"
)
SEEN = """() => {
  const one = document.activeElement, ring = getComputedStyle(one), box = one.getClientRects()[0];
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return ring.outlineStyle === 'solid' && parseFloat(ring.outlineWidth) >= 2 && !!there
    && (one.contains(there) || there.contains(one));
}"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("view", ["Grille", "Liste"])
def test_the_keyboard_reaches_everything_in_sight_and_is_never_trapped(
    show: Open, key: str, view: str
) -> None:
    _, found = real(2022)
    page = show(viewport={"width": 1280, "height": 600})
    page.get_by_role("button", name=view).click()
    page.evaluate(LAST if key == "Shift+Tab" else "document.querySelector('.skip').focus()")
    reached = [page.evaluate(FOCUSED)]
    for _ in range(200):
        page.keyboard.press(key)
        if page.evaluate(
            "document.activeElement === document.body || document.activeElement.matches('.skip')"
        ):
            break
        reached.append(page.evaluate(FOCUSED))
        assert page.evaluate(SEEN), f"{reached[-1]} has the focus, but is not seen to have it"
    else:
        pytest.fail("the keyboard does not get out of the page")
    expected = {"fr", "ar", "en", "_dark", "_print", "_search", "_by-track", "_by-person", "grid", "list"}
    assert expected | {"_mine", "#_day-2"} <= set(reached)
    assert {f"#{session}" for session in found.by_session} <= set(reached)
    assert set(found.by_session) <= set(reached)


def test_the_first_key_offers_to_skip_to_the_programme(show: Open) -> None:
    page = show()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au programme")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au programme")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_keyboard_alone_marks_and_opens_a_session(show: Open) -> None:
    page = show()
    page.locator("#_search").focus()
    page.keyboard.type("startup")
    star(page, "RT2").focus()
    page.keyboard.press("Space")
    assert pressed(star(page, "RT2"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator('.slot[data-of="RT2"] .title a')).to_be_focused()


def test_nothing_moves_by_itself(show: Open) -> None:
    page = show()
    moving = page.eval_on_selector_all(
        "*",
        """all => all.map(one => getComputedStyle(one)).filter(style => style.scrollBehavior !== 'auto'
           || style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0).length""",
    )
    assert moving == 0


# -- paper ------------------------------------------------------------------------------------------


def test_print_has_a_page_for_each_day_and_no_controls(show: Open) -> None:
    page = show(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("button:visible, select:visible, input:visible, nav:visible").count() == 0
    assert page.locator(".slot:visible").count() == 33
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    breaks = page.locator(".day").evaluate_all("all => all.map(day => getComputedStyle(day).breakBefore)")
    assert breaks == ["auto", "page", "page"]


def test_print_says_how_much_a_filter_leaves(show: Open) -> None:
    page = show()
    expect(page.get_by_role("status")).to_be_visible()
    page.get_by_role("combobox", name="Salle").select_option("atelier-3")
    page.emulate_media(media="print")
    expect(page.get_by_role("status")).to_be_visible()
    assert page.locator(".slot:visible").count() == len(shown(page)) < 33
    page.emulate_media(media="screen")
    page.locator("#_clear").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("status")).to_be_hidden()


# -- other conferences, and hostile ones --------------------------------------------------------------


def test_hostile_text_is_shown_and_runs_nothing(show: Open, tmp_path: Path) -> None:
    hostile = (
        "</script></style><img src=x onerror=alert(1)><svg onload=alert(2)>'\"><a href=javascript:alert(3)>"
    )
    given = small_instance().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for one in [*given["sessions"], *given["kinds"].values(), *given["tracks"].values()]:
        one["title"] = one["abstract"] = hostile
    for one in [*given["kinds"].values(), *given["tracks"].values()]:
        del one["abstract"]
    for one in given["people"]:
        one["name"] = one["role"] = hostile
    for one in given["rooms"]:
        one["name"] = hostile
    for name in ("name", "theme", "venue"):
        given["conference"][name] = hostile
    instance = Instance.model_validate(given)
    page = show(written(tmp_path / "hostile.html", instance, programme()))
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.get_by_role("button", name="English").click()
    page.locator(".slot .title a").nth(1).click()
    expect(page.get_by_role("dialog").get_by_role("heading")).to_have_text(hostile)
    assert page.locator("img, a[href^=javascript]").count() == 0
    assert page.locator("option", has_text=hostile).count() > 0
    assert page.title() == " ".join(hostile.split())
    assert dialogs == []


def test_a_single_language_needs_no_choice(show: Open, tmp_path: Path) -> None:
    page = show(written(tmp_path / "ar.html", small_instance(), programme(), language="ar"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.locator("button[data-language]").count() == 0
    expect(page.get_by_text("النماذج").first).to_be_visible()
    assert "Models" not in page.content()


# -- what keeps people out ----------------------------------------------------------------------------

STATES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "grid": ("", {"color_scheme": "light"}),
    "list": ("", {"color_scheme": "light"}),
    "grid in the dark": ("", {"color_scheme": "dark"}),
    "list on a phone in the dark, in Arabic": ("?lang=ar", {"color_scheme": "dark", **PHONE}),
    "session opened": ("#RT1", {}),
}


@needs("axe")
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser: Browser, ausim: Path, state: str) -> None:
    address, options = STATES[state]
    given = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
    context = browser.new_context(bypass_csp=True, **given)
    page = context.new_page()
    page.clock.set_fixed_time("2022-10-27T09:30:00+01:00")
    page.goto(f"{ausim.as_uri()}{address}")
    page.add_script_tag(path=axe())
    if state == "list":
        page.get_by_role("button", name="Liste").click()
        page.locator("summary").first.click()
    part = "#_dialog" if "opened" in state else "html"
    found = page.evaluate("part => axe.run(part, {resultTypes: ['violations']})", part)
    assert [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html']}" for one in found["violations"]] == []
    context.close()


def test_the_style_uses_no_word_of_another_language(show: Open) -> None:
    page = show(address="?lang=en")
    visible = page.locator("body").inner_text()
    assert not re.search(r"Heure|Thème|Salle plénière|[\u0600-\u06ff]{3}", visible.replace("العربية", ""))

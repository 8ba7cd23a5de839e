"""The instances that come with the project say what is known of the two editions, and mark what is not."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scheduler.domain import Instance, Session, Span
from scheduler.domain.value import Founded, Value

FOLDER = Path(__file__).parent.parent / "instances"
NAMES = ("2022", "2024", "grid")
EDITIONS = ("2022", "2024")
FOUNDED = {"fact", "derived", "inferred"}
LANGUAGES = ("ar", "fr", "en")
NEUTRAL = re.compile(
    r"(Expert|Modérateur|Dirigeant|Conférencier principal) \d+( \(.+\))?|Représentant de .+|Intervenant \d+"
)


@cache
def instance(name: str) -> Instance:
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return Instance.model_validate(YAML(typ="safe", pure=True).load(file))


@cache
def legend(name: str) -> frozenset[str]:
    """Keys of the sources that the comment at the head of the file explains."""
    head = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").split("\nformat:")[0]
    return frozenset(re.findall(r"^#   (\S+) +https?://\S+$", head, flags=re.MULTILINE))


def parts(held: object) -> Iterator[tuple[str, object]]:
    """What a field holds: itself, or the members of a list or mapping with their keys."""
    if isinstance(held, Mapping):
        yield from ((f".{key}", part) for key, part in held.items())
    elif isinstance(held, tuple):
        yield from ((f".{index}", part) for index, part in enumerate(held))
    else:
        yield "", held


def founded(value: Value, path: str = "") -> Iterator[tuple[str, Founded]]:
    """Every item of an instance that can say where it comes from, with its path."""
    if isinstance(value, Founded):
        yield path, value
    for field in type(value).model_fields:
        for key, part in parts(getattr(value, field)):
            if isinstance(part, Value):
                yield from founded(part, f"{path}.{field}{key}")


def marks(item: Founded) -> set[str]:
    """All words of provenance that an item carries."""
    if item.provenance is None:
        return set()
    return {item.provenance} if isinstance(item.provenance, str) else set(item.provenance.values())


def mark(item: Founded, field: str) -> str | None:
    """The word of provenance of one field."""
    if item.provenance is None or isinstance(item.provenance, str):
        return item.provenance
    return item.provenance.get(field, item.provenance.get("others"))


def places(name: str, session: Session) -> list[Span]:
    """Slots that take the session, within its own windows and those of its people."""
    given = instance(name)
    spans = []
    for block, shape in enumerate(given.blocks):
        for index, slot in enumerate(shape.slots):
            span = given.placing(session, block, index)
            if span is None or (slot.kinds and session.kind not in slot.kinds):
                continue
            windows = [given.person[person].available for person in session.people] + [session.allowed]
            if all(not w or any(span.within(s) for s in given.spans(w)) for w in windows):
                spans.append(span)
    return spans


def dates(name: str, session: str) -> set[dt.date]:
    """Dates on which the session can stand."""
    given = instance(name)
    return {given.moment(span.start).date() for span in places(name, given.session[session])}


def moderated(name: str) -> Counter[str]:
    """How many sessions each moderator has."""
    return Counter(person for session in instance(name).sessions for person in session.moderators)


# -- all files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_title_is_in_three_languages(name: str) -> None:
    given = instance(name)
    texts = [session.title for session in given.sessions]
    texts += [track.title for track in given.tracks.values()]
    texts += [item.title for day in given.days for item in day.service]
    texts += [kind.title for kind in given.kinds.values() if kind.title]
    texts += [person.name for person in given.people] + [room.name for room in given.rooms if room.name]
    texts += [given.conference.name] + ([given.conference.theme] if given.conference.theme else [])
    assert all(getattr(text, language) for text in texts for language in LANGUAGES)
    assert all(re.search("[\u0600-\u06ff]", text.ar or "") for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_everything_says_where_it_comes_from(name: str) -> None:
    assert [path for path, item in founded(instance(name)) if item.provenance is None] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_made_up_names_a_source_that_the_file_explains(name: str) -> None:
    for path, item in founded(instance(name)):
        if marks(item) & FOUNDED:
            assert item.source, path
        if item.source:
            assert set(item.source.split(", ")) <= legend(name), path


@pytest.mark.parametrize("name", NAMES)
def test_every_session_has_a_room_that_seats_it_and_has_what_it_needs(name: str) -> None:
    given = instance(name)
    for session in given.sessions:
        rooms = session.rooms or given.kind(session).rooms or tuple(given.room)
        assert any(
            given.seats(session, [room]) >= session.audience
            and set(session.needs) <= set(given.room[room].features)
            for room in rooms
        ), session.id


@pytest.mark.parametrize("name", EDITIONS)
def test_every_session_has_a_slot_in_which_its_people_are_there(name: str) -> None:
    assert [session.id for session in instance(name).sessions if not places(name, session)] == []


@pytest.mark.parametrize("name", EDITIONS)
def test_there_are_more_slots_than_the_plenary_sessions_need(name: str) -> None:
    given = instance(name)
    slots = Counter(kind for block in given.blocks for slot in block.slots for kind in slot.kinds)
    sessions = Counter(session.kind for session in given.sessions if given.kind(session).plenary)
    for kind in set(sessions) - {"opening"}:
        assert slots[kind] > sessions[kind], kind


@pytest.mark.parametrize("name", EDITIONS)
def test_wednesday_thursday_and_friday_and_nothing_to_place_on_wednesday(name: str) -> None:
    days = instance(name).days
    assert [day.date.weekday() for day in days] == [2, 3, 4]
    assert [bool(day.blocks) for day in days] == [False, True, True]
    assert len(days[0].service) == 3


@pytest.mark.parametrize("name", EDITIONS)
def test_no_session_can_stand_in_the_window_of_the_friday_prayer(name: str) -> None:
    given = instance(name)
    window = Span(2 * 1440 + 12 * 60 + 30, 2 * 1440 + 14 * 60 + 30)
    assert any(window == span and "prière" in (item.title.fr or "") for span, item in given.closed)
    for block, shape in enumerate(given.blocks):
        assert not any(given.slot_span(block, slot).overlap(window) for slot in range(len(shape.slots)))


@pytest.mark.parametrize("name", EDITIONS)
def test_no_slot_reaches_into_a_break(name: str) -> None:
    given = instance(name)
    for block, shape in enumerate(given.blocks):
        for slot in range(len(shape.slots)):
            assert not any(given.slot_span(block, slot).overlap(span) for span, _ in given.closed)


@pytest.mark.parametrize("name", EDITIONS)
def test_coffee_and_lunch_are_closed_on_both_working_days(name: str) -> None:
    for day in instance(name).days[1:]:
        closed = " ".join(item.title.fr or "" for item in day.service if item.closed)
        assert "café" in closed
        assert "Déjeuner" in closed


@pytest.mark.parametrize("name", EDITIONS)
def test_the_wishes_of_the_first_catalogue_are_all_in_force(name: str) -> None:
    rules = instance(name).rules
    catalogue = {entry.rule or rule for rule, entry in rules.items()}
    assert catalogue == {
        "room_fit", "popular_rooms", "tag_conflict", "kind_mix", "track_room",
        "prime_time", "wishes", "days_on_site", "day_balance",
    }  # fmt: skip
    assert rules["track_apart"].parameters["family"] == "track"
    assert rules["sponsor_apart"].parameters["family"] == "domain"


@pytest.mark.parametrize("name", EDITIONS)
def test_what_a_session_takes_of_a_resource_its_rooms_must_offer_and_fits_the_limit(name: str) -> None:
    given = instance(name)
    assert any(session.resources for session in given.sessions)
    for session in given.sessions:
        assert set(session.resources) <= set(session.needs)
        assert all(amount <= given.resources[of].limit for of, amount in session.resources.items())


@pytest.mark.parametrize("name", EDITIONS)
def test_people_who_were_not_named_have_neutral_labels(name: str) -> None:
    for person in instance(name).people:
        assert mark(person, "name") == "fact" or NEUTRAL.fullmatch(person.name.fr or ""), person.id


@pytest.mark.parametrize("name", EDITIONS)
def test_what_cannot_be_known_is_not_called_a_fact(name: str) -> None:
    for session in instance(name).sessions:
        assert mark(session, "audience") == "filler", session.id
        assert mark(session, "moderators") == "filler", session.id


@pytest.mark.parametrize("name", NAMES)
def test_the_plenary_stage_needs_no_changeover(name: str) -> None:
    stages = [room for room in instance(name).rooms if "stage" in room.features]
    assert stages[0].minutes_after("keynote") == 0


# -- 2022 ---------------------------------------------------------------------------------------


def test_2022_is_the_sixth_edition_of_26_to_28_october() -> None:
    given = instance("2022")
    assert [day.date for day in given.days] == [dt.date(2022, 10, day) for day in (26, 27, 28)]
    assert given.conference.participants == 1200
    assert given.conference.timezone == "Africa/Casablanca"


def test_2022_has_the_theme_as_it_was_printed() -> None:
    theme = instance("2022").conference.theme
    assert theme is not None
    assert theme.ar == "الأمة الرقمية، لنحرر الطاقات"
    assert theme.en == "Digital Nation, Unleash the potential"


def test_2022_has_the_sessions_that_were_counted() -> None:
    assert Counter(session.kind for session in instance("2022").sessions) == {
        "opening": 1,
        "address": 1,
        "signing": 1,
        "closing": 1,
        "keynote": 3,
        "round_table": 3,
        "technology_workshop": 10,
        "sector_workshop": 10,
        "success_story": 3,
    }


def test_2022_has_104_experts_each_in_one_round_table_or_workshop() -> None:
    given = instance("2022")
    kinds = {"round_table", "technology_workshop", "sector_workshop"}
    experts = [person for s in given.sessions if s.kind in kinds for person in s.speakers]
    assert len(experts) == len(set(experts)) == 104
    assert {given.person[person].id[:4] for person in experts} == {"exp-"}
    assert all(mark(given.person[person], "id") == "inferred" for person in experts)


def test_2022_has_39_sponsors_and_17_startups() -> None:
    roles = Counter(organisation.role for organisation in instance("2022").organisations)
    assert roles == {"sponsor": 39, "startup": 17, "partner": 2, "organiser": 1}


def test_2022_has_three_keynote_speakers_and_three_success_stories_without_names() -> None:
    given = instance("2022")
    speakers = [p for s in given.sessions if s.kind in {"keynote", "success_story"} for p in s.speakers]
    assert len(set(speakers)) == 6
    assert all(mark(given.person[person], "name") == "filler" for person in speakers)


def test_2022_has_its_moderators_in_several_sessions_each() -> None:
    counts = moderated("2022")
    assert 8 <= len(counts) <= 10
    assert min(counts.values()) >= 2
    assert sum(counts.values()) == 23


def test_2022_opens_on_thursday_with_the_minister_and_closes_on_friday() -> None:
    opening = instance("2022").session["OPEN"]
    assert opening.speakers == ("chiguer", "mezzour")
    assert dates("2022", "OPEN") == {dt.date(2022, 10, 27)}
    assert dates("2022", "CLOSE") == {dt.date(2022, 10, 28)}


def test_2022_leaves_the_day_of_the_second_minister_open() -> None:
    assert instance("2022").session["MIN"].speakers == ("sekkouri",)
    assert dates("2022", "MIN") == {dt.date(2022, 10, 27), dt.date(2022, 10, 28)}


def test_2022_signs_two_agreements() -> None:
    title = instance("2022").session["SIGN"].title
    assert "وكالة التنمية الرقمية" in (title.ar or "")
    assert "مؤسسة جدارة" in (title.ar or "")
    assert "اتفاقيتين" in (title.ar or "")


def test_2022_marks_the_five_technologies_and_four_sectors_that_the_press_named() -> None:
    workshops = [s for s in instance("2022").sessions if s.kind.endswith("_workshop")]
    named = {session.title.fr for session in workshops if mark(session, "title") == "fact"}
    assert named == {
        "Sécurité informatique", "Métavers", "Cloud computing", "Blockchain", "Intelligence artificielle",
        "Finance", "Santé", "Tourisme", "Agriculture",
    }  # fmt: skip


def test_2022_has_a_plenary_hall_for_all_and_workshop_rooms_too_small_for_some() -> None:
    given = instance("2022")
    assert given.room["pleniere"].capacity > 1200
    workshops = [s for s in given.sessions if s.kind.endswith("_workshop")]
    rooms = {room for session in workshops for room in given.kind(session).rooms}
    assert min(given.room[room].capacity for room in rooms) < max(s.audience for s in workshops)
    assert sum(given.room[room].capacity for room in rooms) > 1200


def test_2022_has_themes_and_sponsors_domains_that_several_workshops_share() -> None:
    given = instance("2022")
    for family in ("track", "domain"):
        shared = [tag for tag, sessions in given.sessions_by_tag(family).items() if len(sessions) >= 2]
        assert len(shared) >= 5, family


# -- 2024 ---------------------------------------------------------------------------------------


def test_2024_is_the_seventh_edition_of_23_to_25_october() -> None:
    given = instance("2024")
    assert [day.date for day in given.days] == [dt.date(2024, 10, day) for day in (23, 24, 25)]
    assert given.conference.participants == 1100


def test_2024_has_the_theme_together_and_not_the_misprint() -> None:
    theme = instance("2024").conference.theme
    assert theme is not None
    assert theme.ar == "قوة الرقمنة: معًا نحو عالم مستدام ومرن"
    assert theme.fr == "Le pouvoir du digital : ensemble vers un monde durable et résilient"
    assert theme.en == "The Power of Digital: Together Towards a Sustainable and Resilient World"


def test_2024_has_the_sessions_that_were_named() -> None:
    counts = Counter(session.kind for session in instance("2024").sessions)
    assert counts.pop("masterclass") >= 4
    assert counts == {"opening": 1, "keynote": 2, "round_table": 1, "panel": 6, "closing": 1}


def test_2024_opens_and_holds_its_round_table_on_thursday_and_closes_on_friday() -> None:
    assert dates("2024", "OPEN") == {dt.date(2024, 10, 24)}
    assert dates("2024", "RT0") == {dt.date(2024, 10, 24)}
    assert dates("2024", "CLOSE") == {dt.date(2024, 10, 25)}


def test_2024_has_hammadous_talk_continue_the_opening() -> None:
    talk = instance("2024").session["K1"]
    assert talk.speakers == ("hammadou",)
    assert talk.continues == "OPEN"


def test_2024_has_the_six_topics_in_the_words_of_the_press() -> None:
    panels = [session for session in instance("2024").sessions if session.kind == "panel"]
    assert [session.title.ar for session in panels] == [
        "استراتيجية المغرب الرقمي 2030",
        "التمويل الشامل والتكنولوجيا الرقمية",
        "تحسين الاستثمارات في تكنولوجيا المعلومات والرقمنة",
        "التوائم الرقمية نسخ افتراضية لتحسين العمليات",
        "الأمن السيبراني: التقارب والمرونة",
        "المهارات الجديدة في تكنولوجيا المعلومات والرقمنة: إعداد المجتمع والمقاولات للمستقبل",
    ]
    assert all(mark(session, "title") == "fact" for session in panels)


def test_2024_names_only_the_people_whom_the_press_named() -> None:
    given = instance("2024")
    assert {person.id for person in given.people if mark(person, "name") == "fact"} == {
        "chiguer", "hammadou", "rahhou", "hourani", "sadirac",
    }  # fmt: skip
    assert given.session["RT0"].speakers == ("rahhou", "hourani")
    assert given.session["K2"].speakers == ("sadirac",)


def test_2024_has_the_published_seats_of_the_venue() -> None:
    room = instance("2024").room
    assert room["mogadorium"].capacity == 1800
    assert room["salle-de-bal"].capacity == 600
    assert all(mark(room[name], "capacity") == "fact" for name in ("mogadorium", "salle-de-bal"))
    assert all(10 <= place.capacity <= 600 for name, place in room.items() if name.startswith("com-"))


def test_2024_has_its_moderators_in_several_sessions_each() -> None:
    assert min(moderated("2024").values()) >= 2


# -- the grid -----------------------------------------------------------------------------------


def test_the_grid_is_a_small_day_of_steps_in_minutes() -> None:
    given = instance("grid")
    assert len(given.days) == 1
    assert 10 <= len(given.sessions) <= 14
    assert {block.step for block in given.blocks} == {15}


def test_the_grid_shows_one_of_each_thing() -> None:
    sessions = instance("grid").sessions
    assert any(session.pinned for session in sessions)
    assert any(session.continues for session in sessions)
    assert any(session.follows for session in sessions)
    assert any(session.optional for session in sessions)
    assert any(session.resources for session in sessions)
    assert any(room.changeover for room in instance("grid").rooms)
    assert any(room.parts for room in instance("grid").rooms)
    assert any(len(held) >= 2 for held in instance("grid").sessions_by_person.values())


def test_the_grid_is_made_up_from_end_to_end() -> None:
    assert {word for _, item in founded(instance("grid")) for word in marks(item)} == {"filler"}

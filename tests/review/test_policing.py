"""Rules about law, force and content: what breaks each, with its place, and what comes close and keeps it."""

import dataclasses
import datetime

import pytest

from tests.builders import authority, marked
from tests.review.sound import SOUND, Change, found, placed, severities

WHY = "why: The tone undoes the answer. Repeat it calmly."
RATIONALE = "rationale: Repeating it costs nothing."
SIGH = "        - id: sigh\n"
CITES = "        - id: sigh\n          authorities: [regional]\n"
LINE = "narration: You are about to leave when a man steps up."
LOOKS = "looks: A man of about fifty in a grey apron."
POINT = "        - id: point\n"
FORCE = "        - id: point\n          force: true\n"
MARKED_FORCE = "        - «id: point\n          force: true\n"
REFUSE = "        - id: refuse\n"
CALM = "        - id: refuse\n          calming: true\n"
NOTICE = "kind: contact\ncontent_notice: {kinds: [%s], text: It is told.}\nstatus: draft"
REGIONAL = {
    "regional": dataclasses.replace(authority(), jurisdiction="Fifth Circuit"),
    "national": dataclasses.replace(authority(), jurisdiction="United States"),
}

BREAKS: list[tuple[str, str, list[Change]]] = [
    ("P1", "E", [(WHY, "why: «It is unlawful. Repeat it calmly.")]),
    ("P1", "E", [(RATIONALE, "rationale: «The Fourth Amendment asks for it.")]),
    ("P1", "E", [("jurisdiction: United States, federal floor", "jurisdiction: «TBD")]),
    ("P6", "E", [(POINT, MARKED_FORCE)]),
    ("P6", "E", [(POINT, MARKED_FORCE + "          calming: true\n")]),
    ("P6", "E", [(POINT, MARKED_FORCE), (REFUSE, CALM + "          when: {flag: told}\n")]),
    ("P6", "W", [("text: I told you all of that a moment ago.", "text: «Grab the arm of the man at once.")]),
    ("P8", "E", [(LINE, "narration: «The man on the bench is dead.")]),
    ("P8", "E", [(LINE, "narration: «He says that he does not want to live.")]),
    ("P8", "E", [(LINE, "narration: «The caller was raped.")]),
    ("P8", "E", [(LINE, "narration: «He shouts a racial slur across the street.")]),
    ("P8", "E", [(LINE, "narration: «A girl lies there and is crying.")]),
    ("P8", "E", [(LOOKS, "looks: «A boy of eleven in a grey apron.")]),
    ("P8", "E", [("status: draft", NOTICE % "a child"), (LINE, "narration: «The man on the bench is dead.")]),
    ("P9", "E", [(LINE, "narration: «Call him at 410-396-2525 now.")]),
    ("P9", "E", [("street: Mill Street", "street: «14 Mill Street")]),
]  # fmt: skip

CLOSE: list[tuple[str, list[Change]]] = [
    ("P1", [(WHY, "why: It is unlawful. Repeat it calmly."), (SIGH, SIGH + "          rules: [name-on-request]\n")]),
    ("P6", [(POINT, FORCE), (REFUSE, CALM)]),
    ("P6", [("text: I told you all of that a moment ago.", "text: Take the handcuffs off and step back now.")]),
    ("P8", [("status: draft", NOTICE % "death"), (LINE, "narration: The man on the bench is dead.")]),
    ("P8", [(LINE, "narration: His headlight is dead and he is dying to go home.")]),
    ("P8", [(LINE, "narration: His daughter could tell you in English. She is fourteen.")]),
    ("P8", [(LINE, "narration: Nobody died here and nobody will.")]),
    ("P8", [(RATIONALE, "rationale: A child does not interpret unless somebody is in danger or hurt.")]),
    ("P8", [("status: draft", NOTICE % "self-harm"),
            (LINE, "narration: Does he talk about dying or not wanting to live?")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "changes"), BREAKS)
def test_a_broken_rule_is_found_where_it_is_broken(rule: str, severity: str, changes: list[Change]) -> None:
    problems, place = placed(rule, *changes)

    assert (severity, *place) in problems


@pytest.mark.parametrize(("rule", "changes"), CLOSE)
def test_what_comes_close_is_not_found(rule: str, changes: list[Change]) -> None:
    assert severities(rule, *changes) == []


@pytest.mark.parametrize("rule", ["P1", "P2", "P6", "P8", "P9"])
def test_a_contact_that_keeps_a_rule_is_not_found(rule: str) -> None:
    assert severities(rule) == []


@pytest.mark.parametrize(("day", "found"), [
    ("2027-09-30", []), ("2027-10-01", []), ("2027-10-02", ["E", "W"]), ("2028-10-01", ["E", "E"]),
])  # fmt: skip
def test_law_grows_old_on_its_day(day: str, found: list[str]) -> None:
    text, _ = marked(("law_date: 2026-10-01", "law_date: «2026-10-01"), text=SOUND)

    assert sorted(of("P2", text, today=datetime.date.fromisoformat(day))) == found


def of(rule: str, text: str, today: datetime.date = datetime.date(2026, 11, 1)) -> list[str]:
    return [one.severity for one in found(text, today, REGIONAL) if one.rule == rule]


def test_an_authority_last_checked_long_ago_is_found_once() -> None:
    text = (
        SOUND.replace(SIGH, CITES)
        .replace("law_date: 2026-10-01", "law_date: 2028-12-01")
        .replace("2027-10-01", "2029-12-01")
    )
    twice = text.replace("        - id: repeat\n", "        - id: repeat\n          authorities: [regional]\n")

    assert of("P2", twice, today=datetime.date(2028, 12, 2)) == ["E"]


@pytest.mark.parametrize(("cited", "why", "found"), [
    ("regional", "The tone undoes it. Repeat it calmly.", ["E"]),
    ("regional", "In the Fifth Circuit the tone undoes it. Repeat it calmly.", []),
    ("regional", "Some courts of appeals ask for more. Repeat it calmly.", []),
    ("regional, national", "The tone undoes it. Repeat it calmly.", []),
    ("national", "The tone undoes it. Repeat it calmly.", []),
])  # fmt: skip
def test_law_of_one_part_of_the_country_is_said_to_be_so(cited: str, why: str, found: list[str]) -> None:
    text = SOUND.replace(SIGH, CITES.replace("regional", cited)).replace(WHY, f"why: {why}")

    assert of("P1", text) == found


def test_what_is_cited_under_a_condition_counts_there() -> None:
    under = """\
          rules: [name-on-request]
          under:
            - {when: {number: trust, at_most: 0}, rules: [], feedback: {led_to: x, why: It is unlawful. Repeat it.}}
            - {when: {number: trust, at_most: 1}, credit: {staying-even: 10}}
"""

    assert of("P1", SOUND.replace("          credit: {staying-even: 20}\n", under)) == ["E"]


REAL = [
    "Call (410) 396-2525.", "Call 410.396.2525.", "Call +1 410 396 2525.", "Call 396-2525.",
    "Write to desk@calderfalls.gov.", "See www.calderfalls.org.", "See https://calderfalls.com/form.",
    "It is 123-45-6789.", "It is 1HGCM82633A004352.", "He lives at 14 Mill Lane.",
    "She lives at 2210 N. Charles Street.", "Go to 500 East 9th Avenue.", "Calder Falls, MD 21201.",
    "The plate is ABC 1234.", "It is 7ABC123.", "The plate reads 4K2-9XT.", "Tag 12AB34.",
]  # fmt: skip
UNREAL = [
    "Call 555-0142.", "Call 410-555-0199.", "Write to desk@calder-falls.example.", "At 9:40 Mill Lane is empty.",
    "In 2024 Mill Street was closed.", "Under 42 U.S.C. 1983 and Maryland 2-109.", "It is 42 USC 1983.",
    "Number 4312.", "Alder Court 12B, the call from 12A.", "58 in a 45 zone on Route 9.",
    "Between 9:30 and 10:15 PM.", "At 0830 AM he left.", "Rule 3-205 and 28 C.F.R. 35.160.", "From 2019-2020.",
    "The plate comes back valid.", "Page 12-14.",
]  # fmt: skip


@pytest.mark.parametrize("said", REAL)
def test_what_could_be_somebodys_own_is_found(said: str) -> None:
    assert severities("P9", (LINE, f'narration: "{said}"')) == ["E"]


@pytest.mark.parametrize("said", UNREAL)
def test_times_statutes_and_numbers_set_aside_for_fiction_are_not_found(said: str) -> None:
    assert severities("P9", (LINE, f'narration: "{said}"')) == []


def test_the_address_of_an_author_is_nobodys_business_of_this_rule() -> None:
    assert severities("P9", ("author: Fair Contact", "author: desk@fair-contact.org")) == []

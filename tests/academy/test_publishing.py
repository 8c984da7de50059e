"""An agency's own texts: proposed, read by another, in force for every station, withdrawn; and what is refused."""

import dataclasses
import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from tests.offices import FixedClock
from trainer import paths
from trainer.academy import audit, proposals
from trainer.academy.agencies import served_in
from trainer.academy.attempts import act, debrief_of, start
from trainer.academy.check import check
from trainer.academy.editions import shipped_edition
from trainer.academy.guidance import expert_answer
from trainer.academy.law import Subject, set_status
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, register
from trainer.academy.publishing import (
    Published,
    Refused,
    adopt,
    approve,
    listed,
    propose,
    publish,
    publish_together,
    review,
    withdraw,
)
from trainer.engine.actions import Choose
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled
from trainer.scenario.holdings import Unopened

NOW = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
SHOP = "active-listening/the-shop-on-mill-lane"
OURS = "active-listening/our-own-shop"
PROFILE = """
format: 1
id: calder-falls
builds_on: default
name: Calder Falls Police
jurisdiction: Calder Falls
about: The agency's own rules.
rules:
  stop-receipt: {title: A receipt after every stop, topic: stop receipt, duty: tell unasked, standing: required,
    text: Give a receipt., trigger: The end of a stop., content: [the reason], medium: In writing., timing: At the end.,
    exceptions: [], documentation: None., citation: "Calder Falls order 12 (fiction)", where: [own knowledge],
    confidence: known, last_checked: 2026-11-01}
"""
AUTHORITIES = """
format: 1
about: Our own.
authorities:
  calder-falls-order-12: {name: Calder Falls order 12, citation: Order 12, year: 2026, body: Calder Falls,
    jurisdiction: x, holding: A receipt., takeaway: Give it., mistake: None given., status: good law,
    last_checked: 2026-11-01, where: [own knowledge], confidence: known, for_counsel: true}
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Lend an empty record over the shipped library."""
    found = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), FixedClock(NOW))
    yield found
    found.close()


@pytest.fixture
def author(office: Office) -> Person:
    """Return the author, who acts."""
    person = register(office, "An Author", "1000")
    office.acting = person.id
    return person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an agency's folder with a contact, a profile and an authority of its own."""
    whole = tmp_path / "agency"
    _write(whole, OURS, (f"id: {SHOP}", f"id: {OURS}"))
    (whole / "profiles").mkdir()
    (whole / "profiles" / "calder-falls.yaml").write_text(PROFILE, encoding="utf-8")
    (whole / "authorities").mkdir()
    (whole / "authorities" / "orders.yaml").write_text(AUTHORITIES, encoding="utf-8")
    return whole


def _write(folder: Path, id: str, *changes: tuple[str, str], of: str = SHOP) -> None:
    text = (paths.scenarios() / of / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / id / "scenario.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _read_by_another(office: Office, *texts: Published) -> None:
    before = office.acting
    office.acting = register(office, "A Reader", f"R {texts[0].id.hex()}").id
    for text in texts:
        review(office, text.id, "Read line by line.")
    office.acting = before


def _published(office: Office, folder: Path) -> dict[str, Published]:
    proposed = propose(office, folder)
    _read_by_another(office, *proposed)
    return {one.kind: publish(office, one.id) for one in proposed}


def test_what_is_proposed_is_nowhere_in_the_library(office: Office, author: Person, folder: Path) -> None:
    proposed = propose(office, folder)

    assert {(one.kind, one.standing) for one in proposed} == {
        ("scenario", "proposed"), ("profile", "proposed"), ("authorities", "proposed"),
    }  # fmt: skip
    assert office.library is not None
    assert OURS not in office.library.cards
    with pytest.raises(TrainerError, match="no contact"):
        start(office, author.id, OURS, "assessment")


def test_what_is_published_lies_over_the_shipped_library(office: Office, author: Person, folder: Path) -> None:
    _published(office, folder)

    assert office.library.cards.keys() == office.shipped.cards.keys() | {OURS}
    assert office.library.profiles["calder-falls"].rules["stop-receipt"].standing == "required"
    assert "calder-falls-order-12" in office.library.authorities
    assert start(office, author.id, OURS, "assessment", None).run.state.scene
    assert start(office, author.id, SHOP, "practice", None, "calder-falls").playable.profile.id == "calder-falls"


def test_every_station_sees_it_also_after_a_new_start(
    office: Office, author: Person, folder: Path, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), FixedClock(NOW))
    _published(office, folder)
    other.look_again()
    third = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), FixedClock(NOW))

    assert OURS in other.library.cards
    assert OURS in third.library.cards
    other.close()
    third.close()


def test_the_same_folder_proposes_nothing_twice(office: Office, author: Person, folder: Path) -> None:
    propose(office, folder)

    assert propose(office, folder) == ()
    assert len(listed(office)) == 3


def test_nobody_reviews_what_he_has_proposed(office: Office, author: Person, folder: Path) -> None:
    proposed = propose(office, folder)[0]

    with pytest.raises(TrainerError, match="whoever proposed it"):
        review(office, proposed.id, "Looks fine to me.")
    office.acting = None
    with pytest.raises(TrainerError, match="whoever proposed it"):
        review(office, proposed.id, "Looks fine to somebody.")
    with pytest.raises(TrainerError, match="has not been reviewed"):
        publish(office, proposed.id)
    with pytest.raises(TrainerError, match="has not been reviewed"):
        approve(office, proposed.id, "Counsel, C. Law")


def test_a_withdrawn_text_gives_way_to_what_it_stood_over(office: Office, author: Person, tmp_path: Path) -> None:
    _write(tmp_path / "agency", SHOP, ("\nversion: 1\n", "\nversion: 2\n"))
    published = _published(office, tmp_path / "agency")["scenario"]
    in_force = office.library.cards[SHOP].version
    attempt = start(office, author.id, SHOP, "practice").attempt.edition
    withdrawn = withdraw(office, published.id, "A wrong address.")

    assert (in_force, office.library.cards[SHOP].version) == (2, 1)
    assert (withdrawn.standing, withdrawn.withdrawn_why) == ("withdrawn", "A wrong address.")
    assert attempt.hex() != office.library.cards[SHOP].digest
    with pytest.raises(TrainerError, match="withdrawn already"):
        withdraw(office, published.id, "Again.")
    with pytest.raises(TrainerError, match="or was withdrawn"):
        approve(office, published.id, "Counsel")


def test_a_play_of_a_withdrawn_text_keeps_its_debrief(office: Office, author: Person, folder: Path) -> None:
    published = _published(office, folder)["scenario"]
    playing = start(office, author.id, OURS, "practice")
    withdraw(office, published.id, "Replaced.")
    while (answer := expert_answer(office, playing)) is not None:
        playing = act(office, playing, Choose(answer))

    assert debrief_of(office, playing.attempt_id)[2].score == 100


def test_a_later_version_replaces_an_earlier_one(office: Office, author: Person, tmp_path: Path) -> None:
    for version in (2, 3):
        shutil.rmtree(tmp_path / "agency", ignore_errors=True)
        _write(tmp_path / "agency", SHOP, ("\nversion: 1\n", f"\nversion: {version}\n"))
        _published(office, tmp_path / "agency")

    assert [(one.version, one.standing) for one in listed(office)] == [(3, "in force"), (2, "replaced")]
    assert shipped_edition(office, SHOP).scenario.version == 3


def test_counsel_s_approval_is_kept_with_name_and_day(office: Office, author: Person, folder: Path) -> None:
    published = _published(office, folder)["scenario"]
    approved = approve(office, published.id, "Counsel, C. Law")

    assert (approved.approved_by, approved.standing) == ("Counsel, C. Law", "in force")
    assert approved.approved_at is not None


def test_every_step_is_one_entry_in_the_log(office: Office, author: Person, tmp_path: Path) -> None:
    _write(tmp_path / "agency", OURS, (f"id: {SHOP}", f"id: {OURS}"))
    text = _published(office, tmp_path / "agency")["scenario"]
    approve(office, text.id, "Counsel")
    withdraw(office, text.id, "For the test.")

    assert [one.act for one in reversed(audit.entries(office, subject=f"scenario {OURS}"))] == [
        "propose", "review", "publish", "approve", "withdraw",
    ]  # fmt: skip


CITING = "authorities: [AUTHORITY]\n          force: true"


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        (
            (("[florida-v-jl, graham-v-connor]", "[florida-v-nobody, graham-v-connor]"),),
            "P1",
            "no authority `florida-v-nobody`",
        ),
        (
            (("rules: [identification-unasked]", "rules: [identification-unheard]"),),
            "P1",
            "no rule `identification-unheard`",
        ),
        ((("{object}", "{objekt}"),), "R11", "objekt"),
        ((("    authorities: [", "    autorities: ["),), "R8", "autorities"),
        ((("    title: Across from the bus stop\n", "    title: Across\n    credit: {x: 1}\n"),), "R8", "credit"),
    ],
)
def test_what_cannot_be_played_is_named_with_its_place(
    office: Office, author: Person, tmp_path: Path, changes: tuple[tuple[str, str], ...], rule: str, words: str
) -> None:
    gun = "fourth-amendment/a-call-about-a-gun"
    _write(tmp_path / "agency", gun, ("\nversion: 1\n", "\nversion: 2\n"), *changes, of=gun)

    with pytest.raises(Refused) as refused:
        propose(office, tmp_path / "agency")
    found = next(one for one in refused.value.problems if one.rule == rule and words in one.sentence)
    assert (found.line > 1, bool(found.remedy), listed(office)) == (True, True, ())


def test_a_text_under_a_name_in_force_must_be_its_next_version(office: Office, author: Person, tmp_path: Path) -> None:
    start(office, author.id, SHOP, "practice")
    _write(tmp_path / "agency", SHOP, ("minutes: ", "minutes: 1"))

    with pytest.raises(Refused) as refused:
        propose(office, tmp_path / "agency")
    found = next(one for one in refused.value.problems if one.rule == "S15")
    assert "in version 1 and was played 1 time." in found.sentence
    assert "version: 2" in found.remedy


def test_a_profile_that_answers_less_than_is_asked_is_refused(office: Office, author: Person, folder: Path) -> None:
    file = folder / "profiles" / "calder-falls.yaml"
    file.write_text(PROFILE.replace("builds_on: default\n", ""), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        propose(office, folder)
    assert any("`identification-on-request`" in one.sentence for one in refused.value.problems)


def test_what_has_changed_meanwhile_is_looked_at_again(office: Office, author: Person, tmp_path: Path) -> None:
    gun = "fourth-amendment/a-call-about-a-gun"
    _write(tmp_path / "agency", gun, ("\nversion: 1\n", "\nversion: 2\n"), of=gun)
    proposed = propose(office, tmp_path / "agency")
    _read_by_another(office, *proposed)
    day = datetime.date(2026, 11, 26)
    set_status(office, Subject("authority", "florida-v-jl"), "overruled", since=day, source="For the test")

    with pytest.raises(Refused, match="cannot be published") as refused:
        publish(office, proposed[0].id)
    assert all(one.line > 1 for one in refused.value.problems if one.severity == "E")


def test_a_newer_proposal_takes_the_place_of_the_one_that_waits(office: Office, author: Person, folder: Path) -> None:
    first = {one.kind: one.id for one in propose(office, folder)}["scenario"]
    _write(folder, OURS, (f"id: {SHOP}", f"id: {OURS}"), ("\nversion: 1\n", "\nversion: 5\n"))
    second = propose(office, folder)[0]

    assert {one.id: one.standing for one in listed(office)}[first] == "withdrawn"
    _read_by_another(office, second)
    assert publish(office, second.id).version == 5
    with pytest.raises(TrainerError, match="already"):
        publish(office, second.id)


def test_texts_that_rest_on_each_other_are_published_together(office: Office, author: Person, tmp_path: Path) -> None:
    gun = "fourth-amendment/a-call-about-a-gun"
    cite = ("[florida-v-jl, graham-v-connor]", "[florida-v-jl, graham-v-connor, calder-falls-order-12]")
    _write(tmp_path / "agency", gun, ("\nversion: 1\n", "\nversion: 2\n"), cite, of=gun)
    (tmp_path / "agency" / "authorities").mkdir()
    (tmp_path / "agency" / "authorities" / "orders.yaml").write_text(AUTHORITIES, encoding="utf-8")
    proposed = {one.kind: one for one in propose(office, tmp_path / "agency")}
    _read_by_another(office, *proposed.values())

    with pytest.raises(Refused) as refused:
        publish(office, proposed["scenario"].id)
    assert "no authority `calder-falls-order-12`" in " ".join(one.sentence for one in refused.value.problems)
    publish_together(office, [proposed["scenario"].id, proposed["authorities"].id])
    assert office.library.cards[gun].version == 2


def test_two_stations_do_not_publish_past_each_other(
    office: Office, author: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = {one.kind: one for one in propose(office, folder)}
    _read_by_another(office, *proposed.values())
    whole = proposals.against

    def late(*given: Any) -> Any:
        monkeypatch.setattr(proposals, "against", whole)
        return whole(*given)

    def slow(*given: Any) -> Any:
        found = late(*given)
        monkeypatch.setattr(proposals, "against", whole)
        office_of_another = open_office(office.database.path, office.shipped, FixedClock(NOW))
        office_of_another.acting = author.id
        raced.append(office_of_another)
        return found

    raced: list[Office] = []
    monkeypatch.setattr(proposals, "against", slow)
    original = office.writing

    def writing(*changes: Any) -> Any:
        if raced:
            other = raced.pop()
            publish(other, proposed["profile"].id)
            other.close()
        return original(*changes)

    monkeypatch.setattr(office, "writing", writing)
    with pytest.raises(TrainerError, match="published meanwhile"):
        publish(office, proposed["scenario"].id)


def test_a_withdrawn_version_is_not_given_to_another_text(office: Office, author: Person, folder: Path) -> None:
    withdraw(office, _published(office, folder)["scenario"].id, "For the test.")
    _write(folder, OURS, (f"id: {SHOP}", f"id: {OURS}"), ("minutes: ", "minutes: 1"))

    with pytest.raises(Refused) as refused:
        propose(office, folder)
    assert "was published in version 1" in refused.value.problems[0].sentence
    _write(folder, OURS, (f"id: {SHOP}", f"id: {OURS}"))
    assert propose(office, folder)[0].version == 1


def test_an_authority_of_the_shipped_library_keeps_its_name(office: Office, author: Person, folder: Path) -> None:
    file = folder / "authorities" / "orders.yaml"
    file.write_text(AUTHORITIES.replace("calder-falls-order-12:", "florida-v-jl:"), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        propose(office, folder)
    assert [(one.rule, "`florida-v-jl`" in one.sentence) for one in refused.value.problems if one.severity == "E"] == [
        ("S17", True)
    ]


def test_an_authority_that_a_contact_rests_on_does_not_go(office: Office, author: Person, tmp_path: Path) -> None:
    test_texts_that_rest_on_each_other_are_published_together(office, author, tmp_path)
    shutil.rmtree(tmp_path / "agency" / "fourth-amendment")
    file = tmp_path / "agency" / "authorities" / "orders.yaml"
    file.write_text(AUTHORITIES.replace("calder-falls-order-12:", "calder-falls-order-13:"), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        propose(office, tmp_path / "agency")
    assert "`calder-falls-order-12` is gone" in refused.value.problems[0].sentence
    assert refused.value.problems[0].remedy.startswith("Keep it")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (f"{OURS}/scenario.yaml", "scenario"),
        ("profiles/calder-falls.yaml", "profile"),
        ("authorities/orders.yaml", "authorities"),
    ],
)
def test_one_file_is_proposed_alone(office: Office, author: Person, folder: Path, name: str, kind: str) -> None:
    assert [one.kind for one in propose(office, folder / name)] == [kind]


def test_lists_say_what_is_recorded_whatever_the_file_says(office: Office, author: Person, tmp_path: Path) -> None:
    said = ("status: internally reviewed", "status: approved by counsel")
    _write(tmp_path / "agency", OURS, (f"id: {SHOP}", f"id: {OURS}"), said)
    text = _published(office, tmp_path / "agency")["scenario"]
    before = office.library.cards[OURS]
    approve(office, text.id, "Counsel, C. Law")

    assert (before.status, before.by_agency) == ("internally reviewed", True)
    assert office.library.cards[OURS].status == "approved by counsel"
    assert not office.library.cards[SHOP].by_agency


def test_a_shipped_contact_is_taken_up_for_counsel(office: Office, author: Person) -> None:
    text = adopt(office, SHOP)
    with pytest.raises(TrainerError, match="on the way already"):
        adopt(office, SHOP)
    _read_by_another(office, text)
    publish(office, text.id)
    with pytest.raises(TrainerError, match="in force already"):
        adopt(office, SHOP)
    approve(office, text.id, "Counsel, C. Law")

    card, shipped = office.library.cards[SHOP], office.shipped.cards[SHOP]
    assert (card.status, card.digest, card.version) == ("approved by counsel", shipped.digest, shipped.version)
    with pytest.raises(TrainerError, match="is shipped"):
        adopt(office, "nowhere/at-all")


def test_a_later_version_that_is_shipped_is_named(office: Office, author: Person) -> None:
    text = adopt(office, SHOP)
    _read_by_another(office, text)
    publish(office, text.id)
    cards = {**office.shipped.cards, SHOP: dataclasses.replace(office.shipped.cards[SHOP], version=3)}
    office.shipped = dataclasses.replace(office.shipped, editions=Unopened(cards, office.shipped.editions.__getitem__))

    assert [one.newer for one in listed(office)] == [3]


def test_a_text_that_was_changed_on_the_disk_is_in_no_library(office: Office, author: Person, tmp_path: Path) -> None:
    _write(tmp_path / "agency", SHOP, ("\nversion: 1\n", "\nversion: 2\n"))
    _published(office, tmp_path / "agency")
    with office.writing() as transaction:
        transaction.execute(sql("UPDATE publication SET text = text || ' '"))
    again = open_office(office.database.path, office.shipped, FixedClock(NOW))

    assert again.library.cards.keys() == again.shipped.cards.keys() - {SHOP}
    assert again.library.editions[next(iter(again.library.cards))].scenario.title
    assert "publication" in check(again).problems[0].record
    again.close()


def test_a_profile_that_was_changed_on_the_disk_stops_the_start(office: Office, author: Person, folder: Path) -> None:
    _published(office, folder)
    with office.writing() as transaction:
        transaction.execute(sql("UPDATE publication SET title = 'x' WHERE kind = 'profile'"))

    with pytest.raises(TrainerError, match="profile calder-falls was published from"):
        open_office(office.database.path, office.shipped, FixedClock(NOW))


def test_whoever_proposes_is_named(office: Office, folder: Path) -> None:
    with pytest.raises(TrainerError, match="Nobody is named"):
        propose(office, folder)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_step_without_words_is_refused(office: Office, author: Person, folder: Path, words: str) -> None:
    proposed = propose(office, folder)[0]

    for step in (review, approve, withdraw):
        with pytest.raises(TrainerError):
            step(office, proposed.id, words)


def test_no_folder_and_no_text_are_refused(office: Office, author: Person, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="no folder"):
        propose(office, tmp_path / "nowhere")
    with pytest.raises(TrainerError, match="no such text"):
        withdraw(office, b"x" * 16, "Why not.")
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainerError, match="nothing to publish"):
        propose(office, tmp_path / "empty")


def test_what_an_agency_wrote_for_itself_is_played_as_its_own(office: Office, author: Person, tmp_path: Path) -> None:
    _write(tmp_path / "agency", OURS, (f"id: {SHOP}", f"id: {OURS}"), ("Calder Falls Police", "Westmark Police"))
    _published(office, tmp_path / "agency")

    assert (served_in(office, OURS), served_in(office, SHOP)) == (None, "Calder Falls Police")


def test_a_shipped_contact_that_counsel_approves_is_still_of_its_own_agency(office: Office, author: Person) -> None:
    text = adopt(office, SHOP)
    _read_by_another(office, text)
    publish(office, text.id)

    assert office.library.cards[SHOP].by_agency
    assert served_in(office, SHOP) == "Calder Falls Police"

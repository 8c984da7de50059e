"""A record carried from one computer to another, and again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.offices import NOON, POINT, REPEAT, SIGH, TELL, FixedClock, library, opened, other_edition, played
from trainer.academy import audit
from trainer.academy.attempts import act, resume
from trainer.academy.carry_in import Look, Standing, carry_in, look
from trainer.academy.carry_out import carry_out
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.faults import Damaged, PlayedElsewhere
from trainer.academy.office import Office
from trainer.academy.people import Person, register
from trainer.academy.plays import finished, open_attempts
from trainer.academy.progress import competencies
from trainer.academy.resolutions import not_done, take_up
from trainer.academy.signing import keys
from trainer.academy.training_record import record
from trainer.engine.actions import Resolve, WriteNote
from trainer.errors import TrainerError
from trainer.exchange import record_file
from trainer.exchange.record_file import Record
from trainer.people import signatures
from trainer.store import carried, editions
from trainer.store.attempts import StoredAttempt, header
from trainer.store.chain import genesis
from trainer.store.migrate import tables

SAY_IT = Resolve("I will say my name first.", "2026-11-22")
PRIVATE = bytes(range(32))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Office]:
    """Lend the record of an officer's own computer."""
    office = opened(tmp_path / "home.db", clock=Clock())
    yield office
    office.close()


@pytest.fixture
def officer(home: Office) -> Person:
    """Return the officer at home: one play with a resolution, one assessment, one that is open."""
    officer = register(home, "A. REYES", " 4312 ")
    played(home, officer, TELL, REPEAT, SAY_IT, WriteNote("After."))
    played(home, officer, POINT, SIGH, mode="assessment")
    played(home, officer, POINT)
    return officer


def resigned(content: bytes, **changes: Any) -> bytes:
    """Return a file with other words in it, signed by somebody else."""
    found = replace(record_file.read(content).record, **changes)
    return record_file.written(
        found, lambda message: (signatures.public_of(PRIVATE), signatures.signed(PRIVATE, message))
    )


def record_of(content: bytes) -> Record:
    return record_file.read(content).record


def standings(found: Look) -> list[str]:
    return [one.standing.value for one in found.plays]


def why(found: Look, place: int = 0) -> str:
    return found.plays[place].why


def everything(office: Office) -> list[Any]:
    with office.reading() as transaction:
        return [transaction.exec_driver_sql(f"SELECT * FROM {one.name} ORDER BY 1, 2").all() for one in tables()]


def test_a_record_carried_in_is_the_same_record(home: Office, officer: Person, office: Office, person: Person) -> None:
    found = carry_in(office, carry_out(home, officer.id), person.id)

    assert standings(found) == ["new"] * 3
    assert finished(office, person.id) == finished(home, officer.id)
    assert open_attempts(office, person.id) == open_attempts(home, officer.id)
    assert competencies(office, person.id) == competencies(home, officer.id)
    assert check(office).problems == ()


def test_a_look_writes_nothing_and_says_what_would_be(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    content, before = carry_out(home, officer.id), everything(office)
    found = look(office, content)

    assert everything(office) == before
    assert (found.name, found.number, found.proposed, found.same_name, found.person) == (
        "A. REYES", "4312", person, True, None
    )  # fmt: skip
    assert [(one.title, one.mode, one.shown_there, one.shown_here, one.differs) for one in found.plays] == [
        ("A name on the pavement", "practice", 100, 100, False),
        ("A name on the pavement", "assessment", 21, 21, False),
        ("A name on the pavement", "practice", None, None, False),
    ]
    assert all(one.is_known for one in found.plays)
    assert found.fingerprint == keys(home)[0].fingerprint
    assert found.signer == "a key that was never seen here"


def test_the_same_file_again_changes_nothing(home: Office, officer: Person, office: Office, person: Person) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    before = everything(office)
    again = carry_in(office, content, person.id)

    assert standings(again) == ["here already"] * 3
    assert everything(office) == before
    assert again.signer == "a key seen since 2026-11-20, on the record of A. Reyes"


def test_a_play_that_went_on_at_home_goes_on_here(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    playing = resume(home, open_attempts(home, officer.id)[0].id)
    act(home, act(home, playing, REPEAT), Resolve("Slower.", "2026-11-25"))
    take_up(home, finished(home, officer.id)[-1].id)
    found = carry_in(office, carry_out(home, officer.id), person.id)

    assert standings(found) == ["here already", "here already", "went on since"]
    assert finished(office, person.id) == finished(home, officer.id)
    assert [one.text for one in not_done(office, person.id)] == ["I will say my name first.", "Slower."]
    assert check(office).problems == ()


def test_what_was_taken_up_elsewhere_is_taken_up_here(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    take_up(home, finished(home, officer.id)[-1].id)
    carry_in(office, carry_out(home, officer.id), person.id)

    assert not_done(office, person.id) == ()


def test_a_resolution_taken_up_here_stays_taken_up(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    first = finished(office, person.id)[-1].id
    take_up(office, first)
    act(home, resume(home, first), WriteNote("Later."))
    carry_in(office, carry_out(home, officer.id), person.id)

    assert not_done(office, person.id) == ()


def test_a_play_that_went_on_here_is_left_as_it_is(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    act(office, resume(office, open_attempts(office, person.id)[0].id), REPEAT)
    before = everything(office)

    assert standings(carry_in(office, content, person.id))[2] == "here already, and further"
    assert everything(office) == before


def test_two_histories_of_one_play_are_never_mixed(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    open_id = open_attempts(home, officer.id)[0].id
    act(office, resume(office, open_id), REPEAT)
    act(home, resume(home, open_id), SIGH)
    same_length = look(office, carry_out(home, officer.id), person.id)
    act(home, resume(home, open_id), WriteNote("On."))
    longer = look(office, carry_out(home, officer.id), person.id)
    for words in ("a", "b"):
        act(office, resume(office, open_id), WriteNote(words))
    shorter = look(office, carry_out(home, officer.id), person.id)

    for found in (same_length, longer, shorter):
        assert found.plays[2].standing is Standing.REFUSED
        assert "another history" in found.plays[2].why


def test_a_play_of_somebody_else_stays_with_them(home: Office, officer: Person, office: Office, person: Person) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    other = register(office, "Omar Haddad", "77")
    found = carry_in(office, content, other.id)

    assert "somebody else" in why(found)
    assert finished(office, other.id) == ()


def test_a_play_here_under_another_origin_is_another_play(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    with office.writing() as transaction:
        for one in carried.of_person(transaction, person.id):
            carried.keep(transaction, replace(one, origin=bytes(16)))

    assert "another history" in why(look(office, content, person.id))


def test_a_record_carried_on_from_here_verifies_where_it_began(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    act(office, resume(office, open_attempts(office, person.id)[0].id), REPEAT)
    found = carry_in(home, carry_out(office, person.id), officer.id)

    assert standings(found) == ["here already", "here already", "went on since"]
    assert check(home).problems == check(office).problems == ()


def test_the_own_key_is_known(office: Office, person: Person) -> None:
    played(office, person, TELL)

    assert look(office, carry_out(office, person.id)).signer == "this record's own key"


def test_a_play_that_was_lost_comes_back_from_the_own_file(office: Office, person: Person, tmp_path: Path) -> None:
    playing = played(office, person, TELL)
    content = carry_out(office, person.id)
    with office.writing() as transaction:
        transaction.exec_driver_sql("DELETE FROM event")
        transaction.exec_driver_sql("DELETE FROM attempt")
    carry_in(office, content, person.id)

    assert resume(office, playing.attempt_id).run == playing.run
    assert check(office).problems == ()


def test_a_play_without_an_act_is_carried_as_well(home: Office, office: Office, person: Person) -> None:
    officer = register(home, "B", "1")
    playing = played(home, officer)
    carry_in(office, carry_out(home, officer.id), person.id)
    act(home, playing, TELL)

    assert standings(carry_in(office, carry_out(home, officer.id), person.id)) == ["went on since"]


def test_both_acts_are_in_the_log(home: Office, officer: Person, office: Office, person: Person) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    out, into = audit.entries(home)[0], audit.entries(office)[0]

    assert (out.act, out.details["plays"], out.subject) == ("export a record", 3, officer.id.hex())
    assert (into.act, into.details["new"], into.details["refused"]) == ("keep records", 3, 0)
    assert into.details["file"] == out.details["file"]


def test_another_number_is_proposed_to_nobody(home: Office, office: Office, person: Person) -> None:
    officer = register(home, "A. Reyes", "9")

    assert look(office, carry_out(home, officer.id)).proposed is None


def test_another_name_with_the_number_is_proposed_as_a_doubt(home: Office, office: Office, person: Person) -> None:
    found = look(office, carry_out(home, register(home, "B. Reyes", "4312").id))

    assert (found.proposed, found.same_name) == (person, False)


@pytest.mark.parametrize("act", [carry_in, look])
def test_nobody_unknown_gets_a_record(act: Any, office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="nobody of that name"):
        act(office, carry_out(office, person.id), bytes(16))
    with pytest.raises(TrainerError, match="nobody of that name"):
        carry_out(office, bytes(16))


def changed_play(content: bytes, **changes: Any) -> bytes:
    first, *others = record_of(content).plays
    return resigned(content, plays=(replace(first, **changes), *others))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mode": "parade"}, "a mode that this program does not know"),
        ({"seed": 5}, "chain does not hold"),
        ({"person": bytes(16)}, "chain does not hold"),
        ({"events": ()}, "chain does not hold"),
        ({"head_hash": bytes(32)}, "chain does not hold"),
        ({"started_at": 5}, "chain does not hold"),
    ],
)
def test_a_play_that_was_changed_is_refused_and_the_others_come(
    changes: dict[str, Any], expected: str, home: Office, officer: Person, office: Office, person: Person
) -> None:
    found = carry_in(office, changed_play(carry_out(home, officer.id), **changes), person.id)

    assert expected in why(found)
    assert standings(found)[1:] == ["new", "new"]
    assert check(office).problems == ()


@pytest.mark.parametrize(
    ("part", "changes", "expected"),
    [
        ("editions", {"canonical": "{}"}, "contact is not what its digest says"),
        ("editions", {"title": "Another"}, "listed under another name"),
        ("editions", {"digest": bytes(32)}, "contact is not in the file"),
        ("profiles", {"name": "another"}, "listed under another name"),
        ("profiles", {"text": "{}"}, "profile is not what its digest says"),
        ("profiles", {"digest": bytes(32)}, "profile is not in the file"),
        ("authorities", {"text": "[]"}, "authorities is not what its digest says"),
        ("authorities", {"digest": bytes(32)}, "authorities is not in the file"),
    ],
)
def test_a_text_that_is_not_the_one_played_is_refused(
    part: str, changes: dict[str, Any], expected: str, home: Office, officer: Person, office: Office, person: Person
) -> None:
    content = carry_out(home, officer.id)
    (text,) = getattr(record_of(content), part)
    found = look(office, resigned(content, **{part: (replace(text, **changes),)}), person.id)

    assert standings(found) == ["refused"] * 3
    assert expected in why(found)


@pytest.mark.parametrize(("part", "changes"), [("editions", {"version": 9}), ("profiles", {"name": "another"})])
def test_a_text_that_was_listed_rightly_before_is_looked_at_again(
    part: str, changes: dict[str, Any], home: Office, officer: Person, office: Office, person: Person
) -> None:
    content = carry_out(home, officer.id)
    (text,) = getattr(record_of(content), part)
    look(office, content, person.id)
    found = carry_in(office, resigned(content, **{part: (replace(text, **changes),)}), person.id)

    assert standings(found) == ["refused"] * 3
    assert "listed under another name" in why(found)


def forged(home: Office, officer: Person, canonical: str, **header_changes: Any) -> bytes:
    """Return a file whose first play rests on another text, chained as if it had been played."""
    content = carry_out(home, officer.id)
    found = record_of(content)
    digest = sha256(canonical.encode()).digest()
    play = replace(found.plays[0], edition=digest, events=(), head_sequence=0, **header_changes)
    given = {name: getattr(play, name, 0) for name in StoredAttempt.__slots__}
    play = replace(play, head_hash=genesis(StoredAttempt(**given).header))
    edition = replace(found.editions[0], digest=digest, canonical=canonical)
    return resigned(content, plays=(play,), editions=(edition,))


def test_a_variant_that_is_not_there_is_refused(home: Office, officer: Person, office: Office) -> None:
    canonical = record_of(carry_out(home, officer.id)).editions[0].canonical

    assert "a variant" in why(look(office, forged(home, officer, canonical, variant="none")))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"start":"asks"', '"start":"nowhere"', "cannot be played to an end"),
        ('"format":1', '"format":7', "do not fit the text"),
        ('"first-request":2', '"first-request":"x"', "do not fit the text"),
    ],
)
def test_a_text_that_means_nothing_is_refused(
    old: str, new: str, expected: str, home: Office, officer: Person, office: Office
) -> None:
    canonical = record_of(carry_out(home, officer.id)).editions[0].canonical
    assert old in canonical

    assert expected in why(look(office, forged(home, officer, canonical.replace(old, new))))


def test_a_contact_that_is_not_of_this_library_is_named(home: Office, officer: Person, tmp_path: Path) -> None:
    elsewhere = opened(tmp_path / "elsewhere.db", of=library(other_edition()))
    found = look(elsewhere, carry_out(home, officer.id))
    elsewhere.close()

    assert not any(one.is_known for one in found.plays)


def test_a_score_that_comes_out_otherwise_is_named(home: Office, officer: Person, office: Office) -> None:
    found = look(office, changed_play(carry_out(home, officer.id), shown=50))

    assert [one.differs for one in found.plays] == [True, False, False]


def test_a_damaged_record_does_not_leave(home: Office, officer: Person) -> None:
    with home.writing() as transaction:
        transaction.exec_driver_sql("UPDATE attempt SET seed = seed + 1")

    with pytest.raises(Damaged, match="not whole"):
        carry_out(home, officer.id)


def test_a_play_without_its_text_does_not_leave(home: Office, officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "edition", lambda *_: None)

    with pytest.raises(Damaged, match="is missing"):
        carry_out(home, officer.id)


def test_where_a_play_comes_from_is_kept_under_seal(
    home: Office, officer: Person, office: Office, person: Person
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    with office.writing() as transaction:
        (one, *_) = carried.of_person(transaction, person.id)
        assert one.origin == officer.id
        transaction.exec_driver_sql("UPDATE carried SET origin = ?", (bytes(16),))

    sentences = [one.sentence for one in check(office).problems]
    assert any("table carried has been changed" in one for one in sentences)
    assert any("event 1 of the play" in one for one in sentences)


def test_the_header_of_a_play_that_began_here_is_its_own(office: Office, person: Person) -> None:
    playing = played(office, person, TELL)

    with office.reading() as transaction:
        assert header(transaction, playing.attempt) == playing.attempt.header


def test_a_file_that_is_none_is_refused(office: Office) -> None:
    with pytest.raises(TrainerError, match="not a training record"):
        look(office, json.dumps([1]).encode())


def test_clocks_of_two_computers_may_differ(home: Office, officer: Person, tmp_path: Path) -> None:
    early = opened(tmp_path / "early.db", clock=FixedClock(FixedClock().time.replace(year=1990)))
    found = carry_in(early, carry_out(home, officer.id), register(early, "A", "1").id)

    assert standings(found) == ["new"] * 3
    assert check(early).problems == ()
    early.close()


@pytest.mark.parametrize("acts", [1, 3])
def test_a_play_that_went_on_at_another_station_meanwhile_is_not_touched(
    acts: int, home: Office, officer: Person, office: Office, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_in(office, carry_out(home, officer.id), person.id)
    open_id = open_attempts(home, officer.id)[0].id
    act(home, resume(home, open_id), REPEAT)
    content, writing = carry_out(home, officer.id), office.writing

    def after_the_other(*changes: Any) -> Any:
        monkeypatch.setattr(office, "writing", writing)
        for _ in range(acts):
            act(office, resume(office, open_id), WriteNote("Elsewhere."))
        return writing(*changes)

    monkeypatch.setattr(office, "writing", after_the_other)
    with pytest.raises(PlayedElsewhere):
        carry_in(office, content, person.id)
    assert check(office).problems == ()


def test_a_file_brings_back_what_was_lost_of_it(home: Office, officer: Person, office: Office, person: Person) -> None:
    content = carry_out(home, officer.id)
    carry_in(office, content, person.id)
    lost = open_attempts(office, person.id)[0].id
    with office.writing() as transaction:
        carried.forget(transaction, lost)
        transaction.exec_driver_sql("DELETE FROM event WHERE attempt = ?", (lost,))
        transaction.exec_driver_sql("DELETE FROM attempt WHERE id = ?", (lost,))

    assert standings(carry_in(office, content, person.id)) == ["here already", "here already", "new"]


def test_a_contact_that_cannot_be_scored_is_refused(
    home: Office, officer: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = carry_out(home, officer.id)
    monkeypatch.setattr("trainer.scoring.best.CAP", 0)

    assert "too large" in why(look(office, content))


def test_a_play_from_elsewhere_is_marked_so(home: Office, officer: Person, office: Office, person: Person) -> None:
    played(office, person, TELL)
    carry_in(office, carry_out(home, officer.id), person.id)
    marks = [(one.signed_by, one.carried_at) for one in record(office, person.id).plays]

    assert sorted(marks, key=str) == sorted([("", None), *[(keys(home)[0].fingerprint, NOON)] * 3], key=str)

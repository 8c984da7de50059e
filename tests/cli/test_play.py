"""`trainer play`: the whole of a contact in the terminal, into the same record."""

import io

import pytest

from trainer import paths
from trainer.academy.attempts import start
from trainer.academy.clock import Clock
from trainer.academy.office import open_office
from trainer.academy.people import Person, first_person
from trainer.academy.plays import finished, open_attempts
from trainer.cli.main import main
from trainer.scenario.compiled import load_compiled

ROAD = "badge-requests/speed-stop-on-route-9"
DESK = "active-listening/the-shop-on-mill-lane"
DOOR = "fourth-amendment/raised-voices-at-alder-court"
ME = "Rosa Delgado\n4172\n\n"


def _typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))


def _plays() -> tuple[Person, int, int]:
    office = open_office(paths.database(), load_compiled(paths.scenarios(), paths.cache()), Clock())
    person = first_person(office)
    assert person is not None
    counts = len(open_attempts(office, person.id)), len(finished(office, person.id))
    office.close()
    return person, *counts


def test_whoever_plays_first_is_asked_who_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    _typed(monkeypatch, ME)
    status = main(["play", ROAD])

    person, still_open, _ = _plays()
    assert (status, person.name, person.number, still_open) == (0, "Rosa Delgado", "4172", 1)


def test_a_name_that_is_missing_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, "\n4172\n\n" + ME)
    main(["play", ROAD])

    assert "The name is missing." in capsys.readouterr().out


def test_the_end_of_input_loses_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _typed(monkeypatch, ME + "2 1 3 4\n")
    status = main(["play", ROAD, "--mode", "assessment"])

    assert (status, _plays()[1:]) == (0, (1, 0))
    assert "Everything you answered is saved." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "You left before a contact began"), ("Rosa\n", "You left before"), (ME, "You have answered nothing yet")],
)
def test_whoever_leaves_early_is_told_what_is_true(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    _typed(monkeypatch, words)
    status = main(["play", ROAD])

    told = capsys.readouterr().out
    assert (status, said in told, "is saved" in told.splitlines()[-1]) == (0, True, False)


def test_a_contact_that_is_not_there_is_said_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME)
    status = main(["play", "nosuch"])

    said = capsys.readouterr()
    assert (status, said.out, "nosuch" in said.err) == (1, "", True)


def test_the_next_start_offers_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _typed(monkeypatch, ME + "2 1 3 4\n")
    main(["play", ROAD, "--mode", "assessment"])
    _typed(monkeypatch, "y\nq\n")
    main(["play", ROAD, "--mode", "assessment"])

    assert "You left Speed stop on Route 9 at decision 2" in capsys.readouterr().out
    assert _plays()[1] == 1


@pytest.mark.parametrize("contact", [ROAD, DESK, DOOR])
def test_every_kind_of_decision_can_be_answered_to_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], contact: str
) -> None:
    # One line that fits each kind is among these; what does not fit is asked for again.
    _typed(monkeypatch, ME + "c\n1\n1 2\n2 1 3 4\nI came because of a call.\n\n" * 40)
    status = main(["play", contact, "--mode", "assessment"])

    assert (status, _plays()[1:]) == (0, (0, 1))
    assert "Score: " in capsys.readouterr().out


def test_practice_shows_what_a_choice_led_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME + "c\na\nq\n")
    main(["play", DESK])

    opening = load_compiled(paths.scenarios(), paths.cache()).editions[DESK].scenario.scenes["account"].decision
    said = " ".join(capsys.readouterr().out.split())
    assert opening.options[0].feedback.led_to in said  # type: ignore[union-attr]
    assert "Another try. It does not count" in said


def test_a_worked_example_tells_the_thoughts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME + "\n" * 80)
    status = main(["play", DOOR, "--mode", "worked example"])

    assert status == 0
    assert "The expert thinks:" in capsys.readouterr().out


def test_a_note_the_rules_and_what_one_knows_are_at_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME + "n He records.\nk\nr\nnonsense\nq\n")
    main(["play", ROAD])

    said = capsys.readouterr().out
    assert "Kept." in said
    assert "Your radar read" in said
    assert "Give your name, number and agency when asked" in said


def test_a_contact_that_does_not_exist_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME)
    status = main(["play", "badge-requests/nothing"])

    assert status == 1
    assert "There is no contact with the name badge-requests/nothing." in capsys.readouterr().err


def test_without_a_name_the_contacts_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME + "99\n1\nq\n")
    main(["play"])

    said = capsys.readouterr().out
    assert "Type one number from 1 to" in said
    assert ". Practice." in said


@pytest.fixture
def shared_record() -> None:
    """Make a record that several people share where the command line looks for it."""
    from tests.sharing import PASSPHRASE, hash_of
    from trainer.academy.people import register
    from trainer.academy.policy import share

    office = open_office(paths.database(), load_compiled(paths.scenarios(), paths.cache()), Clock())
    share(office, register(office, "Rosa Delgado", "4172").id, hash_of(PASSPHRASE))
    office.close()


@pytest.mark.usefixtures("shared_record")
def test_on_a_shared_record_one_signs_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _typed(monkeypatch, "4172\nnot the one\n")
    assert main(["play", ROAD]) == 1
    assert "do not belong together" in capsys.readouterr().err
    _typed(monkeypatch, "4172\nthree blue herons at dusk\n")

    assert main(["play", ROAD]) == 0
    assert _plays()[1] == 1


@pytest.mark.usefixtures("shared_record")
def test_a_code_is_not_replaced_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "reset", "4172"]) == 0
    code = capsys.readouterr().out.split("code is ")[1].split(".")[0]
    _typed(monkeypatch, f"4172\n{code}\n")

    assert main(["play", ROAD]) == 1
    assert "Open the window" in capsys.readouterr().err


def test_what_is_due_is_played_without_being_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, ME)
    main(["play", "--mode", "refresher"])
    nothing = capsys.readouterr().out
    office = open_office(paths.database(), load_compiled(paths.scenarios(), paths.cache()), Clock())
    person = first_person(office)
    assert person is not None
    start(office, person.id, "active-listening/a-cup-of-coffee", "refresher")
    office.close()
    _typed(monkeypatch, "")
    main(["play", "--mode", "refresher"])

    assert "No refreshers are due now." in nothing
    assert "(active-listening/a-cup-of-coffee), bulletin, about " in nothing
    assert "Which one?" not in capsys.readouterr().out

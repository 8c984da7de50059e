"""What was answered is carried over to a changed draft as far as it still applies, and it is said where it does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import edition
from tests.offices import POINT, REPEAT, TELL, library
from trainer.academy.attempts import Playing, act, start
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.plays import open_attempts
from trainer.academy.preview import Draft, carry_on, open_preview
from trainer.engine.actions import Action, WriteNote
from trainer.errors import TrainerError


def draft(*changes: tuple[str, str]) -> Draft:
    """Return the short contact with some of its text changed."""
    changed = edition(*changes)
    return Draft(library(changed), changed, ())


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Office, Person]]:
    """Return a preview of the short contact."""
    office, person = open_preview(tmp_path / "preview.db", draft())
    yield office, person
    office.close()


def played(opened: tuple[Office, Person], *actions: Action, variant: str | None = None) -> Playing:
    """Play in the preview."""
    office, person = opened
    playing = start(office, person.id, "badge-requests/short", "practice", variant)
    for action in actions:
        playing = act(office, playing, action)
    return playing


def test_answers_and_notes_are_carried_over(opened: tuple[Office, Person]) -> None:
    before = played(opened, WriteNote("Too long."), TELL)
    carried = carry_on(opened[0], draft(("And your number, again?", "Once more?")), before)

    assert carried.playing is not None
    assert carried.playing.run.state == before.run.state
    assert carried.playing.run.notes[0].text == "Too long."
    assert carried.playing.run.heard[-1].text == "Once more?"
    assert carried.lost == ""


def test_an_answer_that_is_read_about_is_left_to_be_given_again(opened: tuple[Office, Person]) -> None:
    carried = carry_on(opened[0], draft(), played(opened, POINT, REPEAT), looking_back=True)

    assert carried.playing is not None
    assert carried.playing.run.state.scene == "asks-again"
    assert carried.then == (REPEAT,)


ADDS = "\n          effects: {add: {trust: 1}"
LOST = [
    (("- id: repeat", "- id: again"), "Your answer to decision 2 is not offered any more", "asks-again"),
    ((f"leads_to: asks-again{ADDS}", f"leads_to: parts{ADDS}"),
     "Your answers lead elsewhere now, so the contact stands at “Settled”.", "settled"),
    (("when: {flag: told}", "when: {number: trust, at_least: 3}"), "Your answers lead elsewhere now", "sour"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said", "scene"), LOST)
def test_where_answers_no_longer_lead_there_it_is_said(
    opened: tuple[Office, Person], change: tuple[str, str], said: str, scene: str
) -> None:
    carried = carry_on(opened[0], draft(change), played(opened, TELL, REPEAT))

    assert carried.lost.startswith(said)
    assert carried.playing is not None
    assert carried.playing.run.state.scene == scene


def test_a_variant_is_kept_as_long_as_there_is_one(opened: tuple[Office, Person]) -> None:
    before = played(opened, TELL, variant="dock")
    kept = carry_on(opened[0], draft(("level: 1", "level: 2")), before)
    gone = carry_on(opened[0], draft(("  dock:", "  pier:")), before)

    assert kept.playing is not None
    assert gone.playing is not None
    assert (kept.playing.playable.variant, gone.playing.playable.variant) == ("dock", None)


def test_plays_of_older_texts_are_not_offered_to_be_gone_on_with(opened: tuple[Office, Person]) -> None:
    carried = carry_on(opened[0], draft(("level: 1", "level: 2")), played(opened, TELL))

    assert len(open_attempts(opened[0], carried.person.id)) == 1


def test_a_draft_that_cannot_be_started_leaves_the_last_one_in_place(opened: tuple[Office, Person]) -> None:
    before, former, broken = played(opened, TELL), opened[0].library, draft(("level: 1", "level: 2"))

    with pytest.raises(TrainerError, match="no agency profile"):
        carry_on(opened[0], replace(broken, library=replace(broken.library, profiles={})), before)

    assert opened[0].library is former


def test_spacing_and_comments_are_no_other_play() -> None:
    assert draft().is_played_like(draft(("format: 1", "# A comment.\nformat: 1")))
    assert not draft().is_played_like(draft(("level: 1", "level: 2")))

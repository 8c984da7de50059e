"""One authority overruled after fifty plays of ten people: marked, withheld, listed, compared, taken back."""

import datetime
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.offices import FixedClock
from trainer import paths
from trainer.academy import affected, audit, law
from trainer.academy.affected import AffectedPlay, would_be
from trainer.academy.attempts import Playing, act, resume, start
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, register
from trainer.academy.publishing import propose, publish, review
from trainer.engine.actions import Choose, OutOfTime
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled
from trainer.scenario.edition import Edition, digest
from trainer.scenario.holdings import overlaid
from trainer.scenario.library import load_library
from trainer.scenario.model import Scenario
from trainer.scenario.positions import Positions
from trainer.scenario.rewrite import rewrite
from trainer.scoring.result import option_ids
from trainer.store.soundness import content_digest

DEAD = law.Subject("authority", "florida-v-jl")
GUN = "fourth-amendment/a-call-about-a-gun"
BAG = "fourth-amendment/the-black-bag"
BICYCLE = "badge-requests/the-blue-bicycle"
SHOP = "active-listening/the-shop-on-mill-lane"
SINCE = datetime.date(2026, 11, 10)


@pytest.fixture(scope="module")
def drilled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of fifty plays of ten people, a third of them before the day of the change."""
    folder = tmp_path_factory.mktemp("drill")
    clock, chance = FixedClock(datetime.datetime(2026, 11, 1, 9, tzinfo=datetime.UTC)), random.Random(7)
    office = open_office(folder / "record.db", load_library(paths.scenarios()), clock)
    people = [register(office, f"Recruit {number}", f"{number:04}") for number in range(10)]
    for number in range(50):
        person, contact = people[number % 10], (GUN, BAG, BICYCLE, SHOP)[number % 4]
        _play(office, person, contact, chance, "assessment" if number % 3 else "practice")
        clock.pass_by(hours=9)
    office.close()
    return folder / "record.db"


def _play(office: Office, person: Person, contact: str, chance: random.Random, mode: str) -> Playing:
    playing = start(office, person.id, contact, mode)  # type: ignore[arg-type]
    while not playing.run.finished:
        view = playing.playable.view(playing.run.state)
        assert view is not None
        playing = act(office, playing, Choose(chance.choice(view.answers)))
    return playing


@pytest.fixture
def office(drilled: Path, tmp_path: Path) -> Iterator[Office]:
    """Lend a copy of the record of the drill."""
    shutil.copy(drilled, tmp_path / "record.db")
    library = load_compiled(paths.scenarios(), tmp_path)
    found = open_office(
        tmp_path / "record.db", library, FixedClock(datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC))
    )
    yield found
    found.close()


def _overrule(office: Office, subject: law.Subject = DEAD) -> law.StatusChange:
    return law.set_status(office, subject, "overruled", since=SINCE, source="A later decision", note="For the drill.")


def _plays(office: Office) -> Iterator[Playing]:
    from trainer.store import attempts as stored

    with office.reading() as transaction:
        ids = stored.every_id(transaction)
    for id in ids:
        yield resume(office, id)


def _by_hand(office: Office) -> dict[bytes, set[str]]:
    """Return, for each play since the day, the scenes where what was taken or would have been best cites the case."""
    found: dict[bytes, set[str]] = {}
    for playing in _plays(office):
        ended = playing.attempt.finished_at
        if ended is None or ended < datetime.datetime(2026, 11, 10, tzinfo=datetime.UTC).timestamp() * 1_000_000:
            continue
        for step in playing.run.first_line:
            view = playing.playable.view(step.before)
            assert view is not None
            assert not isinstance(step.answer, OutOfTime)
            best = _solution(office, playing).best_answer(step.before)
            options = {*option_ids(view, step.answer), *(option_ids(view, best) if best != step.answer else ())}
            decision = playing.playable.scenario.scenes[step.scene].decision
            written = [one for one in getattr(decision, "options", ()) if one.id in options]
            if any(DEAD.id in repr(one) for one in written) or DEAD.id in (getattr(decision, "authorities", ()) or ()):
                found.setdefault(playing.attempt_id, set()).add(step.scene)
    return found


def _solution(office: Office, playing: Playing):  # type: ignore[no-untyped-def]
    from trainer.academy import editions

    attempt = playing.attempt
    return editions.solution(office, playing.playable, attempt.edition, attempt.profile, attempt.variant)


def _record(office: Office) -> str:
    """Return a digest of attempts, events, results and evidence as they lie in the file."""
    raw = office.database.raw()
    return repr(
        [
            list(raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2"))
            for name in ("attempt", "event", "result", "evidence")
        ]
    )


def test_at_once_everything_that_rests_on_it_is_marked(office: Office) -> None:
    _overrule(office)
    found = law.marked(office, DEAD)
    resting = {id for id, one in office.library.editions.items() if DEAD.id in repr(one.scenario)}

    assert {one.scenario for one in found} == resting
    assert GUN in resting
    assert all(place.option or place.scene for one in found for place in one.places)


def test_at_once_it_is_withheld_from_new_assessments_and_practice_goes_on(office: Office) -> None:
    person = register(office, "Late Recruit", "9000")
    _overrule(office)

    with pytest.raises(TrainerError, match=r"withheld from assessments: it rests on Florida v. J.L. \(overruled\)"):
        start(office, person.id, GUN, "assessment")
    assert start(office, person.id, GUN, "practice").run.state.scene
    assert start(office, person.id, SHOP, "assessment").run.state.scene


def test_a_new_play_keeps_the_authorities_as_they_stand_now(office: Office) -> None:
    person = register(office, "Late Recruit", "9000")
    before = start(office, person.id, SHOP, "practice").attempt.authorities
    _overrule(office)

    assert start(office, person.id, SHOP, "practice").attempt.authorities != before
    assert office.library.authorities[DEAD.id].status == "overruled"
    assert office.shipped.authorities[DEAD.id].status == "good law"


def test_every_officer_and_play_that_relied_on_it_since_is_listed_exactly(office: Office) -> None:
    _overrule(office)
    expected = _by_hand(office)
    found = affected.affected(office, DEAD, SINCE)

    assert {one.attempt: {relied.scene for relied in one.decisions} for one in found} == expected
    assert 3 < len(found) < 50
    assert len({one.person for one in found}) > 3
    assert all(one.name.startswith("Recruit") for one in found)


def test_what_could_stand_in_its_place_is_ranked_with_reasons(office: Office) -> None:
    found = affected.proposals(office, DEAD, given="navarette-v-california")

    assert found[0].id == "navarette-v-california"
    assert "named as what replaces it" in found[0].reasons
    assert any("cited beside it" in reason for one in found for reason in one.reasons)
    assert DEAD.id not in {one.id for one in found}


def test_it_is_one_act_with_one_entry_and_can_be_taken_back(office: Office) -> None:
    library, record = office.library, _record(office)
    set_ = _overrule(office)
    lifted = law.lift(office, set_.id)

    assert [entry.act for entry in audit.entries(office)] == ["lift legal status", "set legal status"]
    assert lifted.lifted_at is not None
    assert office.library.authorities == library.authorities
    assert office.library.authorities_digest == library.authorities_digest
    assert law.withheld(office, GUN, office.library.profiles["default"]) == ()
    assert _record(office) == record
    with pytest.raises(TrainerError, match="does not stand"):
        law.lift(office, set_.id)


def _corrected(tmp_path: Path) -> Path:
    """Return an agency's folder with the contact in its next version, which leans on another case."""
    folder = tmp_path / "agency" / GUN
    folder.mkdir(parents=True)
    text = (paths.scenarios() / GUN / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("florida-v-jl", "navarette-v-california").replace("\nversion: 1\n", "\nversion: 2\n")
    text = text.replace("[navarette-v-california, navarette-v-california]", "[navarette-v-california]")
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "agency"


def test_after_a_corrected_edition_each_score_is_shown_as_it_would_be(office: Office, tmp_path: Path) -> None:
    author, reader = register(office, "An Author", "1000"), register(office, "A Reader", "2000")
    _overrule(office)
    plays = tuple(one for one in affected.affected(office, DEAD, SINCE) if one.scenario == GUN)
    record = _record(office)
    before = would_be(office, plays)
    office.acting = author.id
    proposed = propose(office, _corrected(tmp_path))
    office.acting = reader.id
    review(office, proposed[0].id, "Each citation read again.")
    publish(office, proposed[0].id)
    after = would_be(office, plays)

    assert {one.why_not for one in before} == {"no corrected edition has been published"}
    assert [(one.version, one.shown) for one in after] == [(2, play.shown) for play in plays]
    assert _record(office) == record
    assert start(office, author.id, GUN, "assessment").edition == office.library.cards[GUN].digest


def test_another_station_sees_it_at_its_next_look(office: Office, tmp_path: Path) -> None:
    other = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), FixedClock())
    person = register(other, "Elsewhere", "3000")
    _overrule(office)

    with pytest.raises(TrainerError, match="withheld"):
        start(other, person.id, GUN, "assessment")
    other.close()


def test_a_rule_of_a_profile_falls_with_those_that_took_it_over(office: Office) -> None:
    subject = law.subject_of(office, "default:identification-on-request")
    _overrule(office, subject)
    profiles = office.library.profiles

    assert profiles["maryland"].rules[subject.id].status == "overruled"
    assert profiles["chicago"].rules[subject.id].status == "good law"
    assert law.withheld(office, BICYCLE, profiles["default"])
    assert not law.withheld(office, BICYCLE, profiles["chicago"])
    assert {one.scenario for one in affected.affected(office, subject, SINCE)} <= {
        BICYCLE,
        "badge-requests/the-door-of-3b",
    }
    assert affected.proposals(office, subject)


@pytest.mark.parametrize(
    ("subject", "since", "source", "instead"),
    [
        (law.Subject("authority", "nobody-v-nobody"), SINCE, "x", None),
        (law.Subject("rule", "no-rule", "default"), SINCE, "x", None),
        (DEAD, datetime.date(2027, 1, 1), "x", None),
        (DEAD, SINCE, " ", None),
        (DEAD, SINCE, "x", "nobody-v-nobody"),
        (DEAD, SINCE, "x", DEAD.id),
        (law.Subject("rule", "stop-receipt", "default"), SINCE, "x", "no-rule"),
    ],
)
def test_what_makes_no_sense_is_refused(
    office: Office, subject: law.Subject, since: datetime.date, source: str, instead: str | None
) -> None:
    with pytest.raises(TrainerError):
        law.set_status(office, subject, "overruled", since=since, source=source, replaced_by=instead)
    assert law.changes(office) == ()


def test_what_is_due_says_why_the_longest_overdue_first(office: Office) -> None:
    assert affected.due(office, datetime.date(2026, 11, 27)) == ()
    late = affected.due(office, datetime.date(2028, 1, 1))

    assert {one.what for one in late} == {"scenario", "authority", "rule"}
    assert [one.days for one in late] == sorted((one.days for one in late), reverse=True)
    assert affected.due(office, datetime.date(2026, 11, 27), within=400)


def test_the_history_of_the_law_is_kept(office: Office) -> None:
    office.acting = register(office, "Counsel", "4000").id
    law.set_status(
        office, DEAD, "limited", since=SINCE, source="A later decision", replaced_by="navarette-v-california"
    )
    found = law.changes(office)

    assert (found[0].title, found[0].status, found[0].set_by) == ("Florida v. J.L.", "limited", office.acting)
    assert "Limited since 2026-11-10" in (office.library.authorities[DEAD.id].note or "")
    assert law.withheld(office, GUN, office.library.profiles["default"]) == ()
    assert content_digest(office.database.raw())


def _gun_plays(office: Office) -> tuple[AffectedPlay, ...]:
    return tuple(one for one in affected.affected(office, DEAD, SINCE) if one.scenario == GUN)


def _instead(office: Office, change: Callable[[Scenario], Scenario]) -> None:
    """Let another edition of the contact be in force."""
    scenario = change(office.library.editions[GUN].scenario)
    edition = Edition(scenario, digest(scenario), "", "gun.yaml", Positions())
    office.library = overlaid(office.library, {GUN: edition}, {}, {})


def test_what_cannot_be_told_is_said_and_why(office: Office) -> None:
    plays = _gun_plays(office)
    _instead(office, _renamed)
    renamed = {one.why_not for one in would_be(office, plays)}
    office.library = replace(office.library, editions={})

    assert renamed == {"an answer that was given is not offered there any more"}
    assert {one.why_not for one in would_be(office, plays)} == {"the contact is no longer in the library"}


def _renamed(scenario: Scenario) -> Scenario:
    ids = _options(scenario)
    return rewrite(scenario, lambda part: f"{part}-x" if isinstance(part, str) and part in ids else part)


def _options(scenario: Scenario) -> frozenset[str]:
    return frozenset(
        option.id for scene in scenario.scenes.values() for option in getattr(scene.decision, "options", ())
    )


def test_a_play_under_a_variant_that_is_gone_cannot_be_told(office: Office) -> None:
    person = register(office, "A Variant", "8000")
    variant = next(iter(office.library.editions[GUN].scenario.variants))
    playing = start(office, person.id, GUN, "practice", variant)
    while not playing.run.finished:
        playing = act(office, playing, Choose(playing.playable.view(playing.run.state).answers[0]))  # type: ignore[union-attr]
    plays = tuple(one for one in _gun_plays(office) if one.attempt == playing.attempt_id)
    _instead(office, lambda scenario: replace(scenario, variants={}))

    assert [one.why_not for one in would_be(office, plays)] == [f"its variant {variant} is gone"]


def test_a_corrected_contact_that_goes_on_cannot_be_told(office: Office) -> None:
    plays = _gun_plays(office)

    def longer(scenario: Scenario) -> Scenario:
        begins = scenario.scenes[scenario.start]
        scenes = {id: replace(begins, title=one.title) if one.ending else one for id, one in scenario.scenes.items()}
        return replace(scenario, scenes=scenes)

    _instead(office, longer)

    assert "the corrected contact goes on where this play ended" in {one.why_not for one in would_be(office, plays)}


def test_time_that_ran_out_and_worked_examples_rest_on_nothing(office: Office) -> None:
    person = register(office, "A Late One", "7000")
    shown = start(office, person.id, BICYCLE, "worked example")
    while not shown.run.finished:
        shown = act(office, shown, Choose(shown.playable.view(shown.run.state).answers[0]))  # type: ignore[union-attr]
    listed = affected.affected(office, law.Subject("authority", "us-v-sharpe"), SINCE)

    assert shown.attempt_id not in {one.attempt for one in listed}


def test_a_contact_in_practice_is_told_what_it_rests_on(office: Office) -> None:
    profile = office.library.profiles["default"]
    before = law.caution(office, GUN, profile)
    _overrule(office)
    told = law.caution(office, GUN, office.library.profiles["default"])

    assert before is None
    assert told is not None
    assert "Florida v. J.L. (overruled)" in told[0]
    assert law.caution(office, "no/such", profile) is None


def test_a_status_of_something_that_is_gone_changes_nothing(office: Office) -> None:
    _overrule(office, law.subject_of(office, "default:stop-receipt"))
    office.shipped = replace(office.shipped, profiles={}, authorities={})
    lifted = law.lift(office, law.changes(office)[0].id)

    assert lifted.title == "default:stop-receipt"

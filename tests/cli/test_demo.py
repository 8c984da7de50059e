"""The demo academy: really played, the same for the same seed, sound, and marked as fiction."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from trainer import paths
from trainer.academy import audit
from trainer.academy.accounts import accounts
from trainer.academy.assignments import of_cohort
from trainer.academy.certificates import every
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.cohorts import cohorts
from trainer.academy.office import Office, open_office
from trainer.academy.paces import cohort_pace
from trainer.academy.plays import finished, open_attempts
from trainer.academy.policy import policy
from trainer.academy.sign_in import challenge, enter
from trainer.cli import demo, history
from trainer.cli.demonstration import ability, academy, cast
from trainer.cli.demonstration.ability import drawn
from trainer.cli.demonstration.academy import PASSPHRASE
from trainer.cli.main import main
from trainer.engine.chance import Chance
from trainer.people.passwords import demand_good
from trainer.people.roles import Role
from trainer.scenario.compiled import load_compiled
from trainer.store.soundness import content_digest

SMALL = {"seed": 5, "until": date(2026, 11, 27), "choices": 0, "trainees": 3}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Lend a small demo academy, with a third of the days."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIR_CONTACT_HOME", str(file.parent))
        patch.setattr(academy, "DAYS", 60)
        demo.run(Namespace(file=file, **SMALL))
        yield file


@pytest.fixture
def office(made: Path) -> Iterator[Office]:
    """Lend its office."""
    with closing(open_office(made, load_compiled(paths.scenarios(), paths.cache()), Clock())) as office:
        yield office


def test_the_record_is_sound(office: Office) -> None:
    found = check(office)

    assert found.problems == ()
    assert found.events > 100


def test_the_same_seed_gives_the_same_content(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(academy, "DAYS", 60)
    demo.run(Namespace(file=tmp_path / "again.db", **SMALL))
    with closing(open_office(tmp_path / "again.db", office.library, Clock())) as again:
        same = content_digest(again.database.raw()) == content_digest(office.database.raw())

    assert same


def test_another_seed_gives_other_content(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(academy, "DAYS", 10)
    digests = []
    for seed in (1, 2):
        demo.run(Namespace(file=tmp_path / f"{seed}.db", **{**SMALL, "seed": seed}))
        with closing(open_office(tmp_path / f"{seed}.db", office.library, Clock())) as other:
            digests.append(content_digest(other.database.raw()))

    assert digests[0] != digests[1]


def test_it_says_that_it_is_fiction(office: Office) -> None:
    assert policy(office).is_demo
    assert "fiction" in policy(office).banner
    assert all("fiction" in account.person.agency for account in accounts(office))
    assert all("fiction" in cohort.name for cohort in cohorts(office))


def test_everybody_of_it_can_sign_in(office: Office) -> None:
    asked = challenge(office, cast.LEAD)
    session = enter(office, asked, asked.is_met_by(PASSPHRASE))

    assert session.person is not None
    assert session.roles == {Role.LEAD}
    assert not session.must_change


def test_it_has_plays_of_every_kind(office: Office) -> None:
    trainees = [one.person.id for one in accounts(office) if one.roles == (Role.TRAINEE,)]
    plays = [play for id in trainees for play in finished(office, id)]

    assert {play.mode for play in plays} >= {"practice", "assessment", "worked example"}
    assert len({play.shown for play in plays}) > 3
    assert all(play.finished_at.date() <= SMALL["until"] for play in plays)
    assert all(one.saved_at for id in trainees for one in open_attempts(office, id))


def test_its_staff_assign_set_paces_and_enter_days_away(office: Office) -> None:
    groups = cohorts(office)
    given = [one for group in groups for one in of_cohort(office, group.id)]
    acts = audit.acts(office)

    assert given
    assert any(standing.state == "done" for one in given for standing in one.standings)
    assert all(cohort_pace(office, group.id) for group in groups)
    assert {"assign training", "set pace of refreshers"} <= set(acts)


def test_its_screen_outs_are_recommended_and_decided_on(office: Office) -> None:
    lead = next(one.person.id for one in accounts(office) if one.person.number == cast.LEAD)
    decided = audit.entries(office, act="decide on a screen-out")
    recommended = audit.entries(office, act="recommend on a screen-out")

    assert decided
    assert len(decided) == len(recommended)
    assert {one.actor for one in decided} == {lead}
    assert lead not in {one.actor for one in recommended}


def test_who_has_finished_the_course_is_certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(academy, "DAYS", 182)
    monkeypatch.setattr(ability, "_MOST_GAIN", 9.0)
    demo.run(Namespace(file=tmp_path / "able.db", **{**SMALL, "trainees": 2, "seed": 7}))
    with closing(open_office(tmp_path / "able.db", load_compiled(paths.scenarios(), paths.cache()), Clock())) as office:
        given = every(office)
        found = check(office).problems

    assert given
    assert {one.issued_by for one in given} == {"Grace Okafor, 0002"}
    assert {entry.minutes for one in given for entry in one.hours} == {90}
    assert found == ()


def test_what_was_done_stands_in_the_log_under_who_did_it(office: Office) -> None:
    added = audit.entries(office, act="administer people")
    administrator = next(one.person for one in accounts(office) if one.person.number == cast.ADMINISTRATOR)

    assert {entry.actor for entry in added} == {administrator.id}
    assert {"sign in", "sign out"} <= set(audit.acts(office))


def test_it_grows_by_copies_that_are_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(academy, "DAYS", 20)
    monkeypatch.setattr(history, "_BATCH", 50)
    monkeypatch.setattr("trainer.cli.demonstration.growth._FEWEST", 3)
    file = tmp_path / "large.db"
    demo.run(Namespace(file=file, **{**SMALL, "choices": 400}))

    with closing(open_office(file, load_compiled(paths.scenarios(), paths.cache()), Clock())) as office:
        assert check(office).problems == ()
        assert check(office).events >= 400
        assert sum(one.person.name.startswith("Nobody") for one in accounts(office)) == 3


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.db"
    file.write_bytes(b"mine")

    assert main(["demo", str(file)]) == 1
    assert file.read_bytes() == b"mine"
    assert "is there already" in capsys.readouterr().err


def test_nothing_is_left_of_one_that_was_not_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(academy.Academy, "build", interrupted)

    assert main(["demo", str(tmp_path / "demo.db")]) == 130
    assert list(tmp_path.glob("demo.db*")) == []


def test_its_passphrase_is_as_good_as_any(office: Office) -> None:
    from trainer.academy.policy import password_rules

    demand_good(PASSPHRASE, password_rules(office))


def test_ninety_trainees_have_ninety_names_in_several_scripts() -> None:
    parts = cast.trainees(Chance(1))

    assert len({part.name for part in parts}) == len({part.number for part in parts}) == 90
    assert sum(not part.name.isascii() for part in parts) > 18


def test_practice_makes_better_and_time_takes_some_of_it_away() -> None:
    head = drawn(3)
    before = head.keenness(("adapting",), 0)
    head.practice(("adapting",), 0)
    after, later = head.keenness(("adapting",), 0), head.keenness(("adapting",), 200)

    assert before < later < after


def test_who_is_keener_picks_what_is_worth_more() -> None:
    worths = (0, 30, 100, 60)
    means = []
    for keenness in (0.5, 6.0):
        head = drawn(9)
        means.append(sum(worths[head.pick(worths, keenness)[0]] for _ in range(400)) / 400)

    assert means[0] + 20 < means[1]


def test_an_answer_is_drawn_where_all_are_worth_the_same() -> None:
    assert {drawn(2).pick((5, 5, 5), 3.0)[0]} <= {0, 1, 2}


def test_its_file_is_opened_in_the_place_of_the_record(
    made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", "")
    paths.use_database(made)

    assert paths.database() == made
    assert paths.backups() == made.parent / "demo.db backups"


def test_a_window_over_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["window", "--database", str(tmp_path / "none.db")]) == 1
    assert "There is no record at" in capsys.readouterr().err

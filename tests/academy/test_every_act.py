"""Every act of the academy as every role, as nobody, on one's own and others' things: the whole matrix, nothing else.

An act that is new has to be put into `CASES`, or into `NEEDS_NONE` with the reason.
"""

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import trainer.academy
from tests.academy.sharing_cases import World, built, opened_as
from tests.offices import SHORT
from tests.sharing import hash_of
from trainer.academy import (
    accounts,
    affected,
    agencies,
    agenda,
    assignments,
    attempts,
    audit,
    carry_in,
    carry_out,
    certificate_checks,
    certificates,
    certifications,
    check,
    cohorts,
    comparing,
    courses,
    database,
    evaluations,
    folder,
    guidance,
    hours,
    law,
    leave,
    library,
    looking_back,
    outlook,
    own_data,
    own_page,
    paces,
    papers,
    people,
    play_evidence,
    plays,
    policy,
    preview,
    progress,
    proposals,
    publishing,
    purge_plan,
    purging,
    ranks,
    refreshers,
    remediations,
    resolutions,
    retention,
    screen_out_cases,
    screen_outs,
    signing,
    training_record,
)
from trainer.academy.law import Subject
from trainer.academy.permission import Refused
from trainer.engine.actions import WriteNote
from trainer.errors import TrainerError
from trainer.learning.screen_outs import Outcome
from trainer.people.roles import TABLE, Act, Reach, Role

HASH = hash_of("23456789ABCDEFGH")
WHOSE = ("other", "cohort", "own")
ACTORS = (*Role, "nobody", "closed", "with a code")
UNKNOWN = b"\x07" * 16
CASE = Subject("authority", "x")
RULE = Subject("rule", "name-on-request", "default")
FOLDER = Path("nowhere")
PLANNED = refreshers.NextRun(
    planned=refreshers.Planned(
        family=SHORT, scenario_id=SHORT, title="", variant=None, minutes=2, is_full=True, law_changed=False
    ),
    attempt_id=None,
    left=0,
)
NOTHING_DUE = purge_plan.Plan(as_of=0, today=date(2026, 1, 1), doubt="", periods=())


@dataclass(frozen=True)
class Case:
    """An act with how it is called; `of` where it concerns somebody, else it belongs to nobody."""

    act: Act
    call: Callable[[World, bytes], object]
    of: bool = False


def about(act: Act, call: Callable[[World, bytes], object]) -> Case:
    return Case(act, call, of=True)


CASES: dict[str, Case] = {
    "accounts.accounts": Case(Act.LIST_PEOPLE, lambda w, _: accounts.accounts(w.office)),
    "accounts.new_code": Case(Act.ADMINISTER_PEOPLE, lambda w, _: accounts.new_code(w.office)),
    "accounts.add": Case(
        Act.ADMINISTER_PEOPLE, lambda w, _: accounts.add(w.office, "New", "900", "", [Role.TRAINEE], HASH)
    ),
    "accounts.give_roles": Case(
        Act.ADMINISTER_PEOPLE, lambda w, _: accounts.give_roles(w.office, UNKNOWN, [Role.TRAINEE])
    ),
    "accounts.disable": Case(Act.ADMINISTER_PEOPLE, lambda w, _: accounts.disable(w.office, UNKNOWN)),
    "accounts.enable": Case(Act.ADMINISTER_PEOPLE, lambda w, _: accounts.enable(w.office, UNKNOWN)),
    "accounts.reset": Case(Act.ADMINISTER_PEOPLE, lambda w, _: accounts.reset(w.office, UNKNOWN, HASH)),
    "accounts.set_own_password": about(
        Act.SET_OWN_PASSWORD, lambda w, of: accounts.set_own_password(w.office, of, w.kept)
    ),
    "affected.affected": Case(Act.READ_LAW, lambda w, _: affected.affected(w.office, CASE, date(2026, 1, 1))),
    "affected.proposals": Case(Act.READ_LAW, lambda w, _: affected.proposals(w.office, RULE)),
    "affected.would_be": Case(Act.READ_LAW, lambda w, _: affected.would_be(w.office, ())),
    "affected.due": Case(Act.READ_LAW, lambda w, _: affected.due(w.office, date(2026, 1, 1))),
    "agencies.agencies": Case(Act.SET_PROFILE, lambda w, _: agencies.agencies(w.office)),
    "agencies.give_profile": Case(Act.SET_PROFILE, lambda w, _: agencies.give_profile(w.office, "Harbor", "default")),
    "agencies.in_force": about(Act.READ_PLAYS, lambda w, of: agencies.in_force(w.office, of)),
    "agenda.what_next": about(Act.READ_PLAYS, lambda w, of: agenda.what_next(w.office, of)),
    "agenda.assigned_to": about(Act.READ_PLAYS, lambda w, of: agenda.assigned_to(w.office, of)),
    "assignments.assign": about(Act.ASSIGN, lambda w, of: assignments.assign(w.office, SHORT, "practice", named=[of])),
    "assignments.withdraw": Case(Act.ASSIGN, lambda w, _: assignments.withdraw(w.office, w.assignment)),
    "assignments.restore": Case(Act.ASSIGN, lambda w, _: assignments.restore(w.office, w.assignment)),
    "assignments.of_cohort": Case(Act.ASSIGN, lambda w, _: assignments.of_cohort(w.office, w.cohort)),
    "assignments.open_for": about(Act.READ_PLAYS, lambda w, of: assignments.open_for(w.office, of)),
    "assignments.demand_open": about(
        Act.READ_PLAYS, lambda w, of: assignments.demand_open(w.office, UNKNOWN, of, SHORT, "practice", None)
    ),
    "attempts.start": about(Act.PLAY, lambda w, of: attempts.start(w.office, of, SHORT, "practice")),
    "attempts.act": about(Act.PLAY, lambda w, of: attempts.act(w.office, w.open(of), WriteNote("x"))),
    "attempts.prepare_end": about(Act.PLAY, lambda w, of: attempts.prepare_end(w.office, w.open(of))),
    "attempts.resume": about(Act.PLAY, lambda w, of: attempts.resume(w.office, w.open(of).attempt_id)),
    "attempts.debrief_of": about(Act.READ_PLAYS, lambda w, of: attempts.debrief_of(w.office, w.finished(of))),
    "audit.entries": Case(Act.READ_AUDIT, lambda w, _: audit.entries(w.office)),
    "audit.log": Case(Act.READ_AUDIT, lambda w, _: audit.log(w.office)),
    "audit.acts": Case(Act.READ_AUDIT, lambda w, _: audit.acts(w.office)),
    "audit.first_bad": Case(Act.READ_AUDIT, lambda w, _: audit.first_bad(w.office)),
    "audit.as_csv": Case(Act.READ_AUDIT, lambda w, _: audit.as_csv(w.office)),
    "carry_in.carry_in": Case(Act.KEEP_RECORDS, lambda w, _: carry_in.carry_in(w.office, b"", w.me)),
    "carry_in.look": Case(Act.KEEP_RECORDS, lambda w, _: carry_in.look(w.office, b"")),
    "carry_out.carry_out": about(Act.EXPORT_RECORD, lambda w, of: carry_out.carry_out(w.office, of)),
    "certificate_checks.check_here": Case(Act.KEEP_RECORDS, lambda w, _: certificate_checks.check_here(w.office, "x")),
    "certifications.state_certification": Case(
        Act.KEEP_RECORDS,
        lambda w, _: certifications.state_certification(
            w.office, "x", body="B", number="", on="", lesson_plan="", credit_hours=""
        ),
    ),
    "certificates.certificates": about(Act.READ_PLAYS, lambda w, of: certificates.certificates(w.office, of)),
    "certificates.every": Case(Act.KEEP_RECORDS, lambda w, _: certificates.every(w.office)),
    "certificates.issue": Case(Act.KEEP_RECORDS, lambda w, _: certificates.issue(w.office, w.persons["other"], "x")),
    "certificates.revoke": Case(Act.KEEP_RECORDS, lambda w, _: certificates.revoke(w.office, 1, "why")),
    "check.check": Case(Act.CHECK_RECORD, lambda w, _: check.check(w.office)),
    "check.recompute": Case(Act.COPY_RECORD, lambda w, _: check.recompute(w.office)),
    "cohorts.cohorts": Case(Act.READ_COHORTS, lambda w, _: cohorts.cohorts(w.office)),
    "cohorts.create": Case(Act.ARRANGE_COHORTS, lambda w, _: cohorts.create(w.office, "New")),
    "cohorts.rename": Case(Act.ARRANGE_COHORTS, lambda w, _: cohorts.rename(w.office, w.cohort, "Newer")),
    "cohorts.end": Case(Act.ARRANGE_COHORTS, lambda w, _: cohorts.end(w.office, w.cohort)),
    "cohorts.reopen": Case(Act.ARRANGE_COHORTS, lambda w, _: cohorts.reopen(w.office, w.cohort)),
    "cohorts.add_member": about(
        Act.ARRANGE_COHORTS, lambda w, of: cohorts.add_member(w.office, w.cohort, of, "trainee")
    ),
    "cohorts.remove_member": about(
        Act.ARRANGE_COHORTS, lambda w, of: cohorts.remove_member(w.office, w.cohort, of, "trainee")
    ),
    "comparing.look": Case(Act.WRITE_CONTENT, lambda w, _: comparing.look(w.office, FOLDER)),
    "comparing.open_text": Case(Act.REVIEW_LIBRARY, lambda w, _: comparing.open_text(w.office, UNKNOWN)),
    "comparing.who": Case(Act.LIST_PEOPLE, lambda w, _: comparing.who(w.office, "1")),
    "courses.standings": about(Act.READ_PLAYS, lambda w, of: courses.standings(w.office, of)),
    "database.backup": Case(Act.COPY_RECORD, lambda w, _: database.backup(w.office, w.folder / "copy.db")),
    "folder.bring_in": Case(Act.PUBLISH, lambda w, _: folder.bring_in(w.office, FOLDER)),
    "guidance.last_moment": about(Act.PLAY, lambda w, of: guidance.last_moment(w.office, w.open(of))),
    "guidance.expert_answer": about(Act.PLAY, lambda w, of: guidance.expert_answer(w.office, w.open(of))),
    "law.changes": Case(Act.READ_LAW, lambda w, _: law.changes(w.office)),
    "law.set_status": Case(
        Act.SET_LAW, lambda w, _: law.set_status(w.office, CASE, "overruled", since=date(2026, 1, 1), source="x")
    ),
    "law.lift": Case(Act.SET_LAW, lambda w, _: law.lift(w.office, UNKNOWN)),
    "law.marked": Case(Act.READ_LAW, lambda w, _: law.marked(w.office, CASE)),
    "leave.leave_of": about(Act.READ_PLAYS, lambda w, of: leave.leave_of(w.office, of)),
    "leave.add": about(Act.SET_LEAVE, lambda w, of: leave.add(w.office, of, date(2026, 12, 1), date(2026, 12, 2))),
    "leave.remove": about(Act.SET_LEAVE, lambda w, of: leave.remove(w.office, of, UNKNOWN)),
    "library.catalogue": about(Act.READ_PLAYS, lambda w, of: library.catalogue(w.office, of)),
    "own_page.own_page": about(Act.READ_PLAYS, lambda w, of: own_page.own_page(w.office, of, 5)),
    "looking_back.looking_back": about(Act.READ_PLAYS, lambda w, of: looking_back.looking_back(w.office, of)),
    "paces.pace_of": about(Act.READ_PLAYS, lambda w, of: paces.pace_of(w.office, of)),
    "paces.own_pace": about(Act.READ_PLAYS, lambda w, of: paces.own_pace(w.office, of)),
    "paces.cohort_pace": Case(Act.READ_COHORTS, lambda w, _: paces.cohort_pace(w.office, w.cohort)),
    "paces.set_pace": about(Act.ASSIGN, lambda w, of: paces.set_pace(w.office, of, 10)),
    "paces.set_cohort_pace": Case(Act.ASSIGN, lambda w, _: paces.set_cohort_pace(w.office, w.cohort, 10)),
    "own_data.export": about(Act.EXPORT_RECORD, lambda w, of: own_data.export(w.office, of, w.folder / of.hex())),
    "papers.save_certificate": Case(
        Act.EXPORT_RECORD, lambda w, _: papers.save_certificate(w.office, 99, w.folder / "c.pdf")
    ),
    "papers.save_transcript": about(
        Act.EXPORT_RECORD, lambda w, of: papers.save_transcript(w.office, of, w.folder / "t.pdf")
    ),
    "outlook.of_cohort": Case(Act.ASSIGN, lambda w, _: outlook.of_cohort(w.office, w.cohort)),
    "outlook.of_person": about(Act.READ_PLAYS, lambda w, of: outlook.of_person(w.office, of)),
    "people.people": Case(Act.LIST_PEOPLE, lambda w, _: people.people(w.office)),
    "people.register": Case(Act.ADMINISTER_PEOPLE, lambda w, _: people.register(w.office, "New", "901")),
    "people.correct": about(Act.CORRECT_IDENTITY, lambda w, of: people.correct(w.office, of, "Another", "902")),
    "people.former_identities": about(Act.READ_PLAYS, lambda w, of: people.former_identities(w.office, of)),
    "play_evidence.choices": about(Act.READ_PLAYS, lambda w, of: play_evidence.choices(w.office, w.finished(of))),
    "plays.open_attempts": about(Act.READ_PLAYS, lambda w, of: plays.open_attempts(w.office, of)),
    "plays.finished": about(Act.READ_PLAYS, lambda w, of: plays.finished(w.office, of)),
    "policy.set_policy": Case(
        Act.SET_POLICY, lambda w, _: policy.set_policy(w.office, idle_minutes=5, least_length=15, banner="")
    ),
    "policy.share": Case(Act.SET_POLICY, lambda w, _: policy.share(w.office, w.me, HASH)),
    "policy.declare_demo": Case(Act.SET_POLICY, lambda w, _: policy.declare_demo(w.office)),
    "policy.password_rules": about(Act.SET_OWN_PASSWORD, lambda w, of: policy.password_rules(w.office, of)),
    "preview.carry_on": Case(Act.PREVIEW, lambda w, _: _carried_on(w)),
    "progress.competencies": about(Act.READ_PLAYS, lambda w, of: progress.competencies(w.office, of)),
    "progress.plays": about(Act.READ_PLAYS, lambda w, of: progress.plays(w.office, of)),
    "proposals.read": Case(Act.WRITE_CONTENT, lambda w, _: proposals.read(w.office, FOLDER)),
    "proposals.of_shipped": Case(Act.WRITE_CONTENT, lambda w, _: proposals.of_shipped(w.office, "x")),
    "publishing.adopt": Case(Act.WRITE_CONTENT, lambda w, _: publishing.adopt(w.office, "x")),
    "publishing.publish_together": Case(Act.PUBLISH, lambda w, _: publishing.publish_together(w.office, [UNKNOWN])),
    "publishing.listed": Case(Act.REVIEW_LIBRARY, lambda w, _: publishing.listed(w.office)),
    "publishing.propose": Case(Act.WRITE_CONTENT, lambda w, _: publishing.propose(w.office, FOLDER)),
    "publishing.review": Case(Act.REVIEW_LIBRARY, lambda w, _: publishing.review(w.office, UNKNOWN, "read")),
    "publishing.approve": Case(Act.PUBLISH, lambda w, _: publishing.approve(w.office, UNKNOWN, "Counsel, J. Doe")),
    "publishing.publish": Case(Act.PUBLISH, lambda w, _: publishing.publish(w.office, UNKNOWN)),
    "publishing.withdraw": Case(Act.PUBLISH, lambda w, _: publishing.withdraw(w.office, UNKNOWN, "why")),
    "remediations.note": about(Act.NOTE_REMEDIATION, lambda w, of: remediations.note(w.office, w.finished(of), "x")),
    "screen_outs.recommend": about(
        Act.RECOMMEND, lambda w, of: screen_outs.recommend(w.office, w.screen_out(of), Outcome.UPHELD, "x", 0)
    ),
    "screen_outs.judged": about(Act.READ_PLAYS, lambda w, of: screen_outs.judged(w.office, w.finished(of))),
    "screen_outs.decide": about(
        Act.DECIDE, lambda w, of: screen_outs.decide(w.office, w.screen_out(of), Outcome.UPHELD, "x", 0)
    ),
    "screen_out_cases.cases": Case(Act.RECOMMEND, lambda w, _: screen_out_cases.cases(w.office)),
    "screen_out_cases.waiting": Case(Act.RECOMMEND, lambda w, _: screen_out_cases.waiting(w.office)),
    "screen_out_cases.evidence": about(
        Act.READ_PLAYS, lambda w, of: screen_out_cases.evidence(w.office, w.screen_out(of))
    ),
    "refreshers.due": about(Act.READ_PLAYS, lambda w, of: refreshers.due(w.office, of)),
    "refreshers.next_run": about(Act.READ_PLAYS, lambda w, of: refreshers.next_run(w.office, of)),
    "refreshers.play_next": about(Act.PLAY, lambda w, of: refreshers.play_next(w.office, of)),
    "ranks.give_rank": about(Act.CORRECT_IDENTITY, lambda w, of: ranks.give_rank(w.office, of, "Sergeant")),
    "refreshers.prepare": about(Act.PLAY, lambda w, of: refreshers.prepare(w.office, of, PLANNED)),
    "refreshers.refreshed_today": about(Act.READ_PLAYS, lambda w, of: refreshers.refreshed_today(w.office, of)),
    "refreshers.waiting": about(Act.READ_PLAYS, lambda w, of: refreshers.waiting(w.office, of)),
    "refreshers.standings": about(Act.READ_PLAYS, lambda w, of: refreshers.standings(w.office, of)),
    "hours.enter_hours": Case(Act.KEEP_RECORDS, lambda w, _: hours.enter_hours(w.office, 1, "2", "", "")),
    "evaluations.evaluate": about(
        Act.EVALUATE, lambda w, of: evaluations.evaluate(w.office, of, "x", (3, 3, 3, 3, 3), "")
    ),
    "purge_plan.look": Case(Act.PURGE, lambda w, _: purge_plan.look(w.office)),
    "purge_plan.look_at_person": Case(Act.PURGE, lambda w, _: purge_plan.look_at_person(w.office, w.me)),
    "purging.purge": Case(Act.PURGE, lambda w, _: purging.purge(w.office, NOTHING_DUE)),
    "retention.hold_person": Case(Act.KEEP_RECORDS, lambda w, _: retention.hold_person(w.office, w.me, "x")),
    "retention.hold_play": Case(Act.KEEP_RECORDS, lambda w, _: retention.hold_play(w.office, UNKNOWN, "x")),
    "retention.holds": Case(Act.KEEP_RECORDS, lambda w, _: retention.holds(w.office)),
    "retention.lift": Case(Act.KEEP_RECORDS, lambda w, _: retention.lift(w.office, UNKNOWN)),
    "retention.periods": Case(Act.KEEP_RECORDS, lambda w, _: retention.periods(w.office)),
    "retention.set_period": Case(
        Act.SET_RETENTION, lambda w, _: retention.set_period(w.office, retention.Kept.TYPED, 365)
    ),
    "resolutions.resolutions": about(Act.READ_PLAYS, lambda w, of: resolutions.resolutions(w.office, of)),
    "resolutions.not_done": about(Act.READ_PLAYS, lambda w, of: resolutions.not_done(w.office, of)),
    "resolutions.take_up": about(Act.PLAY, lambda w, of: resolutions.take_up(w.office, w.finished(of))),
    "signing.renew": Case(Act.KEEP_RECORDS, lambda w, _: signing.renew(w.office)),
    "training_record.record": about(Act.READ_PLAYS, lambda w, of: training_record.record(w.office, of)),
}

NEEDS_NONE: dict[str, str] = {
    "accounts.recover_administrator": "refused at every window, whoever acts: see test_accounts",
    "assignable.demand_assignable": "a part of assigning, which has been allowed",
    "agencies.chosen": "a part of starting a play, which has been allowed",
    "agencies.served_in": "the library, which everybody may read",
    "carried_play.rebuilt": "computes from what it is given",
    "courses.withheld_from": "a part of looking at a course, which has been allowed",
    "database.backup_if_due": "the program's own copy of the day",
    "database.health": "where the record lies, as About shows everybody",
    "editions.prepared": "the library, which everybody may read",
    "editions.profile_digest": "computes from what it is given",
    "editions.shipped_edition": "the library, which everybody may read",
    "editions.shipped_profile": "the library, which everybody may read",
    "editions.solution": "computes from what it is given",
    "progress.shown": "a part of reading, which has been allowed",
    "law.caution": "the library, which everybody may read",
    "law.demand_good_law": "the library, which everybody may read",
    "law.subject_of": "the library, which everybody may read",
    "law.withheld": "the library, which everybody may read",
    "library.competency_title": "the library, which everybody may read",
    "people.first_person": "who registered first, before anybody can sign in",
    "permission.allowed": "the permissions themselves",
    "permission.demand": "the permissions themselves",
    "permission.demand_for_cohort": "the permissions themselves",
    "permission.demand_for_play": "the permissions themselves",
    "permission.may": "the permissions themselves",
    "permission.refuse": "the permissions themselves",
    "permission.standing_of": "the permissions themselves",
    "policy.policy": "how people sign in, as the page to sign in shows everybody",
    "provenance.provenance": "who published what is played, as the debrief shows everybody",
    "reference.listed": "the library, which everybody may read",
    "reference.opened": "the library, which everybody may read",
    "reference.search": "the library, which everybody may read",
    "results.scored": "computes from what it is given",
    "sign_in.arrive": "before anybody is signed in",
    "sign_in.challenge": "before anybody is signed in",
    "sign_in.enter": "before anybody is signed in",
    "sign_in.names": "before anybody is signed in; the agency decides whether names are shown",
    "sign_in.session": "who is signed in",
    "sign_in.sign_out": "everybody may leave",
    "signing.keys": "the public keys, by which everybody may verify what was signed here",
    "signing.public_key": "the public key, by which everybody may verify what was signed here",
}


def _carried_on(world: World) -> object:
    draft = preview.Draft(world.office.library, next(iter(world.office.library.editions.values())), ())
    return preview.carry_on(world.office, draft, None)


def acts_there_are() -> set[str]:
    """Return every public function that begins an act: it takes an office, and no transaction that is open already."""
    found = set()
    for module in pkgutil.iter_modules(trainer.academy.__path__):
        room = importlib.import_module(f"trainer.academy.{module.name}")
        for name, one in vars(room).items():
            if not inspect.isfunction(one) or one.__module__ != room.__name__ or name.startswith("_"):
                continue
            parameters = inspect.signature(one).parameters
            if "office" in parameters and "transaction" not in parameters:
                found.add(f"{module.name}.{name}")
    return found


def is_allowed(actor: Any, case: Case, whose: str) -> bool:
    """Say what the table says, worked out apart from the code that enforces it."""
    if actor == "with a code":
        return case.act is Act.SET_OWN_PASSWORD and whose == "own"
    if not isinstance(actor, Role):
        return False
    reach = TABLE[case.act].get(actor)
    if reach is None:
        return False
    if not case.of:
        return reach in (Reach.COHORT, Reach.ALL)
    return {"own": True, "cohort": reach >= Reach.COHORT, "other": reach is Reach.ALL}[whose]


def attempted(world: World, case: Case, of: bytes) -> bool:
    """Call an act; say whether it was let through, whatever became of it afterwards."""
    try:
        case.call(world, of)
    except Refused:
        return False
    except TrainerError:
        pass
    return True


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record with people, a cohort and plays; made once."""
    return built(tmp_path_factory.mktemp("every-act"))


@pytest.fixture
def world(record: Path, tmp_path: Path) -> Iterator[Callable[[Any], World]]:
    """Lend a way to open a copy of the record with somebody acting."""
    opened: list[World] = []

    def as_actor(actor: Any) -> World:
        file = tmp_path / f"{len(opened)}.db"
        shutil.copy(record, file)
        opened.append(opened_as(file, actor))
        return opened[-1]

    yield as_actor
    for one in opened:
        one.office.close()


def test_no_act_is_forgotten() -> None:
    assert acts_there_are() == CASES.keys() | NEEDS_NONE.keys()
    assert not CASES.keys() & NEEDS_NONE.keys()


def test_every_permission_is_asked_for_somewhere() -> None:
    assert {case.act for case in CASES.values()} == set(Act)


@pytest.mark.parametrize("name", list(CASES))
def test_an_act_is_done_by_those_who_may_and_nobody_else(name: str, world: Callable[[Any], World]) -> None:
    case = CASES[name]
    for actor in ACTORS:
        here = world(actor)
        for whose in WHOSE if case.of else WHOSE[:1]:
            of = here.persons[whose]
            before = here.refusals()
            done = attempted(here, case, of)
            expected = is_allowed(actor, case, whose)
            noted = here.refusals()[len(before) :]

            assert done == expected, f"{name} as {actor} on {whose}"
            assert bool(noted) != expected, f"{name} as {actor} on {whose}: {noted}"
            assert all(entry.actor == here.office.acting for entry in noted)


def test_the_count_of_calls_is_known() -> None:
    calls = sum(len(ACTORS) * (len(WHOSE) if case.of else 1) for case in CASES.values())

    assert calls >= 999

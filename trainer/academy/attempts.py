"""A play: begun, carried on one act at a time, taken up again. What an act returns is already on the disk."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from trainer.academy import agencies, editions, results
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office, Unsure
from trainer.academy.permission import demand, demand_for_play
from trainer.engine.actions import Action
from trainer.engine.advance import advance, begin
from trainer.engine.events import Event, Resolved, UnknownEvent, from_plain, to_plain
from trainer.engine.playable import Playable
from trainer.engine.replay import replay
from trainer.engine.state import Mode, Run
from trainer.engine.views import NotOffered
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.scoring.debrief import Debrief, debrief
from trainer.scoring.result import Result
from trainer.store import attempts as stored
from trainer.store import faults, resolutions
from trainer.store import results as stored_results
from trainer.store.chain import Link, event_hash, first_bad, genesis, private_digest
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.scenario.edition import Edition
    from trainer.scenario.model import Scenario
    from trainer.scenario.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Playing:
    """A play as it stands on the disk. `attempt` is the stored header with the head of its chain."""

    playable: Playable
    run: Run
    attempt: stored.StoredAttempt
    agency: str | None = None
    """The invented agency the officer serves in this contact; None for the officer's own."""

    @property
    def attempt_id(self) -> bytes:
        """The 16 bytes that name the attempt."""
        return self.attempt.id

    @property
    def person_id(self) -> bytes:
        """Who plays."""
        return self.attempt.person

    @property
    def edition(self) -> str:
        """Digest of the edition that is played, in hexadecimal."""
        return self.attempt.edition.hex()

    @property
    def started_at(self) -> datetime:
        """When the play began."""
        return from_microseconds(self.attempt.started_at)

    @property
    def saved_at(self) -> datetime:
        """When the last act was saved."""
        return from_microseconds(self.attempt.saved_at)


def start(
    office: Office,
    person_id: bytes,
    scenario_id: str,
    mode: Mode,
    variant: str | None = None,
    profile: str | None = None,
    assignment: bytes | None = None,
) -> Playing:
    """Begin a play of the library's edition under the profile in force, or another one outside an assessment.

    Raises TrainerError where there is no such contact, profile, variant or mode, or the play is not what was assigned.
    """
    demand(office, Act.PLAY, person_id)
    office.look_again()
    edition = editions.shipped_edition(office, scenario_id)
    if assignment is None:
        rules = agencies.chosen(office, person_id, mode, profile)
    else:
        rules = _assigned_rules(office, assignment, person_id, scenario_id, mode, variant, profile)
    if mode in ("assessment", "refresher") and office.library is not office.shipped:
        from trainer.academy.law import demand_good_law

        demand_good_law(office, scenario_id, rules, mode)
    _demand_mode(edition.scenario, mode)
    if variant is not None and variant not in edition.scenario.variants:
        raise TrainerError(f"{edition.scenario.title} has no variant {variant}.", "Choose one that it lists.")
    header = _header(office, person_id, edition, rules, mode, variant)
    with office.writing(Change.ATTEMPTS) as transaction:
        editions.keep(office, transaction, edition, rules)
        playing = _begun(office, transaction, header)
        stored.begin(transaction, playing.attempt)
        if assignment is not None:
            from trainer.store import assignments

            assignments.link(transaction, playing.attempt_id, assignment)
    return playing


def act(office: Office, playing: Playing, action: Action) -> Playing:
    """Do one act: one event, on the disk before this returns, with result and evidence where it finishes the play.

    Raises NotOffered where the act is not possible, PlayedElsewhere where the attempt went on in another window, and
    another TrainerError where it could not be saved; what is not saved is never returned. After such a fault
    the next act looks first whether the one before is on the disk after all: asked again, it is answered with how the
    play stands; another act raises SavedAfterAll.
    """
    demand(office, Act.PLAY, playing.person_id)
    if playing.attempt_id in office.unsure:
        landed = _landed(office, playing, action)
        if landed is not None:
            return landed
    run, event = advance(playing.playable, playing.run, action)
    link = _link(office, playing.attempt, run.events, event)
    is_end = run.finished and playing.attempt.finished_at is None
    attempt = _moved(playing.attempt, run, link)
    changes = {Change.ATTEMPTS, Change.RESULTS} if is_end or isinstance(event, Resolved) else {Change.ATTEMPTS}
    result = (
        results.scored(office, attempt, playing.playable, run) if is_end and attempt.mode in results.COUNTED else None
    )
    try:
        with office.writing(*changes) as transaction:
            _append(transaction, playing.attempt, attempt, link)
            if result is not None:
                results.conclude(transaction, attempt, result, link.at)
                _remember(transaction, playing.playable, attempt, result, link.at)
            if isinstance(event, Resolved):
                resolutions.keep(transaction, attempt.id, link.sequence, event.on)
    except faults.PlayedElsewhere:
        raise
    except TrainerError:
        office.unsure[attempt.id] = Unsure(action, link.hash)
        raise
    return replace(playing, run=run, attempt=attempt)


def prepare_end(office: Office, playing: Playing) -> None:
    """Make ready what the ending of a play asks for, while it is still played: what each competency can reach."""
    demand(office, Act.PLAY, playing.person_id)
    if playing.run.finished or playing.attempt.mode not in results.COUNTED:
        return
    from trainer.academy import remembering  # noqa: F401 - read from the disk now, not while an ending is waited for

    attempt = playing.attempt
    solution = editions.solution(office, playing.playable, attempt.edition, attempt.profile, attempt.variant)
    list(solution.competencies)  # computed when it is first asked for, and kept


def resume(office: Office, attempt_id: bytes) -> Playing:
    """Take up a play exactly where it stands, from its events; raises Damaged where they do not fit together."""
    demand_for_play(office, Act.PLAY, attempt_id)
    with office.reading() as transaction:
        return restored(office, transaction, attempt_id)


def debrief_of(office: Office, attempt_id: bytes) -> tuple[Playing, Result, Debrief]:
    """Return a finished play with its result and its debrief, from the edition and the authorities it was played on.

    Raises TrainerError where the first line of play has not ended.
    """
    demand_for_play(office, Act.READ_PLAYS, attempt_id)
    with office.reading() as transaction:
        playing = restored(office, transaction, attempt_id)
        if not playing.run.finished:
            raise TrainerError("This contact is still being played.", "Go on with it from Home; the debrief follows.")
        row = stored_results.of_attempt(transaction, attempt_id)
        authorities = editions.authorities_of(office, transaction, playing.attempt.authorities)
    attempt, playable = playing.attempt, playing.playable
    solution = editions.solution(office, playable, attempt.edition, attempt.profile, attempt.variant)
    result = results.from_row(row, playable) if row else results.scored(office, attempt, playable, playing.run)
    return playing, result, debrief(playable, solution, playing.run, result, authorities)


def restored(office: Office, transaction: Transaction, attempt_id: bytes) -> Playing:
    """Return a play from its stored events, after checking their chain."""
    attempt = stored.one(transaction, attempt_id)
    if attempt is None:
        raise TrainerError("There is no such play in this database.", "Choose one from the list.")
    links = stored.links(transaction, attempt_id)
    bad = first_bad(stored.header(transaction, attempt), links, attempt.head_sequence, attempt.head_hash)
    if bad is not None:
        raise faults.damaged(
            office.database.place, f"event {bad} of the play {attempt_id.hex()} has been changed or is missing"
        )
    playable = editions.played(office, transaction, attempt)
    try:
        events = [event_of(link) for link in links]
        run = replay(playable, seed=attempt.seed, mode=cast("Mode", attempt.mode), events=events)
    except (NotOffered, UnknownEvent) as misfit:
        raise faults.damaged(
            office.database.place, f"the events of the play {attempt_id.hex()} do not fit its contact"
        ) from misfit
    return Playing(playable=playable, run=run, attempt=attempt, agency=agencies.served_in(office, playable.scenario.id))


def event_of(link: Link) -> Event:
    """Return the event that a stored link keeps; an erased text reads as empty."""
    private: dict[str, Any] = json.loads(link.private) if link.private is not None else {}
    return from_plain(link.kind, json.loads(link.public), private)


def _landed(office: Office, playing: Playing, action: Action) -> Playing | None:
    unsure = office.unsure[playing.attempt_id]
    stands = resume(office, playing.attempt_id)
    del office.unsure[playing.attempt_id]
    if stands.attempt.head_hash != unsure.hash or playing.attempt.head_hash == unsure.hash:
        return None
    office.changes.announce(frozenset({Change.ATTEMPTS, Change.RESULTS}))
    if action != unsure.action:
        raise faults.saved_after_all()
    return stands


def _demand_mode(scenario: "Scenario", mode: Mode) -> None:
    if scenario.kind == "bulletin" and mode not in ("practice", "refresher"):
        raise TrainerError(
            f"{scenario.title} is a bulletin: it refreshes, and is not assessed.", "Choose refresher or practice."
        )
    if mode == "worked example" and not scenario.worked_example:
        raise TrainerError(f"{scenario.title} has no worked example.", "Choose practice.")


def _remember(
    transaction: Transaction, playable: Playable, attempt: stored.StoredAttempt, result: Result, at: int
) -> None:
    """Let a play that has just finished say what is remembered of its family; one without a score says nothing."""
    if result.score is None:
        return
    # Imported at an end alone: a play begins without the model of memory.
    from trainer.academy import remembering
    from trainer.store.refreshers import Played

    scenario = playable.scenario
    play = Played(attempt.id, attempt.person, attempt.edition, at, result.score, len(result.screen_outs))
    remembering.conclude(transaction, scenario.refreshes or scenario.id, play)


def _append(transaction: Transaction, before: stored.StoredAttempt, after: stored.StoredAttempt, link: Link) -> None:
    stored.append(
        transaction,
        after.id,
        link,
        before.head_hash,
        scene=after.scene,
        decision=after.decision,
        finished_at=after.finished_at,
    )


def _assigned_rules(
    office: Office,
    assignment: bytes,
    person_id: bytes,
    scenario_id: str,
    mode: Mode,
    variant: str | None,
    profile: str | None,
) -> "Profile":
    from trainer.academy.assignments import demand_open

    given = demand_open(office, assignment, person_id, scenario_id, mode, variant)
    rules = agencies.chosen(office, person_id, mode, None, given.profile)
    if profile not in (None, rules.id):
        raise TrainerError("It was not assigned under these rules.", "Start it as the brief shows it.")
    return rules


def _header(
    office: Office, person_id: bytes, edition: "Edition", rules: "Profile", mode: Mode, variant: str | None
) -> stored.StoredAttempt:
    now = office.clock.microseconds()
    return stored.StoredAttempt(
        id=office.clock.new_id(),
        person=person_id,
        edition=bytes.fromhex(edition.digest),
        profile=editions.profile_digest(office, rules),
        authorities=bytes.fromhex(office.library.authorities_digest),
        variant=variant,
        mode=mode,
        seed=office.clock.new_seed(),
        started_at=now,
        about=0,
        head_sequence=0,
        head_hash=b"",
        scene="",
        decision=1,
        saved_at=now,
        finished_at=None,
    )


def _begun(office: Office, transaction: Transaction, header: stored.StoredAttempt) -> Playing:
    playable = editions.played(office, transaction, header)
    solution = editions.solution(office, playable, header.edition, header.profile, header.variant)
    run = begin(playable, seed=header.seed, mode=cast("Mode", header.mode))
    attempt = replace(header, about=len(solution.best_path()), scene=run.state.scene)
    attempt = replace(attempt, head_hash=genesis(attempt.header))
    return Playing(playable=playable, run=run, attempt=attempt, agency=agencies.served_in(office, playable.scenario.id))


def _link(office: Office, attempt: stored.StoredAttempt, sequence: int, event: Event) -> Link:
    kind, public, private = to_plain(event)
    typed = _text(private) if private else None
    salt = office.clock.new_salt() if typed is not None else None
    digest = private_digest(salt, typed) if salt is not None and typed is not None else None
    at, written = office.clock.microseconds(), _text(public)
    return Link(
        sequence=sequence,
        at=at,
        kind=kind,
        public=written,
        private=typed,
        salt=salt,
        private_digest=digest,
        hash=event_hash(attempt.head_hash, attempt.id, sequence, at, kind, written, digest),
    )


def _moved(attempt: stored.StoredAttempt, run: Run, link: Link) -> stored.StoredAttempt:
    return replace(
        attempt,
        head_sequence=link.sequence,
        head_hash=link.hash,
        scene=run.state.scene,
        decision=len(run.steps) + 1,
        saved_at=link.at,
        finished_at=link.at if attempt.finished_at is None and run.finished else attempt.finished_at,
    )


def _text(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

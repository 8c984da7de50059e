"""A demo academy from its first day to its last: people, cohorts, and months of plays that are really played.

Nothing is written past the academy: what stands on the record was done by its acts, on a clock that is moved.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from trainer.academy import accounts, agencies, cohorts, people, policy
from trainer.academy.agenda import what_next
from trainer.academy.assignments import open_for
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.refreshers import play_next
from trainer.academy.sign_in import challenge, enter, sign_out
from trainer.cli.demonstration import cast
from trainer.cli.demonstration.ability import Ability, drawn
from trainer.cli.demonstration.cast import ADMINISTRATOR, Part
from trainer.cli.demonstration.duties import Duties
from trainer.cli.demonstration.moments import DAY, SeededClock
from trainer.cli.demonstration.playing import Contact, Player
from trainer.engine.chance import Chance
from trainer.people.passwords import hashed
from trainer.people.roles import Role
from trainer.scenario.holdings import Library

PASSPHRASE = "nobody here is anybody real"
"""What everybody of a demo academy signs in with; there is nothing to protect."""
DAYS = 182
BANNER = (
    "Demo academy. The people, their agencies and what they wrote are fiction. "
    f"Everybody signs in with the passphrase: {PASSPHRASE}"
)
_LONGEST_DAY_SECONDS = 8 * 3600
_SPRING, _AUTUMN, _IN_SERVICE = range(3)
_CLASS_DAYS = {_SPRING: (1, 3), _AUTUMN: (0, 2)}
_TERM = {_SPRING: (0, 100), _AUTUMN: (82, DAYS)}
_USUAL_PLAYS = 3
"""A class meets every contact so often: an example or practice, practice, an assessment."""
_MOST_REFRESHERS, _BETWEEN_CERTIFICATES = 3, 26
_BETWEEN_TURNS = 16
"""Days from one turn of an officer in service to the next, about."""


@dataclass(slots=True)
class Trainee:
    """Somebody who trains here, with the head that answers and how often it has been sat down here."""

    part: Part
    person: Person
    ability: Ability
    turns: int = 0

    @property
    def cohort(self) -> int:
        """The place of the cohort."""
        return self.part.cohorts[0]


class Academy:
    """Builds one academy in an empty record; `build` it once."""

    def __init__(self, office: Office, clock: SeededClock, seed: int, first: datetime.date, small: int | None) -> None:
        self._office, self._clock, self._first = office, clock, first
        self._seed, self._small = seed, small
        self._chance = Chance(seed)
        self._player = Player(office, clock)
        self._people: dict[str, Person] = {}
        self._cohorts: list[bytes] = []
        self._contacts = _by_level(office.library)
        self._kept = hashed(PASSPHRASE, salt=clock.new_salt())
        self._duties: Duties | None = None

    def build(self, told: Callable[[int], None] = lambda day: None) -> None:
        """Let the academy go through all its days; `told` hears the number of each."""
        trainees = self._opened()
        self._duties = Duties(self._office, self._people, self._cohorts, self._kept, self._seed)
        self._duties.open_term([one.person for one in trainees], self._first)
        for day in range(DAYS):
            date = self._first + day * DAY
            if date.weekday() < 5:
                self._teach(trainees, day, date)
            told(day)
        self._clock.open_on(self._first + DAYS * DAY)
        self._office.acting = self._office.credential = None

    def _teach(self, trainees: list[Trainee], day: int, date: datetime.date) -> None:
        """Let one day go by: what is assigned in the morning, everybody's turn, certificates once a month."""
        assert self._duties is not None
        self._clock.open_on(date)
        if date.weekday() == 0:
            self._assign(day, date)
        for trainee in trainees:
            if self._has_a_turn(trainee, day, date.weekday()):
                self._sit_down(trainee, date)
        if day % _BETWEEN_CERTIFICATES == _BETWEEN_CERTIFICATES - 1 or day >= DAYS - 3:
            self._clock.open_on(date)
            self._clock.pass_by(_LONGEST_DAY_SECONDS + 3600)
            self._duties.judge(date)
            self._duties.certify([one.person for one in trainees])

    def _assign(self, day: int, date: datetime.date) -> None:
        assert self._duties is not None
        for place, (first, last) in _TERM.items():
            if first <= day < last:
                block = (day - first) * len(self._contacts) // (last - first)
                self._duties.assign(self._contacts[block], place, date)

    def _opened(self) -> list[Trainee]:
        """Open on the first day: the administrator, whoever works here, the cohorts, and the trainees."""
        office, first = self._office, cast.STAFF[0]
        self._clock.open_on(self._first - DAY)
        policy.declare_demo(office)
        person = people.register(office, first.name, first.number, first.agency)
        self._people[ADMINISTRATOR] = person
        policy.share(office, person.id, self._kept)
        accounts.give_roles(office, person.id, first.roles)
        policy.set_policy(office, idle_minutes=0, least_length=15, banner=BANNER)
        for title, profile in cast.AGENCIES:
            agencies.give_profile(office, title, profile)
        self._cohorts = [cohorts.create(office, f"{name} (fiction)") for name in cast.COHORTS]
        parts = cast.trainees(self._chance)
        parts = parts[:: max(1, len(parts) // self._small)][: self._small] if self._small else parts
        for part in (*cast.STAFF[1:], *parts):
            self._take_in(part)
        return [
            Trainee(part, self._people[part.number], drawn(self._seed * 1_000_003 + place))
            for place, part in enumerate(parts)
        ]

    def _take_in(self, part: Part) -> None:
        self._clock.pass_by(40)
        self._act_as(ADMINISTRATOR)
        added = accounts.add(self._office, part.name, part.number, part.agency, part.roles, self._kept)
        self._people[part.number] = added.person
        for place in part.cohorts:
            in_part: cohorts.Part = "trainee" if part.roles == (Role.TRAINEE,) else "instructor"
            cohorts.add_member(self._office, self._cohorts[place], added.person.id, in_part)
        self._act_as(part.number)
        accounts.set_own_password(self._office, added.person.id, self._kept)

    def _act_as(self, number: str) -> None:
        self._office.acting, self._office.credential = self._people[number].id, self._kept

    def _has_a_turn(self, trainee: Trainee, day: int, weekday: int) -> bool:
        first, last = _TERM.get(trainee.cohort, (0, 0))
        if trainee.cohort == _IN_SERVICE or day >= last:
            return trainee.ability.happens(_BETWEEN_TURNS * 5 // 7)
        is_class = weekday in _CLASS_DAYS[trainee.cohort] and first <= day < last
        return is_class and not trainee.ability.happens(9)  # somebody is always ill, or in court

    def _sit_down(self, trainee: Trainee, date: datetime.date) -> None:
        """Sign in, do what is due, sign out."""
        assert self._duties is not None
        self._clock.open_on(date)
        self._clock.pass_by(_LONGEST_DAY_SECONDS * self._chance.below(1000) / 1000)
        enter(self._office, challenge(self._office, trainee.part.number), True)
        self._clock.pass_by(20)
        is_in_class = trainee.cohort in _TERM and date < self._first + _TERM[trainee.cohort][1] * DAY
        if not is_in_class:
            self._refresh(trainee)
        contact = self._due(trainee) if is_in_class else self._what_home_says(trainee)
        trainee.turns += 1
        if contact is not None:
            self._player.play(trainee.person.id, trainee.ability, contact)
        self._clock.pass_by(15)
        sign_out(self._office)
        self._duties.look_after(trainee.person, trainee.cohort)

    def _refresh(self, trainee: Trainee) -> None:
        """Play what has come back, a few at most."""
        for _ in range(_MOST_REFRESHERS):
            playing = play_next(self._office, trainee.person.id)
            if playing is None:
                return
            self._player.go_on(playing, trainee.ability)
            self._clock.pass_by(5)

    def _what_home_says(self, trainee: Trainee) -> Contact | None:
        """Return what Home says is next; half of those who have done their refreshers leave it at that."""
        if trainee.cohort in _TERM and trainee.ability.happens(2):
            return None
        due = what_next(self._office, trainee.person.id)
        if due is None or due.scenario_id is None:
            return None
        return Contact(due.scenario_id, "assessment" if trainee.ability.happens(3) else "practice")

    def _due(self, trainee: Trainee) -> Contact | None:
        """Return what is played in class: by the plan, and first of all what is assigned and nearly due."""
        soon = (self._clock.moment + 3 * DAY).date()
        for one in open_for(self._office, trainee.person.id):
            if one.attempt is None and one.due is not None and one.due <= soon:
                return Contact(one.scenario_id, "assessment", one.variant, None, one.id)
        block, step = divmod(trainee.turns, _USUAL_PLAYS)
        scenario = self._office.library.editions[self._contacts[block % len(self._contacts)]].scenario
        if step == 0 and scenario.worked_example:
            return Contact(scenario.id, "worked example")
        if step == _USUAL_PLAYS - 1:
            return Contact(scenario.id, "assessment")
        variants = sorted(scenario.variants)
        variant = variants[trainee.ability.chance.below(len(variants))] if step and variants else None
        profiles = sorted(self._office.library.profiles)
        elsewhere = profiles[trainee.ability.chance.below(len(profiles))] if trainee.ability.happens(12) else None
        return Contact(scenario.id, "practice", variant, elsewhere)


def _by_level(library: Library) -> list[str]:
    contacts = (card for card in library.cards.values() if card.kind == "contact" and card.status != "withdrawn")
    return [card.id for card in sorted(contacts, key=lambda card: (card.level, card.id))]

"""What minutes a week of refreshers are expected to buy: the share of lessons that would still be known, week by week.

A model's expectation and no promise. It plays the coming weeks by the rules of the refreshers with the memory model
FSRS and its published weights: one sitting at the end of each week, what is least likely to be known first, as far as
the week's minutes go. A lesson is known at a sitting with the chance that the model gives it, by chance from a seed;
one that has gone comes back as a whole contact. Nobody is away, and no law changes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.engine.chance import Chance

PACES = (5, 10, 15, 20, 30)
"""The minutes a week that are compared; none at all is the ground they stand on."""
WEEKS = 26
LEAST_COURSES = 360
"""Few lessons are played so often that there are this many courses of events: chance evens out."""
MOST_PEOPLE = 60
"""Of more people than this, so many are taken at even distances."""
_WEEK = 7
_MIDDLE = 3.5
"""Days after a sitting at which a week is looked at."""
_PARTS = 1 << 30
_SEED = 20_271


@dataclass(frozen=True, slots=True)
class Lesson:
    """A family that somebody has met: stability and difficulty (None after a change of law), and its days.

    `elapsed` are days since the last play, `due_in` days until it comes due; `bulletin` and `full` are the minutes of
    its refreshers, `bulletin` None where there is none, and then it never comes back.
    """

    stability: float | None
    difficulty: float | None
    elapsed: int
    due_in: int
    wants_full: bool
    bulletin: int | None
    full: int


@dataclass(frozen=True, slots=True)
class Course:
    """What is expected at one pace: the share known (0 to 1) now and in each week, and the minutes that are used."""

    pace: int
    known: tuple[float, ...]
    minutes: float
    """What one person's refreshers take in a week, on average; a long one that comes alone can exceed the pace."""

    @property
    def at_end(self) -> int:
        """How many lessons of a hundred are known on average over the last four weeks."""
        return round(sum(self.known[-4:]) / 4 * 100)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The courses of all paces that were compared, the smallest first, over so many people and lessons."""

    courses: tuple[Course, ...]
    people: int
    lessons: int

    def gain(self, place: int) -> int:
        """Return how many more lessons of a hundred a course keeps known at the end than the one before it."""
        return self.courses[place].at_end - self.courses[place - 1].at_end if place else 0


def fresh(bulletin: int | None, full: int) -> Lesson:
    """Return a lesson as after a first play today that met its level."""
    model = _Model()
    stability = model.first_stability(_GOOD)
    return Lesson(stability, model.first_difficulty(_GOOD), 0, model.interval(stability), False, bulletin, full)


def outlook(people: Sequence[Sequence[Lesson]], also: int | None = None) -> Outlook:
    """Return what each pace is expected to buy, and one `also`, for people with the lessons they have met."""
    given = [lessons for lessons in people if lessons]
    if len(given) > MOST_PEOPLE:
        given = [given[place * len(given) // MOST_PEOPLE] for place in range(MOST_PEOPLE)]
    paces = sorted({0, *PACES} | ({also} if also is not None else set()))
    model = _Model()
    return Outlook(tuple(_course(model, given, pace) for pace in paces), len(given), sum(map(len, given)))


_AGAIN, _GOOD = 1, 3


class _Model:
    """FSRS as the refreshers use it, on plain numbers; a test holds it to the package's own answers."""

    def __init__(self) -> None:
        from fsrs.scheduler import DEFAULT_PARAMETERS

        from trainer.learning.memory import RETENTION

        self._w = w = tuple(DEFAULT_PARAMETERS)
        self._decay = -w[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._wait: float = (RETENTION ** (1 / self._decay) - 1) / self._factor
        self._easy = self._difficulty(4)
        self._growth, self._short = math.exp(w[8]), math.exp(w[17] * w[18])

    def first_stability(self, rating: int) -> float:
        """Return the stability after a first play."""
        return self._w[rating - 1]

    def first_difficulty(self, rating: int) -> float:
        """Return the difficulty after a first play."""
        return _within(self._difficulty(rating))

    def chance(self, stability: float, days: float) -> float:
        """Return the chance that a lesson is still known so many days after it was played."""
        return float((1 + self._factor * days / stability) ** self._decay)

    def interval(self, stability: float) -> int:
        """Return after how many days a lesson comes back."""
        return max(1, round(stability * self._wait))

    def difficulty(self, before: float, rating: int) -> float:
        """Return the difficulty after a play."""
        moved = before + (10 - before) * (-self._w[6] * (rating - 3)) / 9
        return _within(self._w[7] * self._easy + (1 - self._w[7]) * moved)

    def known(self, stability: float, difficulty: float, chance: float) -> float:
        """Return the stability after a play that showed the lesson, which was known by this chance."""
        w = self._w
        surprise = math.exp((1 - chance) * w[10]) - 1
        return float(stability * (1 + self._growth * (11 - difficulty) * stability ** -w[9] * surprise))

    def gone(self, stability: float, difficulty: float, chance: float) -> float:
        """Return the stability after a play that did not show it."""
        w = self._w
        long = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.exp((1 - chance) * w[14])
        return float(max(0.001, min(long, stability / self._short)))

    def _difficulty(self, rating: int) -> float:
        return float(self._w[4] - math.exp(self._w[5] * (rating - 1)) + 1)


class _Held:
    """A lesson on its way through the weeks; `last` and `due` are days counted from today."""

    __slots__ = ("bulletin", "difficulty", "due", "full", "last", "stability", "wants_full")

    def __init__(self, lesson: Lesson) -> None:
        self.stability, self.difficulty = lesson.stability, lesson.difficulty
        self.last, self.due = -lesson.elapsed, lesson.due_in
        self.wants_full, self.bulletin, self.full = lesson.wants_full, lesson.bulletin, lesson.full

    @property
    def minutes(self) -> int | None:
        """How long its next refresher takes; None where it has none."""
        return self.full if self.wants_full and self.bulletin is not None else self.bulletin


def _course(model: _Model, people: Sequence[Sequence[Lesson]], pace: int) -> Course:
    count = sum(map(len, people))
    copies = -(-LEAST_COURSES // count) if count else 0
    known, used = [0.0] * (WEEKS + 1), 0
    for place, lessons in enumerate(people):
        for copy in range(copies):
            held = [_Held(lesson) for lesson in lessons]
            chances = Chance(_SEED + place * LEAST_COURSES + copy)
            known[0] += _known(model, held, 0)
            for week in range(1, WEEKS + 1):
                used += _sit(model, held, week * _WEEK, pace, chances)
                known[week] += _known(model, held, week * _WEEK + _MIDDLE)
    lessons_seen = copies * count or 1
    sittings = copies * len(people) * WEEKS or 1
    return Course(pace, tuple(share / lessons_seen for share in known), used / sittings)


def _known(model: _Model, held: Sequence[_Held], day: float) -> float:
    """Return how many lessons are expected to be known on a day."""
    return sum(0.0 if one.stability is None else model.chance(one.stability, day - one.last) for one in held)


def _sit(model: _Model, held: Sequence[_Held], day: int, pace: int, chances: Chance) -> int:
    """Play what has come due as far as the minutes go; return the minutes that it took."""
    waiting = [
        (0.0 if one.stability is None else model.chance(one.stability, day - one.last), one.due, place, minutes)
        for place, one in enumerate(held)
        if one.due <= day and (minutes := one.minutes) is not None
    ]
    took, left = 0, pace
    for chance, _, place, minutes in sorted(waiting):
        # As the refreshers have it: one that takes longer than the whole pace counts as that, or it would never come.
        left -= min(minutes, pace)
        if left < 0 or not pace:
            break
        took += minutes
        _play(model, held[place], day, chance, is_known=chances.below(_PARTS) < chance * _PARTS)
    return took


def _play(model: _Model, one: _Held, day: int, chance: float, *, is_known: bool) -> None:
    rating = _GOOD if is_known else _AGAIN
    if one.stability is None or one.difficulty is None:
        one.stability, one.difficulty = model.first_stability(rating), model.first_difficulty(rating)
    else:
        moved = model.known if is_known else model.gone
        one.stability = moved(one.stability, one.difficulty, chance)
        one.difficulty = model.difficulty(one.difficulty, rating)
    one.last, one.due = day, day + model.interval(one.stability)
    one.wants_full = not is_known


def _within(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))

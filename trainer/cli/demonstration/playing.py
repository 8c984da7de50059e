"""A simulated trainee at a contact: every act goes through the academy and the engine, as it does from the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.academy import editions
from trainer.academy.attempts import Playing, act, start
from trainer.academy.office import Office
from trainer.cli.demonstration.ability import Ability
from trainer.cli.demonstration.moments import SeededClock
from trainer.engine.actions import (
    Action,
    Answer,
    CertaintyLevel,
    CheckWords,
    Choose,
    LoseFocus,
    OutOfTime,
    Pause,
    Reflect,
    RegainFocus,
    Rejoin,
    Resolve,
    Resume,
    Rewind,
    Said,
    StateCertainty,
    WriteNote,
)
from trainer.engine.state import Mode, State
from trainer.engine.views import View, weighed
from trainer.scenario.decisions import SayIt

if TYPE_CHECKING:
    from trainer.engine.playable import Playable
    from trainer.scoring.best import Solution

MARK = " (fiction)"
_SAID = (
    "My name is on my card, here it is. I came because a neighbor called, and you are free to go.",
    "I hear that you are tired of this. Let me say why I am here, and then it is your turn.",
    "You asked for my name. It is on the badge, and I will write the number down for you.",
    "I would like to look, and you may say no. Nothing happens to you if you do.",
)
_NOTES = ("She asked twice.", "He has not been told why.", "Card first, then the reason.", "Nobody is in a hurry here.")
_NEXT_TIME = (
    "say my name before I am asked for it",
    "let them finish before I speak",
    "say that they are free to go",
    "give the reason for the stop first",
)
_THOUGHTS = (
    "I went on too fast after the first no.",
    "It turned when I gave the card.",
    "I did not hear the question.",
)
_SURE, _UNSURE = 0.75, 0.45


@dataclass(frozen=True, slots=True)
class Contact:
    """What is to be played, and how."""

    scenario: str
    mode: Mode
    variant: str | None = None
    profile: str | None = None
    assignment: bytes | None = None


class Player:
    """Plays contacts as one trainee after another. What each answer is worth is computed once for all of them."""

    def __init__(self, office: Office, clock: SeededClock) -> None:
        self._office, self._clock = office, clock
        self._known: dict[tuple[bytes, bytes, str | None, State], tuple[int, ...]] = {}

    def play(self, person: bytes, ability: Ability, contact: Contact) -> Playing:
        """Play a contact to its end, or until it is left; what is learned from it is added to the ability."""
        began = start(
            self._office, person, contact.scenario, contact.mode, contact.variant, contact.profile, contact.assignment
        )
        return self.go_on(began, ability)

    def go_on(self, playing: Playing, ability: Ability) -> Playing:
        """Go on with a play that has been begun, to its end or until it is left."""
        leaves_at = 1 + ability.chance.below(5) if ability.happens(25) else None
        while playing.run.ending is None and len(playing.run.steps) != leaves_at:
            playing = self._decide(playing, ability)
        if playing.run.ending is None:
            return playing
        ability.practice(playing.playable.competencies, self._day)
        return playing if playing.run.mode in ("worked example", "refresher") else self._look_back(playing, ability)

    @property
    def _day(self) -> float:
        return self._clock.monotonic() / timedelta(days=1).total_seconds()

    def _decide(self, playing: Playing, ability: Ability) -> Playing:
        view = playing.playable.view(playing.run.state)
        assert view is not None
        self._clock.pass_by(ability.seconds * (0.4 + 1.4 * ability.share()))
        if playing.run.mode == "worked example":
            return self._do(playing, Choose(self._solution(playing).best_answer(playing.run.state)))
        playing = self._aside(playing, ability)
        if view.decision.time_limit and ability.happens(30):
            return self._do(playing, Choose(OutOfTime()))
        answer, likely = self._answer(playing, view, ability)
        if view.decision.certainty:
            playing = self._do(playing, StateCertainty(_certainty(likely + ability.sureness)))
        playing = self._do(playing, Choose(answer))
        if playing.run.mode == "practice" and likely < _UNSURE and ability.happens(6):
            playing = self._try_again(playing, ability)
        return playing

    def _aside(self, playing: Playing, ability: Ability) -> Playing:
        """Do what befalls beside a decision: the window goes to the back, a pause, a note."""
        if ability.happens(40):
            playing = self._do(playing, LoseFocus())
            self._clock.pass_by(5 + 40 * ability.share())
            playing = self._do(playing, RegainFocus())
        if playing.run.mode == "practice" and ability.happens(40):
            playing = self._do(playing, Pause())
            self._clock.pass_by(60 + 400 * ability.share())
            playing = self._do(playing, Resume())
        if ability.happens(20):
            playing = self._do(playing, WriteNote(_one(_NOTES, ability) + MARK))
        return playing

    def _try_again(self, playing: Playing, ability: Ability) -> Playing:
        """Take the last decision again, which is not scored, and go on where the first line was left."""
        playing = self._do(playing, Rewind(len(playing.run.steps)))
        view = playing.playable.view(playing.run.state)
        assert view is not None
        self._clock.pass_by(ability.seconds)
        answer = self._solution(playing).best_answer(playing.run.state)
        playing = self._do(playing, Choose(_in_words(answer, ability)))
        return self._do(playing, Rejoin())

    def _look_back(self, playing: Playing, ability: Ability) -> Playing:
        """Do what the debrief asks for, now and then."""
        self._clock.pass_by(30 + 90 * ability.share())
        if playing.playable.scenario.reflection and ability.happens(4):
            playing = self._do(playing, Reflect(0, _one(_THOUGHTS, ability) + MARK))
        for event, levels in _to_check(playing):
            if ability.happens(2):
                checked = tuple(ability.chance.below(count) for count in levels)
                playing = self._do(playing, CheckWords(event, checked))
        if ability.happens(5):
            day = (self._clock.moment + timedelta(days=7)).date().isoformat()
            playing = self._do(playing, Resolve(_one(_NEXT_TIME, ability) + MARK, day))
        return playing

    def _answer(self, playing: Playing, view: View, ability: Ability) -> tuple[Answer, float]:
        if isinstance(view.decision, SayIt):
            return _in_words(view.answers[0], ability), 1.0
        worths = self._worths(playing, view)
        place, likely = ability.pick(worths, ability.keenness(_asked_for(playing.playable, view), self._day))
        return view.answers[place], likely

    def _worths(self, playing: Playing, view: View) -> tuple[int, ...]:
        attempt = playing.attempt
        key = attempt.edition, attempt.profile, attempt.variant, playing.run.state
        found = self._known.get(key)
        if found is None:
            solution = self._solution(playing)
            found = tuple(worth(solution, playing.run.state, view, answer) for answer in view.answers)
            self._known[key] = found
        return found

    def _solution(self, playing: Playing) -> "Solution":
        attempt = playing.attempt
        return editions.solution(self._office, playing.playable, attempt.edition, attempt.profile, attempt.variant)

    def _do(self, playing: Playing, action: Action) -> Playing:
        self._clock.pass_by(1)
        return act(self._office, playing, action)


def worth(solution: "Solution", state: State, view: View, answer: Answer) -> int:
    """Return what an answer earns with everything after it done best, in weighted grains."""
    playable, outcome = solution.playable, view.outcome(answer)
    values = state.values
    for played in outcome.happens:
        values = played.change(values) if played.change else values
    scene, values = playable.rest(outcome.leads_to, values)
    after = solution.best(playable.after(state, scene, values))
    if playable.is_repeat(state):
        return after
    return weighed(outcome.credit, playable.weights) + weighed(outcome.settlement, playable.weights) + after


def _asked_for(playable: "Playable", view: View) -> Sequence[str]:
    credits = [view.outcome(answer).credit for answer in view.answers]
    return [name for name, grains in zip(playable.competencies, zip(*credits, strict=True), strict=True) if any(grains)]


def _in_words(answer: Answer, ability: Ability) -> Answer:
    return Said(_one(_SAID, ability) + MARK) if isinstance(answer, Said) else answer


def _to_check(playing: Playing) -> list[tuple[int, list[int]]]:
    found = []
    for step in playing.run.first_line:
        view = playing.playable.view(step.before)
        if view is not None and isinstance(view.decision, SayIt) and isinstance(step.answer, Said):
            found.append((step.event, [len(one.levels) for one in view.decision.rubric]))
    return found


def _certainty(felt: float) -> CertaintyLevel:
    return "high" if felt > _SURE else "medium" if felt > _UNSURE else "low"


def _one(words: Sequence[str], ability: Ability) -> str:
    return words[ability.chance.below(len(words))]

"""`trainer play`: the same contacts in the terminal, into the same record.

Everything is saved as it is answered. Leaving with q, Ctrl+C or the end of input loses nothing; the next start offers
to go on.
"""

import argparse
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from trainer import paths
from trainer.academy import attempts, people
from trainer.academy.attempts import Playing
from trainer.academy.clock import Clock
from trainer.academy.editions import shipped_edition
from trainer.academy.guidance import expert_answer, last_moment
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person
from trainer.academy.plays import OpenAttempt, open_attempts
from trainer.academy.refreshers import play_next
from trainer.cli.asking import Ended, answer, ask, certainty, pick, tell
from trainer.cli.entering import is_shared, signed_in
from trainer.counts import counted
from trainer.engine.actions import Choose, Rejoin, Resume, Rewind, StateCertainty, WriteNote
from trainer.engine.offers import offer
from trainer.engine.state import Heard
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled
from trainer.scenario.model import Scenario
from trainer.scenario.profiles import named
from trainer.scenario.script import RADIO, YOU, Spoken
from trainer.scoring.moments import Moment

_MODES = ("practice", "assessment", "worked example", "refresher")
_HELP = "q leaves (everything is saved), k shows what you know, r the rules that apply, n and words keeps a note."


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("play", help="play a contact in the terminal")
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help="such as badge-requests/speed-stop-on-route-9")
    parser.add_argument("--mode", choices=_MODES, default="practice", help="how to play it (practice)")
    parser.add_argument("--variant", help="one of the variants the contact lists")
    parser.add_argument("--profile", help="other rules than those of your agency; not in an assessment")


def run(chosen: argparse.Namespace) -> int:
    """Play one contact. Raises TrainerError where the record or the contact cannot be opened."""
    library = load_compiled(paths.scenarios(), paths.cache())
    with closing(open_office(paths.database(), library, Clock())) as office:
        terminal: Terminal | None = None
        if chosen.scenario is not None:
            shipped_edition(office, chosen.scenario)  # what is not there is said before anybody is asked anything
        try:
            person = signed_in(office) if is_shared(office) else people.first_person(office) or _registered(office)
            terminal = Terminal(office, _opened(office, person, chosen))
            terminal.play()
        except (Ended, KeyboardInterrupt):
            tell()
            tell(terminal.parting if terminal is not None else "You left before a contact began; nothing was played.")
    return 0


class Terminal:
    """One play on the terminal."""

    def __init__(self, office: Office, playing: Playing) -> None:
        self._office = office
        self._playing = playing
        self._told = 0
        self._has_answered = False

    def play(self) -> None:
        """Play to the end and show what it was worth; raises Ended."""
        scenario = self._scenario
        if self._playing.run.paused:
            self._do(Resume())
        tell()
        tell(f"{scenario.title}. {self._playing.run.mode.capitalize()}.")
        tell(_HELP)
        if not self._playing.run.events:
            self._tell_brief()
        while self._playing.run.ending is None:
            self._tell_heard()
            self._decide()
        self._tell_heard()
        ending = scenario.endings[self._playing.run.ending]
        tell()
        tell(f"{ending.title}. {ending.text}")
        if self._playing.run.first is not None and not self._playing.run.finished:
            tell("That was another try. Your first line of play goes on where you left it.")
            self._do(Rejoin())
            self._told = 0
            self.play()
        elif self._playing.run.mode != "worked example":
            self._tell_score()

    @property
    def parting(self) -> str:
        """Say what is kept of a play that is left."""
        if not self._playing.run.steps:
            return "You have answered nothing yet. Start again to go on with the first decision."
        return "Everything you answered is saved. Start again to go on where you left off."

    @property
    def _scenario(self) -> Scenario:
        return self._playing.playable.scenario

    def _do(self, action: Any) -> None:
        self._playing = attempts.act(self._office, self._playing, action)

    def _decide(self) -> None:
        put = offer(self._playing.playable, self._playing.run)
        assert put is not None
        number = len(self._playing.run.steps) + 1
        tell()
        tell(f"Decision {number} of about {max(number, self._playing.attempt.about)}")
        if self._playing.run.mode == "worked example":
            self._show_expert(put.decision.prompt, put.decision.expert or (put.decision.rationale,))
            return
        self._has_answered = True
        heard = len(self._playing.run.heard)
        given = answer(put, self._say, self._command)
        if put.decision.certainty:
            self._do(StateCertainty(certainty()))
        self._do(Choose(given))
        # What was heard out has been printed line by line already.
        self._told = heard + sum(line.index < given.line for line in put.lines) if hasattr(given, "line") else heard
        if self._playing.run.mode in ("practice", "refresher"):
            self._look_back()

    def _show_expert(self, prompt: str, thoughts: Sequence[str]) -> None:
        tell(prompt)
        for thought in thoughts:
            ask("[Enter]")
            tell(f"The expert thinks: {thought}", indent=2)
        ask("[Enter]")
        expert = expert_answer(self._office, self._playing)
        assert expert is not None
        self._told = len(self._playing.run.heard)
        self._do(Choose(expert))

    def _look_back(self) -> None:
        moment = last_moment(self._office, self._playing)
        if moment is None:
            return
        self._tell_heard(of=self._playing.run.steps[-1].scene)
        _tell_moment(moment)
        if self._playing.run.mode == "refresher":
            ask("[Enter goes on]")
        elif ask("[Enter goes on, a takes this decision again]") == "a":
            self._do(Rewind(len(self._playing.run.steps)))
            self._told = len(self._playing.run.heard)
            tell("Another try. It does not count; your first answer does.")

    def _tell_brief(self) -> None:
        brief = self._scenario.brief
        notice = self._scenario.content_notice
        if notice is not None:
            tell(f"Before you start: {notice.text}")
        for words in (brief.role, *brief.dispatch):
            tell(words)
        tell()
        tell(f"{self._scenario.place.name}, {self._scenario.place.time}. {self._scenario.place.description}")

    def _tell_heard(self, of: str | None = None) -> None:
        """Print what has not been printed yet; with a scene, only as far as that scene goes."""
        heard = self._playing.run.heard
        while self._told < len(heard) and of in (None, heard[self._told].scene):
            self._tell_one(heard[self._told])
            self._told += 1

    def _tell_one(self, one: Heard) -> None:
        if one.kind == "narration":
            tell(one.text)
        elif one.kind == "line":
            tell(f"{self._name(one.by)}: “{one.text}”")
        elif one.kind == "you chose" and self._playing.run.mode == "worked example":
            tell(f"The expert chose: {one.text}")
        elif one.kind == "you chose" and not self._has_answered:
            # Read back after a break; what was answered just now stands on the screen already.
            tell(f"You chose: {one.text}")

    def _say(self, spoken: Spoken) -> None:
        tell(f"{self._name(spoken.by)}: “{spoken.says}”")

    def _name(self, by: str | None) -> str:
        if by in (YOU, RADIO):
            return "You" if by == YOU else "Radio"
        return self._scenario.cast[by or ""].name

    def _command(self, line: str) -> bool:
        word, _, rest = line.partition(" ")
        if word == "q":
            raise Ended
        if word == "k":
            tell("\n".join(self._playing.run.knows) or "Nothing more than the brief.")
        elif word == "r":
            rules = self._playing.playable.profile.rules
            tell("\n".join(f"{named(rules[id])}: {rules[id].text}" for id in self._scenario.brief.rules if id in rules))
        elif word == "n" and rest:
            self._do(WriteNote(rest))
            tell("Kept.")
        else:
            return False
        return True

    def _tell_score(self) -> None:
        _, result, found = attempts.debrief_of(self._office, self._playing.attempt_id)
        tell()
        shown = f"{found.score} of 100, {found.band}" if found.score is not None else found.standing or "No score"
        for entry in found.record:
            points = (
                "not scored"
                if entry.moment.model_answer is not None
                else f"{counted(entry.points, 'point')} lost, {entry.band}"
            )
            tell(f"{entry.number}. {entry.title}: {points}", indent=2)
        tell(found.costliest_sentence)
        tell(found.done_well_sentence)
        tell(f"Score: {shown}.")
        for critical in result.screen_outs:
            tell(f"Screen-out at decision {critical.step}: {critical.kind}.")
        tell("The whole debrief, with your own words and the law, is in the window under Progress: trainer window")


def _registered(office: Office) -> Person:
    tell("Who trains here? It is kept on this machine and sent nowhere.")
    while True:
        try:
            return people.register(office, ask("Name:"), ask("Officer number:"), ask("Agency (may be empty):"))
        except TrainerError as fault:
            tell(str(fault))


def _opened(office: Office, person: Person, chosen: argparse.Namespace) -> Playing:
    if chosen.mode == "refresher" and chosen.scenario is None:
        due = play_next(office, person.id)
        if due is not None:
            return due
        tell("No refreshers are due now.")
    scenario_id = chosen.scenario or _picked(office, chosen.mode)
    own = [one for one in open_attempts(office, person.id) if _fits(one, scenario_id, chosen)]
    if own:
        tell(f"You left {own[0].title} at decision {own[0].decision} of about {own[0].about}, {own[0].mode}.")
        if ask("Go on with it? [y/n]").lower() not in ("n", "no"):
            return attempts.resume(office, own[0].id)
    return attempts.start(office, person.id, scenario_id, chosen.mode, chosen.variant, chosen.profile)


def _fits(one: OpenAttempt, scenario_id: str, chosen: argparse.Namespace) -> bool:
    return (one.scenario_id, one.mode, one.variant) == (scenario_id, chosen.mode, chosen.variant)


def _picked(office: Office, mode: str) -> str:
    has_bulletins = mode in ("practice", "refresher")
    cards = sorted(office.library.cards.values(), key=lambda card: card.id)
    contacts = [card for card in cards if has_bulletins or card.kind == "contact"]
    if not contacts:
        raise TrainerError("There are no contacts to play.", "See what keeps them out with `trainer lint`.")
    for place, card in enumerate(contacts, 1):
        kind = "bulletin, " if card.kind == "bulletin" else ""
        tell(f"{place}. {card.title} ({card.id}), {kind}about {counted(card.minutes, 'minute')}")
    return contacts[pick("Which one?", len(contacts))].id


def _tell_moment(moment: Moment) -> None:
    tell()
    for one in moment.chosen:
        named = "Named worst: " if one.role == "named worst" else ""
        tell(f"{named}{one.led_to} {one.why}", indent=2)
    if moment.feedback is not None:
        tell(f"{moment.feedback.led_to} {moment.feedback.why}", indent=2)
    if moment.model_answer is not None:
        tell(f"One way to say it: {moment.model_answer}", indent=2)
    if moment.stronger is not None:
        tell(f"Stronger: {' / '.join(moment.stronger.texts)}", indent=2)
    for cited in moment.authorities:
        tell(f"{cited.name}, {cited.citation}: {cited.takeaway}", indent=2)
    for rule in moment.rules:
        tell(f"Agency rule, {rule.title}: {rule.text}", indent=2)

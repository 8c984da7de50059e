"""A draft as it is played while it is being written: what has been answered is carried over from save to save.

The play at hand is begun anew on the changed text and given the same answers as far as they still apply. It belongs to
a new person each time, so that plays of older texts are nowhere offered to be gone on with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.academy.attempts import Playing, act, start
from trainer.academy.changes import Change
from trainer.academy.clock import Clock
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, take_down
from trainer.academy.permission import demand
from trainer.engine.actions import Action, Choose, StateCertainty, WriteDraft, WriteNote
from trainer.engine.advance import advance
from trainer.engine.state import Run, Step
from trainer.engine.views import NotOffered
from trainer.errors import TrainerError
from trainer.people.roles import Act, Role
from trainer.scenario.edition import Edition
from trainer.scenario.holdings import Library
from trainer.scenario.library import SCENARIO_FILE, load_only
from trainer.scenario.model import Scenario
from trainer.scenario.problems import Problem, refuses

_NAME, _NUMBER = "A. Author", "0000"
_SEED = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario file as it was saved, with what stands beside it. `edition` is None where it cannot be played."""

    library: Library
    edition: Edition | None
    problems: tuple[Problem, ...]

    def is_played_like(self, other: "Draft") -> bool:
        """Say whether both play alike: what differs, if anything, is spacing and comments."""
        return self._played == other._played

    @property
    def _played(self) -> tuple[object, ...]:
        library = self.library
        return self.edition and self.edition.digest, library.authorities_digest, library.profiles, library.framework


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A play on the changed text, and the acts that open its last answer again where that is what was on the screen.

    `lost` says in a sentence why it does not stand where it stood; empty where it does. `playing` is None where nothing
    was being played.
    """

    person: Person
    playing: Playing | None
    then: tuple[Action, ...]
    lost: str


class SteadySeed(Clock):
    """The machine's clock, with the same seed for every play: options keep their order from save to save."""

    def new_seed(self) -> int:
        """Return the one seed."""
        return _SEED


def draft_file(path: Path) -> Path:
    """Return the scenario file that is meant by a file or its folder; raises TrainerError where there is none."""
    file = path / SCENARIO_FILE if path.is_dir() else path
    if not file.is_file():
        raise TrainerError(f"There is no scenario file {file}.", f"Name a {SCENARIO_FILE}, or the folder it is in.")
    return file.resolve()


def read_draft(file: Path, root: Path) -> Draft:
    """Read a scenario as it stands on the disk, with the profiles, authorities and shared scenes of a folder."""
    library = load_only(root, file)
    edition = next(iter(library.editions.values()), None)
    return Draft(library, None if refuses(library.problems) else edition, library.problems)


def demand_sound(draft: Draft, file: Path) -> None:
    """Raise TrainerError, with the first problem and its remedy, where a draft cannot be played."""
    if draft.edition is not None:
        return
    first = next(problem for problem in draft.problems if problem.severity == "E")
    more = len([problem for problem in draft.problems if problem.severity == "E"]) - 1
    others = f" {more} more: trainer lint {file}" if more else ""
    place = f"{first.file}, line {first.line}, column {first.column}"
    raise TrainerError(f"{file.name} cannot be played yet. {place}: {first.sentence}", f"{first.remedy}{others}")


def open_preview(database: Path, draft: Draft) -> tuple[Office, Person]:
    """Open a record that holds only this draft; the caller throws it away."""
    office = open_office(database, draft.library, SteadySeed())
    return office, _author(office)


def carry_on(office: Office, draft: Draft, before: Playing | None, *, looking_back: bool = False) -> CarriedOn:
    """Put a changed draft into the office and go on with the play at hand, as far as its answers still apply.

    With `looking_back` the last answer is left to be given by `then`, so that what it led to is opened again.
    """
    demand(office, Act.PREVIEW)
    former, office.library = office.library, draft.library
    try:
        return _carried_on(office, draft, before, looking_back=looking_back)
    except TrainerError:
        # What cannot be started leaves the last sound text in the office.
        office.library = former
        raise


def _carried_on(office: Office, draft: Draft, before: Playing | None, *, looking_back: bool) -> CarriedOn:
    assert draft.edition is not None
    person = _author(office)
    if before is None:
        return CarriedOn(person, None, (), "")
    playing = _begun(office, person, draft.edition.scenario, before)
    for step in before.run.steps:
        if playing.run.state.scene != step.scene or not _applies(playing, _acts(step)):
            return CarriedOn(person, playing, (), _stuck(playing, step))
        if looking_back and step.number == len(before.run.steps):
            return CarriedOn(person, playing, _acts(step), "")
        playing = _acted(office, playing, _acts(step))
    is_kept = playing.run.state.scene == before.run.state.scene
    written = _written(before.run)
    if is_kept and _applies(playing, written):
        playing = _acted(office, playing, written)
    lost = "" if is_kept else f"Your answers lead elsewhere now, so the contact stands at {_titled(playing)}."
    return CarriedOn(person, playing, (), lost)


def _author(office: Office) -> Person:
    person = Person(office.clock.new_id(), _NAME, _NUMBER, "")
    with office.writing(Change.PEOPLE) as transaction:
        take_down(office, transaction, person, (Role.AUTHOR,))
    return person


def _begun(office: Office, person: Person, scenario: Scenario, before: Playing) -> Playing:
    run = before.run
    mode = run.mode if run.mode != "worked example" or scenario.worked_example else "practice"
    variant = before.playable.variant if before.playable.variant in scenario.variants else None
    return start(office, person.id, scenario.id, mode, variant)


def _applies(playing: Playing, actions: Sequence[Action]) -> bool:
    """Whether acts are possible where the play stands; tried without keeping anything."""
    run = playing.run
    try:
        for action in actions:
            run, _ = advance(playing.playable, run, action)
    except NotOffered:
        return False
    return True


def _acts(step: Step) -> tuple[Action, ...]:
    certain = (StateCertainty(step.certainty),) if step.certainty else ()
    return (*certain, Choose(step.answer))


def _acted(office: Office, playing: Playing, actions: Sequence[Action]) -> Playing:
    for action in actions:
        playing = act(office, playing, action)
    return playing


def _written(before: Run) -> tuple[Action, ...]:
    """Return what was written besides the answers: notes, and the text of the decision at hand."""
    notes = tuple(WriteNote(note.text) for note in before.notes)
    return (*notes, WriteDraft(before.draft)) if before.draft else notes


def _stuck(playing: Playing, step: Step) -> str:
    here = _titled(playing)
    if playing.run.state.scene != step.scene:
        return f"Your answers lead elsewhere now, so the contact stands at {here}."
    return f"Your answer to decision {step.number} is not offered any more, so the contact stands at {here}."


def _titled(playing: Playing) -> str:
    return f"“{playing.playable.scenario.scenes[playing.run.state.scene].title}”"

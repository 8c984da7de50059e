"""The evaluation of a course by the officer who took it: five statements and a few words, never scored."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.particulars import Entered, Particular, enter
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act

STATEMENTS = (
    "I can use this in my work.",
    "The people in it spoke the way people do.",
    "What was said afterwards told me what to do differently, and why.",
    "The law was plain, and I could see where it comes from.",
    "The time it took was well spent.",
)
SCALE = ("Not at all", "A little", "In part", "For the most part", "Fully")
"""What 1 to 5 mean."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How somebody found a course: 1 to 5 for each statement, none where it has been erased."""

    at: datetime
    ratings: tuple[int, ...]
    words: str


def evaluate(office: Office, person_id: bytes, course: str, ratings: tuple[int, ...], words: str) -> None:
    """Enter how an officer found a course. It may be sent again; the one before stays.

    Raises TrainerError where nothing of the course has been finished, a rating is missing, or the words are too many.
    """
    demand(office, Act.EVALUATE, person_id)
    topic = office.library.framework.topics.get(course)
    if len(ratings) != len(STATEMENTS) or not all(1 <= one <= len(SCALE) for one in ratings):
        raise TrainerError("A statement is not answered.", "Choose an answer for each of the five.")
    said = "\n".join(" ".join(part.split()) for part in words.splitlines() if part.strip())
    if len(said) > LONGEST:
        raise TrainerError(f"That is longer than {LONGEST} letters.", "Say it shorter.")
    from trainer.academy.training_record import record_in  # which tells how courses were found

    with office.writing(Change.RESULTS) as transaction:
        finished = record_in(office, transaction, person_id).finished
        if topic is None or not any(play.course.topic == topic.title for play in finished):
            raise TrainerError("Nothing of this course has been finished yet.", "Play one of its contacts first.")
        found = {"ratings": list(ratings), "words": said}
        entered, told = enter(office, transaction, Particular.EVALUATION, course, person_id, found)
        details: audit.Details = {"do": "evaluated", "course": course, "entered": entered}
        audit.note(office, transaction, Act.EVALUATE, person_id.hex(), details, told)


def evaluations_of(entered: tuple[Entered, ...]) -> tuple[Evaluation, ...]:
    """Return evaluations as they were entered, the latest first."""
    return tuple(
        Evaluation(one.at, tuple(one.said.get("ratings", ())), str(one.said.get("words", ""))) for one in entered
    )

"""The lines of a training record: plays, courses and certificates as rows of their tables."""

from typing import TYPE_CHECKING

from trainer.ui import dates
from trainer.ui.bands import band
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.widgets.screen_out_words import in_short

if TYPE_CHECKING:
    from trainer.academy.certificates import Certificate
    from trainer.academy.courses import CourseStanding
    from trainer.academy.hours import Hours
    from trainer.academy.training_record import RecordedPlay, TrainingRecord

PLAYS = (
    Column("Contact", 260),
    Column("Date", 140, folds=True),
    Column("Mode, try", 150, folds=True),
    Column("Active", 84, right=True, folds=True),
    Column("Score", 170),
    Column("What followed", 240, folds=True),
    Column("", 84),
)
COURSES = (
    Column("Course", 320),
    Column("Contacts met", 150, folds=True),
    Column("State", 330, folds=True),
    Column("", 84),
)
CERTIFICATES = (
    Column("Certificate", 220),
    Column("Course", 300, folds=True),
    Column("Issued", 150, folds=True),
    Column("State", 240, folds=True),
    Column("", 84),
)


def about(record: "TrainingRecord") -> str:
    """Return who it is and what the record holds in sum."""
    person, finished = record.person, dates.counted(len(record.finished), "play")
    agency = f", {person.agency}" if person.agency else ""
    since = dates.plain_day(dates.local_day(record.registered_at))
    before = "; ".join(", ".join(filter(None, (one.name, one.number, one.agency))) for one in record.former)
    former = f" Formerly {before}." if before else ""
    rank = f", {record.rank}" if record.rank else ""
    return (
        f"Officer {person.number}{rank}{agency}. On this record since {since}. {finished} finished, "
        f"{dates.minutes(record.active_minutes)} active.{former} {record.kept}"
    )


def play_row(play: "RecordedPlay", record: "TrainingRecord") -> Row:
    """Return a play as a line."""
    at = play.finished_at or play.started_at
    share = None if play.shown is None else play.shown / 100
    state = band(share)
    score = (
        f"{play.shown}  {state.word}" if play.shown is not None else "Not scored" if play.finished_at else "In progress"
    )
    return (
        Cell(play.course.title),
        Cell(dates.plain_day(dates.local_day(at))),
        Cell(f"{play.mode.capitalize()}, {play.number}"),
        Cell(f"{play.time.active_minutes} min", spoken=dates.minutes(play.time.active_minutes)),
        Cell(score, band=state if share is not None else None),
        Cell(_followed(play, record), spoken=_followed(play, record) or "Nothing"),
        Cell("Open", link=True, spoken=f"Open the play of {play.course.title}"),
    )


def _followed(play: "RecordedPlay", record: "TrainingRecord") -> str:
    states = [one.state.value for one in play.judged]
    short = in_short(len(states), states.count("upheld"), states.count("set aside"), can_decide=False)
    outs = [short] if short else []
    outs += [play.doubt] if play.doubt else []
    came = play.remediation
    if came is not None:
        retest = next((one for one in record.plays if one.id == came.retest), None)
        notes = [dates.counted(len(came.notes), "note")] if came.notes else []
        again = [f"retest {retest.shown}"] if retest else ["no retest yet"] if came.cause else []
        outs += [*notes, *again]
    said = ", ".join(outs)
    return said[:1].upper() + said[1:]


def course_row(one: "CourseStanding", given: "tuple[Certificate, ...]") -> Row:
    """Return a course as a line, with how far it is."""
    met = len(one.requirements) - len(one.missing)
    code = next((it.code for it in given if it.course == one.title and it.state == "Valid"), "")
    state = f"Certified, {code}" if code else "Not complete" if one.missing else "Can be certified"
    return (
        Cell(one.title, strong=True),
        Cell(f"{met} of {len(one.requirements)}"),
        Cell(state),
        Cell("Open", link=True, spoken=f"Open the course {one.title}"),
    )


def course_lines(record: "TrainingRecord", course: str) -> tuple[str, ...]:
    """Return what is stated of a course and how the officer found it, in sentences."""
    from trainer.academy.evaluations import SCALE, STATEMENTS
    from trainer.academy.particulars import hours

    lines = []
    for one in record.certifications.get(course, ())[:1]:
        parts = [one.body, one.number and f"number {one.number}", one.on, one.lesson_plan]
        parts += [f"{hours(one.credit_minutes)} credit hours"] if one.credit_minutes else []
        if one.says_something:
            said = ", ".join(part for part in parts if part)
            lines.append(f"Certification as {one.stated_by} stated it: {said}.")
    for given in record.evaluations.get(course, ())[:1]:
        day = dates.plain_day(dates.local_day(given.at))
        lines.append(f"Evaluated by the officer on {day}.")
        lines += [
            f"{statement} {SCALE[rating - 1]}, {rating} of {len(SCALE)}."
            for statement, rating in zip(STATEMENTS, given.ratings, strict=False)
        ]
        lines += [f"“{given.words}”"] if given.words else []
    return tuple(lines)


def hours_line(one: "Hours", active: int) -> str:
    """Return the hours claimed with a certificate, in a sentence, beside the active minutes where those are fewer."""
    from trainer.academy.particulars import hours

    if not one.minutes:
        return "Hours were claimed; what was entered has been erased."
    on = f" on {one.reported_on}" if one.reported_on else ""
    to = f", reported to {one.reported_to}{on}" if one.reported_to else ", not reported yet"
    less = f" Only {dates.minutes(active)} active were measured." if active < one.minutes else ""
    return f"{hours(one.minutes)} hours claimed{to}. Entered by {one.entered_by}.{less}"


def certificate_row(one: "Certificate") -> Row:
    """Return a certificate as a line."""
    return (
        Cell(one.code, strong=True),
        Cell(one.course),
        Cell(dates.plain_day(dates.local_day(one.issued_at))),
        Cell(one.state),
        Cell("Open", link=True, spoken=f"Open certificate {one.code}"),
    )

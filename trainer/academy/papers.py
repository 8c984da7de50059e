"""Papers that leave the record: the transcript of an officer, and a certificate, as tagged PDF. Their times are UTC."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.academy import audit
from trainer.academy.certificates import Certificate, as_certificate, certificates, one_of
from trainer.academy.certifications import Certification
from trainer.academy.clock import from_microseconds
from trainer.academy.hours import Hours
from trainer.academy.office import Office
from trainer.academy.particulars import hours as in_hours
from trainer.academy.permission import demand
from trainer.academy.policy import policy
from trainer.academy.screen_outs import ScreenOut
from trainer.academy.training_record import RecordedPlay, Remediation, TrainingRecord, record
from trainer.academy.whole_file import write_whole
from trainer.counts import counted
from trainer.errors import TrainerError
from trainer.exchange.certificate import SignedText, qr, written
from trainer.exchange.document import breakable, pdf
from trainer.learning.active_time import MINUTE
from trainer.learning.remediation import GRADED
from trainer.learning.screen_outs import RULE, Step
from trainer.people.names import bare
from trainer.people.roles import Act
from trainer.people.signatures import fingerprint
from trainer.store import certificates as stored
from trainer.store import signing
from trainer.store.people import FormerIdentity

_DEMO = "Demo academy: everybody on this record is fiction, and this paper certifies nothing about anybody."
_NOTES = (
    "Active minutes leave out pauses, other windows and gaps of more than five minutes without an act; such gaps are "
    "idle. They are rounded down. Minutes of two plays at once are counted once in the sum.",
    "Self-paced means that no instructor led the play in this program. Who is named taught the cohort that the officer "
    "was in when the play began.",
    "A score is of 100 against the best and the worst that could be achieved in that contact. 75 meets its level. A "
    "screen-out is a critical error; it stands beside the score and is never averaged away.",
    RULE,
    "What was gone over and the retest are later plays of the same contact or of its bulletins.",
    "An edition is named by the beginning of its digest. Its whole text is kept, so that any score can be computed "
    "again.",
    "A rank, the certification of a course, credit hours and hours claimed are stated by records officers and are not "
    "checked by the program. What the program measured are the active minutes.",
    "The program sets no limit to retests. An officer's evaluation of a course is never scored.",
    "The persons and agencies in the contacts are fiction. The program gives no license and no certification by "
    "a state or a training board.",
)


def save_transcript(office: Office, person_id: bytes, file: Path) -> None:
    """Write a person's training record to a file as a tagged PDF; the audit log says so.

    Raises TrainerError where it cannot be written, or a name has a letter that no font here has.
    """
    demand(office, Act.EXPORT_RECORD, person_id)
    found, given = record(office, person_id), certificates(office, person_id)
    write_whole(file, _printed("transcript.typ", _marked(office, _transcript(office, found, given), "notes")))
    _note(office, person_id, {"do": "transcript", "plays": len(found.plays)})


def save_certificate(office: Office, number: int, file: Path) -> None:
    """Write a certificate to a file as a tagged PDF; the audit log says so.

    Raises TrainerError where there is none, it was revoked or erased, or it cannot be written.
    """
    with office.reading() as transaction:
        row = one_of(transaction, number)
    demand(office, Act.EXPORT_RECORD, row.person if row else b"")
    if row is None or row.statement is None or row.document is None:
        raise TrainerError(f"There is no certificate {number} to print here.", "Choose one from the list.")
    with office.reading() as transaction:
        found = as_certificate(office, transaction, row)
        key = next(one for one in signing.keys(transaction) if one.id == row.key)
    if found.revoked_at is not None:
        raise TrainerError(
            f"The certificate {row.code} was revoked on {_day(found.revoked_at)} and is not printed any more.",
            "The training record still shows it, with the reason.",
        )
    said = _marked(office, _certificate(found, row, row.statement, fingerprint(key.public)), "remarks")
    write_whole(file, _printed("certificate.typ", said))
    _note(office, row.person, {"do": "certificate", "number": number})


def _printed(template: str, data: Mapping[str, object]) -> bytes:
    return pdf(paths.assets() / "documents" / template, data, paths.assets() / "fonts")


def _marked(office: Office, said: Mapping[str, object], under: str) -> Mapping[str, object]:
    """Return what a paper says, and first of all that it is of a demo academy where it is."""
    remarks = said[under]
    assert isinstance(remarks, tuple)
    return {**said, under: (_DEMO, *remarks)} if policy(office).is_demo else said


def _note(office: Office, person_id: bytes, details: dict[str, str | int | None]) -> None:
    with office.writing() as transaction:
        audit.note(office, transaction, Act.EXPORT_RECORD, person_id.hex(), details)


def _certificate(found: Certificate, row: stored.StoredCertificate, statement: str, key: str) -> Mapping[str, object]:
    said = found.document or {}
    person, by = said["person"], said["issued_by"]
    return {
        "code": row.code,
        "name": breakable(person["name"]),
        "size": _size(person["name"]),
        "number": breakable(person["number"]),
        "agency": breakable(person["agency"]),
        "rank": breakable(person.get("rank", "")),
        "course": said["course"]["title"],
        "stated": _stated(said["course"].get("certification")),
        "hours": _claimed(found.hours, said["active_minutes"]),
        "pass_mark": str(said["pass_mark"]),
        "how": breakable(said["how"]),
        "contacts": [_assessed(one) for one in said["contacts"]],
        "active": str(said["active_minutes"]),
        "remarks": (
            *(breakable(remark) for contact in said["contacts"] for remark in _set_aside(contact)),
            *(
                f"Since it was issued, a screen-out in “{one}” was upheld that had been set aside."
                for one in found.upheld
            ),
            *(f"Since it was issued, another edition has taken the place of “{one}”." for one in found.superseded),
        ),
        "issued": _day(found.issued_at),
        "issued_by": breakable(f"{by['name']}, {by['number']}") if by else "whoever had the record in hand",
        "fingerprint": key,
        "qr": qr(written(SignedText(statement, row.key, row.signature))),
        "qr_alt": f"QR code with the signed statement of certificate {row.code}",
    }


def _stated(certification: Mapping[str, object] | None) -> str:
    """Return what a records officer stated of the course, in a sentence; nothing where nothing was."""
    if not certification:
        return ""
    number, on, plan = (str(certification[name]) for name in ("number", "on", "lesson_plan"))
    minutes = certification["credit_minutes"]
    assert isinstance(minutes, int)
    parts = [
        str(certification["body"]) and f"certified by {certification['body']}",
        number and f"number {number}",
        on and f"on {on}",
        plan and f"lesson plan {plan}",
        f"{in_hours(minutes)} credit hours" if minutes else "",
    ]
    return breakable(f"As stated by a records officer: {', '.join(part for part in parts if part)}.")


def _claimed(entered: tuple[Hours, ...], active: int) -> str:
    """Return the hours claimed as they stand, in a sentence, with what was measured where that is less."""
    if not entered or not entered[0].minutes:
        return ""
    one = entered[0]
    to = f", reported to {one.reported_to}" if one.reported_to else ", not reported yet"
    on = f" on {one.reported_on}" if one.reported_on else ""
    more = f" {counted(active, 'active minute')} were measured." if one.minutes > active else ""
    return breakable(f"Hours claimed, as entered by a records officer: {in_hours(one.minutes)}{to}{on}.{more}")


def _course(id: str, stated: tuple[Certification, ...], found: TrainingRecord, office: Office) -> dict[str, str] | None:
    """Return what is stated of a course and how the officer found it; None where there is neither."""
    topic, given = office.library.framework.topics.get(id), found.evaluations.get(id, ())
    one = stated[0] if stated and stated[0].says_something else None
    if one is None and not given:
        return None
    certified = [part for part in (one.body, one.number, one.on) if part] if one else []
    return {
        "title": topic.title if topic else id,
        "objectives": "; ".join(each.title for each in topic.competencies.values()) if topic else "",
        "certification": breakable(", ".join(certified)),
        "lesson_plan": breakable(one.lesson_plan) if one else "",
        "credit": in_hours(one.credit_minutes) if one and one.credit_minutes else "",
        "evaluated": _day(given[0].at) if given else "",
    }


def _set_aside(contact: Mapping[str, Any]) -> Iterator[str]:
    """Give what the paper says of screen-outs that were set aside; certificates of earlier versions knew none."""
    for one in contact.get("set_aside", ()):
        yield f"In “{contact['title']}” a screen-out ({one['what']}) was set aside on {one['at'][:10]} by {one['by']}."


def _assessed(contact: Mapping[str, object]) -> dict[str, str]:
    return {
        "title": f"{contact['title']}, version {contact['version']}, {str(contact['edition'])[:12]}",
        "law": str(contact["law_date"]),
        "rules": str(contact["rules"]),
        "finished": _minute(datetime.fromisoformat(str(contact["finished_at"]))),
        "try": str(contact["try"]),
        "score": str(contact["score"]),
    }


def _transcript(office: Office, found: TrainingRecord, given: tuple[Certificate, ...]) -> Mapping[str, object]:
    person, titles = found.person, {play.id: play for play in found.plays}
    rules = sorted({play.course.rules for play in found.plays})
    lines = [(play, _line(play, titles, with_rules=len(rules) > 1)) for play in found.plays]
    return {
        "name": breakable(person.name),
        "size": min(18, _size(person.name)),
        "number": breakable(person.number),
        "agency": breakable(person.agency),
        "rank": breakable(found.rank),
        "ranks": [{"since": _day(one.since), "words": breakable(one.words) or "none"} for one in found.ranks[1:]],
        "courses": [
            line
            for id in sorted({*found.certifications, *found.evaluations})
            if (line := _course(id, found.certifications.get(id, ()), found, office)) is not None
        ],
        "since": _day(found.registered_at),
        "summary": f"{counted(len(found.finished), 'play')} finished, "
        f"{counted(found.active_minutes, 'active minute')} in all."
        + (f" All under one set of rules: {rules[0]}." if len(rules) == 1 else "")
        + f" {found.kept}",
        "former": [_former(one) for one in found.former],
        "graded": [line for play, line in lines if play.mode in GRADED],
        "coached": [line for play, line in lines if play.mode not in GRADED],
        "certificates": [_given(one) for one in given],
        "notes": _NOTES,
        "read_at": _minute(found.read_at),
        "entries": str(found.entries),
        "head": found.head[:24],
    }


def _line(play: RecordedPlay, plays: Mapping[bytes, RecordedPlay], *, with_rules: bool) -> dict[str, str]:
    course, time = play.course, play.time
    variant = f", variant {play.variant}" if play.variant else ""
    began, ended = _minute(play.started_at), _minute(play.finished_at) if play.finished_at else "not finished"
    when = f"{began} to {ended[11:]}" if began[:10] == ended[:10] else f"{began}, {ended}"
    outs = " ".join(_judged(one, is_graded=play.mode in GRADED) for one in play.judged)
    doubt = f"It does not count: {play.doubt}." if play.doubt else ""
    return {
        "what": f"{course.title}{variant}, version {course.version}, {course.edition[:12]}, law of {course.law_date}",
        "mode": f"{play.mode.capitalize()}, {play.number}",
        "when": when,
        "time": f"{time.active_minutes} min, {time.idle // MINUTE} min",
        "score": "" if play.shown is None else str(play.shown),
        "delivery": breakable(f"{play.delivery}. {course.rules}." if with_rules else f"{play.delivery}."),
        "followed": " ".join(
            filter(None, (doubt, outs, _followed(play.remediation, plays) if play.remediation else ""))
        ),
    }


def _judged(one: ScreenOut, *, is_graded: bool) -> str:
    parts = [f"Screen-out: {one.kind}."]
    for given in one.given:
        verb = given.outcome.value if given.step is Step.DECIDED else f"recommended to be {given.outcome.value}"
        where = "" if given.by_id is not None else ", at another academy"
        said = f"{_day(given.at)}, {verb} by {bare(given.by)}{where}: {given.reason or '(erased)'}"
        parts.append(f"{said[:1].upper()}{said[1:]}")
    if is_graded and one.state.waits:
        parts.append("Not decided on.")
    return breakable(" ".join(parts))


def _followed(one: Remediation, plays: Mapping[bytes, RecordedPlay]) -> str:
    parts = [one.cause] if one.cause else []
    if one.gone_over:
        times = "once" if len(one.gone_over) == 1 else f"{len(one.gone_over)} times"
        parts.append(f"Gone over {times}.")
    parts += [f"{_day(note.at)}, {bare(note.by)}: {note.words or '(erased)'}" for note in one.notes]
    retest = plays[one.retest] if one.retest else None
    if retest is not None and retest.finished_at is not None:
        parts.append(f"Retest on {_day(retest.finished_at)}: {retest.shown} of 100.")
    elif one.cause:
        parts.append("No retest yet.")
    return breakable(" ".join(parts))


def _former(one: FormerIdentity) -> dict[str, str]:
    return {
        "until": _day(from_microseconds(one.until)),
        "name": breakable(one.name),
        "number": breakable(one.number),
        "agency": breakable(one.agency or ""),
    }


def _given(one: Certificate) -> dict[str, str]:
    return {
        "code": one.code,
        "course": one.course,
        "issued": _day(one.issued_at),
        "by": breakable(bare(one.issued_by)),
        "state": _state(one),
        "hours": _reported(one.hours),
    }


def _reported(entered: tuple[Hours, ...]) -> str:
    if not entered or not entered[0].minutes:
        return ""
    one = entered[0]
    where = ", ".join(part for part in (one.reported_to, one.reported_on) if part)
    return breakable(f"{in_hours(one.minutes)}; {where or 'not reported yet'}")


def _state(one: Certificate) -> str:
    return f"Revoked on {_day(one.revoked_at)}: {breakable(one.reason)}" if one.revoked_at else one.state


def _size(name: str) -> int:
    return 24 if len(name) <= 40 else 18 if len(name) <= 80 else 14


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"

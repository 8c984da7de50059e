"""Everything the record holds about one person, as JSON and as CSV tables, in a folder that is whole or not there.

The layout of the JSON is `own-data.schema.json`, which lies beside it; `version` there changes when the layout does.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from trainer import __version__, paths
from trainer.academy import audit
from trainer.academy.certifications import Certification
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.screen_outs import ScreenOut
from trainer.academy.training_record import RecordedPlay, record_in
from trainer.academy.whole_file import write_together
from trainer.exchange.sheet import written
from trainer.people.names import bare
from trainer.people.roles import Act
from trainer.store import audit as stored_audit
from trainer.store.database import Transaction
from trainer.store.own_rows import rows_about

FORMAT: Final = "fair-contact-own-data"
VERSION: Final = 2
_SCHEMA = "own-data.schema.json"
_RECORD = (
    "play", "contact", "title", "topic", "version", "edition", "law_date", "rules", "rules_edition", "variant", "mode",
    "try", "delivery", "carried_at", "doubt", "started_at", "finished_at", "active_minutes", "idle_minutes",
    "away_minutes", "interactions", "score", "scorer", "costly_decisions", "screen_outs", "judgements", "remediation",
    "gone_over", "retest", "notes", "events", "head",
)  # fmt: skip
_AUDIT = ("entry", "at", "act", "by_this_person", "about_this_person", "details", "private")


def export(office: Office, person_id: bytes, folder: Path) -> Path:
    """Write everything about a person into a new folder inside one; return it. The audit log says so.

    Raises TrainerError where there is no such person, or the folder cannot be written.
    """
    demand(office, Act.EXPORT_RECORD, person_id)
    with office.reading() as transaction:
        data = _data(office, transaction, person_id)
    number = "".join(one if one.isalnum() else "-" for one in data["person"]["number"])[:40]
    place = folder / f"own-data-{number}-{office.clock.now().astimezone():%Y-%m-%d-%H%M%S}"
    write_together(place, _files(data))
    with office.writing() as transaction:
        details: dict[str, str | int | None] = {"do": "own data", "plays": len(data["training_record"])}
        audit.note(office, transaction, Act.EXPORT_RECORD, person_id.hex(), details)
    return place


def _data(office: Office, transaction: Transaction, person_id: bytes) -> dict[str, Any]:
    found = record_in(office, transaction, person_id)
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "made_at": _time(office.clock.now()),
        "person": {
            "id": person_id.hex(),
            "name": found.person.name,
            "number": found.person.number,
            "agency": found.person.agency,
            "rank": found.rank,
            "registered_at": _time(found.registered_at),
            "active_minutes": found.active_minutes,
            "kept": found.kept,
        },
        "former": [
            {**asdict(one), "until": _time(from_microseconds(one.until)), "agency": one.agency or ""}
            for one in found.former
        ],
        "ranks": [{"rank": one.words, "since": _time(one.since)} for one in found.ranks],
        "courses": [
            {"course": course, "stated_at": _time(one.stated_at), "stated_by": bare(one.stated_by), **_stated(one)}
            for course, stated in found.certifications.items()
            for one in stated
        ],
        "evaluations": [
            {"course": course, "at": _time(one.at), "ratings": list(one.ratings), "words": one.words}
            for course, given in found.evaluations.items()
            for one in given
        ],
        "training_record": [_play(play) for play in found.plays],
        "tables": rows_about(transaction, person_id),
        "audit": [_entry(one, person_id) for one in reversed(stored_audit.entries(transaction, person=person_id))],
    }


def _play(play: RecordedPlay) -> dict[str, Any]:
    course, time, came = play.course, play.time, play.remediation
    minute = 60_000_000
    values = (
        play.id.hex(), course.scenario, course.title, course.topic, course.version, course.edition, course.law_date,
        course.rules, course.rules_edition, play.variant, play.mode, play.number, play.delivery,
        _time(play.carried_at), play.doubt, _time(play.started_at), _time(play.finished_at), time.active_minutes,
        time.idle // minute, time.away // minute, time.interactions, play.shown, play.scorer, play.errors,
        list(play.screen_outs), [_judged(one) for one in play.judged if one.given],
        came.cause if came else "", [one.hex() for one in came.gone_over] if came else [],
        came.retest.hex() if came and came.retest else None,
        [{"at": _time(one.at), "by": bare(one.by), "words": one.words} for one in came.notes] if came else [],
        play.events, play.head,
    )  # fmt: skip
    return dict(zip(_RECORD, values, strict=True))


def _stated(one: Certification) -> dict[str, Any]:
    names = ("body", "number", "on", "lesson_plan", "credit_minutes")
    return {name: getattr(one, name) for name in names}


def _judged(one: ScreenOut) -> dict[str, Any]:
    given = [
        {"step": it.step.value, "outcome": it.outcome.value, "at": _time(it.at), "by": bare(it.by), "reason": it.reason}
        for it in one.given
    ]
    return {"what": one.kind, "decision": one.decision, "state": one.state.value, "given": given}


def _entry(entry: stored_audit.StoredEntry, person_id: bytes) -> dict[str, Any]:
    is_about = entry.subject == person_id.hex()
    # What stands there of somebody else is theirs, though this person did it.
    private = json.loads(entry.private) if is_about and entry.private is not None else None
    values = (
        entry.sequence, _time(from_microseconds(entry.at)), entry.act, entry.actor == person_id, is_about,
        json.loads(entry.public), private,
    )  # fmt: skip
    return dict(zip(_AUDIT, values, strict=True))


def _files(data: Mapping[str, Any]) -> dict[str, bytes]:
    files = {
        "own-data.json": json.dumps(data, ensure_ascii=False, indent=1).encode(),
        _SCHEMA: (paths.assets() / "documents" / _SCHEMA).read_bytes(),
        "training-record.csv": _sheet(_RECORD, data["training_record"]),
        "audit-log.csv": _sheet(_AUDIT, data["audit"]),
    }
    for name, rows in data["tables"].items():
        if rows:
            files[f"table-{name.replace('_', '-')}.csv"] = _sheet(tuple(rows[0]), rows)
    return files


def _sheet(heading: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    return written(heading, ([_cell(row[name]) for name in heading] for row in rows))


def _cell(value: object) -> object:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

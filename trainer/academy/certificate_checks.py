"""Whether a certificate can be believed: by its code with the record at hand, by its signed text with a key alone.

The key alone shows that the text was signed by whoever held that record, and is unchanged. Whether the certificate was
revoked afterwards, only the record knows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from trainer.academy.certificates import ISSUED, REVOKED, Certificate, as_certificate
from trainer.academy.entered_checks import is_of_then
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.signing import known
from trainer.exchange.certificate import is_signed_text, message, read, read_code
from trainer.people import signatures
from trainer.people.roles import Act
from trainer.store import audit
from trainer.store import certificates as stored
from trainer.store.database import Transaction

Verdict = Literal["valid", "superseded", "upheld", "revoked", "unknown", "changed", "signed", "not signed"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the verdict, why in a sentence, and what the certificate says, by name."""

    verdict: Verdict
    sentence: str
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Say whether the certificate can be believed."""
        return self.verdict in ("valid", "superseded", "upheld", "signed")


def check_here(office: Office, typed: str) -> Checked:
    """Look a certificate up by its code or the text of its QR code. Raises TrainerError where it is mistyped."""
    demand(office, Act.KEEP_RECORDS)
    office.look_again()
    signed = read(typed) if is_signed_text(typed) else None
    code = read_code(signed.said().get("code", "") if signed else typed)
    with office.reading() as transaction:
        row = stored.with_code(transaction, code)
        if row is None:
            return Checked("unknown", f"No certificate {code} was issued from this record.")
        if signed is not None and (signed.statement, signed.signature) != (row.statement, row.signature):
            return Checked("changed", f"This is not what was issued as {code}: the text has been changed.")
        wrong = next(_wrong(transaction, row, _told(transaction)), "")
        if wrong:
            return Checked("changed", f"{wrong} See `trainer database check`.")
        return _verdict(as_certificate(office, transaction, row), row)


def check_with_key(typed: str, key: str) -> Checked:
    """Verify the text of a QR code with the public key of a record. Raises TrainerError for what is neither."""
    public, signed = signatures.from_groups(key), read(typed)
    if signed.key != signatures.key_id(public):
        return Checked("not signed", "It was signed with another key than this one.")
    if not signatures.verified(public, signed.message, signed.signature):
        return Checked("not signed", "The signature does not fit: the text has been changed.")
    said = "The signature fits. Whether it was revoked since, only the record that issued it can say."
    return Checked("signed", said, signed.said())


def unsound(transaction: Transaction) -> Iterator[tuple[int, str]]:
    """Give the number of every certificate that is not what was issued, with what is wrong; gaps among them too."""
    told = _told(transaction)
    rows = {row.number: row for row in stored.every(transaction)}
    for number in sorted(told.keys() | rows.keys()):
        if number in rows:
            yield from ((number, wrong) for wrong in _wrong(transaction, rows[number], told))
        else:
            yield number, f"The certificate {number} is in the audit log and not on the record."


def _verdict(found: Certificate, row: stored.StoredCertificate) -> Checked:
    said = json.loads(row.statement) if row.statement is not None else {}
    who = f"{said['name']}, officer {said['officer']}, {found.course}" if said else f"{found.course}, name erased"
    issued = f"{who}, issued {found.issued_at:%Y-%m-%d}"
    if found.revoked_at is not None:
        return Checked("revoked", f"Revoked on {found.revoked_at:%Y-%m-%d}: {found.reason} ({issued}.)", said)
    if found.upheld:
        where = ", ".join(f"“{title}”" for title in found.upheld)
        said_since = f"Since then a screen-out in {where} was upheld that had been set aside."
        return Checked("upheld", f"Valid: {issued}. {said_since} A records officer can revoke it.", said)
    if found.superseded:
        newer = ", ".join(f"“{title}”" for title in found.superseded)
        return Checked(
            "superseded", f"Valid: {issued}. Since then another edition has taken the place of {newer}.", said
        )
    return Checked("valid", f"Valid: {issued}.", said)


def _told(transaction: Transaction) -> dict[int, dict[str, Any]]:
    """Return what the audit log says of each certificate, by number."""
    found: dict[int, dict[str, Any]] = {}
    for entry in reversed(audit.entries(transaction, act=Act.KEEP_RECORDS)):
        details = json.loads(entry.public)
        if details.get("do") == ISSUED:
            found[int(details["number"])] = {**details, "person": entry.subject, "revoked": False, "entry": entry}
        elif details.get("do") == REVOKED and int(details["number"]) in found:
            found[int(details["number"])]["revoked"] = True
    return found


def _wrong(
    transaction: Transaction, row: stored.StoredCertificate, told: Mapping[int, Mapping[str, Any]]
) -> Iterator[str]:
    name, log = f"The certificate {row.number}", told.get(row.number)
    if log is None or (log["code"], log["digest"]) != (row.code, row.digest.hex()) or log["person"] != row.person.hex():
        yield f"{name} is not what the audit log says was issued."
    elif not is_of_then(row.issued_at, log["entry"]):
        yield f"{name} bears another date than the audit log."
    elif log["revoked"] != (row.revoked_at is not None):
        yield f"{name} and the audit log do not agree on whether it was revoked."
    if row.document is not None and stored.document_digest(row.salt or b"", row.document) != row.digest:
        yield f"{name} says something else than what was issued."
    key = known(transaction, row.key)
    if row.statement is not None:
        said = json.loads(row.statement)
        if key is None or not signatures.verified(key.public, message(row.statement), row.signature):
            yield f"{name} does not fit its signature."
        elif (said["code"], said["digest"]) != (row.code, row.digest.hex()):
            yield f"{name} was signed as another one."

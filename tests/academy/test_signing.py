"""How a record signs what leaves it."""

from trainer.academy import audit, signing
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.people import signatures


def signed(office: Office, message: bytes = b"a record") -> signing.Signature:
    with office.writing() as transaction:
        return signing.sign(office, transaction, message)


def test_the_key_is_made_with_the_first_signature_and_kept(office: Office) -> None:
    assert signing.keys(office) == ()
    made, again = signed(office), signed(office)
    (key,) = signing.keys(office)

    assert made == again
    assert signatures.verified(key.public, b"a record", made.signature)
    assert (made.key_id, key.ended_at) == (signatures.key_id(key.public), None)
    assert [one.details["fingerprint"] for one in audit.entries(office)] == [key.fingerprint]


def test_the_public_key_is_made_when_it_is_asked_for(office: Office) -> None:
    text = signing.public_key(office)

    assert signing.public_key(office) == text == signing.keys(office)[0].in_groups
    assert signatures.from_groups(text) == signing.keys(office)[0].public


def test_a_key_is_renewed_and_what_the_old_one_signed_still_verifies(office: Office) -> None:
    old = signed(office)
    new = signing.renew(office)
    with office.reading() as transaction:
        known = signing.known(transaction, old.key_id)

    assert known is not None
    assert known.ended_at is not None
    assert signatures.verified(known.public, b"a record", old.signature)
    assert signed(office).key_id == new.id != old.key_id
    assert check(office).problems == ()


def test_a_key_that_is_not_of_this_record_is_not_known(office: Office) -> None:
    signing.renew(office)

    with office.reading() as transaction:
        assert signing.known(transaction, bytes(16)) is None

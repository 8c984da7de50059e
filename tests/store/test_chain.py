"""The hash chain: what it finds, and what it lets be erased."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.store.chain import Header, Link, event_hash, first_bad, genesis, private_digest

HEADER = Header(
    attempt=b"a" * 16, person=b"p" * 16, edition=b"e" * 32, profile=b"f" * 32, authorities=b"g" * 32,
    variant=None, mode="practice", seed=7, started_at=1_790_000_000_000_000, about=8,
)  # fmt: skip


def chained(texts: list[str | None]) -> list[Link]:
    links, previous = list[Link](), genesis(HEADER)
    for number, text in enumerate(texts, 1):
        salt = bytes([number]) * 16 if text is not None else None
        digest = private_digest(salt, text) if salt and text is not None else None
        previous = event_hash(previous, HEADER.attempt, number, number * 1000, "note written", f"[{number}]", digest)
        links.append(
            Link(
                sequence=number, at=number * 1000, kind="note written", public=f"[{number}]", private=text, salt=salt,
                private_digest=digest, hash=previous,
            )
        )  # fmt: skip
    return links


LINKS = chained(["one", None, "three", None, "five", None])
HEAD = (len(LINKS), LINKS[-1].hash)


def test_an_untouched_chain_verifies() -> None:
    assert first_bad(HEADER, LINKS, *HEAD) is None
    assert first_bad(HEADER, [], 0, genesis(HEADER)) is None


def test_the_genesis_hash_is_what_it_always_was() -> None:
    assert genesis(HEADER).hex() == "fe2249d102cc06710511bbfbba68e949a30e148c792582256f94ae2e84b659f3"
    assert LINKS[-1].hash.hex() == "71533e90f983fbafc298ba00018d92cddcb362aa1c70597fa62d382df2635262"


@pytest.mark.parametrize(
    "field", ["attempt", "person", "edition", "profile", "authorities", "mode", "seed", "started_at", "about"]
)
def test_every_part_of_the_header_is_covered(field: str) -> None:
    value = getattr(HEADER, field)
    other = value + 1 if isinstance(value, int) else value[:-1] + (b"x" if isinstance(value, bytes) else "x")

    assert first_bad(replace(HEADER, **{field: other}), LINKS, *HEAD) == 1


def test_no_variant_is_not_an_empty_variant() -> None:
    assert genesis(replace(HEADER, variant="")) != genesis(HEADER) != genesis(replace(HEADER, variant="dock"))


def test_what_was_typed_can_be_erased() -> None:
    erased = [replace(link, private=None, salt=None) for link in LINKS]

    assert first_bad(HEADER, erased, *HEAD) is None


@pytest.mark.parametrize("change", [{"private": "other"}, {"salt": b"x" * 16}, {"salt": None}, {"private": None}])
def test_what_was_typed_cannot_be_changed(change: dict[str, object]) -> None:
    links = [*LINKS[:2], replace(LINKS[2], **change), *LINKS[3:]]  # type: ignore[arg-type]

    assert first_bad(HEADER, links, *HEAD) == 3


def test_a_cut_tail_is_found_by_the_head() -> None:
    assert first_bad(HEADER, LINKS[:-2], *HEAD) == 5


def test_events_in_another_order_are_found() -> None:
    assert first_bad(HEADER, [LINKS[0], LINKS[2], LINKS[1], *LINKS[3:]], *HEAD) == 2


@settings(max_examples=100)
@given(st.data())
def test_any_tampering_is_found_at_the_event_it_touches(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(LINKS) - 1))
    link = LINKS[at]
    changes = {
        "sequence": link.sequence + data.draw(st.integers(1, 9)),
        "at": link.at + data.draw(st.integers(1, 9)),
        "kind": data.draw(st.text(max_size=12).filter(lambda text: text != link.kind)),
        "public": data.draw(st.text(max_size=5).filter(lambda text: text != link.public)),
        "private_digest": data.draw(st.binary(min_size=32, max_size=32)),
        "hash": data.draw(st.binary(min_size=32, max_size=32)),
    }
    field = data.draw(st.sampled_from([*changes, "removed"]))
    middle = [] if field == "removed" else [replace(link, **{field: changes[field]})]

    assert first_bad(HEADER, [*LINKS[:at], *middle, *LINKS[at + 1 :]], *HEAD) == at + 1

"""A text is looked at beside the version in force: findings, differences, history, and where it comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.academy.test_publishing import AUTHORITIES, NOW, OURS, PROFILE, SHOP, _read_by_another, _write
from tests.offices import FixedClock
from trainer import paths
from trainer.academy.comparing import look, open_text, who
from trainer.academy.folder import bring_in
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, register
from trainer.academy.provenance import provenance
from trainer.academy.publishing import Published, Refused, approve, listed, propose, publish, withdraw
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Lend an empty record over the shipped library."""
    found = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), FixedClock(NOW))
    yield found
    found.close()


@pytest.fixture
def author(office: Office) -> Person:
    """Return the author, who acts."""
    person = register(office, "An Author", "1000")
    office.acting = person.id
    return person


def _next(folder: Path, version: int, *changes: tuple[str, str]) -> None:
    _write(folder, SHOP, ("\nversion: 1\n", f"\nversion: {version}\n"), *changes)


def _published(office: Office, folder: Path) -> Published:
    proposed = propose(office, folder)
    _read_by_another(office, *proposed)
    return publish(office, proposed[0].id)


def test_a_folder_is_looked_at_beside_what_is_shipped(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2, ("title: The shop on Mill Lane", "title: The shop"))

    looked = look(office, tmp_path / "agency")

    assert [(one.subject, one.base) for one in looked.texts] == [(SHOP, "version 1, as shipped")]
    assert {(one.field, one.after) for one in looked.texts[0].differences} == {("version", "2"), ("title", "The shop")}
    assert listed(office) == ()


def test_what_is_new_stands_alone(office: Office, author: Person, tmp_path: Path) -> None:
    _write(tmp_path / "agency", OURS, (f"id: {SHOP}", f"id: {OURS}"))
    (tmp_path / "agency" / "authorities").mkdir()
    (tmp_path / "agency" / "authorities" / "orders.yaml").write_text(AUTHORITIES, encoding="utf-8")

    assert {(one.kind, one.base, one.differences) for one in look(office, tmp_path / "agency").texts} == {
        ("scenario", "", ()), ("authorities", "", ()),
    }  # fmt: skip


def test_findings_come_with_the_look(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2, ("topic: active-listening", "topic: nowhere"))

    looked = look(office, tmp_path / "agency")

    assert (looked.texts, "no topic `nowhere`" in looked.problems[0].sentence) == ((), True)


def test_a_profile_is_compared_rule_by_rule(office: Office, author: Person, tmp_path: Path) -> None:
    file = tmp_path / "agency" / "profiles" / "default.yaml"
    file.parent.mkdir(parents=True)
    shipped = (paths.scenarios() / "profiles" / "default.yaml").read_text(encoding="utf-8")
    name = office.library.profiles["default"].name
    file.write_text(shipped.replace(f"name: {name}", "name: Ours"), encoding="utf-8")

    (found,) = look(office, tmp_path / "agency").texts

    assert (found.base, [one.field for one in found.differences]) == ("the profile as shipped", ["name"])


def test_a_text_is_opened_with_its_history_and_the_people(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2)
    first = _published(office, tmp_path / "agency")
    _next(tmp_path / "agency", 3)
    waiting = propose(office, tmp_path / "agency")[0]

    opened = open_text(office, waiting.id)

    assert [(one.version, one.standing) for one in opened.history] == [(3, "proposed"), (2, "in force")]
    assert opened.compared.base == "version 2, published by your agency"
    assert [(one.before, one.after) for one in opened.compared.differences] == [("2", "3")]
    assert not [one for one in opened.problems if one.severity == "E"]
    assert opened.people[author.id] == "An Author (1000)"
    assert open_text(office, first.id).compared.base == "version 1, as shipped"


def test_what_is_in_force_is_compared_with_what_it_replaced(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2)
    first = _published(office, tmp_path / "agency")
    _next(tmp_path / "agency", 3)
    proposed = propose(office, tmp_path / "agency")[0]
    office.acting = register(office, "B Reader", "3000").id
    from trainer.academy.publishing import review

    review(office, proposed.id, "Read.")
    second = publish(office, proposed.id)

    assert open_text(office, second.id).compared.base == "version 2, published by your agency"
    assert open_text(office, first.id).text.standing == "replaced"


def test_authorities_are_compared_with_those_before(office: Office, author: Person, tmp_path: Path) -> None:
    file = tmp_path / "agency" / "authorities" / "orders.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(AUTHORITIES, encoding="utf-8")
    _published(office, tmp_path / "agency")
    file.write_text(AUTHORITIES.replace("year: 2026", "year: 2025"), encoding="utf-8")

    (found,) = look(office, tmp_path / "agency").texts

    assert [(one.where, one.what, one.after) for one in found.differences] == [
        ("“Calder Falls order 12”", "authorities", "2025")
    ]


def test_a_text_that_is_not_there_is_not_opened(office: Office, author: Person) -> None:
    with pytest.raises(TrainerError, match="no such text"):
        open_text(office, b"x" * 16)


def test_an_edition_tells_where_it_comes_from(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2)
    text = _published(office, tmp_path / "agency")
    digest = office.library.cards[SHOP].digest
    first = provenance(office, digest)
    approve(office, text.id, "Counsel, C. Law")
    withdraw(office, text.id, "For the test.")
    last = provenance(office, digest)

    assert first is not None
    assert last is not None
    assert (first.version, first.approved_by, first.withdrawn_at) == (2, "", None)
    assert (last.approved_by, last.approved_at, last.withdrawn_at) == ("Counsel, C. Law", NOW, NOW)
    assert provenance(office, office.library.cards[SHOP].digest) is None


def test_a_person_is_found_by_number(office: Office, author: Person) -> None:
    assert who(office, " 1000 ").id == author.id
    with pytest.raises(TrainerError, match="Nobody has the number"):
        who(office, "4711")


def test_a_folder_is_brought_in_step_by_step(office: Office, author: Person, tmp_path: Path) -> None:
    profile = tmp_path / "agency" / "profiles" / "calder-falls.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, encoding="utf-8")
    first = bring_in(office, tmp_path / "agency")
    again = bring_in(office, tmp_path / "agency")
    _read_by_another(office, *first.waiting)
    _next(tmp_path / "agency", 2)
    last = bring_in(office, tmp_path / "agency")

    assert [one.id for one in again.waiting] == [one.id for one in first.waiting]
    assert [one.kind for one in last.published] == ["profile"]
    assert [one.kind for one in last.waiting] == ["scenario"]
    assert [one.kind for one in bring_in(office, tmp_path / "agency").unchanged] == ["profile"]


def test_a_folder_with_findings_changes_nothing(office: Office, author: Person, tmp_path: Path) -> None:
    _next(tmp_path / "agency", 2, ("topic: active-listening", "topic: nowhere"))

    with pytest.raises(Refused):
        bring_in(office, tmp_path / "agency")
    assert listed(office) == ()

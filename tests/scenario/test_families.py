"""A bulletin says which contact it refreshes; a contact does not; the two are of one library and one topic."""

from pathlib import Path

import pytest

from tests.builders import FILE, SCENARIO, edition
from trainer import paths
from trainer.scenario.edition import from_canonical
from trainer.scenario.holdings import card_of, cards
from trainer.scenario.library import load_library, load_only
from trainer.scenario.problems import Problem
from trainer.scenario.read import read_scenario

CONTACT = "badge-requests/short"
END = "reflection: [What would you say first next time?]"
FRAMEWORK = """\
format: 1
topics:
  badge-requests:
    title: Badges
    about: x
    competencies: {first-request: {title: x, about: x}, staying-even: {title: x, about: x}}
  other-things:
    title: Others
    about: x
    competencies: {another: {title: x, about: x}}
"""


def bulletin(refreshes: str | None = CONTACT, kind: str = "bulletin") -> str:
    line = f"\nrefreshes: {refreshes}" if refreshes else ""
    return SCENARIO.replace(f"id: {CONTACT}", "id: badge-requests/small").replace(END, f"kind: {kind}{line}")


def found_in(text: str) -> tuple[Problem, ...]:
    return read_scenario(text, FILE, {})[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of scenarios with one contact."""
    root = tmp_path / "scenarios"
    write(root, CONTACT, SCENARIO)
    (root / "framework.yaml").write_text(FRAMEWORK)
    return root


def write(root: Path, id: str, text: str) -> Path:
    file = root / id / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


def test_a_bulletin_without_a_contact_is_refused_where_it_says_its_kind() -> None:
    (problem,) = found_in(bulletin(None))

    assert (problem.rule, problem.sentence) == ("R9", "This bulletin does not say which contact it refreshes.")
    assert bulletin(None).splitlines()[problem.line - 1] == "kind: bulletin"
    assert problem.remedy.startswith("Write `refreshes: <topic>/<contact>`")


def test_a_contact_that_names_one_is_refused() -> None:
    (problem,) = found_in(bulletin(CONTACT, "contact"))

    assert (problem.rule, problem.sentence) == (
        "R13",
        "`refreshes` is read in a bulletin alone, and this is a contact.",
    )


def test_a_bulletin_with_its_contact_is_of_its_family(root: Path) -> None:
    write(root, "badge-requests/small", bulletin())
    library = load_library(root)

    assert library.problems == ()
    assert {card.id: card.family for card in library.cards.values()} == {
        CONTACT: CONTACT,
        "badge-requests/small": CONTACT,
    }
    assert library.contacts == (CONTACT,)


def test_a_contact_that_is_not_there_is_refused_with_the_line_and_what_to_write(root: Path) -> None:
    write(root, "badge-requests/small", bulletin("badge-requests/shrot"))
    library = load_library(root)
    (problem,) = library.problems

    assert list(library.editions) == [CONTACT]
    assert (problem.rule, problem.sentence) == ("R11", "There is no contact `badge-requests/shrot`.")
    assert bulletin("badge-requests/shrot").splitlines()[problem.line - 1].startswith("refreshes:")
    assert problem.remedy == "Write `badge-requests/short`."


def test_a_bulletin_is_no_contact_to_refresh(root: Path) -> None:
    write(root, "badge-requests/small", bulletin())
    again = bulletin("badge-requests/small").replace("id: badge-requests/small", "id: badge-requests/tiny")
    write(root, "badge-requests/tiny", again)

    assert [one.sentence for one in load_library(root).problems] == [
        "There is no contact, only a bulletin, `badge-requests/small`."
    ]


def test_a_contact_of_another_topic_is_refused(root: Path) -> None:
    text = bulletin().replace("topic: badge-requests", "topic: other-things")
    write(root, "other-things/small", text.replace("id: badge-requests/small", "id: other-things/small"))
    (problem,) = load_library(root).problems

    assert problem.sentence == f"The bulletin is about `other-things`, and {CONTACT} is about `badge-requests`."


def test_a_bulletin_read_by_itself_is_held_to_its_contact(root: Path) -> None:
    sound = write(root, "badge-requests/small", bulletin())
    stray = write(root, "badge-requests/stray", bulletin("badge-requests/gone").replace("/small", "/stray"))

    assert list(load_only(root, sound).editions) == ["badge-requests/small"]
    assert [one.rule for one in load_only(root, stray).problems] == ["R11"]


def test_a_contact_that_cannot_be_read_is_not_there(root: Path) -> None:
    (root / CONTACT / "scenario.yaml").write_text("format: 2\n")

    assert load_only(root, write(root, "badge-requests/small", bulletin())).editions == {}


def test_what_is_left_out_keeps_todays_digest_and_what_is_written_does_not() -> None:
    sound = edition((END, f"kind: bulletin\nrefreshes: {CONTACT}"))
    other = edition((END, "kind: bulletin\nrefreshes: badge-requests/other"))

    assert '"refreshes"' not in edition().text
    assert sound.digest != other.digest


def test_a_card_made_from_the_canonical_text_names_the_contact() -> None:
    from trainer.scenario.edition import canonical

    sound = edition((END, f"kind: bulletin\nrefreshes: {CONTACT}"))
    text = canonical(sound.scenario)

    assert card_of(text, sound.digest, "draft").refreshes == CONTACT
    assert cards({sound.scenario.id: sound})[sound.scenario.id].family == CONTACT
    assert from_canonical(text).refreshes == CONTACT


def test_every_shipped_bulletin_is_of_a_shipped_family() -> None:
    library = load_library(paths.scenarios())
    bulletins = [card for card in library.cards.values() if card.kind == "bulletin"]

    assert len(bulletins) >= 12
    assert {card.family for card in bulletins} == set(library.contacts)

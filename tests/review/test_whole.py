"""The rules about a library as a whole: each broken and each kept, and silent where too little was counted."""

import dataclasses

import pytest

from tests.builders import edition, scenario_text
from trainer.review.appearances import Appearance, appearances
from trainer.review.lengths import Length
from trainer.review.lint import Reviewed
from trainer.review.whole import longest, mostly_without_force, owed, tied, whole
from trainer.scenario.described import Described, Gender, Part
from trainer.scenario.edition import Edition
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Positions

WORKED = ("reflection:", "worked_example: true\nreflection:")
FORCE = ("quality: poor}", "quality: poor, force_used: true}")


def judged(longest_of: int, count: int) -> list[Reviewed]:
    lengths = tuple(Length(f"s{number}", 3, number < longest_of) for number in range(count))
    return [Reviewed(edition(), (), (), lengths)]


def somebody(gender: Gender | None, *part: Part) -> Appearance:
    return Appearance("a/b", "", "x", Described(gender=gender), part, False)


def findings() -> Findings:
    return Findings("scenarios/framework.yaml", Positions())


@pytest.mark.parametrize(("hits", "count", "rules"), [(8, 10, ["C3"]), (3, 10, []), (9, 9, [])])
def test_best_options_are_the_longest_no_more_often_than_chance(hits: int, count: int, rules: list[str]) -> None:
    found = findings()
    longest(judged(hits, count), found)

    assert [one.rule for one in found.found] == rules


def test_c3_names_the_decisions_and_how_likely_it_is() -> None:
    found = findings()
    longest(judged(8, 10), found)

    (problem,) = found.found
    assert problem.sentence.startswith(
        "The best option is the longest in 8 of 10 decisions (p = 0.003): badge-requests"
    )
    assert problem.sentence.endswith("s5 and more.")


@pytest.mark.parametrize(("men", "women", "part", "rules"), [
    (12, 12, "threatening", ["P4", "P4"]), (12, 12, "officer", []), (9, 10, "threatening", []),
])  # fmt: skip
def test_no_demographic_is_tied_to_threat(men: int, women: int, part: Part, rules: list[str]) -> None:
    people = [somebody("male", part)] * men + [somebody("female")] * women + [somebody(None, "threatening")]
    found = findings()
    tied(people, found)

    assert [one.rule for one in found.found] == rules


def test_p4_names_the_counts_and_n() -> None:
    found = findings()
    tied([somebody("male", "doubted")] * 12 + [somebody("female")] * 12, found)

    assert found.sorted()[0].sentence == (
        "Gender female is tied to doubted: 0 of 12, against 12 of 12 (p = 0.000, n = 24)."
    )


def test_a_demographic_that_is_spread_evenly_is_not_found() -> None:
    found = findings()
    tied([somebody("male", "doubted"), somebody("female", "doubted"), somebody("male"), somebody("female")] * 6, found)

    assert not found.found


@pytest.mark.parametrize(("forced", "count", "rules"), [(3, 5, ["P5"]), (2, 5, []), (4, 4, [])])
def test_most_contacts_end_without_force(forced: int, count: int, rules: list[str]) -> None:
    found = findings()
    mostly_without_force([edition(FORCE)] * forced + [edition()] * (count - forced), found)

    assert [one.rule for one in found.found] == rules


def at_level(level: int, *changes: tuple[str, str]) -> Edition:
    return edition(("level: 1", f"level: {level}"), *changes)


def test_a_competency_without_a_worked_example_is_found_where_it_is_first_scored() -> None:
    problems = [one for one in owed([at_level(2), at_level(1)]) if one.rule == "F8"]

    assert [one.sentence for one in problems] == [
        "`first-request` is scored here first, and no worked example up to level 1 shows it.",
        "`staying-even` is scored here first, and no worked example up to level 1 shows it.",
    ]


def test_a_worked_example_of_a_higher_level_comes_too_late() -> None:
    assert {one.rule for one in owed([at_level(1), at_level(2, WORKED)])} == {"F8"}


def test_a_worked_example_comes_before_contacts_of_its_own_level_and_bulletins_do_not_count() -> None:
    bulletin = at_level(1, ("reflection:", "kind: bulletin\nrefreshes: badge-requests/other\nreflection:"))

    assert owed([at_level(2), at_level(2, WORKED), bulletin]) == ()


def test_what_belongs_to_no_file_is_told_where_the_library_begins() -> None:
    reviews = [dataclasses.replace(one, edition=at_level(1, WORKED)) for one in judged(8, 10)]

    found = whole([*reviews, *reviews], "scenarios/framework.yaml")

    assert [(one.rule, one.file) for one in found] == [("C3", "scenarios/framework.yaml")]


def test_everybody_appears_once_in_every_telling() -> None:
    said = scenario_text(
        ("    moods:\n", "    described: {age: adult, gender: male}\n    part: [doubted]\n    moods:\n"),
        ("in a green apron.}", "in a green apron., described: {gender: female}}"), FORCE,
    )  # fmt: skip

    first, second = appearances([edition(text=said)])

    assert (first.variant, first.trait("age"), first.trait("gender"), first.part) == ("", "adult", "male", ("doubted",))
    assert (second.variant, second.trait("age"), second.trait("gender")) == ("dock", "not said", "female")
    assert first.force_ending


def test_a_person_that_a_variant_leaves_alone_stays_who_it_is() -> None:
    changed = "    cast: {omar: {name: Ines Duarte, looks: A woman of about thirty in a green apron.}}\n"
    said = scenario_text(("    moods:\n", "    described: {age: adult}\n    moods:\n"), (changed, ""))

    assert [one.trait("age") for one in appearances([edition(text=said)])] == ["adult", "adult"]

"""An edition is named by its meaning, and a variant changes people, place and order and nothing else."""

import datetime

import pytest
import yaml

from tests.builders import FILE, SCENARIO, edition, problems_of, profile, scenario_text
from tests.scenario.test_resolve import USING, shared
from trainer.scenario import profiles
from trainer.scenario.edition import canonical, digest, digest_of, from_canonical, with_variant
from trainer.scenario.positions import Positions
from trainer.scenario.profiles import standing
from trainer.scenario.read import read_scenario

SAME = [
    ("format: 1", "# a remark\nformat: 1"),
    ("title: A name on the pavement", 'title: "A name on the pavement"'),
    ("title: A name on the pavement", "title: 'A name  on the pavement '"),
    (
        "summary: A man asks who you are after a short stop.",
        "summary: >\n  A man asks who you are\n  after a short stop.\n\n",
    ),
    ("topic: badge-requests\nlevel: 1", "level: 1\ntopic: badge-requests"),
    ("{first-request: 2, staying-even: 1}", "{staying-even: 1, first-request: 2}"),
    ("{least: 0, most: 3, start: 1}", "{most: 3, start: 1,\n    least: 0}"),
    ("status: draft", "status: draft\nkind: contact\nworked_example: false"),
    ("law_date: 2026-10-01", 'law_date: "2026-10-01"'),
]
OTHER = [
    ("first-request: 2", "first-request: 3"),
    ("words: {street: Dock Street}", "words: {street: Dock Road}"),
    ("text: I just told you.", "text: I told you."),
    ("credit: {staying-even: 20}", "credit: {staying-even: 10}"),
    ("most: 3", "most: 4"),
    ("status: draft", "status: internally reviewed"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_comments_spacing_quoting_and_key_order_do_not_change_the_digest(old: str, new: str) -> None:
    changed = edition((old, new))

    assert changed.digest == edition().digest
    assert changed.scenario == edition().scenario


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_a_weight_a_variant_and_every_text_change_the_digest(old: str, new: str) -> None:
    assert edition((old, new)).digest != edition().digest


def test_the_text_of_a_sub_scene_changes_the_digest() -> None:
    found = [
        read_scenario(scenario_text(*USING), FILE, shared(("What is that?", said)))[0] for said in ("What?", "That?")
    ]

    assert None not in found
    assert len({one.digest for one in found if one}) == 2


def test_the_order_in_which_keys_are_written_does_not_change_what_is_played() -> None:
    plain = yaml.load(SCENARIO, Loader=yaml.CSafeLoader)
    turned = yaml.safe_dump(dict(reversed(plain.items())), sort_keys=False)

    found, problems = read_scenario(turned.replace("'", '"'), FILE, {})

    assert problems == ()
    assert found is not None
    assert list(found.scenario.scenes) == list(edition().scenario.scenes)
    assert found.digest == edition().digest


def test_the_canonical_text_gives_back_the_scenario() -> None:
    scenario = edition().scenario

    assert from_canonical(canonical(scenario)) == scenario
    assert digest(from_canonical(canonical(scenario))) == edition().digest


def test_the_digest_of_today_stays_that_of_tomorrow() -> None:
    assert edition().digest == "95d31faee5300ee9f5ae2ae7aa1ee80d242fab99e1252195f842136044f62603"


def test_profiles_and_authorities_have_digests_of_their_own() -> None:
    assert profiles.digest(profile()) == digest_of(profile())
    assert profiles.digest(profile()) != profiles.digest(profile(other_rule="forbidden"))
    assert digest_of({"a": profile(), "b": datetime.date(2026, 1, 1)}) == digest_of(
        {"b": datetime.date(2026, 1, 1), "a": profile()}
    )


def test_a_rule_that_a_profile_does_not_hold_is_not_required() -> None:
    assert standing(profile(), "name-on-request") == "required"
    assert standing(profile(), "anything") == "not required"


def test_without_a_variant_the_words_of_the_scenario_are_filled_in() -> None:
    heard = with_variant(edition().scenario, None)

    assert heard.place.name == "Mill Street"
    assert heard.brief.dispatch == ("A caller reports a loud argument on Mill Street.",)
    assert (heard.words, heard.variants) == ({}, {})


def test_a_variant_changes_words_and_people_and_keeps_the_key() -> None:
    scenario = edition().scenario

    heard = with_variant(scenario, "dock")

    assert (heard.place.name, heard.cast["omar"].name, heard.cast["omar"].role) == (
        "Dock Street", "Ines Duarte", "a shop owner",
    )  # fmt: skip
    assert heard.scenes == with_variant(scenario, None).scenes


def test_a_variant_changes_place_and_order() -> None:
    place = "    place: {backdrop: dock, name: The dock, time: noon, description: Boats.}"
    order = "    order: {asks: [refuse, tell, point]}"
    fixed = ("prompt: What do you say?", "prompt: What do you say?\n      fixed_order: As in the rule.")
    heard = with_variant(
        edition(fixed, ("    title: On the dock", f"    title: On the dock\n{place}\n{order}")).scenario, "dock"
    )

    assert heard.place.name == "The dock"
    assert [option.id for option in heard.scenes["asks"].decision.options] == ["refuse", "tell", "point"]


def test_a_person_a_variant_does_not_name_stays() -> None:
    scenario = edition(
        ("    cast: {omar: {name: Ines Duarte, looks: A woman of about thirty in a green apron.}}\n", "")
    ).scenario

    assert with_variant(scenario, "dock").cast == scenario.cast


def test_a_variant_that_is_not_declared_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        with_variant(edition().scenario, "moon")


def test_a_place_that_is_not_known_is_that_of_what_holds_it() -> None:
    found = edition().positions

    assert found.at(("scenes", "asks", "decision", "options", 1, "when")) == found.at(
        ("scenes", "asks", "decision", "options", 1)
    )
    assert found.at(("start",)) != found.value(("start",))
    assert ("start",) in found
    assert Positions().at(("start",)) == (1, 1)


def test_a_scenario_without_words_stays_as_it_is() -> None:
    bare = edition(
        ("words: {street: Mill Street}\n", ""),
        ("{street}", "x"),
        ('"{street}"', "x"),
        ("    words: {street: Dock Street}\n", ""),
    )

    assert with_variant(bare.scenario, None).scenes == bare.scenario.scenes


DESCRIBED = (
    "    moods:\n",
    "    described: {age: adult, gender: male, ethnicity: white}\n    part: [doubted]\n    moods:\n",
)


def test_who_somebody_is_counts_and_is_no_part_of_what_an_edition_means() -> None:
    said = edition(DESCRIBED)

    assert said.digest == edition().digest
    assert canonical(said.scenario) == canonical(edition().scenario)
    assert said.scenario == edition().scenario
    assert said.scenario.cast["omar"].part == ("doubted",)


def test_who_somebody_is_follows_the_variant() -> None:
    said = edition(DESCRIBED, ("in a green apron.}", "in a green apron., described: {age: young adult}}"))

    described = with_variant(said.scenario, "dock").cast["omar"].described

    assert described is not None
    assert (described.age, described.gender) == ("young adult", None)


def test_who_somebody_is_is_said_in_words_that_can_be_counted() -> None:
    (problem,) = problems_of((DESCRIBED[0], "    described: {age: forties}\n    moods:\n"))

    assert "child" in problem.remedy

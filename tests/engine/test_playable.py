"""What can be prepared for playing, and what is refused with the scenes named."""

import pytest

from tests.builders import edition, profile
from tests.engine.written import contact, end, option, pick_one, play, playable, put_in_order, say_it
from trainer.engine.actions import Ordered, Picked, Said
from trainer.engine.compiled import Unplayable
from trainer.engine.playable import prepare
from trainer.scenario.conditions import FlagIs, NumberIs
from trainer.scenario.decisions import TimeLimit
from trainer.scenario.model import Route, Scene, SubSceneUse

TOLD = FlagIs(flag="told")


def passing(*routes: Route) -> Scene:
    return Scene(title="On the way", routes=routes)


def test_scenes_that_only_lead_round_are_refused_by_name() -> None:
    circle = {"walk": passing(Route(to="stand", when=TOLD), Route(to="end")), "stand": passing(Route(to="walk"))}

    with pytest.raises(Unplayable, match=r"stand, walk lead round in a circle"):
        playable({"asks": say_it("walk"), **circle})


def test_a_sub_scene_that_is_not_in_place_is_refused() -> None:
    shared = Scene(title="Card", use=SubSceneUse(sub_scene="giving-your-card", exits={"given": "end"}))

    with pytest.raises(Unplayable, match="giving-your-card"):
        playable({"asks": shared})


def test_a_play_passes_on_to_the_first_route_that_holds() -> None:
    ways = passing(Route(to="sour", when=TOLD), Route(to="end"))

    assert play(playable({"asks": say_it("ways"), "ways": ways}), Said("")).ending == "good"


def test_a_scene_none_of_whose_routes_holds_is_named() -> None:
    played = playable({"asks": say_it("ways"), "ways": passing(Route(to="end", when=TOLD))})

    with pytest.raises(Unplayable, match="No route of scene ways holds"):
        play(played, Said(""))


def test_a_decision_with_nothing_to_offer_is_named() -> None:
    with pytest.raises(Unplayable, match="asks offers 0 options"):
        play(playable({"asks": pick_one(option("a", when=TOLD), option("b", when=TOLD))}), Picked("a"))


def test_an_option_that_leads_nowhere_is_named() -> None:
    with pytest.raises(Unplayable, match="Option a of scene asks leads nowhere"):
        play(playable({"asks": pick_one(option("a", leads_to=None), option("b"))}), Picked("a"))


def test_only_scored_decisions_on_a_circle_recur() -> None:
    again = pick_one(option("back", "asks"), option("on", "then"))
    played = playable({"asks": again, "told": say_it("told"), "then": pick_one(option("a"), option("b"))})

    assert dict(played.recurring) == {"asks": 1}
    assert (played.lasting["asks"], played.lasting["then"]) == (1, 0)


def test_a_time_limit_that_leads_back_makes_a_decision_recur() -> None:
    limit = TimeLimit(seconds=30, reason="It is urgent.", extension="Twice.", leads_to="asks")
    played = playable({"asks": pick_one(option("a"), option("b"), time_limit=limit)})

    assert dict(played.recurring) == {"asks": 1}


def test_targets_of_every_kind_of_decision_are_followed() -> None:
    order = put_in_order("a", "b", "c", leads_to="asks")
    played = playable({"asks": pick_one(option("a", "sorts"), option("b")), "sorts": order})

    assert dict(played.recurring) == {"asks": 1, "sorts": 2}


def test_a_variant_is_put_in_place_and_the_others_are_still_known() -> None:
    played = prepare(edition().scenario, profile(), "dock")

    assert played.scenario.cast["omar"].name == "Ines Duarte"
    assert (played.variant, dict(played.variants)) == ("dock", {"dock": "On the dock"})


def test_words_are_filled_in_without_a_variant() -> None:
    assert prepare(edition().scenario, profile()).scenario.place.name == "Mill Street"


def test_a_condition_can_be_asked_of_any_values() -> None:
    test = playable({"asks": say_it()}).test(NumberIs(number="trust", at_least=2))

    assert [test((trust, 0)) for trust in range(4)] == [False, False, True, True]


def test_an_ending_is_a_scene_without_a_decision() -> None:
    played = prepare(contact({"asks": end("poor")}), profile())

    assert play(played).ending == "poor"
    assert played.view(play(played).state) is None


def test_an_order_goes_on_to_one_place_whatever_the_order() -> None:
    played = playable({"asks": put_in_order("a", "b", "c")})

    assert {play(played, Ordered(tuple(order))).state for order in ("abc", "cba")} == {
        play(played, Ordered(("b", "a", "c"))).state
    }

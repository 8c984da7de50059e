"""Which scenes lead back to themselves."""

from trainer.engine.graph import components, is_loop


def test_scenes_that_lead_to_each_other_are_one_component() -> None:
    edges = {"a": ("b",), "b": ("c", "d"), "c": ("a",), "d": ("e",), "e": ()}

    assert [set(found) for found in components(edges)] == [{"e"}, {"d"}, {"a", "b", "c"}]


def test_two_circles_that_share_a_scene_are_one_component() -> None:
    edges = {"a": ("b",), "b": ("a", "c"), "c": ("b", "gone")}

    assert [set(found) for found in components(edges)] == [{"gone"}, {"a", "b", "c"}]


def test_a_circle_met_from_two_sides_is_given_once() -> None:
    edges = {"in": ("a", "b"), "a": ("b",), "b": ("a",), "late": ("a",)}

    assert sorted(map(sorted, components(edges))) == [["a", "b"], ["in"], ["late"]]


def test_a_scene_that_leads_to_itself_is_a_loop() -> None:
    edges = {"a": ("a",), "b": ()}

    assert [is_loop(found, edges) for found in components(edges)] == [True, False]


def test_a_long_chain_needs_no_recursion() -> None:
    edges = {str(at): (str(at + 1),) for at in range(20_000)}

    assert len(list(components(edges))) == 20_001

"""What is compiled once."""

from trainer.academy.shelf import Shelf


def test_a_value_is_made_once() -> None:
    shelf, made = Shelf(), list[int]()
    shelf.take("a", lambda: made.append(1) or "x")

    assert shelf.take("a", lambda: made.append(2) or "y") == "x"
    assert made == [1]


def test_the_value_used_longest_ago_makes_room() -> None:
    shelf = Shelf(room=2)
    for key in ("a", "b", "a", "c"):
        shelf.take(key, lambda key=key: f"first {key}")  # type: ignore[misc]

    assert shelf.take("a", lambda: "again") == "first a"
    assert shelf.take("b", lambda: "again") == "again"

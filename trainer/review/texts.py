"""What a trainee reads in a scenario, text by text, with words in braces filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.scenario.model import Scenario
from trainer.scenario.positions import Path
from trainer.scenario.rewrite import parts
from trainer.scenario.words import fill

TOLD = frozenset({
    "summary", "role", "dispatch", "time", "description", "looks", "narration", "says", "knows", "text", "led_to",
    "thinks",
})  # fmt: skip
"""Keys of texts that tell what happens, and to whom."""
EXPLAINED = frozenset({
    "objectives", "prompt", "rationale", "expert", "why", "would_help", "misconception", "reason", "extension",
    "model_answer", "reflection",
})  # fmt: skip
"""Keys of texts that ask, explain, or speak about rules."""
NAMED = frozenset({"title", "name"})
_UNSEEN = frozenset({"lint_ignore", "reviews", "variables", "words"})
_PLACES = frozenset({"place", "cast"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, what it is called in the file, and the scene it belongs to ("" outside the scenes)."""

    path: Path
    key: str
    scene: str
    text: str

    @property
    def is_option(self) -> bool:
        """Whether it is what an option says."""
        return self.key == "text" and "options" in self.path


def shown_texts(scenario: Scenario) -> Iterator[Shown]:
    """Give every text that a trainee can come to read, in the order of the format. Variants follow at the end."""
    filled = fill(scenario, scenario.words)
    for path, part in parts(filled):
        if isinstance(part, str) and path and path[0] not in _UNSEEN:
            key = str(path[-2] if isinstance(path[-1], int) else path[-1])
            if key in TOLD or key in EXPLAINED or key in NAMED:
                yield Shown(path, key, str(path[1]) if path[0] == "scenes" else "", part)


def in_reading_order(texts: Iterable[Shown], onward: dict[str, tuple[str, ...]], start: str) -> list[Shown]:
    """Sort texts as they come before the eyes: what is read before the play, then scene by scene, then the rest."""
    order = {id: place for place, id in enumerate(_breadth_first(onward, start), start=1)}
    last = len(order) + 1

    def place(shown: Shown) -> int:
        if shown.path[0] == "scenes":
            return order.get(shown.scene, last)
        return 0 if shown.path[0] in _BEFORE else last

    return sorted(texts, key=place)


def _breadth_first(onward: dict[str, tuple[str, ...]], start: str) -> Iterator[str]:
    met = {start: None}
    for id in (waiting := [start]):
        yield id
        fresh = [to for to in onward[id] if to not in met]
        met |= dict.fromkeys(fresh)
        waiting += fresh


_BEFORE = _PLACES | {"title", "summary", "content_notice", "brief"}


def is_placeholder(text: str) -> bool:
    """Whether a text only stands where one is still to be written."""
    bare = text.strip().strip(".").lower()
    return not bare or bare in _PLACEHOLDERS


_PLACEHOLDERS = frozenset({"todo", "tbd", "tba", "fixme", "xxx", "…", "-", "--", "n/a", "none", "tk", "lorem ipsum"})

"""Words in braces: `{street}` in any text stands for a declared word, which a variant may change."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from trainer.scenario.rewrite import rewrite

BRACES = re.compile(r"\{([^{}]*)\}")

T = TypeVar("T")


def fill(value: T, words: Mapping[str, str]) -> T:
    """Return the value with every declared word filled in; words that are not declared stay as they are."""
    if not words:
        return value

    def filled(part: Any) -> Any:
        if not isinstance(part, str) or "{" not in part:
            return part
        return BRACES.sub(lambda found: words.get(found[1], found[0]), part)

    return rewrite(value, filled)

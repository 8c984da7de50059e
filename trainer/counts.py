"""A count with its noun: one thing is never told as several."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: `1 play`, `8 plays`, `2 entries`, `12,000 choices`."""
    shown = f"{count:,}" if abs(count) >= 10_000 else str(count)
    return f"{shown} {noun if count == 1 else plural or noun + 's'}"

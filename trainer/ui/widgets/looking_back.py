"""A decision that was just taken, looked back on: what it led to, why, the stronger option, the law and the rule."""

from collections.abc import Iterable, Sequence

from trainer.scoring.moments import Cited, Moment, RuleCited
from trainer.ui import dates
from trainer.ui.widgets.sheet import Part


def feedback_parts(moment: Moment, *, is_order: bool = False) -> list[Part]:
    """Return the feedback in words to show. An order is argued for as a whole, not thing by thing."""
    if is_order and moment.chosen:
        parts = [Part("Why the order matters", "h2"), Part(moment.rationale, "reading")]
        parts += [] if moment.stronger else [Part("Your order lost nothing.")]
        return parts + stronger_parts(moment) + law_parts(moment.authorities, moment.rules)
    chosen = [one for one in moment.chosen if one.role == "chosen"]
    several = len(chosen) > 1
    parts = [Part("What it led to" if not several else "What each one led to", "h2")]
    if moment.feedback is not None:
        parts += [Part(moment.feedback.led_to, "reading"), Part("Why", "strong"), Part(moment.feedback.why)]
    for one in chosen:
        if several:
            parts.append(Part(one.text, "strong"))
        parts.append(Part(one.led_to, "" if several else "reading"))
        parts += [] if several else [Part("Why", "strong")]
        parts.append(Part(one.why, "muted" if several else ""))
    for one in (one for one in moment.chosen if one.role == "named worst"):
        parts += [Part("The one you named worst", "strong"), Part(one.text), Part(one.why, "muted")]
    if not moment.chosen and moment.feedback is None:
        parts.append(Part("Time ran out before there was an answer.", "reading"))
    parts += stronger_parts(moment)
    parts += law_parts(moment.authorities, moment.rules)
    return parts


def stronger_parts(moment: Moment) -> list[Part]:
    """Return the stronger option, or why there is none, in words to show."""
    if moment.model_answer is not None:
        return [Part("One way to say it", "strong"), Part(moment.model_answer)]
    if moment.stronger is None:
        return []
    texts = moment.stronger.texts
    words = texts[0] if len(texts) == 1 else "\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))
    parts = [Part("A stronger option" if len(texts) == 1 else "A stronger answer", "strong"), Part(words)]
    if len(texts) == 1:
        parts.append(Part(moment.stronger.whys[0], "muted"))
    return parts


def law_parts(authorities: Sequence[Cited], rules: Sequence[RuleCited]) -> list[Part]:
    """Return authorities and rules with their dates in words to show."""
    parts: list[Part] = []
    for cited in authorities:
        parts += [Part(f"{cited.name}, {cited.citation}", "strong"), Part(cited.takeaway)]
        parts.append(Part(f"{cited.jurisdiction}. Checked {dates.plain_day(cited.last_checked)}.", "caption"))
    for rule in rules:
        parts += [Part(f"Agency rule: {rule.title}", "strong"), Part(rule.text)]
        checked = f"{rule.citation}. {rule.profile}. Checked {dates.plain_day(rule.last_checked)}."
        parts.append(Part(checked, "caption"))
    return [*parts, *look_up_parts(authorities, rules)]


def look_up_parts(authorities: Iterable[Cited], rules: Iterable[RuleCited]) -> list[Part]:
    """Return the ways from what was cited to its entries in the reference."""
    ways = [Part(f"Look up {cited.name}", "link", f"authority:{cited.id}") for cited in authorities]
    return ways + [Part(f"Look up: {rule.title}", "link", f"rule:{rule.profile_id}:{rule.id}") for rule in rules]

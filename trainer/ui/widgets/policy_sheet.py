"""The agency rules that apply to a contact, each with its source and the day on which it was checked."""

from collections.abc import Iterable

from trainer.scenario.profiles import Profile, Rule
from trainer.ui import dates
from trainer.ui.widgets.sheet import Part

_STANDING = {
    "required": "Required",
    "recommended": "Recommended",
    "not required": "Not required here",
    "forbidden": "Forbidden",
}


def policy_parts(profile: Profile, rules: Iterable[str]) -> list[Part]:
    """Return the rules in words to show; a rule the profile does not hold is left out."""
    parts = [Part(f"{profile.name}. {profile.jurisdiction}", "muted")]
    for id in rules:
        rule = profile.rules.get(id)
        if rule is not None:
            parts.extend(rule_parts(rule))
    if len(parts) == 1:
        parts.append(Part("No rule of the agency is named for this contact."))
    return parts


def rule_parts(rule: Rule) -> list[Part]:
    """Return one rule in words to show."""
    parts = [Part(f"{rule.title}. {_STANDING[rule.standing]}.", "strong"), Part(rule.text)]
    if rule.content:
        parts.append(Part("What to give: " + "; ".join(rule.content) + "."))
    parts.append(Part(f"When: {rule.timing}"))
    if rule.exceptions:
        parts.append(Part("Exceptions: " + " ".join(rule.exceptions)))
    parts.append(Part(f"{rule.citation}. Checked {dates.plain_day(rule.last_checked)}.", "caption"))
    return parts

"""SW, the swap test: change who a person is, and the key does not move.

Every variant keeps what is offered, what it is worth, where it leads and on what it rests. It may change people, places
and surface, never a fact that the law turns on; a name it replaces is replaced everywhere; and no answer is
explained by who somebody is. The tests of this rule also exchange people in every shipped contact.
"""

import dataclasses
import json
import re
from typing import Any

from trainer.review.subject import Subject
from trainer.scenario.decisions import PutInOrder
from trainer.scenario.edition import with_variant
from trainer.scenario.findings import Findings
from trainer.scenario.model import Scenario
from trainer.scenario.positions import Path
from trainer.scenario.rewrite import parts, plain

_PROSE = frozenset({
    "title", "summary", "name", "role", "looks", "text", "led_to", "why", "prompt", "rationale", "expert", "narration",
    "says", "knows", "misconception", "thinks", "would_help", "reason", "extension", "model_answer", "reflection",
    "about", "description", "time", "ties", "fixed_order", "dispatch", "objectives", "what",
})  # fmt: skip
_EXPLAINS = frozenset({"rationale", "why"})
_NAME = re.compile(r"(?!(?:She|Her|Hers|His|Him|They|Them|Their|Theirs|Its|The)\b)[A-Z][a-z]{2,}\b.*")
"""A name as it is written; a pronoun that opens a sentence, or “The woman on the bench”, is none."""
_FACTS: dict[str, re.Pattern[str]] = {
    what: re.compile(rf"\b(?:{said})\b", re.IGNORECASE)
    for what, said in {
        "a warrant": r"warrants?",
        "consent": r"consent\w*",
        "a weapon": r"guns?|knife|knives|weapons?|firearms?|pistols?|rifles?|armed",
        "drink or drugs": r"drunk|intoxicated|drugs?|marijuana|cocaine|alcohol",
        "suspicion": r"suspic\w*|suspects?|probable cause|wanted",
        "flight": r"flee\w*|fled|ran|runs?|running",
        "a crime": r"stolen|thefts?|robb\w*|burglar\w*|assault\w*|arrest\w*",
        "an injury": r"injur\w*|wounded|bleed\w*|blood\w*|unconscious",
        "a home": r"home|house|apartment|yard|porch|bedroom",
        "a vehicle": r"car|truck|pickup|hatchback|sedan|van|wagon|motorcycle|suv",
    }.items()
}
_WHO = re.compile(
    r"\b(?:Black|White|Latin[oax]s?|Hispanics?|Asians?|Arabs?|Muslims?|Jewish|Christians?|immigrants?|foreigners?|"
    r"Africans?|Mexicans?|Native Americans?|gay|lesbian|transgender|(?:young|old|older|elderly) (?:men|women|man|woman|"
    r"people)|(?:a|as a|being a|like a) (?:man|woman)|(?:his|her|their) (?:race|color|gender|sex|religion|ethnicity))\b"
)


def swap(subject: Subject, findings: Findings) -> None:
    """SW (E). Library, 27 November 2026: 9 contacts with 18 variants, nothing found."""
    scenario = subject.scenario
    key = bearing(with_variant(scenario, None))
    for id in scenario.variants:
        if bearing(with_variant(scenario, id)) != key:
            sentence = f"With the variant `{id}` the answers are not worth the same."
            findings.report(("variants", id), "SW", sentence, _SURFACE, at_key=True)
        _facts(scenario, id, findings)
        _left(scenario, id, findings)
    _explained(subject, findings)


_SURFACE = "Change people, place and surface alone; another key is another contact."


def bearing(scenario: Scenario) -> str:
    """Return everything in a scenario that decides what an answer is worth, as one text: no prose, and no people."""
    kept = {key: _bare(plain(getattr(scenario, key))) for key in ("competencies", "start", "variables", "endings")}
    scenes = {id: _bare(plain(_sorted(scene))) for id, scene in scenario.scenes.items()}
    return json.dumps({**kept, "scenes": scenes}, sort_keys=True)


def _sorted(scene: Any) -> Any:
    """Return a scene with its options by id, except where their order is the key."""
    decision = scene.decision
    if decision is None or isinstance(decision, PutInOrder) or not hasattr(decision, "options"):
        return scene
    options = tuple(sorted(decision.options, key=lambda option: str(option.id)))
    return dataclasses.replace(scene, decision=dataclasses.replace(decision, options=options))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items() if key not in _PROSE}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def _facts(scenario: Scenario, id: str, findings: Findings) -> None:
    """Find words of a variant that bring in or take out a fact that the law turns on."""
    for word, text in scenario.variants[id].words.items():
        before, after = _turns_on(scenario.words[word]), _turns_on(text)
        for fact in sorted(before ^ after):
            does = "brings in" if fact in after else "takes out"
            sentence = f"“{text}” in place of “{scenario.words[word]}” {does} {fact}, on which the law can turn."
            remedy = "Write words that leave the facts alone, or write another contact."
            findings.report(("variants", id, "words", word), "SW", sentence, remedy)


def _turns_on(text: str) -> set[str]:
    return {what for what, said in _FACTS.items() if said.search(text)}


def _left(scenario: Scenario, id: str, findings: Findings) -> None:
    """Find names that a variant replaces and that are still said while it is played."""
    variant = scenario.variants[id]
    changed = {key: scenario.words[key] for key, text in variant.words.items() if text != scenario.words[key]}
    gone: dict[str, Path] = {
        text: ("variants", id, "words", key) for key, text in changed.items() if _NAME.fullmatch(text)
    }
    for person, change in variant.cast.items():
        was = scenario.cast[person].name
        if change.name not in (None, was) and "{" not in was and _NAME.fullmatch(was):
            gone[was] = ("variants", id, "cast", person, "name")
    if not gone:
        return
    told = with_variant(scenario, id)
    for path, part in parts(told):
        for name, at in gone.items() if isinstance(part, str) and path[0] not in _UNSEEN else ():
            if re.search(rf"\b{re.escape(name)}\b", part):
                sentence = f"“{name}” is still said here in the variant `{id}`, which replaces it (see {_named(at)})."
                findings.report(path, "SW", sentence, "Write a word in braces and declare it, so that it is replaced.")


_UNSEEN = frozenset({"author", "licence", "lint_ignore", "reviews", "id"})


def _named(path: Path) -> str:
    return ": ".join(str(part) for part in path)


def _explained(subject: Subject, findings: Findings) -> None:
    """Find answers that are explained by who somebody is. A misconception may be: it is what is wrong."""
    for path, part in subject.parts:
        if isinstance(part, str) and path[0] == "scenes" and path[-1] in _EXPLAINS and (said := _WHO.search(part)):
            sentence = f"This explains an answer by who somebody is (“{said[0]}”)."
            findings.report(path, "SW", sentence, "Explain it by what was done, seen or said.")

"""The rules that speak about a library as a whole: C3, F8, G2, P4, P5. No single file breaks them."""

from collections.abc import Iterable, Iterator, Sequence

from trainer.review.appearances import OUTCOMES, TRAITS, UNSAID, Appearance, appearances
from trainer.review.chance import at_least, fisher
from trainer.review.lint import Reviewed
from trainer.review.rules.scoring import scored_competencies, scored_twice
from trainer.scenario.edition import Edition
from trainer.scenario.findings import Findings
from trainer.scenario.model import Scenario
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem

RARE = 0.05
FEWEST_DECISIONS, FEWEST_PEOPLE, FEWEST_CONTACTS = 10, 20, 5
WITHOUT_FORCE = 0.6


def whole(reviews: Sequence[Reviewed], at: str) -> tuple[Problem, ...]:
    """Return what the rules find in a library; what belongs to no file of its own is reported at `at`."""
    editions = [review.edition for review in reviews]
    findings = Findings(at, Positions())
    longest(reviews, findings)
    tied(appearances(editions), findings)
    mostly_without_force(editions, findings)
    return (*findings.sorted(), *owed(editions))


def owed(editions: Sequence[Edition]) -> tuple[Problem, ...]:
    """Return what contacts owe each other (F8, G2), each finding in the file that claims the competency."""
    return tuple(sorted((*scored_twice(editions), *worked_first(editions))))


def longest(reviews: Iterable[Reviewed], findings: Findings) -> None:
    """C3: the best option is the longest no more often than chance: binomial p under .05, from 10 decisions on (W).

    Each decision counts once, with a chance of one in its options. Library, 28 November 2026: n = 82 decisions, the
    best is the longest in 17 where chance gives 27; p = .99.
    """
    found = [(review.edition.scenario.id, one) for review in reviews for one in review.lengths]
    hits = [f"{id}: {one.scene}" for id, one in found if one.longest]
    p = at_least(len(hits), [1 / one.options for _, one in found])
    if len(found) >= FEWEST_DECISIONS and p < RARE:
        listed = "; ".join(hits[:6]) + (" and more" if len(hits) > 6 else "")
        sentence = f"The best option is the longest in {len(hits)} of {len(found)} decisions (p = {p:.3f}): {listed}."
        findings.report((), "C3", sentence, "Shorten it in some, or let the others say as much.", severity="W")


def tied(people: Iterable[Appearance], findings: Findings) -> None:
    """P4: no demographic is tied to what a contact makes of people: Fisher exact p under .05, from 20 people on (W).

    Counted are people of the public of whom the trait is said, once for each telling, so a variant weighs as much as
    the contact itself: that is the mend the rule asks for. Tellings of one contact are alike in what they make of
    people, so p is a signal to look, not a proof. Library, 28 November 2026: n = 60 in 9 contacts and 12 bulletins (age
    and gender said of 60, ethnicity of 53), 13 values against 6 outcomes, nothing under .05; disability is said of 4,
    and is not judged.
    """
    public = [one for one in people if not one.officer]
    for trait in TRAITS:
        said = [one for one in public if one.trait(trait) != UNSAID]
        if len(said) < FEWEST_PEOPLE:
            continue
        for value in sorted({one.trait(trait) for one in said}):
            inside = [one for one in said if one.trait(trait) == value]
            outside = [one for one in said if one.trait(trait) != value]
            for outcome, made in OUTCOMES.items():
                hits, others = sum(map(made, inside)), sum(map(made, outside))
                p = fisher(hits, len(inside), others, len(outside))
                if p < RARE:
                    sentence = (
                        f"{trait.capitalize()} {value} is tied to {outcome}: {hits} of {len(inside)}, "
                        f"against {others} of {len(outside)} (p = {p:.3f}, n = {len(said)})."
                    )
                    findings.report((), "P4", sentence, "Change who is who, or add variants.", severity="W")


def mostly_without_force(editions: Iterable[Edition], findings: Findings) -> None:
    """P5: at least 60% of the contacts end without force, as in life, from 5 contacts on (W).

    A contact counts as one that ends without force where none of its endings says `force_used`. Library, 27 November
    2026: n = 9 contacts, 8 of them.
    """
    contacts = [one.scenario for one in editions if one.scenario.kind == "contact"]
    forced = [one.id for one in contacts if any(ending.force_used for ending in one.endings.values())]
    without = len(contacts) - len(forced)
    if len(contacts) >= FEWEST_CONTACTS and without < WITHOUT_FORCE * len(contacts):
        sentence = f"{without} of {len(contacts)} contacts end without force; force is used in {', '.join(forced)}."
        remedy = "Add contacts that end without it: 60 of 100 at least."
        findings.report((), "P5", sentence, remedy, severity="W")


def worked_first(editions: Sequence[Edition]) -> Iterator[Problem]:
    """F8: each competency has a worked example before its first assessed use (W).

    The first use is the contact of the lowest level that scores it and is no worked example; an example comes before
    it where its level is no higher. Bulletins do not count. Library, 28 November 2026: 23 competencies, all of
    them shown first.
    """
    contacts = [one for one in editions if one.scenario.kind == "contact"]
    shown: set[str] = set()
    for edition in sorted(contacts, key=lambda one: (one.scenario.level, not one.scenario.worked_example)):
        scenario = edition.scenario
        fresh = [id for id in scenario.competencies if id in _scored(scenario) - shown]
        shown |= set(fresh)
        if scenario.worked_example:
            continue
        findings = Findings(edition.file, edition.positions)
        for id in fresh:
            sentence = f"`{id}` is scored here first, and no worked example up to level {scenario.level} shows it."
            remedy = "Write `worked_example: true` in one that shows it, with the expert's thoughts on its best path."
            findings.report(("competencies", id), "F8", sentence, remedy, severity="W", at_key=True)
        yield from findings.sorted()


def _scored(scenario: Scenario) -> set[str]:
    return {id for scene in scenario.scenes.values() if scene.decision for id in scored_competencies(scene.decision)}

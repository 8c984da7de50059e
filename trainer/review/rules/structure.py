"""Structure rules: S1, S2, S9, S10, S11, S12. Those about length and shape are in shape.py."""

from collections.abc import Iterable, Mapping

from trainer.engine.conditions import reads
from trainer.review.exploration import Explored
from trainer.review.subject import Subject
from trainer.scenario.conditions import Effects
from trainer.scenario.findings import Findings
from trainer.scenario.framework import check_framework
from trainer.scenario.positions import Path


def structure(subject: Subject, findings: Findings) -> None:
    """Check that everything written can come about."""
    onward = subject.onward()
    reached = _closure(onward, [subject.scenario.start])
    _reachable(subject, reached, findings)
    _ends(subject, onward, reached, findings)
    _variables(subject, findings)
    _dates(subject, findings)
    check_framework(subject.scenario, subject.framework, findings)
    if subject.unplayable is not None:
        fault = subject.unplayable
        findings.report(("scenes",), "S2", fault.sentence, fault.advice, at_key=True)
        return
    for explored in subject.explored:
        _best_path(explored, findings)
    _conditions(subject, findings)
    _entered(subject, reached, findings)


def _reachable(subject: Subject, reached: set[str], findings: Findings) -> None:
    """S1."""
    for id in subject.scenario.scenes:
        if id not in reached:
            sentence = f"Nothing leads to the scene `{id}`."
            findings.report(("scenes", id), "S1", sentence, "Lead to it, or take it out.", at_key=True)
    used = {scene.ending for scene in subject.scenario.scenes.values()}
    for id in subject.scenario.endings:
        if id not in used:
            sentence = f"No scene ends in `{id}`."
            findings.report(("endings", id), "S1", sentence, "End a scene in it, or take it out.", at_key=True)


def _ends(subject: Subject, onward: Mapping[str, Iterable[str]], reached: set[str], findings: Findings) -> None:
    """S2: every scene can come to an ending."""
    back: dict[str, list[str]] = {id: [] for id in onward}
    for id, targets in onward.items():
        for to in targets:
            back[to].append(id)
    ending = _closure(back, [id for id, scene in subject.scenario.scenes.items() if scene.ending])
    for id in onward:
        if id in reached and id not in ending:
            sentence = f"No way leads from the scene `{id}` to an ending."
            findings.report(("scenes", id), "S2", sentence, "Give one of its ways out an ending.", at_key=True)


def _variables(subject: Subject, findings: Findings) -> None:
    """S9: what is read is changed somewhere, and what is declared is read."""
    variables = subject.scenario.variables
    changed: set[str] = set()
    read: set[str] = set()
    for _, part in subject.parts:
        if isinstance(part, Effects):
            changed |= {*part.add, *part.set}
        read |= reads(getattr(part, "when", None))
    for group, names in (("numbers", variables.numbers), ("flags", variables.flags)):
        for id in names:
            path: Path = ("variables", group, id)
            if id in read and id not in changed:
                remedy = "Change it in the effects of an option or a scene, or take the conditions out."
                findings.report(path, "S9", f"`{id}` is read, and nothing ever sets it.", remedy, at_key=True)
            elif id not in read:
                sentence = f"`{id}` is declared, and no condition reads it."
                findings.report(path, "S9", sentence, "Read it, or take it out.", severity="W", at_key=True)


def _dates(subject: Subject, findings: Findings) -> None:
    """S11: the dates that must be there can be true."""
    scenario = subject.scenario
    if scenario.law_date > subject.today:
        sentence = f"The law cannot have been read on {scenario.law_date}, which is still to come."
        findings.report(("law_date",), "S11", sentence, "Write the day on which it was last read.")
    if scenario.review_by <= scenario.law_date:
        sentence = "The next review is due before the law was last read."
        findings.report(("review_by",), "S11", sentence, "Write a day after `law_date`.")


def _best_path(explored: Explored, findings: Findings) -> None:
    """S10."""
    _, last = explored.best_path()
    scene = explored.survey.keys[last][0]
    ending = explored.playable.scenes[scene].ending
    endings = explored.playable.scenario.endings
    if ending is not None and endings[ending].quality != "good":
        sentence = (
            f"The path worth most comes to `{ending}`, which is {endings[ending].quality} "
            f"(way: {explored.way(last)}; under {explored.profile})."
        )
        remedy = "Let the best answers lead to a good ending, or call this ending good."
        findings.report(("endings", ending), "S10", sentence, remedy, at_key=True)


def _conditions(subject: Subject, findings: Findings) -> None:
    """S12: every condition can hold and can fail, over all profiles together."""
    profiles = ", ".join(id for one in subject.explored for id in one.profiles)
    for path, part in subject.parts:
        if getattr(part, "when", None) is None:
            continue
        at: Path = (*path, "when")
        held = next((one for one in subject.asked if at in one.held), None)
        failed = next((one for one in subject.asked if at in one.failed), None)
        if held is not None and failed is not None:
            continue
        if held is not None:
            way = held.explored.way(*held.held[at])
            sentence = f"This condition never fails (it holds, for instance, {way}; under {profiles})."
            findings.report(at, "S12", sentence, "Take the condition out, or let it be able to fail.", at_key=True)
        elif failed is not None:
            way = failed.explored.way(*failed.failed[at])
            sentence = f"This condition never holds (it fails, for instance, {way}; under {profiles})."
            findings.report(at, "S12", sentence, "Take out what depends on it, or let it be able to hold.", at_key=True)
        else:
            sentence = f"No play ever comes to ask this condition (under {profiles})."
            findings.report(at, "S12", sentence, "Lead to it, or take it out.", at_key=True)


def _entered(subject: Subject, reached: set[str], findings: Findings) -> None:
    """S12: what is linked can be reached with the variables as they come."""
    for id in subject.scenario.scenes:
        if id in reached and not any(id in asked.words for asked in subject.asked):
            sentence = f"Something leads to the scene `{id}`, and no play ever comes there."
            remedy = "Let a condition on the way be able to hold, or take the scene out."
            findings.report(("scenes", id), "S12", sentence, remedy, at_key=True)


def _closure(edges: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        for to in edges[waiting.pop()]:
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found

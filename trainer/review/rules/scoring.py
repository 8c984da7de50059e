"""Scoring rules: G2, G3, G5, G6, G7."""

from collections.abc import Iterable

from trainer.engine.actions import Answer, CameIn, Picked
from trainer.engine.views import View, weighed
from trainer.review.baselines import Baselines
from trainer.review.exploration import Explored, shown
from trainer.review.subject import Subject, options_of
from trainer.scenario.decisions import BestAndWorst, Decision, PutInOrder, SayIt, ScreenOut
from trainer.scenario.edition import Edition
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Path
from trainer.scenario.problems import Problem


def scoring(subject: Subject, baselines: tuple[Baselines, ...], findings: Findings) -> None:
    """Check what decisions are worth."""
    _claimed(subject, findings)
    _screen_outs(subject, findings)
    for found in subject.explored:
        _one_best(found, findings)
        _no_regret(found, findings)
    for baseline in baselines:
        findings.report(("competencies",), "G6", str(baseline), "", severity="I", at_key=True)


def scored_competencies(decision: Decision) -> set[str]:
    """Return the competencies that a decision can earn credit in."""
    found: set[str] = set()
    if isinstance(decision, BestAndWorst | PutInOrder):
        found |= {id for id, points in decision.credit.items() if points}
    for option in options_of(decision):
        for credit in (option.credit, *(under.credit or {} for under in option.under)):
            found |= {id for id, points in credit.items() if points}
    return found


def scored_twice(editions: Iterable[Edition]) -> tuple[Problem, ...]:
    """G2 over a library: each competency is scored in at least two decisions of the scenarios that claim it."""
    scenarios = list(editions)
    counts: dict[str, int] = {}
    for edition in scenarios:
        for scene in edition.scenario.scenes.values():
            for id in scored_competencies(scene.decision) if scene.decision else ():
                counts[id] = counts.get(id, 0) + 1
    problems: list[Problem] = []
    for edition in scenarios:
        findings = Findings(edition.file, edition.positions)
        for id in edition.scenario.competencies:
            if counts.get(id) == 1:
                sentence = f"`{id}` is scored in one decision of all the scenarios read."
                remedy = "Score it in a second one, here or in another scenario."
                findings.report(("competencies", id), "G2", sentence, remedy, severity="W", at_key=True)
        problems.extend(findings.sorted())
    return tuple(problems)


def _claimed(subject: Subject, findings: Findings) -> None:
    """G2 in one scenario: what is claimed is scored."""
    scored = {id for _, _, decision in subject.decisions() for id in scored_competencies(decision)}
    for id in subject.scenario.competencies:
        if id not in scored:
            sentence = f"`{id}` is claimed, and no decision is scored in it."
            remedy = "Give credit in it, or take it out of the competencies."
            findings.report(("competencies", id), "G2", sentence, remedy, severity="W", at_key=True)


def _screen_outs(subject: Subject, findings: Findings) -> None:
    """G5."""
    for path, part in subject.parts:
        if isinstance(part, ScreenOut) and not part.authorities and not part.rules:
            sentence = "A screen-out rests on an authority or on a rule, and this one names neither."
            findings.report(path, "G5", sentence, "Write `authorities:` or `rules:` in it.", at_key=True)


def _one_best(explored: Explored, findings: Findings) -> None:
    """G3: one best answer, or ties declared."""
    weights = explored.playable.weights
    met: set[View] = set()
    for number, (scene, values, _) in enumerate(explored.survey.keys):
        decision = explored.playable.scenes[scene].decision
        view = decision.view(values) if decision else None
        if view is None or view in met or isinstance(view.decision, SayIt) or view.decision.ties:
            continue
        met.add(view)
        best = _best(view, weights)
        if len(best) > 1:
            listed = "; ".join(shown(answer) for answer in best[:3]) + (" and more" if len(best) > 3 else "")
            sentence = f"Several answers are worth most ({listed}), for instance {explored.way(number)}."
            remedy = "Give one of them less credit, or say in `ties:` why they are equal."
            findings.report(("scenes", scene, "decision", "options"), "G3", sentence, remedy, severity="W", at_key=True)


def _no_regret(explored: Explored, findings: Findings) -> None:
    """G7: an answer that is worth most at its own decision costs nothing over the whole path."""
    solution, playable = explored.solution, explored.playable
    worst: dict[tuple[str, Answer], tuple[int, int]] = {}
    for number in range(solution.states):
        state = explored.survey.state(number)
        view = playable.view(state)
        if view is None or isinstance(view.decision, SayIt) or playable.is_repeat(state):
            continue
        for answer in _best(view, playable.weights):
            outcome = view.outcome(answer)
            now = weighed(outcome.credit, playable.weights) + weighed(outcome.settlement, playable.weights)
            then = solution.best(explored.survey.state(explored.follow(number, answer)))
            regret = solution.best(state) - now - then
            worst[view.scene, answer] = max(worst.get((view.scene, answer), (0, 0)), (regret, -number))
    for (scene, answer), (regret, earliest) in worst.items():
        if regret:
            _report_regret(explored, scene, answer, regret, -earliest, findings)


def _report_regret(
    explored: Explored, scene: str, answer: Answer, regret: int, number: int, findings: Findings
) -> None:
    solution = explored.solution
    better = shown(solution.best_answer(explored.survey.state(number)))
    cost = 100 * regret / solution.span if solution.span else 0.0
    sentence = (
        f"`{shown(answer)}` is worth most here and still costs {cost:.1f} of 100 points over the path, against "
        f"`{better}` (way: {explored.way(number, shown(answer))}; under {explored.profile})."
    )
    remedy = "Give it a settlement for what need not be done any more, or let the other way earn less."
    decision = explored.playable.scenario.scenes[scene].decision
    assert decision is not None
    findings.report(_place(scene, decision, answer), "G7", sentence, remedy, at_key=True)


def _place(scene: str, decision: Decision, answer: Answer) -> Path:
    path: Path = ("scenes", scene, "decision")
    if isinstance(answer, Picked):
        ids = [option.id for option in options_of(decision)]
        return (*path, "options", ids.index(answer.option))
    if isinstance(answer, CameIn):
        lines = [getattr(option, "from_line", 0) for option in options_of(decision)]
        return (*path, "options", lines.index(answer.line)) if answer.line in lines else (*path, "options")
    return (*path, "options")


def _best(view: View, weights: tuple[int, ...]) -> list[Answer]:
    """Return every answer that is worth most by the credit of its own decision."""
    worth = [weighed(view.outcome(answer).credit, weights) for answer in view.answers]
    most = max(worth)
    return [answer for answer, amount in zip(view.answers, worth, strict=True) if amount == most]

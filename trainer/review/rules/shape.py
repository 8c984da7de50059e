"""Structure rules about length and shape: S3, S4, S5, S6, S7. S3, S4 and S6 are not for bulletins."""

from collections import deque

from trainer.counts import counted
from trainer.review.exploration import Explored
from trainer.review.subject import Subject, options_of
from trainer.scenario.decisions import Decision, HearOut, PutInOrder, SayIt
from trainer.scenario.findings import Findings
from trainer.scenario.problems import Severity

WORDS_A_MINUTE = 200
MINUTES_A_DECISION = 0.4


def shape(subject: Subject, findings: Findings) -> None:
    """Check how long it is and how it branches."""
    _without_consequence(subject, findings)
    _texts(subject, findings)
    if subject.bulletin:
        _bulletin(subject, findings)
        return
    _endings(subject, findings)
    if subject.explored and subject.unplayable is None:
        _length(subject.explored[0], findings)
        _minutes(subject, subject.explored[0], findings)
        _recovery(subject, findings)


def _bulletin(subject: Subject, findings: Findings) -> None:
    count = sum(1 for _ in subject.decisions())
    if not 1 <= count <= 2:
        sentence = f"A bulletin has one or two decisions, and this one has {count}."
        findings.report(("kind",), "S3", sentence, "Make it a contact, or shorten it.", severity="W")


def _length(explored: Explored, findings: Findings) -> None:
    """S3: 4 to 8 decisions on any path; over 12 is refused. Going round again counts once."""
    fewest, most = path_lengths(explored)
    if fewest[0] < 4:
        sentence = f"A path has {counted(fewest[0], 'decision')} (way: {explored.way(fewest[1])})."
        findings.report(("scenes",), "S3", sentence, "Let every path have 4 to 8.", severity="W", at_key=True)
    if most > 8:
        sentence = f"A path has {most} decisions."
        severity: Severity = "E" if most > 12 else "W"
        findings.report(("scenes",), "S3", sentence, "Let every path have 4 to 8.", severity=severity, at_key=True)


def path_lengths(explored: Explored) -> tuple[tuple[int, int], int]:
    """Return the fewest decisions up to an ending, with that ending's state, and the most."""
    survey = explored.survey
    distance, waiting = {0: 0}, deque([0])
    endings: list[tuple[int, int]] = []
    while waiting:
        number = waiting.popleft()
        if not survey.moves[number]:
            endings.append((distance[number], number))
        for _, to in survey.moves[number]:
            if to not in distance:
                distance[to] = distance[number] + 1
                waiting.append(to)
    longest: dict[int, int] = {}
    for component in survey.components:
        inside = set(component)
        onward = [longest[to] for number in component for _, to in survey.moves[number] if to not in inside]
        decisions = len({survey.keys[number][0] for number in component if survey.moves[number]})
        longest |= dict.fromkeys(component, decisions + max(onward, default=0))
    return min(endings), longest[0]


def _minutes(subject: Subject, explored: Explored, findings: Findings) -> None:
    """S4: the minutes that reading and deciding take on the best path, 5 to 12, and as the file says."""
    path, last = explored.best_path()
    passed = {explored.survey.keys[number][0] for number, _ in path} | {explored.survey.keys[last][0]}
    words = sum(subject.asked[0].words.get(scene, 0) for scene in passed)
    words += _count(subject.scenario.brief.role, *subject.scenario.brief.dispatch, *subject.scenario.brief.objectives)
    for number, answer in path:
        view = explored.playable.view(explored.survey.state(number))
        assert view is not None
        words += _count(view.decision.prompt, *(played.option.text for played in view.options))
        words += _count(*(line.text for line in view.lines))
        for played in view.outcome(answer).happens:
            words += _count(*(beat.text for beat in played.script))
            words += _count(played.option.feedback.led_to, played.option.feedback.why)
    minutes = words / WORDS_A_MINUTE + MINUTES_A_DECISION * len(path)
    if not 5 <= minutes <= 12:
        sentence = f"The best path takes about {minutes:.1f} minutes ({words} words, {counted(len(path), 'decision')})."
        findings.report(("minutes",), "S4", sentence, "Let it take 5 to 12.", severity="W")
    elif abs(minutes - subject.scenario.minutes) > 3:
        sentence = f"The best path takes about {minutes:.1f} minutes, and the file says {subject.scenario.minutes}."
        findings.report(("minutes",), "S4", sentence, f"Write {round(minutes)}.", severity="W")


def _without_consequence(subject: Subject, findings: Findings) -> None:
    """S5: at most 30% of the decisions go on alike whatever is chosen."""
    decisions = [(path, decision) for path, _, decision in subject.decisions() if not _always_alike(decision)]
    alike = [path for path, decision in decisions if _all_alike(decision)]
    if len(alike) > 0.3 * len(decisions):
        scenes = ", ".join(str(path[1]) for path in alike)
        sentence = (
            f"At {len(alike)} of {len(decisions)} decisions every option has the same target and effects ({scenes})."
        )
        remedy = "Let what is chosen change a variable or the way."
        findings.report((*alike[0], "options"), "S5", sentence, remedy, severity="W", at_key=True)


def _always_alike(decision: Decision) -> bool:
    return isinstance(decision, SayIt | PutInOrder)


def _all_alike(decision: Decision) -> bool:
    first, *rest = options_of(decision)
    return all(option.leads_to == first.leads_to and option.effects == first.effects for option in rest)


def _endings(subject: Subject, findings: Findings) -> None:
    """S6: two to six endings, one good and one poor among them."""
    endings = subject.scenario.endings
    if not 2 <= len(endings) <= 6:
        sentence = f"There are {len(endings)} endings."
        findings.report(("endings",), "S6", sentence, "Have two to six.", severity="W", at_key=True)
    for quality in ("good", "poor"):
        if quality not in {ending.quality for ending in endings.values()}:
            remedy = "Let what the officer does be able to lead to one."
            findings.report(("endings",), "S6", f"No ending is {quality}.", remedy, severity="W", at_key=True)


def _recovery(subject: Subject, findings: Findings) -> None:
    """S6: after some poor choice a good ending can still be reached."""
    if any(_recovers(explored) for explored in subject.explored):
        return
    remedy = "Let at least one mistake be made good."
    sentence = "After a poor choice no path comes to a good ending."
    findings.report(("endings",), "S6", sentence, remedy, severity="W", at_key=True)


def _recovers(explored: Explored) -> bool:
    survey, playable = explored.survey, explored.playable
    good: set[int] = set()
    for component in survey.components:
        onward = [to for number in component for _, to in survey.moves[number]]
        endings = [playable.scenes[survey.keys[number][0]].ending for number in component]
        well = any(ending and playable.scenario.endings[ending].quality == "good" for ending in endings)
        if well or any(to in good for to in onward):
            good.update(component)
    for moves, free in zip(survey.moves, survey.free, strict=True):
        most = max((way.most for way, _ in moves), default=0)
        if not free and any(way.least < most and to in good for way, to in moves):
            return True
    return False


def _texts(subject: Subject, findings: Findings) -> None:
    """S7: what is heard on entering a scene, and what is heard out, has at most 120 words; over 200 is refused."""
    heard: dict[tuple[str, ...], int] = {}
    for asked in subject.asked:
        for scene, words in asked.words.items():
            heard["scenes", scene, "script"] = max(words, heard.get(("scenes", scene, "script"), 0))
    for _, scene, decision in subject.decisions():
        if isinstance(decision, HearOut):
            heard["scenes", scene, "decision", "lines"] = _count(*(line.says for line in decision.lines))
    for path, words in heard.items():
        if words > 120:
            sentence = f"The text here has {words} words."
            severity: Severity = "E" if words > 200 else "W"
            remedy = "Keep it to 120; move some to another scene."
            findings.report(path, "S7", sentence, remedy, severity=severity, at_key=True)


def _count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)

"""One decision: every option leads somewhere, something can always be chosen, and nothing is written to no effect."""

from collections import Counter
from collections.abc import Callable

from trainer.counts import counted
from trainer.scenario.decisions import BestAndWorst, Decision, HearOut, Option, PickOne, SayIt
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Path
from trainer.scenario.rewrite import plain

Target = Callable[[str, Path], None]

_UNREAD: dict[str, tuple[str, ...]] = {
    "put in order": ("when", "leads_to", "effects", "script", "credit", "settlement", "screen_out"),
    "pick best and worst": ("credit",),
    "pick several": ("leads_to",),
}
"""Keys of an option that mean nothing in these kinds of decision: an order happens as a whole."""


def check_decision(decision: Decision, path: Path, target: Target, findings: Findings) -> None:
    """Report what makes a decision unplayable; `target` reports a scene that is not there."""
    if decision.time_limit is not None:
        target(decision.time_limit.leads_to, (*path, "time_limit", "leads_to"))
    onward = None if isinstance(decision, PickOne) else decision.leads_to
    if onward is not None:
        target(onward, (*path, "leads_to"))
    if isinstance(decision, SayIt):
        return
    _ids_once(decision.options, path, findings)
    for index, option in enumerate(decision.options):
        at: Path = (*path, "options", index)
        if option.leads_to is not None:
            target(option.leads_to, (*at, "leads_to"))
        elif onward is None:
            sentence = f"The option `{option.id}` leads nowhere."
            findings.report(at, "S1", sentence, "Write `leads_to:` with the id of a scene.")
        _unread(decision.kind, option, at, findings)
    if all(option.when is not None for option in decision.options):
        sentence = "Every option has a condition, so that there may be nothing to choose."
        findings.report((*path, "options"), "S2", sentence, "Take `when` out of at least one.")
    if isinstance(decision, BestAndWorst):
        _keyed(decision, path, findings)
    if isinstance(decision, HearOut):
        _entries(decision, path, findings)


def _ids_once(options: tuple[Option, ...], path: Path, findings: Findings) -> None:
    counts = Counter(option.id for option in options)
    for index, option in enumerate(options):
        if counts[option.id] > 1 and option.id in [earlier.id for earlier in options[:index]]:
            sentence = f"The option id `{option.id}` stands twice in this decision."
            findings.report((*path, "options", index, "id"), "R6", sentence, "Rename one of the two.")


def _unread(kind: str, option: Option, path: Path, findings: Findings) -> None:
    written = plain(option)
    for key in _UNREAD.get(kind, ()):
        if key in written:
            sentence = f"`{key}` of an option means nothing where the kind is `{kind}`."
            where = "the decision" if key in ("credit", "leads_to") else "the next scene"
            findings.report((*path, key), "R13", sentence, f"Take it out, or write it at {where}.", at_key=True)


def _keyed(decision: BestAndWorst, path: Path, findings: Findings) -> None:
    by_id = {option.id: option for option in decision.options}
    for key, id in (("best", decision.best), ("worst", decision.worst)):
        if id not in by_id:
            findings.unknown((*path, key), "option", id, by_id)
        elif by_id[id].when is not None:
            sentence = f"The option `{id}` is the {key} and has a condition."
            findings.report((*path, key), "S2", sentence, "Take `when` out of it; the key must always be there.")
    if decision.best == decision.worst:
        findings.report((*path, "worst"), "G3", "The best option cannot be the worst.", "Write another option.")


def _entries(decision: HearOut, path: Path, findings: Findings) -> None:
    end = len(decision.lines)
    starts = [entry.from_line for entry in decision.options]
    for index, start in enumerate(starts):
        at: Path = (*path, "options", index, "from_line")
        if start > end:
            sentence = f"There {'is' if end == 1 else 'are'} {counted(end, 'line')}, and this comes in at line {start}."
            findings.report(at, "R10", sentence, f"Write 0 to {end}; {end} is letting them finish.")
        elif start in starts[:index]:
            findings.report(at, "R6", f"Another entry comes in at line {start} too.", "Write another line.")
    always = {entry.from_line for entry in decision.options if entry.when is None}
    for needed, meaning in ((0, "coming in before the first line"), (end, "letting them finish")):
        if needed not in always:
            sentence = f"No option without a condition stands for {meaning}."
            findings.report(
                (*path, "options"), "S2", sentence, f"Give one of them `from_line: {needed}` and no `when`."
            )

"""Asking on the terminal: numbered answers of every kind of decision, and words that fit the width of the screen.

End of input (Ctrl+D, or a file that has run out) raises Ended everywhere; nothing that was saved is lost by it.
"""

import shutil
import textwrap
from collections.abc import Callable

from trainer.engine.actions import Answer, CameIn, CertaintyLevel, Ordered, Picked, Ranked, Said, Several
from trainer.engine.offers import Offer
from trainer.scenario.decisions import BestAndWorst, HearOut, PickSeveral, PutInOrder, SayIt
from trainer.scenario.script import Spoken

_WIDEST = 88
_LEVELS: tuple[CertaintyLevel, ...] = ("low", "medium", "high")
Command = Callable[[str], bool]
"""Acts on a line that is no answer, such as `q`; False where it means nothing."""


class Ended(Exception):
    """There is no more input, or the trainee wants to leave."""


def tell(words: str = "", *, indent: int = 0) -> None:
    """Print words, wrapped, each line of the text on its own."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    pad = " " * indent
    for line in words.split("\n") or [""]:
        print(textwrap.fill(line, width, initial_indent=pad, subsequent_indent=pad) if line else "")


def ask(prompt: str) -> str:
    """Return a line that was typed, without spaces around it; raises Ended."""
    try:
        return input(f"{prompt} ").strip()
    except EOFError:
        raise Ended from None


def pick(prompt: str, count: int, command: Command = lambda _: False) -> int:
    """Return the index of the thing that was picked by its number."""
    return numbers(prompt, count, command, least=1, most=1)[0]


def numbers(prompt: str, count: int, command: Command, *, least: int, most: int) -> list[int]:
    """Return the indices of several different things, in the order in which they were typed."""
    while True:
        line = ask(prompt)
        words = line.replace(",", " ").split()
        found = [int(word) - 1 for word in words if word.isdecimal()]
        if words and len(found) == len(words):
            in_range = all(0 <= index < count for index in found)
            if in_range and len(set(found)) == len(found) and least <= len(found) <= most:
                return found
        elif line and command(line):
            continue
        tell(_wanted(count, least, most))


def certainty() -> CertaintyLevel:
    """Ask how sure the trainee is."""
    tell("How sure are you? 1 low, 2 medium, 3 high. It does not count toward your score.")
    return _LEVELS[pick("Certainty:", 3)]


def answer(offer: Offer, say: Callable[[Spoken], None], command: Command) -> Answer:
    """Put a decision and return the answer. `say` prints a line of somebody who is heard out."""
    decision, options = offer.decision, offer.options
    tell()
    tell(decision.prompt)
    if isinstance(decision, HearOut):
        return _heard_out(offer, len(decision.lines), say, command)
    if isinstance(decision, SayIt):
        return _said()
    for place, option in enumerate(options, 1):
        tell(f"{place}. {option.text}", indent=2)
    ids = [option.id for option in options]
    if isinstance(decision, BestAndWorst):
        best, worst = numbers("Best and worst, two numbers:", len(ids), command, least=2, most=2)
        return Ranked(ids[best], ids[worst])
    if isinstance(decision, PickSeveral):
        found = numbers("Every one that belongs, by number:", len(ids), command, least=1, most=len(ids))
        return Several(tuple(ids[index] for index in found))
    if isinstance(decision, PutInOrder):
        found = numbers("The order, all numbers from first to last:", len(ids), command, least=len(ids), most=len(ids))
        return Ordered(tuple(ids[index] for index in found))
    return Picked(ids[pick("Your choice:", len(ids), command)])


def _heard_out(offer: Offer, total: int, say: Callable[[Spoken], None], command: Command) -> Answer:
    tell("Press Enter for the next line. Type c to come in. Letting them finish is doing nothing else.")
    for line in offer.lines:
        while typed := ask("[Enter or c]"):
            if typed == "c":
                return CameIn(line.index)
            if not command(typed):
                tell("Press Enter for the next line, or type c to come in.")
        say(line.spoken)
    return CameIn(total)


def _said() -> Answer:
    tell("Write it as you would say it. An empty line ends it.")
    lines: list[str] = []
    while True:
        line = ask(">")
        if line:
            lines.append(line)
        elif lines:
            return Said("\n".join(lines))


def _wanted(count: int, least: int, most: int) -> str:
    if least == most == 1:
        return f"Type one number from 1 to {count}."
    if least == most:
        return f"Type {least} different numbers from 1 to {count}."
    return f"Type one or more different numbers from 1 to {count}."

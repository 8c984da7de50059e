"""Plays one contact through the tree that screen readers use (AT-SPI), everything found and pressed by role and name.

The system's own Python runs this file (`gi` is a package of the system), inside a message bus and beside a screen of
its own: `screen_reader.py PYTHON CONTACT FILE`, where PYTHON can start the trainer. What was met goes into the file.
"""

import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be asked for first

PATIENCE = 15.0
PATIENCE_AT_THE_START = 60.0
"""For the first page alone: a machine that is busy with the rest of the suite may take long to start a process."""
CHOICES = ("check box", "radio button")
Fits = Callable[[str], bool]


class Lost(Exception):
    """What was looked for is not in the tree."""


class Reader:
    """Knows the window only as a screen reader does."""

    def __init__(self, window: "subprocess.Popen[bytes]") -> None:
        self._window = window
        self.titles: list[str] = []
        self.nameless: set[str] = set()
        self.kinds: set[str] = set()
        self.read: list[str] = []

    def showing(self) -> Iterator[Any]:
        """Yield everything that shows, in reading order."""
        desk = Atspi.get_desktop(0)
        for place in range(desk.get_child_count()):
            found = desk.get_child_at_index(place)
            if found is not None and found.get_name() == "Fair Contact":
                yield from self._below(found, 0)

    def _below(self, one: Any, depth: int) -> Iterator[Any]:
        try:
            if depth > 1 and not has(one, "SHOWING"):
                return
            yield one
            children = [one.get_child_at_index(place) for place in range(one.get_child_count())]
        except GLib.Error:  # it has left the window while it was looked at
            return
        for child in children:
            if child is not None:
                yield from self._below(child, depth + 1)

    def matches(self, role: str | tuple[str, ...], fits: Fits) -> list[Any]:
        """Return everything of a role whose name fits, as it shows now."""
        roles = (role,) if isinstance(role, str) else role
        found = []
        for one in self.showing():
            try:
                if one.get_role_name() in roles and fits(one.get_name()):
                    found.append(one)
            except GLib.Error:
                continue
        return found

    def wait(self, what: str, look: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Look until there is something; raise Lost with the whole tree if nothing comes."""
        until = time.monotonic() + patience
        while time.monotonic() < until and self._window.poll() is None:
            if found := look():
                return found
            time.sleep(0.05)
        status = self._window.poll()
        state = "runs" if status is None else f"has ended with {status}"
        raise Lost(f"{what} does not show. The window {state}. What shows:\n" + "\n".join(self.words()))

    def find(self, role: str, name: str) -> Any:
        """Wait for something with a role and a name."""
        return self.wait(f"{role} {name!r}", lambda: self.matches(role, lambda own: own == name))[0]

    def press(self, role: str, name: str) -> None:
        """Wait for a control that is enabled and press it."""

        def usable() -> list[Any]:
            return [one for one in self.matches(role, lambda own: own == name) if has(one, "ENABLED")]

        press(self.wait(f"usable {role} {name!r}", usable)[0])

    def write(self, name: str, words: str) -> None:
        """Put words into the field of a name."""
        field = self.find("text", name)
        Atspi.EditableText.set_text_contents(field, words)
        if Atspi.Text.get_text(field, 0, -1) != words:
            raise Lost(f"The field {name!r} does not hold what was written.")

    def arrive(self, title: str, patience: float = PATIENCE) -> None:
        """Wait until the window's title says that a page is in front; then look at everything on it."""
        self.wait(f"window {title!r}", lambda: self.matches("frame", lambda own: own.startswith(title)), patience)
        self.titles.append(title)
        self.look_around()

    def look_around(self) -> None:
        """Note what could take the keyboard and has no name."""
        for one in self.showing():
            try:
                if has(one, "FOCUSABLE") and not one.get_name().strip():
                    self.nameless.add(f"{one.get_role_name()} on {self.titles[-1:]}")
            except GLib.Error:
                continue

    def words(self) -> list[str]:
        """Return everything that shows as `role: name`."""
        return [f"{one.get_role_name()}: {one.get_name()}" for one in self.showing() if one.get_name()]


def has(one: Any, state: str) -> bool:
    """Say whether something is in a state."""
    return bool(one.get_state_set().contains(getattr(Atspi.StateType, state)))


def press(one: Any) -> None:
    """Do what a screen reader's press does."""
    count = Atspi.Action.get_n_actions(one)
    names = [Atspi.Action.get_action_name(one, place) for place in range(count)]
    if "Press" not in names or not Atspi.Action.do_action(one, names.index("Press")):
        raise Lost(f"{one.get_role_name()} {one.get_name()!r} cannot be pressed, only {names}.")


def decide(reader: Reader) -> None:
    """Answer the decision that is put, whatever kind it is, and press the button that submits it."""
    reader.look_around()
    submit = reader.matches("push button", is_submit)[0]
    for kind, answer in ANSWERS:
        if has(submit, "ENABLED"):
            break
        if answer(reader):
            reader.kinds.add(kind)
    ready = reader.wait("a submit button that can be pressed", lambda: _usable(reader, is_submit))
    press(ready[0])


def _usable(reader: Reader, fits: Fits) -> list[Any]:
    return [one for one in reader.matches("push button", fits) if has(one, "ENABLED")]


def is_submit(name: str) -> bool:
    """Say whether a button submits a decision."""
    return name.startswith(("Submit", "Come in now"))


def leads_on(name: str) -> bool:
    """Say whether a button leads on in a contact."""
    return is_submit(name) or name in ("Next line", "Go on", "Open the debrief")


def _in_order(reader: Reader) -> bool:
    return _press_first(_usable(reader, lambda name: name.startswith("Move down: ")))


def _best_and_worst(reader: Reader) -> bool:
    best = reader.matches(CHOICES, lambda name: name.startswith("Best: 1. "))
    return _press_first(best) and _press_first(reader.matches(CHOICES, lambda name: name.startswith("Worst: 2. ")))


def _cards(reader: Reader) -> bool:
    return _press_first(reader.matches(CHOICES, lambda name: name.startswith("1. ")))


def _own_words(reader: Reader) -> bool:
    if not reader.matches("text", lambda name: name == "What you would say"):
        return False
    reader.write("What you would say", "I hear that you want my name first. I am Officer Delgado, 4172.")
    return True


def _certainty(reader: Reader) -> bool:
    return _press_first(reader.matches(CHOICES, lambda name: name == "How sure are you: medium"))


def _press_first(found: list[Any]) -> bool:
    if found:
        press(found[0])
        time.sleep(0.1)
    return bool(found)


ANSWERS: tuple[tuple[str, Callable[[Reader], bool]], ...] = (
    ("certainty", _certainty),
    ("in order", _in_order),
    ("best and worst", _best_and_worst),
    ("own words", _own_words),
    ("cards", _cards),
)


def play(reader: Reader) -> tuple[int, int]:
    """Play from the first line to the ending; return how many lines were advanced and how many decisions taken."""
    lines = decisions = 0
    while True:
        ways = reader.wait("a way on", lambda: reader.matches("push button", leads_on))
        names = [one.get_name() for one in ways]
        if "Open the debrief" in names:
            return lines, decisions
        if "Next line" in names and "Come in now" not in names:
            reader.press("push button", "Next line" if not lines else "Show all")
            lines += 1
        elif any(is_submit(name) for name in names):
            decide(reader)
            decisions += 1
            reader.wait("what follows", lambda: not reader.matches("push button", is_submit))
        else:
            reader.read += reader.words()
            reader.press("push button", "Go on")
        time.sleep(0.1)


def whole_play(reader: Reader, contact: str) -> dict[str, object]:
    """Register, open the brief, play, and read the debrief."""
    reader.arrive("Welcome", PATIENCE_AT_THE_START)
    for name, words in (("Name", "Rosa Delgado"), ("Officer number", "4172"), ("Agency (optional)", "Calder Falls")):
        reader.write(name, words)
    reader.press("push button", "Start training")
    reader.arrive("Home")
    place = reader.wait("the catalogue's item", lambda: reader.matches((*CHOICES, "push button"), "Catalogue".__eq__))
    press(place[0])
    reader.arrive("Catalogue")
    reader.press("push button", f"Open brief of {contact}")
    reader.arrive("Brief")
    reader.press("push button", "Start practice")
    reader.arrive(contact)
    lines, decisions = play(reader)
    reader.press("push button", "Open the debrief")
    reader.arrive("Debrief")
    prompts = reader.wait("a question", lambda: reader.matches("text", lambda name: name.endswith("?")))
    reader.write(prompts[0].get_name(), "When he filmed me I wanted to be quick.")
    reader.press("push button", "Keep and show the record")
    reader.wait("the field for next time", lambda: reader.matches("text", "Next time I will".__eq__))
    reader.look_around()
    return {"lines": lines, "decisions": decisions, "debrief": reader.words()}


def main(python: str, contact: str, file: str) -> int:
    """Start the window, walk, write down what was met."""
    warnings.simplefilter("ignore", DeprecationWarning)
    began = time.monotonic()
    # The tree's own bus and registry are started by the first who asks for them. That is done here, before there is a
    # window: one that comes up while they do may never be entered in the tree.
    Atspi.init()
    Atspi.get_desktop(0).get_child_count()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen([python, "-m", "trainer.cli", "window"], stderr=said) as window,
    ):
        reader = Reader(window)
        met: dict[str, object] = {}
        try:
            met = whole_play(reader, contact)
        except Lost as lost:
            said.seek(0)
            met["lost"] = f"{lost}\nWhat the window said:\n{said.read().decode(errors='replace')}"
        finally:
            window.terminate()
    met |= {"titles": reader.titles, "nameless": sorted(reader.nameless), "kinds": sorted(reader.kinds)}
    met |= {"feedback": reader.read, "seconds": round(time.monotonic() - began, 1)}
    Path(file).write_text(json.dumps(met), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

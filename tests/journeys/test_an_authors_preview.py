"""An author plays a draft in the real window while writing it: what is saved is seen where the play stands."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from trainer import paths
from trainer.academy.clock import Clock
from trainer.academy.preview import read_draft
from trainer.cli.main import main
from trainer.engine.offers import answers
from trainer.settings import Settings
from trainer.ui.failures import Failures
from trainer.ui.preview import NOT_RECORDED, Preview

CONTACT = "badge-requests/speed-stop-on-route-9"
MARK = "Words the author wrote just now."


class Desk:
    """A copy of a scenario on the disk, and the preview of it."""

    def __init__(self, app: QApplication, qtbot: QtBot, folder: Path) -> None:
        root = folder / "scenarios"
        shutil.copytree(paths.scenarios(), root, ignore=shutil.ignore_patterns("walks", "fourth-*", "active-*"))
        self.file, self.root = root / CONTACT / "scenario.yaml", root
        self._qtbot = qtbot
        failures = Failures(folder, Clock(), "0.1.0")
        chosen = Settings(theme="day", pace="at once", motion="reduced")
        self.window = Preview(app, failures, read_draft(self.file, root), self.file, root, folder, chosen)
        self.window.open()
        self.wait_for(lambda: self.window.scene.play.playing is not None)

    @property
    def steps(self) -> list[str]:
        """Every scene answered so far, and the one where the play stands."""
        playing = self.window.scene.play.playing
        assert playing is not None
        return [*(step.scene for step in playing.run.steps), playing.run.state.scene]

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Wait until something is true and nothing is asked any more."""
        self._qtbot.waitUntil(true, timeout=20_000)
        self._qtbot.waitUntil(lambda: self.window.shell.station.background.is_idle, timeout=20_000)

    def answer(self, *, goes_on: bool = True) -> None:
        """Give the first answer to the decision at hand."""
        page = self.window.scene
        playing, panel, bar = page.play.playing, page.contact.panel, page.floor.bar
        assert playing is not None
        assert panel.answering is not None
        while page.contact.is_speaking:
            page.contact.next_line()
        panel.answering.show_answer(next(iter(answers(playing.playable, playing.run.state))))
        panel.certainty.show_level("medium")
        panel.changed.emit()
        bar.main.click()
        self.wait_for(lambda: page.contact.is_looking_back)
        if goes_on:
            bar.main.click()

    def save(self, old: str, new: str) -> None:
        """Change the file as an editor does that writes beside it and puts the new one in its place."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        fresh = self.file.with_suffix(".new")
        fresh.write_text(text.replace(old, new, 1), encoding="utf-8")
        os.replace(fresh, self.file)

    @property
    def words(self) -> str:
        """Every word that can be seen."""
        labels = [label for label in self.window.shell.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels).replace("\u200b", "")

    @property
    def title(self) -> str:
        """What the contact that is played is called."""
        playing = self.window.scene.play.playing
        assert playing is not None
        return playing.playable.scenario.title

    @property
    def prompt(self) -> str:
        """What is asked now."""
        put = self.window.scene.contact.panel.offer
        assert put is not None
        return put.decision.prompt


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return a preview at its first decision."""
    made = Desk(qapp, qtbot, tmp_path)
    yield made
    made.window.shell.close()
    made.window.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_saved_is_seen_at_the_same_decision(desk: Desk) -> None:
    desk.answer()
    desk.answer()
    before, prompt = desk.steps, desk.prompt

    desk.save(f"prompt: {prompt}", f"prompt: {MARK}")
    desk.wait_for(lambda: MARK in desk.words)

    assert desk.steps == before
    assert len(before) == 3
    assert prompt not in desk.words


def test_feedback_that_is_read_is_seen_changed(desk: Desk) -> None:
    desk.answer()
    desk.answer(goes_on=False)
    before, shown = desk.steps, desk.window.scene.contact.words
    written = desk.file.read_text(encoding="utf-8").splitlines()
    why = next(line for line in written if " why: " in line and line.partition(" why: ")[2] in shown)

    desk.save(why, f"{why.partition(' why: ')[0]} why: {MARK}")
    desk.wait_for(lambda: MARK in desk.words)

    assert desk.steps == before
    assert desk.window.scene.contact.is_looking_back


def test_what_is_wrong_stands_with_its_line_until_it_is_mended(desk: Desk) -> None:
    desk.answer()
    desk.answer()
    before, line = desk.steps, f"prompt: {desk.prompt}"
    text = desk.file.read_text(encoding="utf-8")
    number = text[: text.index(line)].count("\n") + 1

    desk.save(line, "promt: Misspelled")
    desk.wait_for(lambda: f"line {number}, column" in desk.words)
    stood = desk.steps, desk.prompt
    desk.save("promt: Misspelled", line)
    desk.wait_for(lambda: "cannot be played" not in desk.words)

    assert stood == (before, line.removeprefix("prompt: "))
    assert desk.steps == before


def test_an_answer_that_is_gone_leaves_the_play_where_it_was_given(desk: Desk) -> None:
    desk.answer()
    desk.answer()
    scene, prompt = desk.steps[1], desk.prompt
    chosen = desk.window.scene.play.playing.run.steps[1].answer.option  # type: ignore[union-attr]

    desk.save(f"- id: {chosen}\n", "- id: renamed\n")
    desk.wait_for(lambda: "Your answer to decision 2 is not offered any more" in desk.words)

    assert desk.steps[-1] == scene
    assert desk.prompt != prompt


@pytest.mark.parametrize("name", ["profiles/default.yaml", "shared/giving-your-card.yaml"])
def test_what_stands_beside_it_is_watched_too(desk: Desk, name: str) -> None:
    beside = desk.root / name
    beside.write_text("format: [", encoding="utf-8")
    desk.wait_for(lambda: f"scenarios/{name}, line 2, column" in desk.words)
    shutil.copy(paths.scenarios() / name, beside)

    desk.wait_for(lambda: "cannot be played" not in desk.words)


def test_the_debrief_that_is_open_is_seen_changed(desk: Desk) -> None:
    while desk.window.scene.play.playing.run.ending is None:  # type: ignore[union-attr]
        desk.answer()
    desk.window.scene.floor.bar.main.click()
    desk.wait_for(lambda: desk.window.shell.current == "debrief" and desk.title in desk.words)

    desk.save(f"title: {desk.title}", f"title: {MARK}")

    desk.wait_for(lambda: MARK in desk.words)


def test_the_page_in_front_shows_the_new_text_and_the_play_goes_on(desk: Desk) -> None:
    desk.answer()
    before = desk.steps
    desk.window.shell.go("brief", CONTACT)
    desk.wait_for(lambda: desk.title in desk.words)

    desk.save(f"title: {desk.title}", f"title: {MARK}")
    desk.wait_for(lambda: MARK in desk.words and desk.title == MARK)

    assert desk.steps == before


def test_the_window_says_that_nothing_is_recorded(desk: Desk, home: Path) -> None:
    desk.answer()

    assert f"{NOT_RECORDED}. scenario.yaml is read again whenever you save it." in desk.words
    assert desk.window.shell.windowTitle().endswith(NOT_RECORDED)
    assert not (home / "fair-contact.db").exists()


def test_only_this_contact_is_in_the_catalogue(desk: Desk) -> None:
    desk.window.shell.go("catalogue")
    desk.wait_for(lambda: "Speed stop on Route 9" in desk.words)

    assert "The door of 3B" not in desk.words


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no scenario file {file}. Name a scenario.yaml, or the folder it is in."),
        ("Dear diary", "draft.yaml cannot be played yet. {file}, line 1, column 1: "),
        ("format: [", "draft.yaml cannot be played yet. {file}, line 2, column 1: "),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_in_words(
    tmp_path: Path, content: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.yaml"
    if content is not None:
        file.write_text(content, encoding="utf-8")

    assert main(["window", "--preview", str(file)]) == 1
    assert capsys.readouterr().err.startswith(said.format(file=file))


def test_nothing_in_it_is_said_to_be_saved(desk: Desk) -> None:
    desk.answer()
    shown = desk.words

    assert "Not recorded" in shown
    assert "Saved " not in shown

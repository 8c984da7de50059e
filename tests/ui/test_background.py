"""The worker: answers come home in order, on the window's thread, and never to a widget that is gone."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from trainer.errors import TrainerError
from trainer.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Return a worker that is ended after the test."""
    made = Background()
    yield made
    made.finish()


def _fail() -> None:
    raise TrainerError("The disk is full.", "Make room.")


def test_a_job_runs_on_the_worker_and_its_answer_on_the_window(background: Background, qtbot: QtBot) -> None:
    threads: list[int] = []
    with qtbot.waitSignal(background.idle):
        background.run(threading.get_ident, lambda worker: threads.extend([worker, threading.get_ident()]))

    assert threads[0] != threads[1] == threading.get_ident()


def test_answers_come_in_the_order_in_which_they_were_asked_for(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    with qtbot.waitSignal(background.idle):
        for number in range(20):
            background.run(partial(int, number), answers.append)

    assert answers == list(range(20))


def test_a_fault_goes_to_whoever_asked(background: Background, qtbot: QtBot) -> None:
    faults: list[str] = []
    with qtbot.waitSignal(background.idle):
        background.run(_fail, lambda _: None, lambda fault: faults.append(fault.sentence))

    assert faults == ["The disk is full."]


def test_a_fault_nobody_waits_for_is_announced(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.faulted) as heard:
        background.run(_fail, lambda _: None)

    assert heard.args[0].advice == "Make room."


def test_a_bug_in_a_job_is_raised_in_the_windows_loop(background: Background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(background.idle):
        background.run(lambda: 1 // 0, lambda _: None)

    assert raised[0][0] is ZeroDivisionError


@pytest.mark.parametrize("shape", ["method", "partial", "closure"])
def test_the_answer_for_a_widget_that_is_gone_is_dropped(background: Background, qtbot: QtBot, shape: str) -> None:
    widget = QLabel()
    call = {"method": widget.setText, "partial": partial(_write, widget), "closure": lambda text: widget.setText(text)}
    gate = threading.Event()
    background.run(lambda: gate.wait(5) and "late", call[shape])
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(background.idle):
        gate.set()

    assert background.is_idle


def test_finishing_does_everything_that_was_asked_for(qtbot: QtBot) -> None:
    done: list[int] = []
    background = Background()
    for number in range(50):
        background.run(partial(done.append, number), lambda _: None)
    background.finish()

    assert done == list(range(50))


def test_nothing_is_taken_on_after_finishing(qtbot: QtBot) -> None:
    background = Background()
    background.finish()
    background.run(_fail, lambda _: None)

    assert background.is_idle


def _write(label: QLabel, text: str) -> None:
    label.setText(text)

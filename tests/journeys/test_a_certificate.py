"""From the last assessment to the paper: played in the window, certified, printed, checked, and revoked."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.offices import OTHER, SHORT
from tests.ui.window import Window
from trainer.cli.main import main
from trainer.ui.pages.records import RecordsPage


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a window over a new record."""
    made = Window(tmp_path / "record")
    yield made
    made.close()


def press(window: Window, words: str) -> None:
    page = window.shell.page("records")
    buttons = [one for one in page.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    window.settle()


def records(window: Window) -> RecordsPage:
    window.shell.go("records")
    window.settle()
    page = window.shell.page("records")
    assert isinstance(page, RecordsPage)
    return page


def play(window: Window, contact: str) -> None:
    window.begin(contact, "assessment")
    for option in ("tell", "repeat"):
        for _ in range(12):
            if window.scene.contact.panel.offer is not None and window.scene.contact.panel.isVisible():
                break
            window.press()
        window.choose(option)


def test_an_officer_earns_prints_and_loses_a_certificate(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for contact in (SHORT, OTHER):
        play(window, contact)
    page = records(window)
    page.open_course("Badge requests")
    press(window, "Issue the certificate")
    page.card.save_to(tmp_path / "certificate.pdf")
    page.save_transcript_to(tmp_path / "transcript.pdf")
    window.settle()
    [row] = page._given.cells.rows
    code, database = row[0].text, str(tmp_path / "record" / "record.db")
    printed = "".join(
        one.extract_text() for one in pypdf.PdfReader(io.BytesIO((tmp_path / "certificate.pdf").read_bytes())).pages
    )

    assert code in printed
    assert "not proctored" in printed
    assert (tmp_path / "transcript.pdf").exists()
    assert main(["certificate", "--database", database, "check", code]) == 0
    assert capsys.readouterr().out.startswith("Valid: Rosa Delgado, officer 4172, Badge requests")
    page.open_certificate(0)
    page.card.reason.line.setText("The computer was shared without a sign-in.")
    press(window, "Revoke the certificate")
    assert main(["certificate", "--database", database, "check", code]) == 1
    assert "The computer was shared without a sign-in." in capsys.readouterr().out
    assert window.faults == []

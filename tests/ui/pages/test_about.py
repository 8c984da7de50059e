"""About: every library the program needs is named with its license, and nothing is shown in signs of Markdown."""

import re
import tomllib

from PySide6.QtWidgets import QLabel

from trainer import paths
from trainer.ui.pages.about import LIBRARIES
from trainer.ui.studio import Studio


def test_every_library_that_is_installed_with_the_program_is_named() -> None:
    written = tomllib.loads((paths.assets().parent / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.split("[<>=;]", line)[0].strip() for line in written["project"]["dependencies"]}

    assert needed == {name for name, _ in LIBRARIES}


def test_the_news_are_shown_without_signs_of_markdown(studio: Studio) -> None:
    studio.show("about")
    said = [one.text() for one in studio.shell.page("about").findChildren(QLabel)]

    assert any("“trainer people”" in words for words in said)
    assert not any("`" in words for words in said)

"""Settings as found, while the name is corrected, after a check, and with a fault in the banner."""

from PySide6.QtWidgets import QPushButton

from trainer.academy.faults import DiskFull
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _pressed(words: str, studio: Studio) -> None:
    studio.show("settings")
    buttons = studio.shell.page("settings").findChildren(QPushButton)
    found = next(button for button in buttons if button.text() == words)
    found.click()
    studio.settle()
    studio.shell.page("settings").view.ensureWidgetVisible(found.parentWidget(), 0, 300)  # type: ignore[attr-defined]


def _fault(studio: Studio) -> None:
    studio.show("settings")
    error = DiskFull(
        "The disk that holds the record is full. Your last step is not saved.", "Make some room and try again."
    )
    studio.station.report(error, again=lambda: None)


def _shared(studio: Studio) -> None:
    studio.sign_in()
    studio.show("settings")
    view = studio.shell.page("settings").view  # type: ignore[attr-defined]
    view.verticalScrollBar().setValue(620)
    studio.settle()


def _sharing(studio: Studio) -> None:
    _pressed("Share this computer", studio)
    studio.shell.page("settings").view.verticalScrollBar().setValue(560)  # type: ignore[attr-defined]
    studio.settle()


POSES = (
    Pose("settings", "opened", lambda studio: studio.show("settings")),
    Pose("settings", "correcting", lambda studio: _pressed("Correct", studio)),
    Pose("settings", "checked", lambda studio: _pressed("Check now", studio)),
    Pose("settings", "fault", _fault),
    Pose("settings", "sharing", _sharing),
    Pose("settings", "shared", _shared, record="shared"),
)

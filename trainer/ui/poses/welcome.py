"""The first run, as found and with what is missing pointed out."""

from PySide6.QtWidgets import QPushButton

from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _missing(studio: Studio) -> None:
    studio.show("welcome")
    buttons = studio.shell.page("welcome").findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Start training").click()


POSES = (
    Pose("welcome", "first-run", lambda studio: studio.show("welcome"), record="nobody"),
    Pose("welcome", "missing", _missing, record="nobody"),
)

"""Progress with and without plays, and the plot as a table."""

from PySide6.QtWidgets import QPushButton

from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _as_table(studio: Studio) -> None:
    studio.show("progress")
    buttons = studio.shell.page("progress").findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Show as table").click()


POSES = (
    Pose("progress", "played", lambda studio: studio.show("progress")),
    Pose("progress", "table", _as_table),
    Pose("progress", "empty", lambda studio: studio.show("progress"), record="empty"),
)

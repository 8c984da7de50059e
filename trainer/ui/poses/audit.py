"""The audit log as found, and after its chain was verified."""

from PySide6.QtWidgets import QPushButton

from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _opened(studio: Studio) -> None:
    studio.sign_in()
    studio.show("audit")


def _verified(studio: Studio) -> None:
    _opened(studio)
    buttons = studio.shell.page("audit").findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Verify the chain").click()
    studio.settle()


POSES = (
    Pose("audit", "opened", _opened, record="shared"),
    Pose("audit", "verified", _verified, record="shared"),
)

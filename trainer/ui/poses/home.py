"""Home as it is found: with a history, and by somebody who has just begun."""

from trainer.ui.poses.pose import Pose

POSES = (
    Pose("home", "played", lambda studio: studio.show("home")),
    Pose("home", "empty", lambda studio: studio.show("home"), record="empty"),
)

"""Home as it is found: with a history, by somebody who has just begun, and with what an instructor has assigned."""

from trainer.ui.poses.pose import Pose
from trainer.ui.poses.refreshers import ON_HOME
from trainer.ui.poses.training import assigned
from trainer.ui.studio import Studio


def _assigned(studio: Studio) -> None:
    assigned(studio)
    studio.sign_in("5022")
    studio.show("home")


POSES = (
    Pose("home", "played", lambda studio: studio.show("home")),
    Pose("home", "empty", lambda studio: studio.show("home"), record="empty"),
    *ON_HOME,
    Pose("home", "assigned", _assigned, record="shared"),
)

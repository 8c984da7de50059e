"""About as it is found."""

from trainer.ui.poses.pose import Pose

POSES = (Pose("about", "opened", lambda studio: studio.show("about")),)

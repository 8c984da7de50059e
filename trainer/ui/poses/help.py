"""Help as it is found."""

from trainer.ui.poses.pose import Pose

POSES = (Pose("help", "opened", lambda studio: studio.show("help")),)

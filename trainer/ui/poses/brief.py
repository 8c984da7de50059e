"""The brief: a contact that was not played yet, and one that can be gone on with."""

from trainer.ui.poses.pose import Pose

_DOOR = "fourth-amendment/raised-voices-at-alder-court"
_DESK = "active-listening/the-shop-on-mill-lane"

POSES = (
    Pose("brief", "new", lambda studio: studio.show("brief", _DOOR), record="empty"),
    Pose("brief", "going-on", lambda studio: studio.show("brief", _DESK)),
)

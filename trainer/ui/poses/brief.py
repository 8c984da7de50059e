"""The brief: a contact that was not played yet, one that can be gone on with, and one that is assigned."""

from trainer.ui.poses.pose import Pose
from trainer.ui.poses.training import assigned
from trainer.ui.studio import Studio

_DOOR = "fourth-amendment/raised-voices-at-alder-court"
_DESK = "active-listening/the-shop-on-mill-lane"

_BAG = "fourth-amendment/the-black-bag"


def _assigned(studio: Studio) -> None:
    assigned(studio)
    studio.sign_in("5022")
    studio.show("brief", _BAG)


POSES = (
    Pose("brief", "new", lambda studio: studio.show("brief", _DOOR), record="empty"),
    Pose("brief", "going-on", lambda studio: studio.show("brief", _DESK)),
    Pose("brief", "assigned", _assigned, record="shared"),
)

"""About as it is found."""

from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _of_a_demo(studio: Studio) -> None:
    studio.sign_in()
    studio.show("about")


POSES = (
    Pose("about", "opened", lambda studio: studio.show("about")),
    Pose("about", "of-a-demo-academy", _of_a_demo, "demo"),
)

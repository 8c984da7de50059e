"""The catalogue with a history, with nothing found, and before the first play."""

from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _nothing_found(studio: Studio) -> None:
    studio.show("catalogue", "find")
    studio.shell.page("catalogue").filters.search.setText("harbour pilot")  # type: ignore[attr-defined]


POSES = (
    Pose("catalogue", "played", lambda studio: studio.show("catalogue")),
    Pose("catalogue", "nothing-found", _nothing_found),
    Pose("catalogue", "empty", lambda studio: studio.show("catalogue"), record="empty"),
)

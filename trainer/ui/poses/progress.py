"""Progress with and without plays, the plot as a table, and what the latest plays say together."""

from PySide6.QtWidgets import QPushButton

from trainer.ui.pages.progress import ProgressPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio
from trainer.ui.widgets.judgement_card import JudgementCard


def _as_table(studio: Studio) -> None:
    studio.show("progress")
    buttons = studio.shell.page("progress").findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Show as table").click()


def _lower(studio: Studio) -> None:
    studio.show("progress")
    page = studio.shell.page("progress")
    assert isinstance(page, ProgressPage)
    page.view.ensureWidgetVisible(page.findChildren(JudgementCard)[0], 0, 600)


POSES = (
    Pose("progress", "played", lambda studio: studio.show("progress")),
    Pose("progress", "table", _as_table),
    Pose("progress", "judgement", _lower),
    Pose("progress", "empty", lambda studio: studio.show("progress"), record="empty"),
)

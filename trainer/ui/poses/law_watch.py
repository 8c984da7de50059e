"""Law watch: nothing set, the form, one case overruled with everything that hangs on it, and taken back."""

from datetime import date
from typing import TYPE_CHECKING

from trainer.ui.pages.law_watch import LawWatchPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio

if TYPE_CHECKING:
    from trainer.academy.office import Office

CASE = "rodriguez-v-united-states"


def _page(studio: Studio) -> LawWatchPage:
    page = studio.shell.page("law_watch")
    assert isinstance(page, LawWatchPage)
    return page


def _overrule(office: "Office") -> None:
    from trainer.academy import law

    law.set_status(
        office,
        law.Subject("authority", CASE),
        "overruled",
        since=date(2026, 10, 1),
        source="A decision made up for this picture",
        note="Made up: nothing has overruled it.",
        replaced_by="illinois-v-caballes",
    )


def _opened(studio: Studio) -> None:
    studio.do(_overrule)
    studio.show("law_watch")
    page = _page(studio)
    assert page._watch is not None
    page._ask_for(page._watch.changes[0].id)
    studio.settle()


def _taken_back(studio: Studio) -> None:
    _opened(studio)
    _page(studio).detail.lift.click()
    studio.settle()


def _form(studio: Studio) -> None:
    studio.show("law_watch")
    page = _page(studio)
    page._show_form(CASE)
    page.form.since.line.setText("yesterday")
    page.form._on_set()


POSES = (
    Pose("law_watch", "opened", _opened),
    Pose("law_watch", "nothing-set", lambda studio: studio.show("law_watch")),
    Pose("law_watch", "form", _form),
    Pose("law_watch", "taken-back", _taken_back),
)

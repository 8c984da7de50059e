"""The reference: a question, a search, an authority, an agency rule, and words that nothing holds."""

from trainer.ui.pages.reference import ReferencePage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio


def _page(studio: Studio) -> ReferencePage:
    page = studio.shell.page("reference")
    assert isinstance(page, ReferencePage)
    return page


def _searched(studio: Studio, words: str) -> None:
    studio.show("reference")
    page = _page(studio)
    page.kinds.setCurrentIndex(page.kinds.findData(""))
    page.search.setText(words)
    studio.settle()


def _agreement(studio: Studio) -> None:
    studio.show("reference")
    page = _page(studio)
    page.agreement.click()
    page.form.fields["officers"].line.setText("two")
    page.form.is_sound()


POSES = (
    Pose("reference", "question", lambda studio: studio.show("reference", "question:badge-number-on-request")),
    Pose("reference", "search", lambda studio: _searched(studio, "consent search")),
    Pose("reference", "authority", lambda studio: studio.show("reference", "authority:florida-v-jl")),
    Pose("reference", "rule", lambda studio: studio.show("reference", "rule:maryland:identification-unasked")),
    Pose("reference", "agreement", _agreement),
    Pose("reference", "nothing-found", lambda studio: _searched(studio, "trebuchet")),
)

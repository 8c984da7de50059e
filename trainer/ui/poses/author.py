"""Author: a text to review with its differences, nothing yet, a folder with findings, and a text in force."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer import paths
from trainer.ui.pages.author import AuthorPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.publishing import Published

GUN: Final = "fourth-amendment/a-call-about-a-gun"
_WALK = "Walk straight up on your own to ask {object} about the gun, since the description was right."
CHANGES: Final = (
    ("\nversion: 1\n", "\nversion: 2\n"),
    (_WALK, "Walk up on your own and ask {object} about the gun, since the description was right."),
    (
        "credit: {stated-reasons: 40, force-within-contact: 40}",
        "credit: {stated-reasons: 30, force-within-contact: 40}",
    ),
    ("authorities: [florida-v-jl, navarette-v-california]", "authorities: [florida-v-jl]"),
)
WRONG: Final = (
    ("authorities: [terry-v-ohio, florida-v-jl]", "authorities: [terry-v-ohoi, florida-v-jl]"),
    ("\nversion: 2\n", "\nversion: 1\n"),
)


def write_agency(*more: tuple[str, str]) -> Path:
    """Write an agency's folder with its own version of a shipped contact; return the folder."""
    text = (paths.scenarios() / GUN / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in (*CHANGES, *more):
        text = text.replace(old, new, 1)
    folder = paths.user_folder() / "calder-falls"
    file = folder / GUN / "scenario.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def propose_as_another(office: "Office") -> "tuple[Published, ...]":
    """Let somebody else propose the folder, so that whoever sits here can review it."""
    from trainer.academy.people import register
    from trainer.academy.publishing import propose

    here, office.acting = office.acting, register(office, "M. Okafor", "4417", "Calder Falls Police").id
    proposed = propose(office, write_agency())
    office.acting = here
    return proposed


def put_in_force(office: "Office") -> "tuple[Published, ...]":
    """Let it be reviewed, approved by counsel and published too."""
    from trainer.academy import publishing

    proposed = propose_as_another(office)
    for text in proposed:
        publishing.review(office, text.id, "Read line by line against the order of 2 May.")
        publishing.publish(office, text.id)
        publishing.approve(office, text.id, "City attorney, L. Brandt")
    return proposed


def author_page(studio: Studio) -> AuthorPage:
    """Return the page."""
    page = studio.shell.page("author")
    assert isinstance(page, AuthorPage)
    return page


def _to_review(studio: Studio) -> None:
    proposed = studio.do(propose_as_another)
    studio.show("author")
    author_page(studio).open(proposed[0].id)
    studio.settle()


def _foot(studio: Studio) -> None:
    _to_review(studio)
    bar = author_page(studio).view.verticalScrollBar()
    bar.setValue(bar.maximum())


def _in_force(studio: Studio) -> None:
    text = studio.do(put_in_force)[0]
    studio.show("author")
    author_page(studio).open(text.id)
    studio.settle()


def _looked(studio: Studio, *more: tuple[str, str]) -> None:
    folder = write_agency(*more)
    studio.show("author")
    author_page(studio).look(folder)
    studio.settle()


POSES = (
    Pose("author", "to-review", _to_review),
    Pose("author", "foot", _foot),
    Pose("author", "empty", lambda studio: studio.show("author"), record="empty"),
    Pose("author", "folder", lambda studio: _looked(studio)),
    Pose("author", "findings", lambda studio: _looked(studio, *WRONG)),
    Pose("author", "in-force", _in_force),
)

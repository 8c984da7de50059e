"""A state of a page to be photographed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.ui.page import PageName

if TYPE_CHECKING:
    from trainer.ui.studio import Studio

Record = Literal["nobody", "empty", "played"]
"""What is on the record: nobody registered, an officer without plays, or one with a history of real plays."""


@dataclass(frozen=True, slots=True)
class Pose:
    """`arrange` brings the page into its state. The first pose of a page is the one taken in every theme and size."""

    page: PageName
    state: str
    arrange: "Callable[[Studio], None]"
    record: Record = "played"

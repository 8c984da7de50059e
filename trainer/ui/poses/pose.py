"""A state of a page to be photographed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.ui.page import PageName

if TYPE_CHECKING:
    from trainer.ui.studio import Studio

Record = Literal["nobody", "empty", "played", "shared", "demo"]
"""What is on the record: nobody, an officer without plays, one with a history of real plays, that one and others who
share the computer, with nobody signed in, or the first people of a demo academy."""


@dataclass(frozen=True, slots=True)
class Pose:
    """`arrange` brings the page into its state. The first pose of a page is the one taken in every theme and size."""

    page: PageName
    state: str
    arrange: "Callable[[Studio], None]"
    record: Record = "played"

"""What is heard and seen on the way: the transcript grows, faces follow moods and lines.

After the values of the variables have changed, every face follows its person's moods. A line or a turning face that
names an expression overrides this until the values change again. Effects come before the script they stand beside, so
a script's conditions ask about what has just happened.
"""

from collections.abc import Sequence
from typing import Literal

from trainer.engine.compiled import PlayedBeat
from trainer.engine.conditions import Change, Values, always
from trainer.engine.playable import Playable
from trainer.engine.state import Faces, Heard
from trainer.scenario.script import YOU


class Hearing:
    """Collects what is heard during one step. `faces` and `values` are as of the last thing that happened."""

    __slots__ = ("faces", "heard", "knows", "playable", "scene", "values")

    def __init__(self, playable: Playable, scene: str, values: Values, faces: Faces) -> None:
        self.playable = playable
        self.scene = scene
        self.values = values
        self.faces = faces
        self.heard: list[Heard] = []
        self.knows: list[str] = []

    def change(self, change: Change | None) -> None:
        """Let effects happen."""
        if change is None:
            return
        after = change(self.values)
        if after != self.values:
            self.values = after
            self.faces = self.playable.faces(after)

    def play(self, script: Sequence[PlayedBeat]) -> None:
        """Play the lines whose conditions hold."""
        for beat in script:
            if beat.test is not always and not beat.test(self.values):
                continue
            by, face = beat.by, beat.face
            if face is not None and by is not None and self.faces.get(by, face) != face:
                self.faces = {**self.faces, by: face}
            kind: Literal["narration", "line", "face"] = (
                "narration" if by is None else "face" if beat.silent else "line"
            )
            self.heard.append(Heard(kind, by, beat.text, self.scene, self.faces))

    def chose(self, words: Sequence[str]) -> None:
        """Write down what the trainee chose."""
        self.heard.extend([Heard("you chose", YOU, text, self.scene, self.faces) for text in words])

    def tell(self, text: str) -> None:
        """Write down a sentence of the program's own."""
        self.heard.append(Heard("narration", None, text, self.scene, self.faces))

    def enter(self, scene: str) -> None:
        """Enter a scene and pass on until a decision or an ending."""
        to: str | None = scene
        while to is not None:
            self.scene = to
            entered = self.playable.scenes[to]
            self.change(entered.change)
            self.play(entered.script)
            if entered.knows:
                self.knows.extend(entered.knows)
            to = entered.onward(self.values)

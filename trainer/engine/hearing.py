"""What is heard and seen on the way: the transcript grows, faces follow moods and lines.

After the values of the variables have changed, every face follows its person's moods. A line or a turning face that
names an expression overrides this until the values change again. Effects come before the script they stand beside, so
a script's conditions ask about what has just happened.
"""

from collections.abc import Sequence

from trainer.engine.compiled import PlayedBeat
from trainer.engine.conditions import Change, Values, always
from trainer.engine.playable import Playable
from trainer.engine.state import Faces, Heard
from trainer.scenario.script import YOU

_heard = tuple.__new__
"""Makes an entry without the call that a named tuple's own constructor costs, at every line of every step."""


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

    def change(self, change: Change) -> None:
        """Let effects happen."""
        after = change(self.values)
        if after != self.values:
            self.values = after
            self.faces = self.playable.faces(after)

    def play(self, script: Sequence[PlayedBeat]) -> None:
        """Play the lines whose conditions hold."""
        values, faces, scene = self.values, self.faces, self.scene
        for beat in script:
            if beat.test is not always and not beat.test(values):
                continue
            by, face = beat.by, beat.face
            if face is not None and by is not None and faces.get(by, face) != face:
                faces = {**faces, by: face}
            self.heard.append(_heard(Heard, (beat.kind, by, beat.text, scene, faces)))
        self.faces = faces

    def chose(self, words: Sequence[str]) -> None:
        """Write down what the trainee chose."""
        for text in words:
            self.heard.append(_heard(Heard, ("you chose", YOU, text, self.scene, self.faces)))

    def tell(self, text: str) -> None:
        """Write down a sentence of the program's own."""
        self.heard.append(Heard("narration", None, text, self.scene, self.faces))

    def enter(self, scene: str) -> None:
        """Enter a scene and pass on until a decision or an ending."""
        to: str | None = scene
        scenes = self.playable.scenes
        while to is not None:
            self.scene = to
            entered = scenes[to]
            if entered.change:
                self.change(entered.change)
            if entered.script:
                self.play(entered.script)
            if entered.knows:
                self.knows.extend(entered.knows)
            to = entered.onward(self.values) if entered.routes else None

"""Faults a person can act on: each says what happened and what to do about it."""


class TrainerError(Exception):
    """A fault outside the program, with a sentence for the person and an advice.

    Anything else that is raised is a bug and is reported as one.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()

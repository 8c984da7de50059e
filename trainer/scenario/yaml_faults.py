"""The YAML parser's complaints in plain words, each with what to write instead."""

_COLON = "Put the text in quotes where it holds a colon followed by a space, or start it on the next line after `>-`."
_INDENT = "Check that this line and the one above are indented alike."

_LOOK = "Check the quotes, brackets and indentation here and in the line above."

_FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "A second colon stands in an unquoted text, or the line is indented too far.",
        _COLON,
    ),
    ("could not find expected ':'", "A key here has no colon.", "Write `key: value`, or put the text in quotes."),
    ("found unexpected end of stream", "A quote that is opened here is never closed.", "Close the quote."),
    (
        "found character that cannot start any token",
        "An unquoted text cannot start with this character.",
        "Put the text in quotes.",
    ),
    (
        "did not find expected ',' or ']'",
        "The list opened with [ is not closed.",
        "Close it with ], write one item a line after `- `, or quote the text.",
    ),
    (
        "did not find expected ',' or '}'",
        "The block opened with { is not closed.",
        "Close it with }, or quote the text.",
    ),
    (
        "did not find expected '-' indicator",
        "The list is broken off here.",
        "Start the line with `- `, or indent it alike.",
    ),
    ("did not find expected key", "The line fits neither the block above nor the text above.", _INDENT),
    ("did not find expected <document start>", "The file goes on after its value has ended.", _INDENT),
    (
        "block sequence entries are not allowed",
        "A list item cannot start here.",
        "Start the list on a line of its own.",
    ),
    ("found undefined tag handle", "Tags that start with ! are not read.", "Put the text in quotes."),
    ("hexdecimal", "The backslash starts something YAML does not know.", "Write two backslashes, or single quotes."),
    ("escape", "The backslash starts something YAML does not know.", "Write two backslashes, or single quotes."),
)


_UNCLOSED = ("found unexpected end of stream", "did not find expected ',' or")


def is_unclosed(problem: str) -> bool:
    """Say whether something that is opened is never closed, so that where it was opened is the place to show."""
    return any(part in problem for part in _UNCLOSED)


def in_plain_words(problem: str, context: str) -> tuple[str, str]:
    """Return what is wrong and what to write, for a complaint of the parser and what it was doing."""
    for part, sentence, remedy in _FAULTS:
        if part in problem:
            return sentence, remedy
    doing = f" {context}" if context else ""
    return f"This is not YAML:{doing} {problem}.".replace("  ", " "), _LOOK

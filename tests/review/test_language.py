"""Rules of language and access: what breaks each, with its place, and what comes close and keeps it."""

import pytest

from tests.review.sound import SOUND, Change, placed, severities

LINE = "narration: You are about to leave when a man steps up."
ASKS = "  asks:\n    title: He asks\n"
PLACE = "description: A wide pavement in front of shops."
LOOKS = "looks: A man of about fifty in a grey apron."
VARIANT = "cast: {omar: {name: Ines Duarte, looks: A woman of about thirty in a green apron.}}"
FACE = "face: {head: bun, skin: '#c89a7c', hair: '#2b2b2b', clothing: '#777777'}"
FLOW = f"You wait {'and wait ' * 14}now."
HARD = "Notwithstanding considerable organizational difficulties supervisory personnel continuously demonstrated " * 5
LONG = "You walk up to the door " + "and you walk on " * 8 + "and you knock."
PROMPT = "      prompt: How do you answer?"
LIMIT = """\
      time_limit:
        seconds: 30
        reason: %s
        extension: %s
        leads_to: parts
      prompt: How do you answer?"""
SECOND_PLACE = "place: {backdrop: park, name: Park, time: 5 pm, description: %s}\n    " + VARIANT

BREAKS: list[tuple[str, str, list[Change]]] = [
    ("L1", "W", [(LINE, f"narration: {HARD}"), (ASKS, f"  «{ASKS.lstrip()}")]),
    ("L1", "W", [("text: Everything is on the shirt, so please read it there.", f"text: {HARD}"),
                 ("      options:\n        - id: tell", "      «options:\n        - id: tell")]),
    ("L2", "W", [(LINE, f"narration: «{LONG}")]),
    ("L2", "W", [("brief:", "«brief:"), ("role: You are a patrol officer on foot.", f"role: {FLOW}"),
                 ("Say who you are when asked.", FLOW)]),
    ("L4", "W", [(LINE, "narration: «You turn on your BWC.")]),
    ("L4", "W", [(LINE, "narration: «You turn on your BWC (on the belt).")]),
    ("L4", "W", [("objectives: [Say", "objectives: [«Tell the CAD desk and say"),
                 (LINE, "narration: The computer-aided dispatch (CAD) is down.")]),
    ("L5", "E", [(PLACE, "description: «TODO")]),
    ("L5", "E", [(LOOKS, "looks: «A man.")]),
    ("L5", "E", [(VARIANT, "cast: {omar: {name: Ines Duarte, looks: «n/a}}")]),
    ("L5", "E", [(VARIANT, f"cast: {{omar: {{name: Ines Duarte, «{FACE}}}}}")]),
    ("L5", "E", [(VARIANT, SECOND_PLACE % "«none")]),
    ("L5", "E", [(VARIANT, SECOND_PLACE.replace("desc", "«desc") % "A wide pavement in front of shops.")]),
    ("L7", "W", [(LINE, "narration: «Take the option on the left.")]),
    ("L7", "W", [(LINE, "narration: «The answer in red shows the rule.")]),
    ("L7", "W", [(LINE, "narration: «Press the green button.")]),
    ("L7", "W", [(LINE, "narration: «The second option is what most officers say.")]),
    ("L8", "E", [(PROMPT, LIMIT % ("«TBD", "Twice as long."))]),
    ("L8", "E", [(PROMPT, LIMIT % ("He is leaving.", "«It is fair."))]),
]  # fmt: skip

CLOSE: list[tuple[str, list[Change]]] = [
    ("L1", [(LINE, "narration: Notwithstanding organizational difficulties supervisory personnel demonstrated.")]),
    ("L2", [(LINE, f"narration: {LONG.replace(' and you walk', '. You walk', 3)}")]),
    ("L4", [(LINE, "narration: You turn on your body-worn camera (BWC). The BWC blinks.")]),
    ("L4", [("objectives: [Say", "objectives: [Ask the computer-aided dispatch (CAD) and say"),
            (LINE, "narration: The CAD is down.")]),
    ("L4", [(LINE, "narration: The sign says NO ENTRY at 5 PM and he shows his ID.")]),
    ("L4", [(LINE, "narration: He knows the Department of Motor Vehicles as the DMV.")]),
    ("L5", [(VARIANT, f"cast: {{omar: {{name: Ines Duarte, looks: A woman in her thirties., {FACE}}}}}")]),
    ("L5", [(VARIANT, "cast: {omar: {name: Ines Duarte}}")]),
    ("L5", [(VARIANT, SECOND_PLACE % "A lawn under old trees.")]),
    ("L7", [(LINE, "narration: A man in a red coat on the left steps up and has the right answer.")]),
    ("L8", [(PROMPT, LIMIT % ("He is leaving.", "Twice as long."))]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "changes"), BREAKS)
def test_a_broken_rule_is_found_where_it_is_broken(rule: str, severity: str, changes: list[Change]) -> None:
    problems, place = placed(rule, *changes)

    assert (severity, *place) in problems


@pytest.mark.parametrize(("rule", "changes"), CLOSE)
def test_what_comes_close_is_not_found(rule: str, changes: list[Change]) -> None:
    assert severities(rule, *changes) == []


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in BREAKS}))
def test_a_contact_that_keeps_a_rule_is_not_found(rule: str) -> None:
    assert severities(rule) == []


def test_letters_are_explained_where_a_play_reads_them_first() -> None:
    parts = "  parts:\n    title: You part\n"
    later = parts + "    script: [{narration: The BWC is off.}]\n"
    first = (LINE, "narration: You turn on your body-worn camera (BWC).")

    assert severities("L4", first, (parts, later)) == []
    assert severities("L4", (parts, later)) == ["W"]


def test_a_scene_that_nothing_leads_to_is_read_last() -> None:
    alone = "  alone: {title: Alone, script: [{narration: The BWC is off.}], ending: sour}\n  settled: {title: S"

    explained = (LINE, "narration: The body-worn camera (BWC) is on.")

    assert severities("L4", ("  settled: {title: S", alone), explained) == []


def test_the_contact_in_its_own_words_is_easy_to_read() -> None:
    assert severities("L1", text=SOUND) == severities("L2", text=SOUND) == []

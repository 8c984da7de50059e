"""Small, complete values for tests, built with as little as possible said."""

import datetime
from typing import Literal

from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition
from trainer.scenario.framework import Competency, Framework, Topic
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile, Rule
from trainer.scenario.read import read_scenario

Confidence = Literal["verified", "known", "check"]
Status = Literal["good law", "limited", "superseded", "overruled", "pending"]
DAY = datetime.date(2026, 11, 1)
FILE = "scenarios/badge-requests/short/scenario.yaml"

SCENARIO = """\
format: 1
id: badge-requests/short
version: 1
title: A name on the pavement
summary: A man asks who you are after a short stop.
topic: badge-requests
level: 1
minutes: 5
status: draft
language: en
author: Fair Contact
licence: CC BY 4.0
law_date: 2026-10-01
review_by: 2027-10-01
jurisdiction: United States, federal floor
competencies: {first-request: 2, staying-even: 1}
brief:
  role: You are a patrol officer on foot.
  dispatch: ["A caller reports a loud argument on {street}."]
  rules: [name-on-request]
  objectives: [Say who you are when asked.]
place: {backdrop: pavement, name: "{street}", time: 5 pm, description: A wide pavement in front of shops.}
words: {street: Mill Street}
cast:
  omar:
    name: Omar Haddad
    role: a shop owner
    looks: A man of about fifty in a grey apron.
    face: {head: short1, skin: "#c89a7c", hair: "#2b2b2b", clothing: "#777777"}
    moods:
      - {show: angry, when: {number: trust, at_most: 0}}
      - {show: calm}
variables:
  numbers: {trust: {least: 0, most: 3, start: 1}}
  flags: {told: {}}
start: asks
scenes:
  asks:
    title: He asks
    script:
      - {narration: You are about to leave when a man steps up.}
      - {by: omar, says: And who are you?, face: suspicious}
    decision:
      kind: pick one
      keyed_by: authority
      prompt: What do you say?
      rationale: The rule asks for the name on the first request.
      options:
        - id: tell
          text: I am Officer Reyes, number 4312, Harbor police.
          leads_to: asks-again
          effects: {add: {trust: 1}, set: {told: true}}
          credit: {first-request: 100}
          feedback: {led_to: He has what he asked for., why: You gave all of it the first time.}
          rules: [name-on-request]
        - id: point
          text: It is on the shirt, read it.
          leads_to: asks-again
          effects: {add: {trust: -1}}
          credit: {first-request: 30}
          feedback: {led_to: He leans in to read., why: It can be seen and it was not given.}
          misconception: A badge on the shirt answers the request.
          other_side: {person: omar, thinks: He will not even say his name., trust: fell}
        - id: refuse
          text: You do not need that.
          leads_to: asks-again
          effects: {add: {trust: -1}}
          feedback: {led_to: He takes out his telephone., why: The rule asks you to give it.}
          misconception: Names are given only to people in trouble.
          screen_out: {kind: identification refused, rationale: The rule leaves no choice., rules: [name-on-request]}
  asks-again:
    title: He asks again
    script:
      - {by: omar, says: "And your number, again?"}
    decision:
      kind: pick one
      keyed_by: judgement
      prompt: How do you answer?
      rationale: Repeating it costs nothing.
      options:
        - id: repeat
          text: Four three one two. I can write it down.
          leads_to: parts
          credit: {staying-even: 100}
          feedback: {led_to: He nods., why: A second time is still an answer.}
        - id: sigh
          text: I just told you.
          leads_to: parts
          effects: {add: {trust: -1}}
          credit: {staying-even: 20}
          feedback: {led_to: He looks away., why: The tone undoes the answer.}
          misconception: Saying it once is enough.
  parts:
    title: You part
    routes:
      - {to: settled, when: {flag: told}}
      - {to: sour}
  settled: {title: Settled, ending: settled}
  sour: {title: Sour, ending: sour}
endings:
  settled: {title: He knows who came, text: He goes back in., quality: good}
  sour: {title: He does not know who came, text: He writes to the chief., quality: poor}
variants:
  dock:
    title: On the dock
    words: {street: Dock Street}
    cast: {omar: {name: Ines Duarte, looks: A woman of about thirty in a green apron.}}
reflection: [What would you say first next time?]
"""


DECISIONS = {
    "pick one": """
      options:
        - {id: repeat, text: Again., leads_to: parts, credit: {staying-even: 100}, feedback: {led_to: x, why: Good.}}
        - {id: sigh, text: Sigh., leads_to: parts, feedback: {led_to: x, why: Weak.}}
""",
    "name the emotion": """
      leads_to: parts
      options:
        - {id: tired, text: Tired., credit: {staying-even: 100}, feedback: {led_to: x, why: It is in the voice.}}
        - {id: glad, text: Glad., feedback: {led_to: x, why: Nothing shows it.}}
""",
    "pick best and worst": """
      leads_to: parts
      best: write
      worst: leave
      credit: {staying-even: 100}
      options:
        - {id: write, text: Write it down., feedback: {led_to: x, why: It can be kept.}}
        - {id: say, text: Say it., feedback: {led_to: x, why: It can be forgotten.}}
        - {id: leave, text: Leave., feedback: {led_to: x, why: He asked.}}
""",
    "pick several": """
      leads_to: parts
      options:
        - {id: name, text: Name., credit: {staying-even: 50}, feedback: {led_to: x, why: Asked for.}}
        - {id: number, text: Number., credit: {staying-even: 50}, feedback: {led_to: x, why: Asked for as well.}}
        - {id: home, text: Address., credit: {staying-even: -50}, feedback: {led_to: x, why: Never.}}
""",
    "put in order": """
      leads_to: parts
      credit: {staying-even: 100}
      options:
        - {id: name, text: Name., feedback: {led_to: x, why: First.}}
        - {id: number, text: Number., feedback: {led_to: x, why: Second.}}
        - {id: agency, text: Agency., feedback: {led_to: x, why: Third.}}
""",
    "say it yourself": """
      leads_to: parts
      model_answer: Four three one two.
      feedback: {led_to: x, why: It is asked for.}
      rubric:
        - {id: number, text: Gives it., levels: [{points: 0, text: Not at all.}, {points: 1, text: Whole.}]}
""",
    "hear them out": """
      leads_to: parts
      lines:
        - {by: omar, says: I have asked before.}
        - {by: omar, says: Nobody wrote it down., when: {flag: told}}
      options:
        - {id: before, from_line: 0, text: Now., feedback: {led_to: x, why: Not a word was heard.}}
        - {id: between, from_line: 1, text: Then., feedback: {led_to: x, why: Half was heard.}}
        - {id: after, from_line: 2, text: Last., credit: {staying-even: 100}, feedback: {led_to: x, why: All of it.}}
""",
}
"""One decision of every kind, to stand in the scene `asks-again`."""


def with_decision(kind: str, text: str = SCENARIO) -> str:
    """Return the short scenario with another kind of decision in its second scene."""
    start = text.index("      kind: pick one", text.index("  asks-again:\n"))
    head = f"      kind: {kind}\n      keyed_by: judgement\n      prompt: How?\n      rationale: It is asked."
    return text[:start] + head + DECISIONS[kind] + text[text.index("  parts:\n") :]


def scenario_text(*changes: tuple[str, str], text: str = SCENARIO) -> str:
    """Return a short complete scenario with each change (old, new) made once; a change that fits nowhere fails."""
    for old, new in changes:
        assert old in text, f"not in the scenario: {old}"
        text = text.replace(old, new, 1)
    return text


def edition(*changes: tuple[str, str], text: str = SCENARIO) -> Edition:
    """Return the edition of a short complete scenario."""
    found, problems = read_scenario(scenario_text(*changes, text=text), FILE, {})
    assert found is not None, "\n".join(map(str, problems))
    return found


def problems_of(*changes: tuple[str, str], text: str = SCENARIO) -> tuple[Problem, ...]:
    """Return what reading a changed scenario finds."""
    return read_scenario(scenario_text(*changes, text=text), FILE, {})[1]


def profile(id: str = "default", **standings: str) -> Profile:
    """Return an agency profile with the rule `name-on-request`, and one rule more for each standing given."""
    asked = {"name-on-request": "required", **{name.replace("_", "-"): says for name, says in standings.items()}}
    return Profile(
        format=1,
        id=id,
        name="Harbor",
        jurisdiction="Harbor",
        about="For tests.",
        rules={name: _rule(name, says) for name, says in asked.items()},
    )


def _rule(name: str, says: str) -> Rule:
    return Rule(
        title=name, topic="identification", duty="on request", standing=says, text="Give it.", trigger="Being asked.",
        content=("name",), medium="Spoken.", timing="At once.", exceptions=(), documentation="None.",
        citation="Order 1", where=("own knowledge",), confidence="known", last_checked=DAY,
    )  # fmt: skip


def marked(*changes: tuple[str, str], text: str = SCENARIO) -> tuple[str, tuple[int, int]]:
    """Return a changed scenario, and the line and column of the mark « that one of the changes carries."""
    whole = scenario_text(*changes, text=text)
    before = whole[: whole.index("«")]
    return whole.replace("«", ""), (before.count("\n") + 1, len(before) - before.rfind("\n"))


def with_decisions(count: int) -> str:
    """Return the short scenario with more decisions on every path: its second scene again and again."""
    start, end = SCENARIO.index("  asks-again:\n"), SCENARIO.index("  parts:\n")
    scene = SCENARIO[start:end]
    more = [
        scene.replace("asks-again:", f"more-{number}:", 1).replace("to: parts", f"to: more-{number + 1}")
        for number in range(count - 2)
    ]
    text = SCENARIO[:start] + scene.replace("to: parts", "to: more-0") + "".join(more) + SCENARIO[end:]
    return text.replace(f"to: more-{count - 2}", "to: parts")


def framework(*competencies: str) -> Framework:
    """Return a framework with the topic of the short scenario and these competencies, or with its own."""
    ids = competencies or ("first-request", "staying-even")
    named = {id: Competency(title=id, about="For tests.") for id in ids}
    return Framework(format=1, topics={"badge-requests": Topic(title="Badges", about="For tests.", competencies=named)})


def authority(confidence: Confidence = "known", status: Status = "good law") -> Authority:
    """Return an authority that can be cited."""
    return Authority(
        name="A v. B", citation="1 U.S. 1", year=1900, body="A court", jurisdiction="federal", holding="It held.",
        takeaway="Do it.", mistake="Not doing it.", status=status, last_checked=DAY, where=("own knowledge",),
        confidence=confidence,
    )  # fmt: skip

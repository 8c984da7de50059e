"""What belongs together: a family is a contact with its variants and the bulletins that refresh it.

Only a bulletin says which contact it refreshes, and every bulletin does; the contact is of the same library and topic.
"""

from collections.abc import Mapping

from trainer.scenario.findings import Findings
from trainer.scenario.holdings import Card
from trainer.scenario.model import Scenario


def check_refreshes(scenario: Scenario, findings: Findings) -> None:
    """Report a bulletin that names no contact, and a contact that names one."""
    if scenario.kind == "bulletin" and scenario.refreshes is None:
        sentence = "This bulletin does not say which contact it refreshes."
        remedy = "Write `refreshes: <topic>/<contact>`, the contact whose lesson it brings back."
        findings.report(("kind",), "R9", sentence, remedy, at_key=True)
    if scenario.kind == "contact" and scenario.refreshes is not None:
        sentence = "`refreshes` is read in a bulletin alone, and this is a contact."
        findings.report(("refreshes",), "R13", sentence, "Take it out, or write `kind: bulletin`.", at_key=True)


def check_family(scenario: Scenario, known: Mapping[str, Card], findings: Findings) -> None:
    """Report a bulletin whose contact is not in the library, is no contact, or belongs to another topic."""
    id = scenario.refreshes
    if id is None:
        return
    contacts = {card.id: card for card in known.values() if card.kind == "contact"}
    if id not in contacts:
        of_topic = [one.id for one in contacts.values() if one.topic == scenario.topic]
        what = "contact" if id not in known else "contact, only a bulletin,"
        findings.unknown(("refreshes",), what, id, of_topic or contacts)
    elif contacts[id].topic != scenario.topic:
        sentence = f"The bulletin is about `{scenario.topic}`, and {id} is about `{contacts[id].topic}`."
        remedy = f"Write `topic: {contacts[id].topic}`, or name a contact of the bulletin's own topic."
        findings.report(("refreshes",), "R11", sentence, remedy)

"""The format of a scenario as JSON Schema, for editors that check and complete while one writes. Made from types."""

import json
from typing import Any

from trainer.scenario.edition import checker
from trainer.scenario.model import FORMAT, Scenario

FILE = "schema.json"
"""Name of the committed schema under scenarios/."""


def json_schema() -> str:
    """Return the JSON Schema of a scenario file, as it is committed."""
    schema: dict[str, Any] = checker(Scenario).json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"Fair Contact scenario, format {FORMAT}"
    return json.dumps(_without_null(schema), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _without_null(part: Any) -> Any:
    """Return the schema without the null of what may be left out: a file leaves the line out."""
    if isinstance(part, list):
        return [_without_null(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _without_null(value) for key, value in part.items() if (key, value) != ("default", None)}
    present = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(present) == 1:
        del kept["anyOf"]
        kept |= present[0]
    return kept

"""The committed schema is the one of the code, and it speaks of what a file holds."""

import json

from trainer import paths
from trainer.scenario.schema import FILE, json_schema


def test_the_committed_schema_is_fresh() -> None:
    assert (paths.scenarios() / FILE).read_text(encoding="utf-8") == json_schema()


def test_the_schema_has_titles_and_descriptions_and_never_null() -> None:
    schema = json.loads(json_schema())

    assert schema["title"] == "Fair Contact scenario, format 1"
    assert schema["description"] == "One contact, or one bulletin."
    assert "first one that holds" in schema["$defs"]["Under"]["description"]
    assert schema["properties"]["content_notice"] == {"$ref": "#/$defs/ContentNotice"}
    assert '"null"' not in json_schema()

"""The rules of an agency."""

import dataclasses

from trainer import paths
from trainer.scenario.library import load_library
from trainer.scenario.profiles import named


def test_a_rule_that_is_not_required_is_not_named_as_one_that_is() -> None:
    rule = load_library(paths.scenarios()).profiles["default"].rules["stop-receipt"]

    assert named(rule) == "Give a written receipt for a stop (not required)"
    assert named(dataclasses.replace(rule, standing="required")) == "Give a written receipt for a stop"

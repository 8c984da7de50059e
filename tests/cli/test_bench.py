"""Measuring: what is printed and how a figure is judged. The figures themselves are no test."""

import json

import pytest

from trainer.cli.bench import Measure, in_turn, median_and_p99
from trainer.cli.main import main


@pytest.mark.parametrize(
    ("figure", "at_least", "verdict"),
    [(1.0, False, "aim reached"), (1.4, False, "must reached"), (2.0, False, "missed"), (2.0, True, "aim reached")],
)
def test_a_figure_is_judged_by_its_bounds(figure: float, at_least: bool, verdict: str) -> None:
    bounds = (1.2, 1.5) if at_least else (1.5, 1.2)
    measure = Measure(name="X", what="x", figure=figure, unit="times", must=bounds[0], aim=bounds[1], at_least=at_least)

    assert measure.verdict == verdict


def test_ours_and_the_raw_operation_are_measured_in_turn() -> None:
    order: list[str] = []
    in_turn(lambda: order.append("ours") or [1.0], lambda: order.append("raw") or [1.0], rounds=2)

    assert order == ["raw", "ours", "raw", "ours"]


def test_median_and_99th_percentile_are_milliseconds() -> None:
    assert median_and_p99([number / 1000 for number in range(101)]) == (50.0, 99.0)


def test_a_measurement_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "P5", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)

    assert (found["name"], found["unit"], len(found["ours"])) == ("P5", "ms", 2)


def test_memory_is_measured_beside_a_bare_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "S2"]) == 0

    assert "in a play" in capsys.readouterr().out


def test_what_is_not_known_is_not_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "P99"]) == 2
    assert "There is no measurement P99" in capsys.readouterr().out


def test_a_bundle_does_not_measure_over_a_python_it_does_not_have(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)

    assert main(["bench", "S1", "S2", "S3", "S4", "L1"]) == 0
    assert capsys.readouterr().out.count(": not measured here\n") == 5

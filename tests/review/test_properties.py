"""What the review says holds for any scenario: Hypothesis draws them."""

from hypothesis import given

from tests.builders import DAY, framework, profile
from tests.strategies import SMALL, playables, quick
from trainer.engine.playable import Playable
from trainer.engine.views import weighed
from trainer.review.exploration import Explored, explore
from trainer.review.lint import lint
from trainer.scenario.decisions import SayIt
from trainer.scenario.edition import Edition, canonical, digest, from_canonical
from trainer.scenario.positions import Positions
from trainer.scoring.best import CAP


def edition_of(playable: Playable) -> Edition:
    scenario = from_canonical(canonical(playable.scenario))
    return Edition(scenario, digest(scenario), "", "drawn.yaml", Positions())


def greedy(explored: Explored) -> int:
    """Return what always the first answer worth most at its own decision earns; -1 where it goes round in a circle."""
    playable, survey = explored.playable, explored.survey
    number, earned, met = 0, 0, set[int]()
    while survey.moves[number]:
        view = playable.view(survey.state(number))
        assert view is not None
        worth = [weighed(view.outcome(answer).credit, playable.weights) for answer in view.answers]
        answer = view.answers[0 if isinstance(view.decision, SayIt) else worth.index(max(worth))]
        outcome = view.outcome(answer)
        if not survey.free[number]:
            earned += weighed(outcome.credit, playable.weights) + weighed(outcome.settlement, playable.weights)
        if number in met or isinstance(view.decision, SayIt) or survey.free[number]:
            return -1
        met.add(number)
        number = explored.follow(number, answer)
    ending = playable.scenes[survey.keys[number][0]].ending
    return earned + weighed(playable.settlements[ending or ""], playable.weights)


@quick
@given(playables(SMALL))
def test_where_no_answer_costs_the_path_the_best_of_each_decision_is_best_of_all(playable: Playable) -> None:
    edition = edition_of(playable)
    explored = explore(edition.scenario, profile(), CAP)

    rules = {one.rule for one in lint(edition, [profile()], {}, framework(), DAY)}

    assert "G7" in rules or greedy(explored) in (-1, explored.solution.best(explored.solution.start))


@quick
@given(playables(SMALL))
def test_a_drawn_scenario_comes_back_from_its_canonical_text(playable: Playable) -> None:
    scenario = from_canonical(canonical(playable.scenario))

    assert canonical(scenario) == canonical(playable.scenario)
    assert from_canonical(canonical(scenario)) == scenario

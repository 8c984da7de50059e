"""The table of who may do what."""

import pytest

from trainer.people.roles import TABLE, Act, Reach, Role, reach, who_may


def test_every_act_stands_in_the_table() -> None:
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize("act", list(Act))
def test_every_act_can_be_done_by_somebody(act: Act) -> None:
    assert TABLE[act]


@pytest.mark.parametrize("role", list(Role))
def test_everybody_plays_and_reads_the_own_record(role: Role) -> None:
    assert reach([role], Act.PLAY) is Reach.OWN
    assert (reach([role], Act.READ_PLAYS) or 0) >= Reach.OWN


def test_several_roles_reach_as_far_as_the_furthest() -> None:
    assert reach([Role.TRAINEE], Act.READ_PLAYS) is Reach.OWN
    assert reach([Role.TRAINEE, Role.INSTRUCTOR], Act.READ_PLAYS) is Reach.COHORT
    assert reach([Role.INSTRUCTOR, Role.LEAD], Act.READ_PLAYS) is Reach.ALL


def test_nobody_may_do_nothing() -> None:
    assert {reach([], act) for act in Act} == {None}


def test_nobody_plays_for_somebody_else() -> None:
    assert reach(list(Role), Act.PLAY) is Reach.OWN


def test_who_arranges_cohorts_is_not_who_gains_by_it() -> None:
    assert reach([Role.INSTRUCTOR], Act.ARRANGE_COHORTS) is None


def test_those_who_may_are_named() -> None:
    assert who_may(Act.READ_AUDIT) == "records officer or administrator"
    assert who_may(Act.SET_POLICY) == "administrator"
    assert who_may(Act.PLAY) == ""

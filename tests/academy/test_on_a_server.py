"""Every act of the academy on a server: what the database there understands otherwise would be a bug, not a refusal."""

import contextlib
from collections.abc import Iterator

import pytest

from tests.academy.sharing_cases import World, at, fill
from tests.academy.test_every_act import CASES
from tests.servers import ADDRESS, fresh_record
from trainer.academy.check import check
from trainer.academy.office import Seat
from trainer.errors import TrainerError
from trainer.people.roles import Role

if not ADDRESS:
    pytest.skip("no PostgreSQL server is at hand: .ci/postgres starts one", allow_module_level=True)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Lend a shared record on a server, with somebody who may do everything."""
    with fresh_record() as place:
        fill(place)
        world = at(place, Role.ADMINISTRATOR, tmp_path_factory.mktemp("files"))
        yield world
        world.office.close()


@pytest.mark.parametrize("name", list(CASES))
def test_an_act_is_done_or_refused_in_plain_words(name: str, world: World) -> None:
    of = world.persons["own"]
    world.office.seat = Seat.FILE
    with contextlib.suppress(TrainerError):
        CASES[name].call(world, of)


def test_the_record_is_whole_after_all_of_them(world: World) -> None:
    world.office.seat = Seat.FILE

    assert check(world.office).problems == ()

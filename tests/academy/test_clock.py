"""Names, times and chance."""

import datetime

from tests.offices import NOON, FixedClock
from trainer.academy.clock import Clock, from_microseconds, to_microseconds


def test_ids_sort_by_when_they_were_made_even_when_the_clock_goes_back() -> None:
    clock = FixedClock()
    ids = [clock.new_id(), clock.new_id()]
    clock.pass_by(hours=-1)
    ids.append(clock.new_id())
    clock.pass_by(hours=2)
    ids.append(clock.new_id())

    assert ids == sorted(ids)
    assert len(set(ids)) == 4


def test_an_id_is_a_uuid_of_version_7_with_its_time_in_front() -> None:
    id = FixedClock().new_id()

    assert (id[6] >> 4, id[8] >> 6) == (7, 0b10)
    assert int.from_bytes(id[:6], "big") == to_microseconds(NOON) // 1000


def test_a_time_survives_the_record_to_the_microsecond() -> None:
    moment = datetime.datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=datetime.UTC)

    assert from_microseconds(to_microseconds(moment)) == moment


def test_the_machine_gives_time_and_chance() -> None:
    clock = Clock()

    assert clock.now().tzinfo is datetime.UTC
    assert clock.monotonic() <= clock.monotonic()
    assert clock.new_salt() != clock.new_salt()
    assert 0 <= clock.new_seed() < 2**63

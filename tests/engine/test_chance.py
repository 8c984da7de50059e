"""Chance from a seed."""

from trainer.engine.chance import Chance


def test_the_stream_is_the_published_one() -> None:
    chance = Chance(0)

    # First words of SplitMix64 for the seed 0, asked for as 64-bit numbers.
    assert [chance.below(1 << 64) for _ in range(3)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]


def test_numbers_stay_below_the_limit_and_meet_all_of_it() -> None:
    chance = Chance(7)

    assert {chance.below(5) for _ in range(200)} == {0, 1, 2, 3, 4}

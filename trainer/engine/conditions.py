"""Turns written conditions and effects into functions over the values of the variables, made once per playable.

A condition on an agency rule is settled here, because the profile does not change during a play.
"""

from collections.abc import Callable

from trainer.scenario.conditions import AllOf, AnyOf, Condition, Effects, FlagIs, NoneOf, NumberIs, RuleSays, Variables
from trainer.scenario.profiles import Profile, standing

Values = tuple[int, ...]
"""One whole number per variable, in declared order; a flag is 0 or 1."""
Test = Callable[[Values], bool]
Change = Callable[[Values], Values]


def always(values: Values) -> bool:
    """Hold at any values."""
    return True


def never(values: Values) -> bool:
    """Hold at no values."""
    return False


def places(variables: Variables) -> dict[str, int]:
    """Say where each variable stands among the values: first the numbers, then the flags."""
    return {name: place for place, name in enumerate((*variables.numbers, *variables.flags))}


def start_values(variables: Variables) -> Values:
    """Return the values a play begins with."""
    numbers = (number.start for number in variables.numbers.values())
    return (*numbers, *(int(flag.start) for flag in variables.flags.values()))


def compiled(condition: Condition | None, variables: Variables, profile: Profile) -> Test:
    """Turn a condition into a function; no condition always holds."""
    match condition:
        case None:
            return always
        case RuleSays():
            return always if standing(profile, condition.rule) == condition.says else never
        case NumberIs():
            return _number(condition, variables)
        case FlagIs():
            return _flag(places(variables)[condition.flag], condition.equals)
        case AllOf():
            return _all([compiled(part, variables, profile) for part in condition.all_of])
        case AnyOf():
            return _any([compiled(part, variables, profile) for part in condition.any_of])
        case _:
            return _not(_any([compiled(part, variables, profile) for part in condition.none_of]))


def changing(effects: Effects, variables: Variables) -> Change | None:
    """Turn effects into a function, or None where nothing changes. What is added comes first, then what is set.

    A number stays inside its bounds whatever is added or set.
    """
    where = places(variables)
    steps: list[tuple[int, int, int, int, int]] = []
    for name, amount in effects.add.items():
        number = variables.numbers[name]
        steps.append((where[name], 1, amount, number.least, number.most))
    for name, value in effects.set.items():
        bounds = variables.numbers.get(name)
        least, most = (bounds.least, bounds.most) if bounds else (0, 1)
        steps.append((where[name], 0, int(value), least, most))
    return _change(tuple(steps)) if steps else None


def reads(condition: Condition | None) -> frozenset[str]:
    """Name the variables a condition asks about."""
    match condition:
        case NumberIs():
            return frozenset({condition.number})
        case FlagIs():
            return frozenset({condition.flag})
        case AllOf():
            parts = condition.all_of
        case AnyOf():
            parts = condition.any_of
        case NoneOf():
            parts = condition.none_of
        case _:
            return frozenset()
    return frozenset().union(*map(reads, parts))


def _number(condition: NumberIs, variables: Variables) -> Test:
    place = places(variables)[condition.number]
    bounds = variables.numbers[condition.number]
    least = bounds.least if condition.at_least is None else condition.at_least
    most = bounds.most if condition.at_most is None else condition.at_most
    return lambda values: least <= values[place] <= most


def _flag(place: int, equals: bool) -> Test:
    if equals:
        return lambda values: values[place] == 1
    return lambda values: values[place] == 0


def _all(parts: list[Test]) -> Test:
    if never in parts:
        return never
    match [part for part in parts if part is not always]:
        case []:
            return always
        case [only]:
            return only
        case [first, second]:
            return lambda values: first(values) and second(values)
        case asked:
            return lambda values: all(part(values) for part in asked)


def _any(parts: list[Test]) -> Test:
    if always in parts:
        return always
    match [part for part in parts if part is not never]:
        case []:
            return never
        case [only]:
            return only
        case [first, second]:
            return lambda values: first(values) or second(values)
        case asked:
            return lambda values: any(part(values) for part in asked)


def _not(part: Test) -> Test:
    if part is always:
        return never
    return always if part is never else lambda values: not part(values)


def _change(steps: tuple[tuple[int, int, int, int, int], ...]) -> Change:
    if len(steps) == 1:
        return _one_change(*steps[0])

    def change(values: Values) -> Values:
        after = list(values)
        for place, kept, amount, least, most in steps:
            value = after[place] * kept + amount
            after[place] = least if value < least else most if value > most else value
        return tuple(after)

    return change


def _one_change(place: int, kept: int, amount: int, least: int, most: int) -> Change:
    def change(values: Values) -> Values:
        value = values[place] * kept + amount
        value = least if value < least else most if value > most else value
        return (*values[:place], value, *values[place + 1 :])

    return change

"""What a library holds, as tables: what it trains and rests on, what guessing scores, who is in it, what is found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.review.appearances import OUTCOMES, TRAITS, UNSAID, Appearance, appearances
from trainer.review.lint import Reviewed
from trainer.review.reading import grade, sentences, words
from trainer.review.rules.policing import OLD_DAYS
from trainer.review.rules.scoring import scored_competencies
from trainer.review.texts import NAMED, shown_texts
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition
from trainer.scenario.holdings import Library
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Rule
from trainer.scenario.rewrite import parts

LEVELS = (1, 2, 3)
_SEVERITY = {"E": "Blocks", "W": "Warns", "I": "Informs"}

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the first column heads each row; a note says how to read it."""

    caption: str
    columns: Row
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report under its own heading."""

    title: str
    about: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report, and the day it was made for."""

    day: date
    summary: tuple[str, ...]
    parts: tuple[Part, ...]


def library_report(library: Library, reviews: Sequence[Reviewed], problems: Sequence[Problem], day: date) -> Report:
    """Describe the editions that were reviewed, with everything that was found in them."""
    editions = [review.edition for review in reviews]
    return Report(
        day,
        tuple(_summary(editions, problems)),
        (
            _coverage(library, editions),
            _guessing(reviews, len(library.profiles)),
            _reading(editions),
            _grounds(library, editions, day),
            _counsel(library, editions),
            _people(appearances(editions)),
            _found(problems),
        ),
    )


def _summary(editions: Sequence[Edition], problems: Iterable[Problem]) -> Iterator[str]:
    kinds = [edition.scenario.kind for edition in editions]
    yield f"{kinds.count('contact')} contacts and {kinds.count('bulletin')} bulletins were reviewed."
    heavy = [problem.severity for problem in problems if problem.rule != "G6"]
    yield f"{heavy.count('E')} findings block, {heavy.count('W')} warn, {heavy.count('I')} inform."


def _coverage(library: Library, editions: Sequence[Edition]) -> Part:
    tables = []
    for topic in library.framework.topics.values():
        rows = [(one.title, *_trained(id, editions)) for id, one in topic.competencies.items()]
        columns = ("Competency", *(f"Level {level}" for level in LEVELS), "Bulletins", "Worked example")
        tables.append(Table(topic.title, columns, tuple(rows)))
    about = "In how many decisions each competency is scored, and in how many contacts of each level."
    return Part("Coverage", about, tuple(tables))


def _trained(id: str, editions: Sequence[Edition]) -> Row:
    cells, bulletins, worked = [], 0, 0
    counts = [(edition.scenario, _decisions(id, edition)) for edition in editions]
    for level in LEVELS:
        inside = [n for one, n in counts if n and one.level == level and one.kind == "contact"]
        cells.append(f"{sum(inside)} in {len(inside)}" if inside else "none")
    bulletins = sum(1 for one, n in counts if n and one.kind == "bulletin")
    worked = sum(1 for one, n in counts if n and one.worked_example)
    return (*cells, str(bulletins), str(worked) if worked else "none")


def _decisions(id: str, edition: Edition) -> int:
    scenes = edition.scenario.scenes.values()
    return sum(1 for scene in scenes if scene.decision and id in scored_competencies(scene.decision))


def _guessing(reviews: Iterable[Reviewed], profiles: int) -> Part:
    rows = []
    for review in reviews:
        for one in review.baselines:
            figures = [_figure(amount) for amount in (one.random, one.first, one.band)]
            under = "all" if len(one.profiles) == profiles else ", ".join(one.profiles)
            rows.append((review.edition.scenario.title, under, *figures, str(one.states)))
    columns = ("Scenario", "Profiles", "Random", "Always first", "Guessing reaches", "States")
    about = "Points of 100. A pass mark has to stand above what guessing reaches: 95 of 100 random plays score no more."
    return Part("Guessing baselines", about, (Table("What guessing scores", columns, tuple(rows)),))


def _figure(amount: float | None) -> str:
    return "no score" if amount is None else f"{amount:.1f}"


def _reading(editions: Iterable[Edition]) -> Part:
    rows = []
    for edition in editions:
        shown = [one for one in shown_texts(edition.scenario) if one.key not in NAMED]
        told, options = [one.text for one in shown if not one.is_option], [one.text for one in shown if one.is_option]
        count = sum(len(words(text)) for text in told)
        mean = count / max(1, sum(len(sentences(text)) for text in told))
        rows.append((edition.scenario.title, f"{grade(told):.1f}", f"{grade(options):.1f}", f"{mean:.1f}", str(count)))
    columns = ("Scenario", "Grade of the text", "Grade of the options", "Words in a sentence", "Words")
    about = "Flesch-Kincaid grades: at most 10 for what is told, 9 for options."
    return Part("Reading levels", about, (Table("How hard it is to read", columns, tuple(rows)),))


def _grounds(library: Library, editions: Sequence[Edition], day: date) -> Part:
    authorities, rules = _cited(editions, "authorities"), _cited(editions, "rules")
    first = [
        (one.name, one.status, one.confidence, *_age(one.last_checked, day), ", ".join(authorities[id]))
        for id, one in library.authorities.items()
        if id in authorities
    ]
    second = [
        (one.title, one.citation, one.confidence, *_age(one.last_checked, day), ", ".join(rules[id]))
        for id, one in _rules(library).items()
        if id in rules
    ]
    last = ("Last checked", "Age in days", "Used by")
    unused = len(library.authorities) - len(first)
    return Part(
        "What answers rest on",
        f"What is over {OLD_DAYS} days old is due to be read again.",
        (
            Table(
                "Authorities used",
                ("Authority", "Status", "Confidence", *last),
                tuple(sorted(first)),
                f"{unused} more authorities are kept and used by none of these.",
            ),
            Table("Agency rules used", ("Rule", "Citation", "Confidence", *last), tuple(sorted(second))),
        ),
    )


def _age(checked: date, day: date) -> Row:
    days = (day - checked).days
    return checked.isoformat(), f"{days}, due" if days > OLD_DAYS else str(days)


def _rules(library: Library) -> Mapping[str, Rule]:
    """Return every rule by its id, as the first profile that holds it says it."""
    found: dict[str, Rule] = {}
    for profile in library.profiles.values():
        found = {**profile.rules, **found} if profile.id != "default" else {**found, **profile.rules}
    return found


def _cited(editions: Iterable[Edition], key: str) -> Mapping[str, list[str]]:
    """Return the titles of the scenarios that cite each id."""
    found: dict[str, dict[str, None]] = {}
    for edition in editions:
        for _, part in parts(edition.scenario):
            for id in getattr(part, key, None) or ():
                found.setdefault(id, {})[edition.scenario.title] = None
    return {id: list(titles) for id, titles in found.items()}


def _counsel(library: Library, editions: Sequence[Edition]) -> Part:
    used = _cited(editions, "authorities")
    kept = [(id, one) for id, one in library.authorities.items() if _for_counsel(one)]
    rows = [_asked(one, ", ".join(used[id])) for id, one in kept if id in used]
    rest = [_asked(one, "nothing yet") for id, one in kept if id not in used]
    cited = _cited(editions, "rules")
    known = [
        (rule.title, profile.name, rule.citation, rule.confidence, ", ".join(cited.get(id, ["nothing yet"])))
        for profile in library.profiles.values()
        for id, rule in profile.rules.items()
        if rule.confidence != "verified"
        and (profile.id == "default" or rule != library.profiles["default"].rules.get(id))
    ]
    columns = ("Authority", "Citation", "Confidence", "Note", "Used by")
    tables = (
        Table("Authorities that scenarios rest on", columns, tuple(sorted(rows))),
        Table("Authorities kept for later", columns, tuple(sorted(rest))),
        Table("Agency rules", ("Rule", "Profile", "Citation", "Confidence", "Used by"), tuple(sorted(known))),
    )
    about = (
        "What was not verified at its source, or is marked for counsel. Those marked `check` can be cited by nothing."
    )
    return Part("For counsel", about, tables)


def _for_counsel(authority: Authority) -> bool:
    return authority.for_counsel or authority.confidence != "verified"


def _asked(one: Authority, used: str) -> Row:
    return one.name, one.citation, one.confidence, one.note or "", used


def _people(people: Sequence[Appearance]) -> Part:
    public = [one for one in people if not one.officer]
    tables = tuple(_represented(trait, public) for trait in TRAITS)
    officers = len(people) - len(public)
    return Part(
        "Who is in it",
        "People of the public, once for each telling of a contact: as it is written, and with each variant's people. "
        f"Officers are left out ({officers}). What is not said of somebody is counted as not said.",
        tables,
    )


def _represented(trait: str, public: Sequence[Appearance]) -> Table:
    rows = []
    for value in sorted({one.trait(trait) for one in public}, key=lambda value: (value == UNSAID, value)):
        inside = [one for one in public if one.trait(trait) == value]
        counts = (f"{hits} ({100 * hits // len(inside)}%)" for hits in _made(inside))
        rows.append((value, str(len(inside)), *counts))
    return Table(f"By {trait}", (trait.capitalize(), "People", *(one.capitalize() for one in OUTCOMES)), tuple(rows))


def _made(people: Sequence[Appearance]) -> Iterator[int]:
    for made in OUTCOMES.values():
        yield sum(map(made, people))


def _found(problems: Iterable[Problem]) -> Part:
    rows = tuple(
        (f"{one.file}:{one.line}:{one.column}", _SEVERITY[one.severity], one.rule, one.sentence, one.remedy)
        for one in sorted(problems)
        if one.rule != "G6"
    )
    columns = ("Place", "Weight", "Rule", "Finding", "What to do")
    return Part(
        "Findings", "By place. What blocks keeps a scenario from being published.", (Table("Findings", columns, rows),)
    )

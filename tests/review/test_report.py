"""The report about a library: what its tables say, and that its page stands alone."""

import datetime
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.builders import DAY, SCENARIO, authority, edition, framework, profile, scenario_text
from trainer.review.lint import reviewed
from trainer.review.page import TOKENS, page
from trainer.review.report import Report, Table, library_report
from trainer.review.whole import whole
from trainer.scenario.holdings import Library

CITING = scenario_text(
    ("You gave all of it the first time.}\n", "You gave all of it the first time.}\n          authorities: [case]\n"),
    ("    moods:\n", "    described: {gender: male}\n    part: [doubted]\n    moods:\n"),
    ("by: omar, says: And who are you?", "by: omar, says: And who <are> you?"),
    text=SCENARIO,
)  # fmt: skip
THEME = dict.fromkeys(TOKENS, "#123456")


def made(text: str = CITING, day: datetime.date = DAY, *more: str) -> Report:
    library = Library(
        editions={}, framework=framework(), authorities={"case": authority(), "spare": authority("verified")},
        authorities_digest="", problems=(),
        profiles={"default": profile(), "other": profile("other", consent="required")},
    )  # fmt: skip
    terms = (tuple(library.profiles.values()), library.authorities, library.framework, day)
    reviews = [reviewed(edition(text=one), *terms) for one in (text, *more)]
    problems = [*(one for review in reviews for one in review.problems), *whole(reviews, "framework.yaml")]
    return library_report(library, reviews, problems, day)


def tables(report: Report) -> dict[str, Table]:
    return {table.caption: table for part in report.parts for table in part.tables}


def test_coverage_counts_decisions_by_competency_and_level() -> None:
    bulletin = SCENARIO.replace("level: 1", "level: 2").replace(
        "reflection:", "kind: bulletin\nrefreshes: badge-requests/other\nreflection:"
    )

    table = tables(made(CITING, DAY, bulletin))["Badges"]

    assert table.columns == ("Competency", "Level 1", "Level 2", "Level 3", "Bulletins", "Worked example")
    assert table.rows[0] == ("first-request", "1 in 1", "none", "none", "1", "none")


def test_worked_examples_are_counted() -> None:
    text = CITING.replace("reflection:", "worked_example: true\nreflection:")

    assert tables(made(text))["Badges"].rows[0][-1] == "1"


def test_guessing_is_told_for_all_profiles_or_by_name() -> None:
    (row,) = tables(made())["What guessing scores"].rows

    assert row[:2] == ("A name on the pavement", "all")
    assert row[2:4] == ("45.2", "100.0")


def test_a_scenario_without_credit_is_told_to_have_no_score() -> None:
    text = re.sub(r"credit: \{[a-z-]+: \d+\}", "credit: {}", CITING)

    assert tables(made(text))["What guessing scores"].rows[0][2] == "no score"


def test_authorities_are_told_with_their_age_and_their_scenarios() -> None:
    table = tables(made(day=DAY + datetime.timedelta(days=366)))["Authorities used"]

    assert table.rows == (("A v. B", "good law", "known", "2026-11-01", "366, due", "A name on the pavement"),)
    assert table.note == "1 more authorities are kept and used by none of these."


def test_what_was_not_verified_is_listed_for_counsel() -> None:
    found = tables(made())

    assert [row[0] for row in found["Authorities that scenarios rest on"].rows] == ["A v. B"]
    assert found["Authorities kept for later"].rows == ()
    assert [row[:2] for row in found["Agency rules"].rows] == [("consent", "Harbor"), ("name-on-request", "Harbor")]


def test_people_are_counted_by_what_is_said_of_them() -> None:
    rows = tables(made())["By gender"].rows

    assert [row[:2] for row in rows] == [("male", "2")]
    assert tables(made(SCENARIO))["By gender"].rows[0][:2] == ("not said", "2")
    assert rows[0][5] == "2 (100%)"


def test_findings_are_listed_without_the_baselines() -> None:
    rules = {row[2] for row in tables(made())["Findings"].rows}

    assert {"S3", "F8"} <= rules
    assert "G6" not in rules


class Reader(HTMLParser):
    """Reads a page strictly: every tag that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def read() -> Reader:
    reader = Reader()
    reader.feed(page(made(), THEME, THEME))
    return reader


def test_the_page_is_well_formed_and_names_its_language(read: Reader) -> None:
    assert read.open == []
    assert read.met[0] == ("html", {"lang": "en"})


def test_the_page_needs_nothing_beside_it(read: Reader) -> None:
    whole = page(made(), THEME, THEME)

    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in read.met}
    assert "url(" not in whole
    assert not re.search(r"(?:src|href)=\"(?!#)", whole)


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(read: Reader) -> None:
    tags = [tag for tag, _ in read.met]

    assert tags.count("table") == tags.count("caption") > 10
    assert all(found.get("scope") in ("col", "row") for tag, found in read.met if tag == "th")


def test_headings_go_down_by_one(read: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in read.met if re.fullmatch(r"h\d", tag)]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_a_file_says_is_text_and_never_markup() -> None:
    report = Report(DAY, ("<b>x</b>",), ())

    assert "&lt;b&gt;x&lt;/b&gt;" in page(report, THEME, THEME)


def test_an_empty_table_says_so() -> None:
    assert "<h3>Authorities kept for later</h3><p>None.</p>" in page(made(), THEME, THEME)

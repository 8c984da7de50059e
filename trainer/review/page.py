"""The report as one page of HTML that needs nothing beside it: for a screen, a screen reader and paper."""

from collections.abc import Iterator, Mapping
from html import escape

from trainer.review.report import Part, Report, Table

TOKENS = ("bg", "surface", "surface2", "text", "muted", "border", "hairline", "link", "focus")


def page(report: Report, day: Mapping[str, str], night: Mapping[str, str]) -> str:
    """Return the page, in the colours of the two themes: dark where the reader's system is."""
    return "\n".join(_lines(report, day, night)) + "\n"


def _lines(report: Report, day: Mapping[str, str], night: Mapping[str, str]) -> Iterator[str]:
    title = f"Library report, {report.day.day} {report.day:%B %Y}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{_colours(day)}@media (prefers-color-scheme: dark){{{_colours(night)}}}{_STYLE}"
    yield f"@media print{{{_colours(day)}{_PRINTED}}}</style></head>"
    yield '<body><a class="skip" href="#report">Go to the report</a>'
    yield f"<header><h1>{escape(title)}</h1>"
    yield from (f"<p>{escape(sentence)}</p>" for sentence in report.summary)
    yield "<p>People, agencies and places in the scenarios are fiction.</p></header>"
    yield '<nav aria-label="Parts of the report"><ul>'
    for number, part in enumerate(report.parts, start=1):
        yield f'<li><a href="#part-{number}">{escape(part.title)}</a></li>'
    yield '</ul></nav><main id="report">'
    for number, part in enumerate(report.parts, start=1):
        yield from _part(part, number)
    yield "</main></body></html>"


def _part(part: Part, number: int) -> Iterator[str]:
    yield f'<section aria-labelledby="part-{number}"><h2 id="part-{number}">{escape(part.title)}</h2>'
    yield f"<p>{escape(part.about)}</p>"
    for table in part.tables:
        yield from _table(table)
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f"<h3>{escape(table.caption)}</h3><p>None.</p>"
    else:
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
        yield f"<table><caption>{escape(table.caption)}</caption><thead><tr>"
        yield "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
        yield "</tr></thead><tbody>"
        for head, *cells in table.rows:
            row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            yield f'<tr><th scope="row">{escape(head)}</th>{row}</tr>'
        yield "</tbody></table></div>"
    if table.note:
        yield f"<p>{escape(table.note)}</p>"


def _colours(theme: Mapping[str, str]) -> str:
    return ":root{" + "".join(f"--{name}:{theme[name]};" for name in TOKENS) + "}"


_STYLE = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--bg);color:var(--text);
font:1rem/1.5 "IBM Plex Sans",system-ui,sans-serif}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.35rem;margin-top:2.5rem}h3{font-size:1.05rem}
a{color:var(--link)}a:focus-visible,.wide:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
nav ul{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;padding:0;list-style:none}
.wide{overflow-x:auto;margin:1rem 0 1.5rem}
table{border-collapse:collapse;width:100%;background:var(--surface);font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border:1px solid var(--hairline)}
thead th{background:var(--surface2);border-bottom-color:var(--border)}
tbody th{font-weight:600}
"""
_PRINTED = """
body{max-width:none;padding:0;font-size:9pt}nav,.skip{display:none}.wide{overflow:visible}
thead{display:table-header-group}tr{break-inside:avoid}h2,caption{break-after:avoid}
"""

"""Tables as CSV that spreadsheets open as what they are: UTF-8, RFC 4180, and no cell that would run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def written(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as the bytes of a CSV file with its heading; None is an empty cell, numbers stay numbers."""
    text = io.StringIO()
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(heading)
    for row in rows:
        sheet.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = str(value).replace("\0", "")
    return f"'{text}" if text.startswith(_RUNS) else text

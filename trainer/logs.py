"""The program's own log: one JSON object a line, in a few files that are replaced in turn.

It says what the program did, never what a person typed or who they are: messages are fixed sentences, and of an
exception only its kind and the places it passed through are written, because its text may hold what somebody typed.
"""

import json
import logging
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "fair-contact.log"
_MOST_BYTES = 500_000
_FILES = 4


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON, its time in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "what": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line["fault"] = kind.__name__
            line["through"] = [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        return json.dumps(line, ensure_ascii=False)


class LogFiles(RotatingFileHandler):
    """The files of the log. On a full disk a line is lost; what was being done goes on and says so in its own words."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Lose the line."""

    def close(self) -> None:
        """Close the file. What it still held is lost where the disk takes nothing."""
        with suppress(OSError):
            super().close()


def start_logging(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the program's log to a folder from now on; returns what `stop_logging` takes away again.

    A folder that cannot be written to leaves the program without a log, never without a start.
    """
    handler: logging.Handler
    try:
        handler = LogFiles(folder / NAME, maxBytes=_MOST_BYTES, backupCount=_FILES - 1, encoding="utf-8", delay=False)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("trainer")
    logger.setLevel(level)
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Stop writing the log and close its file."""
    logging.getLogger("trainer").removeHandler(handler)
    handler.close()

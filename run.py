"""Sets Fair Contact up and starts it: `python3 run.py`, `python3 run.py test`, `python3 run.py ANY TRAINER COMMAND`.

This file decides one thing: whether this Python is new enough. It keeps to words that every Python reads, so that an
old one gets a sentence and not a syntax error; all else is in trainer/bootstrap/.
"""

import sys

OLDEST = (3, 11)


def refusal(version):
    """Return the sentence for a Python that is too old, or None for one that will do."""
    if tuple(version[:2]) >= OLDEST:
        return None
    wanted = ".".join(str(part) for part in OLDEST)
    found = ".".join(str(part) for part in version[:2])
    return (
        "Fair Contact needs Python " + wanted + " or newer and this is Python " + found + ": install a newer one and "
        "start it by name, for example: python" + wanted + " run.py"
    )


if __name__ == "__main__":
    too_old = refusal(sys.version_info)
    if too_old:
        sys.exit(too_old)
    from trainer.bootstrap.start import main

    sys.exit(main(sys.argv[1:]))

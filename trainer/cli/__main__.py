"""Lets `python -m trainer.cli` stand for the `trainer` command."""

import sys

from trainer.cli.main import main

sys.exit(main())

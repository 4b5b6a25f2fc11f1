"""Draws the README's picture from a real screen: `.venv/bin/python tools/picture.py` writes it anew."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "screen.svg"
COMMAND = ["cqp", "validate", "examples/02-quiz-non-reussi.yaml"]
COLUMNS = 80

# rich names a font for the picture to fetch from the network: it takes what is there.
FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def picture() -> str:
    """The SVG of what the command shows a French user."""
    environment = {"PATH": os.environ["PATH"], "CQP_LANG": "fr", "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    program = [sys.executable, "-m", "cqp_cli", *COMMAND[1:]]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, check=True)  # noqa: S603 — our own
    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(done.stdout.decode()))
    return FONT.sub("", console.export_svg(title=" ".join(COMMAND), unique_id="cqp"))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")

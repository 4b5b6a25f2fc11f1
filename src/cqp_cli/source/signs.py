"""Signs that do not show, and those by which people begin the items of a list."""

import re

# Letters and marks that show nothing: fillers, joiners, selectors of variants, an empty cell of braille.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
NO_BREAK_SPACE = re.compile("[\u00a0\u202f\u2007]")
ITEM = re.compile(r"\s*([-–—•·‣◦▪*])(?=\s|[^\W\d])")
"""The beginning of a line that is meant to be an item of a list."""

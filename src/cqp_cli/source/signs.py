"""Signs that do not show, and those by which people begin the items of a list."""

import re

# Letters and marks that show nothing: fillers, joiners, selectors of variants, an empty cell of braille.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
NO_BREAK_SPACE = re.compile("[\u00a0\u202f\u2007]")
# Dashes, minus signs, and what office programs put before the items of a list; some of it letters of their own fonts.
BULLETS = "*\u00b7\u2010-\u2015\u2212\u2022\u2023\u2043\u2192\u25a0-\u25ff\u2713\u2714\u2794\u27a2\uf000-\uf0ff"
HYPHEN = re.compile(r"\s*([-–—•·‣◦▪*])(?=\s|[^\W\d])")
"""The beginning of a line that is meant to be an item of a list, wherever it stands."""
ITEM = re.compile(rf"\s*([-{BULLETS}])(?=\s|[^\W\d])|\s*([0-9]{{1,2}}[.)]|[a-z]\))(?=\s)")
"""The same within a list, where fewer signs are likely to go on with a text."""

"""What a name that names nothing may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

# A hostile name, or list of names, must not cost seconds.
_MOST, _LONGEST = 300, 100


def closest(name: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known name that is most like this one, capitals aside; None where none is like it by `least` (0 to 1)."""
    by_upper = {one.upper(): one for one in islice(known, _MOST)}
    close = get_close_matches(name.upper()[:_LONGEST], by_upper, 1, least)
    return by_upper[close[0]] if close else None

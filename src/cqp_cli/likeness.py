"""What a name that names nothing may have meant."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

# A hostile name, or list of names, must not cost seconds.
_MOST, _LONGEST = 300, 100
# Of two that are as like to the name, within this, neither is meant.
_AS_LIKE = 0.05
_NUMBER = re.compile(r"0*([0-9]+)")


def closest(name: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known name that is most like this one, capitals aside; None where none is like it by `least` (0 to 1)."""
    by_upper = {one.upper(): one for one in islice(known, _MOST)}
    close = get_close_matches(name.upper()[:_LONGEST], by_upper, 1, least)
    return by_upper[close[0]] if close else None


def closest_id(name: str, known: Iterable[str]) -> str | None:
    """The known id that is most like this one, with the same numbers; None where another is as like.

    C24 is no slip for C23, nor B1.4 for B4: what is meant, a likeness does not tell.
    """
    numbers = _NUMBER.findall(name[:_LONGEST])
    alike = [one for one in islice(known, _MOST) if not numbers or _NUMBER.findall(one) == numbers]
    first = closest(name, alike)
    second = closest(name, (one for one in alike if one != first))
    return None if second and _ratio(name, first) - _ratio(name, second) < _AS_LIKE else first


def _ratio(name: str, known: str | None) -> float:
    return SequenceMatcher(None, (known or "").upper(), name.upper()[:_LONGEST]).ratio()

"""What a referential says of its registration."""

import re
from collections.abc import Iterator

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential

_RNCP, _SIRET = re.compile(r"RNCP[0-9]{3,6}"), re.compile(r"[0-9]{14}")
_LEVELS = range(1, 9)  # of the national framework (decree 2019-14 of 8 January 2019)
_POST_OFFICE = "356000000"  # its establishments' numbers have a check of their own


@referential_check("CQP218", Severity.WARNING)
def malformed_number(referential: Referential) -> Iterator[Finding]:
    if referential.rncp is not None and not _RNCP.fullmatch(referential.rncp):
        yield Finding(("rncp",), {"text": referential.rncp})
    for number, certifier in enumerate(referential.certifiers):
        if certifier.siret is not None and not _is_siret(re.sub(r"\s", "", certifier.siret)):
            yield Finding(("certifiers", number, "siret"), {"text": certifier.siret, "variant": "siret"})


def _is_siret(text: str) -> bool:
    """Fourteen digits that pass Luhn's check."""
    if not _SIRET.fullmatch(text):
        return False
    digits = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(text))]
    return text.startswith(_POST_OFFICE) or sum(one - 9 * (one > 9) for one in digits) % 10 == 0  # noqa: PLR2004 — Luhn


@referential_check("CQP219", Severity.WARNING)
def registered_backwards(referential: Referential) -> Iterator[Finding]:
    since, until = referential.registered_on, referential.registered_until
    if since is not None and until is not None and until <= since:
        yield Finding(("registered_until",), {"since": since, "until": until}, other=("registered_on",))


@referential_check("CQP220", Severity.WARNING)
def level_outside_the_framework(referential: Referential) -> Iterator[Finding]:
    if referential.level is not None and referential.level not in _LEVELS:
        yield Finding(("level",), {"level": str(referential.level)})

"""How a competence is worded, in French: an infinitive, an object and a purpose (Vademecum RNCP, 2.2.2)."""

import re
from collections.abc import Iterator

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.repeated import folded
from cqp_cli.checks.walk import competences
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential

_INFINITIVE = re.compile(
    r"(?:ne (?:pas|jamais|plus|que) )?(?:n )?(?:(?:se|s|y|en|l|la|le|les|lui|leur|bien|mieux) ){0,2}"
    r"(?:(?:co|auto|sous|re|pre|inter|eco|tele|geo|retro|sur|bio|micro|macro|multi|pluri) )?\w+(?:er|ir|re)\b"
)
_PURPOSE = re.compile(
    r"\b(?:pour|afin (?:de?|qu?e?)"
    r"|en vue (?:de?|du|des)|(?:aux|a des) fins (?:de?|du|des)|(?:le but|l objectif|la finalite) (?:est|etant|vise)"
    r"|(?:dans|avec) (?:une?|le|la|l) (?:but|objectif|optique|souci|perspective|intention|finalite) (?:de?|du|des)"
    r"|permettant (?:de?|a|un|une|le|la|les|l)|visant (?:a|un|une|le|la|les|l)"
    r"|de (?:telle )?(?:maniere|facon|sorte) (?:a|qu?e?))\b"
)


def _in_french(referential: Referential) -> bool:
    """What follows knows no other language."""
    return referential.language == "fr"


@referential_check("CQP409", Severity.WARNING)
def no_infinitive(referential: Referential) -> Iterator[Finding]:
    for path, _, competence in competences(referential) if _in_french(referential) else ():
        if not _INFINITIVE.match(folded(competence.statement)):
            yield Finding((*path, "statement"), {"id": competence.id})


@referential_check("CQP410", Severity.WARNING)
def no_purpose(referential: Referential) -> Iterator[Finding]:
    for path, _, competence in competences(referential) if _in_french(referential) else ():
        if not _PURPOSE.search(folded(competence.statement)):
            yield Finding((*path, "statement"), {"id": competence.id})

"""What `cqp lint` found, in the formats of continuous integration services."""

import re
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.diagnostic import Diagnostic, Place, Severity
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.lint import Linting, fingerprints
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.diagnostics import hint, message
from cqp_cli.wording.language import Words
from cqp_cli.wording.pages import Page, page

_ARGUMENT = re.compile(r"\{+[0-9]+\}+")
_LINK = re.compile(r"(\\*)\]\(")
_SARIF = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json"}


def lint_github(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a program has no screen
    """GitHub Actions' workflow commands: an annotation each."""
    return "".join(_annotation(one, words) + "\n" for one in linting.diagnostics)


def _annotation(one: Diagnostic, words: Words) -> str:
    where = {"file": _path(one.place), "line": one.place.line, "col": one.place.column, "endColumn": _end(one.place)}
    properties = ",".join(
        f"{name}={_escaped(visible(str(value)), ':,')}" for name, value in {**where, "title": one.code}.items()
    )
    sentence = "\n".join(map(visible, _sentence(one, words).split("\n")))
    return f"::{one.severity} {properties}::{_escaped(sentence)}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def lint_gitlab(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    """GitLab's code quality report."""
    found = list(linting.diagnostics)
    issues = [
        {
            "description": _sentence(one, words),
            "check_name": one.code,
            "fingerprint": fingerprint,
            "severity": "major" if one.severity is Severity.ERROR else "minor",
            "location": {"path": _path(one.place), "lines": {"begin": one.place.line}},
        }
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return as_json_document(issues)


def lint_sarif(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    """SARIF 2.1.0, with the page of every code found."""
    found = list(linting.diagnostics)
    codes = sorted({one.code for one in found})
    results = [
        {**_result(one, words), "ruleIndex": codes.index(one.code), "partialFingerprints": {"cqp/v1": fingerprint}}
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    rules = [_rule(page(code), words) for code in codes]
    driver = {"name": "cqp", "version": version("cqp-cli"), "rules": rules, "language": words.language}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return as_json_document({**_SARIF, "runs": [run]})


def _rule(page: Page, words: Words) -> dict[str, Any]:
    what, *why = page.paragraphs[words.language]
    return {
        "id": page.code,
        "shortDescription": {"text": page.text(words.language, "title")},
        "fullDescription": {"text": what},
        "help": {"text": "\n\n".join(why)},
        "defaultConfiguration": {"level": SEVERITIES[page.code].value},
    }


def _literal(text: str) -> str:
    """The text without what SARIF reads as a link or as a place for an argument (2.1.0, 3.11.5 and 3.11.6)."""
    no_argument = _ARGUMENT.sub(lambda found: found[0].replace("{", "{{").replace("}", "}}"), text)
    return _LINK.sub(lambda found: f"{found[1] * 2}\\](", no_argument)


def _result(one: Diagnostic, words: Words) -> dict[str, Any]:
    result = {
        "ruleId": one.code,
        "level": one.severity.value,
        "message": {"text": _literal(_sentence(one, words))},
        "locations": [_location(one.place)],
    }
    return {**result, "relatedLocations": [_location(one.other)]} if one.other else result


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": _end(place)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def lint_junit(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    """JUnit's XML: a suite a file, a case a finding; what does not make the run fail is no failure."""
    root = ET.Element("testsuites", {"name": "cqp"})
    for file in linting.files:
        failures = sum(map(linting.fails, file.diagnostics))
        counts = {"tests": str(max(len(file.diagnostics), 1)), "failures": str(failures), "errors": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": visible(file.file), **counts})
        if not file.diagnostics:
            ET.SubElement(suite, "testcase", {"classname": visible(file.file), "name": "cqp lint"})
        for one in file.diagnostics:
            where = f"{one.place.line}:{one.place.column}"
            case = ET.SubElement(suite, "testcase", {"classname": visible(file.file), "name": f"{one.code} {where}"})
            text = visible(f"{one.place.file}:{where}: {one.code} {_sentence(one, words)}".replace("\n", " · "))
            if linting.fails(one):
                about = {"type": one.severity.value, "message": visible(message(words, one))}
                ET.SubElement(case, "failure", about).text = text
            else:
                ET.SubElement(case, "system-out").text = text
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _sentence(one: Diagnostic, words: Words) -> str:
    """What is wrong, and what to do about it."""
    return "\n".join(filter(None, (message(words, one), hint(words, one))))


def _path(place: Place) -> str:
    return PurePath(place.file).as_posix()


def _end(place: Place) -> int:
    return place.column + place.width

"""What no honest author writes: texts that mean something to a terminal or a table, and files that are too much."""

from collections.abc import Callable

TEXTS = [
    # terminals and rich
    "\x1b[31mrouge\x1b[0m",
    "\x1b]8;;http://example.org\x07lien",
    "\x9b2J",
    "[red]x[/red]",
    "[/]",
    "[link=file:///etc/passwd]x",
    r"\[b]",
    # right to left, zero width, look-alikes, what is no character
    "\u202egnp.exe",
    "\u2066a\u2069",
    "a\u200bb",
    "\ufeffa",
    "\u2028",
    "\x00",
    "\x7f",
    "\U000e0041",
    "e\u0301\u0301\u0301",
    "🎓👩‍🏫",
    "\uffff",
    # pages, tables, formulas, reports of CI
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title>&lt;&#x3c;",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("http://example.org")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    'a;b"c',
    "| a | b |",
    "|---|",
    "`` ` ``",
    "[a](javascript:b)",
    "# titre",
    "---",
    "]]>",
    "<!--",
    "::error::x",
    "%0A::warning::",
    # gettext and format
    "{path}",
    "%s%n%(x)s",
    "{0.__class__}",
    # numbers and dates
    "1e999999999",
    "1e400%",
    "9" * 5000,
    "1/0",
    "0/0",
    "-3/20",
    "1/3/5",
    "٣/٤",
    "½",
    "12,5/20",
    "NaN",
    ".inf",
    "0x1F",
    "1_000",
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "9999-12-31",
    "0001-01-01",
    "2026-05-12T25:61:61Z",
    "2026-W20-1",
    # words that YAML or the formats give a meaning
    "",
    " ",
    "null",
    "~",
    "yes",
    "NO",
    "<<",
    "=",
    "!!python/object/apply:os.system [id]",
    "*a",
    "&a",
    "overall",
    "title",
    "all",
    "any",
    "quiz",
    "excused",
    "vae",
    # paths
    "../../../etc/passwd.yaml",
    "/dev/zero",
    "/dev/null",
    "./.",
    "a\x00.yaml",
    "cqp-ccp",
    "x" * 2000,
]


def _repeated(start: str, line: Callable[[int], str], times: int) -> bytes:
    return (start + "".join(map(line, range(times)))).encode()


CANDIDATE = "candidate: {id: x}\n"
RESULTS = CANDIDATE + "results:\n"


def _score(digits: bytes) -> bytes:
    return RESULTS.encode() + b"- {assessment: B1/quiz, date: 2026-01-01, score: " + digits + b"}\n"


def _blocs(blocs: int, competences: int, title: str = "T", more: str = "") -> bytes:
    """A referential of blocs, each with one assessment of a criterion a competence."""

    def bloc(number: int) -> str:
        ids = [f"C{number}-{one}" for one in range(competences)]
        named = "".join(f"      - {{id: {id}, statement: {title}}}\n" for id in ids)
        criteria = "".join(
            f"          - {{id: K{id}, title: {title}, competences: [{id}], indicators: [x, y]}}\n" for id in ids
        )
        head = f"  - id: B{number}\n    title: {title}\n    competences:\n{named}"
        return f"{head}    assessments:\n      - id: q\n        title: {title}\n        criteria:\n{criteria}"

    return _repeated(f"cqp: 1\nid: t\nversion: 1\ntitle: {title}\n{more}blocs:\n", bloc, blocs)


def _day(number: int) -> str:
    """One of many days, a later one for a larger number."""
    return f"{2000 + number // 28 % 26}-01-{number % 28 + 1:02}"


def _in_turns(number: int) -> str:
    """One of many days on which a quiz and a direct judgement take each other's place."""
    if number % 2:
        return f"- {{assessment: B1/quiz, date: {_day(number)}, score: {number % 40}/40}}\n"
    return f"- {{bloc: B1, basis: x, date: {_day(number)}, verdicts: {{C4: acquis, C6: acquis}}}}\n"


def _judged(number: int) -> str:
    """One of many direct judgements of a bloc, each with much to say."""
    names = f"assessor: {'nom ' * 49}, basis: {'avis ' * 99}"
    verdicts = ", ".join(f"C{one}: acquis" for one in range(1, 7))
    return f"- {{bloc: B1, date: {_day(number)}, {names}, verdicts: {{{verdicts}}}}}\n"


EXTREMES = {
    "nothing": b"",
    "brackets-100000": b"[" * 100_000,
    "braces-100000": b"{" * 100_000,
    "braces-with-keys": b"{a: " * 50_000,
    "brackets-closed": b"[" * 100_000 + b"]" * 100_000,
    "hyphens": b"- " * 100_000,
    "question-marks": b"? " * 100_000,
    "colons": b": " * 100_000,
    "indented": b"".join(b" " * depth + b"a:\n" for depth in range(1000)),
    "aliases": b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 122)),
    "anchors": _repeated(CANDIDATE, lambda n: f"k{n}: &a{n} x\n", 50_000),
    "alias-of-itself": b"a: &a [*a]\n",
    "merge-keys": _repeated("", lambda n: f"<<: {{a{n}: 1}}\n", 50_000),
    "scalar-of-10-mb": b"a: " + b"x" * 10_000_000,
    "scalar-of-1-mb": CANDIDATE.encode() + b"referential: " + b"x" * 1_000_000,
    "quoted-of-1-mb": b'candidate: {id: "' + b"\\u00e9" * 170_000 + b'"}',
    "block-text": b"candidate:\n  id: |\n" + b"    x\n" * 150_000,
    "keys-600000": _repeated("", lambda n: f"{n}: 1\n", 600_000),
    "keys-50000": _repeated(CANDIDATE, lambda n: f"k{n}: 1\n", 50_000),
    "the-same-key": CANDIDATE.encode() + b"a: 1\n" * 50_000,
    "misspelt-keys": _repeated(RESULTS, lambda n: f"- {{asessment: B1/quiz, dat: {n}, scor: 1/2}}\n", 20_000),
    "results-15000": _repeated(RESULTS, lambda _: "- {assessment: B1/quiz, date: 2026-01-01, score: 1/2}\n", 15_000),
    "unknown-results": _repeated(
        RESULTS, lambda n: f"- {{assessment: B{n}/x, date: 2026-01-01, score: 1/2}}\n", 15_000
    ),
    "wrong-dates": _repeated(RESULTS, lambda n: f"- {{assessment: B1/quiz, date: {n}, score: 1/2}}\n", 15_000),
    "empty-blocs": _repeated("cqp: 1\nblocs:\n", lambda _: "- {}\n", 95_000),
    "empty-results": _repeated(RESULTS, lambda _: "- {}\n", 95_000),
    "lists-for-blocs": _repeated("cqp: 1\nblocs:\n", lambda _: "- []\n", 95_000),
    "wrong-blocs": _repeated("cqp: 1\nblocs:\n", lambda _: "- a: #\n", 33_000),
    "criteria-of-nothing": _repeated(
        "cqp: 1\nblocs:\n",
        lambda _: f"- {{assessments: [{{criteria: [{'{}, ' * 300}{{}}]}}]}}\n",
        65,
    ),
    "quotes-that-none-closes": b"a: b: " + b'\\"' * 500_000,
    "quotes-over-two-lines": b"- 'a\n  b'\n" * 90_000 + b"- x: y: z\n",
    "in-turns": _repeated(RESULTS, _in_turns, 500),
    "juries": _repeated(
        CANDIDATE + "juries:\n",
        lambda _: "- {date: 2026-01-01, decisions: {C1: {verdict: acquired, reason: x}}}\n",
        12_000,
    ),
    "members": _repeated(
        CANDIDATE + "juries:\n- date: 2026-01-01\n  members:\n",
        lambda n: f"  - {{name: A{n}, external: true}}\n",
        14_000,
    ),
    "adaptations": _repeated(
        CANDIDATE + "adaptations:\n", lambda n: f"- {{assessment: B1/quiz, measure: m{n}}}\n", 14_000
    ),
    "earlier-blocs": _repeated(
        CANDIDATE + "earlier_blocs:\n", lambda n: f"- {{bloc: X{n}, date: 2026-01-01}}\n", 14_000
    ),
    "judged-as-often-as-may-be": _repeated(RESULTS, _judged, 333),
    "judged-more-often": _repeated(RESULTS, _judged, 500),
    "competences-15000": _repeated(
        "cqp: 1\nid: t\nversion: 1\ntitle: T\nblocs:\n- id: B1\n  title: B\n  competences:\n",
        lambda n: f"  - {{id: C{n}, statement: s}}\n",
        15_000,
    ),
    "blocs-as-many-as-may-be": _blocs(370, 1, more="rules: {title: {mean: 10/20}}\n"),
    "competences-as-many-as-may-be": _blocs(10, 73, "mot " * 120),
    "blocs-1900": _blocs(1900, 1),
    "a-long-title": _blocs(4, 50, "mot " * 1000),
    "comments": CANDIDATE.encode() + b"# x\n" * 250_000,
    "ignores": CANDIDATE.encode() + b"# cqp: ignore[CQP999] x\n" * 40_000,
    "line-breaks": b"\n" * 1_000_000,
    "carriage-returns": CANDIDATE.encode() + b"\r" * 500_000,
    "spaces": b" " * 1_000_000,
    "tabs": b"\t" * 1_000_000,
    "one-line": b"candidate: {id: x, " + b"a: b, " * 150_000 + b"}",
    "quotes": b"a: '" * 200_000,
    "commas": b"[" + b"," * 900_000 + b"]",
    "exclamation-marks": b"!" * 1_000_000,
    "ampersands": b"&" * 1_000_000,
    "percent-signs": b"%" * 1_000_000,
    "tag-directives": b"%TAG ! tag:x,2000:\n" * 40_000,
    "documents": b"---\n" * 200_000,
    "ends-of-documents": b"...\n" * 200_000,
    "tags": b"a: !!python/object/apply:os.system [id]\n",
    "binary-tag": b"a: !!binary aGVsbG8=\n",
    "two-documents": CANDIDATE.encode() + b"---\n" + CANDIDATE.encode(),
    "digits-200000": _score(b"9" * 200_000 + b"/20"),
    "fraction-of-digits": _score(b"9" * 200_000 + b"/" + b"7" * 200_001),
    "decimals-200000": _score(b"0." + b"3" * 200_000),
    "exponent": _score(b"1e999999999"),
    "negative-exponent": _score(b"1e-999999999"),
    "digits-as-a-date": RESULTS.encode() + b"- {assessment: B1/quiz, date: " + b"1" * 200_000 + b", score: 1/2}",
    "digits-as-an-indicator": RESULTS.encode()
    + b"- {assessment: B1/observation, date: 2026-01-01, verdicts: {k1: {"
    + b"1" * 200_000
    + b": acquis}}}",
    "condition-of-digits": b"cqp: 1\nid: t\nversion: 1\ntitle: T\nrules: {title: {at_least: "
    + b"9" * 200_000
    + b"}}\n",
    "not-utf-8": b"candidate: {id: \xe9}\n",
    "utf-16": CANDIDATE.encode("utf-16"),
    "utf-16-without-mark": CANDIDATE.encode("utf-16-le"),
    "utf-32": CANDIDATE.encode("utf-32"),
    "surrogates": b"candidate: {id: \xed\xa0\x80}\n",
    "nul": b"candidate: {id: a\x00b}\n",
    "nul-only": b"\x00" * 1_000_000,
    "ff-only": b"\xff" * 1_000_000,
    "all-bytes": bytes(range(256)) * 4000,
    "controls": b"candidate: {id: a\x08\x1b[31m}\n",
    "bidirectional": "candidate: {id: a\u202eb}\nresults: \u2066\n".encode(),
    "zero-width": "candidate: {id: a, \u200broute: vae}\n".encode(),
    "zero-width-1-mb": b"candidate: {id: x}\nk: " + "\u200b".encode() * 330_000,
    "combining": b"candidate: {id: 'e" + "\u0301".encode() * 400_000 + b"'}",
}

"""The table of the formats of certificates."""

from collections.abc import Callable, Mapping

from cqp_cli.reports.certificate import Certificate, certificate_page
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words

CertificateRenderer = Callable[[Certificate, Words, Screen], str]


def _text(certificate: Certificate, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — rich is for those who read text

    return page_text(tuple(certificate_page(words, certificate)), screen)


def _markdown(certificate: Certificate, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return page_markdown(tuple(certificate_page(words, certificate)))


def _html(certificate: Certificate, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    from cqp_cli.reports.html import html  # noqa: PLC0415 — jinja2 is for those who want HTML

    return html("certificate.html", words, certificate=certificate)


CERTIFICATE_FORMATS: Mapping[str, CertificateRenderer] = {"text": _text, "markdown": _markdown, "html": _html}

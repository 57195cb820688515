"""The head of the page: what it is, where it leads, and the whole register at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from remit.queries.glance import Glance, Reading
from remit.viz.html import NOTHING, html, joined
from remit.viz.links import Links

if TYPE_CHECKING:
    from markupsafe import Markup


def glance(look: Glance, links: Links, findings: int) -> Markup:
    """The sentence, what to ask first, the tallies; before all else that little was read, where that is so."""
    said = NOTHING
    if look.first or look.grave:
        grave = html(" <b>{}.</b> {}", look.grave, look.last) if look.grave else NOTHING
        said = html('<p class="whole">{}{}</p>', look.first, grave)
    return html(
        """{}<div class="looks">
{}{}<ul class="tiles">
{}{}</ul>
</div>
""",
        _notice(look),
        said,
        _questions(look, links, findings),
        joined(_tiles(look)),
        _read(look.reading),
    )


def _notice(look: Glance) -> Markup:
    read = look.reading.coverage
    if not look.empty:
        return NOTHING if not look.reading.partial else html(
            '<p class="notice"><b>Much was not understood:</b> {}. What is missing below may stand there; they are listed '
            '<a href="#sources">under Sources</a>.</p>\n',
            look.reading.beside,
        )  # fmt: skip
    if not read.pieces:
        return html(
            '<p class="notice"><b>Nothing was read.</b> The register holds nothing that can be asked about.</p>\n'
        )
    return html(
        '<p class="notice"><b>Nothing was read.</b> Nothing in the documents gave a fact; {}. What was not understood '
        '<a href="#sources">stands under Sources</a>.</p>\n',
        look.reading.beside,
    )


def _questions(look: Glance, links: Links, findings: int) -> Markup:
    if not look.questions:
        return NOTHING
    asked = (
        html(
            '<li><a href="#{}" data-ask="m={}">{}</a></li>',
            links.address(q.open[0].subject),
            n,
            q.title,
        )
        for n, q in enumerate(look.questions)
    )
    return html(
        '<div class="first-asked"><h3>Ask about these first</h3><ol>{}</ol>'
        '<p><a href="#findings">All {} findings, by priority</a>'
        '<span class=scripted>; <a href="#m=all">these {} to copy or print</a></span></p></div>',
        joined(asked),
        findings,
        len(look.questions),
    )


def _tiles(look: Glance) -> Iterator[Markup]:
    """The tallies of the actions, each of which opens the table filtered by it."""
    many, dated = len(look.naming), len(look.dated)
    if not many:
        return
    nobody, vacant = look.named("nobody", "blank"), look.named("vacant")
    doubtful = look.named("unclear", "withheld", "unread")
    yield _tile(nobody, many, "actions name nobody", "who=nobody blank")
    places = html('<a href="#all-vacancy">{}</a>', look.places) if look.vacancies else NOTHING
    words = "actions have a place written as vacant"
    yield _tile(vacant, many, words, "who=vacant", note=places)
    if doubtful:
        words = "actions with an owner not understood, withheld or not read"
        yield _tile(doubtful, many, words, "who=unclear withheld unread", look="doubt")
    undated = html("all have a date")
    if many > dated:
        undated = html('<a href="#everything" data-ask="date=none">{}</a>', look.undated)
    words = "dated actions are past their date and not said to be done"
    yield _tile(len(look.late), dated, words, "date=past", note=undated)
    yield html(
        '<li><b class="tally">{}</b><span>{}</span>{}</li>\n',
        joined(_statuses(look, look.statuses), ", "),
        joined(_statuses(look, look.other_statuses), ", "),
        bar(len(look.rated), many, "full"),
    )


def _statuses(look: Glance, told: str) -> Iterator[Markup]:
    """Numbers of actions by their status, each of which opens the table of these."""
    for number in told.split(", "):
        state = look.by_status.get(number)
        if state is None:
            yield html("{}", number)
        else:
            ask = f"state={state or '-'}"
            yield html('<a href="#everything" data-ask="{}">{}</a>', ask, number)


def _read(reading: Reading) -> Markup:
    read = reading.coverage
    if not read.pieces:
        return html(
            '<li><a href="#sources" class="tally">Unknown</a><span>how much of the documents was read</span></li>\n'
        )
    return html(
        '<li><a href="#sources" class="tally">{} of {}</a><span>rows, paragraphs and items read</span>{}'
        "<small><b>{} not understood</b>, {}</small></li>\n",
        read.read,
        reading.pieces,
        bar(read.read, reading.pieces, "full"),
        read.unread,
        html('<a href="#aside">{} set aside</a>', reading.ended("ignored"))
        if reading.aside
        else "0 set aside",
    )


def _tile(
    some: int, of: int, words: str, ask: str, *, look: str = "empty", note: Markup = NOTHING
) -> Markup:
    return html(
        "<li>{}<span>{}</span>{}{}</li>\n",
        _number(f"{some} of {of}", ask if some else "", words),
        words,
        bar(some, of, look),
        html("<small>{}</small>", note) if note else NOTHING,
    )


def _number(text: object, ask: str, words: str) -> Markup:
    if not ask:
        return html('<b class="tally">{}</b>', text)
    return html(
        '<a href="#everything" class="tally" data-ask="{}" aria-label="{} {}">{}</a>',
        ask,
        text,
        words,
        text,
    )


def bar(some: int, of: int, look: str) -> Markup:
    """A bar that is filled by a share."""
    return html(
        '<svg class="bar {}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="6"/></svg>',
        look,
        round(100 * some / of, 1) if of else 0,
    )

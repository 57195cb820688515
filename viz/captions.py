"""The words around a still picture: what it shows, as at which day, and from which documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from remit.graph.model import Contents
from remit.graph.titles import titles
from remit.graph.words import with_capital
from remit.ontology import PLANNED
from remit.queries.audit import Audit
from remit.queries.facts.dating import day_words
from remit.queries.glance import Glance
from remit.queries.phrasing import shortened
from remit.viz.material import Material
from remit.viz.still import Told
from remit.viz.wording import curled, label

_NAMED = 6  # documents by their title; more are counted


def captions(
    contents: Contents, material: Material, look: Glance, found: Audit, focus: str | None
) -> Told:
    """The title of a picture, what is said below it, and its sources."""
    day = f", as at {day_words(date.fromisoformat(found.as_of))}" if found.as_of else ""
    what = f"Who is accountable for what{day}."
    sources = " ".join(_sources(contents, look))
    if focus is None:
        grave = f"{look.grave}." if look.grave else ""
        said = [what, look.first, grave, look.last]
        title = material.title
    else:
        of = shortened(material.title, 160)
        said = [f"{of}: {what[:1].lower()}{what[1:]}", _of(material, focus)]
        title = label(material.entities[focus])
    return Told(shortened(title, 160), " ".join(filter(None, said)), sources)


def _of(material: Material, focus: str) -> str:
    """The sentence on one thing: who answers for it, or for what they answer."""
    remit, answer = material.remits.get(focus), material.answers.get(focus)
    if remit:
        return curled(remit.sentence)
    return curled(answer.sentence) if answer and answer.target.kind in PLANNED else ""


def _until(day: str) -> str:
    try:
        return f" (up to {day_words(date.fromisoformat(day))})"
    except ValueError:  # no day, or a month or a year alone
        return f" (up to {day})" if day else ""


def _sources(contents: Contents, look: Glance) -> Iterator[str]:
    called = titles(contents)
    told = []
    for document in contents.documents[:_NAMED]:
        t = called[document.name]
        told.append(f"{shortened(t.title, 90)}{_until(t.until)}")
    more = len(contents.documents) - len(told)
    if more > 0:
        told.append(f"and {more} more")
    if told:
        yield f"Sources: {'; '.join(told)}."
    beside = look.reading.coverage.beside_nothing()
    yield f"{with_capital(beside)}. Made by Remit, which says what the documents say."

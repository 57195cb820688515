"""What comes near a question that nothing answers as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from remit.graph.editions import days_gone_by
from remit.graph.lookup import TEXTS, Query, all_in, key
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.graph.words import sentences
from remit.ontology import KINDS
from remit.queries.agents import told
from remit.queries.answers import Answer, Who
from remit.queries.asking import MATTER, POST, REFERENCE, Asked
from remit.queries.chairs import of_no_such_post
from remit.queries.coverage import coverage_of
from remit.queries.each import each
from remit.queries.finding import mentions
from remit.queries.gone_by import in_facts, last_told
from remit.queries.naming import spelt_alike
from remit.queries.routes import several_of, somebody
from remit.queries.spelling import (
    may_be_initials,
    other_names,
    shortened_to,
    wider_names,
    words_for,
)
from remit.queries.unanswered_told import sought

_OFFERED = 5
_LETTERS = 3  # fewer in small letters are a word


def meant(store: Store, asked: Asked, found: Who, ask: Callable[[Asked], Who]) -> Who:
    """Read the question by other names of what it asks for, or say what comes near.

    ``ask`` answers a question as it was understood.
    """
    if asked.form == REFERENCE and found.asked is None:
        near = tuple(several_of(store, asked.kind))
        return _unanswered(store, found._replace(asked=asked, nearest=near))
    if asked.form == POST and (body := of_no_such_post(store, asked)) is not None:
        return _unanswered(store, found._replace(asked=asked, body=body, nearest=(body,)))
    for name in other_names(asked.words)[:2]:
        other = ask(Asked(MATTER, name))
        if other.answers:
            as_ = f'Asked as "{name}", which is another name for it'
            return other._replace(question=found.question, asked_as=as_)
    if (person := somebody(store, asked.words, ())) is not None:
        return found._replace(agent=told(store, person), asked=asked, nearest=())
    if reported := _reported(store, asked, found):
        return found._replace(answers=reported, total=len(reported), nearest=())
    for name in wider_names(asked.words):
        wider = Query.of(name)
        found_so = (answer.target for answer in ask(Asked(MATTER, name)).answers)
        if targets := [thing for thing in found_so if all_in(wider, thing.label)]:
            as_ = f'The thesaurus puts it under "{name}", which may be asked for'
            found = found._replace(nearest=tuple(targets[:_OFFERED]), asked_as=as_)
            return _unanswered(store, found)
    query = Query.of(found.question)
    if len(query.words) == 1 or asked.words[-1:].isupper():
        bodies = shortened_to(asked.words, store.of_kind("body"))
        if len(bodies) == 1:
            as_ = f'Asked as "{bodies[0].label}", which "{asked.words}" is short for'
            return found._replace(
                agent=told(store, bodies[0]), asked=asked, asked_as=as_, nearest=()
            )
    if (initials := _as_initials(store, asked)) is not None:
        as_, things = initials
        return _unanswered(store, found._replace(nearest=things, asked_as=as_))
    spelt = spelt_alike(store, query)
    offered = [
        thing for thing in dict.fromkeys([*spelt, *found.nearest]) if thing not in found.near
    ]
    return _unanswered(store, found._replace(nearest=tuple(offered)[:_OFFERED]))


def _as_initials(store: Store, asked: Asked) -> tuple[str, tuple[Entity, ...]] | None:
    """Where letters have the initials of words in names or texts: the words, and the things. These are only offered."""
    letters = asked.words.strip()
    if not may_be_initials(letters) or (len(letters) < _LETTERS and not letters.isupper()):
        return None
    names = {e.id: e for e in store.of_kind(*(k.name for k in KINDS.values() if k.answerable))}
    told = [(e.id, e.label) for e in names.values()]
    told += [(s.subject, s.value or "") for s in store.scan(TEXTS) if s.subject in names]
    meant = {id_: phrase for id_, text in told if (phrase := words_for(letters, text))}
    if not meant:
        return None
    first = next(iter(meant.values()))
    alike = [id_ for id_, phrase in meant.items() if key(phrase) == key(first)]
    as_ = f'"{letters}" may stand for "{first}", which may be asked for'
    return as_, tuple(names[id_] for id_ in alike[:_OFFERED])


def _reported(store: Store, asked: Asked, found: Who) -> tuple[Answer, ...]:
    """Answer for the work in whose reports one sentence has all of the words: there they are mentioned."""
    updates = {thing.id for thing in found.nearest if thing.kind == "update"}
    if not updates:
        return ()
    query, about = Query.of(asked.words), store.about(updates)
    texts = [(thing.id, thing.label) for thing in found.nearest if thing.id in updates]
    texts += [(s.subject, s.value or "") for s in about if s.term == "text"]
    told = {id_ for id_, text in texts if any(all_in(query, said) for said in sentences(text))}
    work = [s.object for s in about if s.term == "updateOf" and s.subject in told and s.object]
    return tuple(answer._replace(mentioned=True) for answer in each(store, work).values())


def _unanswered(store: Store, found: Who) -> Who:
    """Say where the documents speak of a matter that nothing answers, and how much of them was read."""
    query = Query.of(sought(found))
    kept, unread = mentions(store, query)
    ledger = [*store.ledger()]
    before = None
    meta: Mapping[str, str] = {}
    if not kept and not unread:
        gone = days_gone_by(meta := store.meta())
        now = (entry for entry in ledger if entry.document not in gone)
        kept = tuple(islice(in_facts(now, query), _OFFERED))
        before = None if kept else last_told(store, query, ledger, gone)
    return found._replace(
        narrative=kept, unread=unread, coverage=coverage_of(ledger, meta), earlier=before
    )

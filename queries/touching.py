"""Which things of a register have to do with a matter: by their names, by what they stand under, by their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from remit.graph.denied import affirmed
from remit.graph.lookup import TEXTS, Query, key, places
from remit.graph.model import Statement
from remit.graph.store import Store
from remit.ontology import HEADS, KINDS, PARTIES, WORK
from remit.ontology.thesaurus import Theme, mentioned, themes, within
from remit.queries.asking import LIST, MATTER, OF_BODIES, Asked, read
from remit.queries.facts.register import Facts
from remit.queries.finding import find
from remit.queries.spelling import in_full, other_names, theme_called
from remit.queries.themes import is_general, themes_of

NAMED, UNDER, MENTIONED = "named", "under", "mentioned"
_BELOW = ("objectiveOf", "actionOf", "measureOf", "riskTo", "figureOf", "updateOf")
_QUIET = ("document", "theme", "vacancy", "unclear", "withheld")


@dataclass(frozen=True, slots=True)
class Sought:
    """A matter as it is looked for: by a theme of the thesaurus with all its names, or by words."""

    words: str
    theme: Theme | None = None
    asked_as: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A thing that has to do with a matter, how, and the statement that shows it."""

    id: str
    how: str
    said: Statement | None


def sought(text: str) -> Sought:
    """Read what is asked for: the words that only ask are left out, short names are written out.

    >>> sought("Who leads on knife crime?").words, sought("asb").asked_as
    ('knife crime', 'Asked as "Anti-social behaviour", with all its names in the thesaurus')
    >>> sought("parking permits")
    Sought(words='parking permits', theme=None, asked_as='')
    """
    asked = read(text)
    plain = asked.words if asked.form not in (LIST, *OF_BODIES) and asked.words else text
    words = in_full(plain.strip())
    theme = theme_called(words)
    if theme is None:
        return Sought(words)
    if key(words) != key(theme.label) and not other_names(words):
        if is_general(theme.id):
            return Sought(words)
        as_ = f'The thesaurus puts it under "{theme.label}", which may be asked for'
        return Sought(words, None, as_)
    if key(plain) == key(theme.label):
        return Sought(plain.strip(), theme)
    as_ = f'Asked as "{theme.label}", with all its names in the thesaurus'
    return Sought(f"{theme.label[:1].lower()}{theme.label[1:]}", theme, as_)


def touching(store: Store, facts: Facts, wanted: Sought) -> tuple[list[Touch], Sought]:
    """Find all that has to do with a matter; where its words are read otherwise, that is said."""
    if wanted.theme is not None:
        found = list(_on_theme(facts, wanted.theme.id))
        if found:
            return _with_below(facts, found), wanted
    query, hits, as_ = find(store, Asked(MATTER, wanted.words))
    if as_ and query.text != wanted.words:  # a letter was put right
        found, meant = touching(store, facts, sought(query.text))
        return found, replace(meant, asked_as=as_)
    ids = [hit.id for hit in hits if hit.held and hit.kind not in _QUIET]
    found = [_by_words(facts, id_, query) for id_ in ids if id_ in facts.things]
    as_ = as_ or wanted.asked_as
    return _with_below(facts, found), Sought(wanted.words, wanted.theme, as_ if found else "")


def narrower(facts: Facts, theme: Theme) -> list[Theme]:
    """The themes within one of which something in the register is named."""
    inner = [t for t in themes().values() if theme.id in {w.id for w in within(t.id)}]
    spoken = {id_ for e in facts.things.values() if e.kind in WORK for id_ in themes_of(e.label)}
    return [t for t in inner if t.id in spoken]


def _on_theme(facts: Facts, theme: str) -> Iterator[Touch]:
    for entity in facts.things.values():
        if entity.kind in _QUIET:
            continue
        # A body's name has no other forms of its words: an integrated care board integrates nobody.
        of = _said_so if entity.kind in PARTIES else themes_of
        if any(theme in of(name) for name in facts.names(entity.id)):
            yield Touch(entity.id, NAMED, _home(facts, entity.id))
        elif said := _text(facts, entity.id, lambda text: theme in themes_of(text)):
            yield Touch(entity.id, MENTIONED, said)


def _said_so(name: str) -> list[str]:
    return [theme.id for theme in mentioned(name)]


def _by_words(facts: Facts, id_: str, query: Query) -> Touch:
    def holds(text: str) -> bool:
        return len(places(query, affirmed(text))) == len(query.words)

    if any(holds(name) for name in facts.names(id_)):
        return Touch(id_, NAMED, _home(facts, id_))
    return Touch(id_, MENTIONED, _text(facts, id_, holds) or _home(facts, id_))


def _text(facts: Facts, id_: str, speaks: Callable[[str], bool]) -> Statement | None:
    said = (s for term in TEXTS for s in facts.out(id_, term))
    return next((s for s in said if speaks(s.value or s.raw or "")), None)


def _home(facts: Facts, id_: str) -> Statement | None:
    return next(iter(facts.home(id_)), None)


def _reported(facts: Facts, found: list[Touch]) -> Iterator[Touch]:
    """The work on which a matter comes up in a report alone."""
    for touch in found:
        for said in facts.out(touch.id, "updateOf"):
            yield Touch(said.object or "", MENTIONED, touch.said)


def _with_below(facts: Facts, found: list[Touch]) -> list[Touch]:
    """Add what stands under a priority, an objective or a risk that is on the matter by its name."""
    how = {touch.id: touch for touch in found}
    waiting = [t.id for t in found if t.how == NAMED and facts.kind(t.id) in HEADS]
    while waiting:
        above = waiting.pop(0)
        for said in (s for term in _BELOW for s in facts.into(above, term)):
            if said.subject not in how or how[said.subject].how == MENTIONED:
                how[said.subject] = Touch(said.subject, UNDER, said)
                waiting.append(said.subject)
    if not any(facts.kind(id_) in WORK for id_ in how):
        how |= {touch.id: touch for touch in _reported(facts, found)}
    order = {NAMED: 0, UNDER: 1, MENTIONED: 2}
    rank = {kind: n for n, kind in enumerate(KINDS)}
    return sorted(how.values(), key=lambda t: (order[t.how], rank[facts.kind(t.id)], t.id))

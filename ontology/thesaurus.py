"""The thesaurus of community-safety themes, and finding the themes that a text speaks of.

Its source is ``themes.ttl`` (SKOS). The program reads ``themes.json``, which is generated from it;
users' own themes are read from SKOS files of the same form and laid over the bundled ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

BASE = "https://w3id.org/remit/theme/"
_PARTS = ("others", "broader", "hidden", "traits")


class Theme(NamedTuple):
    """A matter that documents write about; ``broader`` names the theme that it lies within.

    ``hidden`` are wordings by which texts are recognised and that nobody would look it up by, and
    ``traits`` the collections that it belongs to, such as ``people`` or ``ways``.
    """

    id: str
    label: str
    others: tuple[str, ...]
    broader: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The label and all other words for it."""
        return (self.label, *self.others)

    @property
    def wordings(self) -> tuple[str, ...]:
        """All names and the hidden wordings."""
        return (*self.names, *self.hidden)


class ThesaurusError(ValueError):
    """A file of themes is wrong; the message lists every fault."""


@cache
def themes() -> Mapping[str, Theme]:
    """The bundled themes by id, in order of id."""
    text = Path(__file__).with_name("themes.json").read_text(encoding="utf-8")
    return {
        id_: Theme(id_, entry["label"], *(tuple(entry.get(part, ())) for part in _PARTS))
        for id_, entry in json.loads(text).items()
    }


def with_own(path: Path) -> dict[str, Theme]:
    """The bundled themes with those of a user's SKOS file added; one of the same id is replaced.

    Raises:
        ThesaurusError: the file is not Turtle, or the two together are no thesaurus.
    """
    try:
        own = _parse(path)
    except SyntaxError as error:
        raise ThesaurusError(f"{path}: this is not Turtle: {error}") from error
    merged = dict(sorted({**themes(), **own}.items()))
    if found := faults(merged):
        raise ThesaurusError("\n".join([f"{path}: these themes do not fit together:", *found]))
    return merged


def read(path: Path) -> dict[str, Theme]:
    """Read a SKOS file by itself.

    Raises:
        ThesaurusError: it is not Turtle, or no thesaurus.
    """
    try:
        found = _parse(path)
    except SyntaxError as error:
        raise ThesaurusError(f"{path}: this is not Turtle: {error}") from error
    if wrong := faults(found):
        raise ThesaurusError("\n".join([f"{path}: these themes do not fit together:", *wrong]))
    return found


def as_json(path: Path) -> str:
    """What ``themes.json`` should hold, given the source."""
    entries = {
        theme.id: {"label": theme.label}
        | {part: value for part in _PARTS if (value := getattr(theme, part))}
        for theme in read(path).values()
    }
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def faults(found: Mapping[str, Theme]) -> list[str]:
    """List everything that is wrong with a thesaurus; empty where nothing is."""
    wrong: list[str] = []
    owners: dict[str, str] = {}
    for theme in found.values():
        if not theme.label:
            wrong.append(f"{theme.id} has no label")
        for name in filter(None, theme.wordings):
            owner = owners.setdefault(name.casefold(), theme.id)
            if owner != theme.id:
                wrong.append(f"“{name}” names both {owner} and {theme.id}")
        wrong += [
            f"{theme.id} lies within {b}, which is not there"
            for b in theme.broader
            if b not in found
        ]
        if theme.id in _above(theme.id, found):
            wrong.append(f"{theme.id} lies within itself")
    return wrong


def _above(id_: str, found: Mapping[str, Theme]) -> dict[str, None]:
    """The ids of all themes that one lies within, nearest first; itself only where there is a ring."""
    above: dict[str, None] = {}
    waiting = list(found[id_].broader)
    while waiting:
        near = waiting.pop(0)
        if near in found and near not in above:
            above[near] = None
            waiting += found[near].broader
    return above


def within(id_: str, found: Mapping[str, Theme] | None = None) -> list[Theme]:
    """The themes that one lies within, nearest first.

    >>> [theme.id for theme in within("knife-crime")]
    ['serious-violence', 'weapons', 'violence', 'crime']
    """
    known = themes() if found is None else found
    return [known[above] for above in _above(id_, known)]


def mentioned(text: str, found: Mapping[str, Theme] | None = None) -> list[Theme]:
    """The themes that a text names in so many words, in the order of their first mention.

    Of two names that overlap the longer counts, so “domestic homicide review” is no mention of
    homicide. Short names in capitals (DA, ASB) count only in capitals.

    >>> [theme.label for theme in mentioned("Knife crime and ASB in the town centre")]
    ['Knife crime', 'Anti-social behaviour', 'Town centres']
    """
    known = themes() if found is None else found
    pattern, owners = _index(tuple(known.values()))
    ids = (_owner(match.group(), owners) for match in pattern.finditer(text))
    return [known[id_] for id_ in dict.fromkeys(filter(None, ids))]


def _owner(words: str, owners: Mapping[str, str]) -> str | None:
    folded = " ".join(words.split())
    return owners.get(folded) or owners.get(folded.casefold())


@cache
def _index(found: tuple[Theme, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    owners = {
        (name if name.isupper() else name.casefold()): theme.id
        for theme in found
        for name in theme.names
    }
    longest_first = sorted(owners, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_words, longest_first))})(?!\w)"), owners


def _words(name: str) -> str:
    spaced = r"\s+".join(map(re.escape, name.split()))
    return spaced if name.isupper() else f"(?i:{spaced})"


def _parse(path: Path) -> dict[str, Theme]:
    import pyoxigraph

    skos = "http://www.w3.org/2004/02/skos/core#"
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    said: dict[str, dict[str, list[str]]] = {}
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        values = said.setdefault(_plain(quad.subject), {})
        values.setdefault(_plain(quad.predicate), []).append(_plain(quad.object))
    concepts = [iri for iri, values in said.items() if f"{skos}Concept" in values.get(rdf_type, ())]
    traits: dict[str, list[str]] = {}
    for iri, values in said.items():
        for member in values.get(f"{skos}member", ()):
            traits.setdefault(member, []).append(_short(iri))
    found = {
        _short(iri): Theme(
            _short(iri),
            next(iter(said[iri].get(f"{skos}prefLabel", ())), ""),
            _sorted(said[iri].get(f"{skos}altLabel", ())),
            _sorted(map(_short, said[iri].get(f"{skos}broader", ()))),
            _sorted(said[iri].get(f"{skos}hiddenLabel", ())),
            _sorted(traits.get(iri, ())),
        )
        for iri in concepts
    }
    return dict(sorted(found.items()))


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values))


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)

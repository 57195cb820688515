"""What looks alike and is not known to be the same: noted, for a person to decide, and never joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from remit.graph.likeness import are_two, initials
from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claim, Claims, Ref
from remit.loaders.folding import Name, folded, name_of
from remit.loaders.joining import Groups
from remit.loaders.values.ends import last_word

_SETTLES = "a same or not same decision settles it"
# Posts that people hold beside another one: they say nothing against its being one person.
_OFFICE = re.compile(
    r"\b(?:chair|vice-chair|co-chair|member|lead|secretary|trustee|governor)\b", re.IGNORECASE
)


def alike(
    claims: Claims, decisions: Decisions, named: Mapping[Name, Entity], groups: Groups
) -> Iterator[str]:
    """Say which bodies, people and posts may be one, and which person may be two."""
    yield from _bodies(named, groups)
    yield from _initials(named, groups)
    yield from _titles(claims, decisions, groups)
    yield from _people(claims, decisions, groups)


def _kept_apart(groups: Groups, kind: str, one: str, other: str) -> bool:
    theirs = groups.members((kind, folded(Ref(kind, other))))
    ours = groups.members((kind, folded(Ref(kind, one))))
    return any(groups.apart.get(name, set()) & theirs for name in ours)


def _bodies(named: Mapping[Name, Entity], groups: Groups) -> Iterator[str]:
    """One body's name ends on the other's words, or is its initials.

    Each name is folded once and looked up by its endings, so that a long register takes no longer
    than it must.
    """
    bodies = sorted({e.label for e in named.values() if e.kind == "body"})
    by_words = {tuple(key(body).split()): body for body in bodies}
    by_word = {body.casefold(): body for body in bodies if " " not in body}
    pairs: dict[tuple[str, str], None] = {}
    for body in bodies:
        words = tuple(key(body).split())
        shorter = [by_words.get(words[start:]) for start in range(1, len(words) - 1)]
        letters = {initials(body), initials(body, every=True)} if len(words) > 2 else set()
        for other in (*shorter, *map(by_word.get, sorted(letters))):
            if other is not None and other != body and not are_two(body, other):
                one, two = sorted((body, other))
                pairs[one, two] = None
    for one, other in sorted(pairs):
        if not _kept_apart(groups, "body", one, other):
            yield f"“{one}” and “{other}” may be one body; {_SETTLES}"


def _initials(named: Mapping[Name, Entity], groups: Groups) -> Iterator[str]:
    """A person written with an initial, and one of that surname whose first name begins so."""
    people = sorted({e.label for e in named.values() if e.kind == "person" and " " in e.label})
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in people:
        by_surname[key(last_word(name))].append(name)
    for name in people:
        first, *_, last = name.split()
        if len(first.rstrip(".")) != 1:
            continue
        for other in by_surname[key(last)]:
            begins = other[0].casefold() == first[0].casefold() and other != name
            if begins and not _kept_apart(groups, "person", name, other):
                yield f"“{name}” and “{other}” may be one person; {_SETTLES}"


def _titles(claims: Claims, decisions: Decisions, groups: Groups) -> Iterator[str]:
    """A title that stands alone in one place and with a body in another."""
    decided = {name_of(Ref("post", n)) for d in decisions.same if d.kind == "post" for n in d.names}
    in_body = {c.subject: c.stated_as for c in claims.claims if c.term == "postIn"}
    bodied: dict[str, dict[str, None]] = defaultdict(dict)
    for ref, title in in_body.items():
        bodied[folded(Ref("post", title))][ref.name] = None
    alone: dict[str, str] = {}
    for claim in claims.claims:
        for end in filter(None, (claim.subject, claim.object)):
            if end.kind == "post" and not end.slug and end not in in_body:
                alone.setdefault(folded(end), end.name)
    for title, name in sorted(alone.items()):
        others = [o for o in bodied.get(title, ()) if not _kept_apart(groups, "post", name, o)]
        if others and ("post", title) not in decided:
            listed = " or ".join(f"“{other}”" for other in others)
            yield f"“{name}” and {listed} may be one post; {_SETTLES}"


def _people(claims: Claims, decisions: Decisions, groups: Groups) -> Iterator[str]:
    """People of one name who are said to be in different bodies, or to do different jobs."""
    decided = {
        name_of(Ref("person", n)) for d in decisions.same if d.kind == "person" for n in d.names
    }
    homes = {c.subject: c for c in claims.claims if c.term == "postIn"}
    told: dict[Name, dict[str, dict[object, tuple[str, Claim]]]] = defaultdict(
        lambda: {"body": {}, "post": {}}
    )
    for claim in claims.claims:
        said, body = claim.object, claim.object
        if (
            claim.subject.kind != "person"
            or claim.term not in ("memberOf", "holds")
            or said is None
        ):
            continue
        person = told[groups.find(name_of(claim.subject))]
        if claim.term == "holds":
            home = homes.get(said)
            title = home.stated_as if home else said.name
            if _OFFICE.search(title):
                continue
            person["post"].setdefault(folded(Ref("post", title)), (said.name, claim))
            body = home.object if home else None
        if body is not None:
            person["body"].setdefault(groups.find(name_of(body)), (body.name, claim))
    for name, ways in told.items():
        if name in decided or groups.members(name) & decided:
            continue
        told_of = max(ways.values(), key=len)
        if len(told_of) > 1:
            (one, first), (other, second), *_ = told_of.values()
            yield (
                f"“{first.subject.name}” is taken for one person, with “{one}” ({first.place}) and "
                f"“{other}” ({second.place}); check that it is one"
            )

"""The changes between two registers, once it is known which thing of one is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.graph.editions import AS_AT, SERIES, editions_of, outdated, parted
from remit.graph.lookup import key
from remit.graph.model import (
    LOOKED_THROUGH,
    Citation,
    Contents,
    Entity,
    LedgerEntry,
    Statement,
)
from remit.graph.place import span_of
from remit.graph.store import Store
from remit.queries.above import NOT_READ
from remit.queries.changes import model
from remit.queries.changes.facets import MEMBER, STATUS, WORDING, Facet, facet_of
from remit.queries.changes.looking_back import looked_back
from remit.queries.changes.model import Change, Diff, Doubt, Edition, Pair, Side
from remit.queries.changes.pairing import Pairing, paired, stands_again
from remit.queries.changes.saying import (
    cited_of,
    days_of,
    end_of,
    ended_of,
    evidence_of,
    reference_of,
    resting_of,
    state_of,
    under_of,
    value_of,
)  # fmt: skip
from remit.queries.changes.sides import ATTACHED, STANDINS, WORDED, Material
from remit.queries.helping import role_in
from remit.queries.order import natural
from remit.queries.phrasing import list_of

_BY_TERM = (model.OTHER, model.MOVED, model.STRUCTURE)  # each relation is a change of its own
# What comes and goes without being told: a place is told with what it is of.
_QUIET = (*STANDINS, "document")


def difference(old: Store, new: Store, days: tuple[str, str] | None = None) -> Diff:
    """Say what changed from one register to another: of papers that come in several editions, what the newest say.

    Each thing is known by its id where that is made of a name, by its words, or by its reference where the words bear
    it out; what remains possible is told as what cannot be told.

    Args:
        old: The earlier register.
        new: The later one.
        days: Where both are one register, as at which days each is asked, in words; then one id is one thing.
    """
    with old.snapshot(), new.snapshot():
        earlier, known = old.contents(), new.contents()
        before, after = _of_today(earlier), _of_today(known)
    editions = (
        _edition(" as at ".join(filter(None, [store.address, day])), contents)
        for store, contents, day in zip((old, new), (before, after), days or ("", ""), strict=True)
    )
    found = between(before, after, (next(editions), next(editions)), one_register=days is not None)
    if days is not None:
        found = replace(found, changes=tuple(looked_back(found.changes, earlier, known)))
    return replace(found, superseded=outdated(editions_of(known)))


def _of_today(contents: Contents) -> Contents:
    """What the newest edition of each paper says, and nothing of the earlier ones."""
    old = outdated(editions_of(contents))
    return replace(
        parted(contents)[0],
        documents=tuple(d for d in contents.documents if d.name not in old),
        ledger=tuple(entry for entry in contents.ledger if entry.document not in old),
    )


def between(
    before: Contents,
    after: Contents,
    editions: tuple[Edition, Edition] | None = None,
    *,
    one_register: bool = False,
) -> Diff:
    """Say what changed from some contents to others; of one register at two times, by its own ids."""
    pairing = paired(Material(before), Material(after), one_register=one_register)
    comparing = _Comparing(pairing)
    old, new = editions or (_edition("", before), _edition("", after))
    in_doubt = {e.id for olds, _, _ in pairing.doubts for e in olds}
    beyond = {e.id for _, news, _ in pairing.doubts for e in news}
    told = [*comparing.changes(in_doubt, beyond)]
    return Diff(
        old=old,
        new=new,
        changes=tuple(sorted(told, key=_order)),
        doubts=tuple(comparing.doubts()),
        pairs=tuple(
            Pair(pairing.old.things[one], pairing.new.things[other], pairing.by[one])
            for one, other in sorted(pairing.to_new.items())
        ),
        went=tuple(e for e in before.entities if e.id not in pairing.to_new),
        came=tuple(e for e in after.entities if e.id not in pairing.to_old),
        unsaid=_only_in(before, after),
        said=_only_in(after, before),
    )


def _only_in(one: Contents, other: Contents) -> tuple[LedgerEntry, ...]:
    """The pieces of one's documents that gave no fact, and stand nowhere in those of the other.

    What says only which paper it is, and as at when, is no news of an edition: each says it in its own form.
    """
    there = {key(entry.text) for entry in other.ledger}
    fronts: dict[str, list[Citation]] = defaultdict(list)
    for s in one.statements:
        if s.term in (SERIES, AS_AT):
            for c in s.citations:
                fronts[c.document].append(c)
    left = (e for e in one.ledger if e.outcome in LOOKED_THROUGH and key(e.text) not in there)
    return tuple(e for e in left if not any(_is_of(e, cited) for cited in fronts[e.document]))


def _is_of(entry: LedgerEntry, cited: Citation) -> bool:
    """Whether a piece is what is cited: it has the same words, or stands there and has some of them."""
    words, quote = key(entry.text), key(cited.quote)
    if words == quote:
        return True
    where, there = span_of(entry.locator), span_of(cited.locator)
    return f" {words} " in f" {quote} " and bool(where and there and there.covers(where))


def _edition(address: str, contents: Contents) -> Edition:
    names = tuple(document.name for document in contents.documents)
    days = {one.document: one.day for one in editions_of(contents)}
    return Edition(address, contents.meta.get("title", ""), names, days)


class _Group(NamedTuple):
    """Statements that change together: of which thing, on one side or on both, and what of it."""

    old: str
    new: str
    facet: Facet
    term: str
    role: str


class _Comparing:
    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._old, self._new = pairing.old, pairing.new
        held = {s.id: s for s in self._new.contents.statements}
        again: set[str] = set()
        self._otherwise: list[tuple[Statement, Statement]] = []  # said again, on another basis
        self._gone: dict[_Group, list[Statement]] = defaultdict(list)
        self._come: dict[_Group, list[Statement]] = defaultdict(list)
        for said in self._old.contents.statements:
            as_new = stands_again(said, pairing)
            if as_new is not None and as_new.id in held:
                again.add(as_new.id)
                if held[as_new.id].basis != said.basis:
                    self._otherwise.append((said, held[as_new.id]))
            else:
                self._gone[self._group(said, of_old=True)].append(said)
        for said in self._new.contents.statements:
            if said.id not in again:
                self._come[self._group(said, of_old=False)].append(said)
        self._about: list[tuple[list[Statement], list[Statement]]] = [
            ([], []) for _ in pairing.doubts
        ]
        self._set_doubtful_aside()

    def _set_doubtful_aside(self) -> None:
        """What is said of one that may be another, before and after, is no change: it belongs to the doubt."""
        before = {e.id: n for n, (olds, _, _) in enumerate(self._pairing.doubts) for e in olds}
        after = {e.id: n for n, (_, news, _) in enumerate(self._pairing.doubts) for e in news}
        for group in [g for g in self._gone if g in self._come]:
            gone = [(before.get(end_of(s, group.facet)), s) for s in self._gone[group]]
            come = [(after.get(end_of(s, group.facet)), s) for s in self._come[group]]
            for n in {n for n, _ in gone} & {n for n, _ in come} - {None}:
                self._about[n or 0][0].extend(s for m, s in gone if m == n)
                self._about[n or 0][1].extend(s for m, s in come if m == n)
                self._gone[group] = [s for m, s in gone if m != n]
                self._come[group] = [s for m, s in come if m != n]
                gone, come = [g for g in gone if g[0] != n], [c for c in come if c[0] != n]
            if not gone and not come:
                del self._gone[group], self._come[group]

    def _group(self, said: Statement, *, of_old: bool) -> _Group:
        facet = facet_of(said)
        anchor = said.object if facet.of_object and said.object else said.subject
        there = self._pairing.to_new if of_old else self._pairing.to_old
        if anchor not in there:  # what comes or goes takes with it all that is said of it
            return _Group(*((anchor, "") if of_old else ("", anchor)), Facet(model.OTHER), "", "")
        old, new = (anchor, there[anchor]) if of_old else (there[anchor], anchor)
        term = said.term if facet.what in _BY_TERM or facet.each else ""
        return _Group(old, new, facet, term, role_in(said))

    def changes(self, in_doubt: set[str], beyond: set[str]) -> Iterator[Change]:
        """Every change but those of what is in doubt."""
        went = {e.id: e for e in self._old.contents.entities if e.id not in self._pairing.to_new}
        came = {e.id: e for e in self._new.contents.entities if e.id not in self._pairing.to_old}
        for e in went.values():
            if e.id not in in_doubt:
                yield self._whole(e, self._old, self._gone, model.GONE, {*went})
        for e in came.values():
            if e.id not in beyond:
                yield self._whole(e, self._new, self._come, model.NEW, {*came})
        for group in dict.fromkeys((*self._gone, *self._come)):
            if group.old and group.new:
                yield from self._changed(group)
        for one, other in self._pairing.to_new.items():
            group = _Group(one, other, WORDING, "", "")
            if group not in self._gone and group not in self._come:
                yield from self._called_otherwise(group, (), ())

        for was, now in self._otherwise:
            yield self._on_another_basis(was, now)

    def _on_another_basis(self, was: Statement, now: Statement) -> Change:
        """What is said again, and rests on something else: the text, a chart, a rule, a decision."""
        thing = self._new.things[now.subject]
        return Change(
            model.BASIS, thing, self._old.things[was.subject],
            resting_of(self._old, was), resting_of(self._new, now),
            term=now.term, role=now.role or "", by=self._pairing.by[was.subject],
            reference=reference_of(self._new, thing.id), under=under_of(self._new, thing.id),
            along=now.term == "name",
        )  # fmt: skip

    def doubts(self) -> Iterator[Doubt]:
        """What cannot be told, with all that is said of it on both sides."""
        for (olds, news, why), about in zip(self._pairing.doubts, self._about, strict=True):
            gone = [self._all_of(e, self._old, self._gone) for e in olds]
            come = [self._all_of(e, self._new, self._come) for e in news]
            for sides, own in ((gone, about[0]), (come, about[1])):
                sides[:1] = [replace(s, statements=(*s.statements, *own)) for s in sides[:1]]
            yield Doubt(olds, news, why, tuple(gone), tuple(come))

    def _all_of(self, e: Entity, side: Material, groups: dict[_Group, list[Statement]]) -> Side:
        ends = (e.id, "") if side is self._old else ("", e.id)
        said = groups.get(_Group(*ends, Facet(model.OTHER), "", ""), [])
        return Side(state_of(side, e), cited_of(side, e, ()), tuple(said))

    def _whole(
        self,
        e: Entity,
        side: Material,
        groups: dict[_Group, list[Statement]],
        what: str,
        gone_with: set[str],
    ) -> Change:
        """A thing that came or went, with all that is said of it."""
        parents = side.parents(e.id)
        along = e.kind in _QUIET or (
            e.kind in ATTACHED and bool(parents) and gone_with.issuperset(parents)
        )
        whole = self._all_of(e, side, groups)
        old, new = (whole, None) if what == model.GONE else (None, whole)
        return Change(
            what, e, old=old, new=new, reference=reference_of(side, e.id),
            under=under_of(side, e.id), ended=ended_of(side.said[e.id]), along=along,
        )  # fmt: skip

    def _changed(self, group: _Group) -> Iterator[Change]:
        gone, come = self._gone.get(group, ()), self._come.get(group, ())
        if group.facet == WORDING:
            yield from self._called_otherwise(group, gone, come)
        elif group.facet == MEMBER:
            yield from self._members(group, gone, come)
        else:
            yield self._change(group, gone, come, self._what(group))

    def _what(self, group: _Group) -> str:
        if group.facet == STATUS:
            was, is_ = (ended_of(side.said[id_]) for side, id_ in self._both(group))
            if was != is_:
                return is_ or model.REOPENED  # done, or dropped
        return group.facet.what

    def _both(self, group: _Group) -> tuple[tuple[Material, str], tuple[Material, str]]:
        return (self._old, group.old), (self._new, group.new)

    def _called_otherwise(
        self, group: _Group, gone: Sequence[Statement], come: Sequence[Statement]
    ) -> Iterator[Change]:
        one, other = self._old.things[group.old], self._new.things[group.new]
        what = model.REWORDED if other.kind in WORDED else model.RENAMED
        if key(one.label) != key(other.label) and other.kind not in (*ATTACHED, *_QUIET):
            change = self._change(group, gone, come, what)
            old, new = change.old or Side(""), change.new or Side("")
            yield replace(
                change, old=replace(old, value=one.label), new=replace(new, value=other.label)
            )
        elif gone or come:
            change = self._change(group._replace(term="name"), gone, come, model.OTHER)
            said = ({key(s.value or "") for s in each if s.term == "name"} for each in (gone, come))
            yield replace(change, along=len({frozenset(names) for names in said}) == 1)

    def _members(
        self, group: _Group, gone: Sequence[Statement], come: Sequence[Statement]
    ) -> Iterator[Change]:
        for said in gone:
            yield self._change(group, (said,), (), model.LEFT)
        for said in come:
            yield self._change(group, (), (said,), model.JOINED)

    def _change(
        self, group: _Group, gone: Sequence[Statement], come: Sequence[Statement], what: str
    ) -> Change:
        thing = self._new.things[group.new]
        old = self._side(self._old, group.old, group, gone)
        new = self._side(self._new, group.new, group, come)
        if what in (model.JOINED, model.LEFT):
            old, new = (old, None) if what == model.LEFT else (None, new)
        return Change(
            what, thing, self._old.things[group.old], old, new,
            term=group.term, role=group.role, by=self._pairing.by[group.old],
            reference=reference_of(self._new, thing.id), under=under_of(self._new, thing.id),
            days=days_of(gone, come) if what == model.DEADLINE else None,
            evidence=evidence_of(self._new, thing.id) if what == model.DONE else "",
        )  # fmt: skip

    def _side(
        self, side: Material, id_: str, group: _Group, own: Sequence[Statement]
    ) -> Side | None:
        """One side of a change: all that stands there, and not only what is other there."""
        if group.facet.each or group.facet.what == model.OTHER:
            all_of: Sequence[Statement] = own
        else:
            about = side.into[id_] if group.facet.of_object else side.said[id_]
            all_of = [
                s
                for s in about
                if facet_of(s) == group.facet
                and role_in(s) == group.role
                and (not group.term or s.term == group.term)
            ]
        if not all_of and not own:
            unread = [s for s in side.said[id_] if s.term == NOT_READ]
            value = f"not read: {list_of([f'“{s.raw}”' for s in unread])}" if unread else ""
            return Side(value, cited_of(side, side.things[id_], unread))
        values = [value_of(side, s, of_object=group.facet.of_object) for s in all_of]
        return Side(
            list_of([*dict.fromkeys(filter(None, values))]),
            cited_of(side, side.things[id_], own or all_of),
            tuple(own),
        )


def _order(change: Change) -> tuple[int, int, int, list[tuple[int, str]], str, str]:
    kinds = (*WORDED, *ATTACHED)
    rank = kinds.index(change.thing.kind) if change.thing.kind in kinds else len(kinds)
    return (
        model.WHATS.index(change.what),
        change.along,
        rank,
        natural(change.reference or change.thing.label),
        change.thing.id,
        f"{change.term} {change.role} {change.old and change.old.value} {change.new and change.new.value}",
    )

"""The members of a partnership: who of them leads nothing, and which lead is no member by that name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from remit.graph.lookup import key
from remit.graph.model import Statement
from remit.queries.audit.model import Found
from remit.queries.audit.spoken import Spoken, spoken_of
from remit.queries.counting import count
from remit.queries.facts.naming import aliases
from remit.queries.facts.partnerships import ABOVE
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import list_of

_QUOTES = 2  # sentences that speak of a member
_BRACKETED = re.compile(r"\((?:the |or |“|‘|\")?(?P<short>[A-Z][A-Za-z]{1,7})[”’\"]?[,)]")


def members(facts: Facts) -> list[Statement]:
    """The memberships of the board and of what adopted a plan."""
    return facts.once("members", lambda: _listed(facts))


def _memberships(facts: Facts, partnership: str) -> dict[str, Statement]:
    """The members of one partnership, with the statement that lists each."""
    found: dict[str, dict[str, Statement]] = facts.once("memberships", lambda: _by_list(facts))
    return found.get(partnership, {})


def _by_list(facts: Facts) -> dict[str, dict[str, Statement]]:
    tops = facts.once("tops", lambda: _tops(facts))
    found: dict[str, dict[str, Statement]] = {}
    for said in members(facts):
        for partnership in tops[said.object or ""]:
            found.setdefault(partnership, {})[said.subject] = said
    return found


def _tops(facts: Facts) -> dict[str, set[str]]:
    """The bodies whose members are listed, with the partnerships whose bodies they are."""
    found: dict[str, set[str]] = {}
    for e in facts.of("plan"):
        for said in facts.out(e.id, "adoptedBy"):
            body = said.object or ""
            above = [s.object or "" for t in ABOVE for s in facts.out(body, t)]
            for top in (body, *above):
                found.setdefault(top, set()).add(facts.partnerships.of(e.id))
    return found


def _listed(facts: Facts) -> list[Statement]:
    tops = facts.once("tops", lambda: _tops(facts))
    return [s for s in facts.said_of(("body",), "memberOf") if s.object in tops]


def leads_nothing(facts: Facts, said: Statement) -> Iterator[Found]:
    """A member to which nothing is assigned under any of its names."""
    whose = facts.once("tops", lambda: _tops(facts))[said.object or ""]
    if _answers(facts, said.subject, whose):
        return
    if any(_answers(facts, other, whose) for other in aliases(facts, said.subject)):
        return  # another rule says that a lead goes by another name
    told = spoken_of(facts, said, whose)
    given = facts.once("actions that name anybody", lambda: _given(facts))
    named = sum(given[key] for key in {*whose, ""})
    some = (
        f"although {count(named, 'names', 'name')} somebody" if named else "and none names anybody"
    )
    yield Found(
        said.subject,
        f"{facts.label(said.subject)} is a member, leads no priority and is named for no action, "
        f"{some}{_quoted(told)}.",
        (said, *(cited for one in told[:_QUOTES] for cited in one.citations)),
    )


def _quoted(told: Sequence[Spoken]) -> str:
    """What sentences say of a member: all of two, or how many speak of it, and the first two."""
    quotes = list_of([f"“{one.words}”" for one in told[:_QUOTES]])
    said = f"say {quotes}"
    if len(told) > _QUOTES:
        said = f"speak in {len(told)} sentences, among them {quotes}"
    return f"; of it, or of its like, the documents {said}" if told else ""


def _given(facts: Facts) -> Counter[str]:
    """How many actions of each partnership name anybody."""
    return Counter(facts.partnerships.of(e.id) for e in facts.actions if facts.assigned(e.id))


def _answers(facts: Facts, id_: str, whose: set[str]) -> bool:
    """Whether anything is assigned to a body in the plans of these partnerships, or in no plan."""
    return any(
        facts.kind(s.subject) != "duty" and facts.partnerships.of(s.subject) in {*whose, ""}
        for s in facts.into(id_, "assignedTo")
    )


def leads(facts: Facts) -> list[Statement]:
    """The bodies that lead priorities, as stated."""
    return [
        s
        for e in facts.of("priority")
        for s in facts.assigned(e.id, "accountable")
        if facts.kind(s.object or "") == "body"
    ]


def lead_not_member(facts: Facts, said: Statement) -> Iterator[Found]:
    """A lead that the list of members does not have, or has under another name."""
    lead = said.object or ""
    partnership = facts.partnerships.of(said.subject)
    memberships = _memberships(facts, partnership)
    if not memberships:
        return
    if lead in memberships:
        others = _other_names(facts, lead, partnership)
        if others:
            names = list_of([f"“{n}”" for n in others])
            same = "is taken for another name" if len(others) == 1 else "are taken for other names"
            yield Found(
                said.subject,
                f"The lead of {facts.called(said.subject)} is “{facts.label(lead)}”; {names} {same} of it.",
                cites((said,), facts.out(lead, "name")),
                told=(facts.label(lead),),
            )
        return
    near = [memberships[other] for other in aliases(facts, lead) if other in memberships]
    if near:
        yield Found(
            said.subject,
            f"The lead of {facts.called(said.subject)} is written “{facts.label(lead)}”; the list of "
            f"members has “{facts.label(near[0].subject)}”.",
            (said, near[0]),
            told=(facts.label(lead),),
        )
    else:
        yield Found(
            said.subject,
            f"{facts.label(lead)} leads {facts.called(said.subject)} but is not in the list of members.",
            cites((said,), facts.out(lead, "name")),
            told=(facts.label(lead),),
        )


def _other_names(facts: Facts, id_: str, partnership: str) -> list[str]:
    """The names of a body beside its label that a reader may take for another body's."""
    label = facts.label(id_)
    names = {key(n): n for n in facts.names(id_) if key(n) != key(label) and not _plain(n, label)}
    return [
        names[folded]
        for folded in sorted(names)
        if not _spelled_out(facts, names[folded], partnership)
    ]


def _plain(name: str, label: str) -> bool:
    """Whether a name only points at a body that was named before: “the Council”, “WMP”."""
    words = key(name).split()
    part = set(words) < set(key(label).split())
    return name.isupper() or (part and (name[:1].islower() or len(words) == 1))


def _spelled_out(facts: Facts, name: str, partnership: str) -> bool:
    """Whether the short form in a name was given in brackets behind the long one, as in (the ICB)."""
    given = facts.once(f"short forms of {partnership}", lambda: _short_forms(facts, partnership))
    return any(word in given for word in name.split())


def _short_forms(facts: Facts, partnership: str) -> set[str]:
    return {m["short"] for p in facts.passages_of(partnership) for m in _BRACKETED.finditer(p.text)}

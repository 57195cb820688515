"""The members of a partnership: who of them leads nothing, and which lead is no member by that name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from remit.graph.lookup import key
from remit.graph.model import Citation, Statement
from remit.queries.audit.model import Found
from remit.queries.counting import count
from remit.queries.facts.months import sentences
from remit.queries.facts.naming import aliases
from remit.queries.facts.partnerships import ABOVE
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import list_of, shortened

_FEWEST = 2  # words that a name is known by
_QUOTED = 90
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
    return [s for e in facts.of("body") for s in facts.out(e.id, "memberOf") if s.object in tops]


def leads_nothing(facts: Facts, said: Statement) -> Iterator[Found]:
    """A member to which nothing is assigned under any of its names."""
    whose = facts.once("tops", lambda: _tops(facts))[said.object or ""]
    if _answers(facts, said.subject, whose):
        return
    if any(_answers(facts, other, whose) for other in aliases(facts, said.subject)):
        return  # another rule says that a lead goes by another name
    told = [one for key in sorted(whose) for one in _spoken_of(facts, said, key)]
    quotes = list_of([f"“{words}”" for words in dict.fromkeys(words for words, _ in told)])
    elsewhere = f"; of it, or of its like, the documents say {quotes}" if told else ""
    given = facts.once("actions that name anybody", lambda: _given(facts))
    named = sum(given[key] for key in {*whose, ""})
    yield Found(
        said.subject,
        f"{facts.label(said.subject)} is a member, leads no priority and is named for none of the "
        f"{count(named, 'action')} that name anybody{elsewhere}.",
        (said, *(cited for _, citations in told for cited in citations)),
    )


def _given(facts: Facts) -> Counter[str]:
    """How many actions of each partnership name anybody."""
    return Counter(facts.partnerships.of(e.id) for e in facts.actions if facts.assigned(e.id))


def _spoken_of(
    facts: Facts, said: Statement, partnership: str
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """What sentences say of a member by the end of its name: “the Fire Service” of one with a place in its name."""
    others = [s.subject for s in facts.into(said.object or "", "memberOf") if s != said]
    end = _end_of(facts.label(said.subject), [n for id_ in others for n in facts.names(id_)])
    named = re.compile(rf"\b{re.escape(end)}s?\b", re.IGNORECASE)
    own = facts.names(said.subject)
    for passage in facts.passages_of(partnership):
        for sentence in sentences(passage.text) if named.search(passage.text) else ():
            m = named.search(sentence)
            if m and not any(name in sentence for name in own):
                yield _around(sentence.strip(" ."), m), passage.around(m[0])


def _around(sentence: str, m: re.Match[str]) -> str:
    """The words of a sentence that stand nearest to a name in it."""
    if m.end() < _QUOTED:
        return shortened(sentence, _QUOTED)
    start = sentence.rindex(" ", 0, m.end() - _QUOTED // 2)
    return f"… {shortened(sentence[start:], _QUOTED)}"


def _end_of(name: str, others: Sequence[str]) -> str:
    """The last words of a name, as few as no other name ends with, and two at least.

    >>> (
    ...     _end_of("Vale Fire Service", ["Vale Council"]),
    ...     _end_of("Vale Fire Service", ["Hill Fire Service"]),
    ... )
    ('Fire Service', 'Vale Fire Service')
    """
    words = name.split()
    ends = (" ".join(words[-n:]) for n in range(_FEWEST, len(words)))
    keys = [f" {key(other)}" for other in others]
    return next((end for end in ends if not any(k.endswith(f" {key(end)}") for k in keys)), name)


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

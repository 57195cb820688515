"""The answer to `who`, for people: one plain sentence, the best answer, the others in two lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.cli.render import Page, basis_words, interval, place, role_words, thing_words
from remit.cli.text import Part, plain
from remit.graph.model import Citation, Entity, opens
from remit.ontology import KINDS, KNOWN, LASTING, OFFICERS, RELATIONS
from remit.queries.above import ACCOUNTABLE, CONSULTED, INFORMED, RESPONSIBLE, Hop, Party
from remit.queries.asking import DENIED
from remit.queries.counting import count
from remit.queries.gaps import left_empty, standing
from remit.queries.helping import SUPPORTING
from remit.queries.phrasing import list_of, names_of
from remit.queries.who import Answer, Who

if TYPE_CHECKING:
    from remit.queries.agents import Agent

_OTHERS = 3
_ALSO = 2
_PARTS = 2  # answers to each of several matters
_ROWS = 20
_PASSAGES = 5
_NEAR = 5


def show_who(page: Page, found: Who, *, in_full: bool = False) -> None:
    """Write what the answers come to, then the best of them, or what comes near where there is none.

    Every answer is written with its whole chain and all that is cited where it is wanted ``in_full``.
    """
    page.say((found.sentence, "bold"))
    if len(whose := {page.whose(answer.target.id) for answer in found.answers} - {""}) > 1:
        page.say(f"This is of {len(whose)} partnerships; ask of one with --partnership.")
    page.skip()
    if found.rows is not None:
        from remit.cli.render_table import show_rows
        from remit.queries.listing import columns_of

        show_rows(page, found.rows, columns_of(found.rows.kind), None if in_full else _ROWS)
        return
    if found.asked is not None and found.asked.form == DENIED:
        return
    if found.claim is not None:
        from remit.cli.render_check import show_words

        show_words(page, found.claim, in_full=in_full)
        return
    if found.gone is not None:
        page.say("All of it, with where it stands:")
        page.copyable("without", found.gone.agent.id, indent=2)
        return
    if found.parts:
        for part in found.parts:
            _show_part(page, part, in_full=in_full)
        return
    if found.agent is not None and not found.answers:
        _show_named(page, found.agent)
        return
    if not found.answers:
        _show_nothing(page, found)
        return
    full = found.answers if in_full else found.answers[:1]
    told = _Told(in_full=in_full)
    where = {answer.target: _written(answer) for answer in found.answers}
    for answer in full:
        _show_answer(page, answer, told, where)
    shown = {thing for answer in full for thing in (answer.target, *answer.same)}
    others = [answer for answer in found.answers if answer.target not in shown]
    _show_others(page, others, None if in_full else _OTHERS)
    if found.near:
        _show_near(page, found.near, _NEAR if in_full else 1)
        page.skip()
    _show_next(page, found)


def _show_part(page: Page, part: Who, *, in_full: bool) -> None:
    """Write the answer to one of several matters: in full, or the best of it and how to ask for the rest."""
    if in_full:
        show_who(page, part, in_full=True)
        return
    page.say((f"On “{part.question}”", "bold"))
    for answer in part.answers[:_PARTS]:
        page.say(f"{thing_words(answer.target)}{page.whose(answer.target.id)}", indent=2)
        page.say(f"{_in_short(answer)}.", indent=4)
        page.cite([c for p in answer.parties(ACCOUNTABLE) for c in p.citations][:1], indent=4)
    page.copyable("who", f'"{part.question}"', indent=2)
    page.skip()


def _show_named(page: Page, agent: Agent) -> None:
    """Write what is said of somebody who was asked for by name."""
    page.say((agent.entity.id, "cyan"))
    for title, ties in (
        ("Posts", agent.posts),
        ("Members", agent.members),
        ("Works with", agent.beside),
    ):
        if ties:
            page.say((f"{title}: ", "bold"), names_of([tie.other for tie in ties]), indent=2)
            page.cite([c for tie in ties for c in tie.citations[:1]][:1], indent=4)
    for item in agent.assignments[:_ROWS]:
        page.say(
            (f"{role_words(item.role)}: ", "bold"), f"{thing_words(item.thing)} ",
            (item.thing.id, "cyan"), *basis_words(item.basis), indent=2,
        )  # fmt: skip
        page.cite(item.citations[:1], indent=4)
    if (more := len(agent.assignments) - _ROWS) > 0:
        page.say(f"and {more} more", indent=2)
    page.skip()
    page.say("All of it, and what follows from it:")
    page.copyable("of", agent.entity.id, indent=2)


class _Told:
    """What stands further up on the page already, and need not be said twice."""

    def __init__(self, *, in_full: bool) -> None:
        self.in_full = in_full
        self.things: set[str] = set()
        self.drawn: set[str] = set()
        self.paper = ""

    def cite(self, page: Page, citations: Sequence[Citation]) -> None:
        """Write all that is cited; where room is short the first, what opens the list that it is in, and an empty cell."""
        told = page.passages(citations)
        if not self.in_full:
            below = len(citations) > 1 and opens(citations[-1]) and not opens(citations[0])
            empty = [c for c in citations[1:] if not c.quote]
            more = citations[-1:] if below else empty[:1]
            told = [*told[:1], *(page.passages(more) if more else ())]
        for words in told:
            page.say((words, "dim"), indent=4)

    def place(self, cited: Citation) -> str:
        """Where something stands; in the paper that was named last, only the place in it."""
        known, self.paper = cited.document == self.paper, cited.document
        return plain(cited.locator) if known and cited.locator else place(cited)


def _show_nothing(page: Page, found: Who) -> None:
    if found.unread:
        page.heading("The documents speak of it here, in words that were not understood")
        page.cite(found.unread[:_PASSAGES], indent=2)
    if found.narrative:
        page.heading("The documents mention it, without giving it to anybody")
        page.cite(found.narrative[:_PASSAGES], indent=2)
    if found.earlier:
        page.heading("Earlier editions say")
        page.cite(found.earlier.citations[:_PASSAGES], indent=2)
    _show_near(page, found.near)
    if found.nearest:
        page.heading("The nearest that there is")
        for entity in found.nearest:
            page.say(thing_words(entity), indent=2)
            page.copyable(_command(entity.kind), entity.id, indent=4)
    if not (found.near or found.nearest or found.narrative or found.unread or found.earlier):
        page.say("Nothing comes near it either. See what there is with:")
        page.copyable("list priorities", indent=2)


def _show_near(page: Page, near: Sequence[Entity], most: int = _NEAR) -> None:
    if not near:
        return
    page.heading("Mentioned near: the words stand apart here, or in another form")
    for entity in near[:most]:
        page.say(thing_words(entity), indent=2)
        page.copyable(_command(entity.kind), entity.id, indent=4)
    if len(near) > most:
        page.say(f"and {len(near) - most} more", indent=2)


def _command(kind: str) -> str:
    if kind in OFFICERS:
        return "of"
    return "who" if KINDS[kind].answerable else "show"


def _written(answer: Answer) -> str:
    """Where it stands who has a thing."""
    parties = [party.citations for party in (*answer.accountable, *answer.responsible)]
    cited = [c for cited in (*(tie.citations for tie in answer.holders), *parties) for c in cited]
    return place(cited[0]) if cited else ""


def _show_answer(
    page: Page, answer: Answer, told: _Told, where: Mapping[Entity, str] = MappingProxyType({})
) -> None:
    page.say((answer.target.label, "bold"), page.whose(answer.target.id))
    page.say((answer.target.id, "cyan"))
    for other in answer.same:
        at = f"in {where[other]}" if where.get(other) else "elsewhere"
        how = "in the same words and with the same owner"
        if other.kind == "post":
            how = "with the same holder"
        page.say(f"Also {at}, {how}: ", (other.id, "cyan"))
    page.skip()
    if answer.target.kind in LASTING:
        _show_agent(page, answer)
    _show_parties(page, ACCOUNTABLE, answer, told)
    asked = answer.unread or any(gap.code == "no-officer" for gap in answer.gaps)
    if answer.parties(RESPONSIBLE) or asked:
        _show_parties(page, RESPONSIBLE, answer, told)
    for role in (SUPPORTING, CONSULTED, INFORMED):
        for party in getattr(answer, role):
            page.say((f"{role.capitalize()}: ", "bold"), *_party(party, answer), indent=2)
            told.cite(page, party.citations)
    for tie in answer.funders:
        page.say(("Funded by: ", "bold"), *_somebody(tie.other), *basis_words(tie.basis), indent=2)
        page.cite(tie.citations, indent=4)
    if answer.chain:
        page.skip()
        _show_chain(page, answer, told)
    if answer.also:
        page.skip()
        shown = answer.also if told.in_full else answer.also[:_ALSO]
        more = f" and {len(answer.also) - len(shown)} more" if len(answer.also) > len(shown) else ""
        page.say(f"It also covers: {names_of(shown)}{more}", indent=2)
    _show_gaps(page, answer, told)
    page.skip()


def _show_agent(page: Page, answer: Answer) -> None:
    """Say who was asked for by name, and where all that it answers for is to be had."""
    names = list_of([f'"{name}"' for name in answer.names])
    also = f", also called {names}" if names else ""
    page.say(f"This is a {answer.target.kind}{also}. All that it answers for:", indent=2)
    page.copyable("of", answer.target.id, indent=4)
    for tie in answer.holders:
        page.say(
            ("Held by: ", "bold"), *_somebody(tie.other), interval(tie.start, tie.end),
            *basis_words(tie.basis), indent=2,
        )  # fmt: skip
        page.cite(tie.citations, indent=4)
    if answer.target.kind == "post" and not answer.holders:
        page.say(("Held by: ", "bold"), "nobody is named", indent=2)
    page.skip()


def _show_parties(page: Page, role: str, answer: Answer, told: _Told) -> None:
    """Say who has a role for the thing itself, and where nobody has, who is named further up."""
    own, inherited = getattr(answer, role), getattr(answer.inherited, role)
    # "Accountable" beside a body's name would read as what the body answers for.
    by_name = answer.target.kind in LASTING
    title = f"{role.capitalize()} for it: " if by_name else f"{role.capitalize()}: "
    if not own:
        itself = f" for this {answer.target.kind} itself" if inherited else ""
        page.say((title, "bold"), f"{answer.nobody}{itself}", indent=2)
    for title_, parties in ((title, own), (f"Inherited, {role}: ", inherited)):
        for party in parties:
            page.say((title_, "bold"), *_party(party, answer), indent=2)
            told.cite(page, party.citations)


def _somebody(entity: Entity) -> list[Part]:
    return [(standing(entity), "yellow" if KINDS[entity.kind].instead else "bold green")]


def _party(party: Party, answer: Answer) -> list[Part]:
    words = _somebody(party.entity)
    stated = left_empty(party) if party.blank else party.stated_as
    if stated in ("", party.entity.label):
        stated = party.role
    words.append(f" ({stated}{interval(party.start, party.end)})")
    if party.at != answer.target:
        own = f", where it is {party.own_basis}" if party.own_basis != "stated" else ""
        words.append((f" [inferred: named for the {thing_words(party.at)} above{own}]", "yellow"))
    else:
        words.extend(basis_words(party.basis))
    return words


def _show_gaps(page: Page, answer: Answer, told: _Told) -> None:
    messages = [
        gap.message for gap in answer.gaps if gap.code != "drawn" or gap.message not in told.drawn
    ]
    told.drawn.update(gap.message for gap in answer.gaps if gap.code == "drawn")
    if messages:
        page.skip()
        page.say(("Left open", "bold"), indent=2)
    for message in messages:
        page.say(message, indent=2, first="- ")


def _show_chain(page: Page, answer: Answer, told: _Told) -> None:
    """Draw the chain as a tree; what was drawn before, here or further up, is named only."""
    page.say((f"The chain upwards from this {answer.target.kind}", "bold"), indent=2)
    hops: dict[str, list[Hop]] = {}
    for hop in answer.chain:
        hops.setdefault(hop.source.id, []).append(hop)

    def draw(id_: str, before: str) -> None:
        told.things.add(id_)
        for hop in hops[id_]:
            last = hop is hops[id_][-1]
            first, rest = ("└── ", "    ") if last else ("├── ", "│   ")
            further = hop.target.id in hops
            seen = further and hop.target.id in told.things
            words = _hop(hop, told, seen=seen)
            page.say(*words, indent=2, first=before + first, rest=before + rest)
            for passage in page.passages(hop.citations) if told.in_full else ():
                page.say((passage, "dim"), indent=2, first=before + rest, rest=before + rest)
            if told.in_full and hop.elsewhere:
                more = f"and {count(hop.elsewhere, 'passage')} in the papers of other partnerships"
                page.say((more, "dim"), indent=2, first=before + rest, rest=before + rest)
            if further and not seen:
                draw(hop.target.id, before + rest)

    draw(answer.target.id, "")


def _hop(hop: Hop, told: _Told, *, seen: bool) -> list[Part]:
    """A step in words: with its id where all that is cited follows it, or with its first passage's place."""
    where: list[Part] = [" ", (hop.target.id, "cyan")] if told.in_full else []
    cited = f", {told.place(hop.citations[0])}" if hop.citations and not told.in_full else ""
    return [
        f"{RELATIONS[hop.relation].reads} the {thing_words(hop.target)}",
        *where,
        *basis_words(hop.basis),
        (cited, "dim"),
        ", and on from there as above" if seen else "",
    ]


def _show_others(page: Page, answers: Sequence[Answer], most: int | None) -> None:
    if not answers:
        return
    page.say(("Also found", "bold"))
    for answer in answers[:most]:
        page.say(f"{thing_words(answer.target)}{page.whose(answer.target.id)}", indent=2)
        page.say(f"{_in_short(answer)}.", indent=4)
        page.copyable("who", answer.target.id, indent=4)
    if most is not None and len(answers) > most:
        page.say(f"and {len(answers) - most} more; see them with --full", indent=2)
    page.skip()


def _in_short(answer: Answer) -> str:
    parts = []
    if answer.holders:
        parts.append(f"held by: {list_of([_short(tie.other) for tie in answer.holders])}")
    for role in (ACCOUNTABLE, RESPONSIBLE):
        names = [_short(p.entity) for p in answer.parties(role)]
        level = " (inherited)" if names and not getattr(answer, role) else ""
        if names or role == ACCOUNTABLE:
            parts.append(f"{role}: {list_of(names) or answer.nobody}{level}")
    return "; ".join(parts)


def _short(entity: Entity) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in _somebody(entity))


def _show_next(page: Page, found: Who) -> None:
    first = found.answers[0]
    if (hidden := found.total - len(found.answers)) > 0:
        page.say(f"{hidden} more match; see them with --all or a higher --limit.")
    page.say("What to try next:")
    page.copyable("show", first.target.id, indent=2)
    leads = [p for p in first.parties(ACCOUNTABLE) if p.entity.kind in KNOWN]
    if leads:
        page.copyable("of", leads[0].entity.id, indent=2)

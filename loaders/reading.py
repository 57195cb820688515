"""One document while it is being read: what every recogniser is given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.lookup import key
from remit.graph.model import digest
from remit.graph.words import without_accents
from remit.loaders import own_words
from remit.loaders.blocks import Block, Passage, Source
from remit.loaders.colour_key import ColourKey, colour_key
from remit.loaders.decisions import Decisions
from remit.loaders.dittos import cells_above
from remit.loaders.drafts import Findings, Ref
from remit.loaders.outline import Mark
from remit.loaders.profile import Profile
from remit.loaders.schema.cells import Looks
from remit.loaders.schema.frames import frames
from remit.loaders.schema.matching import Matcher
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.heads import is_about
from remit.loaders.values.parties import Parties, Party
from remit.loaders.values.phrases import Known, Named
from remit.loaders.wording import without_note
from remit.ontology import ATTRIBUTES, NOBODY, Basis, Role, is_role

if TYPE_CHECKING:
    from remit.loaders.claims.phrases import Grammar

# Somebody is named and was not understood: initials without a key among them.
_NOT_UNDERSTOOD = ("unclear", "initials")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)  # one edition after the other names things in the same words
def slug(text: str) -> str:
    """Make an id's readable part.

    >>> slug("Reduce offending & re-offending")
    'reduce-offending-re-offending'
    """
    plain = text if text.isascii() else without_accents(text).encode("ascii", "ignore").decode()
    folded = _NO_SLUG.sub("-", plain.casefold().replace("'", "")).strip("-")
    return folded or "x" + digest(text)


class Remark(NamedTuple):
    """A cell that says something of an action, and the heading and block that it stands under."""

    action: Ref
    passage: Passage
    heading: str
    block: Block


@dataclass
class Reading:
    """A document, its outline, and the collector of what is found in it."""

    source: Source
    marks: list[Mark]
    profile: Profile
    decisions: Decisions
    findings: Findings
    matcher: Matcher
    grammar: Grammar  # like the matcher one for all documents of a profile, as both remember what they have seen
    known: Known = field(
        default_factory=Known
    )  # of the names of all documents, those that may stand here
    named: Named = field(default_factory=Named)  # who is named anywhere, once all were judged
    met: set[str] = field(default_factory=set)  # folded names of bodies that were read here
    partnership: Ref | None = None
    plan: Ref | None = None
    contexts: list[tuple[Passage, Ref]] = field(default_factory=list)
    loose: list[Block] = field(
        default_factory=list
    )  # rows of one cell that belong to no table: text
    remarks: list[Remark] = field(default_factory=list)
    prose: list[tuple[Block, Passage]] = field(
        default_factory=list
    )  # sentences in cells of minutes, which say what any sentence does
    title: Passage | None = (
        None  # the line of the front that says what paper it is, once that was looked for
    )
    left_out: list[Mark] = field(default_factory=list)
    # The rows, by number, that stand under words which say that they are done.
    done: dict[int, Passage] = field(default_factory=dict)
    aside: list[Mark] = field(default_factory=list)  # read by themselves: lines and rows of a key
    places: Counter[str] = field(default_factory=Counter)
    present: list[tuple[str, str, Passage]] = field(default_factory=list)  # name, initials, where
    spelt: list[tuple[str, str, Passage]] = field(
        default_factory=list
    )  # the same of the people of a key
    days: list[tuple[str, Passage]] = field(
        default_factory=list
    )  # on which rows record something, in ISO 8601
    recorded: set[int] = field(
        default_factory=set
    )  # the rows, by number, of tables whose kind is known: what they say is of their own matters

    _said: dict[Callable[[Mark], bool], bool] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.parties = Parties(self.profile, self.decisions, self.known)

    @property
    def looks(self) -> Looks:
        """What cells look like, by the letters of this document's own matrices too."""
        return self.matcher.looks

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Words that the document writes with a capital where no sentence begins: names, if they are not understood."""
        return own_words.capitalised(self.marks)

    @cached_property
    def in_small(self) -> frozenset[str]:
        """Words that the document writes in small letters too: "Smart Meters" of one that speaks of smart meters is no person."""
        return own_words.in_small(self.marks)

    def is_common(self, name: str) -> bool:
        """Whether a name is made of words that the document writes in small letters elsewhere."""
        words = name.casefold().split()
        return bool(words) and self.in_small.issuperset(words)

    @cached_property
    def fills(self) -> dict[tuple[int, int, int], str]:
        """The colours of cells, by the numbers of their table, row and column."""
        return {
            (table.number, row, column): cell.colour
            for table in self.source.tables
            for cell in table.cells
            if cell.colour
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    @cached_property
    def colour_key(self) -> ColourKey:
        """What the paper's own keys say of colours."""
        return colour_key(self.source.blocks, self.fills)

    @cached_property
    def openings(self) -> Counter[str]:
        """What stands before the first "to" of cells and lines, without its article, and how often: who is to do things."""
        return own_words.openings(self.marks)

    def says(self, test: Callable[[Mark], bool]) -> bool:
        """Whether any part of the paper passes a test, which is made once however often somebody asks."""
        if (found := self._said.get(test)) is None:
            found = self._said[test] = any(map(test, self.marks))
        return found

    @property
    def origin(self) -> str:
        """What placed things belong to: the document, or the one that it is an extract of."""
        return self.source.document.origin or self.source.document.name

    @cached_property
    def is_table(self) -> bool:
        """Whether the document is rows and nothing else."""
        return all(block.form in ("row", "separator") for block in self.source.blocks)

    @cached_property
    def _above(self) -> dict[tuple[int, int | None], Passage]:
        return cells_above(self.marks, self.parties.is_as_above)

    def _named_by(self, cell: Passage, heading: str) -> tuple[Passage, Passage | None]:
        """The words that name the parties of a cell, and the cell where it only points at the one above it."""
        if not self.parties.is_as_above(cell.text):
            return cell, None
        above = self._above.get((cell.parts[0].number, cell.parts[0].column))
        if above is None or above.text in heading:  # nobody stands above the first row
            return cell, None
        return above, cell

    @property
    def short_name(self) -> str:
        """The document's part of an id."""
        return slug(self.origin.rsplit(".", 1)[0])[:12].strip("-")

    def numbered(self, place: str) -> str:
        """Give a place that holds several things of a kind an ordinal: ``place-1``, ``place-2``."""
        self.places[place] += 1
        return f"{place}-{self.places[place]}"

    def knows(self, name: str) -> bool:
        """Whether any document, or a decision, names a body so."""
        return self.known.body(name)

    def ends_as_a_body(self, name: str) -> bool:
        """Whether a name ends on a word that the names of bodies end on: "Board", "Board of Trustees"."""
        first, of, _ = name.partition(" of ")
        if not first.split() or is_about(name, self.parties.lexicon.parties | self.profile.heads):
            return False  # "..." stands for a name that nobody has filled in
        last = last_word(first).casefold()
        if of and self.parties.is_post(first) and last not in self.profile.heads:
            return False  # "Director of Children's Services"
        if of and last in self.profile.folded("bodies of"):
            return True
        return last_word(name).casefold() in self.profile.heads

    def may_be_body(self, name: str) -> bool:
        """Whether a name is that of a known body, or ends as the names of bodies do."""
        return self.knows(name) or self.ends_as_a_body(name)

    def body(self, name: str) -> Ref:
        """Point at a body by a name."""
        self.met.add(key(name))
        return Ref("body", name)

    def placed(
        self,
        kind: str,
        name: str,
        place: str,
        same: str = "",
        *,
        scope: str | None = None,
        under: Ref | None = None,
    ) -> Ref:
        """Point at a thing by its place in this document; what its id is made of, where the place may move."""
        return Ref(kind, without_note(name), place, self.origin, same, scope, under)

    def about(self, passage: Passage, thing: Ref) -> None:
        """Remember what a passage is about, for those who look for law and figures in it."""
        self.contexts.append((passage, thing))

    def assign(
        self,
        thing: Ref,
        role: Role,
        cell: Passage,
        stated_as: str,
        block: Block,
        *,
        bodies: bool = False,
        beside: Passage | None = None,
        guessed: bool = False,
    ) -> None:
        """Assign the parties that a cell names to a thing, in a role or in those that the cell gives.

        ``beside`` is what else says so: the letter of a matrix, where the cell is the heading above it. Where
        nothing says that the cell is of that role, it is ``guessed``, and so inferred; so is whoever a ditto mark means.
        """
        people = self.parties.asks_for_people(stated_as)
        words, pointing = self._named_by(cell, stated_as)
        for party in self.parties.read(words, bodies=bodies, people=people):
            sure = replace(party, basis="inferred") if guessed or pointing else party
            if pointing and party.kind in _NOT_UNDERSTOOD:
                sure = replace(sure, passage=pointing)
            self.assign_party(thing, role, sure, stated_as, block, beside=beside or pointing)

    def nobody(
        self, thing: Ref, role: Role, evidence: Passage | Iterable[Passage], label: str
    ) -> None:
        """Say that the document asks who, by a label or a column, and gives no answer: a vacancy."""
        place = self.numbered(f"{thing.slug or slug(thing.name)}-{role}")
        vacancy = self.placed("vacancy", NOBODY, place, scope=role, under=thing)
        stated_as = f"{label} (empty)"
        self.findings.link(
            self.source, evidence, thing, "assignedTo", vacancy, role=role, stated_as=stated_as
        )

    def no_holder(
        self,
        post: Ref,
        words: str,
        place: str,
        evidence: Passage | Iterable[Passage],
        stated_as: str,
        *,
        kind: str = "vacancy",
        start: str | None = None,
        end: str | None = None,
    ) -> None:
        """Say that nobody holds a post, by these words; by another ``kind`` that its holder is withheld, or unclear."""
        holder = self.placed(kind, words, self.numbered(place), scope="holder", under=post)
        self.findings.link(
            self.source, evidence, holder, "holds", post, stated_as=stated_as, start=start, end=end
        )

    def assign_party(
        self,
        thing: Ref,
        role: Role,
        party: Party,
        stated_as: str,
        block: Block,
        *,
        beside: Passage | None = None,
    ) -> None:
        """Assign one party that was read; words that are no party are unread."""
        if party.kind == "unread":
            reason = _reason(stated_as, party.why)
            self.not_understood(thing, block, party.passage, reason)
            return
        if party.kind in _NOT_UNDERSTOOD:
            why = f"it is not clear who “{party.name}” is; add a kind or split decision"
            reason = _reason(stated_as, why)
            self.findings.cannot_read(self.source, block, party.passage, reason)
        agent = self._agent(thing, role, party)
        if party.role != "contact":  # named for a body, which is the one that answers
            self.findings.link(
                self.source,
                party.passage if beside is None else (beside, party.passage),
                thing,
                "assignedTo",
                agent,
                role=party.role if is_role(party.role) else role,
                stated_as=_stated_as(stated_as, party),
                basis=party.basis,
                start=party.start,
                end=party.end,
            )
        if party.kind == "person":
            self.person(party)
        elif party.kind == "vacancy" and party.post:  # "Head of Parks (vacant)": that post is
            post = self.post(party.post, party.body, party.passage)
            self.findings.link(
                self.source, party.passage, agent, "holds", post, stated_as=party.post
            )

    def not_read(self, thing: Ref, passage: Passage, reason: str) -> None:
        """Say of a thing which part of its row was not read: an answer must not pass for all of it."""
        if thing.kind in ATTRIBUTES["notRead"].subjects:
            self.findings.attribute(
                self.source, passage, thing, "notRead", reason, raw=passage.text
            )

    def not_understood(self, thing: Ref, block: Block, passage: Passage, reason: str) -> None:
        """Own up to words that were seen and not understood, and say so of the thing that they are said of."""
        self.findings.cannot_read(self.source, block, passage, reason)
        self.not_read(thing, passage, reason)

    def _agent(self, thing: Ref, role: Role, party: Party) -> Ref:
        match party.kind:
            case "vacancy" | "unclear" | "withheld" | "initials":
                place = f"{thing.slug or slug(thing.name)}-{role}"
                kind = "unclear" if party.kind == "initials" else party.kind
                # Each is its own: equal words may be two people.
                return self.placed(kind, party.name, self.numbered(place), scope=role, under=thing)
            case "person":
                return Ref("person", party.name)
            case "post":
                return self.post(party.name, party.body, party.passage)
            case "everyone" | "group":
                return Ref("body", party.name)
            case "unit" if party.body:
                return Ref("body", f"{party.name}, {party.body}")
            case _:
                return self.body(party.name)

    def person(self, party: Party) -> Ref:
        """Point at a person, and say what the passage tells besides the name: title, post, body."""
        say, agent = self.findings, Ref("person", party.name)
        if party.honorific:
            say.attribute(self.source, party.passage, agent, "honorific", party.honorific)
        if party.post and not _is_no_title(party.post):
            post = self.post(party.post, party.body, party.passage)
            say.link(self.source, party.passage, agent, "holds", post, stated_as=party.post)
        elif party.body:
            body = self.body(party.body)
            say.link(self.source, party.passage, agent, "memberOf", body, stated_as=party.body)
        return agent

    def post(self, title: str, body: str, passage: Passage, basis: Basis = "stated") -> Ref:
        """Point at a post; one that belongs to a body is named with it."""
        return self.post_in(title, self.body(body), passage, basis) if body else Ref("post", title)

    def post_in(self, title: str, body: Ref, passage: Passage, basis: Basis = "stated") -> Ref:
        """Point at a post of a body; that of a body without a name, "the Board", is of this document, too."""
        post = Ref("post", f"{title} of {body.name}", within=body.within)
        self.findings.link(self.source, passage, post, "postIn", body, stated_as=title, basis=basis)
        return post


def _is_no_title(words: str) -> bool:
    """Whether words open as no title does: "At the request of the Chair, Ann Bee"."""
    return first_word(words).casefold() in frames().words["prepositions"]


def _reason(heading: str, why: str) -> str:
    return f"{heading}: {why}" if heading else why


def _stated_as(heading: str, party: Party) -> str:
    """The heading, and what the words themselves say of the role: "Owner (support)"."""
    more = ", ".join(filter(None, (party.label.casefold(), "interim" if party.interim else "")))
    return f"{heading} ({more})" if more else heading

"""What a table is about: its columns' roles and its type, from headings and cells together, with reasons.

Headings alone mislead ("Function" is a column of delegations, of posts and of groups), and cells alone do
too. Each type of table is tried with the roles that it may have; the one that explains most of the
columns, and has what it needs, wins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from remit.loaders.blocks import Block, Passage
from remit.loaders.document.cards import TITLE
from remit.loaders.schema.asking import (
    asks_for_risks,
    asks_for_work,
    bear_out,
    hardly_minutes,
    tells_of_money,
)
from remit.loaders.schema.cells import share
from remit.loaders.schema.columns import Option, fit_of, headings_of, rivals
from remit.loaders.schema.heading import FEWEST_LETTERS, OWNERS, Headings
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.spread import of_part, spread
from remit.loaders.schema.subjects import BARELY, PARTIES, PLAIN, subject_of, without_hints
from remit.loaders.schema.things import named_after, of_things
from remit.loaders.schema.titled import names_it, only_number
from remit.loaders.schema.wordings import Meaning

_LEAST_COLUMN = 0.33  # below this a heading and its cells say too little
_SURELY = 0.9  # the score of a heading's meaning against its looks
_LEAST_FIT = 0.3  # of the cells of a column of parties or dates
_OF_LISTS = ("name", "presence")
_OF_POSTS = ("posts", "members")
_OF_SOMEBODY = ("members", "contacts", "posts")
_HARDLY_SAID = ("post", "body", "unit", "group", "charge")
_LITERALLY, _HARDLY = 0.95, 0.7  # the score of what a heading says, and of what it may say besides
_LOOKED_AT = 60  # rows
_BY_CELLS = ("presence", "politics")  # no heading alone says so: "Apologies" may stand above names
_STRICT = (*_BY_CELLS, "party", "parties", "person", "date", "letter", "law", "superior", "theme")
_WORDED = ("phrase", "prose", "work", "theme")
_SAID = ("prose", "work")
_AS_THE_WORK = (
    0.05  # what tells the work beside its objective: "Output/Activity" is no measure there
)
_FOR_ALL_ROWS = {"delegations": ("delegate",)}  # what a heading may say instead of a column
_SHOWN_BY_CELLS = frozenset(["party", "post", "body"])
_HALF = 0.5
_NO_WORDS = Passage(())
_ORDINAL = re.compile(r"\(?\d{1,3}[.)]?")
_NAMES = 0.4  # of a label that says what a numbered card is of


# Where headers stand (first row, row after), and what each makes of the rows below it.
Heads = list[tuple[int, int, Match]]


@dataclass(frozen=True)
class Matcher(Headings):
    """Tells headers and types of tables, by a lexicon and by what cells look like.

    ``seen`` is for who cuts tables at their headers: rows, and what was made of them, by the rows' identities, which
    stay theirs as long as they are kept here. It says the same in both passes over a document, as names play no part.
    """

    seen: dict[tuple[int, ...], tuple[Sequence[Block], Heads]] = field(
        default_factory=dict, compare=False, repr=False
    )
    strict: bool = False  # a cell is of no type but by its own words

    def match(self, header: Sequence[Block], rows: Sequence[Block], given: str = "") -> Match:
        """Say what table these rows make under this header; its kind is empty where none fits.

        ``given`` is the role of what the rows are about, where that is the document's own thing.
        """
        headings = self._headings(header)
        cells = self.cells(headings, rows)
        headings = {**headings, **(over := spread(headings, cells))}
        options = [
            (self._score(meaning, cells.get(number, ())), number, meaning)
            for number, meanings in self._parted(headings, cells, over.values()).items()
            for meaning in without_hints(meanings)
            if meaning.role != given
        ]
        best = self._best(headings, options, header, cells, given)
        if best.kind and not bear_out(self.looks, best, cells):
            known = [o for o in options if (o[2].role, o[2].wording) not in self.lexicon.plain]
            best = self._best(headings, known, header, cells, given)
        return best

    def _best(
        self,
        headings: Mapping[int, Passage],
        options: Sequence[Option],
        header: Sequence[Block],
        cells: Mapping[int, Sequence[str]],
        given: str,
    ) -> Match:
        """What table columns make that may mean so much; its kind is empty where none fits."""
        options = list(options)
        found = [
            self._as(kind, headings, options, header, cells=cells, given=given)
            for kind in self.lexicon.tables
        ]
        fitting = [match for match in found if match.kind]
        # Of two that explain the same the lexicon's first is meant.
        best = max(fitting, key=lambda match: (match.score, _is_register(match)), default=None)
        if best is not None and self._is_of_another_kind(best, cells):
            if contacts := _of_contacts(fitting):
                return contacts
            found, best = [replace(best, kind="")], None
        if best is not None and best.kind == "measures":
            best = _of_priorities(best, cells)
        if best is None or best.kind == "measures":
            options += named_after(self.lexicon, headings, options)
            work = self._as("actions", headings, options, header, cells=cells, given="topic")
            things = of_things(self.lexicon, self.looks, work, cells)
            best = things if things and not (best and _are_measures(best, things)) else best
        return self._numbered(best or max(found, key=lambda match: match.score), cells)

    def _is_of_another_kind(self, match: Match, cells: Mapping[int, Sequence[str]]) -> bool:
        """Whether the headings of a table do not ask for what its type is of."""
        if match.kind == "actions":
            return not asks_for_work(self.lexicon, match)
        if match.kind == "risks":
            return not asks_for_risks(self.lexicon, match)
        if match.kind == "minutes":
            return hardly_minutes(match, cells)
        several = max(map(len, cells.values()), default=0) > 1
        of_somebody = match.kind in _OF_SOMEBODY and "name" not in match.roles
        if several and of_somebody and self._asks_for_owners(match):
            return True
        named = match.roles.keys() & {"name", "post"}
        return match.kind == "members" and not named and tells_of_money(self.lexicon, match)

    def _asks_for_owners(self, match: Match) -> bool:
        """Whether a heading surely asks who answers for the rows, and was hardly taken for anything else."""
        return any(
            m.role in OWNERS and m.score >= _LITERALLY
            for c in match.columns
            if c.role in _HARDLY_SAID and c.score < BARELY
            for m in self.lexicon.meanings(c.heading.text)
        )

    def _numbered(self, match: Match, cells: Mapping[int, Sequence[str]]) -> Match:
        """A match with the columns that number the rows and have no heading, so that nothing of them is missing."""
        headed = {column.number for column in match.columns if column.heading.text}
        why = "numbers of the rows, under no heading"
        numbers = [
            Column(number, _NO_WORDS, "neutral", 0.0, why)
            for number, found in cells.items()
            if number not in headed
            and number != TITLE
            and len(found) > 1
            and all(map(_ORDINAL.fullmatch, found))
        ]
        kept = [c for c in match.columns if c.number not in {n.number for n in numbers}]
        return replace(match, columns=(*numbers, *kept)) if match.kind and numbers else match

    def _headings(self, header: Sequence[Block]) -> dict[int, Passage]:
        """The words above each column; a heading over several others is none of the first of these."""
        headings = headings_of(header)
        if len(header) == 2:
            upper, lower = (row.cells for row in header)
            for number in upper.keys() & lower.keys():
                over_others = number + 1 in lower and number + 1 not in upper
                if over_others and self.means(lower[number].text, _SURELY):
                    headings[number] = lower[number]
        return headings

    def cells(self, headings: Mapping[int, Passage], rows: Sequence[Block]) -> dict[int, list[str]]:
        """What stands in each column of the first rows, without blanks."""
        cells: dict[int, list[str]] = {number: [] for number in headings}
        for row in rows[:_LOOKED_AT]:
            for number, cell in row.cells.items():
                if not self.looks.blank(cell.text):
                    cells.setdefault(number, []).append(cell.text)
        return cells

    def _as(
        self,
        kind: str,
        headings: Mapping[int, Passage],
        options: Iterable[Option],
        header: Sequence[Block],
        *,
        cells: Mapping[int, Sequence[str]],
        given: str,
    ) -> Match:
        """The columns as a table of this type would have them."""
        table = self.lexicon.tables[kind]
        options = _of_posts(kind, list(options))
        surely = {(n, m.role == "author") for _, n, m in options if m.score >= _LITERALLY}
        scored = [
            o
            for o in options
            if o[2].role in table.roles
            and o[0] >= _LEAST_COLUMN
            # "Answers to" asks for nobody's work, though "answers" may, and "Presented by" not for those present.
            and not (o[2].score < _HARDLY and self._is_anothers(o[2].role, o[1], surely))
        ]
        titles = cells.get(TITLE, ())
        titled = names_it(self.looks, kind, titles, options, self.names_a_post)
        numbered = titled and only_number(titles)
        if numbered and any(s[2].role in table.needs[0] and s[0] >= _NAMES for s in scored):
            titled = False  # "Risk sheet 7", above a label that says which risk it is
        if titled:  # what stands above a card names it, unless a label surely does
            scored = [s for s in scored if s[2].role not in table.needs[0] or s[2].score >= _SURELY]
        about = subject_of(table.needs[0], scored, headings, cells)
        of_column: dict[int, list[float]] = {}
        beside: dict[int, list[Option]] = {}
        for option in scored:
            of_column.setdefault(option[1], []).append(option[0])
            beside.setdefault(option[1], []).append(option)
        missing = table.needs[0][0] if about and about[2].role != table.needs[0][0] else ""
        contacts = {n for _, n, m in options if m.role == "contact" and m.score >= _SURELY}
        order = sorted(
            (
                found is not about,
                -found[0] - (_AS_THE_WORK if found[2].role == missing else 0),
                -found[0],
                rivals(of_column, found),
                found[2].role == "neutral",
                found[1],
                found[2],
            )
            for found in scored
        )
        chosen: dict[int, Column] = {}
        taken: set[str] = set()
        for _, _, minus, _, _, number, meaning in order:
            role = self.lexicon.roles[meaning.role]
            if number in chosen or (meaning.role in taken and not role.several):
                continue
            if meaning.role in taken and self._another(beside[number], -minus, taken):
                continue  # "Partner" beside "Owner" is who helps
            if meaning.role == "responsible" and self._helps(beside[number], -minus, taken):
                continue
            if number in contacts and meaning.role in OWNERS and taken & OWNERS:
                continue  # beside whoever has the work, a contact is only whom to ask about it
            why = f"“{meaning.wording}”; {fit_of(-minus, meaning)}"
            chosen[number] = Column(number, headings[number], meaning.role, -minus, why)
            taken.add(meaning.role)
        if titled:
            main = table.subject[0]
            told = {main} if main not in table.needs[0] else set(table.needs[0])
            named = "neutral" if taken & told else main
            chosen[TITLE] = Column(TITLE, _NO_WORDS, named, PLAIN, "what stands above it")
            taken.add(named)
            headings = {TITLE: _NO_WORDS, **headings}
        elif numbered:
            chosen[TITLE] = Column(TITLE, _NO_WORDS, "reference", PLAIN, "it numbers what is below")
            headings = {TITLE: _NO_WORDS, **headings}
        if given in table.needs[0] or given in _FOR_ALL_ROWS.get(kind, ()):
            taken.add(given)
        columns = tuple(
            chosen.get(number) or Column(number, heading, "", 0.0, "no wording of the lexicon fits")
            for number, heading in headings.items()
        )
        fits = all(taken & set(needs) for needs in table.needs)
        half = ("neutral", "other date", "reference")
        total = sum(c.score * (0.5 if c.role in half else 1) for c in columns) / len(columns)
        return Match(kind if fits else "", tuple(header), columns, round(total, 3))

    def _options(self, headings: Mapping[int, Passage]) -> dict[int, Sequence[Meaning]]:
        """What each heading may mean: a letter of a role beside two others means that role alone."""
        words = {number: heading.text.strip() for number, heading in headings.items()}
        letters = self.letters(words.values())
        lettered = letters if len(letters) >= FEWEST_LETTERS else set()
        return {
            number: [Meaning(self.lexicon.letters[text], 1.0, text)]
            if text in lettered
            else self.lexicon.meanings(headings[number].text)
            for number, text in words.items()
        }

    def _parted(
        self,
        headings: Mapping[int, Passage],
        cells: Mapping[int, Sequence[str]],
        over: Iterable[Passage],
    ) -> dict[int, Sequence[Meaning]]:
        """What each heading may mean; one that stands ``over`` several columns means another thing for each."""
        several = set(map(id, over))
        return {
            n: of_part(
                self.looks, meanings, cells.get(n, ()), lambda r: self.lexicon.roles[r].value
            )
            if id(headings[n]) in several
            else meanings
            for n, meanings in self._options(headings).items()
        }

    @staticmethod
    def _is_anothers(role: str, number: int, surely: Collection[tuple[int, bool]]) -> bool:
        """Whether a column surely asks for something else: for no owner, or for the author and for no name of a list."""
        of_author = (number, True) in surely
        return (role in PARTIES and (of_author or (number, False) in surely)) or (
            role in _OF_LISTS and of_author
        )

    @staticmethod
    def _another(options: Sequence[Option], score: float, taken: set[str]) -> bool:
        """Whether a column may as well have a role that no other has."""
        return any(s >= score and m.role not in taken and m.role in PARTIES for s, _, m in options)

    @staticmethod
    def _helps(options: Sequence[Option], score: float, taken: set[str]) -> bool:
        """Whether a column is as well who helps, beside one of who leads: "Lead, Partners"."""
        helps = any(s >= score and m.role == "support" for s, _, m in options)
        return helps and "accountable" in taken

    def _score(self, meaning: Meaning, cells: Sequence[str]) -> float:
        value = self.lexicon.roles[meaning.role].value
        if value in _BY_CELLS and not cells:
            return 0.0
        if value in _WORDED and cells and not any(any(map(str.isalnum, c)) for c in cells):
            return 0.0  # nothing but signs
        if (
            value in _SAID
            and meaning.score < _SURELY
            and cells
            and not any(any(map(str.isalpha, c)) for c in cells)
        ):
            return 0.0  # numbers of the rows
        general = meaning.wording in self.lexicon.of_anything and value in _SHOWN_BY_CELLS
        if general and cells and not self._name_somebody(cells):
            return 0.0
        fit = self._fit(value, cells)
        if value in _STRICT and fit < _LEAST_FIT:
            # Plain words outweigh cells that fit nothing; not cells that are something else.
            other = share(self._is_another(cell, value) for cell in cells)
            if value in _BY_CELLS or meaning.score < _SURELY or other > 1 - _LEAST_FIT - 0.2:
                return 0.0
        return round(meaning.score * (0.35 + 0.65 * fit), 3)

    def _name_somebody(self, cells: Sequence[str]) -> bool:
        """Whether cells name somebody by their own words, as they have to below "Name" or "Title", which stand above anything."""
        return share(map(self.looks.names_somebody, cells)) >= _HALF

    def _is_another(self, cell: str, value: str) -> bool:
        """Whether a cell is of another type than this beyond doubt: people stand in no column of days."""
        return bool(self.looks.kind(cell)) or (value == "date" and self.looks.fits(cell, "person"))

    def _fit(self, value: str, cells: Sequence[str]) -> float:
        """How many cells may hold a value of a type; of a few words under each other some prove the rest."""
        if not self.strict and value in ("status", "prose") and self.looks.are_statuses(cells):
            return 1.0 if value == "status" else _LEAST_FIT
        return share(self.looks.fits(cell, value) for cell in cells)


def _of_posts(kind: str, options: Sequence[Option]) -> list[Option]:
    """What headings may mean in a table of a type: "Service" beside "Post" is where a post is, and nothing to see to."""
    surely = {(m.role, n) for _, n, m in options if m.score >= _LITERALLY}
    units = {n for role, n in surely if role == "unit" and kind in _OF_POSTS}
    if not any(role == "post" for role, _ in surely):
        return list(options)
    # "Job title" asks for the post, and "Job/team function" only might.
    plainest = max(m.score for _, _, m in options if m.role == "post")
    return [
        o
        for o in options
        if not (o[2].role == "charge" and o[1] in units)
        and not (kind == "posts" and o[2].role == "post" and o[2].score < plainest)
    ]


def _are_measures(match: Match, things: Match) -> bool:
    """Whether what a table is of is measured, and nothing that is to be done by some day."""
    told = {c.number for c in match.roles["measure"]} & {c.number for c in things.roles["action"]}
    return bool(told) and "deadline" not in things.roles


def _of_contacts(fitting: Sequence[Match]) -> Match | None:
    """The table of whom to turn to that rows make as well, where a heading surely asks for that: "Topic | Contact"."""
    found = (match for match in fitting if match.kind == "contacts")
    return next(
        (m for m in found if any(c.score >= _SURELY for c in m.roles.get("contact", ()))), None
    )


def _of_priorities(match: Match, cells: Mapping[int, Sequence[str]]) -> Match:
    """A table of priorities with how each is measured, and not of measures: no two rows have the same one."""
    told, who = (
        match.roles.get("priority", ()),
        [c for role in OWNERS for c in match.roles.get(role, ())],
    )
    if len(told) != 1 or not who:
        return match
    named = cells.get(told[0].number, ())
    if len(set(named)) < len(named) or len(named) < max(map(len, cells.values())):
        return match
    columns = tuple(c._replace(role="objective") if c is told[0] else c for c in match.columns)
    return replace(match, kind="actions", columns=columns)


def _is_register(match: Match) -> bool:
    """Whether a table is one of risks with what is done about each, or of what a law asks, by the heading of a card."""
    if match.kind == "duties":
        return any(column.number == TITLE for column in match.columns)
    risks, actions = match.roles.get("risk", ()), match.roles.get("action", ())
    return match.kind == "risks" and bool(risks and actions) and risks[0].number < actions[0].number

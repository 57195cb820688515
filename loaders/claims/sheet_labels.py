"""What the labels of a sheet about one post say: whom it answers to, who answers to it, who holds it, where it is, what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims import choosing, functions
from remit.loaders.claims.grids import Cell
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.sheets import Label, Sheet
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare, between

_PARTS = re.compile(r"[;,]\s+(?:and\s+)?|(?<!\s)\s+and\s+|(?<!\s)\s+&\s+")
_COUNT = re.compile(
    r"^(?:(?:a|an|the)\s+(?:team|group|number)\s+of\s+)?(?:(?P<number>\d{1,3}|[A-Za-z]+)\s+(?:x\s+)?)?(?=\S)"
)
_TIMES = re.compile(r"(?<!\s)\s*(?:\(\s?x?\s?\d{1,3}(?:\.\d)?\s?(?:FTE|posts?)?\)|[x×]\s?\d{1,3})$", re.IGNORECASE)  # fmt: skip
_MOST_WORDS = 6  # of a title
_NEAR = 3  # pieces behind the last label
_NONE = ("none", "no staff", "nil", "no one", "nobody", "not applicable", "n/a")


@dataclass(frozen=True)
class _Said:
    """A sheet's post with whoever says its facts."""

    teller: Teller
    sheet: Sheet
    post: Ref


def tell(teller: Teller, sheet: Sheet, found: Sequence[Piece]) -> list[Piece]:
    """Say what the labels of a sheet say of its post, and which pieces they are; what nobody understands of them is unread."""
    reading = teller.reading
    post = Ref("post", sheet.title)
    reading.findings.attribute(reading.source, sheet.passage, post, "name", sheet.title)
    said = _Said(teller, sheet, post)
    for label in sheet.labels:
        match label.role:
            case "post":
                reading.findings.attribute(
                    reading.source, label.passage, post, "name", label.value.text
                )
            case "reports to":
                _superior(said, label)
            case "subordinates":
                _subordinates(said, label, *_staff(teller, label.value, counted=True))
            case "name":
                _holder(said, label)
            case "unit" | "body":
                _home(said, label)
            case "purpose" | "charge":
                _charge(said, label)
            case "nominator":
                choosing.tell(reading, label.value, post, stated_as=label.words, block=label.block)
            case "deputy":
                reason = f"“{label.words}”: there is no relation for it"
                teller.cannot_read(label.block, label.value, reason)
    _others(teller, sheet, found)
    return sheet.labelled(found)


def _others(teller: Teller, sheet: Sheet, found: Sequence[Piece]) -> None:
    """Own up to labels among those of a sheet that nobody knows, and that name somebody."""
    labelled = {id(piece) for piece in sheet.labelled(found)}
    last = max((label.last for label in sheet.labels), default=sheet.start)
    for piece in found[sheet.start : last + _NEAR]:
        title = piece.passage.text == sheet.passage.text
        if piece.value is None or not piece.label or id(piece) in labelled or title:
            continue
        if any(phrase.party for phrase in teller.reading.grammar.read(piece.value.text)[1]):
            reason = f"“{piece.label}”: what this label asks for is not known"
            teller.cannot_read(piece.block, piece.passage, reason)


def _superior(said: _Said, label: Label) -> None:
    """Whom a post answers to: a post, with whoever holds it, a body or somebody by name."""
    reading, told = said.teller.reading, False
    parties = _parties(said.teller, label.value) if ":" not in label.value.text else []
    for party in parties:
        match party.kind:
            case "post":
                above = reading.post(with_capital(party.name), party.body, party.passage)
            case "body" | "unit" | "group":
                above = reading.body(party.name)
            case "person" if party.post:
                reading.person(party)
                above = reading.post(party.post, party.body, party.passage)
            case _:
                continue
        told = said.teller.link(said.post, "reportsTo", above, label.passage, label.words) or told
    if not told:
        _unclear(said, label, label.value)


def _parties(teller: Teller, value: Passage) -> list[Party]:
    """The parties of a value; a title that is joined by "and" is one: "Clerk and Chief Officer"."""
    text = value.text.rstrip(" .")
    title = bare(text)
    if teller.reading.parties.is_post(title) and not re.search(r"[;,/()]|\sand\sthe\s", text):
        return [Party("post", title, value)]
    return teller.reading.parties.read(value)


def _subordinates(
    said: _Said,
    label: Label,
    staff: Sequence[tuple[str, str, Passage]],
    others: Sequence[Passage],
) -> None:
    """Who answers to a post: several of a title are one post, which the paper calls by its plural."""
    say, source = said.teller.reading.findings, said.teller.reading.source
    text = label.value.text.casefold().strip(" .")
    if text in _NONE or not any(map(str.isalpha, text)):
        return  # "Staff: 38"
    for title, written, passage in staff:
        post = Ref("post", title)
        if written != title:
            say.attribute(source, passage, post, "name", written)
        said.teller.link(post, "reportsTo", said.post, label.passage, label.words)
    for passage in others:
        _unclear(said, label, passage)


def _staff(
    teller: Teller, value: Passage, *, counted: bool
) -> tuple[list[tuple[str, str, Passage]], list[Passage]]:
    """The posts that a value lists, each with its title in the singular and as it is written, and what else it lists.

    Where the label asks for staff what is ``counted`` is some, whatever its words: "three Rangers".
    """
    found: list[tuple[str, str, Passage]] = []
    others: list[Passage] = []
    sure = False
    for part in _parts(value):
        written, several = _uncounted(part.text)
        title = _singular(written)
        deed = not several and _is_deed(written)
        several = several or title != written
        post = teller.reading.parties.is_post(title) and not deed
        sure = sure or post or (counted and several)
        named = counted and (several or written[:1].isupper()) and len(title.split()) <= _MOST_WORDS
        if post or (named and any(map(str.isalpha, title))):
            shown = with_capital(title) if several else bare(written)
            found.append((shown, with_capital(written), part))
        else:
            others.append(part)
    return (found, others) if sure else ([], others)


def _is_deed(words: str) -> bool:
    """Whether words are something to do: "Advise members", and not "Support Workers"."""
    return opens_with_verb(words) and words.partition(" ")[2][:1].islower()


def _parts(value: Passage) -> Iterator[Passage]:
    """What a value lists: in the lines of a cell, or between its marks."""
    for words in value.by_part:
        for a, b in between(words.text.rstrip(" ."), _PARTS, outside=True):
            yield words.cut(a, b)


def _uncounted(text: str) -> tuple[str, bool]:
    """Words without how many they are, and whether they say that."""
    words = _TIMES.sub("", text)
    m = _COUNT.match(words)
    if m is not None and m["number"] and _is_number(m["number"]):
        return words[m.end() :], True
    return re.sub(r"^[Tt]he\s+", "", words), words != text


def _is_number(word: str) -> bool:
    return word.isdigit() or word.casefold() in frames().words["numbers"] | {"a", "an"}


def _singular(title: str) -> str:
    """One of several posts of a title: "Cemetery Supervisors" are each a Cemetery Supervisor."""
    plural = title.endswith("s") and not title.endswith(("ss", "us"))
    return title[:-1] if plural else title


def _holder(said: _Said, label: Label) -> None:
    reading = said.teller.reading
    for party in reading.parties.read(label.value, people=True):
        if party.kind == "person":
            agent = Ref("person", party.name)
            if party.honorific:
                reading.findings.attribute(
                    reading.source, party.passage, agent, "honorific", party.honorific
                )
            reading.findings.link(
                reading.source, label.passage, agent, "holds", said.post,
                stated_as=label.words, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind in ("vacancy", "withheld"):
            place = f"{slug(said.sheet.title)}-{party.kind}"
            reading.no_holder(
                said.post, party.name, place, label.passage, label.words, kind=party.kind
            )
        elif party.kind == "post":
            reason = (
                f"“{label.words}”: a post that another goes with, for which there is no relation"
            )
            said.teller.cannot_read(label.block, party.passage, reason)
        else:
            _unclear(said, label, party.passage)


def _home(said: _Said, label: Label) -> None:
    """The body or the part of one that a post is in."""
    for party in said.teller.reading.parties.read(label.value, bodies=True):
        if party.kind in ("body", "unit"):
            home = said.teller.reading.body(party.name)
            said.teller.link(said.post, "postIn", home, label.passage, label.words)


def _charge(said: _Said, label: Label) -> None:
    """What, or whom, a post is responsible for."""
    staff, others = _staff(said.teller, label.value, counted=False)
    if staff:
        _subordinates(said, label, staff, others)
        return
    cell = Cell(label.words, label.value)
    functions.claim(said.teller.reading, cell, said.post, label.passage, label.block)


def _unclear(said: _Said, label: Label, passage: Passage) -> None:
    reason = f"“{label.words}”: it is not clear who “{passage.text}” is"
    said.teller.cannot_read(label.block, passage, reason)

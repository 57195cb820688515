"""Running text: who chairs, reports, leads, belongs, and how often a body meets, in sentences, labels and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    agreed,
    answered,
    appositions,
    aside,
    attendance,
    by_sections,
    charts,
    contact_cards,
    directories,
    held,
    offices_told,
    outlines,
    outsiders,
    portfolios,
    powers,
    seated,
    sheet_labels,
    sheets,
    staffed,
    trees,
)
from remit.loaders.claims.acting import peopled, spelt_papers
from remit.loaders.claims.captions import settle
from remit.loaders.claims.names import Names
from remit.loaders.claims.own import names_in_front, own_thing, short_name, signed_by
from remit.loaders.claims.people import Known
from remit.loaders.claims.pieces import Piece, pieces
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.running import Text
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.titles import Titles
from remit.loaders.claims.told import Teller
from remit.loaders.reading import Reading


def recognise(reading: Reading) -> None:
    """Read what running text says of bodies, posts, people and their work."""
    if reading.is_table and not (reading.loose or reading.prose):
        return
    grammar = reading.grammar
    found = [*pieces(reading), *charts.said(reading)]
    if not found:
        return
    of_posts = sheets.find(reading, found)
    found = sheets.plainly(found, of_posts)
    names = Names(
        reading,
        own_thing(reading),
        people=[Known(*one) for one in (*reading.present, *reading.spelt)],
        signed=signed_by(reading),
        titles=Titles(grammar.lexicon.too_general),
    )
    names.call_own(short_name(reading, names.own))
    in_front = {key(name): name for name in names_in_front(reading) if " " in name}
    names.full |= in_front
    names.opening |= in_front.keys()
    read = _sentences(names, found, of_posts)
    teller = Teller(reading, names, asking={*_asking_of_work(reading, found)})
    taken = {id(p) for sheet in of_posts for p in sheet_labels.tell(teller, sheet, found)}
    taken |= charts.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= _there(teller, [p for p in found if id(p) not in taken])
    taken |= agreed.read(teller, grammar, found, taken)
    taken |= trees.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= outlines.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= held.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= contact_cards.read(teller, [p for p in found if id(p) not in taken])
    taken |= directories.read(teller, [p for p in found if id(p) not in taken])
    taken |= seated.read(teller, [p for p in found if id(p) not in taken])
    if names.own.paper not in ("minutes", "log") and not reading.present:
        left = [p for p in found if id(p) not in taken]
        taken |= outsiders.read(teller, grammar, left, names.own.body)
    below = {id(p): sheet.phrase for sheet in of_posts for p in sheet.duties(found)}
    inside = {id(p) for sheet in of_posts for p in found[sheet.start : sheet.end]}
    inside |= taken | teller.asking
    entries = portfolios.read(teller, grammar, [p for p in found if id(p) not in inside])
    entries = replace(entries, about=entries.about | below)
    taken |= entries.taken
    taken |= powers.read(teller, grammar, [p for p in found if id(p) not in taken])
    apart = aside.asides(found, read)
    idle = apart | aside.news(
        found, plain=not names.own.paper
    )  # where what somebody "will" do is laid on nobody
    for read_by in (staffed.read, offices_told.read):
        taken |= read_by(teller, grammar, [p for p in found if id(p) not in taken | idle])
    taken |= by_sections.read(teller, grammar, found, taken | idle)
    Text(teller, grammar, (aside.asides(found, read, "made up"), idle), entries).read(
        found, taken, read
    )
    beside = [p for p in found if id(p) not in apart and not _in_columns(reading, p)]
    appositions.read(teller, grammar, beside, read)
    settle(reading)
    charts.own_up(reading)


def _sentences(
    names: Names, found: Sequence[Piece], of_posts: Sequence[sheets.Sheet]
) -> dict[int, list[Sentence]]:
    """The sentences of each piece, by identity, once the names of all of them are known."""
    grammar = names.reading.grammar
    read = {id(p): [Sentence.of(s, grammar) for s in _said(p).sentences()] for p in found}
    for sheet in of_posts:
        for piece in sheet.duties(
            found
        ):  # each clause is one of its duties, or has a subject of its own
            read[id(piece)] = [
                Sentence.of(clause, grammar)
                for s in read[id(piece)]
                for clause in sheets.clauses(s.passage)
            ]
        names.titles.named.setdefault(key(sheet.title), sheet.title)
        for piece in found[sheet.start : sheet.end]:
            read[id(piece)] = [sheet.said(s) for s in read[id(piece)]]
    in_columns = {id(p) for p in found if _in_columns(names.reading, p)}
    for piece in found:
        for sentence in read[id(piece)] if id(piece) not in in_columns else ():
            names.learn(sentence.phrases)
            names.peopled |= peopled(sentence)
            names.papers |= spelt_papers(sentence.passage.text)
            names.short_forms(sentence)
    read = {of: [names.called(s) for s in sentences] for of, sentences in read.items()}
    names.meet(
        (Known(phrase.name, "", sentence.cut(phrase.first, phrase.last)), phrase.honorific)
        for sentences in read.values()
        for sentence in sentences
        for phrase in sentence.phrases
        if phrase.kind == "person" and " " in phrase.name
    )
    return read


def _asking_of_work(reading: Reading, found: Sequence[Piece]) -> Iterator[int]:
    """The pieces by whose labels work was told to be somebody's, by identity: "Objective lead: Ann Bee" names no post."""
    labels = {  # of nobody the line alone is known
        (number, "" if draft.object.kind == "vacancy" else draft.stated_as)
        for number, said in reading.findings.told(reading.source).items()
        for _, draft in said
        if draft.term == "assignedTo" and draft.object is not None
    }
    for piece in found:
        asked = {(n, label) for n in piece.passage.numbers for label in (piece.label, "")}
        if piece.label and not labels.isdisjoint(asked):
            yield id(piece)


def _said(piece: Piece) -> Passage:
    """The words of a piece that are said: of a row what stands beside its label."""
    beside = piece.value if piece.block.form == "row" else None
    return piece.passage if beside is None else beside


def _there(teller: Teller, found: Sequence[Piece]) -> set[int]:
    """Read who was at a meeting or, in a paper that asks of a body, who comes to each; the pieces taken, by identity."""
    grammar, own = teller.reading.grammar, teller.names.own.body
    paper = teller.names.own.paper
    lists = paper not in ("minutes", "log") and any(p.role == "members" for p in found)
    of_body = paper == "terms" or lists or answered.are_asked(found)
    if not of_body or _records(found):
        return attendance.read(teller, grammar, found)
    taken = outsiders.read(teller, grammar, found, own)
    left = [p for p in found if id(p) not in taken and p.role != "present"]
    return taken | attendance.read(teller, grammar, left)


def _records(found: Sequence[Piece]) -> bool:
    """Whether a paper says who was at a meeting, and not only who comes to each."""
    return any(
        p.role == "apologies"
        or (p.role == "present" and not outsiders.come(p.label or p.passage.text))
        for p in found
    )


def _in_columns(reading: Reading, piece: Piece) -> bool:
    """Whether a line is cells that blanks part: no name runs from one to the next."""
    return any(len(cells_of(reading, part)) > 1 for part in piece.passage.parts)

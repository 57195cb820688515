"""One document on the desk: laid out, read by names, and what it says then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from remit.graph.uncollected import uncollected
from remit.loaders import set_apart, two_in_one
from remit.loaders.asked import with_questions
from remit.loaders.blocks import Source
from remit.loaders.claims import (
    carded,
    closing,
    handed_down,
    helped,
    paper_sheets,
    questions,
    remarks,
    sectioned,
    sentences,
    sides,
    spelt,
    tables,
)
from remit.loaders.claims.explained import of_labels
from remit.loaders.claims.phrases import Grammar
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Draft, Findings
from remit.loaders.given import Words
from remit.loaders.judged import name_as_decided, standing, used
from remit.loaders.ledger import ledger_of
from remit.loaders.outline import Mark, outline
from remit.loaders.readers import whole
from remit.loaders.reading import Reading
from remit.loaders.recognisers import (
    bodies,
    chart,
    figures,
    holders,
    law,
    left_over,
    mentions,
    overall,
    plan,
    priorities,
    unanswered,
    unsaid,
)
from remit.loaders.recognisers.dated import day_of
from remit.loaders.regions import with_tables
from remit.loaders.said import Said
from remit.loaders.schema.legends import keyed
from remit.loaders.schema.matching import Matcher
from remit.loaders.split_names import with_whole_names
from remit.loaders.ticked import with_ticks
from remit.loaders.unfolding import unfolded
from remit.loaders.values.phrases import Known, Named

# In this order: names before what uses them, law and figures last.
_RECOGNISERS: tuple[Callable[[Reading], None], ...] = (
    bodies.define,
    bodies.recognise,
    plan.recognise,
    priorities.recognise,
    spelt.recognise,
    handed_down.recognise,
    tables.recognise,
    remarks.recognise,
    overall.recognise,
    paper_sheets.recognise,
    sectioned.recognise,
    carded.recognise,
    closing.recognise,
    sides.recognise,
    holders.recognise,
    sentences.recognise,
    helped.recognise,
    questions.recognise,
    chart.recognise,
)
_IN_CONTEXT: tuple[Callable[[Reading], None], ...] = (
    law.recognise,
    figures.recognise,
    mentions.recognise,
    unsaid.recognise,
    unanswered.recognise,
    left_over.recognise,
)
_LONGEST = 150_000  # characters: fifty pages without a break
_TOO_LONG = (
    f"one piece of text of more than {_LONGEST:,} characters, too long for a paragraph; break it up"
)


@dataclass
class Laid:
    """A document, its outline and what matches that: made when it is to be read, and not before."""

    given: Source
    decisions: Decisions
    matcher: Matcher  # like the grammar one for all documents of a profile, as both remember what they have seen
    grammar: Grammar

    @property
    def name(self) -> str:
        """The document's name."""
        return self.given.document.name

    @cached_property
    def source(self) -> Source:
        """The document as its reader found it."""
        return whole(self.given)

    @property
    def words(self) -> Words:
        """Its words."""
        return Words.of(self.source)

    @cached_property
    def _laid(self) -> tuple[Source, list[Mark], Matcher]:
        """The document with its tables found, its outline, and what matches those: by its own key to letters too."""
        own = replace(
            self.matcher, seen={}
        )  # which holds the rows of this document, and of no other
        # Where a layout is a guess a cell is of no type but by its own words.
        guessing = replace(own, strict=True, seen={})
        native = two_in_one.parted(unfolded(self.source, own), own)
        source = two_in_one.parted(with_tables(native, guessing), own)
        source = with_whole_names(with_ticks(with_questions(source)))
        marks = outline(source, own.looks.profile)
        rows = any(mark.role == "row" for mark in marks)
        return source, marks, keyed(own, source.blocks) if rows else own

    def let_go(self) -> None:
        """Hold no more of the document than its cover, as all that is to be known of it was told."""
        self.given = self.given.cover
        for made in ("source", "_laid"):
            self.__dict__.pop(made, None)

    @uncollected()
    def read(self, known: Known) -> Reading:
        """Read it by names.

        Raises:
            DocumentError: it has a fault that only reading it shows.
        """
        source, marks, matcher = self._laid
        reading = Reading(
            source,
            list(marks),
            matcher.looks.profile,
            self.decisions,
            Findings(),
            matcher,
            self.grammar,
            known,
        )
        _leave_out(reading)
        set_apart.leave_out(reading)
        for recognise in _RECOGNISERS:
            recognise(reading)
        return reading

    @uncollected()
    def said(self, reading: Reading, named: Named) -> tuple[Said, list[Draft]]:
        """What it says, once it is known who is named anywhere, and the drafts of its claims.

        The claims themselves are left out: by then nothing else of the reading need be held.
        """
        reading.named = named
        name_as_decided(reading)
        _the_rest_is_about_the_plan(reading)
        for recognise in _IN_CONTEXT:
            recognise(reading)
        found, cover = reading.findings, reading.source.cover
        said = Said(
            cover,
            reading.partnership.name if reading.partnership else "",
            (),
            [(one, other, cover, passage) for one, other, _, passage in found.aliases],
            found.notes,
            found.regions,
            of_labels(reading),
            ledger_of(reading),
            day_of(reading),
            used(self.decisions, found),
            standing(reading, self.decisions),
        )
        return said, found.drafts


def _leave_out(reading: Reading) -> None:
    """Take the blocks that a decision leaves out away from the recognisers, and what is too long to be a paragraph."""
    name = reading.source.document.name
    kept: list[Mark] = []
    for mark in reading.marks:
        reason = reading.decisions.why_ignored(name, mark.block.parts[0].number)
        too_long = len(mark.block.text) > _LONGEST
        if reason:
            reading.findings.ignore(reading.source, mark.block, f"decided: {reason}")
        elif too_long:
            reading.findings.cannot_read(reading.source, mark.block, mark.block, _TOO_LONG)
        (reading.left_out if reason or too_long else kept).append(mark)
    reading.marks = kept


def _the_rest_is_about_the_plan(reading: Reading) -> None:
    """Text that is about nothing smaller is about the plan."""
    if reading.plan is None:
        return
    taken = {part.number for passage, _ in reading.contexts for part in passage.parts}
    for mark in reading.marks:
        if (
            mark.role in ("text", "item", "footnote", "label")
            and mark.block.parts[0].number not in taken
        ):
            reading.about(mark.block, reading.plan)

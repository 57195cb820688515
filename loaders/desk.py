"""All documents of a load on one desk: read twice, first for their names and then for what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.loaders.asked import with_questions
from remit.loaders.blocks import Source
from remit.loaders.candidates import names_met
from remit.loaders.claims import helped, questions, remarks, sectioned, sentences, tables
from remit.loaders.claims.phrases import Grammar
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Findings
from remit.loaders.fetching import raise_all
from remit.loaders.judged import name_as_decided
from remit.loaders.outline import Mark, outline
from remit.loaders.profile import Profile
from remit.loaders.progress import Told, watched
from remit.loaders.reading import Reading
from remit.loaders.recognisers import (
    bodies,
    chart,
    figures,
    holders,
    law,
    mentions,
    overall,
    plan,
    priorities,
    unanswered,
    unsaid,
)
from remit.loaders.regions import with_tables
from remit.loaders.schema.cells import Looks
from remit.loaders.schema.legends import keyed
from remit.loaders.schema.lexicon import lexicon
from remit.loaders.schema.matching import Matcher
from remit.loaders.values.phrases import Known

# In this order, each over all documents: names before what uses them, law and figures last.
_RECOGNISERS: tuple[Callable[[Reading], None], ...] = (
    bodies.define,
    bodies.recognise,
    plan.recognise,
    priorities.recognise,
    tables.recognise,
    remarks.recognise,
    overall.recognise,
    sectioned.recognise,
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
)


class Desk:
    """The documents that are judged by the same names, their outlines, and what matches those."""

    def __init__(
        self,
        sources: Sequence[Source],
        decisions: Decisions,
        profiles: Mapping[str, Profile],
        told: Told,
    ) -> None:
        # One of each for all documents of a profile, as they remember what they have seen.
        apart = {id(profile): profile for profile in profiles.values()}
        self._grammars = {one: Grammar(profile) for one, profile in apart.items()}
        matchers = {one: _matcher(profile) for one, profile in apart.items()}
        self._laid = [
            _laid(source, matchers[id(profiles[source.document.name])]) for source in sources
        ]
        self._decisions = decisions
        self._told = told

    def learnt(self, begin: float, end: float) -> tuple[list[Reading], Known]:
        """Read the documents for the names in them; what else is found this time does not count."""
        decided = Known(
            frozenset(
                key(n) for one in self._decisions.same if one.kind == "body" for n in one.names
            )
        )
        first = Findings()
        readings = self._read(decided, first, begin, end)
        return readings, names_met(readings, first)

    def judged(self, names: Known, findings: Findings, begin: float, end: float) -> list[Reading]:
        """Read the documents by the names that all of them use.

        Neither the order of rows nor the names of files decide who is who.

        Raises:
            DocumentError: a document has a fault that only reading it shows; all of them are named.
        """
        readings = self._read(names, findings, begin, end)
        name_as_decided(readings, self._decisions, findings)
        _one_partnership(readings, self._decisions)
        for reading in readings:
            _the_rest_is_about_the_plan(reading)
            for recognise in _IN_CONTEXT:
                recognise(reading)
        return readings

    def _read(self, known: Known, findings: Findings, begin: float, end: float) -> list[Reading]:
        met: set[str] = set()
        readings = [
            Reading(
                source,
                list(marks),
                matcher.looks.profile,
                self._decisions,
                findings,
                matcher,
                self._grammars[id(matcher.looks.profile)],
                known,
                met,
            )
            for source, marks, matcher in self._laid
        ]
        for reading in readings:
            _leave_out(reading)
        problems: list[DocumentError] = []
        steps = [*product(_RECOGNISERS, readings)]
        for recognise, reading in watched(
            steps, lambda one: one[1].source.document.name, self._told, begin, end
        ):
            try:
                recognise(reading)
            except DocumentError as error:  # the others may have faults too
                problems.append(error)
        raise_all(problems)
        return readings


def _matcher(profile: Profile) -> Matcher:
    looks = Looks(profile, lexicon().extended(profile.columns))
    return Matcher(looks.lexicon, looks)


def _laid(source: Source, matcher: Matcher) -> tuple[Source, list[Mark], Matcher]:
    """A document with its tables found, its outline, and what matches those: by its own key to letters too."""
    # Where a layout is a guess a cell is of no type but by its own words.
    guessing = replace(matcher, strict=True, seen={})
    source = with_questions(with_tables(source, guessing))
    marks = outline(source, matcher.looks.profile)
    rows = any(mark.role == "row" for mark in marks)
    return source, marks, keyed(matcher, source.blocks) if rows else matcher


def _one_partnership(readings: Sequence[Reading], decisions: Decisions) -> None:
    """Refuse the plans of two partnerships: "the Council" of one must not become the other's."""
    joined = {key(name): key(one.names[0]) for one in decisions.same for name in one.names}
    found: dict[str, Reading] = {}
    for reading in readings:
        if reading.partnership is not None:
            name = key(reading.partnership.name)
            found.setdefault(joined.get(name, name), reading)
    if len(found) > 1:
        plans = " and ".join(
            f"{r.source.document.name} ({r.partnership.name})"
            for r in found.values()
            if r.partnership
        )
        raise DocumentError(
            f"{plans}: these are plans of different partnerships; load each into a register of its own, "
            "or say in the decisions file that the names are the same"
        )


def _leave_out(reading: Reading) -> None:
    """Take the blocks that a decision leaves out away from the recognisers."""
    name = reading.source.document.name
    kept: list[Mark] = []
    for mark in reading.marks:
        reason = reading.decisions.why_ignored(name, mark.block.parts[0].number)
        if reason:
            reading.findings.ignore(reading.source, mark.block, f"decided: {reason}")
        (reading.left_out if reason else kept).append(mark)
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

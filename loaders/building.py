"""Documents and decisions in, a register out: the same inputs give the same contents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.graph.model import Contents, Entity, Sources, checked, digest, merge
from remit.loaders.asked import with_questions
from remit.loaders.blocks import Source
from remit.loaders.candidates import names_met
from remit.loaders.claims import questions, sectioned, sentences, tables
from remit.loaders.claims.explained import of_labels
from remit.loaders.claims.phrases import Grammar
from remit.loaders.decisions import Decisions, kept_decisions, load_decisions
from remit.loaders.drafts import Findings
from remit.loaders.explaining import Region
from remit.loaders.fetching import fetch_all, raise_all
from remit.loaders.gathering import Skipped
from remit.loaders.judged import idle, name_as_decided
from remit.loaders.keeping import kept_profiles, profiles_of
from remit.loaders.ledger import ledger_of
from remit.loaders.names import resolve
from remit.loaders.origins import with_origins
from remit.loaders.outline import Mark, outline
from remit.loaders.profile import Profile, united
from remit.loaders.progress import DONE, LEARNT, READ, Told, silent, watched
from remit.loaders.reading import Reading, slug
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
    overall.recognise,
    sectioned.recognise,
    holders.recognise,
    sentences.recognise,
    questions.recognise,
    chart.recognise,
)
_IN_CONTEXT: tuple[Callable[[Reading], None], ...] = (
    law.recognise,
    figures.recognise,
    mentions.recognise,
    unsaid.recognise,
)


_LAID_NO_MORE = (
    f"{BASELINE}: the statute book that was laid under the register is not laid under what was built "
    "anew; lay it again (remit.graph.baseline.with_baseline)"
)


@dataclass(frozen=True, slots=True)
class Built:
    """What a load made: the contents of the register, and what is told of the load and not kept.

    ``left_out`` has a sentence for each document that could not be read, where the rest was to be loaded
    all the same, ``skipped`` the files of folders and archives that are no documents, ``replaced`` has one for each
    document that another of its name took the place of. ``regions`` tells what each table, and the labels of each
    document, were taken for and why.
    """

    contents: Contents
    left_out: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def load(
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    earlier: Sources | None = None,
) -> Contents:
    """Build a register from documents, as :func:`build` does, or not at all."""
    return build(documents, decisions, profile, earlier).contents


def build(
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    earlier: Sources | None = None,
    *,
    keep_going: bool = False,
    told: Told = silent,
) -> Built:
    """Build a register from documents, beside those that an earlier one was built from.

    A document of the same name takes the place of the earlier one. Where no decisions file is given,
    the decisions that the earlier register was built with still hold, and each document is read with
    the profile that it was read with before: nobody's judgement is forgotten by loading one more
    document. With ``keep_going`` documents that cannot be read are left out, and the earlier of the
    same name stay. ``told`` hears how far it has come.

    Raises:
        DocumentError: a document cannot be read; every faulty document is named.
        DecisionsError: the decisions file or the profile has faults.
    """
    said = earlier.meta if earlier else {}
    judged = load_decisions(decisions) if decisions else kept_decisions(said)
    found = fetch_all(documents, earlier, told)
    profiles = profiles_of(found.sources, found.new, profile, said)
    left_out = found.problems if keep_going and found.new else []
    problems = [*found.faults, *([] if left_out else found.problems)]
    built = Built(Contents())
    if not found.sources:
        raise_all(problems)
    try:  # what cannot be read hides no fault of the rest
        built = _built(with_origins([*found.sources.values()]), judged, profiles, told)
    except DocumentError as error:
        problems.append(error)
    raise_all(problems)
    contents = checked(built.contents)
    if earlier and any(document.name == BASELINE for document in earlier.documents):
        contents = replace(contents, notes=(*contents.notes, _LAID_NO_MORE))
    faults = (fault for one in left_out for fault in one.problems or (str(one),))
    return replace(
        built,
        contents=contents,
        left_out=tuple(faults),
        replaced=tuple(found.replaced),
        skipped=tuple(found.skipped),
    )


def _built(
    sources: Sequence[Source], decisions: Decisions, profiles: Mapping[str, Profile], told: Told
) -> Built:
    findings = Findings()
    readings = _read(sources, decisions, profiles, findings, told)
    resolved = resolve(findings, decisions, united([*profiles.values()]))
    statements = merge(resolved.statements)
    silent = [r.source.document.name for r in readings if not findings.of(r.source)]
    ledger = [entry for reading in readings for entry in ledger_of(reading)]
    papers = _papers([source.document.name for source in sources])
    contents = Contents(
        documents=tuple(source.document for source in sources),
        entities=tuple(sorted((*resolved.entities, *papers))),
        statements=tuple(statements),
        ledger=tuple(ledger),
        notes=(*resolved.notes, *map(_nothing_read, silent)),
        meta={**_meta(readings, decisions), **kept_profiles(profiles)},
    )
    labels = (region for reading in readings if (region := of_labels(reading)) is not None)
    return Built(contents, regions=(*findings.regions, *labels))


def _papers(names: Sequence[str]) -> tuple[Entity, ...]:
    """The documents as things; "may.txt" in the folder "a" and "a-may.txt" are two."""
    alike = Counter(map(slug, names))
    ids = (f"{slug(name)}-{digest(name)[:8]}" if alike[slug(name)] > 1 else slug(name) for name in names)  # fmt: skip
    return tuple(
        Entity(f"document/{id_}", "document", name) for id_, name in zip(ids, names, strict=True)
    )


def _nothing_read(name: str) -> str:
    return (
        f"{name}: no heading, label or column of this document is known, so no fact was read from it; "
        "say in a profile what they mean (--profile)"
    )


def _read(
    sources: Sequence[Source],
    decisions: Decisions,
    profiles: Mapping[str, Profile],
    findings: Findings,
    told: Told,
) -> list[Reading]:
    # One of each for all documents of a profile, as they remember what they have seen.
    apart = {id(profile): profile for profile in profiles.values()}
    grammars = {one: Grammar(profile) for one, profile in apart.items()}
    matchers = {one: _matcher(profile) for one, profile in apart.items()}
    laid = [_laid(source, matchers[id(profiles[source.document.name])]) for source in sources]
    decided = Known(
        frozenset(key(n) for one in decisions.same if one.kind == "body" for n in one.names)
    )

    def read(known: Known, findings: Findings, begin: float, end: float) -> list[Reading]:
        met: set[str] = set()
        readings = [
            Reading(
                source,
                list(marks),
                matcher.looks.profile,
                decisions,
                findings,
                matcher,
                grammars[id(matcher.looks.profile)],
                known,
                met,
            )
            for source, marks, matcher in laid
        ]
        for reading in readings:
            _leave_out(reading)
        problems: list[DocumentError] = []
        steps = [*product(_RECOGNISERS, readings)]
        for recognise, reading in watched(
            steps, lambda one: one[1].source.document.name, told, begin, end
        ):
            try:
                recognise(reading)
            except DocumentError as error:  # the others may have faults too
                problems.append(error)
        raise_all(problems)
        return readings

    # Names first, over all documents; then everything is judged by the same names, so that neither the
    # order of rows nor the names of files decide who is who.
    first = Findings()
    names = names_met(read(decided, first, READ, LEARNT), first)
    readings = read(names, findings, LEARNT, DONE)
    name_as_decided(readings, decisions, findings)
    _one_partnership(readings, decisions)
    for reading in readings:
        _the_rest_is_about_the_plan(reading)
        for recognise in _IN_CONTEXT:
            recognise(reading)
    findings.notes.extend(idle(readings, decisions, findings))
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


def _meta(readings: Sequence[Reading], decisions: Decisions) -> dict[str, str]:
    name = next((r.partnership.name for r in readings if r.partnership), "")
    meta = {
        "scope": decisions.scope or slug(name or "register"),
        "title": decisions.title or name or "Register",
    }
    if decisions.waived:  # decisions about the audit, which reads them; a store keeps strings only
        meta["waivers"] = json.dumps(
            [asdict(waiver) for waiver in decisions.waived], sort_keys=True
        )
    if decisions != Decisions(text=decisions.text):
        meta["decisions"] = decisions.text
    return meta

"""Documents and decisions in, a register out: the same inputs give the same contents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.graph.model import Contents, Document, Entity, LedgerEntry, Sources, checked, merge
from remit.loaders.blocks import Source
from remit.loaders.candidates import names_met
from remit.loaders.claims import sentences, tables
from remit.loaders.decisions import Decisions, kept_decisions, load_decisions
from remit.loaders.drafts import Findings
from remit.loaders.judged import idle, name_as_decided
from remit.loaders.ledger import ledger_of
from remit.loaders.names import resolve
from remit.loaders.origins import with_origins
from remit.loaders.outline import Mark, outline
from remit.loaders.profile import Profile, load_profile
from remit.loaders.readers import fetch, parse
from remit.loaders.reading import Reading, slug
from remit.loaders.recognisers import (
    bodies,
    chart,
    figures,
    holders,
    law,
    mentions,
    plan,
    priorities,
)
from remit.loaders.regions import with_tables
from remit.loaders.schema.cells import Looks
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
    holders.recognise,
    sentences.recognise,
    chart.recognise,
)
_IN_CONTEXT: tuple[Callable[[Reading], None], ...] = (
    law.recognise,
    figures.recognise,
    mentions.recognise,
)


_LAID_NO_MORE = (
    f"{BASELINE}: the statute book that was laid under the register is not laid under what was built "
    "anew; lay it again (remit.graph.baseline.with_baseline)"
)


def load(
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    earlier: Sources | None = None,
) -> Contents:
    """Build a register from documents, beside those that an earlier one was built from.

    A document of the same name takes the place of the earlier one. Where no decisions file is given,
    the decisions that the earlier register was built with still hold: nobody's judgement is forgotten
    by loading one more document.

    Raises:
        DocumentError: a document cannot be read; every faulty document is named.
        DecisionsError: the decisions file or the profile has faults.
    """
    kept = earlier.meta if earlier and decisions is None else {}
    judged = load_decisions(decisions) if decisions else kept_decisions(kept)
    meanings = load_profile(profile)
    found, problems = _fetch_all(documents, earlier)
    sources = _sources(found, problems)
    contents = Contents()
    try:  # what cannot be read hides no fault of the rest
        contents = checked(_contents(with_origins(sources), judged, meanings))
    except DocumentError as error:
        problems.append(error)
    _raise(problems)
    if earlier and any(document.name == BASELINE for document in earlier.documents):
        contents = replace(contents, notes=(*contents.notes, _LAID_NO_MORE))
    return contents


def _fetch_all(
    paths: Sequence[Path], earlier: Sources | None
) -> tuple[list[Document], list[DocumentError]]:
    kept = [d for d in earlier.documents if d.name != BASELINE] if earlier else []
    found = {document.name: document for document in kept}
    without = [name for name, document in found.items() if document.content is None]
    if without:
        raise DocumentError(
            f"the register keeps no copy of {', '.join(without)}, so it cannot be built anew with more "
            "documents; load all documents into a new file"
        )
    named: dict[str, Path] = {}
    problems: list[DocumentError] = []
    for path in paths:
        if path.name in named and not _same_file(path, named[path.name]):
            fault = f"{path}: {named[path.name]} has the same file name; rename one of them"
            problems.append(DocumentError(fault))
            continue
        named[path.name] = path
        try:
            found[path.name] = fetch(path)
        except DocumentError as error:
            problems.append(error)
    if not paths:
        raise DocumentError("there is no document to read; name at least one file")
    return [found[name] for name in sorted(found)], problems


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):  # a link that leads back to itself
        return one.absolute() == other.absolute()


def _sources(documents: Sequence[Document], problems: list[DocumentError]) -> list[Source]:
    """Read documents into blocks; those that cannot be read add to the problems."""
    sources = []
    for document in documents:
        try:
            sources.append(parse(document))
        except DocumentError as error:
            problems.append(error)
    return sources


def _raise(problems: Sequence[DocumentError]) -> None:
    """Name every faulty document, so that all can be put right in one go."""
    if len(problems) == 1:
        raise problems[0]
    each = [fault for problem in problems for fault in problem.problems or (str(problem),)]
    if each:
        raise DocumentError(f"{len(each)} documents cannot be read", each)


def _contents(sources: Sequence[Source], decisions: Decisions, profile: Profile) -> Contents:
    findings = Findings()
    readings = _read(sources, decisions, profile, findings)
    resolved = resolve(findings, decisions, profile)
    statements = merge(resolved.statements)
    cited: dict[str, set[int]] = defaultdict(set)
    for draft in findings.drafts:
        for passage in draft.passages:
            cited[draft.source.document.name].update(part.number for part in passage.parts)
    silent = [r.source.document.name for r in readings if not cited[r.source.document.name]]
    ledger: list[LedgerEntry] = []
    for reading in readings:
        ledger.extend(ledger_of(reading, cited[reading.source.document.name]))
    papers = tuple(
        Entity(f"document/{slug(s.document.name)}", "document", s.document.name) for s in sources
    )
    return Contents(
        documents=tuple(source.document for source in sources),
        entities=tuple(sorted((*resolved.entities, *papers))),
        statements=tuple(statements),
        ledger=tuple(ledger),
        notes=(*resolved.notes, *map(_nothing_read, silent)),
        meta=_meta(readings, decisions),
    )


def _nothing_read(name: str) -> str:
    return (
        f"{name}: no heading, label or column of this document is known, so no fact was read from it; "
        "say in a profile what they mean (--profile)"
    )


def _read(
    sources: Sequence[Source], decisions: Decisions, profile: Profile, findings: Findings
) -> list[Reading]:
    wordings = lexicon().extended(profile.columns)
    looks = Looks(profile, wordings)
    matcher = Matcher(wordings, looks)
    sources = [with_tables(source, matcher) for source in sources]
    outlines = [outline(source, profile) for source in sources]
    decided = Known(
        frozenset(key(n) for one in decisions.same if one.kind == "body" for n in one.names)
    )

    def read(known: Known, findings: Findings) -> list[Reading]:
        met: set[str] = set()
        readings = [
            Reading(source, list(marks), profile, decisions, findings, looks, known, met)
            for source, marks in zip(sources, outlines, strict=True)
        ]
        for reading in readings:
            _leave_out(reading)
        problems: list[DocumentError] = []
        for recognise in _RECOGNISERS:
            for reading in readings:
                try:
                    recognise(reading)
                except DocumentError as error:  # the others may have faults too
                    problems.append(error)
        _raise(problems)
        return readings

    # Names first, over all documents; then everything is judged by the same names, so that neither the
    # order of rows nor the names of files decide who is who.
    first = Findings()
    names = names_met(read(decided, first), first)
    readings = read(names, findings)
    name_as_decided(readings, decisions, findings)
    _one_partnership(readings, decisions)
    for reading in readings:
        _the_rest_is_about_the_plan(reading)
        for recognise in _IN_CONTEXT:
            recognise(reading)
    findings.notes.extend(idle(readings, decisions, findings))
    return readings


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

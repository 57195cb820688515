"""What decisions add once the documents have been read, and which of them had nothing to apply to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.graph.errors import DecisionsError, Place, Problem
from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.decisions import Decisions, KindOf
from remit.loaders.drafts import Draft, Findings, Ref
from remit.loaders.folding import folded
from remit.loaders.reading import Reading
from remit.loaders.wording import bare
from remit.ontology import check


def name_as_decided(readings: Sequence[Reading], decisions: Decisions, findings: Findings) -> None:
    """Give things the decided names that documents use and no recogniser took for a name.

    Only words that stand in a document become a name, each with its place.
    """
    taken = _named(findings) if decisions.same else set()
    for decision in decisions.same:
        for name in decision.names:
            ref = Ref(decision.kind, name)
            if (ref.kind, folded(ref)) in taken:
                continue
            first, rest = name[0], re.escape(name[1:])  # "the Council" may open a sentence
            words = re.compile(rf"(?<!\w)[{re.escape(first + first.upper())}]{rest}(?!\w)")
            for reading in readings:
                for passage in _standing(reading, words):
                    findings.attribute(
                        reading.source, passage, ref, "name", bare(name), basis="decided"
                    )


def kinds_as_decided(findings: Findings, decisions: Decisions) -> Findings:
    """Change the kind of references that a decision says are something else.

    Raises:
        DecisionsError: a thing of the decided kind cannot be in a link that a document says it is in.
    """
    if not decisions.kinds:
        return findings
    problems: dict[Problem, None] = {}

    def decided(ref: Ref | None) -> KindOf | None:
        return decisions.kind_decided(ref.name) if ref and not ref.slug else None

    def mend(ref: Ref) -> Ref:
        found = decided(ref)
        return ref._replace(kind=found.kind) if found else ref

    drafts = []
    for draft in findings.drafts:
        target = mend(draft.object) if draft.object else None
        mended = replace(draft, subject=mend(draft.subject), object=target)
        drafts.append(mended)
        reason = check(mended.subject.kind, mended.term, target.kind if target else None)
        for judged in filter(None, (decided(draft.subject), decided(draft.object))):
            if reason:
                problems[_impossible(judged, draft, reason)] = None
    if problems:
        one = "a decision makes" if len(problems) == 1 else "decisions make"
        raise DecisionsError(
            f"{one} impossible what the documents say; mend and load again",
            list(problems),
            Place(decisions.where),
        )
    aliases = [
        (mend(one), mend(other), source, passage)
        for one, other, source, passage in findings.aliases
    ]
    return replace(findings, drafts=drafts, aliases=aliases)


def _impossible(judged: KindOf, draft: Draft, reason: str) -> Problem:
    place = f"{draft.source.document.name}, {draft.passages[0].locator}"
    said = f" to “{draft.object.name}”" if draft.object else ""
    return Problem(
        f"kind: “{judged.name}” cannot be a {judged.kind}: {place} links "
        f"“{draft.subject.name}”{said}, and {reason}; choose another kind or take the entry out",
        Place(line=judged.line),
    )


def idle(readings: Sequence[Reading], decisions: Decisions, findings: Findings) -> Iterator[str]:
    """Say which decisions found nothing in the documents: a slip, or a document that has changed."""
    decided = (decisions.same, decisions.not_same, decisions.splits, decisions.kinds)
    if not any((*decided, decisions.ignored)):
        return
    taken = _named(findings)
    texts = [mark.block for reading in readings for mark in (*reading.marks, *reading.left_out)]
    cells = {key(cell) for block in texts for cell in (block.text, *block.lines)}
    unused = [
        *(
            f"same: “{name}” is named"
            for one in decisions.same
            for name in one.names
            if (one.kind, folded(Ref(one.kind, name))) not in taken
        ),
        *(
            f"not same: “{name}” is named"
            for one in decisions.not_same
            for name in one.names
            if (one.kind, folded(Ref(one.kind, name))) not in taken
            and not any(key(name) in cell for cell in cells)
        ),
        *(f"split: “{one.cell}” stands" for one in decisions.splits if key(one.cell) not in cells),
        *(
            f"kind: “{one.name}” stands"
            for one in decisions.kinds
            if not any(key(one.name) in cell for cell in cells)
        ),
        *(
            f"ignore: lines {one.first}-{one.last} of “{one.document}” stand"
            for one in decisions.ignored
            if not any(
                one.document in reading.source.document.name
                and one.first <= mark.block.parts[0].number <= one.last
                for reading in readings
                for mark in reading.left_out
            )
        ),
    ]
    for what in unused:
        yield f"decision on {what} nowhere in these documents; check its spelling or take it out"


def _named(findings: Findings) -> set[tuple[str, str]]:
    refs = [ref for draft in findings.drafts for ref in (draft.subject, draft.object)]
    refs += [ref for one, other, *_ in findings.aliases for ref in (one, other)]
    return {(ref.kind, folded(ref)) for ref in refs if ref is not None}


def _standing(reading: Reading, words: re.Pattern[str]) -> Iterator[Passage]:
    """Every place where the words stand, outside of what is left out."""
    for mark in reading.marks:
        place = (reading.source.document.name, mark.block.parts[0].number)
        if place not in reading.findings.ignored:
            yield from (mark.block.match(m) for m in words.finditer(mark.block.text))

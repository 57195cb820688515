"""What decisions add once the documents have been read, and which of them had nothing to apply to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from remit.graph.errors import DecisionsError, Place, Problem
from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.decisions import Decisions, Ignore, KindOf
from remit.loaders.drafts import Claim, Claims, Findings, Ref
from remit.loaders.folding import folded
from remit.loaders.reading import Reading
from remit.loaders.wording import bare
from remit.ontology import check

Decided = tuple[str, str]  # a kind, and a name as a decision gives it


def name_as_decided(reading: Reading) -> None:
    """Give things the decided names that a document uses and no recogniser took for a name in any.

    Only words that stand in a document become a name, each with its place.
    """
    whole = "\n".join(mark.block.text for mark in reading.marks)
    for kind, name in reading.named.unused:
        first, rest = name[0], re.escape(name[1:])  # "the Council" may open a sentence
        words = re.compile(rf"(?<!\w)[{re.escape(first + first.upper())}]{rest}(?!\w)")
        for passage in _standing(reading, words) if words.search(whole) else ():
            reading.findings.attribute(
                reading.source, passage, Ref(kind, name), "name", bare(name), basis="decided"
            )


def used(decisions: Decisions, findings: Findings) -> set[Decided]:
    """Which of the decided names something was taken for."""
    names = [Ref(one.kind, name) for one in decisions.same for name in one.names]
    names += [Ref(one.kind, name) for one in decisions.not_same for name in one.names]
    taken = _named(findings) if names else set()
    return {(ref.kind, ref.name) for ref in names if (ref.kind, folded(ref)) in taken}


def unused(decisions: Decisions, used: Collection[Decided]) -> tuple[Decided, ...]:
    """The names that decisions join and nothing was taken for."""
    names = [(one.kind, name) for one in decisions.same for name in one.names]
    return tuple(dict.fromkeys(one for one in names if one not in used))


def standing(reading: Reading, decisions: Decisions) -> set[str]:
    """What decisions are about of which this document has something: names, cells, lines."""
    if not any((decisions.not_same, decisions.splits, decisions.kinds, decisions.ignored)):
        return set()
    texts = [mark.block for mark in (*reading.marks, *reading.left_out)]
    cells = {key(cell) for block in texts for cell in (block.text, *block.lines)}
    document = reading.source.document.name
    left_out = {mark.block.parts[0].number for mark in reading.left_out}
    named = [n for one in decisions.not_same for n in one.names]
    named += [one.name for one in decisions.kinds]
    return {
        *(name for name in named if any(key(name) in cell for cell in cells)),
        *(one.cell for one in decisions.splits if key(one.cell) in cells),
        *(
            _lines(one)
            for one in decisions.ignored
            if one.document in document and any(one.first <= n <= one.last for n in left_out)
        ),
    }


def _lines(ignored: Ignore) -> str:
    return f"lines {ignored.first}-{ignored.last} of “{ignored.document}”"


def kinds_as_decided(found: Claims, decisions: Decisions) -> Claims:
    """Change the kind of references that a decision says are something else.

    Raises:
        DecisionsError: a thing of the decided kind cannot be in a link that a document says it is in.
    """
    if not decisions.kinds:
        return found
    problems: dict[Problem, None] = {}

    def decided(ref: Ref | None) -> KindOf | None:
        return decisions.kind_decided(ref.name) if ref and not ref.slug else None

    def mend(ref: Ref) -> Ref:
        judged = decided(ref)
        return ref._replace(kind=judged.kind) if judged else ref

    claims = []
    for claim in found.claims:
        mended = claim.with_ends(mend)
        claims.append(mended)
        target = mended.object.kind if mended.object else None
        reason = check(mended.subject.kind, mended.term, target)
        for judged in filter(None, (decided(claim.subject), decided(claim.object))):
            if reason:
                problems[_impossible(judged, claim, reason)] = None
    if problems:
        one = "a decision makes" if len(problems) == 1 else "decisions make"
        raise DecisionsError(
            f"{one} impossible what the documents say; mend and load again",
            list(problems),
            Place(decisions.where),
        )
    aliases = [
        (mend(one), mend(other), source, passage) for one, other, source, passage in found.aliases
    ]
    return replace(found, claims=claims, aliases=aliases)


def _impossible(judged: KindOf, claim: Claim, reason: str) -> Problem:
    said = f" to “{claim.object.name}”" if claim.object else ""
    return Problem(
        f"kind: “{judged.name}” cannot be a {judged.kind}: {claim.place} links "
        f"“{claim.subject.name}”{said}, and {reason}; choose another kind or take the entry out",
        Place(line=judged.line),
    )


def idle(
    decisions: Decisions, used: Collection[Decided], standing: Collection[str]
) -> Iterator[str]:
    """Say which decisions found nothing in the documents: a slip, or a document that has changed."""
    for what in (
        *(
            f"same: “{name}” is named"
            for one in decisions.same
            for name in one.names
            if (one.kind, name) not in used
        ),
        *(
            f"not same: “{name}” is named"
            for one in decisions.not_same
            for name in one.names
            if (one.kind, name) not in used and name not in standing
        ),
        *(f"split: “{one.cell}” stands" for one in decisions.splits if one.cell not in standing),
        *(f"kind: “{one.name}” stands" for one in decisions.kinds if one.name not in standing),
        *(
            f"ignore: {_lines(one)} stand"
            for one in decisions.ignored
            if _lines(one) not in standing
        ),
    ):
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

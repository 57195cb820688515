"""How well documents are read: recall, precision, and what was lost without being admitted.

Each document is loaded by itself, in this process, with the default profile and no decisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from remit.graph.errors import RemitError
from remit.graph.model import Citation, Contents, LedgerEntry
from remit.loaders import load
from tests.corpus.claims import STATES, Claim, Claims
from tests.corpus.keys import Fact, Key
from tests.corpus.wording import alike, one_of, words


@dataclass(frozen=True)
class Found:
    """A fact that was found, whether it is cited where it stands, and whether only as an unclear party."""

    fact: Fact
    cited: bool
    unclear: bool


@dataclass(frozen=True)
class Missed:
    """A fact that was not found, and whether the ledger admits it."""

    fact: Fact
    admitted: bool
    ended: str


@dataclass(frozen=True)
class Score:
    """How one document was read."""

    key: Key
    found: tuple[Found, ...]
    missed: tuple[Missed, ...]
    right: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    unjudged: tuple[Claim, ...]
    refused: str = ""


def score(key: Key, reader: Callable[[list[Path]], Contents] | None = None) -> Score:
    """Load the document of a key and compare."""
    try:
        contents = (reader or load)([key.document])
    except RemitError as error:
        missed = tuple(Missed(fact, True, "refused") for fact in key.facts)
        return Score(key, (), missed, (), (), (), str(error))
    return compare(key, contents)


def compare(key: Key, contents: Contents) -> Score:
    """Compare what was read with a key."""
    claims = Claims(contents)
    found, missed, answers = [], [], set()
    for fact in key.facts:
        answering = claims.answering(fact)
        if answering:
            cited = any(_stands(fact, c) for a in answering for c in a.citations)
            found.append(Found(fact, cited, all(a.unclear for a in answering)))
            answers |= {claim.said for claim in answering}
        else:
            missed.append(_missed(fact, contents, claims))
    right, wrong, unjudged = [], [], []
    for said, claim in sorted(claims.judged().items()):
        verdict = key.verdict(said)
        if said in answers or (verdict and verdict["verdict"] == "right"):
            right.append(claim)
        elif verdict or claims.other_role(claim, key.facts):
            wrong.append(claim)
        else:
            unjudged.append(claim)
    return Score(key, tuple(found), tuple(missed), tuple(right), tuple(wrong), tuple(unjudged))


def _stands(fact: Fact, citation: Citation) -> bool:
    """Whether a citation is of the line that the key names, or holds the words where there are no lines."""
    span = _span(citation.locator)
    if "line" in fact and span:
        return span[0] - 1 <= int(fact["line"]) <= span[1] + 1
    wanted = [*one_of(fact.get("who", "")), *one_of(fact.get("of", ""))]
    return any(w and alike(w, citation.quote) for w in wanted)


def _span(locator: str) -> tuple[int, int] | None:
    numbers = re.match(r"(?:line|row) (\d+)(?:-(\d+))?", locator)
    return (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else None


def _missed(fact: Fact, contents: Contents, claims: Claims) -> Missed:
    """Whether the register says that it did not read the words in which a fact stands."""
    for s in claims.sayings:
        here = claims.about(s.subject, fact.get("of")) or any(_stands(fact, c) for c in s.citations)
        if s.term == "notRead" and here and _says(fact, s.raw or s.value or ""):
            return Missed(fact, True, "notRead")
    places = [entry for entry in contents.ledger if _is_there(fact, entry)]
    telling = [entry for entry in places if _says(fact, _words_of(fact, entry))] or places
    ended = [entry.outcome for entry in telling]
    return Missed(fact, "unread" in ended, ended[0] if ended else "nowhere")


def _is_there(fact: Fact, entry: LedgerEntry) -> bool:
    """Whether a block is where a fact stands: by its line, or by its words where lines are not counted."""
    span = _span(entry.locator)
    if "line" in fact and span:
        return span[0] <= int(fact["line"]) <= span[1]
    return _says(fact, _words_of(fact, entry))


def _words_of(fact: Fact, entry: LedgerEntry) -> str:
    """The words of an entry; where a fact names nobody, with those that say of what it was not understood."""
    nobody = all(w in STATES for w in one_of(fact.get("who", "")))
    return f"{entry.text} {entry.reason}" if nobody and entry.outcome == "unread" else entry.text


def _says(fact: Fact, text: str) -> bool:
    """Whether a text has the name in it that a fact gives; for an empty seat, the work."""
    held = set(words(text))
    names = [w for w in one_of(fact.get("who", "")) if w not in STATES]
    return any(set(words(w)) <= held for w in names or one_of(fact.get("of", "")) if w)


# ---- sums


@dataclass(frozen=True)
class Sum:
    """The sums over some documents, as counts."""

    documents: int
    facts: int
    found: int
    admitted: int
    right: int
    wrong: int
    unjudged: int
    owners: int
    cited: int
    unclear: int

    @property
    def silent(self) -> int:
        """Facts that were lost and that the register does not admit."""
        return self.facts - self.found - self.admitted


def total(scores: Iterable[Score]) -> Sum:
    """Add the scores of documents."""
    all_ = list(scores)
    return Sum(
        documents=len(all_),
        facts=sum(len(s.key.facts) for s in all_),
        found=sum(len(s.found) for s in all_),
        admitted=sum(m.admitted for s in all_ for m in s.missed),
        right=sum(len(s.right) for s in all_),
        wrong=sum(len(s.wrong) for s in all_),
        unjudged=sum(len(s.unjudged) for s in all_),
        owners=sum(c.owns for s in all_ for c in s.wrong),
        cited=sum(f.cited for s in all_ for f in s.found),
        unclear=sum(f.unclear for s in all_ for f in s.found),
    )


def by(scores: Iterable[Score], what: Callable[[Score], str]) -> dict[str, Sum]:
    """The sums for each family, layout or format."""
    parted: dict[str, list[Score]] = {}
    for one in scores:
        parted.setdefault(what(one), []).append(one)
    return {name: total(parted[name]) for name in sorted(parted)}


def by_kind(scores: Iterable[Score]) -> dict[str, tuple[int, int]]:
    """For each kind of fact, how many were found and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for one in scores:
        for facts, hit in (([f.fact for f in one.found], 1), ([m.fact for m in one.missed], 0)):
            for fact in facts:
                found, all_ = counts.get(fact["fact"], (0, 0))
                counts[fact["fact"]] = (found + hit, all_ + 1)
    return counts


# ---- the report


def share(part: int, whole: int) -> str:
    """A share in whole per cent, with the counts.

    >>> share(1, 3), share(0, 0)
    ('33% (1/3)', '–')
    """
    return f"{100 * part / whole:.0f}% ({part}/{whole})" if whole else "–"


def table(title: str, sums: dict[str, Sum]) -> str:
    """Sums as a Markdown table."""
    lines = [
        f"| {title} | documents | found | as unclear | lost silently | precision | wrong owners | unjudged | cited on the spot |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {s.documents} | {share(s.found, s.facts)} | {s.unclear} | {share(s.silent, s.facts)} "
        f"| {share(s.right, s.right + s.wrong)} | {s.owners} | {s.unjudged} | {share(s.cited, s.found)} |"
        for name, s in sums.items()
    ]
    return "\n".join(lines)


def kinds_table(scores: Iterable[Score]) -> str:
    """Facts found by kind, as a Markdown table."""
    lines = ["| kind of fact | found |", "|---|--:|"]
    return "\n".join(
        lines
        + [
            f"| {kind.replace('_', ' ')} | {share(*counts)} |"
            for kind, counts in by_kind(scores).items()
        ]
    )


def failures(scores: Iterable[Score]) -> str:
    """Each missing fact, wrong claim and unjudged claim, a line each."""
    lines = []
    for one in scores:
        name = one.key.document.name
        lines += [f"{name}: refused: {one.refused}"] if one.refused else []
        lines += [f"{name}: missing ({m.ended}): {dict(m.fact)}" for m in one.missed]
        for what, claims in (("WRONG", one.wrong), ("unjudged", one.unjudged)):
            for c in claims:
                where = ", ".join(x.locator for x in c.citations[:2])
                lines.append(f"{name}: {what} ({c.basis}; {where}): {c.said}")
    return "\n".join(lines)

"""Logs that are lines: a heading with owners, an action below it, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from remit.loaders.claims.deeds import Deeds
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.whose import Owners
from remit.loaders.drafts import Ref
from remit.ontology import Role

_LEADS = re.compile(r"^(?P<topic>.+?)(?:(?<!\s)\s+)?[–—-]\s*[Ll]eads?:?\s+(?P<who>.+)$")


def read(deeds: Deeds, found: Sequence[Piece]) -> set[int]:
    """Read a log of lines: what stands before a status is an action, what stands above is its heading."""
    taken: set[int] = set()
    for _, run in groupby(found, key=lambda piece: id(piece.block)):
        lines = list(run)
        if not any(deeds.is_status(line.passage.text) for line in lines[1:]):
            continue
        heads: list[Piece] = []
        owners: tuple[Piece, str, Owners | None, Role] | None = None
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            if after is not None and deeds.is_status(after.passage.text):
                thing = deeds.teller.work(line.passage)
                deeds.teller.reading.findings.attribute(
                    deeds.teller.reading.source, after.passage, thing, "status", after.passage.text
                )
                if owners is None:
                    owners = next((o for h in reversed(heads) if (o := _headed(deeds, h))), None)
                _owned(deeds, thing, line, heads, owners)
            elif not deeds.is_status(line.passage.text):
                if owners is not None:
                    owners, heads = None, []
                heads.append(line)
            taken.add(id(line))
    return taken


def _headed(deeds: Deeds, head: Piece) -> tuple[Piece, str, Owners | None, Role] | None:
    """The owners that a heading names: "Tide tables – Lead HS/BB", or a heading that is a party."""
    text = head.passage.text
    if m := _LEADS.match(text):
        return head, m["who"], deeds.owners(m["who"]), "accountable"
    one: Phrase | None = deeds.grammar.one(text)
    if one is not None and one.kind in ("body", "person", "post") and not one.guessed:
        owners = deeds.owners(text)
        return (head, text, owners, "responsible") if owners else None
    return None


def _owned(
    deeds: Deeds, thing: Ref, line: Piece, heads: list[Piece],
    owners: tuple[Piece, str, Owners | None, Role] | None,
) -> None:  # fmt: skip
    if owners is None:
        evidence = [line.passage, *(h.passage for h in heads[-1:])]
        deeds.teller.reading.nobody(thing, "responsible", evidence, "Action")
        return
    head, named, read_, role = owners
    if read_ is None:
        reason = f"it is not clear who “{named}” is; add a kind or split decision"
        deeds.teller.cannot_read(head.block, head.passage, reason)
    for agent, basis in read_ or ():
        evidence = [head.passage, line.passage, *deeds.spelt(named, agent)]
        deeds.teller.assigned(
            thing,
            role,
            agent,
            evidence,
            said="Lead" if role == "accountable" else named,
            basis=basis,
        )

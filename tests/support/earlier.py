"""What the files in ``tests/data/registers`` hold, which earlier versions wrote: one board's two actions, in one or two editions."""

from __future__ import annotations

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement

MAY = Document("may.csv", "5" * 64, "text/csv", None, b"Action,Owner\nMend the gate,Ann Bee\n")
JUNE = Document("june.csv", "6" * 64, "text/csv", None, b"Action,Owner\nMend the gate,Tom Roe\n")
_SERIES = "Quay Board – Action log"


def held(*, editions: bool) -> Contents:
    """The contents of such a file; with ``editions``, of one whose two papers are editions of one log."""
    papers = [MAY, JUNE] if editions else [MAY]
    ids = {paper: f"document/{paper.name.replace('.', '-')}" for paper in papers}
    statements = [
        Statement("action/mend-the-gate", "assignedTo", "person/ann-bee", role="responsible", citations=(_cite(MAY, 2),)),
        Statement("action/mend-the-gate", "name", value="Mend the gate", citations=tuple(_cite(p, 1) for p in sorted(papers, key=lambda p: p.name))),
    ]  # fmt: skip
    things = [
        Entity("action/mend-the-gate", "action", "Mend the gate"),
        *(Entity(ids[paper], "document", paper.name) for paper in papers),
        Entity("person/ann-bee", "person", "Ann Bee"),
    ]
    if editions:
        things.append(Entity("person/tom-roe", "person", "Tom Roe"))
        statements.append(
            Statement("action/mend-the-gate", "assignedTo", "person/tom-roe", role="responsible", citations=(_cite(JUNE, 2),))
        )  # fmt: skip
        for paper, day in ((MAY, "2031-05-12"), (JUNE, "2031-06-09")):
            for term, value in (("asAt", day), ("series", _SERIES)):
                said = Statement(ids[paper], term, value=value, basis="inferred", citations=(_cite(paper, 1),))  # fmt: skip
                statements.append(said)
    return Contents(
        documents=tuple(papers),
        entities=tuple(sorted(things)),
        statements=tuple(sorted(statements, key=lambda s: (s.subject, s.term, s.object or "", s.role or "", s.id))),
        ledger=tuple(
            LedgerEntry(paper.name, f"row {n}", "text", "", f"The gate of {paper.name} squeaks")
            for paper in papers
            for n in (1, 2)
        ),
        notes=("Tom Roe took over",),
        meta={"scope": "quay", "title": "Quay Board"},
    )  # fmt: skip


def _cite(paper: Document, row: int) -> Citation:
    return Citation(paper.name, f"row {row}", "as it says", paper.sha256)

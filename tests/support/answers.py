"""What a test looks for in an answer, an audit or a ledger of promises."""

from __future__ import annotations

from remit.queries.above import Party
from remit.queries.audit import Audit
from remit.queries.promises import Ledger, Promised
from remit.queries.who import Answer, Who


def answer(found: Who, id_: str) -> Answer:
    """The answer about one thing."""
    return next(answer for answer in found.answers if answer.target.id == id_)


def messages(answer: Answer, code: str) -> list[str]:
    """What is said of the gaps of one kind."""
    return [gap.message for gap in answer.gaps if gap.code == code]


def ids(parties: tuple[Party, ...]) -> list[str]:
    """The parties by their ids, in their order."""
    return [party.entity.id for party in parties]


def subjects(done: Audit, code: str) -> list[str]:
    """What a rule found something about."""
    return [finding.subject.id for finding in done.findings if finding.code == code]


def row(found: Ledger, reference: str) -> Promised:
    """What is told of the action with this reference."""
    return next(each for each in found.rows if each.reference == reference)

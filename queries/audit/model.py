"""What the audit is made of: rules, which are data, and findings, which cite their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from remit.graph.model import Citation, Entity, Statement
from remit.queries.audit.addressed import Addressee, put_to_said
from remit.queries.coverage import NOT_TOLD, Coverage
from remit.queries.shapes import Json, citations_json, thing_json

if TYPE_CHECKING:
    from remit.queries.facts.register import Facts

T = TypeVar("T")
Evidence: TypeAlias = Statement | Citation

Severity: TypeAlias = Literal["high", "medium", "low"]

# Gravest first: each level, and what it means.
SEVERITIES: Final[dict[Severity, str]] = {
    "high": "somebody should act before the next meeting",
    "medium": "a question to ask at the next meeting",
    "low": "worth fixing when the document is next revised",
}
LEAST: Final[Severity] = "low"  # what every finding is at least
RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Found(NamedTuple):
    """What a rule says of one subject; ``rank`` puts it before others of the same rule.

    Where ``words`` are given, those citations of the evidence that quote them stand for all of it.
    ``mark`` tells it from what the same rule finds about the same subject, and ``told`` holds the
    names, counts and dates that its question repeats (see ``wording``). ``slight`` says that its own
    evidence makes it less grave than others of its rule. ``beside`` shows what is told beside the fault, and
    gives it no place among the others.
    """

    subject: str
    message: str
    evidence: tuple[Evidence, ...]
    rank: int = 0
    words: str = ""
    mark: str = ""
    told: tuple[str, ...] = ()
    slight: bool = False
    beside: tuple[Evidence, ...] = ()

    @property
    def shown(self) -> tuple[Evidence, ...]:
        """All that it rests on."""
        return (*self.evidence, *self.beside) if self.beside else self.evidence

    @property
    def kind(self) -> str:
        """The kind of its subject."""
        return self.subject.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule(Generic[T]):
    """One fault to look for, each field given by its name.

    ``over`` lists what is checked, so that its length is the denominator; ``finds`` looks at one of
    them. Where it is known of many at once that they have no fault, ``among`` gives the others, in their order: only these
    are looked at. Everything else is for people: what is checked, how a fault is known, why it matters, what
    to do, and on which source the expectation rests.
    """

    code: str
    family: str
    title: str
    severity: Severity
    checked: str
    how: str
    why: str
    todo: str
    reference: str
    over: Callable[[Facts], Sequence[T]]
    finds: Callable[[Facts, T], Iterable[Found]]
    among: Callable[[Facts, Sequence[T]], Iterable[T]] | None = None
    by_day: bool = False  # it has nothing to look at where no day is known

    def gravity(self, found: Found) -> Severity:
        """How grave what it found is: as the rule says, or low where the finding is slight."""
        return "low" if found.slight else self.severity

    def __reduce__(self) -> tuple[object, ...]:
        """Another process has the rules themselves, and finds one by its code."""
        return _called, (self.code,)

    def to_json(self) -> Json:
        """The declaration in the public shape."""
        return {
            "code": self.code,
            "family": self.family,
            "title": self.title,
            "severity": self.severity,
            "checks": self.checked,
            "how": self.how,
            "why": self.why,
            "todo": self.todo,
            "reference": self.reference,
        }


AnyRule: TypeAlias = Rule[Any]


def _called(code: str) -> AnyRule:
    return _by_code()[code]


@cache
def _by_code() -> dict[str, AnyRule]:
    from remit.queries.audit.rules import RULES  # which are made of this module

    return {rule.code: rule for rule in RULES}


class Waiver(NamedTuple):
    """A decision to live with a finding: which rule, about what, why, who decided, until when."""

    rule: str
    about: str
    reason: str
    by: str
    until: str

    def to_json(self) -> Json:
        """The waiver in the public shape."""
        return {
            "rule": self.rule,
            "about": self.about,
            "reason": self.reason,
            "by": self.by,
            "until": self.until,
        }


class Finding(NamedTuple):
    """A fault found: a sentence for people, what it is about, and the passages it rests on.

    ``id`` stays when rows move and when the finding is waived; ``concerns`` are the things of which
    the evidence speaks, the subject first; ``question`` can be asked at a meeting as it stands, of those
    to whom it is ``put_to``.
    """

    code: str
    severity: Severity
    message: str
    subject: Entity
    evidence: tuple[Citation, ...]
    waived: Waiver | None = None
    id: str = ""
    concerns: tuple[Entity, ...] = ()
    question: str = ""
    put_to: tuple[Addressee, ...] = ()

    @property
    def put_to_said(self) -> str:
        """To whom the question is to be put, in words."""
        return put_to_said(self.put_to)

    def to_json(self) -> Json:
        """The finding in the public shape."""
        return {
            "id": self.id,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "subject": thing_json(self.subject),
            "concerns": [thing.id for thing in self.concerns],
            "question": self.question,
            "put_to": [one.to_json() for one in self.put_to],
            "evidence": citations_json(self.evidence),
            "waived": self.waived.to_json() if self.waived else None,
        }


class Matter(NamedTuple):
    """Findings that are about one thing: one story, and the one question to ask about it.

    ``severity`` is that of its gravest finding that nobody has waived; ``throughout`` says that it
    runs through most of the priorities of a plan. ``about`` are the things that its title names or counts,
    ``put_to`` those to whom the question is to be put.
    """

    id: str
    severity: Severity
    title: str
    story: str
    question: str
    findings: tuple[Finding, ...]
    throughout: bool = False
    about: tuple[Entity, ...] = ()
    put_to: tuple[Addressee, ...] = ()

    @property
    def put_to_said(self) -> str:
        """To whom the question is to be put, in words."""
        return put_to_said(self.put_to)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings of the matter that nobody has waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The passages that its findings rest on, each once."""
        told = self.open or self.findings
        return tuple(dict.fromkeys(c for finding in told for c in finding.evidence))

    @property
    def concerns(self) -> tuple[Entity, ...]:
        """The things that its findings concern, each once."""
        return tuple(dict.fromkeys(e for finding in self.findings for e in finding.concerns))

    def to_json(self) -> Json:
        """The matter in the public shape; its findings are named by their ids."""
        return {
            "id": self.id,
            "severity": self.severity,
            "throughout": self.throughout,
            "title": self.title,
            "story": self.story,
            "question": self.question,
            "put_to": [one.to_json() for one in self.put_to],
            "about": [thing.id for thing in self.about],
            "findings": [finding.id for finding in self.findings],
            "concerns": [thing.id for thing in self.concerns],
            "evidence": citations_json(self.evidence),
        }


class Checked(NamedTuple):
    """How one rule ended: among how many things it looked, and how many faults it found."""

    rule: AnyRule
    checked: int
    found: int

    def to_json(self) -> Json:
        """The count in the public shape."""
        rule = self.rule
        return {
            "code": rule.code,
            "family": rule.family,
            "title": rule.title,
            "severity": rule.severity,
            "checked": self.checked,
            "found": self.found,
        }


class Headline(NamedTuple):
    """What a matter is called, how grave it is, and what to ask about it."""

    title: str
    severity: Severity
    question: str


class Glance(NamedTuple):
    """What an audit comes to: its counts, and what matters most; no finding by itself.

    ``open`` are the findings that nobody has waived, by severity, ``waived`` the others; ``matters`` counts those that
    are open. The other members are as those of an audit.
    """

    as_of: str
    rules: tuple[Checked, ...]
    open: Mapping[Severity, int]
    waived: int
    matters: int
    first: Headline | None
    lapsed: tuple[Waiver, ...]
    idle: tuple[Waiver, ...]
    coverage: Coverage
    by_documents: bool


class Audit(NamedTuple):
    """All findings as at a day, rule by rule in the order of the rules.

    ``as_of`` is empty where none was asked for and nothing dates the documents, ``by_documents`` where they
    date it and no day was asked for. ``matters`` are the
    same findings by what they are about, the most serious first; each finding is in one of them.
    ``lapsed`` are waivers that ran out before the day, ``idle`` those that no finding needs. ``coverage``
    tells how much of the documents was read: a rule that found nothing has looked at no more.
    """

    as_of: str
    rules: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    lapsed: tuple[Waiver, ...] = ()
    idle: tuple[Waiver, ...] = ()
    coverage: Coverage = NOT_TOLD
    matters: tuple[Matter, ...] = ()
    by_documents: bool = False

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def glance(self) -> Glance:
        """What it comes to."""
        matters = [matter for matter in self.matters if matter.open]
        return Glance(
            self.as_of,
            self.rules,
            Counter(finding.severity for finding in self.open),
            len(self.findings) - len(self.open),
            len(matters),
            next((Headline(m.title, m.severity, m.question) for m in matters), None),
            self.lapsed,
            self.idle,
            self.coverage,
            self.by_documents,
        )

    def to_json(self) -> Json:
        """The audit in the public shape."""
        return {
            "as_of": self.as_of,
            "matters": [matter.to_json() for matter in self.matters],
            "rules": [checked.to_json() for checked in self.rules],
            "findings": [finding.to_json() for finding in self.findings],
            "waivers": {
                "lapsed": [waiver.to_json() for waiver in self.lapsed],
                "idle": [waiver.to_json() for waiver in self.idle],
            },
            "coverage": self.coverage.to_json(),
        }


def at_least(severity: Severity, least: Severity) -> bool:
    """Whether a severity is as grave as another, or graver.

    >>> at_least("high", "medium"), at_least("low", "medium")
    (True, False)
    """
    return RANK[severity] <= RANK[least]

"""Registers of any size in the project's own model, the same for the same size.

Each partnership has a plan, priorities, objectives, actions, boards, groups, officers, measures and
duties, about 630 statements between things; councils and forces are shared by a region of ten.
"""

from __future__ import annotations

import hashlib
import random

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.partnerships import Partnership, kept
from remit.ontology import Role
from tests.support.papers import FIRST, LAST

SIZES = (1, 30, 300)
_REGION = 10  # partnerships that share bodies
_MATTERS = (
    "knife crime",
    "domestic abuse",
    "county lines exploitation",
    "hate crime",
    "drug and alcohol treatment",
    "anti-social behaviour",
    "modern slavery",
    "burglary",
    "safeguarding of young people",
    "road safety",
    "extremism and radicalisation",
    "offending by young adults",
)
_VERBS = ("Review", "Commission", "Train staff in", "Map", "Publish a strategy for", "Evaluate")
_SHARED = ("council", "police", "fire-service", "health-board", "probation", "youth-justice")


def generate(partnerships: int) -> Contents:
    """Make one register that holds this many partnerships."""
    labels: dict[str, str] = {}
    statements: list[Statement] = []
    documents: list[Document] = []
    ledger: list[LedgerEntry] = []
    held: list[Partnership] = []
    for n in range(partnerships):
        made = _Partnership(n)
        made.build()
        labels |= made.labels
        statements += made.statements
        documents.append(made.document)
        ledger += made.ledger
        held.append(
            Partnership(made.place, f"Safer {made.place}", "decided", (made.document.name,))
        )
    return Contents(
        documents=tuple(documents),
        entities=tuple(Entity(i, i.partition("/")[0], labels[i]) for i in sorted(labels)),
        statements=tuple(merge(statements)),
        ledger=tuple(ledger),
        meta={
            "scope": f"synthetic-{partnerships}",
            "title": f"{partnerships} partnerships",
            **kept(held if partnerships > 1 else ()),
        },
    )


class _Partnership:
    """One partnership, from its own seed, so that it is the same in a register of any size."""

    def __init__(self, n: int) -> None:
        self.random = random.Random(n)
        self.place = f"p{n:04}"
        self.region = f"r{n // _REGION:03}"
        self.labels: dict[str, str] = {}
        self.statements: list[Statement] = []
        self.ledger: list[LedgerEntry] = []
        content = f"The plan of {self.place}".encode()
        self.document = Document(
            f"{self.place}.txt", hashlib.sha256(content).hexdigest(), "text/plain", None, content
        )
        self._places: dict[str, str] = {}

    def thing(self, kind: str, slug: str, label: str) -> str:
        """Name a thing of this partnership."""
        id_ = f"{kind}/{self.place}/{slug}"
        self.labels[id_] = label
        return id_

    def say(
        self,
        subject: str,
        term: str,
        target: str | None = None,
        *,
        role: Role | None = None,
        value: str | None = None,
        raw: str | None = None,
    ) -> None:
        """State it, citing the line that tells of the subject."""
        if subject not in self._places:  # one paragraph or row says all of a thing
            self._places[subject] = f"line {len(self._places) + 1}"
            self.ledger.append(
                LedgerEntry(
                    self.document.name, self._places[subject], "fact", "", self.labels[subject]
                )
            )
        cited = Citation(
            self.document.name,
            self._places[subject],
            self.labels[subject],
            self.document.sha256,
        )
        self.statements.append(
            Statement(subject, term, target, value, raw, role, "as planned", citations=(cited,))
        )

    def build(self) -> None:
        """Make the boards, then the plan and all that hangs on it."""
        shared = []
        for name in _SHARED:
            id_ = f"body/{self.region}-{name}"
            self.labels[id_] = f"{name.replace('-', ' ').title()} of region {self.region}"
            shared.append(id_)
        board = self.thing("body", "board", f"Safer {self.place} Board")
        for body in shared:
            self.say(body, "memberOf", board)
        self.say(board, "reportsTo", shared[0])
        self.say(shared[1], "scrutinises", board)
        provision = "provision/crime-act"
        self.labels[provision] = "Crime Act, section 6"
        duty = "duty/reduce-crime"
        self.labels[duty] = "Duty to reduce crime and disorder"
        self.say(duty, "arisesFrom", provision)
        plan = self.thing("plan", "plan", f"Community safety plan of {self.place}")
        self.say(plan, "adoptedBy", board)
        self.say(plan, "discharges", duty)
        officers = [self._officer(k, shared) for k in range(24)]
        groups = [self._group(k, board, shared) for k in range(6)]
        for k, matter in enumerate(self.random.sample(_MATTERS, 8)):
            priority = self._priority(k, matter, groups)
            self.say(priority, "priorityOf", plan)
            self.say(priority, "discharges", duty)
            for o in range(3):
                objective = self.thing(
                    "objective", f"objective-{k}-{o}", f"Objective {o}: {matter}"
                )
                self.say(objective, "objectiveOf", priority)
                for a in range(6):
                    self._action(f"{k}-{o}-{a}", matter, objective, groups, officers)

    def _officer(self, k: int, shared: list[str]) -> str:
        name = f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"
        person = self.thing("person", f"officer-{k}", name)
        post = self.thing("post", f"post-{k}", f"Head of service {k} in {self.place}")
        self.say(person, "holds", post)
        self.say(post, "postIn", self.random.choice(shared))
        return person

    def _group(self, k: int, board: str, shared: list[str]) -> str:
        group = self.thing("body", f"group-{k}", f"Delivery group {k} of {self.place}")
        self.say(group, "governedBy", board)
        for body in self.random.sample(shared, 4):
            self.say(body, "memberOf", group)
        return group

    def _priority(self, k: int, matter: str, groups: list[str]) -> str:
        priority = self.thing("priority", f"priority-{k}", matter.capitalize())
        self.say(priority, "why", value=f"Residents told us that {matter} worries them most")
        self.say(self.random.choice(groups), "delivers", priority)
        self.say(priority, "assignedTo", self.random.choice(groups), role="accountable")
        for m in range(4):
            measure = self.thing("measure", f"measure-{k}-{m}", f"Fewer cases of {matter} ({m})")
            self.say(measure, "measureOf", priority)
        return priority

    def _action(
        self, slug: str, matter: str, objective: str, groups: list[str], officers: list[str]
    ) -> None:
        label = f"{self.random.choice(_VERBS)} {matter} in {self.place} ({slug})"
        action = self.thing("action", f"action-{slug}", label)
        self.say(action, "actionOf", objective)
        if self.random.random() < 0.1:
            vacancy = self.thing("vacancy", f"lead-{slug}", "TBC")
            self.say(action, "assignedTo", vacancy, role="responsible")
        else:
            lead = self.random.choice(officers)
            self.say(action, "assignedTo", lead, role="responsible")
        if self.random.random() < 0.5:
            self.say(action, "assignedTo", self.random.choice(groups), role="accountable")
        self.say(action, "deadline", value=f"{self.random.randint(2020, 2023)}-03-31", raw="March")
        if self.random.random() < 0.6:
            self.say(action, "rag", value=self.random.choice(("RED", "AMBER", "GREEN")))
        for _ in range(self.random.choice((0, 1, 1))):
            self.say(action, "mentions", self.random.choice(groups))

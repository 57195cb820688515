"""What every test may ask for, and what no test should depend on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import create_store
from tests.neo4j.server import Access, any_server, skip_or_fail
from tests.support.partnership import partnership

REPOSITORY = Path(__file__).resolve().parent.parent

# A slow machine is no fault of the code; and a build that fails should fail again when it is run again.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds this project's sources."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real documents that may lie beside the repository; skips where there is none."""
    folder = REPOSITORY.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no real documents here: this test reads ../shared/seeds beside the repository")
    return folder


@pytest.fixture(autouse=True)
def _no_register_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have a register of their own in the environment."""
    monkeypatch.delenv("REMIT_REGISTER", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _no_secret_from_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests has a secret of their own, which is not for tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def _no_exception_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that waits for an error's sentence must not be content with that of a stray exception."""
    monkeypatch.setenv("REMIT_DEBUG", "1")


@pytest.fixture(scope="session")
def contents() -> Contents:
    """The hand-made partnership: everything that tests/support/partnership.py makes."""
    return partnership()


@pytest.fixture(scope="session")
def register(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made partnership in a register in a file."""
    path = tmp_path_factory.mktemp("register") / "vale.remit"
    store = create_store(path)
    store.replace(contents)
    store.close()
    return path


@pytest.fixture(scope="session")
def small_register() -> Contents:
    """A made-up register with something of every kind, basis and role, and with awkward wording."""
    plan = Document("plan.txt", "a" * 64, "text/plain")
    table = Document("delivery.csv", "b" * 64, "text/csv", origin="plan.txt")
    things = """
        action/r1 Hold a knife arch at the bus station | action/r2 Tell schools “=SUM(1)” \\ "quoted"
        body/board Safer Brookford Board | body/college Brookford College | body/council Brookford Council
        body/group Violence Delivery Group | document/plan Plan 2024 | duty/s17 Section 17
        figure/f1 Knife offences | measure/m1 Fewer offences | objective/o1 Fewer knives carried
        person/ada Ada Lowe | plan/plan Safer Brookford Plan | post/chief Chief Officer
        priority/p1 Violence | provision/cda-17 Crime and Disorder Act 1998, section 17
        theme/knife-crime Knife crime | update/u1 Report of July | vacancy/r2 TBC
    """
    entities = [
        line.strip().split(" ", 1) for line in things.replace("|", "\n").strip().splitlines()
    ]

    def cite(n: int, quote: str, document: Document = plan) -> tuple[Citation, ...]:
        place = f"line {n}" if document is plan else f"row {n}, column 2"
        return (Citation(document.name, place, quote, document.sha256),)

    def said(subject: str, term: str, target: str, n: int, **rest: Any) -> Statement:
        where = cite(n, f"{subject} {term}") if rest.get("basis") != "inferred" else ()
        return replace(Statement(subject, term, target, citations=where), **rest)

    statements = [
        said("priority/p1", "priorityOf", "plan/plan", 3),
        said("objective/o1", "objectiveOf", "priority/p1", 5),
        said("action/r1", "actionOf", "objective/o1", 8),
        said("action/r2", "actionOf", "priority/p1", 9, basis="inferred"),
        said("measure/m1", "measureOf", "priority/p1", 10),
        said("figure/f1", "figureOf", "priority/p1", 11),
        said("update/u1", "updateOf", "action/r1", 12),
        said("plan/plan", "adoptedBy", "body/board", 2),
        said("plan/plan", "recordedIn", "document/plan", 1),
        said("body/group", "delivers", "priority/p1", 14),
        said("body/group", "reportsTo", "body/board", 15, basis="drawn", stated_as="arrow"),
        said("body/council", "memberOf", "body/board", 16, start="2019-04-01", end="2020-03"),
        said("body/college", "memberOf", "body/board", 17, start="2018"),
        said("body/board", "linkedTo", "body/college", 18, basis="drawn"),
        said("person/ada", "holds", "post/chief", 19, basis="decided"),
        said("post/chief", "postIn", "body/council", 20),
        said("priority/p1", "discharges", "duty/s17", 21),
        said("duty/s17", "arisesFrom", "provision/cda-17", 22, basis="external"),
        said("plan/plan", "cites", "provision/cda-17", 23),
        said("theme/knife-crime", "themeOf", "priority/p1", 24),
        said("priority/p1", "assignedTo", "post/chief", 4, role="accountable", stated_as="Lead"),
        said("action/r1", "assignedTo", "person/ada", 8, role="responsible", stated_as="Officer"),
        said("action/r1", "assignedTo", "body/college", 8, role="consulted", stated_as="with"),
        said("action/r2", "assignedTo", "vacancy/r2", 9, role="responsible", stated_as="Officer"),
        said("action/r2", "assignedTo", "body/council", 9, role="informed", stated_as="cc"),
        Statement(
            "action/r1",
            "deadline",
            value="2020-03-31",
            raw="end of year",
            citations=cite(8, "end of year"),
        ),
        Statement("action/r2", "deadline", raw="ASAP", citations=cite(2, "ASAP", table)),
        Statement("figure/f1", "value", value="-5", citations=cite(11, "-5")),
        Statement(
            "priority/p1",
            "why",
            value="",
            raw="\u202ehidden\u202c\n\ttabs \x00",
            citations=cite(4, ""),
        ),
        Statement(
            "priority/p1",
            "name",
            value="Violence & “knives”",
            citations=cite(3, "V") + cite(1, "V", table),
        ),
    ]
    return Contents(
        documents=(plan, table),
        entities=tuple(sorted(Entity(id_, id_.split("/")[0], label) for id_, label in entities)),
        statements=tuple(merge(statements)),
        ledger=(
            LedgerEntry("plan.txt", "line 1", "fact", "", "Plan 2024"),
            LedgerEntry("plan.txt", "line 30", "ignored", "page number", "7"),
            LedgerEntry("delivery.csv", "row 1, column 2", "text", "", "V"),
        ),
        notes=("one note", "another\nnote"),
        meta={"scope": "brookford-2024", "title": "Safer Brookford"},
    )


@pytest.fixture(scope="session")
def neo4j_access() -> Iterator[Access]:
    """A Neo4j server for all tests; without one they are skipped, but in CI they fail."""
    with ExitStack() as stack:
        with skip_or_fail():
            access = stack.enter_context(any_server())
        yield access

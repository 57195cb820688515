"""A register on a server gives the answers that it gives as a file, in as many questions at any size."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.examples import bundled
from remit.graph import neo4j
from remit.graph.copying import copy
from remit.graph.model import Contents
from remit.graph.neo4j import Neo4jStore
from remit.graph.neo4j_connection import Connection
from remit.graph.neo4j_opening import create, open_neo4j
from remit.graph.opening import create_store, in_memory, open_store
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import audit
from remit.queries.check import check
from remit.queries.dependencies import dependencies
from remit.queries.duties import duties
from remit.queries.matter import matter
from remit.queries.remit_of import AGENTS, remit_of
from remit.queries.spelling import may_be_initials
from remit.queries.who import Who, who
from tests.neo4j.conftest import Ask
from tests.neo4j.server import Access

pytestmark = pytest.mark.neo4j

# The benchmarks are no part of what is installed.
_GENERATOR = Path(__file__).resolve().parents[1] / "support" / "generate.py"
generate: Callable[[int], Contents] = runpy.run_path(str(_GENERATOR))["generate"]

DAY = date(2022, 3, 31)
REGISTERS = ("walsall-2020", "generated")


def contents(name: str) -> Contents:
    if name == "generated":
        return generate(3)
    with closing(open_store(bundled())) as store:
        return store.contents()


@contextmanager
def both(server: Access, scope: str, held: Contents) -> Iterator[tuple[Store, Neo4jStore]]:
    """The same register as a file and on the server."""
    with closing(create(f"{server.uri}#{scope}")) as store:
        store.replace(held)
    with closing(in_memory()) as file, closing(open_neo4j(f"{server.uri}#{scope}")) as served:
        file.replace(held)
        yield file, served


@pytest.mark.parametrize("name", REGISTERS)
def test_audit_and_dependencies_are_the_same_in_the_same_order(
    server: Access, scopes: list[str], name: str
) -> None:
    with both(server, scopes[0], contents(name)) as (file, served):
        expected = audit(file, DAY)
        assert expected.findings, "a register without findings would show nothing"
        assert audit(served, DAY).to_json() == expected.to_json()
        pairs = dependencies(file)
        assert pairs
        assert [d.to_json() for d in dependencies(served)] == [d.to_json() for d in pairs]


def test_audit_and_dependencies_ask_no_more_of_a_larger_register(
    server: Access, scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted with all answers streamed, as they are where a register is large.

    Of several partnerships it is also asked whose each document is: as often for two as for many.
    """
    monkeypatch.setattr(neo4j, "_MANY", 10)
    asked = []
    for size, scope in zip((2, 5), scopes, strict=False):
        with both(server, scope, generate(size)) as (file, served):
            before = served._connection.asked
            findings = audit(served, DAY).findings
            between = served._connection.asked
            pairs = dependencies(served)
            asked.append((between - before, served._connection.asked - between))
            assert findings == audit(file, DAY).findings
            assert pairs == dependencies(file)
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 41


@pytest.mark.parametrize("name", REGISTERS)
def test_matters_claims_and_duties_are_the_same_in_few_questions(
    server: Access, scopes: list[str], name: str
) -> None:
    """A matter is asked with its findings, so it takes what the audit takes and a few more."""
    with both(server, scopes[0], contents(name)) as (file, served):
        body = next(e.label for e in file.of_kind("body"))
        claim = f"{body} leads {next(e.label for e in file.of_kind('priority'))}"
        for ask, most in (
            (lambda store: matter(store, "knife crime"), 60),
            (lambda store: check(store, claim), 16),
            (lambda store: duties(store, body), 16),
        ):
            before = served._connection.asked
            assert ask(served).to_json() == ask(file).to_json()
            assert served._connection.asked - before <= most


def allowed(answer: Who) -> int:
    """Four where a matter is answered, opening the register counted in.

    Where nothing answers, a second reading of the words, where they stand in prose, how much was read,
    and whether an edition of a day gone by tells of it are asked too; somebody
    asked for by name is looked up with all that they hold. As at which day a place is open takes three more, and
    whether letters are initials two.
    """
    dated = 3 * any(gap.documents for one in answer.answers for gap in one.gaps)
    if not answer.answers:
        return 10 + 2 * may_be_initials(answer.question)
    answered = not any(one.mentioned for one in answer.answers)
    by_name = answer.agent is not None or answer.answers[0].target.kind == "post"
    return (4 if answered and not by_name else 7) + dated


@pytest.mark.parametrize(
    "question",
    [
        "knife crime",
        "domestic abuse",
        "Walsall Council",
        "Community Safety Manager",
        "violent crime strategy",
        "no such matter at all",
        "zzz",
    ],
)
def test_who_asks_four_questions_to_answer_a_matter_and_ten_at_most_and_answers_the_same(
    server: Access, walsall: str, question: str
) -> None:
    with (
        closing(open_store(bundled())) as file,
        closing(open_neo4j(f"{server.uri}#{walsall}")) as served,
    ):
        answer = who(served, question)
        assert served._connection.asked <= allowed(answer), "opening the register counted in"
        assert answer.to_json() == who(file, question).to_json()


def test_who_asks_four_questions_of_what_it_answers_and_ten_at_most_whatever_it_is_asked_about(
    server: Access, walsall: str
) -> None:
    """Every post, and something of each other kind, by its id and by its name; one opened the register."""
    with closing(open_neo4j(f"{server.uri}#{walsall}")) as served:
        opened = served._connection.asked
        every = served.contents().entities
        kinds = {e.kind: e for e in every}
        for entity in {*kinds.values(), *(e for e in every if e.kind == "post")}:
            for text in (entity.id, entity.label, f"{entity.id}-that-is-not-there"):
                before = served._connection.asked
                answer = who(served, text)
                assert opened + served._connection.asked - before <= allowed(answer), text


@pytest.fixture
def placed(server: Access, scopes: list[str], tmp_path: Path, repository: Path) -> tuple[str, str]:
    """The invented board's log of six meetings on the server and in a file."""
    contents = load(sorted((repository / "examples" / "wharfside").glob("log-*")))
    addresses = f"{server.uri}#{scopes[0]}", str(tmp_path / "board.remit")
    for address in addresses:
        with closing(create_store(address)) as store:
            store.replace(contents)
    return addresses


@pytest.mark.parametrize("day", ["2031-01-14", "2031-06-10", "2030-01-01"])
def test_who_as_of_a_day_takes_three_round_trips_whatever_it_is_asked_and_answers_as_the_file_does(
    placed: tuple[str, str], day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening is one more, as without a day; the answer is looked up in what was known then, at no round trip more."""
    opened: list[Connection] = []
    init = Connection.__init__

    def counted(self: Connection, *given: Any) -> None:
        init(self, *given)
        opened.append(self)

    monkeypatch.setattr(Connection, "__init__", counted)
    for question in ("lamps", "Tom Bree", "action/nothing", "no such matter"):
        opened.clear()
        asked = ["who", question, "--as-of", day, "--json"]
        served, file = (CliRunner().invoke(remit, ["-r", at, *asked]) for at in placed)
        assert sum(connection.asked for connection in opened) == 1 + 3, question
        assert served.exit_code == file.exit_code
        assert served.stdout == file.stdout


def test_of_asks_as_many_questions_however_much_an_agent_answers_for(
    server: Access, walsall: str
) -> None:
    """Never one for each thing; one more where others lead below it, five where something that somebody had, or had in a body, is over, and what is said of it and whose words the register has are looked up."""
    with closing(open_neo4j(f"{server.uri}#{walsall}")) as served:
        agents = [e.id for e in served.contents().entities if e.kind in AGENTS]
        over, answered = (
            {
                "person/emily-hurcomb",
                "post/interim-chair-of-domestic-abuse-strategic-group",
                "body/domestic-abuse-strategic-group",
            },
            0,
        )
        for agent in agents:
            before = served._connection.asked
            answered = max(answered, len(remit_of(served, agent).inherited))
            assert served._connection.asked - before <= (12 if agent in over else 7), agent
        assert answered > 40


def test_the_register_of_walsall_goes_there_and_back_as_the_same_file(
    server: Access, scopes: list[str], ask: Ask, tmp_path: Path
) -> None:
    """Not only the file: each thing, relationship and passage on the server says what it should."""
    address, back = f"{server.uri}#{scopes[0]}", tmp_path / "back.remit"
    copy(bundled(), address)
    copy(address, back)
    again = tmp_path / "again.remit"
    copy(bundled(), again)
    assert back.read_bytes() == again.read_bytes()

    held = contents("walsall-2020")
    things = ask(
        "MATCH (t:Thing {scope: $scope}) RETURN t.id, t.kind, t.label, labels(t)", scope=scopes[0]
    )
    assert sorted(things) == [
        [e.id, e.kind, e.label, ["Thing", e.kind.capitalize()]] for e in held.entities
    ]
    links = ask(
        "MATCH (s:Thing {scope: $scope})-[r]->(o:Thing) RETURN r.id, s.id, o.id, r.role, "
        "coalesce(r.stated_as, ''), r.basis, r.start, r.end, size(r.citations)",
        scope=scopes[0],
    )
    assert sorted(links, key=str) == sorted(
        (
            [s.id, s.subject, s.object, *astuple(s)[5:10], len(s.citations)]
            for s in held.statements
            if s.object
        ),
        key=str,
    )
    attributes = ask(
        "MATCH (t:Thing {scope: $scope})-[:SAYS]->(x) "
        "RETURN x.id, t.id, x.name, x.value, x.raw, x.basis, size(x.citations)",
        scope=scopes[0],
    )
    assert sorted(attributes, key=str) == sorted(
        (
            [s.id, s.subject, s.term, s.value, s.raw, s.basis, len(s.citations)]
            for s in held.statements
            if not s.object
        ),
        key=str,
    )
    passages = ask(
        "MATCH (c:Citation {scope: $scope})-[:FROM]->(f:File) RETURN f.name, c.locator, c.quote",
        scope=scopes[0],
    )
    cited = {(c.document, c.locator, c.quote) for s in held.statements for c in s.citations}
    assert sorted(map(tuple, passages)) == sorted(cited)
    (blocks,) = ask(
        "MATCH (x {scope: $scope})-[:IN]->(:File) "
        "RETURN sum(CASE WHEN x:Facts THEN size(x.ns) ELSE 1 END)",
        scope=scopes[0],
    )
    assert blocks == [len(held.ledger)]

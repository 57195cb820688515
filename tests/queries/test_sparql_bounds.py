"""A query leaves neither the register nor its time, and breaks nobody but itself."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from remit.queries import sparql_running
from remit.queries.sparql import Engine, ask
from remit.queries.sparql_running import QueryError, refuse
from tests.support.listening import listening

if TYPE_CHECKING:
    from remit.graph.model import Contents


ENGINES: list[Engine] = ["oxigraph", "rdflib"]
ABROAD = [
    "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <URL> { ?s ?p ?o } }",
    "SELECT * WHERE {\n ?s a remit:Plan\n SERVICE # here\n\t<URL>#there\n { ?s ?p ?o } }",
    "PREFIX far: <URL> SELECT * WHERE { SERVICE far: { ?s ?p ?o } }",
    "PREFIX far: <URL> SELECT * WHERE {SERVICE far:\\#b{ ?s ?p ?o } }",
    "SELECT * WHERE { BIND(<URL> AS ?where) SERVICE ?where { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * WHERE { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    # What looks like the inside of a string or of a name, and is none.
    "SELECT * WHERE { VALUES (?a ?b) { (1 2) } FILTER(?a<?b)#>'''\n SERVICE <URL> { ?s ?p ?o } #'''\n }",
    'SELECT * WHERE { ?a ?b "\\\\" SERVICE <URL> { ?s ?p ?o } FILTER(?a = "") }',
    "SELECT * FROM <URL> WHERE { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX far: <URL> ASK FROM far:x { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", ABROAD)
@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_asked_of_the_network(
    query: str, engine: Engine, small_register: Contents
) -> None:
    with listening() as (url, calls), pytest.raises(QueryError, match="no network"):
        ask(
            small_register,
            query.replace("URL", url),
            "rdflib" if engine == "rdflib" else "oxigraph",
        )
    assert calls == []


def test_updates_that_would_fetch_are_no_queries(small_register: Contents) -> None:
    with listening() as (url, calls), pytest.raises(QueryError):
        ask(small_register, f"LOAD <{url}>")
    assert calls == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s WHERE { ?s rdfs:label ?l FILTER(CONTAINS(LCASE(?l), "probation service")) }',
        "SELECT ?service ?from { ?service org:memberOf ?from }",
        "SELECT ?s { ?s rdfs:label 'service from: here' } # from <somewhere> service",
        "SELECT (COUNT(*) AS ?service) { <body/youth-service> ?from <body/from-service> { } }",
    ],
)
def test_the_words_alone_are_allowed(query: str) -> None:
    refuse(query)


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_beyond_the_limit_are_cut_and_said_to_be(
    engine: Engine, small_register: Contents
) -> None:
    query = "SELECT ?post WHERE { ?post a remit:Body } ORDER BY ?post"
    some, all_ = (
        ask(small_register, query, engine, limit=3),
        ask(small_register, query, engine, limit=4),
    )
    assert (len(some.rows), some.cut) == (3, True)
    assert (some.rows, all_.cut) == (all_.rows[:3], False)


ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(8)) + " }"


def test_a_query_without_end_is_stopped(small_register: Contents) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds; .*--timeout"):
        ask(small_register, ENDLESS, timeout=0.5)


def test_ctrl_c_ends_the_query_and_leaves_no_process(
    small_register: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def interrupted(child: subprocess.Popen[bytes], *_: object) -> tuple[bytes, bytes]:
        started.append(child)
        raise KeyboardInterrupt

    monkeypatch.setattr(sparql_running, "_heard", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask(small_register, ENDLESS)
    assert started[0].returncode is not None


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * WHERE " + "{" * 20_000 + "}" * 20_000, "nested 20,000 brackets deep"),
        ("SELECT * WHERE { FILTER(" + "(" * 90 + "1" + ")" * 90 + ") }", "nested 92 brackets deep"),
        ("SELECT * WHERE { FILTER(" + "1 || " * 20_000 + "1) }", "too much for the engine"),
        ("SELECT * WHERE { FILTER(" + "!" * 50_000 + "1) }", "too much for the engine"),
        ("SELECT * WHERE { FILTER(" + "1 || " * 200_000 + "1) }", "the longest that is run"),
    ],
)
def test_a_query_that_would_break_the_engine_ends_in_a_sentence(
    query: str, words: str, small_register: Contents
) -> None:
    with pytest.raises(QueryError, match=words):
        ask(small_register, query)


# What a reader may take for the inside of a text, and is outside: brackets after it count.
NO_TEXT = [
    """BIND('"' AS ?q)""",
    """BIND("'" AS ?q)""",
    """BIND('\\'"' AS ?q)""",
    """BIND('''it's "''' AS ?q)""",
    'BIND("""a "b" \'""" AS ?q)',
    """# don't say "that\n""",
    """?s <https://example.org/#'> ?o .""",
    """?s <https://example.org/#there> ?o .""",
    """?s ?p remit:o\\'brien .""",
]


@pytest.mark.parametrize("before", NO_TEXT)
def test_brackets_after_any_text_are_counted(before: str) -> None:
    for deep in ("(" * 3000 + "1" + ")" * 3000, "\\u0028" * 3000 + "1" + ")" * 3000):
        with pytest.raises(QueryError, match=r"nested 3,00[12] brackets deep"):
            refuse(f"SELECT * {{ {before} FILTER({deep}) }}")
    refuse(f"SELECT * {{ {before} FILTER(1) }}")


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_brackets_in_text_nest_nothing(quote: str, small_register: Contents) -> None:
    smile = quote + "(" * 500 + quote
    assert ask(small_register, f"ASK {{ BIND({smile} AS ?smile) }}").rows == (("yes",),)


def test_brackets_in_comments_and_addresses_nest_nothing() -> None:
    refuse("ASK { ?s <https://example.org/#" + "(" * 99 + "> ?o } # " + "(" * 99 + "\n")


def test_a_text_that_is_never_closed_is_gone_through_once() -> None:
    """However often it might have begun."""
    for quote, line in (('"', ""), ("'", ""), ('"""', "\n"), ("'''", "\n")):
        query = f"ASK {{ {quote}" + f"{line}\\{quote}" * 3000
        *_, last = found = list(sparql_running._BRACKET.finditer(query))
        assert (len(found), last.end()) == (2, len(query))


def doubled(times: int, then: str) -> str:
    """A query of a text that is doubled again and again, beside each statement."""
    more = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(times))
    return f'SELECT ?v{times} {{ BIND("aaaaaaaaaaaaaaaa" AS ?v0) {more} ?s ?p ?o }} {then}'


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (doubled(16, ""), r"a value in its answer has 1,048,576 characters, more than 100,000"),
        (doubled(12, ""), r"its answer takes more than 16 MB"),
        (doubled(12, "ORDER BY ?v12"), r"its answer takes more than 16 MB"),
    ],
)
def test_an_answer_larger_than_anybody_reads_is_refused(
    query: str, words: str, small_register: Contents
) -> None:
    """A limit of rows bounds no memory: the size of what stands in them does."""
    with pytest.raises(QueryError, match=rf"^the query asks for too much: {words}; ask for less"):
        ask(small_register, query, limit=1000)


def test_a_process_that_says_more_than_it_may_is_ended() -> None:
    """Whatever the engine does: what is kept of it is bounded here, too."""
    code = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        out, _ = sparql_running._heard(child, b"x" * 2**20, 60)
    assert len(out) < 2**25
    with pytest.raises(QueryError, match="too much for the engine"):
        sparql_running._found(out, b"", 10)

"""The questions that the Neo4j store asks, and what becomes of the answers.

Each question is one query, and is put together from constants and names of the ontology only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

from remit.graph.editions import Aside
from remit.graph.lookup import TEXTS, Query
from remit.graph.model import Citation, Entity, LedgerEntry, Statement, digest
from remit.graph.neo4j_schema import ALL_TYPES, PASSAGES, RELATION_OF, SEARCH, types
from remit.graph.neo4j_turns import KEPT


def _given(query: str) -> str:
    """Wrap a query that gives ``found`` so that it fits between what readers ask of loads."""
    return f"CALL {{ {query} }} WITH {KEPT}, found"


NOTHING = f"WITH {KEPT}, true AS found"
ENTITIES = _given(
    "MATCH (t:Thing) WHERE t.key IN $keys RETURN collect([t.id, t.kind, t.label]) AS found"
)
OF_KIND = _given(
    "MATCH (t:Thing {scope: $scope}) WHERE t.kind IN $kinds RETURN collect([t.id, t.kind, t.label]) AS found"
)
# As many kinds as there is room for, one after the other; the same as the function `fitting` of stores.
OF_KIND_FITTING = _given("""
CALL {
  MATCH (t:Thing {scope: $scope}) WHERE t.kind IN $kinds
  WITH t.kind AS kind, count(*) AS n RETURN collect([kind, n]) AS counts
}
WITH reduce(fit = [$room, []], kind IN $kinds |
  CASE WHEN coalesce([c IN counts WHERE c[0] = kind | c[1]][0], 0) <= fit[0]
    THEN [fit[0] - coalesce([c IN counts WHERE c[0] = kind | c[1]][0], 0), fit[1] + [kind]]
    ELSE fit END)[1] AS chosen
MATCH (t:Thing {scope: $scope}) WHERE t.kind IN chosen
RETURN collect([t.id, t.kind, t.label]) AS found
""")
META = _given("MATCH (r:Register {scope: $scope}) RETURN [r.meta, r.notes] AS found")
SOURCES = _given("""
MATCH (r:Register {scope: $scope}) OPTIONAL MATCH (f:File)-[:READ_FOR]->(r)
WITH r, f, [(f)-[:HOLDS]->(c:Content) | c.data][0] AS data ORDER BY f.n
WITH r, collect([f.name, f.sha256, f.media, f.origin, data]) AS files
RETURN [r.meta, files] AS found
""")
_BLOCK = "b.n, b.document, b.locator, b.outcome, b.reason, b.text"
_FACTS = "f.document, f.ns, f.locators, f.reasons, f.texts"
LEDGER = _given(f"""
CALL {{ MATCH (b:Block) WHERE b.key STARTS WITH $scope + '|' RETURN collect([{_BLOCK}]) AS blocks }}
CALL {{ MATCH (f:Facts) WHERE f.key STARTS WITH $scope + '|' RETURN collect([{_FACTS}]) AS facts }}
RETURN [blocks, facts] AS found
""")
FILES = _given(
    "MATCH (f:File) WHERE f.key STARTS WITH $scope + '|' WITH f ORDER BY f.n "
    "RETURN collect([f.name, f.sha256, f.media, f.origin]) AS found"
)
COUNTS = _given(f"""
CALL {{
  MATCH (t:Thing {{scope: $scope}}) WITH t.kind AS kind, count(*) AS n
  RETURN collect([kind, n]) AS kinds
}}
CALL {{ MATCH (:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(:Thing) RETURN count(e) AS links }}
CALL {{ MATCH (x:Attribute) WHERE x.key STARTS WITH $scope + '|' RETURN count(x) AS attributes }}
RETURN [kinds, links, attributes] AS found
""")
_WHOLE = 3  # so many ways find things that hold every word: how these are written is told too
_TEXTS = f"[said IN [{', '.join(f't.{name}' for name in TEXTS)}] WHERE said IS NOT NULL]"
# The most important come first where there are more than the limit.
CANDIDATES = _given(f"""
CALL {{
  MATCH (t:Thing {{key: $id}})
  RETURN collect(
    [t.id, t.kind, t.label, t.search_names, t.search_words, true, t.names, {_TEXTS}]) AS named
}}
CALL {{
  UNWIND range(0, size($ways) - 1) AS way
  CALL (way) {{
    CALL db.index.fulltext.queryNodes('{SEARCH}', $ways[way]) YIELD node AS t
    WHERE t.scope = $scope
    RETURN t ORDER BY t.importance, t.links DESC, t.id LIMIT $limit
  }}
  RETURN collect([t.id, t.kind, t.label, t.search_names, t.search_words, way = 0,
    CASE WHEN way < {_WHOLE} THEN t.names ELSE [] END,
    CASE WHEN way < {_WHOLE} THEN {_TEXTS} ELSE [] END]) AS others
}}
RETURN named + others AS found
""")

PASSAGES_FOUND = _given(f"""
CALL db.index.fulltext.queryNodes('{PASSAGES}', $words) YIELD node AS b
WHERE b.scope = $scope
WITH b ORDER BY b.n LIMIT $limit
MATCH (f:File {{key: $scope + '|' + b.document}})
WITH b, f ORDER BY b.n
RETURN collect([f.name, b.locator, b.text, f.sha256, b.outcome]) AS found
""")

# Statements as [subject, relation or attribute, object, qualifiers], and the passages they cite.
_SHA256 = "coalesce(c.sha256, [(c)-[:FROM]->(f:File) | f.sha256][0])"  # mostly the file's own
_PASSAGE = f"c.document, c.locator, c.quote, {_SHA256}, coalesce(c.at, 0)"
_CITED = f"""
CALL (said) {{
  UNWIND said AS row UNWIND row[3].citations AS key
  WITH DISTINCT key
  MATCH (c:Citation {{key: key}})
  RETURN collect([key, {_PASSAGE}]) AS cited
}}
"""
ABOUT = _given(f"""
CALL {{
  MATCH (a:Thing)-[e:{ALL_TYPES}]-(b:Thing) WHERE a.key IN $keys
  WITH collect(DISTINCT e) AS es, collect(DISTINCT a) + collect(DISTINCT b) AS ends
  RETURN [e IN es | [startNode(e).id, type(e), endNode(e).id, properties(e)]] AS links,
    [t IN ends | [t.id, t.kind, t.label]] AS met
}}
CALL {{
  MATCH (a:Thing)-[:SAYS]->(x:Attribute) WHERE a.key IN $keys
  RETURN collect([a.id, x.name, null, properties(x)]) AS attributes
}}
WITH links + attributes AS said, met
{_CITED}
RETURN [said, cited, met] AS found
""")

_LINKS_OF = f"MATCH (a:Thing)-[e:{ALL_TYPES}]-(:Thing) WHERE a.key IN $keys WITH DISTINCT e"
_ATTRIBUTES_OF = "MATCH (a:Thing)-[:SAYS]->(x:Attribute) WHERE a.key IN $keys"
# The same for very many things, each row on its own: links, attributes, passages.
ABOUT_MANY = (
    f"{_LINKS_OF} RETURN startNode(e).id, type(e), endNode(e).id, properties(e)",
    f"{_ATTRIBUTES_OF} RETURN a.id, x.name, null, properties(x)",
    f"""
    CALL {{
      {_LINKS_OF} UNWIND e.citations AS key RETURN key
      UNION {_ATTRIBUTES_OF} UNWIND x.citations AS key RETURN key
    }}
    MATCH (c:Citation {{key: key}})
    RETURN key, {_PASSAGE}
    """,
)


def walk(terms: Collection[str], back: bool, beside: Collection[str] = ()) -> str | None:
    """The query for all that is reached along these relations; none where there are none."""
    along = types(terms)
    if not along:
        return None
    left, right = ("<-", "-") if back else ("-", "->")
    besides = f"""
      MATCH (n)<-[:{types(beside)}*0..]-(b:Thing)
      WITH DISTINCT b
      MATCH (b){left}[:{along}*0..]{right}(n:Thing)
      WITH DISTINCT n
    """
    # UNWIND, not IN: after a search for a list of keys the planner of 5.26 takes the ends of a walk
    # from each of them for distinct, leaves DISTINCT out, and what two starts reach comes twice.
    return _given(f"""
    CALL {{
      UNWIND $keys AS key
      MATCH (a:Thing {{key: key}})
      MATCH (a){left}[:{along}*0..]{right}(n:Thing)
      WITH DISTINCT n
      {besides if beside else ""}
      MATCH (n){left}[e:{along}]{right}(m:Thing)
      WITH collect([startNode(e).id, type(e), endNode(e).id, properties(e)]) AS said,
        collect(DISTINCT n) + collect(DISTINCT m) AS ends
      RETURN said, [t IN ends | [t.id, t.kind, t.label]] AS met
    }}
    {_CITED}
    RETURN [said, cited, met] AS found
    """)


# A whole register: many rows, each on its own, with the part that it is of; a stream of all costs one round trip.
_SCOPED = "key STARTS WITH $scope + '|'"
WHOLE = " UNION ALL ".join(
    f"{match} RETURN '{part}' AS part, [{row}] AS row"
    for part, match, row in (
        ("entity", "MATCH (t:Thing {scope: $scope})", "t.id, t.kind, t.label"),
        (
            "said",
            f"MATCH (s:Thing {{scope: $scope}})-[e:{ALL_TYPES}]->(o:Thing)",
            "s.id, type(e), o.id, properties(e)",
        ),
        (
            "said",
            f"MATCH (x:Attribute) WHERE x.{_SCOPED}",
            "x.subject, x.name, null, properties(x)",
        ),
        ("citation", f"MATCH (c:Citation) WHERE c.{_SCOPED}", f"c.key, {_PASSAGE}"),
        ("aside", f"MATCH (x:Aside) WHERE x.{_SCOPED}", "properties(x)"),
        ("block", f"MATCH (b:Block) WHERE b.{_SCOPED}", _BLOCK),
        ("facts", f"MATCH (f:Facts) WHERE f.{_SCOPED}", _FACTS),
        (
            "file",
            f"MATCH (f:File) WHERE f.{_SCOPED}",
            "f.n, f.name, f.sha256, f.media, f.origin, [(f)-[:HOLDS]->(c:Content) | c.data][0]",
        ),
    )
)


def stream(terms: Collection[str]) -> str | None:
    """The query for all links of these relations; none where there are none."""
    if along := types(terms):
        return (
            f"MATCH (s:Thing {{scope: $scope}})-[e:{along}]->(o:Thing) "
            "WHERE e.id IS NOT NULL RETURN s.id, type(e), o.id, coalesce(e.role, ''), e.id"
        )
    return None


def scan(terms: Collection[str]) -> list[str]:
    """The queries for all statements of these relations and attributes, without their citations."""
    said = "x.key STARTS WITH $scope + '|' AND x.name IN $names"
    queries = [f"MATCH (x:Attribute) WHERE {said} RETURN x.subject, x.name, null, properties(x)"]
    if along := types(terms):
        queries.append(
            f"MATCH (s:Thing {{scope: $scope}})-[e:{along}]->(o:Thing) "
            "RETURN s.id, type(e), o.id, properties(e)"
        )
    return queries


def passage(scope: str, query: Query) -> str:
    """What to look for in the blocks of documents: every word of the question."""
    return f"scope:{_quoted(scope)} AND search_words:({' AND '.join(_groups(query))})"


def ways(scope: str, query: Query) -> list[str]:
    """What to look for in the index: an exact name, then names, then all words, then any."""
    groups = _groups(query)
    everywhere = [f"(search_names:{group} OR search_words:{group})" for group in groups]
    found = [
        f"search_keys:{_quoted(digest(query.key))}",
        f"search_names:({' AND '.join(groups)})",
        " AND ".join(everywhere),
        " OR ".join(everywhere),
    ]
    return [f"scope:{_quoted(scope)} AND ({way})" for way in found[: _WHOLE - 1 + len(groups)]]


def statements(said: Iterable[Sequence[Any]], cited: Iterable[Sequence[Any]]) -> list[Statement]:
    """Make statements of what a query found, in canonical order."""
    passages = {key: Citation(*passage) for key, *passage in cited}
    found = [
        (
            (subject, RELATION_OF.get(term, term), target or "", q.get("role") or "", q["id"]),
            Statement(
                subject,
                RELATION_OF.get(term, term),
                target,
                q.get("value"),
                q.get("raw"),
                q.get("role"),
                q.get("stated_as") or "",
                q["basis"],
                q.get("start"),
                q.get("end"),
                tuple(passages[key] for key in q["citations"]),
            ),
        )
        for subject, term, target, q in said
        if "id" in q  # a link that has none was drawn by somebody else
    ]
    return [statement for _, statement in sorted(found, key=lambda pair: pair[0])]


def aside(rows: Iterable[Sequence[Any]], cited: Iterable[Sequence[Any]]) -> Aside:
    """Make what only earlier editions say of the nodes that hold it."""
    nodes = [node for (node,) in rows]
    said = [(q["subject"], q["term"], q.get("target"), q) for q in nodes if "subject" in q]
    things = (Entity(q["id"], q["of"], q["label"]) for q in nodes if "of" in q)
    return Aside(tuple(sorted(things)), tuple(statements(said, cited)))


def ledger(blocks: Iterable[Sequence[Any]], facts: Iterable[Sequence[Any]]) -> list[LedgerEntry]:
    """Make the ledger of its blocks, in reading order."""
    found = [(n, LedgerEntry(*block)) for n, *block in blocks]
    for document, *columns in facts:
        found += [
            (n, LedgerEntry(document, locator, "fact", reason, text))
            for n, locator, reason, text in zip(*columns, strict=True)
        ]
    return [entry for _, entry in sorted(found, key=itemgetter(0))]


def _groups(query: Query) -> list[str]:
    return [f"({' OR '.join(map(_quoted, group))})" for group in query.groups]


def _quoted(term: str) -> str:
    return '"' + term.replace("\\", "\\\\").replace('"', '\\"') + '"'

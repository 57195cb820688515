"""Whatever stands in a document comes back from the store as it went in, and can be asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.graph.lookup import Query
from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    merge,
)
from remit.graph.opening import in_memory

TEXT = st.text()
HOSTILE = st.one_of(
    TEXT,
    st.sampled_from(
        [
            "'; DROP TABLE thing; --",
            '" OR names : *',
            "NEAR(a b)",
            "a\0b",
            "| |",
            "\x1b[31mred",
            "[bold]markup[/bold]",
            "%s ? :name",
            "\u202egnp.exe",
            "\U0001d49f\U0001d4b6\U0001d4c9\U0001d4b6 \ufb01le",
            "",
        ]
    ),
)


@given(label=HOSTILE, value=HOSTILE, raw=HOSTILE, quote=HOSTILE, note=HOSTILE, content=st.binary())
def test_any_text_survives_the_store(
    *, label: str, value: str, raw: str, quote: str, note: str, content: bytes
) -> None:
    """Labels, values, wordings, quotes, notes and whole files come back unchanged."""
    cited = (Citation("plan.txt", "line 1", quote, "aa"),)
    contents = Contents(
        documents=(Document("plan.txt", "aa", "text/plain", None, content),),
        entities=(Entity("action/a", "action", label), Entity("person/p", "person", value)),
        statements=tuple(
            merge(
                [
                    Statement("action/a", "deadline", value=None, raw=raw, citations=cited),
                    Statement("action/a", "text", value=value, raw=raw, citations=cited),
                    Statement(
                        "action/a",
                        "assignedTo",
                        "person/p",
                        role="responsible",
                        stated_as=raw,
                        start="2019-04-01",
                        citations=cited,
                    ),
                ]
            )
        ),
        ledger=(LedgerEntry("plan.txt", "line 1", "text", note, quote),),
        notes=(note,),
        meta={"title": label},
    )
    store = in_memory()
    store.replace(contents)
    assert store.contents() == contents
    store.close()


@given(name=HOSTILE, question=HOSTILE)
def test_any_question_can_be_asked_and_any_name_is_found(name: str, question: str) -> None:
    """No question breaks the search, and a thing is found by its own name."""
    store = in_memory()
    store.replace(Contents(entities=(Entity("action/a", "action", name),)))
    store.candidates(Query.of(question))
    query = Query.of(name)
    if query.groups:
        (found,) = store.candidates(query)
        assert (found.id, found.exact) == ("action/a", True)
    store.close()

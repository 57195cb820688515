"""A register without names: nobody is told by it, everything else is, and nothing breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.store import Store
from remit.ontology import Role
from remit.queries.audit import WAIVERS, audit
from remit.queries.dependencies import dependencies
from remit.viz.redaction import redacted
from remit.viz.report import report
from remit.viz.view import view
from tests.support.reading import stored
from tests.viz.conftest import in_the_open


def people(store: Store) -> set[str]:
    """Every name and every surname of a register's people."""
    names = {entity.label for entity in store.of_kind("person")}
    return names | {name.split()[-1] for name in names}


@pytest.mark.parametrize("form", ["html", "svg", "mermaid", "dot"])
@pytest.mark.parametrize("name", ["vale", "harrowmere", "walsall"])
def test_no_name_is_left(name: str, form: str, request: pytest.FixtureRequest) -> None:
    store = request.getfixturevalue(name)
    text = in_the_open(view(store, format=form, redact=True).content).replace("</span>", "")
    words = {n for n in people(store) if n not in ("Ward", "Wood", "Perry", "Ellis")}
    assert words
    assert sorted(n for n in words if re.search(rf"\b{re.escape(n)}\b", text, re.IGNORECASE)) == []
    slugs = {entity.id.partition("/")[2] for entity in store.of_kind("person")}
    assert sorted(slug for slug in slugs if slug in text) == []


def test_no_name_is_left_in_a_report(harrowmere: Store) -> None:
    text = report(harrowmere, "markdown", redact=True).text
    assert sorted(n for n in people(harrowmere) if re.search(rf"\b{re.escape(n)}\b", text)) == []


@pytest.mark.parametrize("name", ["vale", "harrowmere", "walsall"])
def test_redaction_keeps_counts_and_chains(name: str, request: pytest.FixtureRequest) -> None:
    store = request.getfixturevalue(name)
    before = store.contents()
    public = redacted(before)
    after, renamed = public.contents, public.ids
    assert len(after.entities) == len(before.entities)
    links = [s for s in before.statements if s.object]
    assert len([s for s in after.statements if s.object]) == len(links)
    assert {e.kind for e in after.entities} == {e.kind for e in before.entities}
    assert all(
        new.startswith("person/officer-") for old, new in renamed.items() if "person/" in old
    )


def test_a_person_with_a_post_is_called_by_it(vale: Store) -> None:
    public = redacted(vale.contents())
    after, renamed = public.contents, public.ids
    labels = {entity.id: entity.label for entity in after.entities}
    assert labels[renamed["person/ines-alder"]] == "the Chair of the Board"
    assert labels[renamed["person/kim-marlow"]] == "an officer"


# ---------------------------------------------------------------- how names are written


def register(
    quote: str,
    *people: str,
    things: Mapping[str, str] | None = None,
    documents: tuple[str, ...] = ("plan.txt",),
    meta: Mapping[str, str] | None = None,
) -> Contents:
    """A register with one quote, some people at work on it, and other things below."""
    labels = {"plan/p": "Plan", "priority/x": "Burglary", **(things or {})}
    said: list[tuple[str, str, str, Role | None, str]] = [
        ("priority/x", "priorityOf", "plan/p", None, quote)
    ]
    said += [(id_, "actionOf", "priority/x", None, "below") for id_ in things or ()]
    for n, name in enumerate(people):
        labels[f"person/{n}"] = name
        said.append(("priority/x", "assignedTo", f"person/{n}", "responsible", "named"))
    statements = [
        Statement(
            subject,
            term,
            object_,
            role=role,
            stated_as="Lead" if role else "",
            citations=(Citation(documents[n % len(documents)], f"line {n}", words),),
        )
        for n, (subject, term, object_, role, words) in enumerate(said)
    ]
    return Contents(
        tuple(Document(name, "aa") for name in documents),
        tuple(Entity(id_, id_.partition("/")[0], labels[id_]) for id_ in sorted(labels)),
        tuple(merge(statements)),
        (LedgerEntry(documents[0], "line 0", "text", "", quote),),
        meta=meta or {},
    )


def public(quote: str, *people: str) -> str:
    """What is left of a quote in a register of these people, in citation and ledger alike."""
    after = redacted(register(quote, *people)).contents
    (cited,) = [s.citations[0].quote for s in after.statements if s.term == "priorityOf"]
    assert [entry.text for entry in after.ledger] == [cited]
    return cited


@pytest.mark.parametrize(
    ("quote", "name", "left"),
    [
        ("Smithson will chair", "John Smithson", "[name] will chair"),
        ("SMITHSON to report", "John Smithson", "[name] to report"),
        ("JOHN to report", "John Smithson", "[name] to report"),
        ("J. SMITHSON to report", "John Smithson", "[name] to report"),
        ("SMITHSON, John to report", "John Smithson", "[name] to report"),
        ("Ng to report", "Amy Ng", "[name] to report"),
        ("Ian to report", "Ian Smithson", "[name] to report"),
        ("Amy's note", "Amy Ng", "[name]'s note"),
        ("Smithson to report", "JOHN SMITHSON", "[name] to report"),
    ],
)
def test_a_name_is_found_however_it_is_written(quote: str, name: str, left: str) -> None:
    assert public(quote, name) == left


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("Work in a ward, and the Ward Panel reports", "Ann Ward"),
        ("In a ward: an award for the WARD panel", "Ann Ward"),
        ("Chief ward officers of each ward", "Ann Ward"),
        ("An action may follow. May brings more", "An May"),
        ("The NG tube and the JS code", "Jo Ng"),
        ("So it goes on. No more than that", "So No"),
        ("He will act. Will it help?", "Will Powers"),
    ],
)
def test_common_words_stay(quote: str, name: str) -> None:
    assert public(quote, name) == quote


def test_a_surname_that_is_a_word_is_hidden_where_it_is_shown_to_be_a_name() -> None:
    quote = "In a ward: Ann Ward, A. Ward and Mrs Ward"
    assert public(quote, "Ann Ward") == "In a ward: [name], [name] and [name]"


@pytest.mark.parametrize(
    "where",
    [
        "john.smithson@vale.gov.uk",
        "https://vale.gov.uk/people/smithson",
        "www.vale.gov.uk/smithson",
        "john-smithson-lead",
        "papers/smithson_notes.txt",
        "smithson-lead",
    ],
)
def test_an_address_does_not_make_a_word_of_a_surname(where: str) -> None:
    left = public(f"Smithson will chair; see {where}", "John Smithson")
    assert left.startswith("[name] will chair; see ")
    assert "smithson" not in left.casefold()


@pytest.mark.parametrize(
    "address", ["jsmithson@vale.gov.uk", "brian.nobody@vale.gov.uk", "b.o'nobody+1@vale.gov.uk"]
)
def test_an_email_address_is_nobodys(address: str) -> None:
    assert public(f"Write to {address}.", "Amy Ng") == "Write to [name]@vale.gov.uk."


def test_an_id_made_of_an_address_tells_nobody() -> None:
    made = register(
        "Below", things={"action/write-to-b-nobody-vale-gov-uk": "Write to b.nobody@vale.gov.uk"}
    )
    ids = redacted(made).ids
    assert ids["action/write-to-b-nobody-vale-gov-uk"] == "action/write-to-name-vale-gov-uk"


# ---------------------------------------------------------------- names that become alike


def test_things_whose_names_become_alike_stay_apart() -> None:
    things = {
        "action/john-smithson-lead": "one",
        "action/amy-nguyen-lead": "two",
        "action/name-lead-1": "three",
        "action/smithson-to-call": "four",
    }
    before = register("Below", "John Smithson", "Amy Nguyen", things=things)
    after = redacted(before)
    assert len({*after.ids.values()}) == len(before.entities)
    assert after.ids["action/name-lead-1"] == "action/name-lead-1"
    assert {after.ids["action/john-smithson-lead"], after.ids["action/amy-nguyen-lead"]} == {
        "action/name-lead-2",
        "action/name-lead-3",
    }
    assert after.ids["action/smithson-to-call"] == "action/name-to-call"
    assert after.ids == redacted(before).ids
    labels = {e.id: e.label for e in after.store().contents().entities}
    assert {labels[after.ids[id_]] for id_ in things} == {"one", "two", "three", "four"}


def test_documents_called_by_people_stay_apart() -> None:
    documents = ("Amy Nguyen.csv", "John Smithson.csv", "name.csv")
    things = {"document/a": "Amy Nguyen.csv", "document/j": "John Smithson.csv"}
    before = register("Below", "John Smithson", "Amy Nguyen", documents=documents)
    before = Contents(
        before.documents,
        (*before.entities, *(Entity(id_, "document", name) for id_, name in things.items())),
        before.statements,
        before.ledger,
    )
    store = stored(before)
    after = redacted(store.contents()).store().contents()
    names = [document.name for document in after.documents]
    assert sorted(names) == ["name-1.csv", "name-2.csv", "name.csv"]
    assert [e.label for e in after.entities if e.kind == "document"] == names[:2]
    cited = {c.document for s in before.statements for c in s.citations}
    assert len({c.document for s in after.statements for c in s.citations}) == len(cited) > 1
    page = in_the_open(view(store, redact=True).content)
    assert not re.search("smithson|nguyen", page, re.IGNORECASE)


# ---------------------------------------------------------------- who waived


def waived(by: str, reason: str = "") -> str:
    each = {"rule": "no-measure", "about": "priority/x", "until": "2030-01-01"}
    return json.dumps([{**each, "by": by, "reason": reason or f"{by} agreed to it"}])


@pytest.mark.parametrize(
    ("by", "shown", "reason"),
    [
        ("Ursula Brandreth", "an officer", "[name] agreed to it"),
        ("Zoë Brandreth", "an officer", "[name] agreed to it"),
        ("Cllr Ursula Brandreth", "an officer", "Cllr [name] agreed to it"),
        ("Chair of the Board", "Chair of the Board", "Chair of the Board agreed to it"),
        ("Chair of the Vale", "an officer", "Chair of the Vale agreed to it"),
        (
            "Ursula Brandreth, Chair of the Board",
            "[name], Chair of the Board",
            "[name], Chair of the Board agreed to it",
        ),
    ],
)
def test_who_waived_a_finding_is_hidden_unless_it_is_a_post(
    by: str, shown: str, reason: str
) -> None:
    store = stored(register("Brandreth", meta={WAIVERS: waived(by), "decisions": f"by: {by}"}))
    after = redacted(store.contents())
    (finding,) = [f for f in after.audit(audit(store, date(2020, 1, 1))).findings if f.waived]
    assert finding.waived is not None
    assert (finding.waived.by, finding.waived.reason) == (shown, reason)
    (kept,) = json.loads(after.contents.meta[WAIVERS])
    assert (kept["by"], kept["reason"]) == (shown, reason)
    assert ("Brandreth" in by) == ("[name]" in after.contents.meta["decisions"])
    if "Brandreth" in by:
        page = in_the_open(view(store, redact=True, as_of=date(2020, 1, 1)).content)
        assert "Brandreth" not in page


# ---------------------------------------------------------------- nothing is lost


@pytest.mark.parametrize("name", ["vale", "harrowmere", "walsall"])
def test_redaction_keeps_every_dependency_and_finding(
    name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    after = redacted(store.contents())
    hidden = after.store()

    def reasons(pairs: Store) -> dict[frozenset[str], list[tuple[str, float]]]:
        return {
            frozenset((pair.a.id, pair.b.id)): sorted((t.kind, t.weight) for t in pair.through)
            for pair in dependencies(pairs)
        }

    ids = after.ids
    expected = {frozenset(ids[id_] for id_ in pair): why for pair, why in reasons(store).items()}
    assert reasons(hidden) == expected
    found = audit(store)
    told = after.audit(found)
    assert [f.code for f in told.findings] == [f.code for f in found.findings]
    assert [len(f.evidence) for f in told.findings] == [len(f.evidence) for f in found.findings]
    assert [len(m.findings) for m in told.matters] == [len(m.findings) for m in found.matters]
    assert len(after.contents.ledger) == len(store.contents().ledger)


@pytest.mark.parametrize("name", ["harrowmere", "walsall"])
def test_no_name_is_left_in_what_matters_most(name: str, request: pytest.FixtureRequest) -> None:
    """Neither in a story or a question, nor in an id, which is made of words."""
    store = request.getfixturevalue(name)
    told = redacted(store.contents()).audit(audit(store))
    words = [w for m in told.matters for w in (m.id, m.title, m.story, m.question)]
    text = " ".join([*words, *(f.question for f in told.findings)])
    names = {n for n in people(store) if n not in ("Ward", "Wood", "Perry", "Ellis")}
    assert sorted(n for n in names if re.search(rf"\b{re.escape(n)}\b", text, re.IGNORECASE)) == []
    assert all(re.fullmatch(rf"{f.code}-\d+", f.id) for f in told.findings)


def test_a_page_without_names_tells_each_finding_in_full(harrowmere: Store) -> None:
    """What has no id of its own would be taken for what was told above."""
    text = in_the_open(view(harrowmere, redact=True).content)
    found = audit(harrowmere).findings
    assert len(re.findall(r"<span id=f\d+>", text)) == len(found)
    told = redacted(harrowmere.contents()).audit(audit(harrowmere))
    assert len({f.id for f in told.findings}) == len(found)

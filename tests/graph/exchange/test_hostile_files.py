"""A file that is built to break its reader is refused in a sentence, and nothing is fetched for it."""

from __future__ import annotations

import pytest

from remit.graph.errors import RegisterError
from remit.graph.exchange import parse, validate_rdf
from remit.graph.exchange.names import CONTEXT
from remit.graph.exchange.nesting import DEEPEST, too_deep
from tests.support.listening import listening

MANY = 20_000
OURS = "https://w3id.org/remit/def#"

# The format, what stands before, what opens a level, the middle, what closes a level, what stands after.
NESTED = {
    "blank nodes": ("turtle", "<a:s> <a:p> ", "[ <a:p> ", "1", "] ", "."),
    "collections": ("turtle", "<a:s> <a:p> ", "( ", "", ") ", "."),
    "triples in triples": ("turtle12", "<a:s> <a:p> ", "<<( <a:s> <a:p> ", "1", " )>>", "."),
    "triples on a line": ("ntriples12", "<a:s> <a:p> ", "<<( <a:s> <a:p> ", "<a:o>", " )>>", "."),
    "annotations": ("turtle", "<a:s> <a:p> 1 ", "{| <a:p> 1 ", "", "|} ", "."),
    "graphs": ("trig", "", "<a:g> { ", "", "} ", ""),
    "triples in quads": ("nquads", "<a:s> <a:p> ", "<<( <a:s> <a:p> ", "<a:o>", " )>>", "."),
    "objects": ("jsonld", "", '{"@id":"a:b","a:p":', "1", "}", ""),
    "lists": ("jsonld", '{"@id":"a:b","a:p":', '{"@list":[', "", "]}", "}"),
    "contexts": ("jsonld", '{"@context":', "[", "", "]", "}"),
    "our context": ("jsonld", f'{{"@context":["{CONTEXT}",', "[", "", "]", "]}"),
}


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_without_end_is_refused_before_it_is_parsed(name: str) -> None:
    form, before, opens, middle, closes, after = NESTED[name]
    file = (before + opens * MANY + middle + closes * MANY + after).encode()
    for use in (parse, validate_rdf):
        with pytest.raises(RegisterError, match=f"line 1: brackets are nested more than {DEEPEST}"):
            use(file, form, "file")


@pytest.mark.parametrize(
    "text", ['"%s"', "'%s'", '"""it is "%s"""', "'''it's\n%s'''", "# %s\n", '"\\"%s"', "<a:%s>"]
)
def test_brackets_in_texts_names_and_comments_nest_nothing(text: str) -> None:
    brackets = "[({" if text.startswith("<") else "[<<({"
    assert too_deep(text % (brackets * MANY), json=False) is None


def test_nesting_is_measured_and_not_the_number_of_brackets() -> None:
    assert too_deep("[ ( ) ] <<( )>> " * MANY, json=False) is None
    assert too_deep("[{}]" * MANY, json=True) is None
    assert too_deep("\n[" * (DEEPEST + 1), json=False) == DEEPEST + 2


@pytest.mark.parametrize(
    "file",
    [
        '{"@context": "URL", "@id": "a:b", "a:p": 1}',
        f'{{"@context": ["{CONTEXT}", "URL"], "@id": "a:b", "a:p": 1}}',
        '{"@context": {"@import": "URL"}, "@id": "a:b", "a:p": 1}',
        '{"@context": {"p": {"@id": "a:p", "@context": "URL"}}, "@id": "a:b", "p": {"p": 1}}',
    ],
)
def test_a_context_is_not_fetched(file: str) -> None:
    with listening() as (url, calls):
        for use in (parse, validate_rdf):
            with pytest.raises(RegisterError):
                use(file.replace("URL", url).encode(), "jsonld", "file")
    assert calls == []


def test_what_a_file_says_that_it_imports_is_not_fetched() -> None:
    owl = "http://www.w3.org/2002/07/owl#"
    with listening() as (url, calls):
        file = f"<{url}> a <{owl}Ontology> ; <{owl}imports> <{url}> . <{url}#a> a <{OURS}Body> ."
        assert validate_rdf(file.encode(), "turtle", "file")
    assert calls == []


@pytest.mark.parametrize(
    ("form", "nothing"),
    [
        ("turtle", ""),
        ("turtle", "\ufeff\n\n"),
        ("turtle", f"@prefix remit: <{OURS}> .\n"),
        ("trig", "<a:g> { <a:s> <a:p> <a:o> }"),
        ("nquads", "<a:s> <a:p> <a:o> .\n"),
        ("ntriples", ""),
        ("jsonld", "{}"),
        ("jsonld", '{"@id": "a:s", "a:p": 1}'),
    ],
)
def test_a_file_with_nothing_of_ours_is_not_well_formed_but_unchecked(
    form: str, nothing: str
) -> None:
    with pytest.raises(RegisterError, match="nothing of Remit in this file: nothing was checked"):
        validate_rdf(nothing.encode(), form, "file")


@pytest.mark.parametrize("form", ["graphml", "csv"])
def test_what_is_not_rdf_cannot_be_checked(form: str) -> None:
    with pytest.raises(RegisterError, match=f"file: only RDF can be read, not {form}"):
        validate_rdf(b"<graphml/>", form, "file")


def test_many_unknown_terms_are_counted_and_the_first_ones_told() -> None:
    terms = "".join(f"<a:s> <{OURS}made{n}> <a:o> .\n" for n in range(MANY))
    with pytest.raises(RegisterError, match=r"no remit:made0(?s:.*)and 19,950 more"):
        validate_rdf(terms.encode(), "ntriples", "file")


def test_a_position_of_thousands_of_digits_is_none() -> None:
    file = f'<a:x/register> a <{OURS}Register> . <a:x/n> a <{OURS}Note> ; <{OURS}position> "{"9" * 5000}" .'
    with pytest.raises(RegisterError, match="is no position"):
        parse(file.encode(), "turtle", "file")

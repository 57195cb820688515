"""What cannot be read is refused with its place and a remedy, and nothing is half imported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from remit.graph.errors import RegisterError
from remit.graph.exchange import dump, format_of, parse
from remit.graph.model import Contents, Entity, Statement

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def text(small_register: Contents) -> str:
    """A register in Turtle, to be damaged."""
    return dump(small_register, "turtle").decode()


# What is damaged, and what the message must say.
DAMAGE: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "cut off": (lambda t: t[:-40], ["f.ttl, line"]),
    "no prefix": (
        lambda t: t.replace("@prefix oa:", "@prefix ao:"),
        ["prefix oa:", "declare it", "line"],
    ),
    "unknown term": (
        lambda t: t.replace("remit:statedAs", "remit:saidAs"),
        ["line", "no remit:saidAs"],
    ),
    "misspelt term": (
        lambda t: t.replace("remit:actionOf", "remit:actonOf"),
        ["perhaps remit:actionOf"],
    ),
    "no register": (
        lambda t: t.replace("a remit:Register", "a remit:Note"),
        ["one register is expected"],
    ),
    "no basis": (lambda t: t.replace("remit:basis remit:Decided ;", ""), ["has no basis"]),
    "two bases": (
        lambda t: t.replace("remit:basis remit:Decided", "remit:basis remit:Decided, remit:Stated"),
        ["has 2 values of basis"],
    ),
    "wrong basis": (
        lambda t: t.replace("remit:basis remit:Decided", "remit:basis remit:Body"),
        ["is no basis"],
    ),
    "two kinds": (
        lambda t: t.replace("a remit:Person", "a remit:Person, remit:Body"),
        ["of 2 kinds: body, person"],
    ),
    "no label": (
        lambda t: t.replace('rdfs:label "Ada Lowe"', 'rdfs:seeAlso "x"'),
        ["person/ada has no label"],
    ),
    "unsupported triple": (
        lambda t: t + "\n<person/ada> remit:memberOf <body/board> .\n",
        ["person/ada memberOf body/board: no remit:Statement says so"],
    ),
    "impossible link": (
        lambda t: t.replace("remit:holds ", "remit:adoptedBy "),
        ["adoptedBy does not start from a person"],
    ),
    "link to nothing": (
        lambda t: t.replace("a remit:Duty", "a rdfs:Resource"),
        ["there is no thing duty/s17"],
    ),
    "assigned to two": (
        lambda t: t.replace(
            "remit:assignee <person/ada>", "remit:assignee <person/ada>, <body/board>"
        ),
        ["needs one assignee or vacancy and has 2"],
    ),
    "no position": (
        lambda t: t.replace("remit:position 2", 'remit:position "two"'),
        ["“two” is no position"],
    ),
    "elsewhere": (
        lambda t: t.replace(
            "remit:assignee <person/ada>", "remit:assignee <http://example.org/ada>"
        ),
        ["http://example.org/ada does not lie below"],
    ),
    "no quote": (lambda t: t.replace("oa:exact", "rdfs:comment"), ["quotes 0 passages"]),
    "another place": (
        lambda t: re.sub(r"remit:line \d+", "remit:line 999", t, count=1),
        ["line 999 is not in its locator, line"],
    ),
    "no citation": (
        lambda t: t.replace("a remit:Citation", "a remit:Note"),
        ["there is no citation"],
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named_with_its_place(name: str, text: str) -> None:
    damage, expected = DAMAGE[name]
    damaged = damage(text)
    assert damaged != text
    with pytest.raises(RegisterError) as caught:
        parse(damaged.encode(), "turtle", "f.ttl")
    assert str(caught.value).startswith("f.ttl")
    for words in expected:
        assert words in str(caught.value)


def test_all_faults_are_listed_at_once(text: str) -> None:
    damaged = text.replace('rdfs:label "Ada Lowe"', "").replace("remit:basis remit:Decided ;", "")
    with pytest.raises(RegisterError) as caught:
        parse(damaged.encode(), "turtle", "f.ttl")
    assert len(caught.value.problems) >= 2


def test_the_line_of_an_unknown_term_is_that_of_its_first_use(text: str) -> None:
    damaged = text.replace("remit:Register", "remit:Registry")
    line = damaged[: damaged.index("remit:Registry")].count("\n") + 1
    with pytest.raises(RegisterError, match=f"line {line}: there is no remit:Registry"):
        parse(damaged.encode(), "turtle", "f.ttl")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\n\n\xff\xfe", "turtle", "line 3: this is not UTF-8"),
        (b'{"@context": 1,', "jsonld", "bad, line"),
        (b'{"@context": "https://w3id.org/remit/context.jsonld", ', "jsonld", "bad"),
        (b"", "turtle", "one register is expected and 0 are there"),
        (b"<html>", "nquads", "line 1"),
        (b"subject,term\n", "csv", "not from csv"),
    ],
)
def test_other_files_are_refused(content: bytes, name: str, words: str) -> None:
    with pytest.raises(RegisterError, match=words):
        parse(content, name, "bad")


def test_json_ld_may_refer_to_the_published_context(small_register: Contents) -> None:
    """The context is bundled: nothing is fetched."""
    import json

    document = json.loads(dump(small_register, "jsonld"))
    base = document["@context"]["@base"]
    document["@context"] = ["https://w3id.org/remit/context.jsonld", {"@base": base}]
    assert parse(json.dumps(document).encode(), "jsonld", "f").contents == small_register


def test_what_other_vocabularies_say_is_left_out_and_counted(
    text: str, small_register: Contents
) -> None:
    more = (
        text
        + "<body/council> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://example.org/1> .\n"
    )
    read = parse(more.encode(), "turtle", "f.ttl")
    assert read.contents == small_register
    assert read.left_out == {"http://www.w3.org/2004/02/skos/core#exactMatch": 1}


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (Contents(entities=(Entity("council", "body", ""),)), "must read body/"),
        (
            Contents(statements=(Statement("body/a", "name", value="a"),)),
            "there is no thing body/a",
        ),
        (
            Contents(
                entities=(Entity("body/a", "body", ""),),
                statements=(
                    Statement("body/a", "name", value="a", basis="guess", role="boss"),  # type: ignore[arg-type]
                ),
            ),
            "guess is no basis",
        ),
        (Contents(notes=("half \ud800",)), "half a character"),
    ],
)
def test_what_cannot_be_written_is_refused(contents: Contents, words: str) -> None:
    with pytest.raises(RegisterError, match=words):
        dump(contents, "turtle")


def test_formats_are_known_by_ending_or_name() -> None:
    assert format_of("a/b.TTL").name == "turtle"
    assert format_of("x", "turtle12").name == "turtle12"
    with pytest.raises(RegisterError, match="ending says no format"):
        format_of("register.docx")
    with pytest.raises(RegisterError, match="no format word"):
        format_of("a.ttl", "word")

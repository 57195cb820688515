"""Reading RDF into triples, with the line of whatever is wrong in it."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any

from remit.graph.errors import Place, RegisterError
from remit.graph.exchange.names import (
    CONTEXT,
    DEF,
    OBJECT,
    PREDICATE,
    REIFIES,
    SUBJECT,
    Literal,
    Object,
)
from remit.graph.exchange.nesting import DEEPEST, too_deep
from remit.ontology.tables import TERMS

if TYPE_CHECKING:
    import pyoxigraph

_SUGGESTED = 50  # unknown terms; each is looked for in the whole file

# What is said of each subject: predicate -> objects, without repetitions.
Said = dict[str, dict[str, dict[Object, None]]]

_SYNTAXES = {
    "turtle": "TURTLE", "turtle12": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS",
    "ntriples": "N_TRIPLES", "ntriples12": "N_TRIPLES", "jsonld": "JSON_LD",
}  # fmt: skip


def read(content: bytes, syntax: str, name: str) -> Said:
    """Read RDF in one of our formats; named graphs are taken together.

    Args:
        content: The file's bytes.
        syntax: The name of the format.
        name: What to call the file in messages.

    Raises:
        RegisterError: it is not in that format, or uses a term that the ontology does not have.
    """
    if syntax not in _SYNTAXES:
        raise RegisterError(
            f"only RDF can be read, not {syntax}; name a file in RDF", place=Place(name)
        )
    import pyoxigraph

    try:
        text = content.decode("utf-8-sig")
        if (line := too_deep(text, json=syntax == "jsonld")) is not None:
            raise RegisterError(
                f"{name}, line {line}: brackets are nested more than {DEEPEST} deep, and no "
                "register is; write what is meant flat"
            )
        if syntax == "jsonld" and CONTEXT in text:
            text = json.dumps(_with_context(json.loads(text)))
        fmt = getattr(pyoxigraph.RdfFormat, _SYNTAXES[syntax])
        quads = list(pyoxigraph.parse(text.encode(), format=fmt))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RegisterError(
            f"{name}, line {line}: this is not UTF-8 text; save it as UTF-8"
        ) from error
    except SyntaxError as error:
        where = f", line {error.lineno}" if error.lineno else ""
        raise RegisterError(f"{name}{where}: {_reason(error)}") from error
    except ValueError as error:  # of JSON
        raise RegisterError(str(error), place=Place(name)) from error
    said = _said(quads)
    if unknown := sorted(_unknown(said)):
        raise RegisterError(
            f"{name} uses terms that the ontology does not have",
            [
                *(_suggestion(term, text) for term in unknown[:_SUGGESTED]),
                *([f"and {more:,} more"] if (more := len(unknown) - _SUGGESTED) > 0 else []),
            ],
        )
    return said


def says_something(said: Said) -> bool:
    """Whether any of it is in the words of the vocabulary."""
    return any(iri.startswith(DEF) for iri in _iris(said))


def line_of(text: str, word: str) -> int | None:
    """The first line on which a word stands by itself, counted from one."""
    match = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    return text.count("\n", 0, match.start()) + 1 if match else None


def _reason(error: SyntaxError) -> str:
    """The parser's own words, without the place that the message names anyway."""
    reason = re.sub(r"^Parser error at .*?: ", "", str(error.args[0]))
    if "prefix" in reason and "declared" in reason:
        reason += "; declare it with @prefix at the top of the file"
    return reason


def _with_context(document: Any) -> Any:
    """Put the vocabulary's context where a document refers to the published one."""
    if isinstance(document, list):
        return [_with_context(part) for part in document]
    if not isinstance(document, dict):
        return document
    bundled = (
        resources.files("remit.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    )
    given = document.get("@context", [])
    contexts = given if isinstance(given, list) else [given]
    ours = json.loads(bundled)["@context"]
    return document | {
        "@context": [ours if context == CONTEXT else context for context in contexts]
    }


def _said(quads: Iterable[pyoxigraph.Quad]) -> Said:
    import pyoxigraph

    said: Said = {}

    def add(subject: str, predicate: str, target: Object) -> None:
        said.setdefault(subject, {}).setdefault(predicate, {})[target] = None

    for quad in quads:
        subject, predicate, target = _node(quad.subject), quad.predicate.value, quad.object
        if isinstance(target, pyoxigraph.Triple):
            if predicate == REIFIES and "/assignment/" not in subject:
                add(subject, SUBJECT, _node(target.subject))
                add(subject, PREDICATE, target.predicate.value)
                add(subject, OBJECT, _object(target.object))
        else:
            add(subject, predicate, _object(target))
    return said


def _node(term: object) -> str:
    """An IRI as it is, a blank node's label as Turtle writes it."""
    return str(getattr(term, "value", term)) if type(term).__name__ == "NamedNode" else str(term)


def _object(term: object) -> Object:
    import pyoxigraph

    return Literal(term.value) if isinstance(term, pyoxigraph.Literal) else _node(term)


def _unknown(said: Said) -> set[str]:
    """Names in our namespace that the ontology does not have."""
    used = {iri for iri in _iris(said) if iri.startswith(DEF)}
    return {iri.removeprefix(DEF) for iri in used} - set(TERMS)


def _iris(said: Said) -> Iterator[str]:
    for subject, predicates in said.items():
        yield subject
        for predicate, objects in predicates.items():
            yield predicate
            yield from (target for target in objects if isinstance(target, str))


def _suggestion(term: str, text: str) -> str:
    line = line_of(text, term)
    near = difflib.get_close_matches(term, TERMS, n=1)
    where = f"line {line}: " if line else ""
    return f"{where}there is no remit:{term}" + (f"; perhaps remit:{near[0]}" if near else "")

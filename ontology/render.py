"""Turning the vocabulary into what is generated from it: tables, context, shapes and the manual page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from remit.ontology.source import DEF, THING, Term, Vocabulary

_HEAD = (
    "Made from ontology/remit.ttl by `python -m remit.ontology.generate`; change that file instead."
)

_INTRODUCTION = (
    "Every register speaks these words. Their namespace is `https://w3id.org/remit/def#`, written "
    "`remit:`; `ontology/remit.ttl` is the source, in OWL, and everything below is made from it. "
    "[Linked data](linked-data.md) shows how a register looks in RDF."
)
_CARRYING = (
    "Accountability travels from subject to object along those marked ↑, which are all under "
    "`remit:answersTo`."
)


def tables(vocabulary: Vocabulary) -> str:
    """The Python tables that the program works with."""
    v = vocabulary
    parts = [
        f'"""The vocabulary as plain rows. {_HEAD}"""\n\n# fmt: off\n',
        "from typing import Final, Literal, TypeAlias\n",
        _names("Role", (r.label for r in v.roles)),
        _names("Basis", (b.label for b in v.bases)),
        _rows(
            "KINDS",
            "tuple[tuple[str, str, str, bool, str, str, bool, str], ...]",
            (
                (
                    k.label,
                    k.plural,
                    k.definition,
                    bool(k.answerable),
                    k.party,
                    k.instead,
                    k.identified,
                    k.sort,
                )
                for k in v.kinds
            ),
        ),
        _rows(
            "RELATIONS",
            "tuple[tuple[str, tuple[str, ...], tuple[str, ...], str, str, bool], ...]",
            (
                (
                    r.name,
                    v.kinds_in(r.domain),
                    v.kinds_in(r.range),
                    r.reads,
                    r.reads_back,
                    bool(r.carries),
                )
                for r in v.relations
            ),
        ),
        _rows(
            "ATTRIBUTES",
            "tuple[tuple[str, tuple[str, ...], str, bool], ...]",
            ((a.name, v.kinds_in(a.domain), a.label, a.searched) for a in v.attributes),
        ),
        _rows("ROLES", "tuple[Role, ...]", (r.label for r in v.roles)),
        _rows("BASES", "tuple[tuple[Basis, str], ...]", ((b.label, b.definition) for b in v.bases)),
        "# Every name in the namespace of the vocabulary.",
        _rows("TERMS", "tuple[str, ...]", v.terms),
    ]
    return "\n".join(parts)


def _names(name: str, words: Iterable[str]) -> str:
    """A type that holds these words and no other."""
    return f"{name}: TypeAlias = Literal[{', '.join(map(_literal, words))}]\n"


def _rows(name: str, type_: str, rows: Iterable[object]) -> str:
    lines = "".join(f"    {_literal(row)},\n" for row in rows)
    return f"{name}: Final[{type_}] = (\n{lines})\n"


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def context(vocabulary: Vocabulary) -> str:
    """The JSON-LD context: plain names for our terms, prefixes for everybody else's."""
    entries: dict[str, object] = dict(sorted(vocabulary.prefixes.items()))
    entries |= {"id": "@id", "type": "@type"}
    for term in vocabulary.terms.values():
        iri = f"remit:{term.name}"
        if "ObjectProperty" in term.types:
            entries[term.name] = {"@id": iri, "@type": "@id"}
        elif (
            "DatatypeProperty" in term.types
            and "http://www.w3.org/2001/XMLSchema#integer" in term.range
        ):
            entries[term.name] = {"@id": iri, "@type": "xsd:integer"}
        elif {"Class", "DatatypeProperty", "NamedIndividual"} & set(term.types):
            entries[term.name] = iri
    for name in ("rdf:subject", "rdf:predicate", "oa:hasSource", "oa:hasSelector"):
        entries[name] = {"@type": "@id"}
    return json.dumps({"@context": entries}, ensure_ascii=False, indent=2) + "\n"


def relation_shapes(vocabulary: Vocabulary) -> str:
    """SHACL for which kinds each relation and attribute may start from and lead to."""
    lines = [
        f"# {_HEAD}",
        "",
        f"@prefix remit: <{DEF}> .",
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        "",
    ]
    lines += _things(vocabulary)
    lines += _values("role", vocabulary.roles, "No such role; choose")
    lines += _values("basis", vocabulary.bases, "No such basis; choose")
    for relation in vocabulary.relations:
        lines += _ends(vocabulary, relation)
    for attribute in vocabulary.attributes:
        if THING not in attribute.domain:
            lines += _end(vocabulary, attribute, attribute.domain, "Subject", "is not said of")
    return "\n".join(lines)


def _things(vocabulary: Vocabulary) -> list[str]:
    kinds = [f"remit:{kind.name}" for kind in vocabulary.kinds]
    return [
        "remit:ThingShape a sh:NodeShape ;",
        f"    sh:targetClass {', '.join(kinds)} ;",
        "    sh:property [",
        "        sh:path rdf:type ; sh:qualifiedMaxCount 1 ;",
        f"        sh:qualifiedValueShape [ sh:in ( {' '.join(kinds)} ) ] ;",
        '        sh:message "A thing is of one kind only; this one is of several."@en',
        "    ] , [",
        "        sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ;",
        '        sh:message "A thing has exactly one name to show; its other names go in “name”."@en',
        "    ] .",
        "",
    ]


def _values(name: str, terms: Sequence[Term], fault: str) -> list[str]:
    return [
        f"remit:{name}ValueShape a sh:NodeShape ;",
        f"    sh:targetObjectsOf remit:{name} ;",
        f"    sh:in ( {' '.join(f'remit:{term.name}' for term in terms)} ) ;",
        f'    sh:message "{fault} one of: {", ".join(term.label for term in terms)}."@en .',
        "",
    ]


def _ends(vocabulary: Vocabulary, relation: Term) -> list[str]:
    return [
        *_end(vocabulary, relation, relation.domain, "Subject", "does not start from"),
        *_end(vocabulary, relation, relation.range, "Object", "does not lead to"),
    ]


def _end(
    vocabulary: Vocabulary, term: Term, classes: Sequence[str], end: str, fault: str
) -> list[str]:
    kinds = [vocabulary.terms[name] for name in classes]
    named = " or ".join(_article(kind.label) for kind in kinds)
    wanted = " ".join(f"[ sh:class remit:{kind.name} ]" for kind in kinds)
    message = f"“{term.label}” {fault} this kind of thing; it takes {named}."
    return [
        f"remit:{term.name}{end}Shape a sh:NodeShape ;",
        f"    sh:target{end}sOf remit:{term.name} ;",
        f"    sh:or ( {wanted} ) ;",
        f'    sh:message "{message}"@en .',
        "",
    ]


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeio" or noun.startswith(("up", "uncl")) else f"a {noun}"


def page(vocabulary: Vocabulary) -> str:
    """The manual page: every term with its definition, what it maps to and what it links."""
    v = vocabulary
    listed = {t.name for t in (*v.kinds, *v.relations, *v.attributes, *v.roles, *v.bases)}
    rest = [t for t in v.terms.values() if t.name not in listed]
    parts = [
        "# The ontology",
        f"<!-- {_HEAD} -->",
        _INTRODUCTION,
        "“Maps to” names the broader standard term, and after ≈ standard terms that mean nearly the same.",
        "## Kinds of things",
        _table(
            ("kind", "what it is", "asked about", "as a party", "sort", "maps to"),
            (
                (
                    f"`{t.name}`",
                    t.definition,
                    "yes" if t.answerable else "",
                    t.party,
                    t.sort,
                    _maps(t),
                )
                for t in v.kinds
            ),
        ),
        "## Relations",
        _CARRYING,
        _table(
            ("relation", "what it says", "from", "to", "reads / reads back", "maps to"),
            (
                (
                    f"`{t.name}`{' ↑' if t.carries else ''}",
                    t.definition,
                    _kinds(v, t.domain),
                    _kinds(v, t.range),
                    f"{t.reads} / {t.reads_back}",
                    _maps(t),
                )
                for t in v.relations
            ),
        ),
        "## Attributes",
        "The words of those marked ⌕ help to find their subject.",
        _table(
            ("attribute", "what it says", "of", "maps to"),
            (
                (
                    f"`{t.name}`{' ⌕' if t.searched else ''}",
                    t.definition,
                    _kinds(v, t.domain),
                    _maps(t),
                )
                for t in v.attributes
            ),
        ),
        "## Roles",
        _table(("role", "what it is"), ((f"`{t.label}`", t.definition) for t in v.roles)),
        "## Bases",
        "Strongest first: a statement that two sources make takes the stronger of their bases.",
        _table(("basis", "how we know"), ((f"`{t.label}`", t.definition) for t in v.bases)),
        "## Statements and their evidence",
        "How the register itself is written down in RDF.",
        _table(
            ("class", "what it is", "maps to"),
            ((f"`{t.name}`", t.definition, _maps(t)) for t in rest if "Class" in t.types),
        ),
        _table(
            ("property", "what it says", "maps to"),
            (
                (f"`{t.name}`", t.definition, _maps(t))
                for t in rest
                if {"ObjectProperty", "DatatypeProperty"} & set(t.types)
            ),
        ),
        "## How the vocabulary describes itself",
        _table(
            ("annotation", "what it says"),
            ((f"`{t.name}`", t.definition) for t in rest if "AnnotationProperty" in t.types),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _kinds(vocabulary: Vocabulary, classes: Sequence[str]) -> str:
    return "anything" if THING in classes else ", ".join(vocabulary.kinds_in(classes))


def _maps(term: Term) -> str:
    broader = [t for t in term.parents if t != "remit:Thing"]
    close = [f"≈ `{t}`" for t in term.close]
    return ", ".join([*(f"`{t}`" for t in broader), *close])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)

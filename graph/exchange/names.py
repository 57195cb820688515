"""Names in RDF: namespaces, and the way between a register's ids and IRIs.

Every IRI below a register's scope can be turned back into the id that it was made from, so an
export needs no second copy of the ids. No part of a name is left for a reader to normalise: what
is not a plain letter, digit or mark is percent-encoded, and so are segments of dots alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

DEF: Final = "https://w3id.org/remit/def#"
BASE: Final = "https://w3id.org/remit/id/"
CONTEXT: Final = "https://w3id.org/remit/context.jsonld"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OA: Final = "http://www.w3.org/ns/oa#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"

# The prefixes that an export declares, in the order of its head.
PREFIXES: Final = {
    "remit": DEF,
    "dcterms": DCTERMS,
    "oa": OA,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "xsd": XSD,
}

TYPE: Final = f"{RDF}type"
LABEL: Final = f"{RDFS}label"
VALUE: Final = f"{RDF}value"
SUBJECT: Final = f"{RDF}subject"
PREDICATE: Final = f"{RDF}predicate"
OBJECT: Final = f"{RDF}object"
REIFIES: Final = f"{RDF}reifies"

_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")  # as most names are: nothing to encode
_PLAIN_PATH = re.compile(rf"{_PLAIN.pattern}(?:/{_PLAIN.pattern})*")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Literal(NamedTuple):
    """A value in RDF; without a datatype it is a plain string."""

    text: str
    datatype: str = ""


# An object is an IRI (or a blank node's label) or a literal.
Object = str | Literal
Triple = tuple[str, str, Object]


@dataclass(frozen=True, slots=True)
class Scope:
    """The place of one register's names: everything of its own stands below ``prefix``."""

    prefix: str

    @classmethod
    def of(cls, base: str, scope: str) -> Scope:
        """The place below a base; a register without a scope is called ``register``."""
        return cls(f"{base}{encode(scope or 'register', slashes=False)}/")

    def iri(self, *parts: str) -> str:
        """The IRI of something of the register's own: ``iri("statement", id)``."""
        return self.prefix + "/".join(encode(part, slashes=False) for part in parts)

    def thing(self, id_: str) -> str:
        """The IRI of a thing."""
        return self.prefix + encode(id_, slashes=True)

    def id(self, iri: str) -> str | None:
        """The id of the thing with this IRI, or ``None`` where it lies outside the scope."""
        return unquote(iri[len(self.prefix) :]) if iri.startswith(self.prefix) else None

    def name(self, iri: str, folder: str) -> str | None:
        """The name of what lies in a folder of the scope, or ``None`` where it does not."""
        start = f"{self.prefix}{folder}/"
        return unquote(iri[len(start) :]) if iri.startswith(start) else None


@lru_cache(maxsize=8192)  # what is told of a thing or a document names it again and again
def encode(text: str, *, slashes: bool) -> str:
    """Percent-encode a text for a path of an IRI; ``unquote`` gives it back.

    >>> encode("body/R&D unit", slashes=True)
    'body/R%26D%20unit'
    >>> encode("..", slashes=False)
    '%2E%2E'
    """
    if (_PLAIN_PATH if slashes else _PLAIN).fullmatch(text):
        return text
    segments = quote(text, safe="/" if slashes else "").split("/")
    return "/".join(s.replace(".", "%2E") if s and not s.strip(".") else s for s in segments)


def define(name: str) -> str:
    """The IRI of a term of ours."""
    return DEF + name


def kind_class(kind: str) -> str:
    """The class of a kind: ``body`` has ``remit:Body``."""
    return DEF + kind.capitalize()


def compact(iri: str) -> str | None:
    """The prefixed name of an IRI, or ``None`` where no prefix fits.

    >>> compact("https://w3id.org/remit/def#Body")
    'remit:Body'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None

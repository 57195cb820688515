"""A verification in words and as public JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from remit.graph.model import Entity, Statement
from remit.loaders.verifying import Again, Quoted, SourceFound, Verification
from remit.ontology import ATTRIBUTES, RELATIONS

Json = dict[str, object]


def sentence(found: Verification) -> str:
    """What the verification comes to, in one sentence."""
    parts = [*filter(None, (_sources(found), _quotes(found), _again(found)))]
    if found.amiss or len(parts) == 1:
        return f"{'; '.join(parts)}."
    return f"{', '.join(parts[:-1])}, and {parts[-1]}."


def status(found: Verification) -> int:
    """The exit status: 0, 3 a source is another, 4 a quote does not stand, 5 another register comes out."""
    if found.amiss:
        return 3
    if found.gone or found.shifted:
        return 4
    return 5 if found.again is not None and not found.again.same else 0


def _sources(found: Verification) -> str:
    n = len(found.sources)
    if not n:
        return "The register rests on no document"
    if not found.amiss:
        return (
            "The one source is the file that was read"
            if n == 1
            else f"All {n} sources are the files that were read"
        )
    states = Counter(one.state for one in found.amiss)
    told = ", ".join(f"{count} {state}" if n > 1 else state for state, count in states.items())
    resting = len({s.id for one in found.amiss for s in one.statements})
    few = len(found.amiss)
    return (
        f"{few} of {n} sources {'is not the file' if few == 1 else 'are not the files'} that "
        f"{'was' if few == 1 else 'were'} read ({told}), and {resting} of {found.statements} statements rest on "
        f"{'it' if few == 1 else 'them'}"
    )


def _quotes(found: Verification) -> str:
    n = found.quotes
    if not n:
        return ""
    if not found.gone and not found.shifted:
        return (
            "its one quote stands in its place"
            if n == 1
            else f"all {n} quotes stand in their places"
        )
    told = []
    if found.gone:
        told.append(
            f"{found.gone} of {n} quotes no longer {'stands' if found.gone == 1 else 'stand'}"
        )
    if found.shifted:
        of = "" if found.gone else f" of {n} quotes"
        told.append(
            f"{found.shifted}{of} {'stands' if found.shifted == 1 else 'stand'} at another place"
        )
    return " and ".join(told)


def _again(found: Verification) -> str:
    if found.again is None:
        return ""
    if found.again.same:
        return "the same register comes out of them"
    return f"another register comes out of them: {differs(found.again)}"


def differs(again: Again) -> str:
    """What would come out otherwise, in words."""
    told = []
    if again.missing:
        told.append(f"{_statements(len(again.missing))} would not come out")
    if again.more:
        told.append(f"{_statements(len(again.more))} would come out beside")
    if not told:
        told.append(f"{'; '.join(again.otherwise)} would be otherwise")
    return " and ".join(told)


def of_source(one: SourceFound) -> str:
    """What became of one source, in words."""
    if one.state == "law":
        return "the statute book, which comes with Remit: as it was laid"
    words = {
        "same": "the same bytes",
        "moved": f"the same bytes, now called {one.name}",
        "changed": "changed since it was read"
        if one.name == one.document
        else f"changed since it was read, as {one.name}",
        "missing": "missing: no file of this name, and none with its bytes",
        "unreadable": f"there, and cannot be read: {one.reason}",
    }[one.state]
    rests = f"{_statements(len(one.statements))} {'rests' if len(one.statements) == 1 else 'rest'} on it"
    alone = f", {one.alone} of them on it alone" if one.alone else ""
    return f"{words}; {rests}{alone}"


def of_quotes(one: SourceFound) -> str:
    """How the quotes of a source stand, in words; nothing where it was not read."""
    if one.state in ("missing", "unreadable", "law") or not one.quotes:
        return ""
    standing = one.quotes - len(one.shifted) - len(one.gone)
    told = [f"{standing} of {one.quotes} quotes stand in their places"]
    if one.shifted:
        told.append(f"{len(one.shifted)} elsewhere")
    if one.gone:
        told.append(f"{len(one.gone)} nowhere")
    return ", ".join(told)


def in_words(said: Statement, things: dict[str, Entity]) -> str:
    """A statement as a phrase: what is said of which thing."""
    subject = _thing(said.subject, things)
    if said.object is not None:
        role = f" ({said.role})" if said.role else ""
        return f"{subject} {RELATIONS[said.term].reads} {_thing(said.object, things)}{role}"
    return f"{subject}: {ATTRIBUTES[said.term].label} “{said.raw or said.value or ''}”"


def _thing(id_: str, things: dict[str, Entity]) -> str:
    entity = things.get(id_)
    return f"{entity.kind} “{entity.label}”" if entity else id_


def _statements(n: int) -> str:
    return f"{n} statement{'' if n == 1 else 's'}"


def to_json(found: Verification, *, full: bool = False) -> Json:
    """The verification in the public shape; with every statement that rests on what is amiss where in full."""
    again: Json | None = None
    if found.again is not None:
        again = {
            "same": found.again.same,
            "missing": [_statement(s) for s in found.again.missing],
            "more": [_statement(s) for s in found.again.more],
            "otherwise": list(found.again.otherwise),
        }
    return {
        "register": found.register,
        "sentence": sentence(found),
        "verified": status(found) == 0,
        "sources": [_source(one, full=full) for one in found.sources],
        "again": again,
        "why_not_again": found.why_not or None,
        "beside": list(found.beside),
    }


def _source(one: SourceFound, *, full: bool) -> Json:
    told: Json = {
        "document": one.document,
        "sha256": one.sha256,
        "state": one.state,
        "name": one.name or None,
        "found_sha256": one.found or None,
        "reason": one.reason or None,
        "statements": len(one.statements),
        "alone": one.alone,
        "quotes": one.quotes,
        "without_words": one.wordless,
        "elsewhere": [_quoted(quoted) for quoted in one.shifted],
        "gone": [_quoted(quoted) for quoted in one.gone],
    }
    if full and not one.sound:
        told["resting"] = [_statement(s) for s in one.statements]
    return told


def _quoted(quoted: Quoted) -> Json:
    return {
        "citation": quoted.citation.told,
        "now": quoted.now or None,
        "statements": [said.id for said in quoted.statements],
    }


def _statement(said: Statement) -> Json:
    return {
        "id": said.id,
        "subject": said.subject,
        "term": said.term,
        "object": said.object,
        "value": said.value,
        "raw": said.raw,
        "role": said.role,
        "basis": said.basis,
        "citations": [c.told for c in said.citations],
    }


def resting(found: Verification, one: SourceFound) -> Iterator[str]:
    """Each statement that rests on a source, as a phrase."""
    things = {entity.id: entity for entity in found.contents.entities}
    return (in_words(said, things) for said in one.statements)

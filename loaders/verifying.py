"""Whether a register still rests on its sources: the same files, every quote in its place, the same register again.

Anybody who has the register and the documents can ask this; nothing of it trusts what the register says of itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError, RemitError
from remit.graph.model import Citation, Contents, Document, Statement
from remit.graph.store import Store
from remit.loaders.blocks import Source
from remit.loaders.building import rebuilt
from remit.loaders.fetching import fetch_all
from remit.loaders.memory import Memory
from remit.loaders.progress import READ, Told, silent, watched
from remit.loaders.quotes import Quotes
from remit.loaders.readers import document_of, parse

SAME: Final = "same"
MOVED: Final = "moved"  # the same bytes, by another name
CHANGED: Final = "changed"
MISSING: Final = "missing"
UNREADABLE: Final = "unreadable"
LAW: Final = "law"  # the statute book, which comes with Remit and not with the documents
_LOOKED: Final = 0.4  # of the work, when every quote has been looked for
_SOUND: Final = (SAME, MOVED, LAW)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that does not stand where it is cited; ``now`` is where else it stands, if it does.

    ``statements`` are those that cite it.
    """

    citation: Citation
    statements: tuple[Statement, ...]
    now: str = ""


@dataclass(frozen=True, slots=True)
class SourceFound:
    """What became of one document that the register rests on.

    ``name`` is what the file is called now, ``found`` the digest of its bytes now, ``reason`` why it cannot be read.
    ``statements`` rest on it, ``alone`` of them on no other. Of its ``quotes`` some stand, ``shifted`` stand
    elsewhere, and ``gone`` nowhere; ``wordless`` are citations of a place without its words.
    """

    document: str
    sha256: str
    state: str
    name: str = ""
    found: str = ""
    reason: str = ""
    statements: tuple[Statement, ...] = ()
    alone: int = 0
    quotes: int = 0
    wordless: int = 0
    shifted: tuple[Quoted, ...] = ()
    gone: tuple[Quoted, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it is the file that was read."""
        return self.state in _SOUND


@dataclass(frozen=True, slots=True)
class Again:
    """What comes out when the register is built again of its sources: what it would lack, and what it would add.

    ``otherwise`` names what differs beside the statements.
    """

    missing: tuple[Statement, ...] = ()
    more: tuple[Statement, ...] = ()
    otherwise: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every export of the two has the same bytes."""
        return not (self.missing or self.more or self.otherwise)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a register rests on its sources.

    ``again`` is empty where it was not built again, and ``why_not`` then says why. ``beside`` are files that were
    given and that the register does not rest on.
    """

    register: str
    sources: tuple[SourceFound, ...]
    statements: int
    again: Again | None = None
    why_not: str = ""
    beside: tuple[str, ...] = ()
    contents: Contents = field(default_factory=Contents, repr=False, compare=False)

    @property
    def amiss(self) -> tuple[SourceFound, ...]:
        """The sources that are not the files that were read."""
        return tuple(one for one in self.sources if not one.sound)

    @property
    def quotes(self) -> int:
        """How many quotes were looked for: those of sources that can be read."""
        read = (SAME, MOVED, CHANGED)
        return sum(one.quotes for one in self.sources if one.state in read)

    @property
    def gone(self) -> int:
        """How many quotes stand nowhere any more."""
        return sum(len(one.gone) for one in self.sources)

    @property
    def shifted(self) -> int:
        """How many quotes stand at another place."""
        return sum(len(one.shifted) for one in self.sources)


def verify(
    store: Store, paths: Sequence[Path] = (), *, again: bool = True, told: Told = silent
) -> Verification:
    """See whether a register rests on its sources.

    Args:
        store: The register.
        paths: The documents, or folders and archives of them; none for the copies that the register keeps.
        again: Whether to build the register again and compare, which takes as long as to load it.
        told: Hears how far it has come.

    Raises:
        DocumentError: there is no such file or folder; or none is named and the register keeps no copies.
    """
    contents = store.contents()
    kept = contents.documents
    given = _named(paths, told) if paths else _copies(contents)
    found, used = [], set[str]()
    sources: dict[str, Source] = {}
    rests = _Rests(contents)
    for document in watched(kept, lambda one: one.name, told, READ, _LOOKED):
        one, source = _found(document, given)
        used.add(one.name)
        if source is not None:
            sources[document.name] = source
        found.append(rests.told(one, source))
    beside = tuple(sorted(given.documents.keys() - used)) if paths else ()
    checked = Verification(
        store.address, tuple(found), len(contents.statements), beside=beside, contents=contents
    )
    if not again:
        return replace(checked, why_not="it was not asked for")
    if checked.amiss:
        return replace(checked, why_not="not every source is the file that was read")
    told("building again", _LOOKED)
    return _built_again(checked, contents, sources)


@dataclass(frozen=True)
class _Given:
    """The documents that there are to compare with, by name, and why some cannot be read."""

    documents: Mapping[str, Source]
    faults: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_digest(self) -> dict[str, str]:
        """The name of a file for its digest; of several with the same bytes the first."""
        found: dict[str, str] = {}
        for name, source in self.documents.items():
            found.setdefault(source.document.sha256, name)
        return found


def _named(paths: Sequence[Path], told: Told) -> _Given:
    if absent := [str(path) for path in paths if not path.exists()]:
        raise DocumentError(f"{', '.join(absent)}: there is no such file or folder; check the name")
    fetched = fetch_all(paths, None, Memory(), told)
    faults = {}
    for problem in fetched.problems:
        text = str(problem)
        faults[Path(text.partition(": ")[0]).name] = text.partition(": ")[2] or text
    return _Given(fetched.sources, faults)


def _copies(contents: Contents) -> _Given:
    own = [d for d in contents.documents if d.name != BASELINE]
    if without := [d.name for d in own if d.content is None]:
        raise DocumentError(
            f"the register keeps no copy of {', '.join(without[:5])}; name the documents, or the folder that they are "
            "in: remit verify --sources FOLDER -r REGISTER"
        )
    read, faults = {}, {}
    for document in own:
        try:
            read[document.name] = parse(document_of(document.name, document.content or b""))
        except DocumentError as error:
            faults[document.name] = str(error).removeprefix(f"{document.name}: ")
    return _Given(read, faults)


def _found(document: Document, given: _Given) -> tuple[SourceFound, Source | None]:
    """What became of a document, and its text now, read by the name that it was read by."""
    told = SourceFound(document.name, document.sha256, MISSING)
    if document.name == BASELINE:
        law = sha256(document.content or b"").hexdigest() == document.sha256
        return replace(told, state=LAW if law else CHANGED), None
    same = given.documents.get(document.name)
    if same is not None and same.document.sha256 == document.sha256:
        return replace(told, state=SAME, name=document.name, found=document.sha256), same
    if name := given.by_digest.get(document.sha256):
        state = SAME if _one_ends_as(document.name, name) else MOVED
        content = given.documents[name].document.content or b""
        source = parse(document_of(document.name, content))
        return replace(told, state=state, name=name, found=document.sha256), source
    near = [name for name in given.documents if _one_ends_as(document.name, name)]
    if same is not None or len(near) == 1:
        name = document.name if same is not None else near[0]
        source = given.documents[name]
        return replace(told, state=CHANGED, name=name, found=source.document.sha256), source
    if fault := given.faults.get(
        document.name.rpartition("/")[2], given.faults.get(document.name, "")
    ):
        return replace(told, state=UNREADABLE, name=document.name, reason=fault), None
    return told, None


def _one_ends_as(one: str, other: str) -> bool:
    """Whether one is the other with a folder before it: the same papers, named from further up."""
    short, long = sorted((one, other), key=len)
    return short == long or long.endswith(f"/{short}")


class _Rests:
    """What rests on each document of a register: its statements, and its quotes."""

    def __init__(self, contents: Contents) -> None:
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        self._quotes: dict[str, dict[Citation, list[Statement]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for statement in contents.statements:
            for name in dict.fromkeys(c.document for c in statement.citations):
                self._statements[name].append(statement)
            for citation in statement.citations:
                self._quotes[citation.document][citation].append(statement)

    def told(self, found: SourceFound, source: Source | None) -> SourceFound:
        """Say how much rests on a source, and which of its quotes do not stand."""
        resting = self._statements[found.document]
        alone = sum(all(c.document == found.document for c in s.citations) for s in resting)
        cited = self._quotes[found.document]
        quotes = {citation: said for citation, said in cited.items() if citation.quote.strip()}
        told = replace(
            found,
            statements=tuple(resting),
            alone=alone,
            quotes=len(quotes),
            wordless=len(cited) - len(quotes),
        )
        if source is None:
            return told
        text = Quotes(source)
        lost = [
            Quoted(citation, tuple(said), text.nearest(citation.locator, citation.quote))
            for citation, said in quotes.items()
            if not text.stands(citation.locator, citation.quote)
        ]
        return replace(
            told,
            shifted=tuple(one for one in lost if one.now),
            gone=tuple(one for one in lost if not one.now),
        )


def _built_again(
    checked: Verification, contents: Contents, sources: Mapping[str, Source]
) -> Verification:
    if BASELINE in {document.name for document in contents.documents}:
        return replace(checked, why_not="the statute book is laid under it")
    try:
        made = rebuilt(sources, contents.meta)
    except RemitError as error:
        return replace(checked, again=Again(otherwise=(str(error),)))
    return replace(checked, again=_compared(contents, made))


def _compared(held: Contents, made: Contents) -> Again:
    ours, theirs = frozenset(held.statements), frozenset(made.statements)
    pairs = {
        "things": (held.entities, made.entities),
        "documents": (_documents(held), _documents(made)),
        "the ledger": (held.ledger, made.ledger),
        "what was decided": (dict(held.meta), dict(made.meta)),
    }
    return Again(
        missing=tuple(s for s in held.statements if s not in theirs),
        more=tuple(s for s in made.statements if s not in ours),
        otherwise=tuple(name for name, (one, other) in pairs.items() if one != other),
    )


def _documents(contents: Contents) -> list[tuple[str, str, str, str | None]]:
    return [(d.name, d.sha256, d.media, d.origin) for d in contents.documents]

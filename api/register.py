"""A register as Python sees it: the same questions as on the command line, as plain data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from remit.graph.errors import RegisterError
from remit.graph.model import Contents
from remit.graph.opening import in_memory, open_store
from remit.graph.store import Store
from remit.queries.remit_of import Remit
from remit.queries.shapes import SHOWN_BY
from remit.queries.things import Thing
from remit.queries.who import Answer, Who

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx
    import rdflib

    from remit.graph.partnerships import Partnership
    from remit.loaders.verifying import Verification
    from remit.queries.changes import Diff
    from remit.queries.duties import Duties
    from remit.queries.matter import Matter
    from remit.queries.names import Names
    from remit.queries.promises import Ledger
    from remit.queries.transfer import Transfer
    from remit.queries.verdicts import Check
    from remit.queries.without import Without

PathLike = str | os.PathLike[str]


def _who_html(who: Who) -> str:
    from remit.viz.notebook import who_html

    return who_html(who)


def _answer_html(answer: Answer) -> str:
    from remit.viz.notebook import answer_html

    return answer_html(answer)


SHOWN_BY[Who] = _who_html
SHOWN_BY[Answer] = _answer_html


class Register:
    """One register, opened for asking. Use it in a ``with`` block, or close it when done."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def address(self) -> str:
        """Where the register lives."""
        return self.store.address

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships that the register holds, by key; none where it is all one."""
        from remit.graph.partnerships import partnerships_of

        return partnerships_of(self.store.meta())

    def partnership(self, name: str) -> Register:
        """Give one of several partnerships, by its key, title or folder, as a register of its own.

        Raises:
            NotFoundError: none is called so; the message lists what there is.
        """
        from remit.graph.within import part_of

        return Register(part_of(self.store, name))

    def who(self, text: str, limit: int | None = 10) -> Who:
        """Ask who is accountable for a matter; ``limit=None`` gives every answer."""
        from remit.queries.who import who

        return who(self.store, text, limit)

    def of(self, name: str) -> Remit:
        """Give the remit of a body, a post or a person.

        Raises:
            NotFoundError: no such agent is called so; the message offers the nearest names.
        """
        from remit.queries.remit_of import remit_of

        return remit_of(self.store, name)

    def matter(self, text: str, as_of: date | None = None) -> Matter:
        """Gather everything on one matter, and who leads it, or that nobody does."""
        from remit.queries.matter import matter

        return matter(self.store, text, as_of)

    def check(self, claim: str, as_of: date | None = None) -> Check:
        """Check a claim such as "Vale Police is accountable for violence" against the documents.

        Raises:
            QuestionError: the text is no claim that can be checked.
            NotFoundError: the party is named in words that mean several.
        """
        from remit.queries.check import check

        return check(self.store, claim, as_of)

    def duties(self, name: str, as_of: date | None = None) -> Duties:
        """Give what a body must do by law, by the register and by the statute book.

        Raises:
            NotFoundError: no body or post is called so; the message offers the nearest names.
        """
        from remit.queries.duties import duties

        return duties(self.store, name, as_of)

    def without(self, name: str, as_of: date | None = None) -> Without:
        """Say what nobody would answer for, or do, if a body, a post or a person went.

        Raises:
            NotFoundError: nothing is called so; the message offers the nearest names.
        """
        from remit.queries.without import without

        return without(self.store, name, as_of)

    def names(self) -> Names:
        """Say which names were taken for one body or person and why, and which may be one."""
        from remit.queries.names import names

        return names(self.store)

    def show(self, name: str) -> Thing:
        """Give one thing in full, by any name or by its id.

        Raises:
            NotFoundError: nothing is called so; the message offers the nearest names.
        """
        from remit.queries.things import show

        return show(self.store, name).thing

    def list(self, kind: str) -> list[Thing]:
        """Give all things of a kind in full, by label.

        Raises:
            ValueError: there is no such kind.
        """
        from remit.ontology import KINDS
        from remit.queries.things import kind_called, list_kind

        known = kind_called(kind)
        if known is None:
            plurals = ", ".join(each.plural for each in KINDS.values())
            raise ValueError(f"{kind!r} is not a kind; the kinds are {plurals}")
        return list_kind(self.store, known)

    def diff(self, new: Register) -> Diff:
        """Say what changed from this register to a ``new`` one, and what cannot be told."""
        from remit.queries.changes import difference

        return difference(self.store, new.store)

    def promises(self, name: str = "", as_of: date | None = None) -> Ledger:
        """Every date by which actions were ever to be done, of all of them or of the one that is called so.

        Raises:
            NotFoundError: no action is called so.
        """
        from remit.queries.promises import ledger

        return ledger(self.store, as_of, name)

    def transfer(self, map_: PathLike) -> Transfer:
        """Say what the predecessors of a map would hand over, and what has landed, or has no heir or several.

        Raises:
            RemitError: the file is no map, or cannot be read.
        """
        from remit.loaders.transfer_map import transfer_map
        from remit.queries.transfer import transfer

        return transfer(self.store, transfer_map(Path(map_)))

    def verify(self, sources: Sequence[PathLike] = (), *, again: bool = True) -> Verification:
        """See whether each source is the file that was read, each quote stands, and the same register comes out.

        ``sources`` are documents, or folders of them; without any, the copies that the register keeps. Building it
        ``again`` takes as long as to load it.

        Raises:
            DocumentError: there is no such file; or none is named and the register keeps no copies.
        """
        from remit.loaders.verifying import verify

        return verify(self.store, [Path(source) for source in sources], again=again)

    def contents(self) -> Contents:
        """Give everything that the register holds, in canonical order."""
        return self.store.contents()

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give the register as a networkx graph: things are nodes, links are edges."""
        from remit.graph.exchange import to_networkx

        return to_networkx(self.store.contents())

    def to_rdflib(self) -> rdflib.Dataset:
        """Give the register as an rdflib dataset, with a named graph for each document."""
        from remit.graph.exchange import to_rdflib

        return to_rdflib(self.store.contents())

    def close(self) -> None:
        """Let go of the file or the connection."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def view(
        self,
        focus: str | None = None,
        form: str = "html",
        *,
        redact_people: bool = False,
        as_of: date | None = None,
        structure: bool = False,
        size: str | None = None,
    ) -> bytes:
        """Draw the explorer (``html``) or a still picture: ``svg``, ``png``, ``mermaid``, ``dot``.

        A picture can leave out actions (``structure``) and fit a sheet (``size``: ``a4`` or ``slide``).

        Raises:
            NotFoundError: nothing is called as ``focus`` says.
        """
        from remit.viz.view import view

        made = view(
            self.store,
            focus=focus,
            format=form,
            redact=redact_people,
            as_of=as_of,
            structure=structure,
            size=size,
        )
        return made.content

    def _repr_html_(self) -> str:
        from remit.viz.notebook import register_html

        return register_html(self.store)

    def __repr__(self) -> str:
        return f"<Register {self.address}>"


def open_register(address: PathLike | None = None) -> Register:
    """Open a register; see :func:`remit.open`."""
    address = address or os.environ.get("REMIT_REGISTER")
    if address:
        return Register(open_store(os.fspath(address)))
    from remit.examples import bundled

    if not (path := bundled()).is_file():
        raise RegisterError(
            "no register is named, and this installation lacks the bundled one; "
            "name one, or make one with remit.load([...])"
        )
    return Register(open_store(path))


def load_register(
    documents: Sequence[PathLike],
    register: PathLike | None = None,
    decisions: PathLike | None = None,
    profile: str | None = None,
) -> Register:
    """Read documents into a register; see :func:`remit.load`."""
    from remit.loaders import load
    from remit.loaders.updating import update

    if isinstance(documents, (str, os.PathLike)):  # one path is a sequence too: of letters
        documents = [documents]
    paths = [Path(document) for document in documents]
    judged = Path(decisions) if decisions is not None else None
    if register is not None:
        update(os.fspath(register), paths, judged, profile)
        return Register(open_store(os.fspath(register)))
    store = in_memory()
    store.replace(load(paths, judged, profile))
    return Register(store)

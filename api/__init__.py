"""Who is accountable for what, from the documents that public bodies publish.

>>> import remit
>>> register = remit.open("walsall.remit")  # doctest: +SKIP
>>> register.who("domestic abuse").answers[0].accountable  # doctest: +SKIP

Everything is imported when it is first used, so that ``import remit`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from remit.graph.errors import NotFoundError, QuestionError, RegisterError, RemitError
    from remit.register import Register

__all__ = [
    "NotFoundError",
    "QuestionError",
    "Register",
    "RegisterError",
    "RemitError",
    "__version__",
    "load",
    "open",
]

__version__: str

_HOMES = {
    "NotFoundError": "remit.graph.errors",
    "QuestionError": "remit.graph.errors",
    "Register": "remit.register",
    "RegisterError": "remit.graph.errors",
    "RemitError": "remit.graph.errors",
}


def open(address: str | os.PathLike[str] | None = None) -> Register:  # noqa: A001 - reads remit.open(...)
    """Open a register: the one at an address, or $REMIT_REGISTER, or the bundled example.

    Raises:
        RegisterError: nothing is there, or it is no register.
    """
    from remit.register import open_register

    return open_register(address)


def load(
    documents: Sequence[str | os.PathLike[str]],
    register: str | os.PathLike[str] | None = None,
    decisions: str | os.PathLike[str] | None = None,
    profile: str | None = None,
) -> Register:
    """Read documents into a register, and open it; without an address it lives in memory.

    Documents that the register holds already stay in it; one of the same name is replaced.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    from remit.register import load_register

    return load_register(documents, register, decisions, profile)


if not TYPE_CHECKING:  # a type checker would take any misspelt name for one of these

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("remit")
        if name in _HOMES:
            from importlib import import_module

            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module 'remit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

"""Documents into a register: readers, profiles, recognisers and names.

``load`` is imported when it is first used: a process that only reads a file needs nothing of the rest.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from remit.loaders.building import load

__all__ = ["load"]

if not TYPE_CHECKING:  # a type checker would take any misspelt name for this one

    def __getattr__(name: str) -> object:
        if name == "load":
            from remit.loaders.building import load

            return load
        raise AttributeError(f"module 'remit.loaders' has no attribute {name!r}")

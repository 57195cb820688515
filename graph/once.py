"""What a thing works out once, when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["once"]

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - it stands where `cached_property` does
        """A property that is kept where its object keeps its fields, and from then on is one of them.

        ``functools.cached_property`` of Python 3.11 takes a lock each time, and a load makes a million such values:
        two threads may work one out here, and both come to the same.

        >>> class Sheet:
        ...     @once
        ...     def size(self):
        ...         print("measured")
        ...         return 4
        >>> sheet = Sheet()
        >>> sheet.size, sheet.size
        measured
        (4, 4)
        """

        def __init__(self, make: Any) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, thing: Any, owner: type | None = None) -> Any:
            if thing is None:
                return self
            made = thing.__dict__[self._name] = self._make(thing)
            return made

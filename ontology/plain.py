"""Frozen dataclasses that cost little to define: a command imports a hundred of them and makes some of few.

Before 3.13 Python compiles seven functions for each, one by one, which took a tenth of the time of a command. Here these
are shared by all, and the one that puts a new object together is compiled when the first is made. What the standard library
says of its own dataclasses holds of these; whatever else than ``frozen`` and ``slots`` is wished for is left to it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:  # to a type checker it is the standard one
    from dataclasses import dataclass

    __all__ = ["dataclass"]
else:
    from functools import cache
    from operator import attrgetter
    from reprlib import recursive_repr

    _NOT_GIVEN: Final = object()

    def dataclass(cls=None, /, **wish):
        """Make a class a dataclass, as ``dataclasses.dataclass`` does."""
        if cls is None:
            return lambda one: _made(one, wish)
        return _made(cls, wish)

    def _made(cls: type, wish: dict[str, bool]) -> type:
        if not wish.get("frozen") or wish.keys() - {"frozen", "slots"}:
            return dataclasses.dataclass(**wish)(cls)
        slots = wish.get("slots", False)
        own = cls.__dict__
        for name, method in (_SHARED | _PICKLED if slots else _SHARED).items():
            if own.get(name) is None:  # a class with an __eq__ of its own has None for its hash
                setattr(cls, name, method)
        return dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)

    def _init(self: Any, *given: Any, **named: Any) -> None:
        """Compile what puts objects of a class together, which from then on stands in the place of this."""
        cls = next(c for c in type(self).__mro__ if c.__dict__.get("__init__") is _init)
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *given, **named)

    def _init_of(cls: type) -> Any:
        known: dict[str, Any] = {"put": object.__setattr__, "not_given": _NOT_GIVEN}
        head, body = ["self"], ["pass"]
        for n, one in enumerate(dataclasses.fields(cls)):
            name, default = one.name, f"default_{n}"
            if one.default is not dataclasses.MISSING:
                known[default] = one.default
                head.append(f"{name}={default}")
            elif one.default_factory is not dataclasses.MISSING:
                known[default] = one.default_factory
                if one.init:
                    head.append(f"{name}=not_given")
                    body.append(f"if {name} is not_given: {name} = {default}()")
                else:
                    body.append(f"{name} = {default}()")
            elif one.init:
                head.append(name)
            else:
                continue
            body.append(f"put(self, {name!r}, {name})")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        lines = "\n    ".join(body)
        exec(f"def __init__({', '.join(head)}):\n    {lines}\n", known)  # noqa: S102 - of our own classes
        known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return known["__init__"]

    @cache
    def _compared(cls: type) -> Any:
        """What gives all that is compared of an object, one after the other."""
        names = [one.name for one in dataclasses.fields(cls) if one.compare]
        return attrgetter(*names) if names else type

    def _eq(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        told = _compared(self.__class__)
        return told(self) == told(other)

    def _hash(self: Any) -> int:
        return hash(_compared(self.__class__)(self))

    @recursive_repr()
    def _repr(self: Any) -> str:
        shown = (one.name for one in dataclasses.fields(self) if one.repr)
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({told})"

    def _setattr(self: Any, name: str, value: object) -> None:  # noqa: ARG001 - as Python calls it
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _delattr(self: Any, name: str) -> None:  # noqa: ARG001 - as Python calls it
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _getstate(self: Any) -> list[Any]:
        return [getattr(self, one.name) for one in dataclasses.fields(self)]

    def _setstate(self: Any, state: list[Any]) -> None:
        for one, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, one.name, value)

    _SHARED: Final = {
        "__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr,
        "__setattr__": _setattr, "__delattr__": _delattr,
    }  # fmt: skip
    _PICKLED: Final = {"__getstate__": _getstate, "__setstate__": _setstate}

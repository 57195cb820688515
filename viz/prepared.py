"""What every page carries and no register changes: its script, the style that goes with it, the library that draws.

It was made ready once, by :mod:`remit.viz.preparing`, and is only read here: to press the library alone takes longer than
to read a register.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_ASSETS: Final = Path(__file__).parent / "assets"
FILE: Final = "prepared.json"
LICENCE: Final = (
    "vis-network 9.1.2, https://visjs.github.io/vis-network/, (c) 2011-2017 Almende B.V. and "
    "(c) 2017-2019 visjs contributors, under the Apache License 2.0 or the MIT License, at your choice; "
    "its licence texts stand at the head of the library."
)


class Carried(NamedTuple):
    """A text as a page carries it, and the hash of what it is when it is opened, by which the page allows it."""

    letters: str
    hash: str


class Prepared(NamedTuple):
    """What opens the rest, as it is; the script and its style, packed; and the library, pressed."""

    starter: Carried
    program: Carried
    scripted: Carried
    library: Carried


@cache
def prepared() -> Prepared:
    """What was made ready."""
    return kept_in(asset(FILE))


def kept_in(text: str) -> Prepared:
    """What a file of it holds."""
    kept = json.loads(text)
    return Prepared(*(Carried(*kept[name]) for name in Prepared._fields))


def asset(name: str) -> str:
    """The text of a file that comes with the package."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """A text's hash, as a security policy names it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

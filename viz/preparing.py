"""Make ready what every page carries and no register changes, or say that what was made ready is stale.

``python -m remit.viz.preparing`` writes it below the current folder, which is the root of the repository, after the
script or the style of the page was changed; with ``--check`` it only compares, and ends with 1 where it is stale.
What counts is what comes out when it is opened: another version of the packers may pack the same otherwise.

pyvis brings the library that draws neighbourhoods, vis-network. It is not even imported, which takes half a second;
nodes, edges and options are made in the page, when somebody explores, and what pyvis would write into a page itself is
left aside. The library is carried pressed (104 kB instead of 469) and is opened only when somebody looks at a
neighbourhood.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from remit.viz.packing import LETTERS, packed, pressed, unpacked, unpressed
from remit.viz.prepared import FILE, Carried, Prepared, asset, hash_of, kept_in

_LIBRARY: Final = ("lib", "vis-9.1.2", "vis-network.min.js")  # within pyvis

# The page's script, module by module; each may use what those before it define.
MODULES = (
    "unpressing",
    "data",
    "builders",
    "answer",
    "moving",
    "lanes",
    "card",
    "stories",
    "sheets",
    "reasons",
    "address",
    "actions",
    "ask",
    "placing",
    "drawing",
    "paths",
    "near",
    "saving",
    "start",
)


# What a script is made of, as far as blanks matter. A slash begins a pattern only after a sign.
_TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n]){0,600}"|'(?:\\.|[^'\\\n]){0,600}'|`(?:\\.|[^`\\\n]){0,900}`
        |(?<=[(,\[=:!&|?])[ ]?/(?!\*)(?:\\.|\[(?:\\.|[^\]\\\n]){0,60}\]|[^/\\\n\[]){1,200}/)
      |(?P<comment>[ ]?//[^\n]*|[ ]?/\*(?:[^*]|\*(?!/)){0,2000}\*/[ ]?)
      |(?P<line>\n[ \n]*)
      |[ ]?(?P<sign>=>|[-+*=<>?:,;{}()&|!]+)[ ]?""",
    re.VERBOSE,
)


def made() -> Prepared:
    """It, made anew."""
    starter, program = _starter(), script_of(MODULES)
    scripted, library = asset("scripted.css"), _library()
    return Prepared(
        Carried(starter, hash_of(starter)),
        Carried(packed(program, once=True), hash_of(program)),
        Carried(packed(scripted, once=True), hash_of(scripted)),
        Carried(pressed(library), hash_of(library)),
    )


def opened(kept: Prepared) -> tuple[str, ...]:
    """What comes out of it: the texts themselves, and their hashes."""
    texts = (
        kept.starter.letters,
        unpacked(kept.program.letters),
        unpacked(kept.scripted.letters),
        unpressed(kept.library.letters),
    )
    return (*texts, *(part.hash for part in kept))


def script_of(modules: Iterable[str]) -> str:
    """The page's script from its modules, in this order, without what only people read."""
    text = "\n".join(asset(f"page/{name}.js") for name in modules)
    return f'"use strict";(async()=>{{{_TOKEN.sub(_tight, text)}\n}})();'


def _tight(token: re.Match[str]) -> str:
    """A string, a template or a pattern as it is; a sign without the blanks around it; no comment."""
    return token["kept"] or token["sign"] or ("\n" if token["line"] else "")


def _starter() -> str:
    """What opens the packed script; it is told the letters in which that is written."""
    return script_of(("starter",)).replace("LETTERS", json.dumps(LETTERS))


def _library() -> str:
    """The library, from where pyvis is installed."""
    found = find_spec("pyvis")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent.joinpath(*_LIBRARY).read_text(encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with ``--check`` say that it is stale."""
    path, fresh = Path("viz") / "assets" / FILE, made()
    if path.is_file() and opened(kept_in(path.read_text(encoding="utf-8"))) == opened(fresh):
        return 0
    if "--check" in arguments:
        sys.stdout.write(f"stale: {path}\n")
        return 1
    text = json.dumps(fresh._asdict(), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"written: {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

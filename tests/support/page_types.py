"""Check the types that the comments of the page's scripts give, with the TypeScript compiler: nothing is compiled.

The compiler is ``tsc`` on the path, of version 5 or newer, or else the one that npm puts into ``build/js``.
Where neither can be had, that is said, and nothing is checked.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from remit.viz.prepared import asset
from remit.viz.preparing import MODULES

TYPESCRIPT = "typescript@5.9.3"
FOLDER = Path("build/js")
TYPES = Path(__file__).with_suffix(".d.ts")
SOURCES = "viz/assets/page"
OPTIONS = (
    *("--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--module", "esnext"),
    *("--lib", "es2022,dom,dom.iterable"),
)
_OLDEST = (5, 0)
_FOUND = re.compile(r"^page\.js\((?P<line>\d+),(?P<column>\d+)\): ")


class Line(NamedTuple):
    """A line of the whole script, and where it comes from."""

    text: str
    place: str


def whole() -> Iterator[Line]:
    """The script as the page runs it, line by line: all modules in one function, the starter in another."""
    for modules in (("starter",), MODULES):
        yield Line("(async () => {", "")
        for name in modules:
            for number, text in enumerate(asset(f"page/{name}.js").splitlines(), 1):
                yield Line(text, f"{SOURCES}/{name}.js:{number}")
        yield Line("})();", "")


def compiler() -> list[str] | None:
    """The command of the TypeScript compiler; nothing where there is none and none can be fetched."""
    found = shutil.which("tsc")
    if found and _version(found) >= _OLDEST:
        return [found]
    npm, own = shutil.which("npm"), FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    if npm and not own.exists():
        wish = ["install", "--no-save", "--no-audit", "--no-fund", "--silent", TYPESCRIPT]
        subprocess.run([npm, *wish, "--prefix", str(FOLDER)], check=False, timeout=300)
    node = shutil.which("node")
    return [node, str(own.resolve())] if node and own.exists() else None


def _version(tsc: str) -> tuple[int, int]:
    """The version of a compiler; older ones know less of the library of browsers."""
    told = subprocess.run([tsc, "--version"], capture_output=True, encoding="utf-8", check=False)
    m = re.search(r"(\d+)\.(\d+)", told.stdout)
    return (int(m[1]), int(m[2])) if m else (0, 0)


def main() -> int:
    """Print what is wrong, by module and line; give the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = compiler()
    if command is None:
        print(
            "The page's scripts were not checked: there is no tsc of version 5 or newer here, and npm cannot "
            "fetch one."
        )
        return 0
    lines = list(whole())
    (FOLDER / "page.js").write_text("\n".join(line.text for line in lines), encoding="utf-8")
    (FOLDER / TYPES.name).write_bytes(TYPES.read_bytes())
    done = subprocess.run(
        [*command, *OPTIONS, "page.js", TYPES.name],
        cwd=FOLDER,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    for said in (done.stdout + done.stderr).splitlines():
        at = _FOUND.match(said)
        place = f"{lines[int(at['line']) - 1].place}:{at['column']}: " if at else ""
        print(f"{place}{said[at.end() :]}" if at else said)
    if done.returncode == 0:
        print(f"Success: no issues found in {len(MODULES) + 1} scripts of the page")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

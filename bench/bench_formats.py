"""Three hundred papers of all formats in one load: time a document, beside the library that opens it, and memory.

`make bench BENCHFLAGS=formats` prints the tables of docs/performance.md. Time is processor time, of the process
and of those that it starts; memory is the most that one process held, in a process of its own for each load.
"""

from __future__ import annotations

import csv
import io
import multiprocessing
import os
import random
import resource
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.support.office import (
    Piece,
    in_excel,
    in_html,
    in_markdown,
    in_ods,
    in_odt,
    in_powerpoint,
    in_word,
)
from tests.support.pdfs import in_pdf

DOCUMENTS = 300
_ROWS = 30
_FIRST = ("Alex", "Sam", "Priya", "Tom", "Ines", "Kim", "Ola", "Ruth", "Jo", "Dev")
_LAST = ("Marlow", "Wood", "Alder", "Khan", "Price", "Okoro", "Lane", "Shaw", "Byrne", "Novak")
_WORK = ("Light", "Mend", "Count", "Survey", "Paint", "Close", "Widen", "Map", "Clear", "Fence")
_WHAT = (
    "the path",
    "the gate",
    "the bins",
    "the lock",
    "the bridge",
    "the shelter",
    "the yard",
    "the ramp",
)


def _paper(seed: int) -> list[Piece]:
    """A plan of some three pages: who leads, who the members are, and a table of actions."""
    chance = random.Random(seed)

    def person() -> str:
        return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"

    rows = [["Ref", "Action", "Lead officer", "Due", "Status"]]
    for n in range(1, _ROWS + 1):
        work = f"{chance.choice(_WORK)} {chance.choice(_WHAT)} by house {n} of ward {seed}"
        rows.append(
            [
                f"{seed}.{n}",
                work,
                person(),
                f"{chance.randint(1, 28)}/0{chance.randint(1, 9)}/2031",
                "Green",
            ]
        )
    prose = f"The Ward {seed} Board meets in spring. It is chaired by {person()}. It reports to the Vale Safety Board. "
    return [("h1", f"Plan of ward {seed}"), ("p", prose * 6), ("h2", "Members"), ("li", person()), ("li", person()), ("p", prose * 6), ("table", rows)]  # fmt: skip


def _as_csv(pieces: Sequence[Piece]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(pieces[-1][1])  # type: ignore[arg-type]
    return file.getvalue().encode()


def _rows_of(pieces: Sequence[Piece]) -> list[list[str]]:
    return pieces[-1][1]  # type: ignore[return-value]


FORMATS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "docx": in_word,
    "odt": in_odt,
    "xlsx": lambda pieces: in_excel({"Plan": _rows_of(pieces)}),
    "ods": lambda pieces: in_ods({"Plan": _rows_of(pieces)}),
    "pptx": in_powerpoint,
    "pdf": in_pdf,
    "html": in_html,
    "md": in_markdown,
    "csv": _as_csv,
}


def _opened(kind: str, content: bytes) -> None:
    """Open a file with the library alone, as far as all its words are there."""
    if kind in ("docx", "odt", "xlsx", "ods", "pptx"):
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    "".join(map(str, etree.fromstring(archive.read(name)).itertext()))
    elif kind == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        for page in document:
            page.get_textpage().get_text_range()
    elif kind == "html":
        from selectolax.lexbor import LexborHTMLParser

        LexborHTMLParser(content).text()
    elif kind == "md":
        from markdown_it import MarkdownIt

        MarkdownIt("commonmark").enable("table").parse(content.decode())
    else:
        list(csv.reader(io.StringIO(content.decode())))


def _spent() -> float:
    """Processor time of this process and of those that it has waited for, in seconds."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _loaded(paths: Sequence[Path], told: multiprocessing.Queue[tuple[float, float, int]]) -> None:
    from remit.loaders import load

    start = _spent()
    statements = len(load(paths).statements)
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    told.put((_spent() - start, most / 1024, statements))


def _load(paths: Sequence[Path]) -> tuple[float, float, int]:
    """Load in a process of its own: seconds, megabytes, statements."""
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[tuple[float, float, int]] = context.Queue()
    child = context.Process(target=_loaded, args=(paths, told))
    child.start()
    found = told.get()
    child.join()
    return found


def main() -> None:
    """Measure and print, in Markdown."""
    from remit.loaders.readers import fetch, parse

    with tempfile.TemporaryDirectory() as folder:
        paths: dict[str, list[Path]] = {kind: [] for kind in FORMATS}
        for n in range(DOCUMENTS):
            kind = list(FORMATS)[n % len(FORMATS)]
            path = Path(folder) / f"ward-{n}.{kind}"
            path.write_bytes(FORMATS[kind](_paper(n)))
            paths[kind].append(path)
        print("\n| format | documents | library alone | read into blocks | loaded | statements |")
        print("|---|--:|--:|--:|--:|--:|")
        for kind, some in paths.items():
            contents = [path.read_bytes() for path in some]
            _opened(kind, contents[0])  # what is imported is imported
            parse(fetch(some[0]))
            bare = _spent()
            for content in contents:
                _opened(kind, content)
            ours = _spent()
            for path in some:
                parse(fetch(path))
            done = _spent()
            seconds, _, statements = _load(some)
            each = (1000 * part / len(some) for part in (ours - bare, done - ours, seconds))
            print(
                f"| {kind.upper()} | {len(some)} | {' | '.join(f'{ms:.0f} ms' for ms in each)} | {statements:,} |"
            )
        print("\n| documents | time a document | most memory | statements |\n|--:|--:|--:|--:|")
        everything = [
            path
            for n in range(DOCUMENTS)
            for some in paths.values()
            for path in some
            if path.stem == f"ward-{n}"
        ]
        for count in (DOCUMENTS // 3, DOCUMENTS):
            seconds, megabytes, statements = _load(everything[:count])
            print(
                f"| {count} | {1000 * seconds / count:.0f} ms | {megabytes:.0f} MB | {statements:,} |"
            )


if __name__ == "__main__":
    main()

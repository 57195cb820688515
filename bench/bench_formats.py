"""Three hundred papers of all formats in one load: time a document, beside the library that opens it, and memory.

`make bench BENCHFLAGS=formats` prints the tables of docs/performance.md. Time is processor time, of the process
and of those that it starts; memory is the most that one process held, in a process of its own for each load.
Old Word, old Excel and rich text are copies of the files that the tests have, as nothing here writes them.
"""

from __future__ import annotations

import csv
import io
import multiprocessing
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from remit.loaders.formats import isolated
from tests.support.office import (
    Piece,
    in_excel,
    in_html,
    in_markdown,
    in_message,
    in_odp,
    in_ods,
    in_odt,
    in_powerpoint,
    in_word,
)
from tests.support.pdfs import in_pdf

DOCUMENTS = 300
_OFFICE = Path(__file__).parents[1] / "tests" / "data" / "office"
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


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _paper(seed: int) -> list[Piece]:
    """A plan of some three pages: who leads, who the members are, and a table of actions."""
    chance = random.Random(seed)
    rows = [["Ref", "Action", "Lead officer", "Due", "Status"]]
    for n in range(1, _ROWS + 1):
        work = f"{chance.choice(_WORK)} {chance.choice(_WHAT)} by house {n} of ward {seed}"
        rows.append(
            [
                f"{seed}.{n}",
                work,
                _person(chance),
                f"{chance.randint(1, 28)}/0{chance.randint(1, 9)}/2031",
                "Green",
            ]
        )
    prose = f"The Ward {seed} Board meets in spring. It is chaired by {_person(chance)}. It reports to the Vale Safety Board. "
    return [("h1", f"Plan of ward {seed}"), ("p", prose * 6), ("h2", "Members"), ("li", _person(chance)), ("li", _person(chance)), ("p", prose * 6), ("table", rows)]  # fmt: skip


def _as_csv(pieces: Sequence[Piece]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(pieces[-1][1])  # type: ignore[arg-type]
    return file.getvalue().encode()


def _copy_of(name: str) -> Callable[[Sequence[Piece]], bytes]:
    return lambda _: (_OFFICE / name).read_bytes()


def _rows_of(pieces: Sequence[Piece]) -> list[list[str]]:
    return pieces[-1][1]  # type: ignore[return-value]


FORMATS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "docx": in_word,
    "odt": in_odt,
    "xlsx": lambda pieces: in_excel({"Plan": _rows_of(pieces)}),
    "ods": lambda pieces: in_ods({"Plan": _rows_of(pieces)}),
    "pptx": in_powerpoint,
    "odp": in_odp,
    "pdf": in_pdf,
    "doc": _copy_of("plan.doc"),
    "xls": _copy_of("register.xls"),
    "rtf": _copy_of("plan.rtf"),
    "eml": in_message,
    "html": in_html,
    "md": in_markdown,
    "csv": _as_csv,
}


def _opened(kind: str, content: bytes) -> None:
    """Open a file with the library alone, as far as all its words are there."""
    if kind in ("docx", "odt", "xlsx", "ods", "pptx", "odp"):
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    list(etree.fromstring(archive.read(name)).itertext())
    elif kind == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        for page in document:
            page.get_textpage().get_text_range()
    elif kind in ("doc", "rtf"):
        import anydoc

        anydoc.to_document(content, "doc" if kind == "doc" else "rtf")
    elif kind == "xls":
        import xlrd

        xlrd.open_workbook(file_contents=content, formatting_info=True)
    elif kind == "eml":
        for part in message_from_bytes(content, policy=default).walk():
            part.get_payload(decode=True)
    elif kind == "html":
        from selectolax.lexbor import LexborHTMLParser

        LexborHTMLParser(content).text()
    elif kind == "md":
        from markdown_it import MarkdownIt

        MarkdownIt("commonmark").enable("table").parse(content.decode())
    else:
        list(csv.reader(io.StringIO(content.decode())))


def _spent() -> float:
    """Processor time of this process and of those that it has started, which are ended for it, in seconds."""
    isolated.end()
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def _loaded(paths: Sequence[Path], told: multiprocessing.Queue[tuple[float, float, int]]) -> None:
    from remit.loaders import load

    start = _spent()
    statements = len(load(paths).statements)
    done = _spent()
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    told.put((done - start, most / 1024, statements))


def _load(paths: Sequence[Path]) -> tuple[float, float, int]:
    """Load in a process of its own: seconds, megabytes, statements."""
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[tuple[float, float, int]] = context.Queue()
    child = context.Process(target=_loaded, args=(paths, told))
    child.start()
    found = told.get()
    child.join()
    return found


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"


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
                f"| {kind.upper()} | {len(some)} | {' | '.join(f'{_ms(ms)}' for ms in each)} | {statements:,} |"
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

"""A register's file of an earlier format, brought up to date where it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from remit.graph.errors import Place, RegisterError
from remit.graph.opening import is_server
from remit.graph.partnerships import PARTNERSHIPS
from remit.graph.sqlite import SqliteStore
from remit.graph.sqlite_file import EARLIER, FORMAT, check_format, connect, is_file
from remit.graph.sqlite_opening import open_sqlite
from remit.graph.sqlite_own import OWN
from remit.graph.sqlite_rows import TEXT, Rows
from remit.ontology import ATTRIBUTES, RELATIONS


@dataclass(frozen=True)
class Upgraded:
    """What became of a file: its format and its bytes before and after, and how many statements it holds.

    ``changed`` is false where it was up to date, and was left as it is.
    """

    path: Path
    before: int
    after: int
    size: tuple[int, int]
    statements: int
    changed: bool


def upgrade(address: str | Path) -> Upgraded:
    """Write a register's file anew as this version writes it; one that is up to date is left alone.

    Raises:
        RegisterError: there is no register in a file there, it cannot be written, or it says things in words that the
            vocabulary has no more; the file is then as it was.
    """
    if is_server(address):
        raise RegisterError(
            "only a file is brought up to date; load the documents of this register again",
            place=Place(str(address)),
        )
    path = Path(address)
    if not is_file(path):
        open_sqlite(path)  # which says what is there instead
    before, size = _format(path), path.stat().st_size
    with closing(connect(path, "rwc")) as db:
        made = check_format(path, db, upgrading=True)
        rows = Rows(db, str(path))
        _in_our_words(path, rows)
        tables = {name for (name,) in rows.ask("SELECT name FROM sqlite_master", (), TEXT)}
        store = SqliteStore(path, db, path)
        contents = store.contents()
        in_pieces = OWN in tables or made != FORMAT or PARTNERSHIPS not in contents.meta
        changed = made in EARLIER or not tables >= _LAID_OUT or not in_pieces
        if changed:
            store.replace(contents)
    after = path.stat().st_size
    return Upgraded(path, before, _format(path), (size, after), len(contents.statements), changed)


_LAID_OUT = {"narrative", "passage", "source"}  # what files of format 1 did not have from the first


def _format(path: Path) -> int:
    with closing(connect(path, "ro")) as db:
        return check_format(path, db, upgrading=True)


def _in_our_words(path: Path, rows: Rows) -> None:
    used = "SELECT name FROM term WHERE n IN (SELECT p FROM statement) ORDER BY name"
    known = {*RELATIONS, *ATTRIBUTES}
    gone = [name for (name,) in rows.ask(used, (), TEXT) if name not in known]
    if gone:
        raise RegisterError(
            f"this register says things in words that the vocabulary has no more ({', '.join(gone)}); "
            "load its documents again into a new file",
            place=Place(str(path)),
        )

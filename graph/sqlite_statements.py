"""Statements as they stand in a register's file, in rows that number what they name, with the passages that they cite."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from remit.graph.model import Citation, Statement
from remit.graph.sqlite_rows import MAYBE, NUMBER, TEXT, Rows

STATEMENT: Final = (
    'SELECT st.n, s.id, st.p, o.id, value, raw, role, stated_as, basis, start, "end" FROM'
)
SAID: Final = (NUMBER, TEXT, NUMBER, MAYBE, MAYBE, MAYBE, MAYBE, TEXT, TEXT, MAYBE, MAYBE)
JOINED: Final = "JOIN thing s ON s.n = st.s LEFT JOIN thing o ON o.n = st.o"


class Statements:
    """The statements of one register's file, in the terms as that file numbers them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[str, int] | None = None

    def forget(self) -> None:
        """Forget how the terms are numbered: another load may have numbered them anew."""
        self._known = None

    @property
    def terms(self) -> dict[str, int]:
        """The numbers that this file gives the terms: those of the vocabulary that it was made with."""
        if self._known is None:
            self._known = dict(self._rows.ask("SELECT name, n FROM term", (), TEXT, NUMBER))
        return self._known

    @property
    def names(self) -> dict[int, str]:
        """The terms by their numbers."""
        return {n: name for name, n in self.terms.items()}

    def codes(self, terms: Collection[str]) -> str:
        """The numbers of some terms, as they stand in a query."""
        known = self.terms
        return ",".join(map(str, sorted(known[name] for name in terms if name in known)))

    def term(self, names: Mapping[int, str], code: int) -> str:
        """The term of a number.

        Raises:
            RegisterError: the file has no term of this number.
        """
        if code not in names:
            raise self._rows.damaged("a statement of no known term")
        return names[code]

    def cited(self, rows: Sequence[tuple[Any, ...]], evidence: str = "evidence") -> list[Statement]:
        """Make statements of rows, with the passages that a table of evidence gives them."""
        citations = self._citations([row[0] for row in rows], evidence)
        names = self.names
        return [
            self._rows.statement((s, names.get(p, ""), *rest, citations.get(n, ())))
            for n, s, p, *rest in rows
        ]

    def _citations(
        self, statements: Sequence[int], evidence: str
    ) -> dict[int, tuple[Citation, ...]]:
        sql = (
            f"SELECT e.statement, document, locator, quote, sha256 FROM {evidence} e "
            "JOIN citation c ON c.n = e.citation WHERE e.statement IN ({}) ORDER BY e.statement, position"
        )
        found: dict[int, list[Citation]] = {}
        for n, *citation in self._rows.for_each(sql, statements, NUMBER, *(TEXT,) * 4):
            found.setdefault(n, []).append(Citation(*citation))
        return {n: tuple(citations) for n, citations in found.items()}

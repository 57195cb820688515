"""Everything on one matter, for people: one sentence, then a few lines of each sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from remit.cli.render import Page, basis_words, place
from remit.cli.text import Part as Words
from remit.graph.model import Citation
from remit.ontology import HEADS
from remit.queries.audit.model import Finding
from remit.queries.duties import STATUTES
from remit.queries.gaps import standing
from remit.queries.matter import Item, Matter, Part
from remit.queries.matter_law import Law
from remit.queries.phrasing import list_of, shortened
from remit.queries.touching import MENTIONED, UNDER

T = TypeVar("T")
_ROWS, _FEW = 3, 2  # of each sort; few of what only tells of the others
_LABEL = 56  # characters of a name, so that a row is a line or two
_HOW = {UNDER: "", MENTIONED: " (mentioned)"}
_SORTS = (
    ("Objectives, risks and plans", tuple(kind for kind in HEADS if kind != "priority"), _FEW),
    ("Actions", ("action",), _ROWS),
    ("Measures", ("measure",), _FEW),
    ("Figures", ("figure",), _FEW),
)


def show_matter(page: Page, found: Matter, *, in_full: bool = False) -> None:
    """Write who has a matter and what there is on it; with ``in_full`` everything, with all passages."""
    page.say((found.sentence, "bold"))
    show = _Sections(page, in_full=in_full)
    show.rows("Who leads the priorities under which it comes up", found.parts, show.part)
    for title, kinds, most in _SORTS:
        show.rows(title, found.of(*kinds), show.item, most)
    show.rows("Law", found.law, show.law, _FEW)
    show.rows("Groups and posts", found.groups, show.item, _FEW)
    show.rows("Findings", found.findings, show.finding, _FEW)
    if found.narrative and (in_full or not found.items):
        show.rows("The documents mention it", found.narrative, show.passage)
    if found.earlier:
        show.rows("Earlier editions say", found.earlier.citations, show.passage)
    if found.narrower:
        page.skip()
        page.say("Within it, and to be asked for: ", list_of(found.narrower), rest="  ")


class _Sections:
    """Writes sections of a few rows, or of all."""

    def __init__(self, page: Page, *, in_full: bool) -> None:
        self._page = page
        self._in_full = in_full

    def rows(
        self, title: str, rows: Sequence[T], write: Callable[[T], None], most: int = _ROWS
    ) -> None:
        """Write a section, unless it is empty, and how much of it was left out."""
        if not rows:
            return
        self._page.heading(title)
        shown = rows if self._in_full else rows[:most]
        for row in shown:
            write(row)
        if more := len(rows) - len(shown):
            self._page.say(f"and {more} more; see them with --full", indent=2)

    def part(self, part: Part) -> None:
        """A priority, who leads it, and where in it the matter comes up."""
        leads = list_of(list(dict.fromkeys(standing(p.entity) for p in part.leads)))
        words = f"{leads or part.nobody}: {self._label(part.head.label)}"
        if part.wider:
            words += f", for {part.wider.lower()}"
        elif not part.own:
            words += ", for something else"
        basis = basis_words(part.leads[0].own_basis) if part.leads else []
        self._line(words, part.citations, basis)

    def item(self, item: Item) -> None:
        """A thing on the matter, with who has it and its dates."""
        label = self._label(f"{item.qualifier} {item.thing.label}".strip())
        words = [f"{label}{_HOW.get(item.how, '')}"]
        if item.parties:
            words.append(list_of(list(dict.fromkeys(standing(p.entity) for p in item.parties))))
        elif item.unread:
            words.append("no owner was read")
        if item.period:
            words.append(f"of {item.period}")
        if item.due:
            words.append(f"due {item.due}")
        if item.status:
            words.append(shortened(item.status, 40))
        self._line("; ".join(words), item.citations, [])

    def law(self, law: Law) -> None:
        """A duty or a provision, and which source has it."""
        told = law.bearers if self._in_full or law.source != STATUTES else ""
        bearers = f", on {shortened(told, 60)}" if told else ""
        source = " [statute book; nothing on this cites it]" if law.source == STATUTES else ""
        cited = () if law.source == STATUTES else law.citations
        self._line(
            f"{self._label(law.label)}{bearers}", cited, [(source, "cyan")] if source else []
        )

    def finding(self, finding: Finding) -> None:
        """What the audit finds about something on the matter."""
        self._line(f"{finding.severity}: {self._label(finding.message, 110)}", finding.evidence, [])

    def passage(self, cited: Citation) -> None:
        """A passage of narrative."""
        self._page.cite([cited], indent=2)

    def _label(self, text: str, width: int = _LABEL) -> str:
        return text if self._in_full else shortened(text, width)

    def _line(self, words: str, cited: Sequence[Citation], more: Sequence[Words]) -> None:
        where = f" ({place(cited[0])})" if cited and not self._in_full else ""
        self._page.say(words, *more, (where, "dim"), indent=2, rest="  ")
        if self._in_full:
            self._page.cite(cited, indent=4)

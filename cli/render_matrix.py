"""The matrix of roles as text, CSV, Markdown and HTML: each letter with where it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape

from remit.cli.render import Page, basis_words, place, thing_words
from remit.cli.text import plain
from remit.graph.exchange.markdown import as_markdown
from remit.graph.exchange.sheets import safe
from remit.ontology import BASES
from remit.queries.gaps import standing
from remit.queries.letters import meaning_of
from remit.queries.matrix import Letter, Line, Matrix
from remit.queries.phrasing import shortened

_THING = 44  # characters of a thing in a table of text
_BETWEEN = "  "


def show_matrix(page: Page, found: Matrix) -> None:
    """Write the matrix as a table, numbered parties across where names are too wide, then each source."""
    labels = list(map(plain, found.columns.values()))
    things = [shortened(plain(line.thing.label), _THING) for line in found.lines]
    first = max(map(len, things))
    named = first + sum(len(_BETWEEN) + max(len(label), 3) for label in labels) <= page.width
    heads = labels if named else [str(n) for n in range(1, len(labels) + 1)]
    widths = [max(len(head), 3) for head in heads]
    if not named:
        for n, label in enumerate(labels, 1):
            page.say(f"{n}  {label}", rest="   ")
        page.skip()
    page.row(_row("", heads, first, widths))
    for line, thing in zip(found.lines, things, strict=True):
        page.row(_row(thing, [line.at(column) for column in found.columns], first, widths))
    page.heading("Where each letter stands")
    for line in found.lines:
        page.say(f"{thing_words(line.thing)} ", (line.thing.id, "cyan"))
        for letter in line.letters:
            stated = f' (as "{letter.stated_as}")' if letter.stated_as != letter.letter else ""
            words = f"{letter.letter}  {standing(letter.party)}{stated}"
            page.say(words, *basis_words(letter.basis), indent=2, rest="   ")
            page.cite(letter.citations, indent=5)
    page.skip()
    page.say(_key(found))


def _row(thing: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    return _BETWEEN.join(
        [thing.ljust(first), *(c.ljust(w) for c, w in zip(cells, widths, strict=True))]
    )


def _key(found: Matrix) -> str:
    letters = (letter for line in found.lines for letter in line.letters)
    used = dict.fromkeys((part, letter.role) for letter in letters for part in letter.parts)
    return "; ".join(f"{letter}: {meaning_of(letter, role)}" for letter, role in sorted(used))


def _source(letter: Letter) -> str:
    where = "; ".join(dict.fromkeys(place(citation) for citation in letter.citations))
    basis = "" if letter.basis == "stated" else f" [{letter.basis}: {BASES[letter.basis]}]"
    stated = f' (as "{letter.stated_as}")' if letter.stated_as != letter.letter else ""
    return plain(
        f"{letter.letter} {standing(letter.party)}{stated}: {where or 'no passage'}{basis}"
    )


def _under(line: Line) -> str:
    return plain(line.under.label) if line.under else ""


def as_csv(found: Matrix) -> str:
    """One row for each thing; a cell never begins as a spreadsheet's formula does."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    heads = ["id", "kind", "thing", "under", *map(plain, found.columns.values()), "sources"]
    writer.writerow(map(safe, heads))
    for line in found.lines:
        row = [line.thing.id, line.thing.kind, plain(line.thing.label), _under(line)]
        row += [line.at(column) for column in found.columns]
        writer.writerow(map(safe, [*row, " | ".join(map(_source, line.letters))]))
    return written.getvalue()


def as_markdown_table(found: Matrix, title: str) -> str:
    """A table, and below it the source of each letter by the number of its row."""
    heads = ["", "thing", *map(_cell, found.columns.values())]
    lines = [f"# {as_markdown(plain(title))}", "", _line(heads), _line(["---"] * len(heads))]
    for n, line in enumerate(found.lines, 1):
        letters = [line.at(column) for column in found.columns]
        lines.append(_line([str(n), _cell(line.thing.label), *letters]))
    lines += ["", _key(found), "", "## Sources", ""]
    for n, line in enumerate(found.lines, 1):
        lines.append(f"{n}. {as_markdown(plain(line.thing.label))}")
        lines += [f"    - {as_markdown(_source(letter))}" for letter in line.letters]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return as_markdown(plain(text))  # which escapes the pipe as well


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_STYLE = (
    "body{font:16px/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top}"
    "td.letters{text-align:center}caption{text-align:left;font-weight:bold;padding-bottom:.5rem}"
)


def as_html(found: Matrix, title: str) -> str:
    """One page without a script: the table, each letter a link to its source below."""
    return "\n".join(_html(found, title)) + "\n"


def _html(found: Matrix, title: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">'
    yield f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>"
    yield f"<table>\n<caption>{_text(title)}</caption>"
    heads = "".join(f'<th scope="col">{_text(label)}</th>' for label in found.columns.values())
    yield f'<thead><tr><th scope="col">Thing</th>{heads}</tr></thead>\n<tbody>'
    for n, line in enumerate(found.lines, 1):
        cells = "".join(_html_cell(n, line, column) for column in found.columns)
        yield f'<tr><th scope="row">{_text(line.thing.label)}</th>{cells}</tr>'
    yield f"</tbody>\n</table>\n<p>{_text(_key(found))}</p>\n<h2>Where each letter stands</h2>\n<ol>"
    for n, line in enumerate(found.lines, 1):
        told = "".join(f"<li>{_text(_source(letter))}</li>" for letter in line.letters)
        yield f'<li id="row-{n}">{_text(line.thing.label)}<ul>{told}</ul></li>'
    yield "</ol>\n</html>"


def _html_cell(n: int, line: Line, column: str) -> str:
    letters = line.at(column)
    link = f'<a href="#row-{n}">{_text(letters)}</a>' if letters else ""
    return f'<td class="letters">{link}</td>'


def _text(text: str) -> str:
    return escape(plain(text))

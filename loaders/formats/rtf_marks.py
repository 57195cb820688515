"""What a rich-text file (RTF) marks as deleted or hidden, and what stands beside its text.

The library that reads the structure of such files takes those words for current ones. Here they are taken out
before it sees them, and a mark is left where each stood, so that they are left out in their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

# A private character on either side of a number: no document has them.
MARK = re.compile("\ue000([0-9]{1,9})\ue001")
_WRITTEN = "{{\\uc1\\u-8192?{}\\u-8191?}}"

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>.)"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|.",
    re.DOTALL,
)
_PART = re.compile(rb"\\(red|green|blue)([0-9]{1,3})")
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": "\t", "line": "\n", "par": "\n", "cell": "\t", "row": "\n", "~": " ", "_": "-",
}  # fmt: skip
# The style of a heading by its number: the library tells headings by their level in the outline alone.
_HEADING = re.compile(rb"\{\\s([0-9]{1,5})(?:\\[^{};]{0,2000})?\b[Hh]eading ([1-9]);\}")
# The number that a list prints in a cell where nothing else stands: the library gives no word of it.
_NUMBERED = re.compile(
    rb"\{\\listtext(?:\\[a-z]{1,32}-?[0-9]{0,10} ?){0,20}(?P<number>[^{}\\]{1,40})\\tab ?\}"
    rb"(?P<rest>(?:\\(?!cell\b|listtext\b)[a-z]{1,32}-?[0-9]{0,10} ?|[{}\r\n]){0,200}\\cell\b)"
)
_LISTED = re.compile(rb"\\(?:ls|ilvl)[0-9]{1,5} ?")
_ENDS = ("par", "cell", "row", "line", "tab")  # which stay, whatever is taken out around them
# Groups that hold no text of the document, and those whose text stands beside it.
_SILENT = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "listtable",
        "listoverridetable",
        "revtbl",
        "fldinst",
        "listtext",
        "pntext",
        "atnauthor",
        "atnid",
        "atnref",
        "atndate",
        "atrfstart",
        "atrfend",
        "bkmkstart",
        "bkmkend",
        "object",
        "xe",
        "tc",
    ]
)
_BESIDE = {"annotation": "a comment"} | {
    f"{kind}{page}": f"a running {said}"
    for kind, said in (("header", "head"), ("footer", "foot"))
    for page in ("", "l", "r", "f")
}
_TEXT = ("shptxt", "footnote")  # groups of text, even inside a group that is none
_MOST_GROUPS = 1000  # in one another


class Gone(NamedTuple):
    """Words that are not said, and why."""

    words: str
    reason: str


@dataclass
class _Group:
    deleted: bool = False
    hidden: bool = False
    aside: str | None = None  # nothing: text of the document; empty: none; else why it is left out
    skipped: int = 1  # characters after one in Unicode, for programs that do not know it

    @property
    def reason(self) -> str:
        """Why its text is not said."""
        if self.aside is not None:
            return self.aside
        return "deleted" if self.deleted else "hidden" if self.hidden else ""


@dataclass
class Marked:
    """A file with marks for what was taken out, by their numbers, and what stands beside its text.

    ``fills`` are the colours of the cells (``RRGGBB``, or empty) of each row of the tables in the text.
    """

    content: bytes = b""
    gone: list[Gone] = field(default_factory=list)
    beside: list[Gone] = field(default_factory=list)
    fills: list[list[str]] = field(default_factory=list)


def marked(content: bytes) -> Marked:
    r"""Take deleted and hidden words out of a file.

    >>> told = marked(rb"{\rtf1 The {\deleted Panel}{\revised Board} decides.}")
    >>> told.gone, b"Panel" in told.content
    ([Gone(words='Panel', reason='deleted')], False)

    Raises:
        ValueError: its groups are nested beyond all use.
    """
    return _Walk(content).walk()


class _Walk:
    def __init__(self, content: bytes) -> None:
        self._content = _NUMBERED.sub(_as_text, content)
        self._out: list[bytes] = []
        self._groups = [_Group()]
        self._marked = Marked()
        self._words: list[str] = []  # that are not said, one after the other
        self._reason = ""
        self._skip = 0
        self._colours = _colours(content)
        self._cells: list[str] = []  # of the row that is being told of
        self._fill = ""
        self._levels = {int(m[1]): int(m[2]) for m in _HEADING.finditer(content)}

    def walk(self) -> Marked:
        at = 0
        while found := _TOKEN.match(self._content, at):
            at = found.end()
            if found["word"] == b"bin":
                end = at + max(int(found["number"] or b"0"), 0)
                self._out += [found[0], self._content[at:end]]
                at = end
            else:
                self._token(found)
        self._close()
        self._marked.content = b"".join(self._out)
        return self._marked

    def _token(self, found: re.Match[bytes]) -> None:
        group = self._groups[-1]
        if brace := found["brace"]:
            self._out.append(brace)
            if brace == b"{":
                if len(self._groups) > _MOST_GROUPS:
                    raise ValueError("groups are nested beyond all use")
                self._groups.append(replace(group))
            elif len(self._groups) > 1:
                self._groups.pop()
        elif word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            self._word(word.decode(), number, found[0], group)
        elif found["sign"] == b"*":
            self._out.append(found[0])
            group.aside = group.aside or ""  # a group that programs may pass over
        elif found["sign"] or found["byte"] or found["text"]:
            self._text(self._said(found), found[0], group)
        else:
            self._out.append(found[0])

    def _word(self, word: str, number: int | None, written: bytes, group: _Group) -> None:
        if word == "u":
            self._text(chr((number or 0) % 0x10000), written, group)
            self._skip = group.skipped
            return
        if word in _CHARACTERS and word not in _ENDS:
            self._text(_CHARACTERS[word], written, group)
            return
        match word:
            case "deleted":
                group.deleted = number != 0
            case "v":
                group.hidden = number != 0
            case "plain":
                group.deleted = group.hidden = False
            case "uc":
                group.skipped = max(number or 0, 0)
        self._row(word, number or 0, group)
        if word in _SILENT:
            group.aside = ""
        elif word in _BESIDE:
            group.aside = _BESIDE[word]
        elif word in _TEXT:
            group.aside = None
        elif word in _ENDS and self._words and group.reason == self._reason:
            self._words.append(_CHARACTERS[word])
        self._out.append(written)
        if word == "s" and group.aside is None and number in self._levels:
            self._out.append(b"\\outlinelevel%d " % (self._levels[number] - 1))

    def _row(self, word: str, number: int, group: _Group) -> None:
        """Keep what the cells of a row are filled with; a row is told of before its words, or behind them, or twice."""
        match word if group.aside is None else "":
            case "trowd":
                self._cells, self._fill = [], ""
            case "clcbpat":
                self._fill = self._colours.get(number, "")
            case "cellx":
                self._cells.append(self._fill)
                self._fill = ""
            case "row":
                self._marked.fills.append(self._cells)

    def _said(self, found: re.Match[bytes]) -> str:
        if byte := found["byte"]:
            words = bytes([int(byte, 16)]).decode("cp1252", "replace")
        elif sign := found["sign"]:
            words = _CHARACTERS.get(sign.decode("cp1252", "replace"), "")
            words = sign.decode() if sign in (b"\\", b"{", b"}") else words
        else:
            words = found["text"].decode("cp1252", "replace")
        skipped = min(self._skip, len(words))
        self._skip -= skipped
        return words[skipped:]

    def _text(self, words: str, written: bytes, group: _Group) -> None:
        reason = group.reason
        if reason != self._reason:
            self._close()
            self._reason = reason
        if reason:
            self._words.append(words)
        if not reason or group.aside is not None:
            self._out.append(written)
        elif len(self._words) == 1:
            self._out.append(_WRITTEN.format(len(self._marked.gone)).encode())

    def _close(self) -> None:
        """End what is not said for one reason."""
        if self._reason and self._words:
            gone = Gone("".join(self._words), self._reason)
            aside = self._reason in _BESIDE.values()
            (self._marked.beside if aside else self._marked.gone).append(gone)
        self._words, self._reason = [], ""


def _as_text(found: re.Match[bytes]) -> bytes:
    """The number that a list prints, as words that somebody typed."""
    return b"{%s}%s" % (found["number"].strip(), _LISTED.sub(b"", found["rest"]))


def _colours(content: bytes) -> dict[int, str]:
    r"""The colours of a file by their numbers; the first is mostly none.

    >>> _colours(rb"{\rtf1{\colortbl;\red0\green176\blue80;}}")
    {1: '00B050'}
    """
    listed = content.partition(b"\\colortbl")[2].partition(b"}")[0]
    found: dict[int, str] = {}
    for n, said in enumerate(listed.split(b";")):
        parts = {m[1]: min(int(m[2]), 255) for m in _PART.finditer(said)}
        if len(parts) == len(("red", "green", "blue")):
            found[n] = "".join(f"{parts[name]:02X}" for name in (b"red", b"green", b"blue"))
    return found

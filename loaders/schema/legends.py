"""Keys to a matrix: which role each of its letters stands for, where the document says so itself.

Letters are a body's own ("L = leads, V = view sought"), and even R and A may be ("R = recommends"). What a
letter stands for is told by the words behind it; one whose words tell no role, or two, is no letter that
anything may be claimed from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from remit.graph.lookup import stems
from remit.loaders.blocks import Block
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.schema.matching import Matcher

_SURELY = 0.9  # of a heading's meaning
_FEWEST = 3  # letters of a key, of which two roles at least are told
_LETTER = re.compile(
    r"(?<![\w/&'’.-])(?P<letter>[A-Z])(?:\s{0,3}[=:]\s{0,3}|\s{1,3}[-–—]\s{1,3}|\s{1,3}(?:means|stands for|is for)\s{1,3}|\s{1,3}(?=(?:is|do|[a-z]{2,10}s)\b))(?=\w)"
    r"|(?<!\S)(?P<sign>[✓✔√✗✘◆◇■□●○▲△▼▽★☆◼◻◯⬤♦•])(?:\s{0,3}[=:]\s{0,3}|\s{1,3}(?:[-–—]\s{1,3})?)(?=\w)"
)
_ALONE = re.compile(r"[A-Z]\W|[✓✔√✗✘◆◇■□●○▲△▼▽★☆◼◻◯⬤♦•]")  # without which no letter is explained
_ENDS = re.compile(
    r"[;,|\n]|\.\s|\s\w{1,9}\s?=|\s[–—-]\s|\sand\s*$"
)  # of what is said of a letter: "blank = no part" is another
_CELL = re.compile(r"[A-Z]|[✓✔√✗✘◆◇■□●○▲△▼▽★☆◼◻◯⬤♦•]")
_MOST_WORDS = 12  # behind a letter
_DENIED = re.compile(r"\b(?:not?|never|nobody|without)\b", re.IGNORECASE)
_LEAD = "lead"
_IN_CHARGE = frozenset(["responsible", "accountable"])
# What a letter of whoever leads stands for beside those of whoever else is in charge: the other of the two.
_LEADS_BESIDE = {
    frozenset[str](): "accountable",
    frozenset(["accountable"]): "responsible",
    frozenset(["responsible"]): "accountable",
}


def keyed(matcher: Matcher, blocks: Iterable[Block]) -> Matcher:
    """A matcher that takes the letters of matrices as the key in these blocks has them; without one, the same."""
    own = letters_told(blocks, matcher.lexicon)
    if own is None:
        return matcher
    lexicon = replace(matcher.lexicon, letters=own)
    return replace(matcher, lexicon=lexicon, looks=replace(matcher.looks, lexicon=lexicon), seen={})


def of_letters(matcher: Matcher, row: Block) -> bool:
    """Whether a row is one of a matrix, however like a header of letters it is: its first cell heads no column."""
    (_, first), *rest = sorted(row.cells.items())
    return all(matcher.looks.role_cell(cell.text) for _, cell in rest) and not matcher.means(
        first.text, _SURELY
    )


def of_role_words(matcher: Matcher, row: Block) -> bool:
    """Whether a row is one of a matrix in words, however like a header it is: "Ann Bee | Lead | Support"."""
    (_, first), *rest = sorted(row.cells.items())
    said = [cell.text for _, cell in rest if not matcher.looks.no_role(cell.text)]
    told = bool(said) and all(map(matcher.looks.role_words, said))
    return told and not matcher.means(first.text, _SURELY)


def letters_told(blocks: Iterable[Block], lexicon: Lexicon) -> Mapping[str, str] | None:
    """The role of each letter by the key that stands in these blocks; ``None`` where none does.

    The usual letters that a key leaves out keep their roles only where it explains nothing but usual ones.
    """
    found: dict[str, set[str]] = {}
    for run in _runs(blocks):
        said = [(letter, _role(words, lexicon)) for letter, words in run]
        told = {role for _, role in said if role}
        if len({letter for letter, _ in said}) < _FEWEST or len(told) == 1:
            continue
        for letter, role in said:  # of those that tell no role at all none is a letter of a matrix
            meant = _LEADS_BESIDE.get(frozenset(told & _IN_CHARGE), "") if role == _LEAD else role
            found.setdefault(letter, set()).add(meant)
    if not found:
        return None
    own = {letter: next(iter(r)) for letter, r in found.items() if len(r) == 1 and "" not in r}
    if not own:
        return {one: role for one, role in lexicon.letters.items() if one not in found}
    usual = all(lexicon.letters.get(letter) == own.get(letter) for letter in found)
    return {**lexicon.letters, **own} if usual else own


def _role(words: str, lexicon: Lexicon) -> str:
    """The role that the words behind a letter tell first; nothing where they tell none, deny one, or tell two."""
    if _DENIED.search(words):
        return ""
    told = list(_told(stems(words), lexicon.explained))
    if set(told) >= _IN_CHARGE:
        return ""
    sure = [role for role in told if role in _IN_CHARGE]
    return (sure[0] if told[0] == _LEAD and sure else told[0]) if told else ""


def _told(said: Sequence[str], explained: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The roles that words tell, of those that begin alike the longest: "carries the can"."""
    known = sorted(explained, key=len, reverse=True)
    at = 0
    while at < len(said):
        words = next((each for each in known if tuple(said[at : at + len(each)]) == each), ())
        if words:
            yield explained[words]
        at += len(words) or 1


def _runs(blocks: Iterable[Block]) -> Iterable[Sequence[tuple[str, str]]]:
    """The letters and the words behind them, of blocks that follow each other; one beside a whole key is of something else."""
    for explains, run in groupby(map(_explained, blocks), bool):
        found = list(run) if explains else []
        whole = any(len(each) >= _FEWEST for each in found)
        kept = [each for each in found if len(each) > 1 or not whole]
        if kept:
            yield [*chain.from_iterable(kept)]


def _explained(block: Block) -> list[tuple[str, str]]:
    """The letters that a block explains: in one line, or in the cells of a row."""
    cells = [cell.text.strip() for _, cell in sorted(block.cells.items())] if block.cells else []
    if len(cells) == 2 and _CELL.fullmatch(cells[0]):
        return [(cells[0], cells[1])]
    return [pair for text in cells or [block.text] for pair in _in_line(text)]


def _in_line(text: str) -> list[tuple[str, str]]:
    if _ALONE.search(text) is None:
        return []
    marks = list(_LETTER.finditer(text))
    ends = [*(m.start() for m in marks[1:]), len(text)][: len(marks)]
    found = []
    for m, end in zip(marks, ends, strict=True):
        words = _ENDS.split(text[m.end() : end], maxsplit=1)[0].strip(" ().")
        if len(words.split()) <= _MOST_WORDS:
            found.append((m["letter"] or m["sign"], words))
    return found

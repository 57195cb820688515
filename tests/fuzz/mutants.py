"""Documents with damage: the same number always gives the same damage to the same documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
_EXAMPLES = ROOT / "examples"
_CORPUS = ROOT / "tests" / "corpus"
_CASES = (
    ROOT.parent / "shared" / "cases"
)  # real ways of writing, where they lie beside the repository

_TOKENS = (
    "", "TBC", "N/A", "N/D", "Vacant", "Ann Bee", "Dr Ann Bee, Chair, Vale Council", "Bee, Ann", "All partners", "?", "#", "-", "—",
    "Lead:", "Lead: ", "Owner", "Action", "Action,Owner,Deadline", "Priority:", "Priority 1: Gates", "Page 1", "1.", "(a)", "•", "[1]", "²",
    "31/02/2030", "March 2030", "Q3 2030", "0/0/0", "2019/20", "99999999999999999999", "9" * 5000, "1,2,3", "£1.5m", "12%", "½", "٣",
    "section 17 of the Care Act 2014", "Sections 1 to 300000 of the Care Act 2014", "Under the Act, it must listen.",
    "(" * 500, ")" * 500, "[" * 500, '"', '""', '"a', "“", "'", "\t", ",", ";", "|", " / ", " and ", "&", ":", "\x0c", "\x1a", "\r", "\n",
    "\u2028", "\u202e", "\ufeff", "\u0301", "\U0001f600", "İ", "ß", "ﬁ", "\ud7ff", "x" * 9000, "Word " * 2000, "a, " * 2000, "A. " * 2000,
    "The Council", "the Council meets quarterly", "reports to the Board", "It", "Ann Bee (Vale Council)", "A (B (C", "=1+1", "&a [*a]", "*a",
    "names", "reason", "same:", "null", "~", "{}", "[]", "- - -", "? ?", "!!python/object:x", "{{ x }}", "</script>", "%s", "\\", "\x00",
)  # fmt: skip


def _documents() -> list[list[Path]]:
    harrowmere = _EXAMPLES / "harrowmere"
    groups = [[harrowmere / name for name in ("plan.txt", "delivery-plan.csv")]]
    groups += [[harrowmere / name] for name in ("plan.docx", "plan.pdf", "delivery-plan.xlsx")]
    groups += [[path] for path in sorted(_CORPUS.glob("batch*/*")) if path.suffix != ".yaml"]
    if _CASES.is_dir():
        for folder in sorted(_CASES.iterdir()):
            files = sorted(p for p in folder.iterdir() if p.suffix in (".csv", ".txt", ".json"))
            groups += [files] if files else []
    return groups


def _decisions() -> list[Path]:
    return sorted(_EXAMPLES.glob("*/decisions.yaml"))


@dataclass(frozen=True)
class Mutant:
    """What is to be loaded: files by name, and a decisions file or none."""

    files: dict[str, bytes]
    decisions: bytes | None


def mutant(number: int) -> Mutant:
    """Make the documents of this number."""
    rng = Random(number)
    files = {"table.csv": _table(rng).encode()}
    if rng.random() < 0.75:
        files = {path.name: path.read_bytes() for path in rng.choice(_documents())}
    name = rng.choice(sorted(files))
    for _ in range(rng.choice((1, 1, 2, 3, 8, 30))):
        files[name] = rng.choice(_DAMAGE)(rng, files[name])
    decisions = None
    if rng.random() < 0.3:
        decisions = rng.choice(_decisions()).read_bytes()
        for _ in range(rng.choice((0, 1, 2, 8))):
            decisions = rng.choice(_DAMAGE)(rng, decisions)
    return Mutant(files, decisions)


def _table(rng: Random) -> str:
    headings = ["Ref", "Objective", "Action", "Owner", "Lead agency", "Deadline", "Status", "RAG", "Progress", "Start", "Colour"]  # fmt: skip
    chosen = rng.sample(headings, rng.randint(2, len(headings)))
    separator = rng.choice((",", ",", ";", "\t"))
    rows = [chosen] + [[_cell(rng) for _ in chosen] for _ in range(rng.randint(0, 40))]
    return "\n".join(separator.join(row) for row in rows)


def _cell(rng: Random) -> str:
    token = rng.choice(_TOKENS)
    return f'"{token}"' if rng.random() < 0.3 else token


# -- damage: each takes bytes and gives bytes -----------------------------------------------------


def _position(rng: Random, content: bytes) -> int:
    return rng.randint(0, len(content))


def _a_byte(rng: Random, content: bytes) -> bytes:
    at = _position(rng, content)
    return content[:at] + bytes([rng.randrange(256)]) + content[at + rng.randint(0, 1) :]


def _a_token(rng: Random, content: bytes) -> bytes:
    at = _position(rng, content)
    token = rng.choice(_TOKENS).encode("utf-8", "surrogatepass")
    return content[:at] + token + content[at:]


def _a_hole(rng: Random, content: bytes) -> bytes:
    at = _position(rng, content)
    return content[:at] + content[at + rng.randint(1, 200) :]


def _a_cut(rng: Random, content: bytes) -> bytes:
    return content[: _position(rng, content)]


def _again(rng: Random, content: bytes) -> bytes:
    at = _position(rng, content)
    piece = content[at : at + rng.randint(1, 60)]
    return content[:at] + piece * rng.choice((2, 3, 300)) + content[at:]


def _of_lines(change: Callable[[Random, list[bytes]], None]) -> Callable[[Random, bytes], bytes]:
    def changed(rng: Random, content: bytes) -> bytes:
        lines = content.split(b"\n")
        change(rng, lines)
        return b"\n".join(lines)

    return changed


def _a_line(rng: Random, lines: list[bytes]) -> None:
    lines.insert(rng.randint(0, len(lines)), rng.choice(_TOKENS).encode("utf-8", "surrogatepass"))


def _line_again(rng: Random, lines: list[bytes]) -> None:
    lines.insert(rng.randint(0, len(lines)), rng.choice(lines))


def _no_line(rng: Random, lines: list[bytes]) -> None:
    del lines[rng.randrange(len(lines))]


def _shuffled(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    some = lines[at : at + 12]
    rng.shuffle(some)
    lines[at : at + 12] = some


def _other_cell(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    cells = lines[at].split(b",")
    cells[rng.randrange(len(cells))] = rng.choice(_TOKENS).encode("utf-8", "surrogatepass")
    lines[at] = b",".join(cells)


def _swapped_cells(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    cells = lines[at].split(b",")
    rng.shuffle(cells)
    lines[at] = b",".join(cells)


def _joined_lines(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at : at + 40] = [b" ".join(lines[at : at + 40])]


def _separators(rng: Random, content: bytes) -> bytes:
    one, other = rng.choice(((b",", b";"), (b",", b"\t"), (b"\n", b"\r\n"), (b"\n", b"\n\n"), (b" ", b"\xc2\xa0"), (b"\n", b"\r")))  # fmt: skip
    return content.replace(one, other)


def _encoded(rng: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "utf-32", "utf-7")), "replace")  # fmt: skip


_DAMAGE: Sequence[Callable[[Random, bytes], bytes]] = (
    _a_byte, _a_token, _a_token, _a_hole, _a_cut, _again, _separators, _encoded,
    *map(_of_lines, (_a_line, _a_line, _line_again, _no_line, _shuffled, _other_cell, _other_cell, _swapped_cells, _joined_lines)),
)  # fmt: skip

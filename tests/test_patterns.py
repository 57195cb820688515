"""Every regular expression of the package takes time that grows with its text, and not with the square of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import json
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import remit
from remit.graph.later import Later
from remit.loaders.profile import Profile, load_profile
from remit.loaders.recognisers import bodies, duties

# What long texts are made of that make a pattern try again and again: a letter, a word, what stands
# between words, brackets, numbers, and the words by which patterns here find their place.
_PIECES = (
    "a", "A", "1", " ", "(", ")", "“", "'", "-", ".", ",", "/", ":", "?", "&", "[", "#\n", "\n ", "=", "<", "<!--", '"',
    "A ", "a ", "Aa ", "aa ", "A. ", "a, ", "A, ", "A-", "a-", "1 ", "1,", "1, ", "1/", "1.", "£1 ", "1% ", "(a) ", "Aa (A) ",
    "and ", "Aa and ", "or ", "of ", "of the Aa ", "the ", "the Aa ", "The ", "in ", "in Aa ", "to ", "by ", "for ", "with ",
    "is ", "not ", "must ", "who ", "that ", "from 1 ", "1 to ", "1st March ", "March ", "2020 ", "2020/21 ", "each a ",
    "section 1 ", "section 1, ", "Care Act ", "duty ", "under ", "Lead: ", "; aa: ", "Dr A ", "Cllr ", "http://", "www.a", "@a.",
)  # fmt: skip
_SIZE = 250  # characters at first; each size after is twice the one before
_A_LOOK = 0.0001  # seconds
_FAR = 0.05  # seconds, for the first and shortest text: the longer ones may take minutes
_ROOT = Path(__file__).resolve().parents[1]
_READ = ("tests/corpus/batch1", "examples/harrowmere")  # what is loaded to see what is compiled
# Questions and claims: they are refused beyond 200 and 400 characters.
_BOUNDED = ("remit.queries.asking", "remit.queries.claims")
_AT_START = ("match", "fullmatch")  # these try from one place alone
_GROWTH = 3.2  # twice the text takes twice the time, four times where every start runs to the end


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Later):
        yield value.compiled
    elif depth < 3 and isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _patterns(item, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for item in value.values():
            yield from _patterns(item, depth + 1)


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(remit.__path__, "remit."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _of_modules() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in _modules():
        for name, value in vars(module).items():
            yield from ((f"{module.__name__}.{name}", one) for one in _patterns(value))


def _of_profile(profile: Profile) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in ("heading_patterns", "horizon_patterns", "joined_by_and", "honorific"):
        yield from ((f"profile {name}", one) for one in _patterns(getattr(profile, name)))
    for group in ("reports", "scrutinises", "meets"):
        for phrase in profile.phrases[group]:
            yield f"profile {phrase}", bodies._compiled(phrase)[1]
    for group in ("duties", "bound"):
        for phrase in profile.phrases[group]:
            yield f"profile {phrase}", duties._compiled(phrase)[1]


class _Use(NamedTuple):
    """A pattern, where it is made, and whether it is only ever tried at the start of a text."""

    where: str
    pattern: re.Pattern[str]
    at_start: bool = False


def _inline(module: ModuleType) -> Iterator[_Use]:
    """The patterns that are written where they are used, as far as the module alone makes them."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), called), [written, *_] as given, named):
                flags = [k.value for k in named if k.arg == "flags"] or given[1:]
            case _:
                continue
        try:
            pattern = _evaluated(written, module)
            if isinstance(pattern, str) and called != "escape":
                known = (_evaluated(flag, module) for flag in flags)
                flag = next((f for f in known if isinstance(f, re.RegexFlag)), re.RegexFlag(0))
                where = f"{module.__name__}, line {node.lineno}"
                yield _Use(where, re.compile(pattern, flag), called in _AT_START)
        except NameError:
            continue  # made of what a function is given: seen at work


def _evaluated(node: ast.expr, module: ModuleType) -> object:
    known = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    if not known <= vars(module).keys():
        raise NameError(node)
    return eval(compile(ast.Expression(node), module.__name__, "eval"), dict(vars(module)))


def _at_work() -> Iterator[_Use]:
    """What is compiled while documents are loaded and asked about, and is nowhere else to be seen."""
    command = [sys.executable, "-m", "tests.support.compiled", *_READ]
    told = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    for line in told.stdout.splitlines():
        where, called, pattern, flags = json.loads(line)
        if not where.startswith(_BOUNDED):
            yield _Use(where, re.compile(pattern, flags), called in _AT_START)


def _all() -> dict[tuple[str, int], _Use]:
    kept: list[tuple[str, re.Pattern[str]]] = [*_of_modules(), *_of_profile(load_profile())]
    kept.sort(key=lambda found: found[0])
    found: dict[tuple[str, int], _Use] = {}
    for use in itertools.chain(
        itertools.starmap(_Use, kept),
        *(_inline(module) for module in _modules()),
        _at_work(),
    ):
        key = (use.pattern.pattern, use.pattern.flags)
        if key not in found or not use.at_start:
            found[key] = use if key not in found else found[key]._replace(at_start=False)
    return found


def _cost(pattern: re.Pattern[str], text: str, tries: int = 1, *, at_start: bool = False) -> float:
    """Seconds of this process that it takes to find nothing or all, the best of some tries."""
    best = float("inf")
    for _ in range(tries):
        started = time.process_time()
        for _ in pattern.finditer(text) if not at_start else ():
            pass
        pattern.match(text)
        pattern.fullmatch(text)
        best = min(best, time.process_time() - started)
    return best


def _text(piece: str, size: int) -> str:
    return piece * (size // len(piece)) + "!"  # an end on which what was hoped for fails


def grows_too_fast(
    pattern: re.Pattern[str], pieces: Iterable[str] = _PIECES, *, at_start: bool = False
) -> str:
    """The piece of text on which a pattern's work grows with the square of its length, or nothing.

    A machine that is busy with other things makes one measurement long, and not four in a row: the
    growth must show from each of three sizes to the next, and again when all of it is measured anew.
    """
    for piece in pieces:
        first = _cost(pattern, _text(piece, _SIZE), at_start=at_start)
        if first < _A_LOOK:
            continue  # what is quadratic takes far more
        if first > _FAR:
            return piece
        texts = [_text(piece, _SIZE * 4 * 2**n) for n in range(3)]
        for tries in (1, 3):
            costs = [_cost(pattern, text, tries, at_start=at_start) for text in texts]
            if min(b / max(a, 1e-6) for a, b in itertools.pairwise(costs)) < _GROWTH:
                break
        else:
            return piece
    return ""


def test_a_pattern_that_tries_again_from_every_start_is_found_out() -> None:
    """The test below would catch one: a busy machine hides it once, and not five times."""
    for pattern, piece in (
        (r"\s*\(", " "),
        (r"[A-Z]\w*(?: [A-Z]\w*)* ends", "A "),
        (r"\s*\s*\s*b", " "),
    ):
        assert any(grows_too_fast(re.compile(pattern), [piece]) for _ in range(5))
    assert not grows_too_fast(re.compile(r"(?<!\s)\s*\("), [" "])


def test_twice_the_text_takes_no_more_than_twice_the_work() -> None:
    """One long line must not hang a program: bound what repeats, or say where it begins."""
    found = list(_all().values())
    assert len(found) > 500
    assert {use.where.partition(" ")[0].partition(".")[0] for use in found} == {"remit", "profile"}
    bad = {
        use.where: (piece, use.pattern.pattern)
        for use in found
        if (piece := grows_too_fast(use.pattern, at_start=use.at_start))
    }
    assert bad == {}


def test_patterns_inside_functions_are_seen_too() -> None:
    """Those written where they are used, and those that a document's words make."""
    seen = [use.where for use in _inline(importlib.import_module("remit.loaders.claims.entries"))]
    assert len(seen) > 1
    worked = {use.where.partition(",")[0] for use in _at_work()}
    assert {"remit.loaders.values.lexicon", "remit.loaders.recognisers.mentions"} <= worked

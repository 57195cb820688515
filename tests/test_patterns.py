"""Every regular expression of the package takes time that grows with its text, and not with the square of it."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator

import remit
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
_GROWTH = 3.2  # twice the text takes twice the time, four times where every start runs to the end


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 3 and isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _patterns(item, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for item in value.values():
            yield from _patterns(item, depth + 1)


def _of_modules() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(remit.__path__, "remit."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from ((f"{found.name}.{name}", one) for one in _patterns(value))


def _of_profile(profile: Profile) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in ("heading_patterns", "horizon_patterns", "joined_by_and", "honorific"):
        yield from ((f"profile {name}", one) for one in _patterns(getattr(profile, name)))
    for group in ("reports", "scrutinises", "meets"):
        for phrase in profile.phrases[group]:
            yield f"profile {phrase}", bodies._compiled(phrase)[1]
    for group in ("duties",):
        for phrase in profile.phrases[group]:
            yield f"profile {phrase}", duties._compiled(phrase)[1]


def _all() -> dict[tuple[str, int], tuple[str, re.Pattern[str]]]:
    found = [*_of_modules(), *_of_profile(load_profile())]
    return {
        (one.pattern, one.flags): (where, one) for where, one in sorted(found, key=lambda f: f[0])
    }


def _cost(pattern: re.Pattern[str], text: str, tries: int = 1) -> float:
    """Seconds of this process that it takes to find nothing or all, the best of some tries."""
    best = float("inf")
    for _ in range(tries):
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        pattern.match(text)
        pattern.fullmatch(text)
        best = min(best, time.process_time() - started)
    return best


def _text(piece: str, size: int) -> str:
    return piece * (size // len(piece)) + "!"  # an end on which what was hoped for fails


def grows_too_fast(pattern: re.Pattern[str], pieces: Iterable[str] = _PIECES) -> str:
    """The piece of text on which a pattern's work grows with the square of its length, or nothing.

    A machine that is busy with other things makes one measurement long, and not four in a row: the
    growth must show from each of three sizes to the next, and again when all of it is measured anew.
    """
    for piece in pieces:
        if _cost(pattern, _text(piece, _SIZE)) < _A_LOOK:
            continue  # what is quadratic takes far more
        texts = [_text(piece, _SIZE * 4 * 2**n) for n in range(3)]
        for tries in (1, 3):
            costs = [_cost(pattern, text, tries) for text in texts]
            if min(b / max(a, 1e-6) for a, b in itertools.pairwise(costs)) < _GROWTH:
                break
        else:
            return piece
    return ""


def test_a_pattern_that_tries_again_from_every_start_is_found_out() -> None:
    """The test below would catch one: a busy machine hides it once, and not five times."""
    for pattern, piece in ((r"\s*\(", " "), (r"[A-Z]\w*(?: [A-Z]\w*)* ends", "A ")):
        assert any(grows_too_fast(re.compile(pattern), [piece]) for _ in range(5))
    assert not grows_too_fast(re.compile(r"(?<!\s)\s*\("), [" "])


def test_twice_the_text_takes_no_more_than_twice_the_work() -> None:
    """One long line must not hang a program: bound what repeats, or say where it begins."""
    found = list(_all().values())
    assert len(found) > 200
    assert {where.partition(" ")[0].partition(".")[0] for where, _ in found} == {"remit", "profile"}
    bad = {where: piece for where, one in found if (piece := grows_too_fast(one))}
    assert bad == {}

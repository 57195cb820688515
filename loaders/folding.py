"""What makes two names of a kind equal, before any document or person says that they are."""

from __future__ import annotations

from functools import lru_cache

from remit.graph.lookup import key, stems
from remit.loaders.drafts import Ref
from remit.loaders.wording import bare

Name = tuple[str, str]  # a kind, and a name as it is compared

# Things that a document may name in more or fewer words: told apart by their telling words.
_BY_STEMS = ("priority", "objective", "theme")
PLACE = " @ "  # no folded name holds it


def written_plainly(kind: str, name: str) -> str:
    """A name without what surrounds it; the "A" of "A Bee" is no article.

    >>> written_plainly("person", "A Bee"), written_plainly("body", "A Housing Forum")
    ('A Bee', 'Housing Forum')
    """
    if kind == "person" and name.startswith(("A ", "An ")):
        return f"{name.partition(' ')[0]} {bare(name.partition(' ')[2])}"
    return bare(name)


def folded(ref: Ref) -> str:
    """What makes two names of a kind equal.

    >>> folded(Ref("body", "the Safeguarding Boards")) == folded(Ref("body", "Safeguarding Board"))
    True
    """
    return _folded(ref.kind, ref.name)


@lru_cache(maxsize=65536)  # the same names are compared at every step from mentions to things
def _folded(kind: str, name: str) -> str:
    if kind in _BY_STEMS:
        return " ".join(stems(name))
    words = key(written_plainly(kind, name)).split()
    if kind == "body" and words and len(words[-1]) > 3:
        words[-1] = words[-1].removesuffix("s")
    return " ".join(words)


def name_of(ref: Ref) -> Name:
    """A named reference as it is compared; a post named without its body, with where it was named."""
    return ref.kind, folded(ref) + (PLACE + ref.within if ref.within else "")


def same_words(one: str, other: str) -> bool:
    """Whether two names use the same words in any form.

    >>> same_words("Reduce drugs and alcohol misuse", "Reduce drug and alcohol misuse")
    True
    """
    return stems(one) == stems(other)

"""Markup put together from pieces: what is no markup already is escaped before it becomes part of some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


NOTHING: Final = Html()


def html(pattern: str, *parts: object, **named: object) -> Html:
    """Fill a pattern, which is markup, with parts; each of them that is no markup is escaped.

    >>> html("<p title={}>{}{}</p>", "a&b", "1 < 2", Html("<br>"))
    '<p title=a&amp;b>1 &lt; 2<br></p>'
    """
    by_name = {key: _marked(part) for key, part in named.items()} if named else {}
    return Html(pattern.format(*map(_marked, parts), **by_name))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Several pieces of markup as one, with a few signs in between."""
    return Html(between.join(parts))


def _marked(part: object) -> str:
    if type(part) is Html:
        return part
    # No attribute of ours stands between apostrophes, so they are left as they are.
    text = str(part).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&#34;")

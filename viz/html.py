"""Markup put together from pieces: what is no markup already is escaped before it becomes part of some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

NOTHING: Final = Markup()


def html(pattern: str, *parts: object, **named: object) -> Markup:
    """Fill a pattern, which is markup, with parts; each of them that is no markup is escaped.

    >>> print(html("<p title={}>{}{}</p>", "a&b", "1 < 2", Markup("<br>")))
    <p title=a&amp;b>1 &lt; 2<br></p>
    """
    by_name = {key: _escaped(part) for key, part in named.items()}
    return Markup(pattern.format(*map(_escaped, parts), **by_name))  # noqa: S704 - the parts are escaped


def _escaped(part: object) -> Markup:
    return part if type(part) is Markup else escape(part)


def lean(page: Markup) -> str:
    """Markup in which apostrophes are no entities: no attribute here stands in single marks, and there are many.

    Nor does a line end behind a part that stands in lines of its own anyhow.
    """
    text = str(page).replace("&#39;", "'")  # text, not markup: else what is put in would be escaped
    for end in ("li", "div", "details", "p", "ul", "section"):
        text = text.replace(f"</{end}>\n", f"</{end}>")
    return text


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Several pieces of markup as one, with a few signs in between."""
    return Markup(between.join(parts))  # noqa: S704 - all of them are markup

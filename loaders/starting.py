"""A starting profile: what was found in a document and not understood, as lines to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from remit.loaders.explaining import Heading, Region, unknown
from remit.loaders.profile import DEFAULT, load_profile
from remit.loaders.schema.lexicon import lexicon

_LONGEST = 80  # characters of a wording; what is longer is no heading
_LINE = 100  # characters of a comment


def starting_profile(
    document: str,
    file: str,
    regions: Sequence[Region],
    answers: Mapping[str, str] = MappingProxyType({}),
    *,
    extends: str = DEFAULT,
) -> str:
    """The text of a profile to begin with, for a document of which these regions were seen.

    Each wording whose role is not known has a line, with what stands under it and a guess in a comment; its role
    stands behind it where ``answers`` give it. A line that is left empty says nothing.
    """
    columns = {w: h for w, h in unknown(regions, labels=False).items() if len(w) <= _LONGEST}
    labels = {w: h for w, h in unknown(regions, labels=True).items() if len(w) <= _LONGEST}
    lines = [
        f"# A starting profile for {_plain(document)}.",
        "#",
        "# Write behind a wording what it means, and leave empty what need not be read. Then:",
        f"#   remit load {_plain(document)} --profile {_plain(file)} -r REGISTER",
        "# All else is as in the profile that this one extends; what may be said there may be said here.",
        f"extends: {extends}",
    ]
    lines += _section("column wordings", columns, [*lexicon().roles], answers)
    lines += _section("label wordings", labels, [*load_profile().labels], answers)
    if not columns and not labels:
        lines += ["", "# The role of every column and label of this document is known."]
    return "\n".join(lines) + "\n"


def _section(
    name: str, found: Mapping[str, Heading], roles: Sequence[str], answers: Mapping[str, str]
) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield from _folded(f"One of: {', '.join(roles)}.", indent="")
    yield f"{name}:"
    for words, heading in found.items():
        such = ", ".join(f"“{_plain(cell)}”" for cell in heading.examples)
        guess = f"; perhaps {' or '.join(heading.nearest)}" if heading.nearest else ""
        noun = "value" if heading.filled == 1 else "values"
        yield from _folded(f"{heading.filled} {noun}{f', such as {such}' if such else ''}{guess}")
        yield f"  {_quoted(words)}: {answers.get(words, '')}".rstrip()


def _folded(text: str, indent: str = "  ") -> list[str]:
    import textwrap

    return textwrap.wrap(text, _LINE, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")


def _plain(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _quoted(words: str) -> str:
    import yaml

    quoted: str = yaml.dump(words, default_style='"', allow_unicode=True, width=10**6)
    return quoted.strip()

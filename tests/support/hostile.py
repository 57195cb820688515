"""Small inputs that would bring a program down which takes them at their word, by name.

Each is a file's name and its text. They are made by rule, so that any of them can be made longer.
"""

from __future__ import annotations

from collections.abc import Callable

PLAN = """\
The Safer Vale Partnership is the community safety partnership for Vale.

Priority: Quiet streets

Lead partner: Vale Police

{}

Over the coming year we will

• light the paths behind the shops
"""
HEADER = "Ref,Action,Owner,Deadline,Update\n"


def _plan(text: str) -> tuple[str, str]:
    return "plan.txt", PLAN.format(text)


def _table(*rows: str) -> tuple[str, str]:
    return "table.csv", HEADER + "\n".join(rows) + "\n"


def _names(count: int, ending: str = "") -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        f"Ann Bee{letters[n % 26]}{letters[n // 26 % 26]}{letters[n // 676 % 26]}{ending}"
        for n in range(count)
    ]


def _owners(between: str, ending: str = "") -> tuple[str, str]:
    return _table(f'1,Mend gates,"{between.join(_names(1000, ending))}",March 2030,begun')


def _rows(owner: Callable[[int], str], count: int = 6000) -> tuple[str, str]:
    return _table(*(f"{n},Mend gate {n},{owner(n)},March 2030,done {n}" for n in range(count)))


_PEOPLE = _names(6000)
_LONG = 5_000_000  # characters of a line

DOCUMENTS: dict[str, Callable[[], tuple[str, str]]] = {
    "many sections": lambda: _plan(
        "Sections 1 to 300000 of the Care Act 2014 apply. Sections 1–9999 of the Care Act 2014 too. "
        "Under sections 1 to 300000000 of the Care Act 2014 the Council must listen."
    ),
    "a section of 5,000 digits": lambda: _plan(
        f"See page {'9' * 5000}. Section {'9' * 5000} of the Care Act 2014 applies to {'9' * 5000}% of us."
    ),
    "a page of 5,000 digits": lambda: (
        "plan.txt",
        PLAN + "\n\n".join(["Page 1", "Page 2", "Page 3", "Page " + "9" * 5000, "the end"]),
    ),
    "an item and a footnote of 5,000 digits": lambda: _plan(
        f"{'9' * 5000}. Gates\n\n[{'9' * 5000}] a footnote\n\n{'¹' * 5000} another"
    ),
    "a date of 5,000 digits": lambda: _table(
        f"1,Mend,Ann Bee,{'9' * 5000} March 2030,x", f"{'2' * 5000},Mend,Ann,31/03/{'9' * 5000},x"
    ),
    "an action of 5,000 digits": lambda: _table(
        f"1,Mend {'9' * 5000} gates,Ann Bee,2030,Completed"
    ),
    "a thousand owners, commas": lambda: _owners(", "),
    "a thousand owners, and": lambda: _owners(" and "),
    "a thousand owners, slashes": lambda: _owners(" / "),
    "a thousand owners, nothing between": lambda: _owners(" "),
    "a thousand bodies, commas": lambda: _owners(", ", " Council"),
    "a thousand bodies, and": lambda: _owners(" and ", " Council"),
    "a thousand leads": lambda: _plan("Lead partner: " + " and ".join(_names(1000, " Council"))),
    "a thousand members": lambda: _plan(
        "The Safer Vale Partnership comprises " + ", ".join(_names(1000, " Council")) + "."
    ),
    "a word of 24,000 letters": lambda: _plan(
        f"The {'a' * 24000} is responsible for {'A' * 24000}. A{'a' * 24000} must do. Z-{'z-' * 12000}."
    ),
    "a word of 24,000 letters in each cell": lambda: _table(
        f"1,{'a' * 24000},A{'a' * 24000},{'1' * 24000},x", f"2,mend,{'A.' * 12000},{'1/' * 12000},x"
    ),
    "24,000 digits": lambda: _plan(f"{'1' * 24000}% and £{'1,' * 12000} and {'1.' * 12000}"),
    "20,000 capitalised words": lambda: _plan(" ".join(["Word"] * 20000)),
    "20,000 different capitalised words": lambda: _plan(" ".join(_names(10000))),
    "20,000 capitalised words, and": lambda: _plan(" and ".join(_names(10000))),
    "20,000 capitalised words, commas": lambda: _plan(", ".join(_names(10000))),
    "20,000 capitalised words that meet": lambda: _plan(
        " ".join(_names(10000)) + " meets quarterly and reports to the Board (B)."
    ),
    "20,000 capitalised words in a cell": lambda: _table(
        f"1,Mend gates,{' '.join(['Word'] * 20000)},March 2030,{' '.join(['Word'] * 20000)}"
    ),
    "a line of 5 MB": lambda: _plan("word " * (_LONG // 5)),
    "a line of 5 MB, one word": lambda: _plan("w" * _LONG),
    "a line of 5 MB, sentences": lambda: _plan("Word two. " * (_LONG // 10)),
    "a line of 5 MB, capitals": lambda: _plan("Word " * (_LONG // 5)),
    "a line of 5 MB, blanks": lambda: _plan("a" + " " * _LONG + "b"),
    "a line of 5 MB, numbers": lambda: _plan("12 " * (_LONG // 3)),
    "a line of 5 MB, commas": lambda: _plan("a, " * (_LONG // 3)),
    "a cell of 5 MB": lambda: _table(f"1,Mend,Ann Bee,March 2030,{'word ' * (_LONG // 5)}"),
    "an owner of 5 MB": lambda: _table(f'1,Mend,"{"Ann, " * (_LONG // 5)}",March 2030,x'),
    "6,000 rows": lambda: _rows(lambda _: "Ann Bee"),
    "6,000 rows, no owner": lambda: _rows(lambda _: ""),
    "6,000 rows, each a person": lambda: _rows(_PEOPLE.__getitem__),
    "6,000 rows, each a body": lambda: _rows(lambda n: f"{_PEOPLE[n]} Council"),
    "6,000 unknown rows": lambda: _rows(lambda n: f"?{n}?"),
    "2,000 duties": lambda: _plan(
        "\n\n".join(
            f"The Council must do thing {n} under section {n} of the Care Act 2014."
            for n in range(2000)
        )
    ),
    "500 priorities": lambda: (
        "plan.txt",
        "\n\n".join(
            f"Priority {n}: Quiet street {n}\n\nLead partner: Vale Police\n\nOver the coming year we will\n\n"
            f"• light path {n}"
            for n in range(500)
        ),
    ),
    "30,000 columns": lambda: (
        "table.csv",
        "Ref,Action,Owner" + ",x" * 30000 + "\n1,Mend,Ann Bee" + ",y" * 30000 + "\n",
    ),
    "20,000 brackets": lambda: _plan("(" * 20000 + "a" + ")" * 20000),
    "20,000 quotation marks": lambda: _plan("“" * 20000),
    "a million tabs": lambda: ("plan.txt", "\t" * 1_000_000 + "\na\n"),
    "200,000 lines": lambda: ("plan.txt", "a\n" * 200_000),
    "5 million empty lines": lambda: ("plan.txt", "\n" * _LONG + "a"),
    "20,000 words each a line": lambda: ("plan.txt", "A\n\n" * 20_000),
}


def _bomb(first: str, levels: int = 9) -> str:
    lines = [f"- &a0 {first}"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(f"  {line}" for line in lines)


DECISIONS: dict[str, Callable[[], str]] = {
    "30,000 brackets": lambda: "[" * 30000,
    "30,000 braces": lambda: "same: " + "{a: " * 30000,
    "30,000 dashes": lambda: "same:\n" + "- " * 30000,
    "30,000 keys": lambda: "? " * 30000,
    "3,000 levels": lambda: "\n".join(" " * n + "-" for n in range(3000)),
    "nested aliases": lambda: "same:\n" + _bomb("[x, x, x, x, x, x, x, x, x]"),
    "nested aliases in a field": lambda: (
        "same:\n  - reason: r\n    names:\n" + _bomb("[x, x, x, x]").replace("  -", "    -")
    ),
    "aliases times aliases": lambda: (
        "same:\n  - &a {reason: r, names: &n [" + "x, " * 3000 + "y]}\n" + "  - *a\n" * 3000
    ),
    "an alias of itself": lambda: "&a [*a]\n",
    "a line of 5,000 digits": lambda: (
        f"ignore:\n  - document: plan.txt\n    lines: 1-{'9' * 5000}\n    reason: x\n"
    ),
    "5,000 decisions": lambda: (
        "kind:\n"
        + "".join(f"  - {{name: {name}, kind: person, reason: r}}\n" for name in _names(5000))
    ),
}


PROFILES: dict[str, Callable[[], str]] = {
    "30,000 brackets": lambda: "[" * 30000,
    "nested aliases": lambda: "words:\n  vacancy:\n" + _bomb("[x, x]").replace("  -", "    -"),
}

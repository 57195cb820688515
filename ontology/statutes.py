"""The statute book as far as it concerns community safety: duties, provisions and who bears them.

Its source is ``statutes.yaml``; what is from memory there is marked as not verified here. The program reads
``statutes.json``, which is generated from it. A body is matched to a class of bodies by its name, which is a rule of
thumb: what follows from it is inferred.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_MADE = Path(__file__).with_name("statutes.json")
IDENTIFIER = "http://www.legislation.gov.uk/id/"
_TEXT = "http://www.legislation.gov.uk/"

_WORDS = re.compile(r"[a-z0-9]+")
_NUMBER = r"(\d+[A-Z]{0,2})"
_DIVISIONS = (
    ("section", re.compile(rf"\b(?:sections?|ss?\.?)\s*{_NUMBER}", re.IGNORECASE)),
    ("schedule", re.compile(rf"\bschedule\s*{_NUMBER}", re.IGNORECASE)),
    (
        "regulation",
        re.compile(rf"\b(?:regulations?|regs?\.?)\s*{_NUMBER}\b(?!\s*\d{{3}})", re.IGNORECASE),
    ),
)


class Act(NamedTuple):
    """An Act or a set of regulations; ``path`` is its place on legislation.gov.uk."""

    path: str
    title: str
    also: tuple[str, ...] = ()


class Membership(NamedTuple):
    """A class of bodies within another, between two dates as far as they are known."""

    of: str
    start: str | None = None
    end: str | None = None


class BodyClass(NamedTuple):
    """A class of bodies on which the law lays duties; it may hold ``others`` than its members, of no class here."""

    id: str
    label: str
    named: tuple[str, ...] = ()
    not_named: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    others: bool = False


class LegalDuty(NamedTuple):
    """What a provision asks of classes of bodies, or allows; ``checked`` is V, S or M (not verified).

    ``unsettled`` says why its words were read but its standing is not certain; empty where it is, and of no
    weight before the day on which it was ``amended``. ``years`` is for how long a plan is to be, and 0 where the duty is no plan or the law leaves that open.
    """

    id: str
    label: str
    kind: str
    act: str
    provisions: tuple[str, ...]
    bearers: tuple[str, ...]
    says: str
    checked: str
    start: str | None = None
    end: str | None = None
    amends: str | None = None
    unsettled: str = ""
    amended: str | None = None
    years: int = 0

    @property
    def verified(self) -> bool:
        """Whether somebody has read it at a source, rather than remembered it."""
        return self.checked != "M"

    def settled(self, day: str) -> bool:
        """Whether it is certain how it stood on a day (ISO 8601).

        >>> row = next(row for row in statutes().duties if row.id == "L22")
        >>> row.settled("2009-04-01"), row.settled("2020-04-01")
        (True, False)
        """
        return not self.unsettled or day < (self.amended or "")


class Change(NamedTuple):
    """Something that happened to bodies or codes on a date."""

    id: str
    date: str
    says: str
    checked: str


class Statutes(NamedTuple):
    """The whole baseline; ``as_of`` is the date on which what has no dates was in force."""

    as_of: str
    acts: Mapping[str, Act]
    classes: Mapping[str, BodyClass]
    duties: tuple[LegalDuty, ...]
    changes: tuple[Change, ...]


@cache
def statutes() -> Statutes:
    """The bundled baseline."""
    text = _MADE.read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return Statutes(
        as_of=data["as_of"],
        acts={p: Act(p, a["title"], tuple(a.get("also", ()))) for p, a in data["acts"].items()},
        classes={name: _class(name, row) for name, row in data["classes"].items()},
        duties=tuple(_duty(row) for row in data["duties"]),
        changes=tuple(Change(c["id"], c["date"], c["says"], c["checked"]) for c in data["changes"]),
    )


def as_json(path: Path) -> str:
    """What ``statutes.json`` should hold, given the source; days as they are written there."""
    import yaml

    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"


def source() -> bytes:
    """The baseline's own file, for its digest."""
    return _MADE.with_suffix(".yaml").read_bytes()


def identifier(path: str) -> str:
    """The identifier of an Act or provision on legislation.gov.uk.

    >>> identifier("ukpga/1998/37/section/17")
    'http://www.legislation.gov.uk/id/ukpga/1998/37/section/17'
    """
    return IDENTIFIER + path


def text_on(path: str, date: str) -> str:
    """Where the text that was in force on a date can be read."""
    return f"{_TEXT}{path}/{date}"


def in_force(date: str) -> list[LegalDuty]:
    """The duties that are known to be in force on a date (ISO 8601).

    >>> "N06" in [duty.id for duty in in_force("2020-03-31")]
    False
    """
    return [duty for duty in statutes().duties if _holds(duty.start, duty.end, date)]


def provision(text: str) -> str | None:
    """The path of the provision that a text cites, or of the Act where it cites no provision.

    >>> provision("Section 17 of the Crime and Disorder Act 1998")
    'ukpga/1998/37/section/17'
    >>> provision("Modern Slavery Act 2015")
    'ukpga/2015/30'
    """
    found = provisions(text)
    return found[0] if found else None


def provisions(text: str) -> list[str]:
    """The paths of all provisions of the one Act that a text cites; empty where it cites none."""
    folded = " ".join(text.split()).casefold()
    for act in statutes().acts.values():
        for name in (act.title, *act.also):
            if name.casefold() in folded:
                rest = re.sub(re.escape(name), " ", " ".join(text.split()), flags=re.IGNORECASE)
                return [f"{act.path}/{division}" for division in _divisions(rest)] or [act.path]
    return []


def _divisions(text: str) -> Iterator[str]:
    for division, pattern in _DIVISIONS:
        for match in pattern.finditer(text):
            yield f"{division}/{match[1].upper()}"
            more = re.match(rf"(?:\s*(?:,|and|&|to)\s*{_NUMBER})+", text[match.end() :])
            if more:
                yield from (f"{division}/{n}" for n in re.findall(r"\d+[A-Z]{0,2}", more.group()))


def classes_of(name: str, date: str | None = None) -> list[str]:
    """The classes that a body's name puts it in on a date, narrower ones first.

    >>> classes_of("Walsall CCG", "2020-03-31")[:2]
    ['clinical-commissioning-group', 'health-commissioner']
    """
    known = statutes()
    when = date or known.as_of
    found = dict.fromkeys(named_classes(name))
    waiting = list(found)
    while waiting:
        narrow = waiting.pop(0)
        for wide in known.classes.values():
            if wide.id not in found and any(m.of == narrow for m in members_on(wide, when)):
                found[wide.id] = None
                waiting.append(wide.id)
    return list(found)


@lru_cache(maxsize=4096)  # the same few bodies are asked about again and again
def named_classes(name: str) -> tuple[str, ...]:
    """The classes that a body's name puts it in by itself, without the wider ones.

    >>> named_classes("Walsall CCG")
    ('clinical-commissioning-group',)
    """
    folded = f" {' '.join(_WORDS.findall(name.casefold()))} "
    return tuple(id_ for id_, row in statutes().classes.items() if _is_named(folded, row))


def members_on(row: BodyClass, date: str) -> list[Membership]:
    """The classes that belong to a wider one on a date."""
    return [m for m in row.members if _holds(m.start, m.end, date)]


def bears(name: str, duty: LegalDuty, date: str | None = None) -> bool:
    """Whether a body of this name bears a duty on a date, as far as its name tells."""
    when = date or statutes().as_of
    return _holds(duty.start, duty.end, when) and bool({*classes_of(name, when)} & {*duty.bearers})


def faults(known: Statutes) -> list[str]:
    """List everything that does not fit together in a baseline; empty where all does."""
    wrong: list[str] = []
    for duty in known.duties:
        if duty.act not in known.acts:
            wrong.append(f"{duty.id}: there is no Act {duty.act}")
        wrong += [
            f"{duty.id}: there is no class {b}" for b in duty.bearers if b not in known.classes
        ]
        if duty.kind not in ("duty", "power", "definition", "amendment"):
            wrong.append(f"{duty.id}: there is no kind {duty.kind}")
        if duty.checked not in ("V", "S", "M"):
            wrong.append(f"{duty.id}: checked is {duty.checked}")
        if duty.start and duty.end and duty.start > duty.end:
            wrong.append(f"{duty.id}: ends before it begins")
    for row in known.classes.values():
        wrong += [
            f"{row.id}: there is no class {m.of}" for m in row.members if m.of not in known.classes
        ]
    ids = [*(duty.id for duty in known.duties), *(change.id for change in known.changes)]
    wrong += [f"{id_} stands twice" for id_ in sorted({i for i in ids if ids.count(i) > 1})]
    return wrong


def _is_named(folded: str, row: BodyClass) -> bool:
    """Whether folded words, each with a blank on both sides, name a body of this class."""

    def has(words: str) -> bool:
        return f" {words.casefold()} " in folded

    return any(map(has, row.named)) and not any(map(has, row.not_named))


def _holds(start: str | None, end: str | None, date: str) -> bool:
    return (start is None or start <= date) and (end is None or date <= end)


def _class(name: str, row: Mapping[str, Any]) -> BodyClass:
    members = (
        Membership(m["class"], m.get("from"), m.get("until")) for m in row.get("members", ())
    )
    return BodyClass(
        name,
        row["label"],
        tuple(row.get("named", ())),
        tuple(row.get("not_named", ())),
        tuple(members),
        row.get("others", False),
    )


def _duty(row: Mapping[str, Any]) -> LegalDuty:
    return LegalDuty(
        id=row["id"],
        label=row["label"],
        kind=row["kind"],
        act=row["act"],
        provisions=tuple(f"{row['act']}/{division}" for division in row["at"]) or (row["act"],),
        bearers=tuple(row["bearers"]),
        says=row["says"],
        checked=row["checked"],
        start=row.get("from"),
        end=row.get("until"),
        amends=row.get("amends"),
        unsettled=row.get("unsettled", ""),
        amended=row.get("amended"),
        years=row.get("years", 0),
    )

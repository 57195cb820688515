"""The lexicon of roles: from the words of a heading to what it may mean, with a score and a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from importlib import resources
from typing import NamedTuple

from remit.graph.errors import DecisionsError, Place, Problem
from remit.graph.lookup import key, stems
from remit.graph.words import as_verb, in_number, tokens
from remit.loaders.marked_yaml import Node, load_yaml
from remit.loaders.values.dates import find_dates

_SURE, _MAYBE = 1.0, 0.7
_TOLD, _LITTLE = 0.9, 0.7  # of what a question asks for, and of what else its words may mean
_REMEMBERED = 16_384  # headings and cells: both come again, and each document is read twice
_OR_WHO = 0.75  # the score of a doer under a heading that may ask for a day
_SMALL = 0.25  # the weight of "by" in "Action by" beside that of a telling word
_OTHER_FORM = 0.8  # of a score, where another role has the heading's very words
_OTHER_WORD = (
    0.6  # of a score, where the heading has another word of the stem: "Responsible" is no response
)
_LOOSE = 0.8  # the part of a qualifier's weight that counts as explained without an entry
_EITHER = 0.95  # of a score, where a heading names two things: "Output/Activity"
_FURTHER = 0.5  # the part of its weight that a word keeps behind a preposition: "Role on the Panel"
_BEHIND = re.compile(r"\s(?:on|of|for|in|within|at)\s", re.IGNORECASE)
_LONGEST = 80  # characters of a heading that is looked up; longer ones are no headings
_MOST_WORDS = 10
_SENTENCE = 6  # words, with a stop behind them
_LEADS_UP = frozenset(["as", "at", "of", "on", "to", "by", "in", "for", "from"])  # to a date
_PAST = re.compile(r"\b(?:former|previous|past|outgoing|ex)\b", re.IGNORECASE)
_OF_PARTIES = ("party", "parties", "person", "superior")
_NAME_OF = re.compile(r"^\s*names? of (?:the |a |an )?(?P<what>\S.*)", re.IGNORECASE)
_NAMES = ("name", "body", "group", "unit", "post")  # roles that a thing of its own may have, too
_OF_SOMEBODY = frozenset([*_OF_PARTIES, "post"])  # types of what names or seats somebody
_GONE = frozenset([*_OF_SOMEBODY, "body"])
# What is in brackets behind a heading explains it: "Owner (who)", "Due date (month/year)".
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
# A question by a verb: "Who's driving it?", "Who will push this on?"; whether it is one of doing, the lexicon says.
_WHO = r"who(?:['’]s|\s(?:is|are|was|will|does|has|should|must))?\s"
_WHO_DOES = re.compile(
    r"who(?:['’]s|\s(?:is|are|will|should|must))?\s(?:(?:asked|going)\s)?(?:to\s)?(?P<verb>[a-z]{2,20})\s(?:(?P<before>[a-z]{2,7})\s)?"
    r"(?:it|this|that|these|them|the (?:work|job|task|action))(?:\s(?P<behind>[a-z]{2,7}))?\W*",
    re.IGNORECASE,
)
_WHO_ASKS = re.compile(
    _WHO + r"(?:[a-z]+ed\b|[a-z].{0,60}\b(?:it|this|that|these|them)\W*$)", re.IGNORECASE
)  # "Who complained?", "Who has seen it"
_WHO_ELSE = re.compile(
    _WHO
    + r"(?:affect|approv|ask|authoris|benefit|fund|need|pay|propos|rais|request|suggest|tell|told|want|wrote|writ)[a-z]*\b",
    re.IGNORECASE,
)
# "Who keeps the papers", "Where the owner lives": the words of a clause turn what one of them means alone.
_CLAUSE = re.compile(
    r"(?P<asks>who(?:se|m)?|which|what|where|when|why|how)(?:['’]s)?\s(?!and\b|or\b)[a-z]",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=\s)[A-Z]\S*")
_ASKS_FOR_SOMEBODY = ("who", "whom", "whose", "which")
_AUXILIARIES = "am is are was were been being has have had do does did doing shall must should can may it them us"
_PERCENT = re.compile(r"%|\bper cent\b", re.IGNORECASE)
_SUB = re.compile(r"\bsub-(?=[a-z])", re.IGNORECASE)
_ACRONYMS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z](?:/[A-Z]){2,}\b")  # "R.A.G.", "R/A/G"
_OF_STEMS = (
    "small", "qualifiers", "of rows", "somebody", "of somebody", "deeds", "of deeds",
    "things", "of things", "held once",
)  # fmt: skip
_ANOTHER_FORM = 0.6  # of the meaning that a word has in another form than the one a profile gives


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a column, a label or a card's line may have.

    ``value`` is the type of what stands in it; only a role that is ``several`` may be given twice in
    one table.
    """

    name: str
    value: str
    several: bool


@dataclass(frozen=True, slots=True)
class TableType:
    """A type of table: the roles that it may have, and of each of ``needs`` one that it must have."""

    subject: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    roles: frozenset[str]


class Meaning(NamedTuple):
    """One thing that a heading may mean: a score from 0 to 1, and the wording that says so."""

    role: str
    score: float
    wording: str


def undated(heading: str) -> str:
    """A heading without the date that says as at when it holds; whole where it is nothing but a date.

    >>> undated("Position at 30 September 2031"), undated("2031/32")
    ('Position', '2031/32')
    """
    dates = find_dates(heading) if any(map(str.isdigit, heading)) else []
    if not dates:
        return heading
    kept = heading
    for found in reversed(dates):
        kept = kept[: found.start] + kept[found.end :]
    words = kept.split()
    while words and (words[-1].casefold() in _LEADS_UP or not any(map(str.isalpha, words[-1]))):
        words.pop()
    return " ".join(words).rstrip(" ,:(–—-") or heading


@dataclass(frozen=True)
class Lexicon:
    """All roles, and the wordings that stand for them, looked up by their stems."""

    roles: Mapping[str, Role]
    entries: Mapping[frozenset[str], tuple[tuple[str, float, str], ...]]
    plain: frozenset[tuple[str, str]]  # roles and their everyday wordings
    small: frozenset[str]
    qualifiers: frozenset[str]
    letters: Mapping[str, str]  # a role, or support
    role_words: Mapping[
        str, str
    ]  # the role that a word gives in a matrix's cell, by its folded form
    bearing: frozenset[str]  # folded
    doing: frozenset[tuple[str, ...]]  # verbs by their stems, with what belongs to them
    explained: Mapping[
        tuple[str, ...], str
    ]  # roles by the stems of the word or words that explain a letter
    statuses: tuple[str, ...]
    over: tuple[str, ...]
    turned_down: frozenset[str]
    turned_down_by_no: frozenset[str]
    politics: tuple[str, ...]
    capacities: frozenset[str]
    of_rows: frozenset[str]  # stems
    leads_of_a_log: frozenset[str]  # folded headings
    when_or_who: frozenset[str]  # folded headings
    of_anything: frozenset[str]  # wordings
    somebody: tuple[
        frozenset[str], frozenset[str]
    ]  # stems above whoever does something, and what may stand with them
    deeds: tuple[frozenset[str], frozenset[str]]  # the same of what somebody does
    things: tuple[frozenset[str], frozenset[str]]  # the same of what has an owner
    held_once: frozenset[str]  # stems
    deeds_told: frozenset[str]  # folded headings
    maybe_deeds: frozenset[str]  # folded headings
    tables: Mapping[str, TableType]

    def meanings(self, heading: str) -> tuple[Meaning, ...]:
        """Say what a heading may mean, the likeliest first; nothing where no wording fits.

        >>> lexicon().meanings("Person responsible")[0].role
        'responsible'
        >>> lexicon().meanings("Weather at sea")
        ()
        >>> lexicon().meanings("Status as at 30 June 2031")[0].role
        'status'
        >>> "status in per cent" in {meaning.role for meaning in lexicon().meanings("% complete")}
        True
        """
        found = () if _is_no_heading(heading) else self._meanings(undated(heading))
        or_who = Meaning("responsible", _OR_WHO, heading)
        return (*found, or_who) if key(heading) in self.when_or_who else found

    def asks_for_somebody(self, heading: str) -> bool:
        """Whether a heading may stand above whoever does what stands beside it, and is nobody gone by.

        >>> [lexicon().asks_for_somebody(w) for w in ("Name of post", "Former post", "Building")]
        [True, False, False]
        """
        return self._is_made_of(heading, *self.somebody)

    def tells_deeds(self, heading: str) -> str:
        """Whether a heading stands above what somebody does: "sure", "maybe", or nothing where it does not.

        >>> [lexicon().tells_deeds(w) for w in ("Key duties", "Description", "Skills needed")]
        ['sure', 'maybe', '']
        """
        said = key(heading.strip(" :?"))
        if said in self.deeds_told or (
            said not in self.maybe_deeds and self._is_made_of(heading, *self.deeds)
        ):
            return "sure"
        return "maybe" if said in self.maybe_deeds else ""

    def names_things(self, heading: str) -> bool:
        """Whether a heading stands above what has an owner: "Name of policy"."""
        return self._is_made_of(heading, *self.things)

    def is_held_once(self, heading: str) -> bool:
        """Whether a heading stands above what is held at some time, and has nobody who answers for it: "Workshop"."""
        return not self.held_once.isdisjoint(_words(heading))

    def _is_made_of(self, heading: str, words: frozenset[str], beside: frozenset[str]) -> bool:
        found = set() if _is_no_heading(heading) else {*_words(heading.replace("/", " "))}
        rest = found - words
        return rest != found and rest <= beside | self.small | self.qualifiers

    @cached_property
    def _meanings(self) -> Callable[[str], tuple[Meaning, ...]]:
        """What headings may mean, remembered as long as the lexicon is, which may be one load's own."""
        return lru_cache(maxsize=_REMEMBERED)(partial(_meanings, self))

    @cached_property
    def by_word(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The wordings that hold each stem, so that a heading is compared with those alone."""
        found: dict[str, list[frozenset[str]]] = {}
        for part in self.entries:
            for word in part:
                found.setdefault(word, []).append(part)
        return {word: tuple(parts) for word, parts in found.items()}

    def weight(self, word: str) -> float:
        """How much a word of a heading tells."""
        return _SMALL if word in self.small else 1.0

    def extended(self, wordings: Mapping[str, Iterable[str]]) -> Lexicon:
        """The lexicon with more wordings, which are sure and overrule what else these words mean.

        One that is given for several roles may be each of them: its neighbours settle which.
        """
        entries = dict(self.entries)
        given: dict[frozenset[str], set[str]] = {}
        for role, texts in wordings.items():
            for text in texts:
                words = frozenset(_words(text))
                if words and role in self.roles:
                    given.setdefault(words, set()).add(role)
                    kept = [
                        (other, base if base < _SURE or other == role else _ANOTHER_FORM, wording)
                        for other, base, wording in entries.get(words, ())
                        if (
                            base < _SURE
                            or other in given[words]
                            or wording.casefold() != text.casefold()
                        )
                        and (other != role or not _is_worded(wording, _forms(text)))
                    ]  # "Responsibilities" may still be what a post is for where "Responsible" is who does it
                    entries[words] = ((role, _SURE, text), *kept)
        return replace(self, entries=entries)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def _is_no_heading(text: str) -> bool:
    """Whether a text is too long for a heading, or a sentence with its stop."""
    return len(text) > _LONGEST or (text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package (``lexicon.yaml``)."""
    text = resources.files("remit.loaders.schema").joinpath("lexicon.yaml").read_text("utf-8")
    return _checked("lexicon.yaml", load_yaml("lexicon.yaml", text))


def _checked(where: str, node: Node) -> Lexicon:
    problems: list[str] = []
    parts = dict(node.items(problems))

    def texts(of: Node) -> list[str]:
        return [text.string(problems) for text in of.sequence(problems)]

    roles: dict[str, Role] = {}
    entries: dict[frozenset[str], list[tuple[str, float, str]]] = {}
    plain: set[tuple[str, str]] = set()
    for name, described in parts["roles"].items(problems):
        says = dict(described.items(problems))
        roles[name] = Role(name, says["value"].string(problems), "several" in says)
        for strength, base in (("sure", _SURE), ("plain", _SURE), ("maybe", _MAYBE)):
            for text in texts(says[strength]) if strength in says else ():
                words = frozenset(_words(text))
                if not words:
                    at = Place(line=says[strength].line)
                    problems.append(Problem(f"{text!r} has no word to match", at))
                elif not _is_there(entries.setdefault(words, []), name, text):
                    entries[words].append((name, base, text))
                    plain |= {(name, text)} if strength == "plain" else set()
    tables = {}
    for name, described in parts["tables"].items(problems):
        says = dict(described.items(problems))
        needs = tuple(tuple(texts(line)) for line in says["needs"].sequence(problems))
        tables[name] = TableType(
            tuple(texts(says["subject"])), needs, frozenset(texts(says["roles"]))
        )
        named = {*tables[name].roles, *(role for line in needs for role in line)}
        problems += [f"{name}: {role} is no role" for role in sorted(named - roles.keys())]
    if problems:
        raise DecisionsError("the lexicon has faults; fix them", problems, Place(where))
    small, qualifiers, of_rows, somebody, of_somebody, deeds, of_deeds, things, of_things, held = (
        frozenset(stem for text in texts(parts[part]) for stem in stems(text)) for part in _OF_STEMS
    )
    letters = {k: v.string(problems) for k, v in parts["letters"].items(problems)}
    explained = {
        tuple(stems(text)): role
        for role, words in parts["letters explained"].items(problems)
        for text in texts(words)
    }
    in_cells = {
        key(text): role
        for role, words in parts["role words"].items(problems)
        for text in texts(words)
    }
    kept = {words: tuple(found) for words, found in entries.items()}
    return Lexicon(
        roles=roles,
        entries=kept,
        plain=frozenset(plain),
        small=small,
        qualifiers=qualifiers,
        letters=letters,
        role_words=in_cells,
        bearing=frozenset(map(key, texts(parts["bearing words"]))),
        doing=frozenset(tuple(stems(text)) for text in texts(parts["doing"])),
        explained=explained,
        statuses=tuple(texts(parts["statuses"])),
        over=tuple(texts(parts["over"])),
        turned_down=frozenset(map(key, texts(parts["turned down"]))),
        turned_down_by_no=frozenset(map(key, texts(parts["turned down by no"]))),
        politics=tuple(texts(parts["politics"])),
        of_rows=of_rows,
        leads_of_a_log=frozenset(map(key, texts(parts["leads of a log"]))),
        when_or_who=frozenset(map(key, texts(parts["when or who"]))),
        of_anything=frozenset(texts(parts["of anything"])),
        somebody=(somebody, of_somebody),
        deeds=(deeds, of_deeds),
        things=(things, of_things),
        held_once=held,
        deeds_told=frozenset(map(key, texts(parts["deeds told"]))),
        maybe_deeds=frozenset(map(key, texts(parts["maybe deeds"]))),
        capacities=frozenset(texts(parts["capacities"])),
        tables=tables,
    )


def _words(text: str) -> list[str]:
    """The stems of a heading's words; a lone sign such as "#" is a word, too."""
    text = _plain(text)
    return stems(text) or [sign for sign in ("#", "№") if sign in text]


def _is_there(entries: Iterable[tuple[str, float, str]], role: str, text: str) -> bool:
    """Whether a role has a wording of these words already, in the same or another order, or in other forms of them."""
    return any(other == role and _is_worded(worded, _forms(text)) for other, _, worded in entries)


def _plain(text: str) -> str:
    """A heading as its words are told in it: without asides, abbreviations and compounds written out."""
    text = _ACRONYMS.sub(
        lambda m: m.group().replace(".", "").replace("/", ""), _ASIDE.sub(" ", text)
    )
    text = _CAMEL.sub(" ", text)  # "JobTitle", as databases write it
    text = _PERCENT.sub(" percent ", text)
    return _SUB.sub("", text)  # a sub-action is an action, and a sub-group a group


def _forms(text: str) -> frozenset[str]:
    """The words of a heading as they are written, folded."""
    return frozenset(token.replace("-", "") for token in tokens(_plain(text)))


@cache
def _in_any_form(wording: str) -> tuple[frozenset[str], ...]:
    """For each word of a wording the forms in which a heading may have it: its other number, and the forms of its verb.

    What else has its stem is another word: an account is nobody accountable, the design no designation,
    and who does the implementing is no implementation.
    """
    return tuple(in_number(word) | as_verb(word) for word in sorted(_forms(wording)))


def _is_worded(wording: str, forms: frozenset[str]) -> bool:
    """Whether a heading of these words has every word of a wording, and not only another word of its stem."""
    return all(not word.isdisjoint(forms) for word in _in_any_form(wording))


def _literal(best: Mapping[str, Meaning], heading: str) -> dict[str, Meaning]:
    """Weigh a wording that is the heading's own before those of one stem: "Finished" is not "Finish"."""
    said = heading.strip(" :?").casefold()
    if all(said != meaning.wording.casefold() for meaning in best.values()):
        return dict(best)
    return {
        role: meaning
        if said == meaning.wording.casefold()
        else meaning._replace(score=round(_OTHER_FORM * meaning.score, 3))
        for role, meaning in best.items()
    }


def _meanings(known: Lexicon, heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean; of one that names two things, "Output/Activity", what each of them does."""
    best = {meaning.role: meaning for meaning in _of_words(known, heading)}
    for half in heading.split("/") if heading.count("/") == 1 else ():
        for meaning in _of_words(known, half):
            score = round(_EITHER * meaning.score, 3)
            if meaning.role not in best or score > best[meaning.role].score:
                best[meaning.role] = meaning._replace(score=score)
    if _asks_for_doing(known, heading):
        if all(m.score < _LITTLE for m in best.values()):
            best["responsible"] = Meaning("responsible", _TOLD, heading.strip())
    elif _WHO_ELSE.match(heading) or (
        _WHO_ASKS.match(heading)
        and "responsible" in best
        and best["responsible"].wording.casefold() == "who"
    ):
        best.pop("responsible", None)
    return tuple(sorted(best.values(), key=lambda meaning: (-meaning.score, meaning.role)))


def _asks_for_doing(known: Lexicon, heading: str) -> bool:
    """Whether a heading asks who does the work, by a verb of doing, past only where it is listed so."""
    m = _WHO_DOES.fullmatch(heading)
    if m is None or m["verb"].casefold().endswith("ed") or (m["before"] and m["behind"]):
        return False
    more = m["before"] or m["behind"]
    return tuple(stems(f"{m['verb']} {more}" if more else m["verb"])) in known.doing


def _of_words(known: Lexicon, heading: str) -> tuple[Meaning, ...]:
    asked = frozenset(_words(heading))
    if not asked or len(asked) > _MOST_WORDS or known.by_word.keys().isdisjoint(asked):
        return ()
    head = frozenset(_words(_BEHIND.split(heading, maxsplit=1)[0])) or asked
    weights = {w: known.weight(w) * (1 if w in head else _FURTHER) for w in asked}
    whole = sum(weights.values())
    telling, forms = _telling(known, heading, head), _forms(heading)
    best: dict[str, Meaning] = {}
    # In one order on every run: of wordings that fit alike the first is told.
    parts = (part for word in sorted(asked) for part in known.by_word.get(word, ()))
    for part in dict.fromkeys(part for part in parts if part <= asked):
        wordings = known.entries[part]
        # A word that no wording accounts for may turn the meaning; a qualifier hardly does.
        loose = sum(_LOOSE * weights[w] for w in asked - part if w in known.qualifiers)
        share = (sum(weights[word] for word in part) + loose) / whole
        worded = any(
            known.roles[role].value in _OF_SOMEBODY and _is_worded(wording, forms)
            for role, _, wording in wordings
        )
        for role, base, wording in wordings:
            value = known.roles[role].value
            if value in _OF_PARTIES and not telling <= part:
                continue
            if value in _OF_SOMEBODY and not _is_worded(wording, forms):
                continue
            score = round(base * (0.35 + 0.65 * share), 3)
            if worded and value == "work" and not _is_worded(wording, forms):
                score = round(_OTHER_WORD * score, 3)
            if role not in best or score > best[role].score:
                best[role] = Meaning(role, score, wording)
    if _PAST.search(heading):  # "Former owner" names nobody who is one
        best = {role: m for role, m in best.items() if known.roles[role].value not in _GONE}
    if (m := _NAME_OF.match(heading)) and not _is_party(known, m["what"]):
        best = {
            role: meaning
            for role, meaning in best.items()
            if role in _NAMES or known.roles[role].value not in _OF_PARTIES
        }
    best = _literal(best, heading)
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.role)))


def _telling(known: Lexicon, heading: str, head: frozenset[str]) -> frozenset[str]:
    """The words of a heading that is a clause, all of which what it asks of somebody has to account for.

    "Where", "why" or "how" is one of them, for which no such wording accounts.
    """
    m = _CLAUSE.match(heading)
    if m is None:
        return frozenset()
    asks = _words(m["asks"]) if m["asks"].casefold() in _ASKS_FOR_SOMEBODY else ()
    plain = known.small | known.qualifiers | {*_words(_AUXILIARIES), *asks}
    said = frozenset(_words(_CAPITALISED.sub("", heading))) - plain  # a name is none of its words
    return (said & head) or said  # "Who is on the board"


def _is_party(known: Lexicon, what: str) -> bool:
    """Whether that of which a heading asks the name is somebody: "Name of officer", not "Name of policy"."""
    return any(known.roles[m.role].value in _OF_PARTIES for m in _of_words(known, what))

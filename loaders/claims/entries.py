"""One entry of a list of people or bodies: "Ann Bee (AB), Head of Housing, Mere Council – Chair"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.claims.entry_parts import IN_THE_CHAIR, part_of, unjoined
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.short_for import fits, is_short
from remit.loaders.claims.tokens import Phrase, named_so
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import head_kind
from remit.loaders.values.persons import is_name_word
from remit.loaders.wording import ACRONYM, bare, between

LAST_OF_BODIES = re.compile(
    r"(?:Council|Trust|Board|Committee|Group|Forum|Association|Society|Service|Services|Club|School|College|University|Hospital|Church"
    r"|Centre|Foundation|Partnership|Company|Department|Office|Agency|Authority|Union|Police|Network|Team|Hall|Park|House)$"
)
_TWO = 2  # words of a name
_PARTS = re.compile(r"(?<!\s)\s+[–—-]\s+|[–—]|;\s*|,\s+|(?:(?<!\s)\s+)?:\s+")
TAIL = re.compile(r"(?<![\s;.,])[\s;.,]+$|(?:[;,]|(?<!\s))\s+and$|(?:(?<!\s)\s+)?[x×]\s?\d+$")
_DASH = re.compile(r"\s[–—-]\s|[–—]")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\(([^()]*)\)\s*")
_FIELDED = re.compile(r"\b(?:of|for)\b")
_LAST_OF = re.compile(r"\s(?:and|&)\s")
_TORN = re.compile(r"(?<=\b[OD][’'])\s(?=[A-Z])")  # "O’ Bee"
_UNSETTLED = re.compile(
    r"\b(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|advised|decided))\W*$", re.IGNORECASE
)
_FOR_ITEMS = re.compile(r"\b(?:for|from|until|up to) (?:agenda )?items?\b", re.IGNORECASE)
_OF_STATE = " of State"  # on which the title of a minister ends
WARD = re.compile(r"\w (?:Ward|Division)$")
_MOST_NAMES = 5  # words with a capital of one person's name
_FEWEST = 3  # letters of a body's acronym: two are a person's


@dataclass
class Entry:
    """Whoever an entry names: ``kind`` is that of its first name; the rest is what is said beside it."""

    kind: str
    name: str
    honorific: str = ""
    post: str = ""
    body: str = ""
    initials: str = ""
    office: str = ""  # "Chair", where the entry says so
    guessed: bool = False


def entry(grammar: Grammar, text: str, *, described: bool = False) -> Entry | None:
    """Read an entry; ``None`` where a part of it is none of a person, a post and a body.

    A bracket holds initials that fit the name, an office, or what could stand behind a comma. In a list of
    people, ones may be ``described``: behind a name may stand words of which nothing is claimed.
    """
    text = _TORN.sub("", text[: m.start()] if (m := TAIL.search(text)) else text)
    if m := IN_THE_CHAIR.search(text):  # "Ann Bee in the Chair"
        chaired = entry(grammar, text[: m.start()], described=described)
        return replace(chaired, office="Chair") if chaired is not None else None
    return None if _FOR_ITEMS.search(text) else _read(grammar, text, described=described)


def _read(grammar: Grammar, text: str, *, described: bool) -> Entry | None:
    parts, asides = _parts_of(text)
    if described and parts:
        parts[:1] = unjoined(grammar, parts[0])
    found: Entry | None = None
    for part in parts:
        if part.casefold() in frames().offices and (len(parts) > 1 or asides):
            office = frames().offices[part.casefold()]
            found = replace(found, office=office) if found else Entry("", "", office=office)
            continue
        if _UNSETTLED.search(part):
            return None  # "Ann Bee TBC" may be somebody else yet
        if _names_nobody(grammar, found, part, several=len(parts) > 1):
            continue
        phrase = part_of(grammar, part)
        told = phrase is not None and not (phrase.over or phrase.vague)
        if described and _said_beside(grammar, found, part, phrase, told=told):
            continue
        if phrase is None or not told or _two_people(found, phrase, text):
            return None
        found = _with(found, phrase)
    if found is None or not found.kind:
        return None
    if found.kind == "person" and sum(map(_is_capital, found.name.split())) > _MOST_NAMES:
        return None  # "Ann Bee School Business Manager Voting Rights"
    for aside in asides:
        _aside(grammar, found, aside)
    return None if ends_in_name(grammar, found.body) else found


def ends_in_name(grammar: Grammar, body: str) -> bool:
    """Whether what stands as a body's name is somebody, or ends in one: "Open Rivers Trust Mary Bee", "Mrs N Twelvetrees", "Chair Jo Bee"."""
    words = body.split()
    if len(words) > _TWO and is_short(words[-1]) and words[-1].isupper():
        return fits(" ".join(words[:-1]), words[-1])  # "Simon Hall SH"
    if grammar.title(body)[0] or (words and words[0].casefold() in frames().offices):
        return True
    if len(words) < _TWO:
        return bool(words) and is_given(body) and not body.isupper()
    *before, given, last = words
    small = before[-1:] and before[-1].casefold() in frames().words["prepositions"]
    named = is_given(given) and is_name_word(last) and not LAST_OF_BODIES.search(last)
    return named and not small and (bool(before) or not head_kind(last, grammar.lexicon))


def _names_nobody(grammar: Grammar, found: Entry | None, part: str, *, several: bool) -> bool:
    """Whether a part is a task or a capacity of whoever stands before it: "Ann Bee, Independent", "Sir Nigel Dee, FREng"."""
    if part.casefold() in frames().words["takes minutes"] and (found or several):
        return True
    if found is None:
        return False
    letters = (word.strip(".,").casefold() for word in part.split())
    ward = WARD.search(part) and not named_so(part.split())
    return (found.kind == "person" and bool(sits_as(part) or ward)) or all(
        word in grammar.lexicon.after_names for word in letters
    )


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def denied(grammar: Grammar, text: str, of: str) -> str:
    """The words beside a name that say that it does not belong in the list ``of`` the members, present or apologies.

    A post or a body may be called by such words: "Head of Missing Persons" was there.
    """
    parts, asides = _parts_of(text)
    if thing := next(
        (a for a in asides if a.casefold() in frames().words["things beside a name"]), ""
    ):
        return thing
    for part in (*parts, *(bit for aside in asides for bit in re.split(r"[,;]\s*", aside))):
        words = excluded(part, of)
        if not words:
            continue
        phrase = part_of(grammar, part)
        sure = phrase is not None and phrase.kind in ("post", "body") and not phrase.guessed
        if not sure or key(words) == key(part):
            return words
    return ""


def _parts_of(text: str) -> tuple[list[str], list[str]]:
    """The parts of an entry between its marks, and what its brackets hold."""
    parts: list[str] = []
    asides: list[str] = []
    for piece in (text[a:b] for a, b in between(text, _PARTS, outside=True)):
        for n, bit in enumerate(_BRACKET.split(piece)):
            if n % 2:
                asides.append(bit.strip())
            elif bit.strip(" ,–-"):
                parts.append(bit.strip(" ,–-"))
    return parts, asides


def _two_people(found: Entry | None, phrase: Phrase, text: str) -> bool:
    """Whether it is two people, or a body of two words: nobody can tell."""
    if found is not None and found.honorific and _may_be_place(phrase):
        return False
    both = found is not None and found.kind == "person" == phrase.kind
    guessed = found is not None and found.guessed and phrase.guessed
    return both and (guessed or not _DASH.search(text))


def _may_be_place(phrase: Phrase) -> bool:
    """Whether a guessed person beside one with a title is as well where that one is from: "Cllr Bee, Tarn City"."""
    return phrase.guessed and not phrase.honorific and not is_given(first_word(phrase.name))


def _said_beside(
    grammar: Grammar, found: Entry | None, part: str, phrase: Phrase | None, *, told: bool
) -> bool:
    """Whether a part only describes whoever the entry is of, and takes in what goes on with a name."""
    if found is None:
        return _kind_of_member(part)
    return found.kind == "person" and (_goes_on(grammar, found, part, phrase) or not told)


def _may_be_field(grammar: Grammar, name: str) -> bool:
    """Whether a name is a list of fields so far: "Commerce", "Commerce, Trade"."""
    return all(word.casefold() in grammar.lexicon.fields for word in name.split(", "))


def _goes_with(part: str) -> bool:
    """Whether words behind a field are one more, or the last of its list: "Trade", "Research and Skills"."""
    return _LAST_OF.search(part) is not None or " " not in part


def _goes_on(grammar: Grammar, found: Entry, part: str, phrase: Phrase | None) -> bool:
    """Take in a part that closes the list of a name's fields: "Spokesperson for Children, Young People and Families"."""
    sure = phrase is not None and phrase.kind in ("body", "post") and not phrase.guessed
    open_ = found.body or found.post
    if not sure and found.body and _may_be_field(grammar, found.body) and _goes_with(part):
        found.body = (
            f"{open_}, {part}"  # "Commerce, Research and Skills", and no body called Commerce
        )
        return True
    if sure or not _FIELDED.search(open_) or not _LAST_OF.search(part):
        return False
    if found.body:
        found.body = f"{open_}, {part}"
    else:
        found.post = f"{open_}, {part}"
    return True


def _kind_of_member(part: str) -> bool:
    """Whether words before a mark say what kind of member stands behind it: "Ex officio: Ann Bee"."""
    words = part.casefold().replace("-", " ").removesuffix(" members").removesuffix(" member")
    return words in {kind.replace("-", " ") for kind in frames().words["membership"]}


def _with(found: Entry | None, phrase: Phrase) -> Entry:
    name = phrase.name if phrase.kind == "person" else bare(phrase.name)  # "A Bee" has no article
    if found is None or not found.kind:
        office = found.office if found else ""
        return Entry(
            phrase.kind,
            name,
            phrase.honorific,
            phrase.post,
            phrase.home,
            "",
            office,
            phrase.guessed,
        )
    if phrase.kind == "post" or _is_office(found, phrase):
        found.post = found.post or name
        found.body = found.body or phrase.home
    elif (
        phrase.kind == "person" and not phrase.guessed and found.kind in ("body", "name", "post")
    ) or (
        phrase.kind == "person"
        and found.kind in ("body", "name", "post")
        and found.kind != "person"
    ):
        return _led(found, phrase)
    elif found.post.endswith(_OF_STATE) and _is_field(phrase):
        found.post = f"{found.post}, {name}"  # "Minister of State, Fisheries" is the title
    elif phrase.kind in ("body", "name", "person"):
        found.body = (
            f"{found.body}, {name}" if found.body and found.kind == "body" else found.body or name
        )
    return found


def _is_field(phrase: Phrase) -> bool:
    """Whether what stands behind a minister's title is what it is of, and no ministry by its name or letters."""
    return (phrase.guessed or phrase.kind == "name") and not ACRONYM.match(phrase.name)


def _is_office(found: Entry, phrase: Phrase) -> bool:
    """Whether a body beside a person is an office that one person is: "Ann Bee, Police and Crime Commissioner"."""
    last = last_word(phrase.name).casefold()
    return found.kind == "person" and phrase.kind == "body" and last in frames().words["one person"]


def _led(found: Entry, phrase: Phrase) -> Entry:
    """Of "Mere Council – Ann Bee" the person is who sits there, the body where the person is from."""
    post = found.name if found.kind == "post" else found.post
    body = found.name if found.kind in ("body", "name") else found.body
    return Entry(
        "person", bare(phrase.name), phrase.honorific, post, body, "", found.office, phrase.guessed
    )


def _aside(grammar: Grammar, found: Entry, aside: str) -> None:
    """What a bracket says: initials, an office, a post and a body."""
    low = aside.casefold()
    if low in frames().offices:
        found.office = frames().offices[low]
    elif is_short(aside) and fits(found.name, aside):
        found.initials = aside
    elif found.post and is_short(aside) and fits(found.post, aside):
        return  # "Ann Bee, Chief Finance Officer (CFO)"
    elif found.kind == "post" and (holder := _person_in(grammar, aside)):
        found.post, found.kind, found.name = found.name, "person", bare(holder.name)
        found.honorific, found.guessed = holder.honorific, holder.guessed
    elif found.kind == "person":
        pieces = re.split(r",\s+|(?<!\s)\s+[–-]\s+|;\s*", aside)
        for piece in (one for one in pieces if not (sits_as(one) or WARD.search(one))):
            phrase = part_of(grammar, with_capital(piece)) if piece else None
            if piece[:1].islower() and (phrase is None or phrase.kind != "post"):
                continue  # "(Bee, treasurer)" is what somebody is; "(by video)" is not
            if piece.casefold() in frames().offices:
                found.office = frames().offices[piece.casefold()]
            elif phrase is not None and phrase.kind == "post":
                found.post, found.body = found.post or bare(phrase.name), found.body or phrase.home
            elif (
                phrase is not None
                and (phrase.kind == "body" or len(pieces) == 1)
                and not (is_short(piece) and len(piece) < _FEWEST)
            ):
                found.body = found.body or bare(piece)


def sits_as(words: str) -> bool:
    """Whether words beside a name say how somebody sits in a group or was there, and name no body: "(Parent)".

    >>> [
    ...     sits_as(words)
    ...     for words in ("Co-opted", "Parent Governor", "via Teams", "Parent Alliance")
    ... ]
    [True, True, True, False]
    """
    plain = re.sub(r"\s(?:member|governor|trustee)$", "", words.casefold().strip())
    known = frames().words
    by = re.sub(r"^(?:by|via|on|through|over) ", "", plain)
    groups = ("sits as", "membership", "takes minutes")
    return any(plain in known[group] for group in groups) or by in known["takes part by"]


def _person_in(grammar: Grammar, aside: str) -> Phrase | None:
    """The person whom a bracket behind a post names: "Treasurer (Ann Bee)"."""
    phrase = part_of(grammar, aside)
    return phrase if phrase is not None and phrase.kind == "person" else None

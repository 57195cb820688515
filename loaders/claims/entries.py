"""One entry of a list of people or bodies: "Ann Bee (AB), Head of Housing, Mere Council – Chair"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.names import fits, is_short
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import Phrase, named_so
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import head_kind
from remit.loaders.values.persons import is_initial, is_name_word, parted
from remit.loaders.wording import ACRONYM, bare, between

LAST_OF_BODIES = re.compile(
    r"(?:Council|Trust|Board|Committee|Group|Forum|Association|Society|Service|Services|Club|School|College|University|Hospital|Church"
    r"|Centre|Foundation|Partnership|Company|Department|Office|Agency|Authority|Union|Police|Network|Team|Hall|Park|House)$"
)
_PARTS = re.compile(r"(?<!\s)\s+[–—-]\s+|[–—]|;\s*|,\s+|(?:(?<!\s)\s+)?:\s+")
TAIL = re.compile(r"(?<![\s;.,])[\s;.,]+$|(?:[;,]|(?<!\s))\s+and$|(?:(?<!\s)\s+)?[x×]\s?\d+$")
LEADING = re.compile(r"^(?:and\s+)?(?:the\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s|[–—]")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\(([^()]*)\)\s*")
_TWO = 2  # words of a name
_OF = ("of", "for", "to", "at", "and")
_FIELDED = re.compile(r"\b(?:of|for)\b")
_LAST_OF = re.compile(r"\s(?:and|&)\s")
_TORN = re.compile(r"(?<=\b[OD][’'])\s(?=[A-Z])")  # "O’ Bee"
_PAPERS = (
    "annex",
    "appendix",
    "schedule",
    "section",
    "item",
    "agenda",
    "note",
    "page",
    "part",
    "table",
)
_POSTS = re.compile(r"([^,;]{3,60}?) (?:and|&) ([^,;]{3,60})")
_UNSETTLED = re.compile(
    r"\b(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|advised|decided))\W*$", re.IGNORECASE
)
_IN_THE_CHAIR = re.compile(r"(?<![\s,]),?\s++in the chair$", re.IGNORECASE)
_FOR_ITEMS = re.compile(r"\b(?:for|from|until|up to) (?:agenda )?items?\b", re.IGNORECASE)
_AND_THE = re.compile(r"(?<!\s)\s++and the\s++")
_TIGHT = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z][\w’'-]+")  # "G.Bee"
_INTO = ("of", "for", "at")  # in no name: behind it a body's stands
_OF_STATE = " of State"  # on which the title of a minister ends
COUPLE = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? (?:&|and) (?:Mr|Mrs|Ms|Dr)\.? ")
WARD = re.compile(r"\w (?:Ward|Division)$")
_LONGEST = 9  # words of a part
_FULL = 2  # words of a plain name
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
    if m := _IN_THE_CHAIR.search(text):  # "Ann Bee in the Chair"
        chaired = entry(grammar, text[: m.start()], described=described)
        return replace(chaired, office="Chair") if chaired is not None else None
    return None if _FOR_ITEMS.search(text) else _read(grammar, text, described=described)


def _read(grammar: Grammar, text: str, *, described: bool) -> Entry | None:
    parts, asides = _parts_of(text)
    if described and parts:
        parts[:1] = _unjoined(grammar, parts[0])
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


def _unjoined(grammar: Grammar, part: str) -> list[str]:
    """A person and what stands behind the name without a mark: "Ann Bee Head of Housing"."""
    honorific, _ = grammar.title(part)
    words = part.split()
    titles = len(honorific.split())
    for last in range(titles + 2, min(titles + 4, len(words))):
        name, rest = words[titles:last], words[last:]
        if not grammar.looks_a_person(name) or name[-1].casefold() in frames().words["particles"]:
            continue
        behind = part_of(grammar, " ".join(rest))
        post = behind is not None and behind.kind == "post"
        of_state = rest[0].casefold() in grammar.lexicon.bodies_of and rest[1:2] in (
            ["of"],
            ["for"],
        )
        if post or of_state or (honorific and behind is not None):
            return [" ".join(words[:last]), " ".join(rest)]
    return [part]


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


def part_of(grammar: Grammar, part: str) -> Phrase | None:
    """A part of an entry as a phrase; words that end as a post or a body does are one."""
    part = LEADING.sub("", part)
    _, plain, honours = parted(part, grammar.lexicon)
    if honours and plain:
        part = part[: part.rfind(plain) + len(plain)]  # "Ann Bee OBE"
    words = part.split()
    if not words or not part[:1].isupper() or _names_none(words) or _two_posts(grammar, part):
        return None
    if named_so(words) or _TIGHT.fullmatch(part):
        return Phrase("person", part, 0, 0)
    if words[-1].casefold() == "observer" and len(words) > 1:
        return Phrase("post", part, 0, 0)  # "Staff Advisory Group Observer" is no group
    found = person_titled(grammar, part) or _phrase(grammar, part, words)
    titled = grammar.title(part)[0].strip(".").casefold() in frames().words["titles of people"]
    if found is not None and found.kind == "body" and titled:
        found = Phrase("person", part, 0, 0, honorific=grammar.title(part)[0])
        return _before_body(grammar, part, found) if len(_unjoined(grammar, part)) > 1 else None
    if found is None or found.kind != "person" or found.post or found.home:
        return found
    return _before_body(grammar, part, found)


def _before_body(grammar: Grammar, part: str, found: Phrase) -> Phrase | None:
    """A person whose name does not run on into a body's: "Dr Ann Bee University of Mere", "Dr Ann Bee Mere University"."""
    _, *behind = (word.casefold() for word in found.name.split())
    if not any(word in grammar.heads or word in _INTO for word in behind[1:]):
        return found
    name, *rest = _unjoined(grammar, part)
    home = grammar.one(rest[0]) if rest else None
    if home is None or home.kind not in ("body", "name"):
        return None if any(word in _INTO for word in behind) else found
    honorific, plain = grammar.title(name)
    return replace(found, name=plain, honorific=honorific or found.honorific, home=bare(home.name))


def _names_none(words: list[str]) -> bool:
    """Whether words name a place of the paper, several people, or too much: "Annex A", "District Cllrs Bee"."""
    several = any(word.casefold().strip(".") in frames().singular for word in words[1:])
    several = several or COUPLE.match(" ".join(words)) is not None
    return several or len(words) > _LONGEST or words[0].casefold() in _PAPERS


def _two_posts(grammar: Grammar, part: str) -> bool:
    """Whether words are two posts: "Clerk to Mere Council and the Solicitor"."""
    _, *others = _AND_THE.split(part)
    return bool(others) and all(head_kind(one, grammar.lexicon) == "post" for one in others)


def _phrase(grammar: Grammar, part: str, words: list[str]) -> Phrase | None:
    one = grammar.one(part)
    if (
        one is None
        and (both := _POSTS.fullmatch(part))
        and all(
            (post := grammar.one(half)) is not None and post.kind == "post"
            for half in both.groups()
        )
    ):
        return Phrase("post", part, 0, 0)  # "Principal and Chief Executive" is held by one
    folded = [word.casefold() for word in words]
    if one is not None and one.honorific and one.name.casefold() in grammar.posts:
        return Phrase("post", part, 0, 0)  # "Deputy Director" is nobody's name
    unsure = one is None or one.guessed or one.kind == "name"
    if unsure and head_kind(part, grammar.lexicon) == "post":
        return Phrase("post", part, 0, 0)  # "Consultant Microbiologist"
    if one is not None and one.kind == "name" and grammar.looks_a_person(words):
        return replace(one, kind="person", guessed=True)  # a list of people says so of rare names
    if one is not None and one.kind in ("body", "post", "person", "name"):
        return one
    if one is None and len(words) == _FULL and is_given(words[0]) and grammar.looks_a_person(words):
        return Phrase("person", part, 0, 0, guessed=True)  # "Will Dee"
    if folded[-1] in grammar.heads:
        return Phrase("body", part, 0, 0, guessed=True)
    joined = zip(folded, [*folded[1:], "of"], strict=True)
    if any(word in grammar.posts and after in _OF for word, after in joined):
        return Phrase("post", part, 0, 0)
    return None


def person_titled(grammar: Grammar, part: str) -> Phrase | None:
    """Somebody behind a title that is of no post, or initials, whose surname is that of one: "Cllr Dean", "J. Dean"."""
    honorific, name = grammar.title(part)
    *_, last = words = name.split() or [""]
    lettered = len(words) > 1 and all(map(is_initial, words[:-1]))  # "J. Dean"
    if not (lettered or honorific.strip(".").casefold() in frames().words["titles of people"]):
        return None
    low = last.casefold()
    if low not in grammar.posts or low in frames().offices or low in frames().words["no surnames"]:
        return None
    given = all(is_initial(word) or is_given(word) for word in words[:-1])
    plain = given and is_name_word(last)
    return Phrase("person", name, 0, 0, honorific) if plain else None


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

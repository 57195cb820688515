"""What a document is about when nothing nearer is named: the board of its title, the group of its terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from remit.graph.words import with_capital
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import heads_of_minutes
from remit.loaders.drafts import Ref
from remit.loaders.formats.marks import leaders
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.dates import read_period
from remit.loaders.values.ends import last_word
from remit.loaders.wording import ACRONYM, NAME, bare
from remit.ontology import Role

_TWO = re.compile(r"\sand (?:the|our)\s(?=[A-Z])")  # "the Data Division and the Users Panel": two
_FRONT = 8  # blocks of a document's front that may be its title
_LINES = 60  # of one block of the front: a title is not longer, whatever was put into one paragraph
_FOR = re.compile(r"(?P<what>(?:[A-Z][\w’'-]{1,30} ){1,6}[A-Z][\w’'-]{1,30}) (?:on|for) [A-Z]")
_SURE = 0.5  # of the meaning of a label that asks for somebody
_LONGEST = 16  # words of a title
_MEETING_OF = re.compile(
    r"\b(?i:notes?|minutes?|actions?|record) (?:of|from) (?:the |our |a )?(?P<who>[A-Z][\w’'& -]{3,60}?s?['’]s? [Mm]eeting)\b"
)
# A name whose last words have no capitals: "Minutes of Mere Homes supplier subgroup".
_IN_SMALL = re.compile(
    r"(?i:notes|minutes|record) (?:of|from) (?:the |our |a )?(?:meeting of (?:the |our )?)?"
    r"(?P<who>[A-Z][\w’'&-]*(?: [\w’'&-]+){1,6} (?:sub-?group|sub-?committee|working group|working party|task ?force|group|committee|panel|board|forum|partnership))"
)
# What stands behind it in a title says where and when a meeting was, or more: no title is too long for it.
_MORE = re.compile(r"\sheld (?:on|at|in)\s|\s[-–—]\s")
# A day that opens a title: what stands behind it may be whose the paper is.
_DAY_FIRST = re.compile(r"^(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?: ?[:–—-])? ")
_TITLE_LINES = 3
_SIGNED = 3  # lines at a paper's end
_LONGEST_UNIT = 6  # words of its name
_LONGEST_FRONT = 500  # characters of a block or a line that say what kind of paper it is
_PROSE = ("text", "item", "label")
_OFTEN = 3  # sentences
_SAID_OF = (
    "is",
    "are",
    "has",
    "have",
    "meets",
    "meet",
    "reports",
    "report",
    "consists",
    "comprises",
    "advises",
)  # what a body does, is or has
_FEW = 4  # lines
_SUBTITLE = 2  # the line up to which one may say no more than whose the paper is
# "Quality, Safety and Experience Committee": the commas are those of the name.
_OF_FIELDS = re.compile(r"\b(?:[A-Z][\w’'-]{1,30}, ){1,3}[A-Z][\w’'-]{1,30},? (?:and|AND|&) [A-Z]")
_IN_SHORT = re.compile(
    r"\b(?:the|our)\s+(?P<short>Board|Panel|Committee|Partnership|Group|Forum|Commission|Council|Cabinet|Executive)\b",
    re.IGNORECASE,
)
# What a title says of the paper rather than of the body: it is cut away, in front or behind.
_PAPER = re.compile(
    r"\b(?:terms of reference|(?:rules|articles|terms) (?:of|for)|(?:members?['’]?s? )?biographies|who['’]s who|membership(?: list)?|minutes?(?: of)?|action log|agenda|members(?: of)?|"
    r"governance (?:structure|arrangements)|action tracker|list of|notes?(?: of)?|"
    r"raci(?: matrix)?|schemes? of delegat\w+(?: authority)?|delegated authority|contact list|directory|roles and responsibilities|roles|(?:job|role|post) (?:descriptions?|profiles?)|"
    r"at a glance|in brief|in a nutshell|on a page|fact ?sheets?|remit and membership|draft|final|version \S+|v\d\S*|updated? .*|meetings?(?: of)?|(?:officers|office[- ]bearers|officials|staff) of|how (?:the|our)|works|held .*|who sits where|\d.*|"
    # These may be the matter of a body, too: "Data Governance Committee", "Strategy Board".
    r"(?:action plan|constitution|governance|delivery plan|risk register|register|report|structure|plan|strategy)"
    r"(?!\s(?:board|cabinet|commission|committee|council|executive|forum|group|network|panel|partnership|sub-?committee|sub-?group|task ?force|team)\b))\b",
    re.IGNORECASE,
)  # fmt: skip
_ASKING = (
    "responsible",
    "accountable",
    "support",
    "chair",
    "vice chair",
    "consulted",
    "informed",
    "author",
)
_CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:[-–—:|,]|\bfor the\b|\bof the\b|\bof\b|\bfor\b)\s*$|^\s*(?:[-–—:|,]|(?:for the|of the|in the|within the|at the|of|for)\b)\s*",
    re.IGNORECASE,  # "FOR THE HOME OFFICE" on a cover
)
# What a document calls itself.
PAPERS = (
    r"(?:action plan|delivery plan|work programme|plan|strategy|scheme of delegation|scheme|terms of reference|terms|charter|"
    r"protocol|policy|framework|programme|risk register|register|action log|log|tracker|matrix|agreement|memorandum|"
    r"constitution|(?:job|role) (?:description|profile)s?|arrangements|rules|guide|handbook|descriptions|document)"
)
THIS_PAPER = re.compile(
    rf"(?:this|these|our)\s+(?:[\w-]+\s){{0,2}}?(?P<noun>{PAPERS}|paper)", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"(?:^|(?<=\. ))The (?:overall |main |primary )?(?:purpose|aim|objective|remit|role|function) of the (?P<name>(?:[A-Z][\w’'-]{1,30} (?:(?:and|of|for|the|&) ){0,2}){1,8}[A-Z][\w’'-]{1,30})"
    r"(?: \([A-Za-z]{2,8}\))? (?:is|will be|shall be)\b"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
# What kind of paper it is, by the words of its front.
_KINDS = (
    ("minutes", re.compile(r"\b(?:minutes|minute of|notes? of (?:the )?(?:[\w’'-]+ ){0,4}?meeting|action notes?|notes? of decisions|decisions of the meeting)\b"
        r"|^(?:the )?(?:\w+ ){0,5}meeting (?:of|held|on)\b", re.IGNORECASE)),
    ("log", re.compile(r"\b(?:actions? (?:log|list|tracker|points|report)|tracker)\b", re.IGNORECASE)),
    ("terms", re.compile(r"\b(?:terms of reference|(?:rules|articles|terms) (?:of|for)|constitution|governance|scheme of delegation|delegations?|delegated|what the law|what (?:they|we) (?:do|see to)|(?:job|role|post|position) (?:descriptions?|profiles?)|accountabilit\w+|remit|who sits where|memorandum|protocol|agreement|concordat|standing orders|roles and responsibilities|who (?:must )?do(?:es)? what|how we (?:are governed|work|are run)|how [^.]{2,40} works?|duties)\b", re.IGNORECASE)),
    ("plan", re.compile(r"\b(?:plan|strategy|strategic|framework|commitments)\b", re.IGNORECASE)),
)  # fmt: skip
# A body within another is the nearer subject: the committee before the council whose committee it is.
_WITHIN = (
    "committee", "sub-committee", "subcommittee", "sub-group", "subgroup", "group", "panel", "forum", "board", "partnership",
    "taskforce", "force", "commission", "executive", "assembly", "cabinet", "network", "alliance", "working group", "jury",
)  # fmt: skip
_OF_ANOTHER = frozenset(
    ["committee", "sub-committee", "subcommittee", "sub-group", "subgroup", "panel", "group"]
)
_NOUN = r"(?:board|cabinet|commission|committee|council|court|executive|forum|governing body|panel|partnership|senate|trust board)"
_MEMBERS_OF = re.compile(
    rf"\b(?:members|membership|composition) of (?:the |our )?(?P<after>{_NOUN})(?!\s(?:of|for)\b|\s[A-Z])|^(?:the |our )?(?P<before>{_NOUN}) (?:members|membership)\b",
    re.IGNORECASE,
)


class Own(NamedTuple):
    """The document's own thing: the body that it speaks of as "the Board", and what kind of paper it is."""

    paper: str
    body: Ref | None
    passage: Passage


def own_thing(reading: Reading) -> Own:
    """Say whose paper a document is, and whether it is minutes, a log, terms of reference or a plan."""
    lines = list(_front(reading))
    paper = _kind([line for line in lines if not line.text.endswith(".")][:6])
    titles = [line for line in lines if not _of_somebody(reading, line)]
    if (met := heads_of_minutes.meeting(reading)) is not None:
        paper, titles = paper or "minutes", [met, *titles]
    candidates = [(name, line) for line in titles if (name := _named(reading, line))]
    within = [c for c in candidates if is_within(c[0])] or candidates
    # "Vale Board" above "Audit Committee – Terms of Reference": the paper is that of whom its kind stands beside.
    nearest = [c for c in within if _kind([c[1]])] or within
    for name, line in nearest:
        return Own(paper, reading.body(name), line.find(name))
    if reading.partnership is not None and lines:
        return Own(paper, reading.partnership, lines[0])
    found = _spelt_out(reading, lines)
    if found is None and paper == "minutes":
        found = heads_of_minutes.name_in(met) if met is not None else None
        found = found or _of_a_meeting(lines) or _above_minutes(reading, lines)
    if (
        found is None
        and paper == "terms"
        and not _CUT.sub("", _PAPER.sub("", lines[0].text)).strip()
    ):
        # A title that says no more than what kind of paper it is.
        found = _of_a_purpose(reading) or _spoken_of_most(reading)
    if found is not None:
        return Own(paper, reading.body(found.text), found)
    return Own(paper, None, Passage(()))


def _of_a_meeting(lines: Sequence[Passage]) -> Passage | None:
    """Those who meet by no other name than their meeting's, "Notes of the Ward Managers' meeting", or by one in small letters."""
    titles = lines[:_TITLE_LINES]
    found = [(line, _MEETING_OF.search(line.text)) for line in titles]
    found += [(line, _IN_SMALL.fullmatch(line.text)) for line in titles]
    return next((line.match(m, "who") for line, m in found if m is not None), None)


def _above_minutes(reading: Reading, lines: Sequence[Passage]) -> Passage | None:
    """The name that opens minutes whose own line says no more than what paper they are: "Mere Libraries IPS" above "Board meeting minutes"."""
    if len(lines) < _SUBTITLE or not any(_is_plainly_minutes(line.text) for line in lines[1:_FEW]):
        return None
    name = re.sub(r"['’](?=s\b)", "", lines[0].text)
    words = name.split()
    plain = (
        re.fullmatch(NAME, name) and not re.search(r"\d", name) and 1 < len(words) <= _LONGEST_UNIT
    )
    capital = all(w[:1].isupper() or frames().is_(w.casefold(), "links") for w in words)
    one = reading.grammar.one(lines[0].text)
    somebody = one is not None and one.kind in ("person", "post", "law")
    somebody = somebody or last_word(name).casefold() in frames().words["works"] | {"diary", "blog"}
    return lines[0] if plain and capital and not somebody and not _PAPER.search(name) else None


def _is_plainly_minutes(text: str) -> bool:
    """Whether a line says what paper it is, and names nobody with it: "BOARD MEETING MINUTES"."""
    words = re.findall(r"\w+", text.casefold())
    known = {"minutes", "meeting", "board", "of", "the", "a", "notes", "draft", "trustees", "ordinary", "annual", "general", "monthly"}  # fmt: skip
    return bool({"minutes", "notes"} & set(words)) and known.issuperset(words)


def _of_a_purpose(reading: Reading) -> Passage | None:
    """The one body whose purpose terms of reference begin with: "The purpose of the Quay Board is to mend the quay"."""
    if any(_OURS.search(mark.block.text) for mark in reading.marks):
        return None  # "We respond to it": whoever writes is another
    found = {
        m["name"]: line.match(m, "name")
        for line in front(reading.marks, _FRONT)
        for m in _PURPOSE.finditer(line.text)
    }
    named = [words for name, words in found.items() if is_within(name) and _may_be(reading, name)]
    return named[0] if len(named) == len(found) == 1 and not _TWO.search(named[0].text) else None


def _spoken_of_most(reading: Reading) -> Passage | None:
    """The body that terms of reference speak of throughout: it opens several sentences, and twice as many as any other."""
    found: dict[str, list[Passage]] = {}
    for mark in reading.marks:
        for sentence in mark.block.sentences() if mark.role in _PROSE else ():
            tokens, phrases = reading.grammar.read(sentence.text)
            first = phrases[0] if phrases else None
            if first is None or first.first or first.kind != "body" or not first.party:
                continue
            after = tokens[first.last].low if first.last < len(tokens) else ""
            if not first.generic and frames().is_(after, "modals") | (after in _SAID_OF):
                words = sentence.cut(tokens[first.first].start, tokens[first.last - 1].end)
                found.setdefault(bare(first.name), []).append(words)
    times = sorted((len(said) for said in found.values()), reverse=True)
    if not times or times[0] < _OFTEN or (len(times) > 1 and times[0] < 2 * times[1]):
        return None
    name = max(found, key=lambda one: len(found[one]))
    return found[name][0].find(name)


def _of_somebody(reading: Reading, line: Passage) -> bool:
    """Whether a line is a person with the body that they come from: "Dr Ann Bee, Mere University", "Ann Bee – Mere Club"."""
    name, mark, _ = re.split(r"(,|\s[–—-]\s|\s\(|$)", line.text, maxsplit=1)
    one = reading.grammar.one(name) if mark else None
    return one is not None and one.kind == "person" and not name.isupper()


def _spelt_out(reading: Reading, lines: Sequence[Passage]) -> Passage | None:
    """The one full name by which the front calls what its title names in short: "Members of the Panel"."""
    titles = [line for line in lines[:_TITLE_LINES] if not line.text.endswith(".")]
    title = next((m for line in titles if (m := _IN_SHORT.search(line.text))), None)
    if title is None:
        return None
    pattern = re.compile(
        rf"(?<!\bfor )(?<!\bto )(?<!\bby )\b[Tt]he (?P<name>(?:[A-Z][\w’'-]{{1,30}} (?:(?:and|of|for|the|&) ){{0,2}}){{1,8}}{title['short']})\b"
    )
    found = {
        m["name"]: line.match(m, "name")
        for line in front(reading.marks, _FRONT)
        for m in pattern.finditer(line.text)
    }
    named = [words for name, words in found.items() if _may_be(reading, name)]
    return named[0] if len(named) == 1 else None


def short_name(reading: Reading, own: Own) -> Passage | None:
    """The letters by which the title says that its body is called: "Estates Committee (the EC)"."""
    if own.body is None:
        return None
    called = re.compile(
        rf"{re.escape(own.body.name)}\s{{0,3}}\(\W{{0,2}}(?:the |our )?(?P<short>[A-Za-z]{{2,8}})\W{{0,2}}\)"
    )
    for line in _front(reading):
        if (m := called.search(line.text)) and ACRONYM.match(m["short"]):
            return line.match(m, "short")
    return None


def names_in_front(reading: Reading) -> list[str]:
    """The bodies that a document's title names, each by its whole name there."""
    return [name for line in _front(reading) if (name := _named(reading, line))]


def paper_of(reading: Reading, above: Iterable[Block]) -> str:
    """What kind of paper a table stands in: as the first line before any table says that does, else the rows above it."""
    front = takewhile(lambda mark: mark.role != "row", reading.marks[:_FRONT])
    lines = [*(mark.block for mark in front), *above]
    return next((kind for line in lines if (kind := _kind([line]))), "")


def _kind(lines: Iterable[Block | Passage]) -> str:
    texts = [line.text[:_LONGEST_FRONT] for line in lines]
    return next((name for name, words in _KINDS if any(map(words.search, texts))), "")


def _front(reading: Reading) -> Iterator[Passage]:
    """The lines of the title: those before the first list, label of people, or numbered heading."""
    labels = frames().labels
    marks = [m for m in reading.marks if m.role not in ("furniture", "separator")]
    if reading.is_table:  # the lines above a sheet's table are its title
        marks = list(takewhile(lambda m: len({c.text for c in m.block.cells.values()}) == 1, marks))
    blocks = [m for m in marks if m.role != "row" or reading.is_table][:_FRONT]
    for number, mark in enumerate(blocks):
        if mark.block.form == "item" and mark.block.marker.strip() and number:
            return
        for line in mark.block.by_part[:_LINES]:
            name = line.text.rstrip(": ").partition(":")[0]
            lists = labels.get(name.casefold()) in ("present", "apologies", "members")
            if lists or label_of(name) in ("present", "apologies") or leaders(line.text):
                return
            yield line


def signed_by(reading: Reading) -> bool:
    """Whether a unit stands at a paper's end beside a day: "we" may be that, or the body that the title names, and is neither's."""
    last = [m.block for m in reading.marks if m.role not in ("furniture", "separator", "row")][
        -_SIGNED:
    ]
    lines = [line for block in last for line in block.by_part]
    for one, other in pairwise(lines[-_SIGNED:]):
        for who, day in ((one, other), (other, one)):
            words = who.text.strip(" .").split()
            if (
                read_period(day.text.strip(" .")) is not None
                and 1 < len(words) <= _LONGEST_UNIT
                and words[0][:1].isupper()
                and words[-1].casefold() in frames().words["who sign"]
            ):
                return True
    return False


def is_within(name: str) -> bool:
    """Whether a body is one that others have: a board, a committee, a group."""
    return last_word(name).casefold() in _WITHIN


def own_body(reading: Reading, near: Passage | None = None) -> tuple[Ref, Passage] | None:
    """The body that a document's title names, with the words that name it.

    ``near`` is a heading that stands nearer than the title ("Membership of the Quay Board").
    """
    own = own_thing(reading)
    if near is not None and (name := _named(reading, near)):
        if own.body is not None and name == near.text and _is_only_whose(reading, near, own):
            return own.body, own.passage
        return reading.body(name), near.find(name)
    return (own.body, own.passage) if own.body is not None else None


def _is_only_whose(reading: Reading, line: Passage, own: Own) -> bool:
    """Whether a line of the title is the body whose committee the paper is of: "Mere Trust", below "Safety Committee"."""
    within = own.body is not None and is_within(own.body.name) and not is_within(line.text)
    return within and any(line.numbers == one.numbers for one in islice(_front(reading), _SUBTITLE))


def generic_body(reading: Reading, heading: Passage | None) -> tuple[Ref, Passage] | None:
    """The paper's own body by a common noun, where a heading says whose members it lists: "Members of Council"."""
    m = _MEMBERS_OF.search(heading.text) if heading is not None else None
    if heading is None or m is None:
        return None
    if not frames().words["set apart"].isdisjoint(heading.text.casefold().split()):
        return None  # "Proposed members of the Board" are none
    noun = "after" if m["after"] else "before"
    return Ref("body", with_capital(m[noun]), within=reading.origin), heading.match(m, noun)


def asks_of(name: str) -> bool:
    """Whether words ask for somebody's work, and are no body's name.

    >>> asks_of("Role of the Regulator"), asks_of("Office of the Regulator")
    (True, False)
    """
    first, of, _ = name.partition(" of the ")
    return bool(of) and first.casefold() in frames().words["asking for work"]


def _named(reading: Reading, passage: Passage) -> str:
    text = _DAY_FIRST.sub("", re.sub(r"\([^()]*\)", "|", passage.text))
    if len(_MORE.split(text)[0].split()) > _LONGEST or text.endswith("."):
        return ""
    label, colon, _ = text.partition(":")
    if colon and any(
        m.role in _ASKING and (m.score >= _SURE or not is_within(label))
        for m in reading.looks.lexicon.meanings(label)
    ):
        return ""  # "Lead: Vale Police" names the lead, and the paper is not the lead's
    if colon and not frames().words["houses"].isdisjoint(re.findall(r"\w+", label.casefold())):
        return ""
    left = _PAPER.sub("|", text)
    found: list[str] = []
    marks = r"[|:–—·]|\s-\s" if _OF_FIELDS.search(left) else r"[|:–—·,]|\s-\s"
    for part in (p for p in re.split(marks, left) if p.strip()):
        piece = _CUT.sub("", _CUT.sub("", part)).strip(" .,")
        if _TWO.search(piece) or asks_of(piece):
            continue
        capitals = piece.isupper() and len(piece.split()) > 1
        name = bare(piece.title() if capitals else piece)
        plain = name.replace(",", "") if _OF_FIELDS.search(name) else name
        if not _may_be(reading, name):
            plain = name = _before_matter(reading, name)
        told = " " in name and re.fullmatch(NAME, plain) and not reading.parties.doubtful(name)
        if told and _may_be(reading, name):
            found.append(bare(piece) if capitals else name)
    # "Mere Trust: how the Quay Group works": the group of the trust
    within = [name for name in found if is_within(name)]
    # "Mere Care Board – Safety Committee: action log": the committee of the board
    nearer = [name for name in within if last_word(name).casefold() in _OF_ANOTHER]
    return next(iter(nearer or within or found), "")


def _before_matter(reading: Reading, name: str) -> str:
    """The body before the matter of its paper: "Cabinet Office Open Data"; the name itself where none stands so."""
    words = name.split()
    things = frames().words["things and bodies"]
    for last in range(len(words) - 1, 1, -1):
        head = words[last - 1].casefold()
        if head in reading.grammar.heads and head not in things and not is_within(head):
            return " ".join(words[:last])
    return name


def _may_be(reading: Reading, name: str) -> bool:
    if reading.parties.is_post(name):
        return False  # "The Chief Executive" heads what is delegated to somebody
    known = frames().words["bodies"]
    if m := _FOR.match(name):  # "Advisory Council on Religious Education"
        last = last_word(m["what"]).casefold()
        return reading.ends_as_a_body(m["what"]) or last in known
    return reading.may_be_body(name) or last_word(name).casefold() in known


def own_by_noun(reading: Reading, name: Passage) -> Ref | None:
    """The body of this paper that a word too general for any other place names: "Council"."""
    words, lexicon = bare(name.text).casefold(), reading.parties.lexicon
    if words not in lexicon.bodies and words not in lexicon.units:
        return None
    (phrase, *more) = reading.parties.read(name)
    if more or phrase.kind != "unread":
        return None
    return Ref("body", with_capital(bare(name.text)), within=reading.origin)


def assign_named(
    reading: Reading,
    thing: Ref,
    role: Role,
    name: Passage,
    *,
    said: str,
    block: Block,
    beside: Passage | None = None,
) -> None:
    """Assign whom a cell or a heading names; "Council" alone is this paper's own. ``beside`` is the mark that gives it."""
    own = own_by_noun(reading, name)
    if own is None:
        reading.assign(thing, role, name, said, block, beside=beside)
        return
    evidence = name if beside is None else (beside, name)
    reading.findings.link(
        reading.source, evidence, thing, "assignedTo", own, role=role, stated_as=said
    )

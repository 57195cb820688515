"""Whom a phrase of a document means: generic names are its own thing's, initials are of those present.

Two documents' "the Committee" are two bodies: a generic name that no fuller one explains belongs to its
document. Short forms of people are looked up among the people that the document itself spells out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.own import Own
from remit.loaders.claims.people import Known, whom
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.title_names import asks_of
from remit.loaders.claims.titles import Titles
from remit.loaders.claims.tokens import Phrase, named_so
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import ACRONYM, bare

_OF_IT = re.compile(r"\b(?:of|for)(?: the)? $")
_ITS_PEOPLE = re.compile(
    r"\b(?:members|officers|officials|staff|governors|trustees|directors|friends) (?:of|for)(?: the)? $"
)
_OFFICE_OF = re.compile(
    r"(?P<office>[\w-]{1,30}(?: [\w-]{1,30})?) of (?:the )?(?P<home>[A-Z].{0,120})"
)
_OF_OFFICE = re.compile(
    r"(?:the )?(?P<home>[A-Z].{0,120}?) (?P<office>(?:Vice |Deputy |Co-)?[\w-]{1,30})"
)
_FEWEST_LETTERS = 3  # of a body: two are mostly a person's


@dataclass
class Names:
    """The names of one document."""

    reading: Reading
    own: Own
    full: dict[str, str] = field(default_factory=dict)  # folded name -> as written
    said: Counter[str] = field(default_factory=Counter)  # folded name -> in how many sentences
    alone: set[str] = field(
        default_factory=set
    )  # folded names of which more is said than who is in them
    people: list[Known] = field(default_factory=list)
    named: list[Known] = field(default_factory=list)  # whom running text names in full, and often
    spelt: dict[str, dict[str, tuple[Known, str]]] = field(
        default_factory=dict
    )  # surname -> name -> with the title
    short: dict[str, str] = field(default_factory=dict)  # acronym -> full name of a body
    peopled: set[str] = field(
        default_factory=set
    )  # letters whose people are spoken of: "DPT staff"
    apart: set[tuple[str, str]] = field(
        default_factory=set
    )  # folded names in one sentence: two bodies
    papers: set[str] = field(default_factory=set)  # letters that are spelt out as an agreement's
    letters: set[str] = field(default_factory=set)  # by which the text calls its own body
    laws: set[str] = field(default_factory=set)  # first words of the names of directives
    opening: set[str] = field(
        default_factory=set
    )  # folded names of bodies of which the paper's opening is
    spoken_of: set[str] = field(default_factory=set)  # and the section so far
    new: set[str] = field(default_factory=set)  # folded names with "a" before them in the section
    titles: Titles = field(default_factory=lambda: Titles(frozenset()))
    priority: Ref | None = None  # on whose page the text stands
    heading: Passage | None = None  # under which the text stands
    signed: bool = False  # whether another than its title names signs the paper, so that nobody knows whose "we" it is
    near: Ref | None = None  # the body that a heading or a label directly above names
    adrift: bool = False  # whether what is said hangs on words whose body cannot be told
    unnamed: bool = False  # whether the heading above names no body, though its labels are of one

    @property
    def here(self) -> Ref | None:
        """The body that is spoken of where nothing nearer is named."""
        return None if self.adrift or self.unnamed else self.near or self.own.body

    @property
    def we(self) -> Ref | None:
        """The body that calls itself "we": whose paper it is, unless another signs that."""
        return None if self.signed else self.own.body

    def call_own(self, short: Passage | None) -> None:
        """Take in the letters by which the title calls the document's own body."""
        if short is None or self.own.body is None:
            return
        self.short[short.text] = self.own_name
        say, source = self.reading.findings, self.reading.source
        say.alias(source, short, self.own.body, self.reading.body(short.text))

    def begin_section(self) -> None:
        """Forget of which bodies the section before was: "the Board" of this one is none of them."""
        self.spoken_of = set()
        self.new = set()

    def speak_of(self, bodies: Iterable[Ref | None], *, opening: bool) -> None:
        """Take in of which bodies a sentence is, as the text comes by it; those of a paper's opening stay."""
        (self.opening if opening else self.spoken_of).update(
            key(body.name) for body in bodies if body is not None
        )

    def bring_in(self, phrases: Iterable[Phrase]) -> None:
        """Take in the bodies that a sentence brings in: "a Steering Group" is none that is named elsewhere."""
        self.new |= {key(bare(p.name)) for p in phrases if p.kind == "body" and p.vague}

    def _is_new(self, folded: str) -> bool:
        """Whether a short name was brought in by "a" in this section, which has named no body by a longer one."""
        return folded in self.new and not any(ends_in(full, folded) for full in self.spoken_of)

    def learn(self, phrases: Iterable[Phrase]) -> None:
        """Take in the full names that a sentence uses, before any is judged; those in one are several bodies."""
        phrases = list(phrases)
        self.titles.learn(phrases)
        self.laws |= {
            phrase.name.split()[0] for phrase in phrases if last_word(phrase.name) == "Directive"
        }
        said = {key(bare(phrase.name)) for phrase in phrases if phrase.kind == "body"}
        self.apart |= {
            (end, full) for end in said for full in said if end != full and ends_in(full, end)
        }
        for phrase in phrases:
            if phrase.kind != "body" or phrase.vague or phrase.over or asks_of(phrase.name):
                continue
            if not phrase.generic and " " in phrase.name and not phrase.guessed:
                self.full.setdefault(key(phrase.name), phrase.name)
                self.said[key(phrase.name)] += 1
                if ACRONYM.match(phrase.inside) and fits(phrase.name, phrase.inside):
                    self.short[phrase.inside] = phrase.name
            if phrase.home and " " in phrase.home:
                self.full.setdefault(key(phrase.home), phrase.home)
            if not (phrase.generic or phrase.guessed or _is_beside(phrases, phrase)):
                self.alone.add(key(phrase.name))

    def short_forms(self, sentence: Sentence) -> None:
        """Tell long names with their letters in brackets, where the head noun is one that only the frames know."""
        for phrase in sentence.phrases:
            if phrase.kind == "post" and phrase.inside:
                self.titles.spell(phrase, sentence.cut(phrase.first, phrase.last))
            if phrase.kind != "body" or phrase.generic or named_so(phrase.name.split()):
                continue
            if not ACRONYM.match(phrase.inside):
                continue
            if not fits(phrase.name, phrase.inside) or self.reading.may_be_body(phrase.name):
                continue
            passage = sentence.cut(phrase.first, phrase.last)
            say, source = self.reading.findings, self.reading.source
            say.alias(
                source, passage, self.reading.body(phrase.name), self.reading.body(phrase.inside)
            )

    def called(self, sentence: Sentence) -> Sentence:
        """A sentence in which the letters of the document's own body are that body: "ODAP DAGC" of a Data Access Governance Committee.

        Letters are its where no other body that the document names has them.
        """
        if self.own.body is None:
            return sentence
        own = [p for p in sentence.phrases if self._is_own_by_letters(p)]
        for phrase in own:
            form = bare(phrase.name)
            if form not in self.letters:
                self.letters.add(form)
                say, source = self.reading.findings, self.reading.source
                passage = sentence.cut(phrase.first, phrase.last)
                say.alias(source, passage, self.own.body, self.reading.body(form))
        if not own:
            return sentence
        bodies = [
            replace(p, kind="body", guessed=True) if p in own else p for p in sentence.phrases
        ]
        return replace(sentence, phrases=bodies)

    def _is_own_by_letters(self, phrase: Phrase) -> bool:
        guessed = phrase.kind == "name" or (phrase.kind == "body" and phrase.guessed)
        return guessed and self._is_own_in_short(bare(phrase.name))

    def meet(self, people: Iterable[tuple[Known, str]]) -> None:
        """Take in whom running text names in full, each with the title: two capitals met once may be anything."""
        met: dict[str, list[Known]] = {}
        for person, title in people:
            met.setdefault(person.name, []).append(person)
            if title:
                surname = last_word(person.name)
                self.spelt.setdefault(surname, {}).setdefault(person.name, (person, title))
        self.named = [found[0] for found in met.values() if len(found) > 1]

    def titled(self, title: str, surname: str) -> Known | None:
        """The one person whom a title and a surname mean: "Canon Treharne" of "Canon Huw Treharne"."""
        fitting = list(self.spelt.get(surname, {}).values())
        return fitting[0][0] if len(fitting) == 1 and fitting[0][1] == title else None

    def person(self, words: str) -> Known | None:
        """The one person of this document whom initials, a surname or a given name mean."""
        return whom(words, self.people, self.named)

    def spelling(self, letters: str) -> set[str]:
        """The full names of bodies in this document whose initials some letters are."""
        return {full for full in self.full.values() if fits(full, letters)}

    def body(self, phrase: Phrase) -> Ref | None:
        """The body that a phrase means; none where it could be several."""
        if self.reading.parties.doubtful(phrase.name):
            return None  # "Without Vale Police" is no body of that name
        name = bare(phrase.name)
        if ACRONYM.match(name):
            if self.person(name) or self._is_law(name):
                return None
            if self.own.body is not None and self._is_own_in_short(name):
                return self.own.body
            return self.reading.body(name)  # what it is short for, the names step knows
        if not phrase.generic and " " in name and key(name) == key(self.own_name):
            return self.own.body
        if " " in name and self.own.body is not None and self._is_own_in_short(name):
            return self.own.body  # "the ODAP DAGC"
        if not phrase.generic and not phrase.guessed and " " in name:
            fuller = self._longest(name)
            if fuller == name and self._is_new(key(name)):
                return Ref("body", name, within=self.reading.origin)
            return self.reading.body(fuller)
        if phrase.several:
            return Ref("body", with_capital(name), within=self.reading.origin)
        if phrase.its:
            return self._of_its_owner(name, phrase.home)
        if phrase.generic:
            other = phrase.home and not self._is_own(phrase.home)
            return self._of_another(name, phrase.home) if other else self.general(name)
        return self.reading.body(name)

    def _is_law(self, letters: str) -> bool:
        """Whether letters are those of an agreement or a law alone: "TIDE", where the paper has "the TIDE Directive" and no body so called."""
        if letters in self.papers and letters not in self.short:
            return True  # whoever its people are: "PSA members"
        somebody = letters in self.short or letters in self.peopled or self.spelling(letters)
        return letters in self.laws and not somebody

    def without_own(self, title: str) -> str:
        """The office that a title is of the document's own body: "Chair" of "DAGC Chair" and of "Chair of the DAGC"; else the title."""
        m = _OFFICE_OF.fullmatch(title) or _OF_OFFICE.fullmatch(title)
        if m is None or self.own.body is None or m["office"].casefold() not in frames().offices:
            return title
        home = bare(m["home"])
        own = key(home) == key(self.own_name) or self._is_own_in_short(home)
        return m["office"] if own else title

    def _is_own_in_short(self, words: str) -> bool:
        """Whether letters are the initials of the document's own body and of no other that it names, with or without its first words."""
        *before, letters = words.split()
        if self.short.get(letters) == self.own_name and not before:
            return True
        ahead, rest = self.own_name.split()[: len(before)], self.own_name.split()[len(before) :]
        if len(letters) < _FEWEST_LETTERS or not ACRONYM.match(letters) or ahead != before:
            return False
        others = {key(full) for full in self.spelling(letters)} - {key(self.own_name)}
        return fits(" ".join(rest), letters) and letters not in self.short and not others

    def _is_own(self, home: str) -> bool:
        """Whether a body is the document's own, or the one that its own is a part of by its name."""
        return key(home) in key(self.own_name) or key(self.own_name) in key(home)

    def _of_another(self, name: str, home: str) -> Ref:
        """What a generic name means of a body that is named behind it: "the board of the Homes Agency"."""
        fuller = [full for folded, full in self.full.items() if folded == key(f"{home} {name}")]
        return self.reading.body(fuller[0] if fuller else f"{with_capital(name)} of {home}")

    def _of_its_owner(self, name: str, home: str) -> Ref | None:
        """What "its board" means of a body: a board of its own, and not the only board that is named in full."""
        if ends_in(key(home), key(name)):
            return self.body(Phrase("body", home, 0, 0))
        if key(home) == key(self.own_name):
            meant = self.general(name)
            if meant is not None and (meant.within or key(home) in key(meant.name)):
                return meant
        return self._of_another(name, home)

    @property
    def own_name(self) -> str:
        """The name of the document's own body, or nothing."""
        return self.own.body.name if self.own.body is not None else ""

    def general(self, name: str) -> Ref | None:
        """What a generic name means here: the own thing, the one body so named of which the text was, or one of this document.

        Somebody who is named later, or only thanked, met and written to, is a stranger.
        """
        folded = key(bare(name))
        defined = {
            key(bare(form.name)): long
            for long, form, source, _ in self.reading.findings.aliases
            if source is self.reading.source and form.kind == "body"
        }
        if folded in defined:
            return self.reading.body(defined[folded].name)
        for ref in (self.near, self.own.body):
            if ref is not None and ends_in(key(ref.name), folded):
                return ref
        ending = [
            written
            for full, written in self.full.items()
            if full in self.alone
            and ends_in(full, folded)
            and not _ITS_PEOPLE.search(full[: -len(folded)])
        ]  # "Members of Council" are not "the Council"
        if not ending and is_within(
            folded
        ):  # "the Board" of a paper that names a Board of Trustees
            ending = [w for full, w in self.full.items() if full.startswith(f"{folded} of ")]
        known = len(ending) == 1 and not self._is_new(folded)
        if known and (self._is_spoken_of(key(ending[0])) or self._is_whose(ending[0], folded)):
            return self.reading.body(ending[0])
        if (
            folded in ("police", "secretariat", "fire service", "fire authority", "county council")
            and not ending
        ):
            return Ref("body", bare(name), within=self.reading.origin)
        shown = bare(name)
        return Ref("body", with_capital(shown), within=self.reading.origin)

    def _is_whose(self, full: str, folded: str) -> bool:
        """Whether an institution is whose paper it is, as it names one alone, and that more than once."""
        known = frames().words
        paper = last_word(self.own_name).casefold() in known["works"] | known["names of papers"]
        nobody = self.own.body is None or paper  # "Data Protection Policy" is no body
        return nobody and folded in known["institutions"] and self.said[key(full)] > 1

    def _is_spoken_of(self, full: str) -> bool:
        """Whether the text was of a body so far, or told it to be a part of the paper's own or to have something to do."""
        if full in self.opening or full in self.spoken_of:
            return True
        ours = {key(self.own_name), *self.opening, *self.spoken_of}
        return any(
            (
                draft.term == "memberOf"
                and _is_one_of(draft.subject, [full])
                and _is_one_of(draft.object, ours)
            )
            or (draft.term == "assignedTo" and _is_one_of(draft.object, [full]))
            for draft in self.reading.findings.of(self.reading.source)
        )

    def _longest(self, name: str) -> str:
        """The fuller name that a name is the end of, if there is one."""
        folded = key(name)
        any_of_kind = folded in frames().words["small heads"]  # "the Steering Group"
        fuller = [
            written
            for full, written in self.full.items()
            if full != folded
            and ends_in(full, folded)
            and not self._is_new(folded)
            and (folded, full) not in self.apart
            # "The Land Registry" is not the Mere Land Registry that a paper names once in passing.
            and (
                any_of_kind or full in self.opening or full in self.spoken_of or self.said[full] > 1
            )
            and not _OF_IT.search(
                full[: -len(folded)]
            )  # "the Board of the Mere Authority" is not that
        ]
        if self.own.body is not None and ends_in(key(self.own_name), folded):
            fuller.append(self.own_name)
        unique = {key(written): written for written in fuller}
        # "Mere Care Board" is no other body than the "Vale and Mere Care Board" of the title.
        unique = {
            full: written
            for full, written in unique.items()
            if not any(other != full and ends_in(other, full) for other in unique)
        }
        return next(iter(unique.values())) if len(unique) == 1 else name


def _is_one_of(ref: Ref | None, folded: Collection[str]) -> bool:
    return ref is not None and ref.kind == "body" and key(ref.name) in folded


def _is_beside(phrases: Sequence[Phrase], body: Phrase) -> bool:
    """Whether a body is named only as that of whoever stands right before it: "Chief Nurse, Mere Hospitals"."""
    return any(p.last == body.first - 1 and p.kind in ("person", "post") for p in phrases)


def ends_in(full: str, end: str) -> bool:
    """Whether a folded name is, or ends in, another: "the Board" of the Tarn Valley Board."""
    return full == end or full.endswith(f" {end}")

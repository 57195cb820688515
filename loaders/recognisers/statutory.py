"""Who is in law what a text calls them: bodies set up under an Act, offices that one asks for, duties that they have.

None of these sentences says what must be done: that somebody has a duty follows from what they are, so that
it is ``inferred``, but where the duty itself is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from remit.loaders.assertion import asserted, is_over
from remit.loaders.blocks import Passage
from remit.loaders.claims.provisions import Provision, Provisions, arises, duty_of
from remit.loaders.claims.tokens import Phrase, Token, as_body
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.recognisers.bearers import agent_of, leading
from remit.loaders.recognisers.duties import ended
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import NAME, bare
from remit.ontology import Basis

_UNDER = (
    r"(?:under|in|for the purposes of|by virtue of|as required by|set out in|imposed by) (?:the )?$"
)
_OFFICE = re.compile(rf" (?:{_UNDER}|\((?:the )?$)")
# "the designated employer body under", "the lead local flood authority for the county under"
_ROLE = re.compile(
    r"(?:,| is| are|,? acting as| acts as) (?P<role>(?:the|a|an|our) (?:[a-z-]{2,20} ){0,4}(?P<noun>[a-z]{3,20})"
    r"(?: for (?:[\w’'-]{1,30} ){0,4}[\w’'-]{1,30})?) (?:under|for the purposes of|for) (?:the )?$"
)
_DUTY = r"(?P<duty>(?:[\w’'-]{1,30} ){0,5}dut(?:y|ies)(?: (?:to|of) (?:[\w’'-]{1,30} ){0,9}[\w’'-]{1,30})?)"
_MET = re.compile(
    r"(?: (?:will|must|can|could|should|shall|to|does))? (?P<verb>meets?|fulfils?|discharges?|performs?|carr(?:ies|y) out|compl(?:ies|y) with"
    rf"|(?:is|are) subject to|(?:is|are) bound by) (?P<whose>its|their|the|a) {_DUTY} {_UNDER}"
)
_OWNED = re.compile(rf"(?P<who>{NAME})(?:['’]s|s['’]) {_DUTY} {_UNDER}")
# "The Prevent duty, in section 26 of the Act, is co-ordinated here by": who does the work, and not who bears it.
_NAMED = re.compile(rf"(?:^|[Tt]he |[Oo]ur ){_DUTY},? {_UNDER}")
_RUN_BY = re.compile(
    r",? is (?:co-?ordinated|led|delivered|overseen|managed|carried out|discharged)(?: (?:here|locally|for us))? by "
)
# "Head of Housing: to let homes and discharge homelessness duties under": what an officer does for the body.
_GIVEN = re.compile(r"^\W{0,3}(?:\w{1,4}[.)] )?(?P<who>(?:The )?[A-Z][^:;.]{3,60}): to ")
_DISCHARGE = re.compile(
    rf" (?:discharge|perform|fulfil|carry out) (?:the |its |our )?{_DUTY} {_UNDER}"
)
_OF = re.compile(r"\bof\s(?:the\s)?$")
_LONGEST = 200  # characters before a law that may say whose it is
_MODAL = re.compile(r"\b(?:must|shall|ha(?:s|ve) to|requires?|obliges?|appoints?|designates?)\b")


def read(
    reading: Reading, sentence: Passage, provisions: Provisions, spoken_of: Mapping[str, str]
) -> None:
    """Read what a sentence says that somebody is, or has to meet, under a law that it cites."""
    if not provisions or ended(sentence.text):
        return
    tokens, phrases = reading.grammar.read(sentence.text)
    said = _Said(reading, sentence, tokens, phrases, spoken_of)
    for one in provisions:
        said.of(one)


class _Said:
    """A sentence with its phrases, asked what it says in front of a law."""

    def __init__(
        self,
        reading: Reading,
        sentence: Passage,
        tokens: Sequence[Token],
        phrases: Sequence[Phrase],
        spoken_of: Mapping[str, str],
    ) -> None:
        self.reading, self.sentence, self.spoken_of = reading, sentence, spoken_of
        self.tokens, self.phrases = tokens, phrases

    def of(self, law: Provision) -> bool:
        """Read what stands in front of a law: the first form that fits holds."""
        begin = max(0, law.start - _LONGEST)
        before = self.sentence.text[begin : law.start]
        return any(
            form(law, begin, before)
            for form in (
                self._founded,
                self._office,
                self._role,
                self._duty,
                self._run,
                self._given,
            )
        )

    def _founded(self, law: Provision, begin: int, before: str) -> bool:
        """A body that was set up under a law."""
        m = _founding().search(before)
        if m is None or (
            m["verb"] == "required" and self.sentence.text[law.end :].startswith(" to ")
        ):
            return False
        who = self._bodies_before(begin + m.start())
        if who is None or not asserted(self.sentence.text, law.start, conditions=True):
            return False
        if _OF.search(before[: m.start()].rpartition(who.name)[0]):
            return False  # "a committee of Vale Council set up under": the committee was
        return self._say(who, m["said"], law, begin + m.start("verb"))

    def _office(self, law: Provision, begin: int, before: str) -> bool:
        """A post that a law asks for: "the Monitoring Officer (section 5, …)", "is the Monitoring Officer under"."""
        m = _OFFICE.search(before)
        if m is None or not asserted(self.sentence.text, law.start, conditions=True):
            return False
        bracket = m.group().startswith(" (")
        found = [
            p
            for p in self.phrases
            if p.kind == "post"
            and self._ends(p, begin + m.start(), law)
            and (self._is_named(p) or (bracket and p is self.phrases[0]))
        ]
        if not found or found[0].over or found[0].vague or is_over(found[0].name):
            return False
        (post,) = found[:1]
        first = self.tokens[post.first]
        if first.low in ("a", "an") or _MODAL.search(self.sentence.text[: first.start]):
            return False
        ref = self.reading.post(post.name, post.home, self.sentence)
        start = self.tokens[post.first + (first.low in frames().words["determiners"])].start
        return self._say(ref, self.sentence.text[start : law.start].strip(" ("), law, start)

    def _role(self, law: Provision, begin: int, before: str) -> bool:
        """A body that is the authority, the regulator, the employer body under a law."""
        m = _ROLE.search(before)
        if m is None or m["noun"] not in frames().words["statutory nouns"]:
            return False
        who = self._bodies_before(begin + m.start())
        if who is None or not asserted(self.sentence.text, law.start, conditions=True):
            return False
        return self._say(who, bare(m["role"]), law, begin + m.start("role"))

    def _duty(self, law: Provision, begin: int, before: str) -> bool:
        """A duty that is somebody's: "the Board's duties under", "how the Board meets the duty in"."""
        if m := _OWNED.search(before):
            name = bare(m["who"])
            if not self.reading.may_be_body(name) or self.reading.parties.is_law(name):
                return False
            who: Ref | None = self.reading.body(name)
        elif m := _MET.search(before):
            who = self._bodies_before(begin + m.start())
            own = m["whose"] in ("its", "their")  # what is theirs is so, whether it is met or not
            if not own and not asserted(self.sentence.text, begin + m.start("verb")):
                return False
        else:
            return False
        if who is None:
            return False
        return self._say(who, m["duty"], law, begin + m.start("duty"), basis="stated")

    def _run(self, law: Provision, _: int, before: str) -> bool:
        """A duty that somebody is said to see to."""
        m, by = _NAMED.search(before), _RUN_BY.match(self.sentence.text, law.end)
        if m is None or by is None or not asserted(self.sentence.text, by.end()):
            return False
        who = next((p for p in self.phrases if self.tokens[p.first].start == by.end()), None)
        return self._does(who, Ref("duty", bare(m["duty"])), by.group().strip(" ,"), law)

    def _given(self, law: Provision, begin: int, before: str) -> bool:
        """A duty that is given to an officer to discharge."""
        m, given = _DISCHARGE.search(before), _GIVEN.match(self.sentence.text)
        if m is None or given is None or not asserted(self.sentence.text, law.start):
            return False
        start = begin + m.start("duty")
        duty = duty_of(self.reading, self.sentence, self.sentence.cut(start, law.end))
        return self._does(self.reading.grammar.one(given["who"]), duty, first_word(m.group()), law)

    def _does(self, who: Phrase | None, duty: Ref, said: str, law: Provision) -> bool:
        """Who does what a duty asks: that party does not bear it."""
        agent = self._agent(who) if who is not None else None
        if agent is None:
            return False
        self.reading.findings.link(
            self.reading.source, self.sentence, duty, "assignedTo", agent, role="responsible",
            stated_as=said,
        )  # fmt: skip
        arises(self.reading, self.sentence, duty, law)
        return True

    def _say(
        self,
        who: Ref,
        said: str,
        law: Provision,
        start: int,
        *,
        basis: Basis = "inferred",
    ) -> bool:
        text = self.sentence.text
        open_ = text.count("(", start, law.end) > text.count(")", start, law.end)
        words = self.sentence.cut(start, law.end + (open_ and text[law.end : law.end + 1] == ")"))
        duty = duty_of(self.reading, self.sentence, words)
        self.reading.findings.link(
            self.reading.source, self.sentence, duty, "assignedTo", who, role="accountable",
            stated_as=said, basis=basis,
        )  # fmt: skip
        arises(self.reading, words, duty, law)
        return True

    def _bodies_before(self, at: int) -> Ref | None:
        """The body or post right before a place, or the one that a pronoun there stands for."""
        for phrase in self.phrases:
            if self.tokens[phrase.last - 1].end != at:
                continue
            if phrase.kind == "pronoun":
                name = self.spoken_of.get(phrase.name, "")
                return agent_of(self.reading, name, self.sentence) if name else None
            return self._agent(phrase)
        return None

    def _agent(self, phrase: Phrase) -> Ref | None:
        """The body or post that a phrase names; a law is neither."""
        found = as_body(phrase)
        if not found.party or found.kind not in ("body", "post") or is_over(found.name):
            return None
        if found.kind == "post":
            return self.reading.post(found.name, found.home, self.sentence)
        law = self.reading.parties.is_law(found.name)
        return None if law else self.reading.body(found.name)

    def _ends(self, phrase: Phrase, at: int, law: Provision) -> bool:
        """Whether a phrase ends where what leads to the law begins, or has the law in its bracket."""
        return self.tokens[phrase.last - 1].end == at or phrase.inside == law.passage.text

    def _is_named(self, phrase: Phrase) -> bool:
        """Whether somebody is said to be what a phrase names: "is the Monitoring Officer", "the role of …"."""
        before = self.tokens[phrase.first - 1].low if phrase.first else ""
        return before in ("is", "are", "as", "of", "also", ",")


@cache
def _founding() -> re.Pattern[str]:
    verbs, by = (
        "|".join(map(re.escape, sorted(frames().words[w]))) for w in ("founding", "by law")
    )
    return re.compile(
        rf" (?P<said>(?:(?:is|are|was|were|has been|have been) )?(?P<verb>{verbs}) (?:{by})) (?:the )?$"
    )


def going_on(
    reading: Reading, sentence: Passage, bearers: Sequence[str], spoken_of: Mapping[str, str]
) -> dict[str, str]:
    """Whom "it" and "we" stand for in the sentence behind this one."""
    kept = {word: name for word, name in spoken_of.items() if word == "we"}
    name = bearers[0] if len(bearers) == 1 else next(leading(reading, sentence), "")
    if name == "it":
        name = spoken_of.get("it", "")
    return {**kept, "it": name} if name else kept

"""The grammar of questions: the sentences that people put, and which part of each says what is meant.

Only grammar stands here. What the words mean, the register and the thesaurus say; a text that fits no
form is asked for as it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from remit.graph.words import tokens
from remit.queries.asking import (
    AGENT,
    BY_LAW,
    CLAIM,
    DEADLINE,
    DENIED,
    FUNDS,
    LIST,
    MATTER,
    MEETS,
    MEMBER,
    MEMBERS,
    NAMED,
    POST,
    REFERENCE,
    REPORTING,
    REPORTS,
    SCRUTINY,
    SECTION,
    WITHOUT,
    WORKS_WITH,
    Asked,
)

# What a question calls the body, person or group that it asks for.
_SORT = "body|organi[sz]ation|agency|partner|person|officer|team|group|committee|lead"
_WHO = rf"(?:who|whom|(?:which|what) (?:{_SORT}))"
_BE = r"(?:is|are|was|were)"
_DO = r"(?:does|do|did)"
_THE = r"(?:the |our |a |an )?"
_ANYBODY = r"(?:there )?(?:any ?one|any ?body|some ?one|some ?body|any officer|an officer|any lead)"
_FOR = r"(?:responsible|accountable|answerable) for|in charge of"
# Verbs that only say that somebody answers for a matter or works on it, and nothing of the matter.
_LIGHT = (
    r"(?:leads?(?: on)?|owns?|runs?|manages?|oversees?|handles?|coordinates?|co-ordinates?|does|do|delivers?"
    r"|deals? with|looks? after|works? on|takes? care of|answers? for|sees? to|has(?! to )|picks up|takes? the lead on|makes? sure(?: that)?"
    rf"|{_BE} (?:leading(?: on)?|running|managing|handling|delivering|doing|dealing with|working on|working with"
    rf"|looking after|taking the lead on|{_FOR}|behind))"
)
_WILL = (
    rf"(?:will|would|should|shall|must|may|can|could|has to|have to|had to|needs? to|{_BE} (?:going|trying|asked"
    r"|required|meant|due|supposed|allowed|able) to|tries to|is to|are to)"
)
_TABLE = r"(?:delivery|action|implementation) (?:plans?|tables?)"
_UP = r"(?: up| out| off| down| over| at| into| in for)?"  # what goes with a verb
_PAST = r"(?:set|ran|made|took|wrote|held|built|brought|chose|gave|began|won|sent|spent|found|kept|met|put|bought)"
_ROLE = r"(?:[\w-]+ ){0,2}(?:lead|officer|owner|sponsor|champion|partner)"
_TASKS = (
    r"(?:actions?|tasks?|roles?|jobs?|posts?|titles?|work|remit|workload|responsibilities|duties)"
)
_UNOWNED = r"(?:owners?|officers?|responsible officers?|names?|one responsible|leads?)"
_NONE = r"(?:with no|without|(?:that )?(?:have|has) no|have not got|lacking|missing)(?: an?| any)?"
_NOBODY = r"(?:nobody|no ?one|no-one)"
_COLOUR = r"(?:red|amber|green)"
_PROGRESS = rf"(?:{_COLOUR}|complete|completed|done|finished|achieved|closed|open|on track|not started|delayed|late|overdue)"
# What somebody is asked to have: "what does X lead", "which actions is X responsible for".
_HAS = (
    rf"(?:got to do|(?:have|need|has) to do|to do|lead(?:ing)?(?: on)?|doing|do|own|run|manage|chair|answer for|have|got"
    rf"|work(?:ing)? on|deliver(?:ing)?|{_FOR}|(?:meant|supposed|expected|asked) to (?:do|deliver)|charged with)"
)
_ASK = (
    r"(?:speak|talk|go|turn|write|complain|report|contact|ask|tell|call|ring|e-?mail|see|approach)"
)
_ME = r"(?:i|we|you|one|someone|somebody|people|residents|victims|staff|partners)"
_GOES = (
    r"(?:leaves?|goes|go|left|went|resigns?|retires?|quits?|moves? on|disappears?|withdraws?|were to (?:leave|go)"
    r"|(?:is|are|were) (?:away|off|off sick|ill|sick|gone|abolished|not there))"
)
_LAW = r"(?:acts?|laws?|statutes?|legislation|duty|regulations)"
_BINDS = r"(?:requires?|obliges?|compels?|forces?|asks?|tells?|expects?|binds?)"
_BOUND = r"(?:the |our |all )?(?:(?-i:[A-Z]\w+(?: [A-Z]\w+)*)|\w+)"  # a name, or one word
_LISTED = r"(?:priority|objective|aim|action|measure|risk|item|recommendation|task|reference|ref|number|no)"
_NUMBER = r"(?:(?=[\w./-]{0,11}\d)[\w./-]{1,12})"


_OURS: Final = "ours"  # of the one partnership that a register is about


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# The first form that a whole question fits is taken. Before the pattern stand words of which each such question has
# one, or # for a digit: to compile a pattern takes longer than to look for these.
_FORMS: Final = (
    (REFERENCE, "", "#", rf"(?:{_WHO} {_LIGHT} )?{_THE}(?:(?P<kind>{_LISTED})\.?(?: no\.?| number| ref)? ?#?)?(?P<words>{_NUMBER})(?: (?:of|in|on|under) .*)?"),
    (BY_LAW, "", "act law laws statute legislation duty regulations", rf"(?:under |by )?(?:which|what) {_LAW} (?:{_BE} it that )?(?:{_BINDS} (?P<other>.+?) to|makes? {_BOUND}|says? (?:that )?{_BOUND} {_WILL}|(?:do|does|{_WILL}) {_BOUND}(?: have to)?) (?P<words>.+)"),
    (LIST, "leads", "priority priorities", r"(?:who|(?:which|what) \w+) (?:leads?|owns?|heads?) (?:an? |the |our |any )?(?P<other>priorit(?:y|ies))"),
    (LIST, "leads", "each every all", rf"(?:{_WHO} (?:leads|owns)|leads? (?:of|for)) (?:each|every|all)(?: of)?(?: the)? (?P<other>\w+)"),
    (LIST, "unowned", "no without lacking missing have has", rf"(?:(?:which|what) )?(?P<other>\w+) {_NONE} {_UNOWNED}"),
    (LIST, "unowned", "nobody no-one no not", rf"(?:(?:which|what) )?(?P<other>\w+) (?:(?:that )?(?:have|has|with) {_NOBODY}|{_BE} not|not|(?:that )?{_NOBODY} {_BE})(?: yet)?(?: (?:named|assigned|owned|allocated|{_FOR}|responsible|in charge|against them|on them)(?: for| to)?(?: any ?one| any ?body| them)?)?"),
    (LIST, "unowned", "unowned unassigned unallocated ownerless", rf"(?:(?:which|what) )?(?:(?:unowned|unassigned|unallocated|ownerless) (?P<other>\w+)|(?P<others>\w+) {_BE} (?:unowned|unassigned|unallocated))"),
    (LIST, "untabled", "plan plans table tables", rf"(?:which|what) (?P<other>priorit(?:y|ies)) (?:(?:have|has) )?(?:no|without|lacks?|lacking) (?:a |an |any )?(?:own )?{_TABLE}"),
    (LIST, "tabled", "plan plans table tables", rf"(?:which|what) (?P<other>priorit(?:y|ies)) (?:have|has|with) (?:a |an |the |its |their )?(?:own )?{_TABLE}"),
    (LIST, "undated", "deadline deadlines date dates", rf"(?:(?:which|what) )?(?P<other>\w+) {_NONE} (?:deadlines?|due dates?|end dates?|dates?)"),
    (LIST, "overdue", "overdue late past", rf"(?:(?:which|what) )?(?:overdue|late) (?P<other>\w+)|(?:which|what) (?P<others>\w+) {_BE} (?:overdue|late|past (?:their|its) (?:deadline|date))"),
    (LIST, "colour", "actions", rf"(?:which|what) (?P<words>(?:[\w-]+ ){{0,3}})actions {_BE} (?:rated |marked |now )?(?P<kind>{_PROGRESS})"),
    (LIST, "colour", "actions", rf"(?:the )?(?P<kind>{_COLOUR}) actions"),
    (LIST, "colour", "red amber green", rf"(?:what|which)(?: ones?)? {_BE} (?:rated |marked |still |now )?(?P<kind>{_COLOUR})"),
    (LIST, "overdue", "overdue late", rf"(?:what|which)(?: ones?)? {_BE} (?:now |already |still )?(?:overdue|late)"),
    (LIST, "vacant", "vacant empty unfilled vacancies", rf"(?:(?:which|what) )?(?:vacant|empty|unfilled) (?:posts|places|roles|seats)(?: .*)?|(?:which|what) (?:posts|places|roles|seats) {_BE} (?:vacant|empty)|vacancies"),
    (LIST, "all", "which", r"which (?P<other>\w+) (?:are there|(?:does|do) (?:the|our|this) (?:plan|partnership|board|register) have|are in the (?:plan|register))|which (?P<others>\w+)"),
    (MEMBERS, "", "members", rf"(?:{_WHO} {_BE} )?(?:the )?members of (?P<words>.+)"),
    (MEMBERS, "", "on in part member sits", rf"who {_BE} (?:on|in(?! charge)|part of|a member of) (?P<words>.+)|who sits on (?P<words2>.+)"),
    (DENIED, "", "not isn't aren't doesn't don't hasn't isn’t aren’t doesn’t don’t hasn’t", rf"(?:{_WHO} )?(?:{_BE}|{_DO}|has|have|will|can) ?(?:not|n['’]t)\b.*|{_BE} .+? not .+"),
    (MATTER, "", "there", rf"{_BE} there (?:a|an|any) (?:named )?{_ROLE} (?:for|on|of) (?P<words>.+)"),
    (MATTER, "", "anyone anybody someone somebody any some officer lead", rf"{_BE} {_ANYBODY} (?:named |who is |that is )?(?:leading(?: on)?|doing|working on|dealing with|looking after|named for|{_FOR}) (?P<words>.+)"),
    (MATTER, "", "anyone anybody someone somebody any some officer lead", rf"(?:{_DO}|has|will) {_ANYBODY} (?:lead(?: on)?|own|run|deal with|look after|answer for|work on|(?:been )?named for) (?P<words>.+)"),
    (CLAIM, "", "it", rf"{_BE} it (?P<other>.+?) (?:who|that|which) (?P<verb>leads?|owns?|chairs?)(?: on)? (?P<words>.+)"),
    (MEMBER, _OURS, "member", rf"{_BE} (?P<other>.+?) (?:a )?member"),
    (MEMBER, "", "on part member members", rf"{_BE} (?P<other>.+?) (?:on|part of|represented on|a member of|members of) (?P<words>.+)"),
    (CLAIM, "", "does do did will", rf"(?:{_DO}|will) (?P<other>.+?) (?P<verb>lead|own|chair)(?: on)? (?P<words>.+)"),
    (CLAIM, "", "responsible accountable answerable charge leading lead owner chair", rf"{_BE} (?P<other>.+?) (?P<verb>{_FOR}|leading(?: on)?|(?:the )?(?:lead|owner|chair)(?: partner| officer| agency)? (?:for|of|on)) (?P<words>.+)"),
    (WORKS_WITH, "", "work", rf"who(?:m)? {_DO} (?P<words>.+?) work (?:closely )?with"),
    (MEETS, "", "meet", rf"(?:how often|when) {_DO} (?P<words>.+?) meet"),
    (REPORTS, "", "report answer", rf"(?:who(?:m)?|where) {_DO} (?P<words>.+?) (?:report|answer)(?: (?:in)?to)?|to who(?:m)? {_DO} (?P<words2>.+?) (?:report|answer)"),
    (REPORTS, "", "to", rf"who(?:m)? {_BE} (?P<words>.+?) (?:accountable|answerable|responsible) to|to who(?:m)? {_BE} (?P<words2>.+?) (?:accountable|answerable|responsible)"),
    (REPORTING, "", "report reports", r"(?:who|(?:which|what) \w+) reports? (?:in)?to (?P<words>.+)"),
    (SCRUTINY, "", "scrutinise scrutinises scrutinize scrutinizes holds", rf"{_WHO} (?P<verb>scrutini[sz]es?|holds) (?P<words>.+?)(?: to account)?"),
    (WITHOUT, "", "if when should without", rf"(?:what (?:happens|would happen|will happen|is left|would be left|do we lose)(?: to .+?)?|what|who (?:takes over|covers|steps in|would take over)) (?:if|when|should) (?P<words>.+?) {_GOES}(?: .*)?|what would be left without (?P<words2>.+)"),
    (DEADLINE, "", "deadline deadlines date due", rf"(?:what|when) {_BE} the (?:deadline|due date|end date) (?:for|of) (?P<words>.+)|deadlines? (?:for|of) (?P<words2>.+)|when {_BE} (?P<words3>.+) due"),
    (DEADLINE, "", "when", rf"(?:by )?when (?:{_WILL}|{_BE}) (?P<words>.+?)(?: work| actions?)? (?:to )?(?:be |get )?(?:finished|done|completed?|delivered|ready|over|in place)"),
    (AGENT, "", "by to", rf"(?:which |what )?(?P<kind>\w+) (?:that )?(?:{_BE} )?(?:owned|led|run|managed|delivered|handled|chaired) by (?P<words>.+)|(?:which |what )(?P<kind2>\w+) (?:{_BE} )?(?:assigned|given) to (?P<words2>.+)"),
    (AGENT, "", "has have", rf"(?:which|what) {_TASKS} (?:has|have) (?P<words>.+?)(?: got)?"),
    (AGENT, "", "which what", rf"(?:which|what) (?P<kind>\w+) (?:{_DO}|{_BE}|has|have|will) (?P<words>.+?) {_HAS}"),
    (AGENT, "", "what", rf"what (?:{_DO}|{_BE}|has|have|should|must|will) (?P<words>.+?) {_HAS}(?: by law| under the law| legally)?"),
    (AGENT, "", "*", rf"what {_BE} (?P<words>.+?)(?:'s|’s|s'|s’) (?:{_TASKS}|priorit(?:y|ies))|(?P<words2>.+?)(?:'s|’s) (?:{_TASKS}|priorit(?:y|ies))"),
    (AGENT, "", "what", rf"what {_BE} the {_TASKS} of (?P<words>.+)"),
    (AGENT, "", "action actions task tasks role roles job jobs post posts title titles work remit workload responsibilities duties", rf"(?P<words>[\w.'’-]+ [\w.'’-]+) {_TASKS}"),
    (POST, "", "chairs vice-chairs co-chairs vice-chair co-chair vicechairs cochairs chair chairman chairwoman chairperson secretary treasurer president commander director manager", rf"who (?P<words>(?:vice-?|co-)?chairs .+)|who {_BE} (?:the )?(?P<words2>(?:[\w-]+[ -])?(?:chair|secretary|treasurer|president|commander|director|manager)(?:man|woman|person)? (?:of|for|to) .+)"),
    (MATTER, "", "lead officer owner sponsor champion partner", rf"who {_BE} (?:the )?(?P<role>{_ROLE}) (?:for|on|of) (?P<words>.+)"),
    (MATTER, "", "i we you one someone somebody people residents victims staff partners", rf"who (?:{_DO}|can|could|should|would|must|may) {_ME} {_ASK}(?: to| with)?(?: about| for| on| regarding| concerning)? (?P<words>.+)"),
    (MATTER, "", "contact person", rf"who {_BE} (?:the )?(?:best )?(?:contact|person to {_ASK}(?: to)?) (?:for|on|about) (?P<words>.+)"),
    (FUNDS, "", "fund funds pay pays finance finances funding paying financing", rf"{_WHO} (?:{_WILL} |{_BE} )?(?:fund(?:s|ing)?|pay(?:s|ing)?(?: for)?|financ(?:es?|ing)) (?P<words>.+)"),
    (MATTER, "", "*", rf"{_WHO} {_LIGHT} (?P<verb>[a-z-]{{2,}}ing) (?P<words>.+)"),
    (MATTER, "", "work efforts activity", rf"{_WHO} {_LIGHT} (?:the |our )?(?:work|efforts?|activity) (?:on|against|around|for) (?P<words>.+)"),
    (MATTER, "", "*", rf"{_WHO} {_LIGHT} (?P<words>.+)"),
    (MATTER, "", "which what", rf"(?:which|what) \w+ {_LIGHT} (?P<words>.+)"),
    (MATTER, "", "*", rf"{_WHO} {_WILL} (?P<verb>[\w-]+{_UP}) (?P<words>.+)"),
    (NAMED, "", "*", rf"{_WHO} {_BE} (?P<words>(?:(?:the|our|a|an) )?(?!\w+ing\b).+)|tell me about (?P<words2>.+)|what (?:is|are) (?P<words3>.+)"),
    (MATTER, "", "*", rf"{_WHO} {_BE} (?P<verb>[\w-]+ing{_UP}) (?P<words>.+)"),
    (MATTER, "", "*", rf"{_WHO} (?P<verb>(?!{_BE} )(?:[\w-]+(?:s|ed)|{_PAST}){_UP}) (?P<words>.+)"),)  # fmt: skip
_CONTRACTED = r"^(who|what|where|when)['’]s\b"
_SECTION = r"\b(?:section|sect?\.?|s\.?) ?(\d+[a-z]?)\b"
_ASKS_FOR_LAW = r"what (?:does|do) (?P<words>.+?) (?:ask|require|say|demand|mean)\b.*"
_KIND_BEHIND = rf"^{_THE}(?P<words>.+?) (?P<kind>priority|objective)$"
_AS_LIST = r"^(?:how many|list(?: me)?(?: all)?(?: of)?(?: the)?|show(?: me)?(?: all)?(?: the)?|give me(?: all)?(?: the)?) "
_OF_CLAIMS: Final = {
    "lead": "leads",
    "own": "owns",
    "chair": "chairs",
    "owns": "owns",
    "chairs": "chairs",
}

# Words that only ask, or only hold a sentence together: what is left without them is the matter.
_ONLY_ASK: Final = frozenset([
    "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "is", "are", "was", "were",
    "be", "been", "being", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
    "should", "shall", "must", "may", "might", "i", "me", "my", "we", "us", "our", "you", "your", "they",
    "them", "their", "he", "him", "she", "her", "it", "its", "one", "any", "anyone", "anybody", "someone",
    "somebody", "people", "tell", "know", "find", "out", "ask", "speak", "talk", "contact", "go", "going",
    "help", "please", "want", "need", "looking", "look", "got", "get", "currently", "actually", "exactly",
    "now", "if", "then", "there", "here", "to", "about", "with", "for", "on", "of", "in", "at", "by",
    "from", "the", "a", "an", "and", "or", "this", "that", "these", "those",
])  # fmt: skip


def understood(plain: str) -> Asked:
    """Understand a question that may have a form."""
    plain = _form(_CONTRACTED).sub(r"\1 is", plain)
    if said := _form(_SECTION).search(plain):
        if asks := _form(_ASKS_FOR_LAW).fullmatch(plain):
            plain = asks["words"]
        return Asked(SECTION, _form(_SECTION).sub(f"section {said[1]}", plain, count=1))
    asked = _form(_AS_LIST).sub("which ", plain)
    words = {*asked.casefold().split()}
    for form, of, needed, pattern in _FORMS:
        if _may_fit(needed, words) and (found := _form(pattern).fullmatch(asked)):
            return _without_kind(_read(form, of, found.groupdict()))
    return Asked(MATTER, plain)


def _may_fit(needed: str, words: set[str]) -> bool:
    if needed == "#":
        return any(letter.isdigit() for word in words for letter in word)
    return needed == "*" or not words.isdisjoint(needed.split())


def bare(plain: str) -> str:
    """The words of a question without those that only ask; empty where that leaves all or none.

    >>> bare("Could you find out for me about street lights?"), bare("street lights")
    ('street lights', '')
    """
    words = tokens(plain)
    left = [word for word in words if word not in _ONLY_ASK]
    return " ".join(left) if 0 < len(left) < len(words) else ""


def section(words: str) -> str:
    """The part of a question that names a section of the law.

    >>> section("who can share information under section 9 of the Weir Act")
    'section 9 of the Weir Act'
    """
    found = _form(r"section \w+(?: of .+)?$|section \w+").search(words)
    return found[0] if found else ""


def _read(form: str, of: str, parts: dict[str, str | None]) -> Asked:
    def part(name: str) -> str:
        said = (v for k, v in parts.items() if v and k.rstrip("s23") == name.rstrip("s"))
        return next(said, "").strip()

    verb = part("verb")
    if form == CLAIM:  # as a claim puts it
        verb = _OF_CLAIMS.get(verb.casefold()) or (
            "leads" if "lead" in verb.casefold() else f"is {verb}"
        )
        verb = verb.replace("is in charge of", "leads")
    return Asked(
        form,
        part("words") or ("the partnership" if of == _OURS else ""),
        verb=verb,
        role=of if form == LIST else part("role"),
        kind=part("kind").casefold(),
        other=part("other"),
    )


def _without_kind(asked: Asked) -> Asked:
    """Read "the violence priority" as the priority on violence."""
    if asked.form == MATTER and (found := _form(_KIND_BEHIND).fullmatch(asked.words)):
        return asked._replace(words=found["words"], kind=found["kind"].casefold())
    return asked

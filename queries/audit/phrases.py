"""The words of each rule of the audit: how it is asked about, and how several findings of it are told at once.

The places in braces are filled by ``wording.Together``, from what the findings have ``told``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

# What several rules miss in the same subjects is said in one sentence.
FRAMES: Final = {
    "given": "No {lacks} is given for {it}.",
    "measures": "{measures} of {it} {do} not say {lacks}.",
    "groups": "No {lacks} is named for {it}.",
}


class Wording(NamedTuple):
    """How the findings of one rule are asked about, and how several are told together.

    ``many`` is empty where ``lack`` and ``frame`` say it, or where each is told in its own words.
    ``after`` names a rule after which it has nothing to add of the same subject.
    """

    ask: str
    many: str = ""
    lack: str = ""
    frame: str = ""
    after: str = ""


WORDING: Final = {
    "no-lead": Wording("Who leads {it}?", "No lead is named for {it}."),
    "split-lead": Wording("Who answers for {0}: {1}, as lead of {2}, or {3}, as lead of {4}?"),
    "unled-matter": Wording("Who answers for {all} as a whole?"),
    "unnamed-provider": Wording(
        "Which {0} does the work of {it}?", "The {0} that works on {it} is not named."
    ),
    "through-part": Wording("Who in {it} answers for what {0} lead?"),
    "no-row": Wording(
        "Which rows of its delivery table carry out what the plan has under {it}: {1}?"
    ),
    "template-left": Wording(
        "Who agreed that the delivery plan for {it} has other objectives than the plan's example, {0}?"
    ),
    "action-elsewhere": Wording("Who answers for {all}, which {are} the matter of {1}?"),
    "aim-elsewhere": Wording(
        "What is {it} to change in its own matter, when its aim speaks of {0}?"
    ),
    "cycle": Wording("On what ground is {it} for {0}, when {1} asks for {2}?"),
    "change-unfounded": Wording(
        "From which number, and of which year, are the {0} counted, when {1} is given for {2}?"
    ),
    "jump": Wording(
        "What lies behind the change of “{0}” from {1} in {2} to {3} in {4}, and were both counted alike?"
    ),
    "several-leads": Wording("Which of {0} answers for {it} when they differ?"),
    "vacant": Wording(
        "Who{besides} {3} the {0} of {it}, by when, and who acts until then?",
        "The {0} of {it} is {1}{beside}.{meanwhile}",
    ),
    "self-led": Wording(
        "Has the {0} been set up, and if not, who leads until it is?",
        "{1} said to be led by the {0}; when it was set up is not reported.",
    ),
    "everybody": Wording("Which one of “{0}” answers for {it}?"),
    "unclear": Wording("Whom do the words “{1}” name as {0} of {it}?"),
    "withheld": Wording("Who can be asked about {it} while the name of its {0} is withheld?"),
    "ended-role": Wording(
        "Who took over for {it} from the person named until {0}?",
        "Somebody is named for {it} until {0} only; who came after is not said.",
    ),
    "promise-passed": Wording(
        "What came of what was expected by {0} for {it}?",
        "Nothing of a later date says what came of what was expected for {it} by {0}.",
    ),
    "matrix-no-a": Wording(
        "Who answers for {it}?", "No letter makes anybody accountable for {it}."
    ),
    "matrix-several-a": Wording("Which of those with an A answers for {it}?"),
    "matrix-no-r": Wording(
        "Who does the work of {it}?", "No letter makes anybody responsible for {it}."
    ),
    "matrix-no-letters": Wording("What is the part of {it}, whose column is empty?"),
    "no-officer": Wording(
        "Which officer answers for each of the {sum} actions under {it}?",
        "For {sum} actions under {it} no officer is named{bodies}{notes}.",
    ),
    "no-delivery-plan": Wording(
        "When will {it} have a delivery plan with owners and dates?",
        "{these} {have} no delivery plan with owners and dates in this register.",
    ),
    "lead-not-read": Wording("Who leads {it}, below whose heading lines were not understood?"),
    "not-read": Wording(
        "Who owns the {sum} actions of {it} of whose row a part could not be read?"
    ),
    "overdue": Wording(
        "When will {it}, due by {0}, be done, and who agrees the new date?",
        "{these} {were} due by {0} and {are} not said to be done.",
    ),
    "moved-deadline": Wording(
        "Who agreed that {it} be put off from {1} to {2}, and what will be different by then?"
    ),
    "owner-left": Wording("Who has taken on {it} from {0}?"),
    "vanished": Wording("What became of {all}, no longer named in the newest edition?"),
    "open-undated": Wording("By when {are} {it}, open since {0} at least, to be done?"),
    "due-soon": Wording("Will {it} be done by {0}, and what has been done so far?"),
    "said-again": Wording("What has been done on {it} since the last meeting?"),
    "better-but-worse": Wording(
        "Why did {it} go from {0} to {1} while its measure went from {2} to {3}?"
    ),
    "closed-bare": Wording(
        "What shows that {it} {are} done?",
        "{these} {are} said to be done, and nothing tells by what.",
    ),
    "green-but-late": Wording(
        "Why {are} {it} told as {1}, when due by {0} and not said to be done?"
    ),
    "stale": Wording("How do things stand with {it}, last reported on {0}?"),
    "told-two-ways": Wording("Has {it} begun or not, and as at what date was each said?"),
    "colours-differ": Wording("Which colour is right for {it}?"),
    "unproved": Wording(
        "How many of the {each} that are named in {it} were reached in the end?",
        "{these} {are} said to be done; nothing reported tells how many were reached of the numbers named there: {each}.",
    ),
    "end-before-start": Wording("Which date is right for {it}, the start or the end?"),
    "no-deadline": Wording(
        "{are} {it} done, and if not, by what date will that be?",
        lack="deadline",
        frame="given",
        after="open-undated",
    ),
    "no-start": Wording("What is the start date of {it}?", lack="start date", frame="given"),
    "red": Wording(
        "What has become of {it} since it was reported as red, and by what date will that be done?",
        "{these} {are} reported as red.",
    ),
    "no-status": Wording("What is the RAG status of {it}?", lack="RAG status", frame="given"),
    "undated-report": Wording(
        "What is the date of the report on {it}?", lack="date of the report", frame="given"
    ),
    "open-date": Wording(
        "What date is meant by “{0}” for {it}?", "“{0}” stands where {it} should have a date."
    ),
    "body-for-person": Wording(
        "{1} {it}?",
        "A body, {0}, is named where a person is expected for {it}.",
    ),
    "several-owners": Wording(
        "Which of {0} answers for {it}?",
        "Several officers share {it}, none of them named as the one who answers.",
    ),
    "misplaced-colour": Wording("Is the colour under “{0}” the status of {it}?"),
    "no-measure": Wording("How will success be judged for {it}?", "{these} {have} no measure."),
    "no-target": Wording(
        "What number or sign will show that each of the {sum} measures of {it} is met?",
        lack="how much",
        frame="measures",
    ),
    "no-target-date": Wording(
        "By when is each of the {sum} measures of {it} to be met?", lack="by when", frame="measures"
    ),
    "no-baseline": Wording(
        "From what figure does each of the {sum} measures of {it} start?",
        lack="from what starting point",
        frame="measures",
    ),
    "no-direction": Wording("Should {it} go up or down?", "No direction is given for {it}."),
    "no-action": Wording("What will be done for {it}?", "{these} {have} no action."),
    "reports-nowhere": Wording(
        "To whom should {it} report?", lack="body to report to", frame="groups"
    ),
    "no-members": Wording(
        "Who chairs {it}, and who are the members?", lack="member, chair", frame="groups"
    ),
    "no-group": Wording("Which group delivers {it}?", "It is not said which group delivers {it}."),
    "twice": Wording(
        "{are} {it}, under both {0} and {1}, one piece of work or two, and who answers for {them}?",
        "{these} each stand under both {0} and {1}, word for word or nearly so.",
    ),
    "repeated": Wording("What does {it}, where it stands a second time, add to the first?"),
    "lone-officer": Wording(
        "Who would take on the {sum} open actions for which {it} alone {are} named?"
    ),
    "outside-provider": Wording(
        "What {have} {it} agreed to do for the {sum} open rows that name {them}, and who answers for that?"
    ),
    "two-values": Wording("Which number is right for “{1}”: {0}?"),
    "revised-once": Wording("Which number is in force for “{1}”: {0}?"),
    "percentage": Wording("What are the right figures, since this cannot be: {0}?"),
    "total": Wording("What are the right figures, since this cannot be: {0}?"),
    "part-too-large": Wording("What are the right figures, since this cannot be: {0}?"),
    "not-over": Wording("Which month and year does the report of {1} mean by “{0}”?"),
    "impossible-date": Wording("Which date is meant by “{0}”?"),
    "ahead-of-itself": Wording("When were the figures for {0}, headed {1}, taken?"),
    "beyond-plan": Wording(
        "What becomes of the {0} actions{3} that run for {1} years when the plan, which is for {2}, ends?"
    ),
    "no-bearer": Wording("Which bodies bear {it}?"),
    "no-law": Wording("Which Act or regulation makes {it} one?"),
    "bearer-not-bound": Wording(
        "Does the plan mean that {it} lies on “{1}”, when {0} puts it on {2}?"
    ),
    "no-section": Wording("Which section of the {0} is meant by {it}?"),
    "lead-not-bound": Wording(
        "How does {0}, which leads {it}, reach {2}, on whom {1} lays its duty?"
    ),
    "lead-not-authority": Wording(
        "By what agreement is {0} held to delivering {it}, since it is no responsible authority?"
    ),
    "claimed-authority": Wording("Which members of {it} are responsible authorities by law?"),
    "silent": Wording(
        "How does the partnership do what the law asks on {all}?",
        "No passage read mentions {any}; a plan need not, but the law asks it of the partnership or its members.",
    ),
    "leads-nothing": Wording(
        "What part should {it} have in delivering the plan?",
        "{these} {are} members, lead no priority and are named for no action that names anybody.",
    ),
    "unseated": Wording("For which body or group does each of the {sum} officers of {it} act?"),
    "lone-lead": Wording("Who would answer for the {sum} actions if {it} stopped leading?"),
    "lead-not-member": Wording(
        "By which name should {all} be known, as lead and as member alike?",
        "The leads of {it} go by other names elsewhere, or are not in the list of members by that name.",
    ),
    "several-names": Wording(
        "Is “{0}” the same as “{1}”?", "{these} may stand under other names as well."
    ),
    "only-drawn": Wording(
        "What is the part of {it} in the plan, and who reports to whom?",
        "{these} are boxes in a chart; nothing here says what they have to do with the plan.",
    ),
    "named-once": Wording("Who are the members of the {all}, and where do they report?"),
    "broken-text": Wording("What should the wording of {it} be?"),
    "placeholder": Wording("What belongs where the form says “{0}”?"),
}


def wording(code: str) -> Wording:
    """The words of a rule; a rule from elsewhere asks what will be done."""
    return WORDING.get(code) or Wording("What will be done about {it}?")

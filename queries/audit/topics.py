"""What the findings of rules are about, in the order in which people would ask."""

from __future__ import annotations

from typing import Final, NamedTuple

from remit.queries.audit.model import AnyRule


class Topic(NamedTuple):
    """What the findings of some rules are about.

    ``work`` says that those about an action belong to its row; others are one matter for each plan
    (``whole``) or for each thing. ``within`` names the topic, or ``rows``, whose matter takes a finding
    in where that concerns nothing else. ``noun`` is the kind of what its findings tell of where no thing stands for it.
    """

    codes: tuple[str, ...]
    title: str = ""
    ask: str = ""
    work: bool = False
    whole: bool = True
    within: str = ""
    noun: str = ""


TOPICS: Final = (
    Topic(("no-lead",), "Priorities that nobody leads"),
    Topic(("unled-matter",), "A matter without a lead of its own: {firsts}", whole=False),
    Topic(("split-lead",), "One matter under two leads: {firsts}", whole=False),
    Topic(("vacant", "self-led", "promise-passed", "everybody"), "Seats left open", work=True),
    Topic(("ended-role",), work=True),
    Topic(("unclear", "withheld"), "Owners whom the documents do not tell plainly", work=True),
    Topic(
        ("matrix-no-a", "matrix-several-a", "matrix-no-r", "matrix-no-letters"),
        "Letters that a matrix of roles lacks or has twice",
    ),
    Topic(
        ("no-officer", "no-delivery-plan"),
        "Actions without an officer",
        "Which officer answers for each of the {sum} actions under {it}, and when will there be a "
        "delivery plan with owners and dates?",
    ),
    Topic(("no-row",), "Actions that no delivery table takes up"),
    Topic(("not-read",), "Owners that could not be read", work=True),
    Topic(("lead-not-read",), "Leads that could not be read"),
    Topic(("owner-left",), work=True),
    Topic(("red", "overdue", "green-but-late", "moved-deadline", "stale", "due-soon"), work=True),
    Topic(("vanished",), "Actions that went without being closed"),
    Topic(("told-two-ways", "colours-differ", "better-but-worse", "unproved", "closed-bare"), work=True),
    Topic(("no-measure", "no-action"), "Priorities without measures or actions"),
    Topic(
        ("no-target", "no-target-date", "no-baseline", "no-direction"),
        "Measures by which success cannot be judged",
        "How much, by when and from what figure is each of the {sum} measures of {it} to change?",
    ),
    Topic(
        ("no-members", "reports-nowhere", "no-group"),
        "Groups without members or without a body to report to",
    ),
    Topic(("two-values", "revised-once"), "Figures that differ", whole=False),
    Topic(("percentage", "total", "part-too-large"), "Figures that cannot all be true"),
    Topic(("change-unfounded", "jump"), "A change that the words do not explain", whole=False),
    Topic(("twice", "repeated"), "The same action told twice"),
    Topic(("beyond-plan", "cycle"), "How long a plan is for", whole=False),
    Topic(("outside-provider",), "Work that needs a body which is not named for it"),
    Topic(("lone-officer",), "Much rests on one officer", within="rows"),
    Topic(("lead-not-authority",), "Leads that are not responsible authorities"),
    Topic(("several-leads",), "Priorities with several leads"),
    Topic(("unseated",), "Officers of whom no body is named"),
    Topic(("not-over", "ahead-of-itself", "impossible-date"), "Dates that do not fit: {firsts}", "Which date or year is meant where the documents say {firsts}?"),
    Topic(("lead-not-bound",), "A duty cited under a lead on whom it does not lie", whole=False),
    Topic(("through-part",), whole=False),
    Topic(("lone-lead",), "Much rests on one lead"),
    Topic(("leads-nothing",), "Members that lead nothing"),
    Topic(("silent",), "Duties on which the documents are silent"),
    Topic(("only-drawn", "named-once"), "Bodies of which hardly anything is said", noun="body"),
    Topic(("end-before-start", "open-undated", "said-again", "no-deadline", "no-start", "no-status"), work=True),
    Topic(
        ("unnamed-provider", "body-for-person", "several-owners", "open-date", "undated-report", "misplaced-colour"),
        work=True,
    ),
    Topic(("aim-elsewhere", "action-elsewhere"), "Aims and actions that are the matter of another priority"),
    Topic(("template-left",), "An example's objectives that the table left behind"),
    Topic(("no-bearer", "no-law"), "A duty of which the law or the bearer is not told", whole=False),
    Topic(("bearer-not-bound",), whole=False),
    Topic(("lead-not-member", "several-names"), "Leads and members under several names"),
    Topic(("no-section",), "An Act cited without its section", within="lead-not-bound bearer-not-bound no-bearer"),
    Topic(("claimed-authority",)),
    Topic(("broken-text", "placeholder"), "Wordings that cannot be made out"),
)  # fmt: skip

ORDER: Final = {code: n for n, code in enumerate(c for topic in TOPICS for c in topic.codes)}
_TOPIC: Final = {code: topic for topic in TOPICS for code in topic.codes}


def topic_of(rule: AnyRule) -> Topic:
    """What the findings of a rule are about; a rule that no topic knows is a topic of its own."""
    return _TOPIC.get(rule.code) or Topic((rule.code,), rule.title)

"""One sentence said in many ways: whoever it names is to do what it says, by whatever words, behind whatever leads up to it.

Each party is crossed with each way of saying that something is theirs, in the kinds of paper that say so, and the ways of
saying that it is not, or only wished, supposed, over or news, are crossed in the same way: of these nothing is claimed.
"""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.loaders.conftest import Read
from tests.support.told import roles, unread

_PAPERS = {
    "minutes": (
        "# Mereham Parish Council\n\nMinutes of the meeting of the Parish Council held on 12 May 2031\n\n"
        "Present: Cllr J Moss (Chair), Cllr M Peel, Rowan Birch (RB), Niamh Wells (NW), Tom Hurst (TH)\n\n"
        "In attendance: Mrs N Carter (Clerk)\n\n## 7. Village matters\n\n"
    ),
    "terms": "# Allotments Group: terms of reference\n\nThe Allotments Group is a sub-group of Mereham Parish Council.\n\n## Duties\n\n",
    "policy": "# Mereham Parish Council\n\n# Records Management Policy\n\n## 4. Roles and responsibilities\n\n",
}
# A verb, its "-ing", its participle, its object, and the word of it by which the work is known.
_WORKS = [
    ("review", "reviewing", "reviewed", "the allotment rents", "rents"),
    ("check", "checking", "checked", "the flood gauge", "gauge"),
    ("update", "updating", "updated", "the asset register", "register"),
    ("inspect", "inspecting", "inspected", "the play equipment", "equipment"),
    ("publish", "publishing", "published", "the winter newsletter", "newsletter"),
    ("investigate", "investigating", "investigated", "the blocked culvert", "culvert"),
    ("prepare", "preparing", "prepared", "a business case for the depot", "depot"),
    ("maintain", "maintaining", "maintained", "the list of contractors", "contractors"),
    ("coordinate", "coordinating", "coordinated", "the litter pick", "litter"),
    ("test", "testing", "tested", "the fire alarms", "alarms"),
]
_MINUTES, _TERMS, _POLICY = ("minutes",), ("terms",), ("policy",)
_ALL = ("minutes", "terms", "policy")
_Party = tuple[str, str, tuple[str, ...], tuple[str, ...]]
# As a subject, behind a preposition, who that is, and where.
_PARTIES: list[_Party] = [
    ("The Clerk", "the Clerk", ("Clerk",), _ALL),
    ("Cllr Moss", "Cllr Moss", ("J Moss",), _MINUTES),
    ("Cllr. M Peel", "Cllr. M Peel", ("M Peel",), _MINUTES),
    ("RB", "RB", ("Rowan Birch",), _MINUTES),
    ("NW/TH", "NW/TH", ("Niamh Wells", "Tom Hurst"), _MINUTES),
    ("Cllr Moss & the Clerk", "Cllr Moss & the Clerk", ("J Moss", "Clerk"), _MINUTES),
    ("The Finance Team", "the Finance Team", ("Finance Team",), _ALL),
    ("The Head of Finance", "the Head of Finance", ("Head of Finance",), _ALL),
    ("The Data Custodian", "the Data Custodian", ("Data Custodian",), ("terms", "policy")),
    ("Members", "members", ("Members",), _TERMS),
    ("The Co-chairs", "the Co-chairs", ("Co-chairs",), ("minutes", "terms")),
    ("All staff", "all staff", ("Staff",), _POLICY),
]
_FORMS = [
    ("{P} to {v}.", _MINUTES),
    ("{P} will {v}.", _MINUTES),
    ("{P} must {v}.", ("terms", "policy")),
    ("{P} should {v}.", _POLICY),
    ("{P} will need to {v}.", _ALL),
    ("{P} agreed to {v}.", _MINUTES),
    ("{P} kindly offered to {v}.", _MINUTES),
    ("{P} was asked to {v}.", _MINUTES),
    ("{P} has been instructed to {v}.", _MINUTES),
    ("{P} was tasked with {g}.", _MINUTES),
    ("{P} asked to {v}.", _MINUTES),
    ("{P} confirmed that they would {v}.", _MINUTES),
    ("{X} will be {d} by {p}.", _ALL),
    ("{X} is to be {d} by {p}.", _ALL),
    ("{X} would be {d} by {p}.", _MINUTES),
    ("{X} must be {d} by {p}.", ("terms", "policy")),
    ("{G} is the responsibility of {p}.", _ALL),
    ("{G} rests with {p}.", ("terms", "policy")),
    ("Responsibility for {x} lies with {p}.", _ALL),
    ("It is the duty of {p} to {v}.", ("terms", "policy")),
    ("{P} is responsible for {g}.", _ALL),
    ("The final decision on {x} would be by {p}.", _ALL),
    ("ACTION {P}: {V}.", _MINUTES),
]
_WRAPPINGS = [
    "*{}", "- {}", "3.2 {}", "a. {}", "RESOLVED: {}", "It was noted that {}", "In the meantime, {}", "Following discussion, {}",
    "Village matters – {}", "{} *Next agenda.", "There was some discussion of the costs. {}", "| Hall | {} |",
]  # fmt: skip
_NOT_SAID = [
    ("{P} was asked whether they would {v}.", _MINUTES),
    ("{P} asked the surveyor to {v}.", _MINUTES),
    ("{P} asked to see {x}.", _MINUTES),
    ("{P} declined to {v}.", _MINUTES),
    ("{P} offered thanks to those who {v}.", _MINUTES),
    ("{P} said that the contractor would {v}.", _MINUTES),
    ("{P} was thanked for {g}.", _MINUTES),
    ("It was suggested that {p} should {v}.", _MINUTES),
    ("It was agreed that {p} was to be thanked for {g}.", _MINUTES),
    ("A motion that {p} {v} was lost.", _MINUTES),
    ("{X} was {d} by {p} last year.", _ALL),
    ("{X} could be {d} by {p}.", _ALL),
    ("{X} will not be {d} by {p}.", _ALL),
    ("{X} will be {d} by Easter.", _ALL),
    ("{X} will be {d} by Bridge Street.", _ALL),
    ("If {p} agrees to {v}, the grant will be paid.", _ALL),
    ("For example, {p} will {v}.", _ALL),
    ("{P} may wish to {v}.", _ALL),
    ("{P} is no longer responsible for {g}.", _ALL),
    ("It is not the responsibility of {p} to {v}.", _ALL),
    ("The new software will {v}.", _ALL),
    ("Park Ward will {v}.", _ALL),
    ("Should {p} {v}?", _ALL),
]
_BESIDE = [  # of whom much is said that is no work
    ("minutes", "Until Ann Bee was asked to mend the gate, nothing had happened."),
    ("minutes", "Members will recall the flood of 2020."),
    ("minutes", "Mr Jones said he would sue the Council."),
    ("minutes", "It was noted that the County Council will close the road."),
    ("minutes", "Cllr Moss said that he would vote against it."),
    ("minutes", "The Clerk asked to take her leave in June."),
    ("minutes", "The fete will be opened by Mrs Smith."),
    ("minutes", "The Council would need to find £4,000 a year."),
    ("minutes", "Thanks to Cllr Moss [Clerk]"),
    ("terms", "Members must live in the parish."),
    ("terms", "Members are responsible for their own travel."),
    ("policy", "All staff should enjoy their work."),
    ("policy", "Letters must be answered by First Class post."),
]


def _said(form: str, party: tuple[str, str], work: tuple[str, str, str, str, str]) -> str:
    verb, doing, done, what, _ = work
    several = (
        party[0].endswith("s") or "&" in party[0] or "/" in party[0] or party[0] == "All staff"
    )
    said = form.format(
        P=party[0], p=party[1], v=f"{verb} {what}", V=f"{verb.capitalize()} {what}", g=f"{doing} {what}",
        G=f"{doing.capitalize()} {what}", x=what, X=what[0].upper() + what[1:], d=done,
    )  # fmt: skip
    if several:
        for one, many in (("was", "were"), ("has", "have"), ("is", "are")):
            said = said.replace(f"{party[0]} {one} ", f"{party[0]} {many} ")
    if "alarms" in said or "rents" in said:
        said = said.replace("alarms is ", "alarms are ").replace("rents is ", "rents are ")
    return said


@pytest.mark.parametrize(
    ("paper", "party"),
    [
        pytest.param(paper, party, id=f"{party[0]} in {paper}")
        for party in _PARTIES
        for paper in party[3]
    ],
)
def test_whoever_a_sentence_names_is_to_do_what_it_says(
    marked: Read, paper: str, party: _Party
) -> None:
    """By whatever way of saying so a paper of that kind has; of the forms that a paper holds none is lost."""
    subject, behind, who, _ = party
    forms = [form for form, where in _FORMS if paper in where]
    for at in range(0, len(forms), len(_WORKS)):
        batch = list(zip(forms[at : at + len(_WORKS)], _WORKS, strict=False))
        lines = [_said(form, (subject, behind), work) for form, work in batch]
        told = roles(marked(_PAPERS[paper] + "\n\n".join(lines) + "\n"))
        for line, (_, work) in zip(lines, batch, strict=True):
            owners = {owner for name, _, owner in told if work[-1] in name}
            assert {next((o for o in owners if o.startswith(w)), w) for w in who} == owners, line


@pytest.mark.parametrize("wrapping", _WRAPPINGS)
def test_what_leads_up_to_a_sentence_changes_nothing(marked: Read, wrapping: str) -> None:
    """A mark, a label, a heading, what was agreed or noted before it, and what closes it."""
    forms = cycle(
        ["Cllr Moss is to {v}.", "Cllr Moss will {v}.", "Cllr Moss has been asked to {v}."]
    )
    lines = [_said(form, ("", ""), work) for form, work in zip(forms, _WORKS[:3], strict=False)]
    table = wrapping.startswith("|")
    head = "| Item | Discussion |\n|---|---|\n" if table else ""
    text = head + ("\n" if table else "\n\n").join(wrapping.format(line) for line in lines)
    told = roles(marked(_PAPERS["minutes"] + text + "\n"))
    for line, work in zip(lines, _WORKS, strict=False):
        assert {owner for name, _, owner in told if work[-1] in name} == {"J Moss"}, line


@pytest.mark.parametrize("paper", _PAPERS)
def test_what_is_denied_supposed_wished_over_or_news_is_nobodys(marked: Read, paper: str) -> None:
    """Of parties of every kind."""
    parties = cycle([party for party in _PARTIES if paper in party[3]])
    forms = [form for form, where in _NOT_SAID if paper in where]
    for at in range(0, len(forms), len(_WORKS)):
        lines = [
            _said(form, next(parties)[:2], work)
            for form, work in zip(forms[at : at + len(_WORKS)], _WORKS, strict=False)
        ]
        assert not roles(marked(_PAPERS[paper] + "\n\n".join(lines) + "\n")), lines


@pytest.mark.parametrize(("paper", "said"), _BESIDE)
def test_what_befalls_somebody_or_is_their_own_affair_is_no_work(
    marked: Read, paper: str, said: str
) -> None:
    """Though the words are those of work."""
    assert not roles(marked(f"{_PAPERS[paper]}{said}\n"))


def test_a_name_that_nobody_knows_is_owned_up_to(marked: Read) -> None:
    """What strangers agreed to is theirs, and of what "will" do something they may be anything."""
    contents = marked(
        f"{_PAPERS['minutes']}Play Maintain agreed to mend the swings.\n\nPlay Maintain will paint the slide.\n"
    )
    assert not roles(contents)
    assert "Play Maintain agreed to mend the swings." in unread(contents)
    assert "Play Maintain will paint the slide." in unread(contents)


def test_an_item_that_was_run_into_another_is_a_sentence_of_its_own(marked: Read) -> None:
    """Its letter is no word of either."""
    text = "a. The Clerk to write to the tenant. b. Cllr Peel agreed to find the cost. *Cllr Moss to ring the school. c."
    assert roles(marked(f"{_PAPERS['minutes']}{text}\n")) == {
        ("write to the tenant", "responsible", "Clerk"),
        ("find the cost", "responsible", "M Peel"),
        ("ring the school", "responsible", "J Moss"),
    }

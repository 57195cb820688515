"""Every rule: what it finds, what it spares, and what its declaration must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from remit.graph.held_store import HeldStore
from remit.graph.model import Citation, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.audit import FAMILIES, RULES, SEVERITIES, Finding, Rule, audit
from remit.queries.audit.page import page
from tests.support.lines import contents

_FILE = Path(__file__).parents[2] / "data" / "audit-cases.yaml"
CASES: dict[str, dict[str, str | list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
DAY = date(2020, 7, 31)
AHEAD = timedelta(days=90)
Made = Callable[..., Store]
Boxes = tuple[tuple[str, str], ...]


def cases(part: str) -> list[tuple[str, str]]:
    """Every register that a rule finds a fault in, or spares, with the rule's code."""
    found = []
    for code, parts in CASES.items():
        given = parts[part]
        found += [(code, lines) for lines in ([given] if isinstance(given, str) else given)]
    return found


def _dated(lines: str) -> tuple[list[str], date]:
    """The lines of a case without the one that gives its day, and the day."""
    said = lines.splitlines()
    days = [date.fromisoformat(line.removeprefix("day ")) for line in said if line[:4] == "day "]
    return [line for line in said if line[:4] != "day "], days[0] if days else DAY


@pytest.mark.parametrize(("code", "lines"), cases("finds"))
def test_a_rule_finds_its_fault_and_cites_it(code: str, lines: str, register: Made) -> None:
    """The fault is found once or more, said in a sentence, about something, with a passage."""
    said, day = _dated(lines)
    done = audit(register(*said), day, [code], ahead=AHEAD)
    assert done.findings
    for finding in done.findings:
        assert finding.code == code
        assert finding.message[-1] in ".!"
        assert finding.evidence


@pytest.mark.parametrize(("code", "lines"), cases("finds"))
def test_a_rule_finds_in_memory_what_it_finds_in_a_file(code: str, lines: str) -> None:
    """There the passages come with the statements, and here they are asked for: all of them, however many say a thing."""
    said, day = _dated(lines)
    made = contents(said)
    made = replace(made, statements=tuple(_said_twice(s) for s in made.statements))
    file = in_memory()
    file.replace(made)
    held = HeldStore("held", made)
    assert audit(held, day, [code], ahead=AHEAD) == audit(file, day, [code], ahead=AHEAD)


def _said_twice(said: Statement) -> Statement:
    again = (replace(c, locator=c.locator.replace("line ", "line 9")) for c in said.citations)
    return replace(said, citations=(*said.citations, *again))


@pytest.mark.parametrize(("code", "lines"), cases("spares"))
def test_a_rule_spares_what_only_looks_like_its_fault(
    code: str, lines: str, register: Made
) -> None:
    """It looked at something, and found nothing."""
    said, day = _dated(lines)
    done = audit(register(*said), day, [code], ahead=AHEAD)
    assert [finding.message for finding in done.findings] == []
    assert done.rules[0].checked > 0


def test_no_rule_lacks_a_case_and_no_declaration_is_thin() -> None:
    """All violations of all rules are listed together."""
    wrong = [f"{rule.code}: {fault}" for rule in RULES for fault in _faults(rule)]
    wrong += [f"{code}: is no rule" for code in CASES if code not in {r.code for r in RULES}]
    codes = [rule.code for rule in RULES]
    wrong += [f"{code}: declared twice" for code in codes if codes.count(code) > 1]
    assert wrong == []


def _faults(rule: Rule[Any]) -> list[str]:
    wrong = [
        f"has no case that it {part}"
        for part in ("finds", "spares")
        if part not in CASES.get(rule.code, {})
    ]
    if rule.family not in FAMILIES or rule.severity not in SEVERITIES:
        wrong.append("has no family or severity that there is")
    wrong += [
        f"{name} is no sentence"
        for name in ("how", "why", "todo")
        if getattr(rule, name)[-1] != "."
    ]
    wrong += [
        f"{name} is empty" for name in ("title", "checked", "reference") if not getattr(rule, name)
    ]
    return wrong


def test_the_rules_of_a_family_stand_together() -> None:
    """The report goes through the families in their order."""
    assert [*dict.fromkeys(rule.family for rule in RULES)] == [*FAMILIES]


def test_the_page_on_the_rules_is_what_the_declarations_make(repository: Path) -> None:
    """Otherwise: python -m remit.queries.audit.page."""
    assert (repository / "docs" / "rules.md").read_text(encoding="utf-8") == page()


def test_an_officer_in_the_delivery_table_is_counted_beside_the_actions_of_the_plan(
    register: Made,
) -> None:
    """“All actions name no officer” would be false where the table of the same priority names some."""
    lines = [
        "priority/p label Safer streets",
        "{3} action/a* actionOf priority/p",
        "{3} action/a* horizon P1Y",
        "{4} action/r* actionOf priority/p",
        "{4} action/r* responsible person/ann",
        "action/r1 responsible person/bob",
        "action/r1 responsible post/constable",
        "person/bob holds post/sergeant",
        "action/r6 actionOf priority/p",
        "action/r6 responsible post/sergeant",
        "action/r5 actionOf priority/p",
        "action/r5 responsible vacancy/v",
    ]
    (found,) = audit(register(*lines), DAY, ["no-officer"]).findings
    assert found.message == (
        "For 3 of the 9 actions of “Safer streets”, those of its delivery table counted, no officer is named: "
        "all 3 in the plan, for example “a0”; its delivery table names 2 officers."
    )
    (found,) = audit(
        register(*lines, "action/r7 actionOf priority/p"), DAY, ["no-officer"]
    ).findings
    assert "all 3 in the plan and 1 of 7 in its delivery table" in found.message
    (found,) = audit(register(*lines[:3]), DAY, ["no-officer"]).findings
    assert (
        found.message == "For all 3 actions in the plan under “Safer streets” no officer is named."
    )


def test_parts_of_actions_are_counted_as_everywhere_and_said_to_be_parts(register: Made) -> None:
    """The page, the list and the finding tell one number of the same actions."""
    lines = [
        "priority/p label Safer streets",
        "{3} action/a* actionOf priority/p",
        "{3} action/a* horizon P1Y",
        "{2} action/b* actionOf action/a0",
        "action/a1 accountable body/council",
    ]
    (found,) = audit(register(*lines), DAY, ["no-officer"]).findings
    assert found.message == (
        "For all 5 actions in the plan under “Safer streets” no officer is named; 2 of them are parts of another; "
        "1 of them names a body."
    )
    (found,) = audit(
        register(*lines, "action/a0 responsible person/ann"), DAY, ["no-officer"]
    ).findings
    assert found.message.startswith(
        "For 4 of 5 actions in the plan under “Safer streets” no officer is named, for example “a1”"
    )
    only = [
        *lines[:4],
        "action/a0 responsible person/ann",
        "action/a1 responsible person/ann",
        "action/a2 responsible person/ann",
    ]
    assert (
        audit(register(*only), DAY, ["no-officer"]).findings == ()
    )  # parts of what has an officer


def test_a_power_that_is_called_a_duty_is_not_called_one_by_the_law(register: Made) -> None:
    """The law allows; it is not said to put the duty on anybody else."""
    lines = [
        "duty/d label share what is known",
        "duty/d arisesFrom provision/s",
        "provision/s label Crime and Disorder Act 1998, section 115",
        "duty/d accountable body/b",
        "body/b label Vale Council",
    ]
    (found,) = audit(register(*lines), DAY, ["bearer-not-bound"]).findings
    assert "gives a power, and lays no duty on anybody" in found.message
    assert "read on a secondary page" in found.message


_PLAN = (
    "body/b classification community safety partnership",
    "plan/x adoptedBy body/b",
    "text We like trees.",
)


@pytest.mark.parametrize(
    ("matter", "certain"),
    [
        ("meeting in public", False),  # read as first made, amended since
        ("a strategic assessment", False),
        ("sending the plan", True),  # inserted later, and read so
        ("scrutiny by councillors", True),
    ],
)
def test_nobody_is_asked_about_law_whose_standing_is_not_certain(
    matter: str, certain: bool, register: Made
) -> None:
    """Where nobody has checked what amendments left of a duty, silence on it is no finding."""
    done = audit(register(*_PLAN), DAY, ["silent"])
    assert any(matter in f.message for f in done.findings) is certain


def test_a_plan_is_held_against_the_law_only_where_it_is_certain_what_that_asked(
    register: Made,
) -> None:
    """The regulations were read as first made: until they were amended they asked it, since then nobody has checked."""
    lines = (*_PLAN[:2], "priority/p priorityOf plan/x", "text Why we chose a one-year plan")
    store = register(*lines)
    (found,) = audit(store, date(2011, 5, 31), ["cycle"]).findings
    assert found.message.endswith("Regulations 2007 asks for a plan of 3 years.")
    (rule,) = audit(store, date(2011, 6, 1), ["cycle"]).rules
    assert (rule.checked, rule.found) == (0, 0)


def test_what_a_row_with_an_officer_takes_up_is_told_beside_the_number(register: Made) -> None:
    """No officer is named for it, but it and the row that carries it out are one piece of work."""
    lines = [
        "priority/p label Safer streets",
        *(
            "action/a0 actionOf priority/p",
            "action/a0 horizon P1Y",
            "action/a0 label Plant limes by the canal",
        ),
        *(
            "action/a1 actionOf priority/p",
            "action/a1 horizon P1Y",
            "action/a1 label Count the lamps",
        ),
        *(
            "action/a2 actionOf priority/p",
            "action/a2 horizon P3Y",
            "action/a2 label Plant limes by the old canal",
        ),
        *("action/r actionOf priority/p", "action/r label Forty limes planted along the canal"),
    ]
    (found,) = audit(
        register(*lines, "action/r responsible person/ann"), DAY, ["no-officer"]
    ).findings
    assert "all 3 in the plan, for example “Count the lamps”" in found.message
    assert found.message.endswith(
        "names 1 officer, and takes up 1 of these actions, by the words: “Plant limes by the canal” in its row "
        "“Forty limes planted along the canal”."
    )  # the limes of this year: neither the lamps nor what is for later years
    # The row is cited, and is none of the actions that it is found of.
    assert len(found.evidence) == len(found.concerns) == 4
    (found,) = audit(register(*lines), DAY, ["no-officer"]).findings
    assert found.message.startswith("For all 4 actions of “Safer streets”, ")


def test_a_row_that_shares_a_few_words_does_not_take_an_action_up(register: Made) -> None:
    """Lowering one risk is not taken up by lowering another, nor is what two rows have in common the work."""
    lines = [
        *("action/a0 actionOf priority/p", "action/a0 horizon P1Y"),
        "action/a0 label Lower jointly the risk and the demand that come with mental health problems",
        *("action/r actionOf priority/p", "action/r responsible person/ann"),
        "action/r label Write a plan that lowers the risk from dogs",
    ]
    (found,) = audit(register(*lines), DAY, ["no-officer"]).findings
    assert found.message.endswith("its delivery table names 1 officer.")


@pytest.mark.parametrize(
    "owner", ["responsible vacancy/v", "responsible unclear/u", "responsible withheld/w", "accountable body/b"]
)  # fmt: skip
def test_what_a_row_takes_up_for_which_nobody_is_named_has_no_officer(
    owner: str, register: Made
) -> None:
    """That the row is still to be given to somebody gives the action of the plan to nobody."""
    lines = [
        *("action/a0 actionOf priority/p", "action/a0 horizon P1Y"),
        *("action/a0 label Plant limes by the canal", "action/r actionOf priority/p"),
        *("action/r label Forty limes planted along the canal", "body/b label All partners"),
    ]
    (found,) = audit(register(*lines, f"action/r {owner}"), DAY, ["no-officer"]).findings
    assert found.message.startswith("For 1 of the 2 actions of “p”, ")
    assert found.message.endswith(
        "the only one in the plan, for example “Plant limes by the canal”; its delivery table names 0 officers."
    )


def test_an_action_that_names_its_own_officer_is_not_told_as_taken_up(register: Made) -> None:
    """The row adds nobody to it: only the other action has an officer by the row alone."""
    lines = [
        *("{3} action/a* actionOf priority/p", "{3} action/a* horizon P1Y"),
        *("action/a0 label Plant limes by the canal", "action/a1 label Plant limes by the lock"),
        *("action/a1 responsible person/bo", "action/r actionOf priority/p"),
        *("action/r label Limes planted by canal and lock", "action/r responsible person/ann"),
    ]
    (found,) = audit(register(*lines), DAY, ["no-officer"]).findings
    assert found.message.endswith(
        "takes up 1 of these actions, by the words: “Plant limes by the canal” in its row “Limes planted by canal and lock”."
    )


def test_a_sentence_that_nobody_was_found_is_no_name_of_a_seat(register: Made) -> None:
    """It says that the seat is open, and is quoted for that; nor is a question of who it may be the name of one."""
    asked = "action/a responsible vacancy/v {as=And who looks after the limes?}"
    (found,) = audit(register("vacancy/v label nobody yet", asked), DAY, ["vacant"]).findings
    assert found.message.startswith("The owner of the action “a” is written as “nobody yet”")
    lines = (
        "action/a label Water the limes",
        "action/a responsible vacancy/v {as=Nobody could be found (empty)}",
    )
    (found,) = audit(register(*lines), DAY, ["vacant"]).findings
    assert found.message == (
        "The owner of the action “Water the limes” is open: the documents say “Nobody could be found”, and nobody else is named."
    )


def test_a_post_that_a_report_is_waiting_to_have_filled_may_have_been_filled(
    register: Made,
) -> None:
    """The report tells how it stood on its day; after that nobody knows, and that is what is said."""
    lines = [
        *("action/a actionOf priority/p", "update/u updateOf action/a"),
        "update/u text 'Awaiting a lead for limes. Likely to be settled in May 2020.'",
        *("vacancy/v label a lead for limes", "vacancy/v holds post/lead"),
        "post/lead label Lead for limes",
    ]

    def told(*more: str) -> Finding:
        made = contents([*lines, *more])
        (report,) = (s for s in made.statements if s.term == "text")
        said = [
            replace(s, citations=report.citations) if s.term == "holds" else s
            for s in made.statements
        ]
        store = in_memory()
        store.replace(replace(made, statements=tuple(said)))
        (found,) = audit(store, DAY, ["vacant"]).findings
        return found

    found = told()
    assert found.message == (
        "Nobody is named in the post “Lead for limes”. A report without a date says “Awaiting a lead for limes. Likely "
        "to be settled in May 2020”; whether it has been filled since is not said."
    )
    assert "A report of 2 April 2020 says" in told("update/u asAt 2020-04-02").message
    (plain,) = audit(register(*lines[3:]), DAY, ["vacant"]).findings
    # No passage has this name then, so that it stands in no marks of a quotation.
    assert plain.message == "Nobody is named in the post ‘Lead for limes’, which is to be filled."


def test_an_undated_report_is_told_by_its_words_and_not_for_all_that_is_said(
    register: Made,
) -> None:
    """What stands in the column of the status may speak of later times."""
    lines = [
        *(
            "action/a actionOf priority/p",
            "action/a label Plant limes",
            "update/u updateOf action/a",
        ),
        *(
            "update/u text 'Forty were planted in May 2020.'",
            "action/a evaluation Amber until next spring",
        ),
    ]
    (found,) = audit(register(*lines), DAY, ["undated-report"]).findings
    assert found.message == (
        "The report “Forty were planted in May 2020.” on “Plant limes” bears no date of its own; the only time that it names is "
        "May 2020."
    )


def _drawn(*links: tuple[str, Boxes]) -> str:
    """What is told of Quay Board, tied in charts to bodies in boxes that stand in these places."""
    lines = [
        "body/a label Quay Board",
        *(f"body/a linkedTo body/{other} {{basis=drawn}}" for other, _ in links),
        *(f"body/{other} worksWith body/z" for other, _ in links),
    ]
    made = contents(lines)
    boxes = {f"body/{other}": cited for other, cited in links}
    said = [
        replace(s, citations=tuple(Citation("plan.txt", at, quote, "aa") for at, quote in boxes[s.object or ""]))
        if s.term == "linkedTo"
        else s
        for s in made.statements
    ]  # fmt: skip
    store = in_memory()
    store.replace(replace(made, statements=tuple(said)))
    (found,) = (f for f in audit(store, DAY, ["only-drawn"]).findings if f.subject.id == "body/a")
    return found.message


@pytest.mark.parametrize(
    ("near", "far", "charts"),
    [
        # one line of boxes each: which of them are on one chart nobody can tell but by its own box
        ((("line 3", "Quay Board"),), (("line 9", "The Quay Board"),), "a chart that shows b too and in another that shows c too"),
        ((("line 3", "Quay Board"),), (("line 3", "Quay Board"),), "a chart that shows b and c too"),
        # a box for each end
        ((("paragraph 1", "Quay Board"), ("paragraph 2", "b")), (("paragraph 1", "Quay Board"), ("paragraph 3", "c")), "a chart that shows b and c too"),
        ((("paragraph 2", "b"),), (("paragraph 3", "c"),), "a chart that shows b and c too"),
        ((("page 2, paragraph 1", "Quay Board"),), (("page 2, paragraph 9", "Quay Board"),), "a chart that shows b and c too"),
        ((("slide 2, paragraph 1", "Quay Board"),), (("slide 4, paragraph 1", "Quay Board"),), "a chart that shows b too and in another that shows c too"),
        ((("page 2", "Quay Board"), ("page 5", "Quay Board")), (("page 5", "Quay Board"),), "a chart that shows b too and in another that shows b and c too"),
    ],
)  # fmt: skip
def test_a_body_is_told_with_those_that_stand_in_the_same_chart(
    near: Boxes, far: Boxes, charts: str
) -> None:
    """One chart with three boxes is not several, and two charts with two are not one."""
    assert f"Quay Board is only a box in {charts}; no" in _drawn(("b", near), ("c", far))


def test_whoever_else_leads_work_on_a_matter_under_two_leads_is_told(register: Made) -> None:
    """Its own group leads actions of the objective: a third that may be asked."""
    lines = [
        *(
            "priority/p priorityOf plan/x",
            "priority/p label Safer streets",
            "priority/p accountable body/a",
        ),
        *(
            "priority/q priorityOf plan/x",
            "priority/q label Stop hate crime",
            "priority/q accountable body/b",
        ),
        *(
            "objective/o objectiveOf priority/p",
            "objective/o label Fewer victims of hate crime on buses",
        ),
        *("action/a actionOf objective/o", "action/a accountable body/c", "body/c label Bus Panel"),
    ]
    (found,) = audit(register(*lines), DAY, ["split-lead"]).findings
    only = "; the only action for it is said to be led by Bus Panel; but hate crime"
    assert only in found.message
    more = ["action/b actionOf objective/o", "action/b label Train drivers"]
    (found,) = audit(register(*lines, *more), DAY, ["split-lead"]).findings
    assert "; 1 of 2 actions for it is said to be led by Bus Panel; but" in found.message


def test_what_the_law_asks_is_not_told_as_what_is_done(register: Made) -> None:
    """That the council has a panel is what the law wants, and nobody has looked whether it is so."""
    said = [f.message for f in audit(register(*_PLAN), DAY, ["silent"]).findings]
    assert said
    assert all("). By law, " in message for message in said)


def test_what_nobody_worries_about_is_low(register: Made) -> None:
    """A missing date of what is green, and a phrase that two lists share, are no matter for a meeting."""
    rows = [
        *(
            "{2} action/r* actionOf priority/p",
            "action/r1 deadline 2020-09-30",
            "action/r0 label Open the hub",
        ),
        *("action/q actionOf priority/p", "action/q rag Amber", "action/q label Close the gate"),
    ]
    told = {
        f.subject.label: f.severity
        for f in audit(register(*rows, "action/r0 rag Green"), DAY, ["no-deadline"]).findings
    }
    assert told == {"Open the hub": "low", "Close the gate": "medium"}
    lists = [
        *("priority/p priorityOf plan/x", "priority/q priorityOf plan/x"),
        *(
            "action/a actionOf priority/p",
            "action/a horizon P1Y",
            "action/a label Plant forty limes along canals",
        ),
        *(
            "action/b actionOf priority/q",
            "action/b horizon P1Y",
            "action/b label Plant forty limes along canals",
        ),
    ]
    (found,) = audit(register(*lists), DAY, ["twice"]).findings
    assert found.severity == "low"
    assert audit(register(*lists), DAY, ["twice"], severity="medium").findings == ()
    (found,) = audit(register(*lists, "action/b responsible person/ann"), DAY, ["twice"]).findings
    assert found.severity == "medium"


def test_law_is_told_as_at_the_day_of_the_statute_book(register: Made) -> None:
    """Whoever audits a later plan is told on which day the law was looked up; a duty with dates has its own."""
    said = "This is the law as at 31 March 2020."
    store = register(*_PLAN)
    later = [f.message for f in audit(store, date(2026, 6, 30), ["silent"]).findings]
    assert [m for m in later if said in m]
    assert not [m for m in later if said in m and "not been verified" in m]
    on_the_day = audit(store, date(2020, 3, 31), ["silent"]).findings
    assert on_the_day
    assert not [f for f in on_the_day if said in f.message]


_ROWS = (
    "action/a label Open the hub",
    "action/a actionOf priority/p",
    "action/b actionOf priority/p",
    "action/b start 2020-01-01",
    "action/b deadline 2020-09-30",
    "update/u updateOf action/a",
)


@pytest.mark.parametrize(
    ("report", "start", "deadline"),
    [
        ("Work has commenced. An event is planned for October.", "Work has commenced", "An event is planned for October"),
        ("Work ongoing with the college, due in the new academic year.",) * 3,
        ("Work is yet to be started. It may march on.", "", ""),
        ("Posters are up. Closed in October 2019.", "", ""),
    ],
)  # fmt: skip
def test_what_a_report_tells_of_a_missing_date_stands_beside_it(
    report: str, start: str, deadline: str, register: Made
) -> None:
    """A question for a date that a report all but gives would read as if nobody had read it."""
    store = register(*_ROWS, f"update/u text {report}")
    for code, words in (("no-start", start), ("no-deadline", deadline)):
        (found,) = audit(store, DAY, [code]).findings
        assert ("a report says" in found.message) is bool(words)
        assert words.rstrip(".") in found.message


def test_who_implements_a_duty_is_quoted_where_nobody_is_named_to_bear_it(register: Made) -> None:
    """“Partners” who are to meet it are not nobody, and no body either."""
    lines = (
        "duty/d label River duty",
        "action/a label Help partners to meet what the River duty asks",
        "action/a actionOf priority/p",
        "action/a discharges duty/d",
    )
    (found,) = audit(register(*lines), DAY, ["no-bearer"]).findings
    assert "No body is named" in found.message
    assert "“Help partners to meet what the River duty asks”" in found.message


def test_a_place_that_is_open_beside_a_lone_officer_is_told(register: Made) -> None:
    """Three actions with a TBC beside the one name do not rest on that name for ever."""
    lines = [
        *("{3} action/a* actionOf priority/p", "{3} action/a* responsible person/ann"),
        "action/a1 responsible vacancy/v",
    ]
    (found,) = audit(register(*lines), DAY, ["lone-officer"]).findings
    assert "a place beside this officer is still open for 1 of 3 of them" in found.message


def test_rows_that_name_a_body_only_in_what_is_reported_are_counted_too(register: Made) -> None:
    """The count is of all rows in which a reader finds the name, and of no others."""
    lines = [
        *("{4} action/a* actionOf priority/p", "{4} action/a* label Water the trees*"),
        "action/a1 label Ask Vale College for saplings",
        "action/a1 mentions body/c",
        "action/a2 evaluation Vale College has sent ten",
        "body/c label Vale College",
    ]
    (found,) = audit(register(*lines), DAY, ["outside-provider"]).findings
    assert found.message.startswith("2 open rows of delivery tables name Vale College")


def _thefts(before: int, after: int) -> list[str]:
    return [
        line
        for id_, year, value in (("f", 2029, before), ("g", 2030, after))
        for line in (
            f"figure/{id_} label {value} offences: bicycle theft",
            f"figure/{id_} value {value}",
            f"figure/{id_} unit count",
            f"figure/{id_} figureOf priority/p",
            f"figure/{id_} period {year}-04-01/{year + 1}-03-31 {{raw={year}/{year - 1999}}}",
        )
    ]


def test_the_sentence_that_says_otherwise_is_the_one_that_is_quoted_and_cited(
    register: Made,
) -> None:
    """Another that only gives the number says nothing of how it moved."""
    fell = "We are glad to tell that bicycle thefts fell to 90 in 2030/31."
    texts = [f"text {fell}", "text The table on the next page shows 90 bicycle thefts for 2030/31."]
    for order in (texts, texts[::-1]):
        (found,) = audit(register(*_thefts(60, 90), *order), DAY, ["jump"]).findings
        assert found.message.endswith(f"; a sentence beside it says otherwise: “{fell[:-1]}”.")
        assert [c.quote for c in found.evidence if "thefts" in c.quote] == [fell]


def test_words_that_do_not_say_by_how_much_are_cited(register: Made) -> None:
    """What is quoted can be looked up."""
    text = "The table on the next page shows 90 bicycle thefts for 2030/31."
    (found,) = audit(register(*_thefts(30, 90), f"text {text}"), DAY, ["jump"]).findings
    assert "do not say by how much" in found.message
    assert found.evidence[-1].quote == text


def test_law_that_was_certain_on_the_day_is_told_without_doubt(register: Made) -> None:
    """What nobody has verified came later, and is of no weight before its day."""
    doubt = "has not been verified"
    store = register(*_PLAN)
    asked = "mentions a strategic assessment"
    (found,) = (
        f for f in audit(store, date(2009, 4, 1), ["silent"]).findings if asked in f.message
    )
    assert "By law, every year the group assesses" in found.message
    assert doubt not in found.message
    bound = [
        *("duty/d label hold a public meeting", "duty/d arisesFrom provision/s"),
        "provision/s label Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007, regulation 12",
        *("duty/d accountable body/b", "body/b label Vale Council"),
    ]
    for day, put, doubtful in (
        (date(2009, 4, 1), "puts it on", False),
        (date(2020, 4, 1), "may put it on", True),
    ):
        (found,) = audit(register(*bound), day, ["bearer-not-bound"]).findings
        assert put in found.message
        assert (doubt in found.message) is doubtful


def test_one_is_told_as_so_much_more_or_less(register: Made) -> None:
    """A single case is a number like any other; of none, after a fall of all, nothing can be worked out."""
    text = (
        "text In 2030/31, {} bicycle thefts were recorded, a decrease of {}% on the previous year."
    )
    store = register(*_thefts(60, 1), text.format(1, 50))
    (found,) = audit(store, DAY, ["change-unfounded"]).findings
    assert (
        "1 “bicycle theft offences” in 2030/31 is told as 50% less than the year before"
        in found.message
    )
    store = register(*_thefts(60, 0), text.format(0, 100))
    assert audit(store, DAY, ["change-unfounded"]).findings == ()


def test_what_tells_by_when_a_red_action_goes_on_is_not_cut_off(register: Made) -> None:
    """The question asks by what date; where the report has one, it stands in the finding, whatever stands between."""
    report = "Red: begun but halted by floods; the weir is planned anew with all who live by it and below, and an event is meant for October"

    def told(text: str) -> str:
        lines = ["action/a actionOf priority/p", "action/a rag red", f"update/u text '{text}'"]
        store = register(*lines, "update/u updateOf action/a")
        return audit(store, DAY, ["red"]).findings[0].message

    assert told(report).endswith("an event is meant for October”.")
    assert told("Halted by floods. Nobody knows more. An event is planned for October.").endswith(
        "An event is planned for October”."
    )
    assert told(report.partition(", and")[0]).endswith("…”.")
    assert told("Halted by floods. Nobody knows more.").endswith("“Halted by floods”.")

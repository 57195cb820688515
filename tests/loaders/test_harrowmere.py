"""The invented partnership's documents against what a careful reader wrote down from them.

Both ways: what the reader found must be in the register, and what is in the register the reader
must have found. What the code does not understand yet is listed here with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from remit.graph.lookup import key
from remit.graph.model import Citation, Contents, Statement
from remit.loaders import load
from tests.loaders.standing import Raw, astray

Expected = dict[str, Any]
Row = dict[str, Any]

PLAN = "plan.txt"
TABLE = "delivery-plan.csv"

# Links that the reader draws and the loader does not, each with the reason.
GAPS = {
    # "The Partnership Board sends the PCC a copy": a report, but no line of accountability.
    ("Partnership Board", "Police and Crime Commissioner for Northfenshire"),
}
# Names that only context makes one: alike is not the same, so a decision has to say it.
NOT_JOINED = {
    "the district council",  # an ordinary description of Harrowmere District Council
    "The county council",  # likewise
    "the Board",  # the last word of Partnership Board, which several bodies end on
    "strategy group",  # what the Board acts as
    "NHS Northfenshire ICB",  # a mixture of two spellings that the plan explains apart
    "Harrowmere Community Safety Forum",  # "Until 2022 it was called": a former name
}


@pytest.fixture(scope="module")
def plan(repository: Path) -> Expected:
    """What the reader found in the plan."""
    return _expected(repository)["plan"]


@pytest.fixture(scope="module")
def sheet(repository: Path) -> Expected:
    """What the reader found in the delivery table."""
    return _expected(repository)["table"]


def _expected(repository: Path) -> dict[str, Expected]:
    path = repository / "tests" / "data" / "harrowmere-expected.yaml"
    found: dict[str, Expected] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _of(contents: Contents, term: str, kind: str = "", role: str = "") -> list[Statement]:
    return [
        s
        for s in contents.statements
        if s.term == term and s.subject.startswith(kind) and (not role or s.role == role)
    ]


def _ids(contents: Contents) -> dict[tuple[str, str], str]:
    """From a kind and any name that a thing goes by, folded, to its id."""
    found = {(e.kind, key(e.label)): e.id for e in contents.entities}
    for s in _of(contents, "name"):
        found.setdefault((s.subject.split("/")[0], key(s.value or "")), s.subject)
    return found


def _label(contents: Contents, id_: str | None) -> str:
    return next(e.label for e in contents.entities if e.id == id_)


def _starts(citations: Iterable[Citation], document: str) -> set[int]:
    return {int(re.findall(r"\d+", c.locator)[0]) for c in citations if c.document == document}


def _body(contents: Contents, name: str) -> str:
    return _ids(contents)["body", key(name)]


# --- bodies --------------------------------------------------------------------------------------


def test_the_members_are_the_members(harrowmere: Contents, plan: Expected) -> None:
    """Each member, and nobody else, is a member of the board, at the line where it stands."""
    board = _body(harrowmere, "Partnership Board")
    members = [s for s in _of(harrowmere, "memberOf", "body/") if s.object == board]

    assert {s.subject: min(_starts(s.citations, PLAN)) for s in members} == {
        _body(harrowmere, body["name"]): body["line"] for body in plan["members"]["bodies"]
    }
    assert len(members) == len(_of(harrowmere, "memberOf", "body/"))


def test_the_members_go_by_all_their_names(harrowmere: Contents, plan: Expected) -> None:
    """A short form that the plan explains finds the body it is short for."""
    ids = _ids(harrowmere)

    for body in plan["members"]["bodies"]:
        assert len({ids.get(("body", key(name))) for name in body["names"]}) == 1
    for other in plan["other_spellings"]:
        if "body" in other and other["name"] not in NOT_JOINED:
            assert ids["body", key(other["name"])] == ids["body", key(other["body"])]


def test_the_partnership_goes_by_its_names(harrowmere: Contents, plan: Expected) -> None:
    """The long name, the initials, and "the Partnership"."""
    ids = _ids(harrowmere)
    names = [one["name"] for one in plan["partnership"]["names"] if one["name"] not in NOT_JOINED]

    assert {ids.get(("body", key(name))) for name in names} == {"body/safer-harrowmere-partnership"}


def test_the_associates_are_the_associates(harrowmere: Contents, plan: Expected) -> None:
    """Those that the partnership works alongside, and nobody else."""
    assert {s.object for s in _of(harrowmere, "worksWith")} == {
        _body(harrowmere, body["name"]) for body in plan["associates"]["bodies"]
    }


def test_no_body_is_invented(harrowmere: Contents, plan: Expected, sheet: Expected) -> None:
    """Every body is one that the reader knows, or a wording that the reader saw used for one."""
    known = {
        *(name for body in plan["members"]["bodies"] for name in body["names"]),
        *(body["name"] for body in plan["associates"]["bodies"]),
        *(name for body in plan["associates"]["bodies"] for name in body.get("names", ())),
        *(body["name"] for body in plan["other_bodies"]),
        *(one["name"] for one in plan["partnership"]["names"]),
        *(one["name"] for one in plan["other_spellings"] if "name" in one),
        *plan["board"]["names"],
        *plan["structure"]["bodies"],
        *(o["as_written"] for row in sheet["actions"] for o in row["owners"]),
        # Who the law binds, as the plan says it: parties to a duty, not members of anything.
        "responsible authorities",
        "some partners",
        "Each council",
        "fire authority",
        "PCC",
        "specified authorities",
        "Schools, the councils and the police",
    }

    bodies = {e.label for e in harrowmere.entities if e.kind == "body"}

    assert not {label for label in bodies if key(label) not in set(map(key, known))}


def test_the_reporting_lines_are_the_reporting_lines(harrowmere: Contents, plan: Expected) -> None:
    """Who reports to, is accountable to, sits under or scrutinises whom, at its line."""
    ids = _ids(harrowmere)
    found = {
        (s.subject, s.object): _starts(s.citations, PLAN)
        for term in ("reportsTo", "scrutinises")
        for s in _of(harrowmere, term)
    }
    expected = {
        (ids["body", key(one["from"])], ids["body", key(one["to"])]): one
        for one in plan["structure"]["lines"]
        if (one["from"], one["to"]) not in GAPS
    }

    assert set(found) == set(expected)
    for ends, one in expected.items():
        assert one.get("begins_line", one["line"]) in found[ends]


# --- people and posts ----------------------------------------------------------------------------


def test_office_holders_hold_their_posts(harrowmere: Contents, plan: Expected) -> None:
    """Every post, its body and its holder; a rank is kept as a title, a team as a membership."""
    ids = _ids(harrowmere)
    holds = {(s.subject, s.object) for s in _of(harrowmere, "holds")}
    post_in = {s.subject: s.object for s in _of(harrowmere, "postIn")}
    ranks = {(s.subject, s.value) for s in _of(harrowmere, "honorific")}
    homes = {(s.subject, s.object) for s in _of(harrowmere, "memberOf", "person/")}

    for one in plan["office_holders"]:
        person = ids["person", key(one["person"])]
        body = ids["body", key(one["body"])] if one["body"] else None
        posts = {p for who, p in holds if who == person and p and post_in.get(p) == body}
        titled = any(key(_label(harrowmere, p)).startswith(key(one["post"])) for p in posts)
        ranked = (person, one["post"]) in ranks and (person, body) in homes
        assert titled or ranked, one


def test_no_person_is_invented(harrowmere: Contents, plan: Expected, sheet: Expected) -> None:
    """Every person is one whom the reader met."""
    met = {
        *(one["person"] for one in plan["office_holders"]),
        *(
            re.sub(r"^(?:Sgt|Supt|Superintendent|Dr) ", "", owner["as_written"])
            for row in sheet["actions"]
            for owner in row["owners"]
            if owner["kind"] == "person"
        ),
    }

    people = {e.label for e in harrowmere.entities if e.kind == "person"}

    assert people == met


def test_vacancies_are_the_vacancies(harrowmere: Contents, plan: Expected, sheet: Expected) -> None:
    """Each stated absence is a vacancy of its own; the one lead that is only missing is not."""
    named = {s.object: s for s in _of(harrowmere, "assignedTo")} | {
        s.subject: s for s in _of(harrowmere, "holds", "vacancy/")
    }
    vacancies = [e for e in harrowmere.entities if e.kind == "vacancy"]

    lines = {n for v in vacancies for n in _starts(named[v.id].citations, PLAN)}
    rows = {n for v in vacancies for n in _starts(named[v.id].citations, TABLE)}

    # 48 and 311: "The post of" and "has not yet agreed" stand on the line before what they are about.
    assert lines == {v["line"] for v in plan["vacancies"]} - {49, 312} | {48, 311}
    # An empty cell has no words: the heading of its column stands for it, beside its row.
    rows -= {sheet["header_row"]}
    assert rows == {v["row"] for v in sheet["vacancies"]}
    assert len(vacancies) == len(lines) + len(rows)


# --- priorities ----------------------------------------------------------------------------------


def _priority(contents: Contents, one: Row) -> str:
    return _ids(contents)["priority", key(one["name"])]


def test_the_priorities_are_the_priorities(harrowmere: Contents, plan: Expected) -> None:
    """Five, each cited by the line of its heading."""
    found = {s.subject: _starts(s.citations, PLAN) for s in _of(harrowmere, "priorityOf")}

    assert set(found) == {e.id for e in harrowmere.entities if e.kind == "priority"}
    assert len(found) == len(plan["priorities"])
    for one in plan["priorities"]:
        assert one["line"] in found[_priority(harrowmere, one)]


def test_each_priority_has_its_leads_and_no_others(
    harrowmere: Contents, plan: Expected, sheet: Expected
) -> None:
    """Nobody leads the fifth priority, and nobody is made to."""
    ids = _ids(harrowmere)
    expected = {
        (_priority(harrowmere, one), ids["body", key(body)], one["leads"]["label"])
        for one in plan["priorities"]
        if one["leads"]
        for body in one["leads"]["bodies"]
    }
    lead = sheet["strategic_lead"]["person"]
    expected.add(("priority/serious-violence", ids["person", key(lead)], "Strategic lead"))

    found = {
        (s.subject, s.object, s.stated_as)
        for s in _of(harrowmere, "assignedTo", "priority/", "accountable")
    }

    expected.add(
        (
            "priority/hate-crime",
            "vacancy/hate-crime-accountable",
            "has not yet agreed which agency should lead",
        )
    )
    assert found == expected


def test_each_priority_has_its_aim(harrowmere: Contents, plan: Expected) -> None:
    """Word for word."""
    aims = {s.subject: s.value for s in _of(harrowmere, "aim", "priority/")}

    assert aims == {_priority(harrowmere, p): p["goal"]["text"] for p in plan["priorities"]}


def test_each_priority_has_its_measures(harrowmere: Contents, plan: Expected) -> None:
    """Word for word and line for line, and none besides."""
    found = {
        (s.object, _label(harrowmere, s.subject), min(_starts(s.citations, PLAN)))
        for s in _of(harrowmere, "measureOf")
    }

    assert found == {
        (_priority(harrowmere, one), item["text"], item["line"])
        for one in plan["priorities"]
        for item in one["measures"]["items"]
    }


def _without_owner(text: str) -> str:
    text = re.sub(r"\s*\(Action by: [^()]*\)$", "", text)
    return re.sub(r"\.? Lead: [^.]*$", "", text).rstrip("³")  # the mark of a note is no word


def test_the_mark_of_a_note_is_no_part_of_a_name(harrowmere: Contents) -> None:
    names = [s.value or "" for s in _of(harrowmere, "name")]
    assert names
    assert not [name for name in names if name.endswith(("¹", "²", "³"))]


def _planned(plan: Expected) -> list[tuple[Row, str, Row]]:
    return [
        (one, group["horizon"], item)
        for one in plan["priorities"]
        for group in one["actions"]
        for item in group["items"]
    ]


def _on_line(contents: Contents) -> dict[int, Statement]:
    return {
        min(_starts(s.citations, PLAN)): s
        for s in _of(contents, "actionOf")
        if _starts(s.citations, PLAN)
    }


def test_each_priority_has_its_actions(harrowmere: Contents, plan: Expected) -> None:
    """29 actions, word for word, each under its priority and its heading, and none besides."""
    found = {
        (line, s.object, s.stated_as, _label(harrowmere, s.subject))
        for line, s in _on_line(harrowmere).items()
    }

    assert found == {
        (item["line"], _priority(harrowmere, one), horizon, _without_owner(item["text"]))
        for one, horizon, item in _planned(plan)
    }


def test_actions_have_the_horizon_that_is_written(harrowmere: Contents, plan: Expected) -> None:
    """Saying "This year" gives a year; "By March 2027" is a deadline; "Longer term" is neither."""
    actions = _on_line(harrowmere)
    horizon = {s.subject: s for s in _of(harrowmere, "horizon")}
    deadline = {s.subject: s.value for s in _of(harrowmere, "deadline")}
    read = {"This year we will": "P1Y", "By March 2027 we will": None, "Longer term": None}

    for _, wording, item in _planned(plan):
        action = actions[item["line"]].subject
        assert (horizon[action].raw, horizon[action].value) == (wording, read[wording])
        assert deadline.get(action) == ("2027-03-31" if wording.startswith("By") else None)


def test_actions_of_the_plan_have_their_owners_and_no_others(
    harrowmere: Contents, plan: Expected
) -> None:
    """Ten have an owner or lead, one of them a vacancy; eighteen have none."""
    ids = _ids(harrowmere)
    actions = _on_line(harrowmere)
    expected: set[tuple[str, str]] = set()
    for _, _, item in _planned(plan):
        for owner in item["owners"]:
            name = re.sub(r"^(?:Sgt|Dr) ", "", owner["as_written"])
            agent = "vacancy" if owner["kind"] == "vacancy" else ids[owner["kind"], key(name)]
            expected.add((actions[item["line"]].subject, agent))

    found = {
        (s.subject, "vacancy" if (s.object or "").startswith("vacancy/") else s.object)
        for s in _of(harrowmere, "assignedTo", "action/")
        if _starts(s.citations, PLAN)
    }

    assert found == expected
    assert len({subject for subject, _ in expected}) == (
        plan["counts"]["actions_with_an_owner_or_lead"] + plan["counts"]["actions_with_a_vacancy"]
    )


# --- the delivery table --------------------------------------------------------------------------


def _row(sheet: Expected, contents: Contents) -> list[tuple[Row, str]]:
    return [(row, f"action/dp-serious-violence-{row['ref'].lower()}") for row in sheet["actions"]]


def test_the_table_has_its_rows(harrowmere: Contents, sheet: Expected) -> None:
    """13 actions under 4 objectives, each with its reference; blank rows and keys are none."""
    above = {s.subject: _label(harrowmere, s.object) for s in _of(harrowmere, "actionOf")}
    reference = {s.subject: s.value for s in _of(harrowmere, "reference")}
    rows = _row(sheet, harrowmere)

    assert {a for a in above if a.startswith("action/dp-")} == {action for _, action in rows}
    for row, action in rows:
        assert _label(harrowmere, action) == " ".join(row["action"].split())
        assert above[action] == row["objective"]
        assert reference[action] == row["ref"]
    objectives = [_label(harrowmere, s.subject) for s in _of(harrowmere, "objectiveOf")]
    assert sorted(objectives) == sorted(sheet["objectives"])


def test_every_row_has_its_owners_and_no_others(harrowmere: Contents, sheet: Expected) -> None:
    """People, posts, groups, everyone and nobody, as the cell has them."""
    kinds = {"everyone": "body", "group": "body"}
    for row, action in _row(sheet, harrowmere):
        found = [
            s for s in _of(harrowmere, "assignedTo", action, "responsible") if s.subject == action
        ]
        expected = Counter(kinds.get(o["kind"], o["kind"]) for o in row["owners"])
        assert Counter((s.object or "").split("/")[0] for s in found) == expected, row["ref"]
        for owner in row["owners"]:
            if owner["kind"] == "person":
                name = re.sub(r"^(?:Sgt|Supt) ", "", owner["as_written"])
                assert name in {_label(harrowmere, s.object) for s in found}


def test_every_row_has_its_lead_agency(harrowmere: Contents, sheet: Expected) -> None:
    """Where the cell is empty nobody leads, and nobody is made up."""
    ids = _ids(harrowmere)
    found = {
        s.subject: s.object for s in _of(harrowmere, "assignedTo", "action/dp-", "accountable")
    }

    assert found == {
        action: ids["body", key(row["lead_agency"])]
        for row, action in _row(sheet, harrowmere)
        if row["lead_agency"]
    }


def test_every_row_is_due_when_it_says(harrowmere: Contents, sheet: Expected) -> None:
    """What can be read is read, the wording stays beside it, and an empty cell says nothing."""
    found = {s.subject: (s.raw, s.value) for s in _of(harrowmere, "deadline", "action/dp-")}

    expected = {}
    for row, action in _row(sheet, harrowmere):
        if row["due"]["raw"]:
            interval = row["due"]["interval"]
            iso = "/".join(dict.fromkeys(interval)) if interval else None
            expected[action] = (row["due"]["raw"], iso)
    assert found == expected
    assert not _of(harrowmere, "start", "action/")


def test_every_row_has_its_status(harrowmere: Contents, sheet: Expected) -> None:
    """A colour is a RAG rating, whatever its letters' case; other words are a status."""
    rag = {s.subject: s.raw for s in _of(harrowmere, "rag")}
    status = {s.subject: s.value for s in _of(harrowmere, "status")}

    for row, action in _row(sheet, harrowmere):
        assert rag.get(action, status.get(action)) == row["status"], row["ref"]
        assert not (action in rag and action in status)
    assert {s.value for s in _of(harrowmere, "rag")} == {"Green", "Amber", "Red"}


def test_every_row_has_its_updates(harrowmere: Contents, sheet: Expected) -> None:
    """Nine dated updates, with their words; also where they open on a number."""
    words = {s.subject: s.value for s in _of(harrowmere, "text", "update/")}
    day = {s.subject: s.value for s in _of(harrowmere, "asAt")}
    found = {(s.object, day.get(s.subject), words[s.subject]) for s in _of(harrowmere, "updateOf")}

    assert found == {
        (action, update["date"], " ".join(update["text"].split()))
        for row, action in _row(sheet, harrowmere)
        for update in row["updates"]
    }


# --- the law -------------------------------------------------------------------------------------


def _sections(one: Row) -> list[str]:
    word = "regulation" if "regulation" in one["provision"] else "section"
    numbers = re.findall(r"\d+[A-Z]*", one["provision"])
    if " to " in one["provision"]:
        numbers = [str(n) for n in range(int(numbers[0]), int(numbers[1]) + 1)]
    return [f"{one['act']}, {word} {number}" for number in numbers]


def test_the_law_that_is_cited_is_found_and_no_other(harrowmere: Contents, plan: Expected) -> None:
    """Every section, with "that Act" read as the Act before it; and no Act that is not there."""
    cited = {_label(harrowmere, s.object) for s in _of(harrowmere, "cites")}
    sections = {label for one in plan["law"] if one["act"] for label in _sections(one)}
    acts = {one["act"] for one in plan["law"] if one["act"]}

    assert sections <= cited
    assert {"Victims' Code", "Serious Violence Duty"} <= cited
    provisions = {e.label for e in harrowmere.entities if e.kind == "provision"}
    assert provisions <= sections | acts | {"Victims' Code"}


# --- the plan, the quotes, the ledger ------------------------------------------------------------


def test_the_plan_has_its_period_and_its_approval(harrowmere: Contents, plan: Expected) -> None:
    """For which years, and by whom on which day."""
    (period,) = _of(harrowmere, "period", "plan/")
    adopted = {s.object: s for s in _of(harrowmere, "adoptedBy")}

    assert period.value == f"{plan['period']['start']}/{plan['period']['end']}"
    board = adopted[_body(harrowmere, plan["approved"]["by"])]
    assert board.start == plan["approved"]["date"]
    assert _starts(board.citations, PLAN) == {plan["approved"]["line"]}


def test_every_quote_stands_at_its_locator(
    harrowmere: Contents, harrowmere_raw: dict[str, Raw]
) -> None:
    """Also those of an action that a page's footer splits."""
    assert not astray(harrowmere, harrowmere_raw)


def test_the_narrative_stays_text(harrowmere: Contents, plan: Expected) -> None:
    """An evening's walk is no promise: it gives no action, and the ledger keeps it as text."""
    first, last = plan["narrative"]["line"], plan["narrative"]["end_line"]
    entries = [
        e
        for e in harrowmere.ledger
        if e.document == PLAN
        and first <= int(re.findall(r"\d+", e.locator)[0]) <= last
        and len(e.text.split()) > 9
    ]

    assert entries
    assert {e.outcome for e in entries} <= {"text", "fact"}
    assert not [n for n in _on_line(harrowmere) if first <= n <= last]


def test_page_furniture_is_ignored(harrowmere: Contents, plan: Expected) -> None:
    """Every footer and every page number, and for that reason."""
    ignored = {
        int(e.locator.split()[1])
        for e in harrowmere.ledger
        if e.document == PLAN and e.outcome == "ignored" and "-" not in e.locator
    }

    assert {*plan["furniture"]["footer"], *plan["furniture"]["page_lines"]} <= ignored


def test_every_line_and_row_is_in_the_ledger_once(
    harrowmere: Contents, harrowmere_raw: dict[str, Raw]
) -> None:
    """No word of either file is missing from the ledger, and none is there twice."""
    for name, raw in harrowmere_raw.items():
        filled = raw.rows or [[line] for line in raw.lines]
        held = Counter(word for cells in filled for cell in cells for word in cell.split())
        read = Counter(
            word for e in harrowmere.ledger if e.document == name for word in e.text.split()
        )
        assert not read - held
        marks = re.compile(r"\d{1,2}[.)]?|[•–-]|\([a-z]\)|[a-z][.)]|[¹²³]")
        assert not {word for word in held - read if not marks.fullmatch(word)}


def test_at_most_one_block_in_fifty_is_unread(harrowmere: Contents) -> None:
    """Unread at most 2% of the blocks."""
    unread = [e for e in harrowmere.ledger if e.outcome == "unread"]

    assert len(unread) <= 0.02 * len(harrowmere.ledger)


def test_two_loads_in_any_order_give_the_same(
    harrowmere_files: list[Path], harrowmere: Contents
) -> None:
    """The same inputs give the same contents."""
    assert load(list(reversed(harrowmere_files))) == harrowmere


def test_a_document_loaded_later_gives_what_loading_both_gives(
    harrowmere_files: list[Path], harrowmere: Contents
) -> None:
    """A register grows to what it would have been."""
    plan, table = harrowmere_files

    assert load([table], earlier=load([plan]).sources) == harrowmere

"""What holds of every document, however strange: it loads, and every quote stands where it says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from remit.loaders import load
from tests.loaders.standing import Raw, astray

_LINES = [
    "",
    "",
    " ",
    "Safer Vale Partnership",
    "Community Safety Plan 2026",
    "1 April 2026 to 31 March 2029",
    "Approved by the Partnership Board on 31 March 2026",
    "The Safer Vale Partnership (SVP) is the community safety partnership for Vale.",
    'The Safer Vale Partnership (SVP, or simply "the Partnership") is the',
    "community safety partnership for the district.",
    "It comprises: Vale Police, Fenwick Council, the Public Health and Vale Homes (VH).",
    "The partnership board is made up of:",
    "• Vale Police (VP)",
    "- Mere and Marsh Homes (MMH), on behalf of landlords",
    "The Partnership works alongside the Vale College and One Vale.",
    "The Crime Group reports to the Partnership Board and to the Vale Police.",
    "Under the Partnership Board also sits the Crime Group.",
    "It is chaired by Sgt Ann Bee of Vale Police.",
    "Its chair is Ann Bee, Head of Homes at Vale Homes.",
    "The post of Partnership Manager is vacant; more later.",
    "A chair for that group is to be appointed.",
    "Councillor Ann Bee",
    "Chair of Safer Vale Partnership",
    "Message from Vice Chair",
    "Our priorities",
    "Quiet streets",
    "Priority 1 – Quiet streets",
    "Priority: Quiet streets",
    "Priority 2 – Stop fires",
    "Lead agency: Vale Police",
    "Lead partners: Vale Homes and Fenwick Council",
    "Strategic lead: Vale Police - Supt Ann Bee",
    "Support officer: TBC",
    "Why is this a priority?",
    "In 2024/25 there were 412 offences in Vale, up 6% on 2023/24.",
    "Our aim",
    "Our aims",
    "Success will be measured by",
    "1. Fewer fires",
    "2. Fewer thefts by 2027",
    "Over the coming year we will",
    "By March 2027 we will",
    "By 31/02/20 we will",
    "Longer term",
    "Over the life of this plan we will",
    "• light the paths (Action by: Ann Bee, Head of Homes)",
    "• mend gates. Lead: VP",
    "• Prevent: a part of it",
    " Listen to people",
    "Prevent: Stop it early",
    "  and go on",
    "Appendix B: Safer Vale Partnership Governance structure",
    "Governance structure chart",
    "Lead: Vale Police",
    "Example Appendix A",
    "Appendix A",
    "Vale communities model",
    "Crime",
    "Board",
    "delivery groups",
    "Quiet streets delivery group",
    "Section 4 of the Homes Act 1999 requires each council to act.",
    "The Crime Act 1999 as amended by sections 7 and 8 of the Order Act 2003 requires it.",
    "s.115 of that Act and the Victims' Code; sections 5 to 7 of that Act.",
    "¹ Section 3 of the Homes Act 2021.",
    "Page 1 of 3",
    "Page 2 of 3",
    "Page 3 of 3",
    "https://example.org/plan",
    "57",
    "20 crimes",
    "()",
    "Lead:",
    "Priority 1 –",
    "Key",
    "The",
    "X",
]

_DOCUMENTS = st.lists(st.sampled_from(_LINES), min_size=1, max_size=40)
_RELAXED = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_RELAXED
@given(_DOCUMENTS, st.booleans())
def test_any_run_of_lines_loads_and_every_quote_stands(
    tmp_path: Path, lines: list[str], doubled: bool
) -> None:
    """Headings without text, lists without headings, charts without boxes: nothing fails."""
    assume("".join(lines).strip())
    path = tmp_path / "plan.txt"
    path.write_text(("\n\n" if doubled else "\n").join(lines), encoding="utf-8", newline="")

    contents = load([path])

    raw = Raw(path)
    assert not astray(contents, {path.name: raw})
    entered = sorted(w for e in contents.ledger for w in e.text.split())
    assert set(entered) <= {word for line in raw.lines for word in line.split()}
    assert all(e.reason for e in contents.ledger if e.outcome in ("ignored", "unread"))


_CELLS = st.sampled_from(
    [
        "",
        "",
        "1",
        "SV2",
        "Light the paths",
        "Mend (a) gates (b) lamps",
        "Ann Bee",
        "Ann Bee Cy Dee",
        "Ann Bee Cy",
        "TBC/ Ann Bee",
        "Vale Police",
        "Sgt A. Bee, Vale Police and C. Dee",
        "Analyst (vacant)",
        "All partners",
        "Green – done",
        "AMBER",
        "On track",
        "15/1/20 Begun. 30/7/20 Done.",
        "12/05/2026: 64 trained",
        "31/02/20",
        "Q2 2026/27",
        "ASAP",
        "1. Fewer fires 2. Fewer thefts",
        "/",
        "(",
        "Priority",
        "Strategic lead",
        "Key",
        "Measures:",
        "Action",
    ]
)
_COLUMNS = ["Ref", "Aim", "Action", "Owner", "Lead agency", "By when", "Status", "Progress", "Odd"]


@_RELAXED
@given(
    st.lists(st.lists(_CELLS, max_size=8), max_size=4),
    st.permutations(_COLUMNS),
    st.lists(st.lists(_CELLS, max_size=11), max_size=12),
    st.sampled_from([",", "\t"]),
)
@example([], _COLUMNS, [["Strategic lead", "Measures:"]], ",")
@example([], ["Ref", "Odd", *_COLUMNS[2:8], "Aim"], [["Priority", "Strategic lead"], ["Done"]], ",")
@example([], ["Action", "Aim", "Ref", *_COLUMNS[3:]], [["", "1"], [], ["31/02/20"]], ",")
@example(
    [], ["Action", *_COLUMNS[:2], *_COLUMNS[3:]], [["Green – done"], [], ["30/7/20 Done."]], ","
)
def test_any_table_with_a_header_loads_and_no_row_is_skipped_silently(
    tmp_path: Path,
    labels: list[list[str]],
    columns: list[str],
    rows: list[list[str]],
    delimiter: str,
) -> None:
    """Rows too short, too long, without action or owner: each ends as a fact or is owned up to."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL)
    writer.writerows([*labels, columns, *rows])
    path = tmp_path / ("table.csv" if delimiter == "," else "table.tsv")
    path.write_text(file.getvalue(), encoding="utf-8", newline="")

    contents = load([path])

    assert not astray(contents, {path.name: Raw(path, delimiter)})
    filled = [n for n, r in enumerate([*labels, columns, *rows], 1) if any(c.strip() for c in r)]
    told = [int(e.locator.split()[1].split(",")[0]) for e in contents.ledger]
    assert list(dict.fromkeys(told)) == filled  # once, and once more for each cell not understood
    header = len(labels) + 1
    for entry in contents.ledger:
        row = int(entry.locator.split()[1].split(",")[0])
        if row > header and entry.outcome == "text":
            pytest.fail(f"{entry.locator} was passed over: {entry.text}")
        if row > header and entry.outcome == "unread":
            # A column that is not known is noted once, at its header.
            noted = "a heading that is not known" in entry.reason
            assert noted or any(f"row {row}" in note for note in contents.notes)

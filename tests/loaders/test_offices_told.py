"""Lists of posts with what each does behind a colon; and lists that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_TERMS = """# Mere Parks Forum - Terms of Reference

## Steering committee

The steering committee comprises the following roles:

1. **Chair**: Leads the forum and sets its direction.
2. **Secretary**: Organizes meetings of the committee, keeps the minutes
3. **Website officer**:
   1. manage the website
   2. keep the list of members
   3. acts as our Data Protection Officer
4. **Events officer:** coordinate and curate the events programme
"""


def _loaded(folder: Path, text: str, name: str = "paper.md") -> Contents:
    (folder / name).write_text(text, encoding="utf-8")
    return load([folder / name])


def _links(contents: Contents, term: str) -> set[tuple[str, str]]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], labels[s.object or ""]) for s in contents.statements if s.term == term
    }


def test_each_post_of_a_list_has_what_stands_behind_its_title(tmp_path: Path) -> None:
    """In a sentence, cut where the next verb begins, or in the items further in; and it sits on the body that it is listed of."""
    contents = _loaded(tmp_path, _TERMS)
    body = "Steering committee"
    assert _links(contents, "assignedTo") == {
        ("Leads the forum and sets its direction", f"Chair of {body}"),
        ("Organizes meetings of the committee", f"Secretary of {body}"),
        ("keeps the minutes", f"Secretary of {body}"),
        ("manage the website", f"Website officer of {body}"),
        ("keep the list of members", f"Website officer of {body}"),
        ("coordinate and curate the events programme", f"Events officer of {body}"),
    }
    seats = {f"{post} of {body}" for post in ("Secretary", "Website officer", "Events officer")}
    assert _links(contents, "memberOf") == {(seat, body) for seat in seats}
    lost = [entry.text for entry in contents.ledger if entry.outcome == "unread"]
    assert "acts as our Data Protection Officer" in lost


def test_a_secretary_whose_work_stands_behind_the_label_is_no_body_named_in_it(
    tmp_path: Path,
) -> None:
    """By "Secretary: organises meetings of the committee" no committee serves anybody."""
    text = "# Mere Parks Forum - Terms of Reference\n\nSecretary: Organises meetings of the Quay Committee\n"
    assert not _links(_loaded(tmp_path, text), "supports")


_LIST = "# Mere Parks Forum - Terms of Reference\n\n## {}\n\n{}\n"


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Roles", "- Chair: Grant Wills\n- Secretary: Mark Bell, Mere Council"),
        ("Roles", "- Chair: Ann Bee\n- Secretary: Cy Dee"),
        ("Roles", "- Chair: Ann Bee leads the forum\n- Secretary: vacant"),
        ("Roles", "- Chair: see annex B\n- Secretary: as above"),
        ("Roles", "- Secretary: keeps the minutes"),
        ("Roles", "- Secretary: keeps the minutes\n- Boats: must be kept clean\n- Warden: opens the gate"),
        ("Roles", "- Chair or Secretary: opens the hall\n- Warden and Clerk: close the gate"),
        ("Roles", "- Warden: does not open the gate\n- Clerk: never signs cheques"),
        ("Roles", "- Warden: opens the gate?\n- Clerk: keeps the minutes?"),
        ("News of the year", "- Director: writes to the mayor\n- Warden: opens the new gate"),
        ("Roles", "- Warden: reports of the year\n- Clerk: minutes of the year"),
        ("Questions", "- Manager: checks the boiler\n- Clerk: checks the lamps"),
        ("Officers", "- Warden: elected for a year\n- Clerk: paid by the hour"),
        ("Former officers", "- Warden: opens the gate\n- Clerk: keeps the minutes"),
        ("Duties abolished in 2030", "- Warden: opens the gate\n- Clerk: keeps the minutes"),
        ("Forum", "The forum has no longer these officers:\n\n- Warden: opens the gate\n- Clerk: keeps the minutes"),
        ("Officers", "- Park Trust: keeps the park\n- Mere Police: keeps the peace"),
    ],
)  # fmt: skip
def test_nobody_has_work_by_another_kind_of_list(tmp_path: Path, heading: str, items: str) -> None:
    """Names, pointers, single entries, mixed lists, either of two posts, denials, questions, news, nouns, terms of office, bodies."""
    contents = _loaded(tmp_path, _LIST.format(heading, items))
    posts = {e.label for e in contents.entities if e.kind == "post"}
    bodies = {e.label for e in contents.entities if e.kind == "body"}
    told = {who for _, who in _links(contents, "assignedTo")}
    assert not told & (posts | bodies)


@pytest.mark.parametrize("name", ["minutes.md"])
def test_minutes_give_nobody_work_by_such_a_list(tmp_path: Path, name: str) -> None:
    """There it is what somebody said."""
    text = "# Minutes of the Parks Forum\n\nPresent: Ann Bee, Cy Dee\n\n## Officers\n\n- Warden: opens the gate\n- Clerk: keeps the list\n"
    assert not _links(_loaded(tmp_path, text, name), "assignedTo")

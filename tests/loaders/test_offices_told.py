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


_TWO = "- Chair: leads meetings, signs the letters\n- Secretary: takes the minutes, writes the newsletter\n"
_PORT = "- Harbour Master: runs the quay, collects the dues\n- Clerk: checks the moorings, keeps the log\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Notes of a visit to Dover Port, June 2030\n\nTheir roles:\n\n{_PORT}",
        f"# Advice to other clubs\n\nGood clubs have officers with clear roles:\n\n{_TWO}",
        f"# Governance handbook\n\n## Typical roles in a trust\n\n{_TWO}",
        f"# Roles in a typical museum\n\nThe Museum Trust wrote this guide. Typical posts and what they do:\n\n{_PORT}",
        f"# Model\n\n## Model roles\n\n{_TWO}",
        f"# Guidance for new trusts\n\nYou may wish to appoint the following officers:\n\n{_TWO}",
        f"# Guidance for new trusts\n\nMost trusts have these officers:\n\n{_TWO}",
        f"# Charity Commission guide for trustees\n\n## Duties\n\nSome charities share these jobs:\n\n{_TWO}",
        f"# Consultation paper\n\nThe Bill proposes these roles:\n\n{_PORT}",
        f"# Job evaluation glossary\n\nPosts mentioned in this paper:\n\n{_PORT}",
        f"# School council: what do these jobs mean?\n\nMatch the roles:\n\n{_TWO}",
        f"# Roles at other trusts\n\nThe Mere Trust has these roles:\n\n{_PORT}\nWe do not have such posts.\n",
        f"# Notes\n\n## Officers and duties\n\n{_TWO}",
        f"# Mere Club\n\nOfficers of the Vale Club and the Quay Club, with their duties:\n\n{_TWO}",
        f"# Mere Parks Forum\n\n## Vale Club\n\n### Officers\n\n{_TWO}",
        f"# Mere Parks Forum\n\n## Clubs\n\nEach club has these roles:\n\n{_TWO}",
        f"# Mere Parks Forum\n\nOur neighbours have these posts:\n\n{_TWO}",
        f"# Mere Parks Forum\n\nNorway has these posts:\n\n{_TWO}",
        f"# Mere Parks Forum\n\nA parish has these posts:\n\n{_TWO}",
    ],
)
def test_posts_of_nobody_in_particular_have_no_work(tmp_path: Path, text: str) -> None:
    """Another port's, a model's, an example's, a proposal's, a puzzle's, those of no body that is known: owned up to."""
    contents = _loaded(tmp_path, text)
    assert not _links(contents, "assignedTo")
    assert not _links(contents, "memberOf")
    assert any(entry.outcome == "unread" for entry in contents.ledger)


@pytest.mark.parametrize(
    "opener",
    [
        "The Estates Committee has these roles:",
        "The committee has these roles:",
        "We have these officers:",
        "## Roles",
    ],
)
def test_posts_of_the_body_whose_paper_it_is_have_their_work(tmp_path: Path, opener: str) -> None:
    """Also where the line that opens the list names that body."""
    contents = _loaded(tmp_path, f"# Estates Committee\n\n{opener}\n\n{_TWO}")
    assert {who for _, who in _links(contents, "assignedTo")} == {
        "Chair of Estates Committee",
        "Secretary of Estates Committee",
    }

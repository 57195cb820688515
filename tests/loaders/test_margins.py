"""Minutes of which only the margin has a heading, and what sentences in their cells say."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_PRESENT = "Present: D Stott (in the chair), M Frayne, K Lumb and Mrs T Wragg (Clerk)."


def read(folder: Path, *items: tuple[str, str, str]) -> Contents:
    """Minutes of the Mere Parish Council with these items: number, what was said, and the margin."""
    text = folder / "minutes.html"
    rows = "".join(
        "<tr>" + "".join(f"<td>{_paragraphs(cell)}</td>" for cell in item) + "</tr>"
        for item in (("", "", "Action"), *items)
    )
    text.write_text(
        f"<html><body><h1>Mere Parish Council</h1><p>Minutes of the meeting of 10 March 2031</p>"
        f"<p>{_PRESENT}</p><table>{rows}</table></body></html>",
        encoding="utf-8",
    )
    return load([text])


def _paragraphs(cell: str) -> str:
    return "".join(f"<p>{line}</p>" for line in cell.splitlines())


def owners(contents: Contents) -> dict[tuple[str, str], str]:
    """Who is responsible for what, by the beginning of the action's words, with the basis."""
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject][:24], label[s.object or ""]): s.basis
        for s in contents.statements
        if s.term == "assignedTo"
    }


_FILL = "The grass at the lower end had been cut twice since the last meeting, and members were pleased."


def test_the_sentence_that_asks_and_names_somebody_is_the_action(tmp_path: Path) -> None:
    """Not the whole item, which may go on for a page."""
    said = f"Open forum\n{_FILL} The gate is broken; the Clerk will report it to the county."
    assert owners(read(tmp_path, ("1", said, "Clerk"))) == {
        ("The gate is broken; the ", "Clerk of Mere Parish Council"): "stated"
    } or owners(read(tmp_path, ("1", said, "Clerk"))) == {
        ("The gate is broken; the ", "Clerk"): "stated"
    }


def test_sentences_that_ask_and_name_nobody_follow_the_names_in_the_margin(tmp_path: Path) -> None:
    """As many as there are names, in order; and only as far as can be inferred."""
    said = f"Allotments\n{_FILL} It was agreed that a draft tenancy be brought in April.\nThree quotations to be got for butts."
    assert owners(read(tmp_path, ("1", said, "MF\nKL"))) == {
        ("It was agreed that a dra", "M Frayne"): "inferred",
        ("Three quotations to be g", "K Lumb"): "inferred",
    }


def test_an_item_of_which_it_cannot_be_told_what_is_asked_is_the_action_as_a_whole(
    tmp_path: Path,
) -> None:
    """Two names and sentences that name neither: both have the item, where it asks for something at all."""
    said = f"Paddock\n{_FILL} It was agreed to mow it. It was agreed to fence it. It was agreed to drain it."
    assert set(owners(read(tmp_path, ("1", said, "MF\nKL")))) == {
        ("Paddock The grass at the", "M Frayne"),
        ("Paddock The grass at the", "K Lumb"),
    }


def test_a_margin_that_says_itself_what_somebody_does_is_an_action_of_its_own(
    tmp_path: Path,
) -> None:
    """As "DS to sign the contract" does beside an item about hours."""
    found = owners(
        read(
            tmp_path,
            ("1", f"Hours\n{_FILL}", "DS to sign the contract"),
            ("2", f"Bins\n{_FILL}", "KL"),
            ("3", f"Paths\n{_FILL}", "MF"),
        )
    )
    assert found[("DS to sign the contract", "D Stott")] == "inferred"
    assert ("Hours The grass at the l", "D Stott") not in found


def test_an_item_without_a_name_in_the_margin_is_a_record(tmp_path: Path) -> None:
    """And no empty seat."""
    contents = read(
        tmp_path,
        ("1", f"Report\n{_FILL}", ""),
        ("2", f"Bins\n{_FILL} Bins will be bought.", "Clerk"),
    )
    assert not [e for e in contents.entities if e.kind == "vacancy"]
    assert len([e for e in contents.entities if e.kind == "action"]) == 1


def test_brackets_behind_a_groups_name_say_who_sits_in_it(tmp_path: Path) -> None:
    """With its chair and its quorum, whatever the sentence goes on to recommend."""
    said = (
        "Hours\nThe Staffing Committee (Cllrs Stott, Frayne and Lumb; chairman Cllr Lumb; quorum two) "
        f"recommended ten hours a week. {_FILL}"
    )
    contents = read(
        tmp_path, ("1", said, ""), ("2", f"Bins\n{_FILL} Bins will be bought.", "Clerk")
    )
    label = {e.id: e.label for e in contents.entities}
    told = {
        (label[s.subject], s.term, label[s.object] if s.object else s.value or s.raw)
        for s in contents.statements
        if "Staffing" in label[s.subject] or (s.object and "Staffing" in label[s.object])
    }
    assert told >= {
        ("D Stott", "memberOf", "Staffing Committee"),
        ("M Frayne", "memberOf", "Staffing Committee"),
        ("K Lumb", "memberOf", "Staffing Committee"),
        ("K Lumb", "holds", "Chair of Staffing Committee"),
        ("Staffing Committee", "quorum", "two"),
    }


def test_apologies_in_a_sentence_are_of_those_who_sent_them(tmp_path: Path) -> None:
    """Also where they "had been received from" them; and a rank before a surname is no body."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"Mere Parish Council\n\nMinutes of the meeting of 10 March 2031\n\n{_PRESENT}\n\n"
        "Apologies had been received from Cllr N Pashley (unwell) and PCSO Adams.\n",
        encoding="utf-8",
    )
    contents = load([path])
    kinds = {e.id: (e.kind, e.label) for e in contents.entities}
    absent = {kinds[s.subject] for s in contents.statements if s.term == "absentFrom"}
    assert ("person", "N Pashley") in absent
    assert all(kind == "person" for kind, _ in absent)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ann Bee was appointed as Chair of the Weir Forum in June 2030.",
            ("Ann Bee", "holds", "Chair of Weir Forum"),
        ),
        (
            "The Tarn Office is working with the Lock Agency on a register of boats.",
            ("a register of boats", "assignedTo", "Tarn Office"),
        ),
        (
            "The Tarn Trust is now drafting the new code of practice for boats.",
            ("drafting the new code of practice for boats", "assignedTo", "Tarn Trust"),
        ),
        (
            "The independently chaired Quay Board was set up in July and is tasked with advising owners on dredging.",
            ("advising owners on dredging", "assignedTo", "Quay Board"),
        ),
    ],
)
def test_a_report_says_who_is_at_what(
    tmp_path: Path, sentence: str, expected: tuple[str, str, str]
) -> None:
    """Also a paper that is no plan tells whose work something is."""
    path = tmp_path / "report.txt"
    path.write_text(f"Vale Data Board\n\nReport on progress\n\n{sentence}\n", encoding="utf-8")
    assert expected in _told(load([path]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Bee was appointed as Chair of the Weir Forum and resigned in May 2031.",
        "Ann Bee was not appointed as Chair of the Weir Forum.",
    ],
)
def test_who_was_appointed_and_left_or_was_not_holds_nothing(tmp_path: Path, sentence: str) -> None:
    """What is no longer so is not told as if it were."""
    path = tmp_path / "report.txt"
    path.write_text(f"Vale Data Board\n\nReport on progress\n\n{sentence}\n", encoding="utf-8")
    assert not [one for one in _told(load([path])) if one[1] == "holds"]


def test_it_is_not_what_stands_in_the_clause_before(tmp_path: Path) -> None:
    """In "Its remit covers the Fund, and it reports to the Council" the Fund does not."""
    path = tmp_path / "report.txt"
    path.write_text(
        "Vale Data Board\n\nReport on progress\n\nThe Quay Board meets monthly. Its remit extends to all, "
        "including the Tarn Heritage Group, and it reports jointly to the Vale Council.\n",
        encoding="utf-8",
    )
    told = {one for one in _told(load([path])) if one[1] == "reportsTo"}
    assert told == {("Quay Board", "reportsTo", "Vale Council")}


def _told(contents: Contents) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {(label[s.subject], s.term, label[s.object]) for s in contents.statements if s.object}


@pytest.mark.parametrize(
    "said",
    [
        f"Paddock\n{_FILL} {_FILL}",
        "The police had caught the thief who took the lamps off the bridge in the winter",
        "Thanks were given to DS for the flowers that stood in the hall on the day of the fair",
        "Members agreed that no reply be sent to the Harbour Board about the old ferry and its bell",
        "The school had asked whether the Council would lend it chairs. This was refused.",
        "The Clerk reported that the County Council will fill the potholes in Mere Lane and resurface the road",
        "No further action needed",
        "DS had written to the Ministry about fares and had no answer so far",
    ],
)
def test_words_that_ask_for_nothing_are_no_work_of_the_margin(tmp_path: Path, said: str) -> None:
    """Initials beside a report, a refusal or what others will do are owned up to."""
    asked = ("2", f"Bins\n{_FILL} MF will buy bins.", "MF")
    contents = read(tmp_path, ("1", said, "DS"), asked)
    assert {who for _, who in owners(contents)} == {"M Frayne"}
    assert [e for e in contents.ledger if "ask for nothing" in e.reason and "DS" in e.reason]

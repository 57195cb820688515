"""Duties with the law and the bearer that the text gives them, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_PLAN = """\
The Safer Vale Partnership is the community safety partnership for Vale.

It comprises: Vale Police, Fenwick Council and Mere Housing Trust.

Priority: Quiet streets

Why it matters

{}
"""


def _loaded(folder: Path, sentence: str) -> Contents:
    (folder / "plan.txt").write_text(_PLAN.format(sentence), encoding="utf-8")
    return load([folder / "plan.txt"])


def _of_duties(contents: Contents, term: str) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == term and s.subject.startswith("duty/")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "This is how the specified authorities here meet the Serious Violence Duty "
            "(Police, Crime, Sentencing and Courts Act 2022, section 8)."
        ),
        (
            "We work under the Serious Violence Duty, set out in section 8 of the Police, Crime, "
            "Sentencing and Courts Act 2022."
        ),
        (
            "We keep to the Serious Violence Duty under section 8 of the Police, Crime, Sentencing "
            "and Courts Act 2022."
        ),
    ],
)
def test_a_named_duty_has_the_law_behind_its_name(tmp_path: Path, sentence: str) -> None:
    """In brackets, or after words that say where it comes from."""
    assert _of_duties(_loaded(tmp_path, sentence), "arisesFrom") == {
        (
            "Serious Violence Duty",
            "Police, Crime, Sentencing and Courts Act 2022, section 8",
            "stated",
        )
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Serious Violence Duty matters, and so does section 17 of the Crime and Disorder Act 1998.",
        "Section 17 of the Crime and Disorder Act 1998 is older than the Serious Violence Duty.",
    ],
)
def test_law_that_stands_elsewhere_in_the_sentence_is_not_the_dutys(
    tmp_path: Path, sentence: str
) -> None:
    """Named together is not said to come from."""
    assert not _of_duties(_loaded(tmp_path, sentence), "arisesFrom")


@pytest.mark.parametrize(
    ("sentence", "bearers"),
    [
        (
            "The specified authorities here meet the Serious Violence Duty.",
            {"specified authorities"},
        ),
        ("Fenwick Council recognises that it has a ‘duty to consult’ here.", {"Fenwick Council"}),
        ("Fenwick Council is subject to the Prevent duty.", {"Fenwick Council"}),
        ("Fenwick Council does not meet the Prevent duty.", set()),
        ("Fenwick Council may be subject to the Prevent duty.", set()),
        ("Nobody is subject to the Prevent duty.", set()),
        ("We found that it has a duty to consult.", set()),
    ],
)
def test_a_named_duty_has_the_bearer_that_a_phrase_gives_it(
    tmp_path: Path, sentence: str, bearers: set[str]
) -> None:
    """A party right before the phrase, and never one that is denied or only possible."""
    found = {who for _, who, _ in _of_duties(_loaded(tmp_path, sentence), "assignedTo")}
    assert found == bearers


def test_a_duty_that_is_only_owed_under_a_law_is_a_duty(tmp_path: Path) -> None:
    """It is called as the text calls it; parties that are names come one by one."""
    contents = _loaded(
        tmp_path,
        "Fenwick Council and Vale Police owe a further duty under section 26 of the "
        "Counter-Terrorism and Security Act 2015, which is met elsewhere.",
    )
    name = "further duty under section 26 of the Counter-Terrorism and Security Act 2015"
    assert _of_duties(contents, "assignedTo") == {
        (name, "Fenwick Council", "stated"),
        (name, "Vale Police", "stated"),
    }
    assert _of_duties(contents, "arisesFrom") == {
        (name, "Counter-Terrorism and Security Act 2015, section 26", "stated")
    }


def test_parties_without_a_name_are_one_as_written(tmp_path: Path) -> None:
    """Or "police" would be a body of its own, and stand before the force when somebody asks."""
    contents = _loaded(
        tmp_path, "Schools and the police owe a duty under section 26 of the Education Act 2002."
    )
    assert {who for _, who, _ in _of_duties(contents, "assignedTo")} == {"Schools and the police"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not known who has duties under section 57 of the Domestic Abuse Act 2021.",
        "Fenwick Council may owe a duty under section 57 of the Domestic Abuse Act 2021.",
        "Some say that they have a duty under section 57 of the Domestic Abuse Act 2021.",
    ],
)
def test_what_is_denied_or_only_possible_lays_no_duty(tmp_path: Path, sentence: str) -> None:
    """Nobody is bound by a perhaps."""
    assert not _of_duties(_loaded(tmp_path, sentence), "assignedTo")


@pytest.mark.parametrize(
    "words",
    [
        "empowers Fenwick Council to",
        "allows Fenwick Council and Vale Police to",
        "gives the Council a power to",
    ],
)
def test_a_power_is_no_duty_and_nobody_answers_for_it(tmp_path: Path, words: str) -> None:
    """What the law allows is told of the law, with its words, and assigned to nobody."""
    contents = _loaded(
        tmp_path,
        f"Section 9 of the Street Lamps Act 1999 {words} light the lanes and the parks.",
    )
    assert not [e for e in contents.entities if e.kind == "duty"]
    (law,) = [e for e in contents.entities if e.label == "Street Lamps Act 1999, section 9"]
    said = {s.term: s for s in contents.statements if s.subject == law.id}
    assert said["classification"].value == "power"
    assert said["text"].value == "light the lanes and the parks"


def test_what_one_law_asks_and_another_allows_are_told_apart(tmp_path: Path) -> None:
    """The duty is the first section's, the power the second's."""
    contents = _loaded(
        tmp_path,
        "Section 8 of the Street Lamps Act 1999 requires Fenwick Council to keep a list of lamps. "
        "Section 9 of the Street Lamps Act 1999 empowers Vale Police to read it.",
    )
    assert _of_duties(contents, "assignedTo") == {
        ("keep a list of lamps", "Fenwick Council", "stated")
    }
    powers = {s.subject for s in contents.statements if s.value == "power"}
    assert powers == {"provision/street-lamps-act-1999-section-9"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not known whether section 9 of the Street Lamps Act 1999 empowers Fenwick Council to light lanes.",
        "Section 9 of the Street Lamps Act 1999 no longer empowers Fenwick Council to light lanes.",
    ],
)
def test_a_power_that_is_denied_or_doubted_is_not_told(tmp_path: Path, sentence: str) -> None:
    """As with a duty."""
    assert not [s for s in _loaded(tmp_path, sentence).statements if s.value == "power"]


@pytest.mark.parametrize(
    ("sentence", "bearers"),
    [
        ("Under section 6 of the Wharves Act 1987, Mere Council must light the quay.", ["Mere Council"]),
        ("Under the Wharves Regulations 2011 the Mere Council must light the quay.", ["Mere Council"]),
        ("In accordance with the Code of Practice and section 3 of the Wharves Act 1987, Mere Police must patrol.", ["Mere Police"]),
        ("As laid down in Schedule 4 to the Wharves Act 1987, each authority must keep a list.", ["each authority"]),
        ("The Wharves Act 1987 requires Mere Council to light the quay.", ["Mere Council"]),
        ("The Wharves Act 1987 must be read with the Docks Act 1990.", []),
        ("Section 6 of the Wharves Act 1987 must be displayed.", []),
        ("The Wharves Order 2011 is required to be displayed under section 6 of the Wharves Act 1987.", []),
    ],
)  # fmt: skip
def test_a_law_lays_duties_and_bears_none(
    tmp_path: Path, sentence: str, bearers: list[str]
) -> None:
    """Whoever must do what an Act says is the bearer; the Act, an order or a section never is."""
    document = tmp_path / "plan.txt"
    text = f"Priority: Safe quays\n\nWhy is this a priority?\n\n{sentence}\n"
    document.write_text(text, encoding="utf-8", newline="\n")

    contents = load([document])

    labels = {entity.id: entity.label for entity in contents.entities}
    found = [labels[s.object] for s in contents.statements if s.term == "assignedTo" and s.object]
    assert found == bearers


def test_a_post_that_must_do_something_is_no_body(tmp_path: Path) -> None:
    """The Chair bears the duty as the holder of a post: no body is called "Chair"."""
    contents = _loaded(
        tmp_path, "Under section 26 of the Harbours Act 1964, the Chair must publish a tide table."
    )
    (bearer,) = {
        s.object or ""
        for s in contents.statements
        if s.term == "assignedTo" and s.subject.startswith("duty/")
    }
    assert bearer.startswith("post/chair")


@pytest.mark.parametrize(
    "text",
    [
        "Vale Police must publish a map every spring, and Fenwick Council must clear the culverts.",
        "Vale Police must publish a map every spring and Fenwick Council must clear the culverts.",
        "Vale Police must publish a map every spring, while Fenwick Council must clear the culverts.",
    ],
)
def test_a_second_subject_bears_what_is_said_of_it(tmp_path: Path, text: str) -> None:
    """What one body must do is never told as a part of what another must."""
    contents = _loaded(tmp_path, f"Under section 3 of the Vale Water Act 1995, {text}")
    assert _of_duties(contents, "assignedTo") == {
        ("publish a map every spring", "Vale Police", "stated"),
        ("clear the culverts", "Fenwick Council", "stated"),
    }


def test_two_bodies_before_one_verb_bear_one_duty(tmp_path: Path) -> None:
    """They are two bodies, and neither is a body called by both names."""
    text = "Under section 4 of the Vale Water Act 1995, Vale Police and Fenwick Council must keep the gates."
    assert _of_duties(_loaded(tmp_path, text), "assignedTo") == {
        ("keep the gates", "Vale Police", "stated"),
        ("keep the gates", "Fenwick Council", "stated"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Under section 10 of the Vale Water Act 1995, the repealed duty that Vale Police must sound the horn no longer applies.",
        "Under section 10 of the Vale Water Act 1995 (since repealed), Vale Police must sound the horn.",
        "Under section 10 of the Vale Water Act 1995, Vale Police must sound the horn, but this has been revoked.",
        "Fenwick Council owes a duty under section 5 of the Vale Water Act 1995, which has been repealed.",
        "Under section 12 of the Vale Water Act 1995, it must be remembered that Ann Bee must approve boat names.",
    ],
)
def test_law_that_is_over_or_only_spoken_of_binds_nobody(tmp_path: Path, text: str) -> None:
    """A repealed duty is history, and a clause within another is not what the law asks."""
    assert not _of_duties(_loaded(tmp_path, text), "assignedTo")


def test_a_law_may_provide_that_somebody_must(tmp_path: Path) -> None:
    """There the inner clause is what the law asks."""
    text = "Section 4 of the Vale Water Act 1995 provides that Vale Police must keep the gates."
    found = {who for _, who, _ in _of_duties(_loaded(tmp_path, text), "assignedTo")}
    assert found == {"Vale Police"}


@pytest.mark.parametrize(
    "text",
    [
        "if asked, Vale Police and Fenwick Council must share data on scrap thefts.",
        "a person who keeps a lion must hold a licence.",
        "the repealed duty that Vale Police must sound the horn no longer applies.",
    ],
)
def test_a_block_of_which_only_the_law_was_taken_is_unread(tmp_path: Path, text: str) -> None:
    """It is cited, and what it asks was not understood: the ledger may not call it read."""
    path = tmp_path / "paper.txt"
    path.write_text(
        f"Fenwick Council\n\nUnder section 8 of the Vale Water Act 1995, {text}\n", encoding="utf-8"
    )
    contents = load([path])
    assert [s for s in contents.statements if s.term == "partOf"]
    assert "unread" in {e.outcome for e in contents.ledger if "section 8" in e.text}


def test_a_sentence_of_which_nothing_was_taken_leaves_its_block_unread(tmp_path: Path) -> None:
    """The fact beside it stands, and the ledger says that there is more."""
    law = "Under section 8 of the Vale Water Act 1995, Vale Police must keep the gates."
    path = tmp_path / "paper.txt"
    path.write_text(
        f"Fenwick Council\n\n{law} Anybody but Mere Housing Trust must paint the boats.\n",
        encoding="utf-8",
    )
    contents = load([path])
    assert {who for _, who, _ in _of_duties(contents, "assignedTo")} == {"Vale Police"}
    assert [e.outcome for e in contents.ledger if "paint the boats" in e.text] == ["unread"]

"""The profile: what headings and columns mean, in a file that is checked when it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError
from remit.loaders import load
from remit.loaders.profile import load_profile, pattern

Profiles = Callable[[str, str], Path]


@pytest.fixture
def changed(repository: Path, tmp_path: Path) -> Profiles:
    """Gives a copy of the default profile with one wording put in place of another."""
    ours = repository / "loaders" / "profiles" / "community-safety.yaml"
    text = ours.read_text(encoding="utf-8")

    def change(old: str, new: str) -> Path:
        assert old in text
        path = tmp_path / "mine.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
        return path

    return change


def _problems(path: Path) -> list[str]:
    with pytest.raises(DecisionsError, match=r"mine\.yaml: .*mend it and load again") as raised:
        load_profile(str(path))
    return list(raised.value.problems)


def test_the_default_profile_has_no_fault() -> None:
    """It is checked like any other."""
    assert load_profile().headings["priority"]


def test_a_copy_is_a_profile(changed: Profiles) -> None:
    """Copying the file and changing a wording is all it takes."""
    path = changed("Responsible Officer,", "Responsible Officer, Bearer of the load,")

    assert "Bearer of the load" in load_profile(str(path)).columns["responsible"]


def test_a_copy_with_other_wordings_reads_what_the_default_does_not(
    changed: Profiles, tmp_path: Path
) -> None:
    """A body with habits of its own adds a file, not code."""
    profile = changed("  P3Y:\n", "  P2Y:\n    - In two winters we will\n  P3Y:\n")
    plan = tmp_path / "plan.txt"
    plan.write_text("Priority: Quiet\n\nIn two winters we will\n\n- mend gates\n", encoding="utf-8")

    horizons = [
        s.value for s in load([plan], profile=str(profile)).statements if s.term == "horizon"
    ]

    assert horizons == ["P2Y"]
    assert not [s for s in load([plan]).statements if s.term == "horizon"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("headings:", "heddings:", r"heddings is no section of a profile; use one of headings"),
        ('"Priority: {name}"', '"Priority: {nam}"', "{nam} is no hole here; use one of name"),
        ('"Priority: {name}"', '"{name}: {name}"', "{name} stands here twice"),
        ('"{a} reports to {bs}"', '"{c} reports to {bs}"', "{c} is no hole here; use one of a"),
        ('"{a} meets {when}"', '"{a} meets"', "{when} is missing"),
        ('"{bearer} must {clause}"', '"{bearer} must {b}"', "{b} is no hole here"),
        ("  vacancy: #", "  vacency: #", "words: vacancy is missing; take it from"),
        ("  P1Y:", "  1 year:", "1 year is no horizon; write by, longer, or a duration"),
        ("  why:\n", "  why:\n    - {a: b}\n", "expected plain text here"),
    ],
)
def test_a_slip_in_a_profile_is_named_with_its_remedy(
    changed: Profiles, old: str, new: str, problem: str
) -> None:
    """Each fault is one sentence; those that stand somewhere give their line."""
    problems = _problems(changed(old, new))

    (found,) = [one for one in problems if problem in one]
    assert found.startswith("line ") or "is missing; take" in found


def test_all_slips_are_named_at_once(changed: Profiles) -> None:
    """Nobody mends a file one fault at a time."""
    path = changed('"Priority: {name}"', '"Priority: {nam} {nome}"')
    path.write_text(path.read_text(encoding="utf-8") + "\nextra: {}\n", encoding="utf-8")

    assert len(_problems(path)) == 3


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("words:\n  rag: [Green\n", r"line \d+", "not well-formed YAML"),
        ("words:\n  rag: [Green]\n  rag: [Red]\n", "line 3", "rag stands here a second time"),
    ],
)
def test_a_profile_that_is_no_yaml_is_said(
    tmp_path: Path, text: str, line: str, wanted: str
) -> None:
    """With the line at which reading stopped."""
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DecisionsError, match=rf"mine\.yaml: {line}: .*{wanted}"):
        load_profile(str(path))


@pytest.mark.parametrize(
    ("phrase", "text", "name"),
    [
        ("Priority {number} - {name}", "Priority 2 – Domestic abuse", "Domestic abuse"),
        ("Priority {number} - {name}", "PRIORITY 1a: Knives", "Knives"),
        ("Priority: {name}", "5. Priority: Hate crime", "Hate crime"),
        ("Strategic Priority: {name}", "Strategic  Priority:  Fires", "Fires"),
    ],
)
def test_headings_match_whatever_their_case_dashes_and_blanks(
    phrase: str, text: str, name: str
) -> None:
    """What varies between documents makes no difference; what stands in the hole is kept."""
    m = pattern(phrase).match(text)

    assert m is not None
    assert m["name"] == name


def test_a_profile_that_extends_another_says_only_what_it_adds(tmp_path: Path) -> None:
    """Its own wordings come first, and everything else holds as before."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "extends: community-safety\ncolumns:\n  responsible: [Bearer of the load]\n",
        encoding="utf-8",
    )
    own, base = load_profile(str(path)), load_profile()
    assert own.columns["responsible"] == ["Bearer of the load", *base.columns["responsible"]]
    assert (own.words, own.phrases) == (base.words, base.phrases)


@pytest.mark.parametrize("name", ["nothing-of-ours", "other.yaml", "[a, b]"])
def test_a_profile_extends_only_what_comes_with_the_package(tmp_path: Path, name: str) -> None:
    """A register keeps the text of one file, not of those that it leads to."""
    path = tmp_path / "mine.yaml"
    path.write_text(f"extends: {name}\n", encoding="utf-8")
    assert "line 1" in _problems(path)[0]

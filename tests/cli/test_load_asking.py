"""`remit load --ask`: what the headings mean that are not known, asked on a terminal and written as a profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli import asking
from remit.cli.group import remit
from remit.graph.opening import open_store

PLAN = "Ref,Action,Zorblatt,By when\n1,Mend the gate,Clerk,May 2031\n2,Paint the hall,Warden,June 2031\n"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    return tmp_path


def _load(
    monkeypatch: pytest.MonkeyPatch, said: str, *more: str, there: bool = True
) -> tuple[int, str]:
    monkeypatch.setattr(asking, "can_ask", lambda: there)
    done = CliRunner().invoke(remit, ["load", "plan.csv", "-r", "ours.remit", *more], input=said)
    return done.exit_code, done.output


def _owners(folder: Path) -> set[str]:
    store = open_store(folder / "ours.remit")
    found = store.contents()
    store.close()
    labels = {one.id: one.label for one in found.entities}
    return {labels[s.object or ""] for s in found.statements if s.term == "assignedTo"}


def test_an_answer_is_read_and_kept_for_the_next_time(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next load of the document asks nothing and reads it by the profile."""
    status, told = _load(monkeypatch, "responsible\n", "--ask")
    assert status == 0
    assert "“Zorblatt” stands above 2 values, such as “Clerk”, “Warden”." in told
    assert _owners(plan) == {"Clerk", "Warden"}
    assert '"Zorblatt": responsible' in (plan / "plan-profile.yaml").read_text(encoding="utf-8")
    (plan / "plan.csv").write_text(PLAN + "3,Wash the van,Caretaker,July 2031\n", encoding="utf-8")
    assert _load(monkeypatch, "")[0] == 0
    assert _owners(plan) == {"Clerk", "Warden", "Caretaker"}


def test_what_is_left_open_stays_unread_and_writes_no_profile(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter alone leaves a heading as it is."""
    status, _ = _load(monkeypatch, "\n", "--ask")
    assert status == 0
    assert not (plan / "plan-profile.yaml").exists()


def test_a_word_that_is_no_meaning_is_asked_for_again(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question mark lists the meanings."""
    _, told = _load(monkeypatch, "boss\n?\nresponsible\n", "--ask")
    assert "“boss” is none of them." in told
    assert "accountable" in told
    assert _owners(plan) == {"Clerk", "Warden"}


@pytest.mark.parametrize(("there", "written"), [(False, ""), (True, "extends: community-safety\n")])
def test_nothing_is_read_where_nobody_can_be_asked_or_the_profile_is_there(
    plan: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool, written: str
) -> None:
    """One sentence, and neither a register nor a profile is touched."""
    if written:
        (plan / "plan-profile.yaml").write_text(written, encoding="utf-8")
    status, told = _load(monkeypatch, "responsible\n", "--ask", there=there)
    assert status == 1
    assert len(told.strip().splitlines()) == 1
    assert not (plan / "ours.remit").exists()

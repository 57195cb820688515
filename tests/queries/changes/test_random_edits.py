"""Random edits of a table are told by the difference as what they were, or as what cannot be told; never as another thing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders import load
from remit.queries.changes import Diff, applied
from remit.queries.changes.comparing import between

_VERBS = {
    "Write": "Draft", "Publish": "Issue", "Agree": "Settle", "Review": "Revisit", "Train": "Teach", "Open": "Start",
    "Mend": "Fix", "Survey": "Inspect", "Visit": "Call on", "Repair": "Restore",
}  # fmt: skip
# Among them some that differ in one word, as real logs have.
_THINGS = (
    "the burglary strategy", "the domestic abuse strategy", "a youth mentor scheme", "the noise protocol",
    "the alley gates on Mill Lane", "the lamps on Canal Street", "a refuge with twelve rooms",
    "the bus station cameras", "the bus station benches", "a winter night shelter", "the parking rules",
    "the licensing policy", "the gambling policy", "a street pastor rota", "the school crossing patrol",
)  # fmt: skip
_TAILS = (
    "",
    "for the north district",
    "for the south district",
    "with the housing team",
    "in every ward",
)
_MORE = ("as well", "with care", "where needed", "together with partners")
_OWNERS = ("Ann Poe", "Ben Ashworth", "Kay Elmwood", "Dee Firth", "Eve Gorse", "Fay Heath")
_DAYS = (
    "31 March 2031",
    "30 June 2031",
    "30 September 2031",
    "31 December 2031",
    "15 January 2032",
)


@dataclass(frozen=True)
class Row:
    """A row of the log, and which action it is; ``number`` is what it was numbered when it was written."""

    action: int
    words: str
    owner: str
    due: str
    number: int


@dataclass
class Log:
    """A log before and after some edits; ``used`` are the wordings that no other row may have.

    A row is reworded a little: once.
    """

    before: list[Row] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    reworded: set[int] = field(default_factory=set)

    def fresh(self, draw: st.DrawFn) -> Row:
        """A row that was never there, with other words than any."""
        said = (draw(st.sampled_from(parts)) for parts in (sorted(_VERBS), _THINGS, _TAILS))
        words = " ".join(filter(None, said))
        assume(words not in self.used)
        self.used.add(words)
        n = len(self.used)
        return Row(n, words, draw(st.sampled_from(_OWNERS)), draw(st.sampled_from(_DAYS)), n)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """A log, and the same after a meeting: rows in and out, in another order, reworded, given to others, put off."""
    log = Log()
    log.before = [log.fresh(draw) for _ in range(draw(st.integers(2, 9)))]
    log.after = list(log.before)
    for edit in draw(st.lists(st.sampled_from(sorted(_EDITS)), max_size=6)):
        _EDITS[edit](draw, log)
    assume(log.after)
    pairs = ((was, now) for was in log.before for now in log.after if was.action != now.action)
    assume(not any(_reads_as_reworded(was, now) for was, now in pairs))
    same = ((was, now) for was in log.before for now in log.after if was.action == now.action)
    assume(not any(_reads_as_another(was, now) for was, now in same))
    return log


def _reads_as_another(was: Row, now: Row) -> bool:
    """Whether a row in other words, of another owner and by another day is another, for whoever has but the two tables."""
    return was.words != now.words and was.owner != now.owner and was.due != now.due


def _reads_as_reworded(was: Row, now: Row) -> bool:
    """Whether one row with some words more is the other, for whoever has but the two tables and not what happened."""
    ours, theirs = set(was.words.casefold().split()), set(now.words.casefold().split())
    same = was.owner == now.owner or was.due == now.due
    return same and (ours <= theirs or theirs <= ours)


def _insert(draw: st.DrawFn, log: Log) -> None:
    log.after.insert(draw(st.integers(0, len(log.after))), log.fresh(draw))


def _delete(draw: st.DrawFn, log: Log) -> None:
    assume(log.after)
    log.after.pop(draw(st.integers(0, len(log.after) - 1)))


def _reorder(draw: st.DrawFn, log: Log) -> None:
    log.after = list(draw(st.permutations(log.after)))


def _changed(draw: st.DrawFn, log: Log, **told: Any) -> None:
    assume(log.after)
    n = draw(st.integers(0, len(log.after) - 1))
    if "words" in told:
        words = log.after[n].words
        verb = words.partition(" ")[0]
        assume(log.after[n].action not in log.reworded)
        log.reworded.add(log.after[n].action)
        ways = [
            f"{words} {draw(st.sampled_from(_MORE))}",
            words.replace(verb, _VERBS.get(verb, "Do"), 1),
        ]
        told["words"] = draw(st.sampled_from(ways))
        assume(told["words"] not in log.used)
        log.used.add(told["words"])
    log.after[n] = replace(log.after[n], **told)


def _reword(draw: st.DrawFn, log: Log) -> None:
    _changed(draw, log, words="")


def _reassign(draw: st.DrawFn, log: Log) -> None:
    _changed(draw, log, owner=draw(st.sampled_from(_OWNERS)))


def _put_off(draw: st.DrawFn, log: Log) -> None:
    _changed(draw, log, due=draw(st.sampled_from(_DAYS)))


_EDITS = {
    "delete": _delete, "insert": _insert, "put off": _put_off, "reassign": _reassign, "reorder": _reorder,
    "reword": _reword,
}  # fmt: skip


def loaded(path: Path, rows: list[Row], references: str) -> Contents:
    """Load rows as a table: without references, with lasting ones, or with those of the row's place."""
    lines = ["Action,Owner,By when"] if not references else ["Ref,Action,Owner,By when"]
    for place, row in enumerate(rows, 1):
        number = {"": "", "lasting": f"A{row.number},", "by place": f"A{place},"}[references]
        lines.append(f"{number}{row.words},{row.owner},{row.due}")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return load([path])


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(log=logs(), references=st.sampled_from(["", "lasting", "by place"]))
def test_edits_are_told_as_what_they_were_or_as_what_cannot_be_told(
    tmp_path_factory: Any, log: Log, references: str
) -> None:
    """Whatever was edited, in whichever order, and whether or not rows have references that last."""
    folder: Path = tmp_path_factory.mktemp("logs")
    old = loaded(folder / "may.csv", log.before, references)
    new = loaded(folder / "july.csv", log.after, references)
    was = {row.words: row for row in log.before}
    is_ = {row.words: row for row in log.after}
    assume(was.keys() == {e.label for e in old.entities if e.kind == "action"})
    assume(is_.keys() == {e.label for e in new.entities if e.kind == "action"})
    diff = between(old, new)
    assert (diff.sentence == "Nothing has changed.") == (not diff)
    _nothing_is_told_that_was_not(diff, was, is_)
    _everything_is_told_or_in_doubt(diff, log)
    made = applied(old, diff)
    assert {s.id for s in made.statements} == {s.id for s in new.statements}
    assert set(made.entities) == set(new.entities)
    assert not between(old, old)


def _nothing_is_told_that_was_not(diff: Diff, was: dict[str, Row], is_: dict[str, Row]) -> None:
    for pair in diff.pairs:
        if pair.old.kind == "action":
            assert was[pair.old.label].action == is_[pair.new.label].action
    still = {row.action for row in is_.values()}
    before = {row.action for row in was.values()}
    assert all(was[c.thing.label].action not in still for c in diff.of("gone", "action"))
    assert all(is_[c.thing.label].action not in before for c in diff.of("new", "action"))


def _everything_is_told_or_in_doubt(diff: Diff, log: Log) -> None:
    doubtful = {e.label for doubt in diff.doubts for e in (*doubt.old, *doubt.new)}
    now = {row.action: row for row in log.after}
    gone = {c.thing.label for c in diff.of("gone", "action")}
    new = {c.thing.label for c in diff.of("new", "action")}
    for row in log.before:
        after = now.pop(row.action, None)
        if row.words in doubtful:
            continue
        assert (after is None) == (row.words in gone)
        if after is not None:
            told = {c.what: c for c in diff.changes if c.before and c.before.label == row.words}
            assert (after.words != row.words) == ("reworded" in told)
            assert (after.owner != row.owner) == ("owner" in told)
            assert (after.due != row.due) == ("deadline" in told)
            if after.owner != row.owner:
                sides = told["owner"].old, told["owner"].new
                assert [s and s.value for s in sides] == [row.owner, after.owner]
    assert all(row.words in new or row.words in doubtful for row in now.values())

"""Documents of several partnerships in one register: each by itself, and shared only as decided."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError, DocumentError, NotFoundError
from remit.graph.model import Contents, Statement
from remit.graph.opening import in_memory, open_store
from remit.graph.partnerships import owner, partnerships_of
from remit.graph.within import part_of
from remit.loaders import load
from remit.loaders.updating import update
from remit.queries.audit import audit
from remit.queries.who import who

PLAN = """The Safer {0} Partnership is the community safety partnership for {0}.

Under section 6 of the Crime and Disorder Act 1998 we keep a plan. The Board is made up of the Council
and Vale Police.

Priority: Safer parks

Lead partner: the Council
"""
TABLE = "Ref,Action,Owner,Lead agency\n1,Light the paths of {0},Ann Bee,Vale Police\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def region(write: Write, tmp_path: Path) -> list[Path]:
    """The folders of two partnerships, with papers of the same file names."""
    for folder, place in (("north", "Alder"), ("south", "Birch")):
        write(f"{folder}/plan.txt", PLAN.format(place))
        write(f"{folder}/table.csv", TABLE.format(place))
    return [tmp_path / "north", tmp_path / "south"]


def bodies(contents: Contents) -> set[str]:
    return {e.id for e in contents.entities if e.kind == "body"}


def asked(contents: Contents) -> set[str]:
    store = in_memory()
    store.replace(contents)
    return {a.target.id for a in who(store, "safer parks").answers}


def test_the_council_of_one_partnership_is_not_that_of_another(region: list[Path]) -> None:
    """Each says "the Council" and means its own; nothing links the things of two."""
    contents = load(region)
    keys = {p.key for p in partnerships_of(contents.meta)}
    assert keys == {"safer-alder-partnership", "safer-birch-partnership"}
    for key in keys:
        assert f"body/{key}/council" in bodies(contents)
    for s in contents.statements:
        whose = {owner(end, keys) for end in (s.subject, s.object) if end}
        assert len(whose - {""}) < 2, s
    assert len(asked(contents)) == 2


def test_a_partnership_is_read_as_if_it_were_loaded_alone(region: list[Path]) -> None:
    """What else is loaded changes nothing that is read of it, but the key in its ids."""
    together = in_memory()
    together.replace(load(region))
    with closing(part_of(together, "north")) as part:
        held = part.contents()
    alone = load([region[0]])

    def bare(s: Statement) -> tuple[object, ...]:
        ends = (
            end and end.replace("safer-alder-partnership/", "", 1) for end in (s.subject, s.object)
        )
        cited = [(c.locator, c.quote) for c in s.citations]
        return (*ends, s.term, s.value, s.raw, s.role, s.stated_as, s.basis, tuple(cited))

    assert {*map(bare, held.statements)} == {*map(bare, alone.statements)}
    assert [(e.locator, e.outcome, e.reason) for e in held.ledger] == [
        (e.locator, e.outcome, e.reason) for e in alone.ledger
    ]


def test_the_law_is_one_and_every_partnership_cites_it_by_its_own_passages(
    region: list[Path],
) -> None:
    """An Act is the same Act in everybody's papers; of one partnership only its own citations count."""
    contents = load(region)
    acts = [e.id for e in contents.entities if e.kind == "provision"]
    assert acts
    assert all(id_.count("/") == 1 for id_ in acts)
    store = in_memory()
    store.replace(contents)
    with closing(part_of(store, "safer-birch-partnership")) as part:
        cited = {c.document for s in part.contents().statements for c in s.citations}
    assert cited == {"south/plan.txt", "south/table.csv"}


def test_a_body_is_shared_where_a_decision_shares_it(region: list[Path], write: Write) -> None:
    judged = write(
        "decisions.yaml", "shared:\n- {names: [Vale Police], reason: One force polices the vale.}\n"
    )
    contents = load(region, judged)
    assert "body/vale-police" in bodies(contents)
    assert not {id_ for id_ in bodies(contents) if id_.endswith("/vale-police")} - {
        "body/vale-police"
    }
    led = {s.subject for s in contents.statements if s.object == "body/vale-police"}
    assert {id_.split("/")[1] for id_ in led} == {
        "safer-alder-partnership",
        "safer-birch-partnership",
    }


def test_a_decision_that_shares_what_only_one_names_is_told(
    region: list[Path], write: Write
) -> None:
    judged = write("d.yaml", "shared:\n- {names: [Vale Fire], reason: One service.}\n")
    assert any("no partnership names “Vale Fire”" in note for note in load(region, judged).notes)


def test_a_decision_may_hold_in_one_partnership_only(region: list[Path], write: Write) -> None:
    """A name is a body's for one of them, and stays a person's for the other."""
    text = "kind:\n- {name: Ann Bee, kind: body, reason: a charity, partnership: Safer Alder Partnership}\n"
    found = {e.id for e in load(region, write("d.yaml", text)).entities if e.label == "Ann Bee"}
    assert found == {
        "body/safer-alder-partnership/ann-bee", "person/safer-birch-partnership/ann-bee"
    }  # fmt: skip


def test_a_decision_says_whose_a_document_is_and_what_its_key_is(write: Write) -> None:
    papers = [
        write("a.txt", PLAN.format("Alder")),
        write("b.txt", PLAN.format("Birch")),
        write("t.csv", TABLE.format("Birch")),
    ]
    with pytest.raises(DocumentError, match=r"t\.csv does not say whose it is"):
        load(papers)
    judged = write(
        "d.yaml",
        "partnerships:\n- {name: Safer Birch Partnership, scope: birch, documents: [b.txt, t.csv], "
        "reason: The clerk of Birch sent both.}\n",
    )
    birch = partnerships_of(load(papers, judged).meta)[0]
    assert (birch.key, birch.by, birch.documents) == ("birch", "decided", ("b.txt", "t.csv"))


def test_a_folder_without_a_plan_is_by_itself_and_that_is_told(
    region: list[Path], write: Write, tmp_path: Path
) -> None:
    write("west/table.csv", TABLE.format("Yew"))
    contents = load([*region, tmp_path / "west"])
    west = next(p for p in partnerships_of(contents.meta) if p.by == "folder")
    assert (west.key, west.documents) == ("west", ("west/table.csv",))
    assert any(note.startswith("west: no paper in this folder says") for note in contents.notes)


def test_folders_that_name_one_partnership_are_one_and_that_is_told(
    write: Write, tmp_path: Path
) -> None:
    write("plans/plan.txt", PLAN.format("Alder"))
    write("tables/table.csv", TABLE.format("Alder"))
    contents = load([tmp_path / "plans", tmp_path / "tables"])
    assert not partnerships_of(contents.meta)
    assert any("read as the papers of one partnership" in note for note in contents.notes)


def test_a_folder_is_read_again_without_the_others(
    region: list[Path], write: Write, tmp_path: Path
) -> None:
    """One partnership's papers change; the others are built again from what the register keeps."""
    address = tmp_path / "region.remit"
    update(address, region)
    write("north/table.csv", TABLE.format("Alder") + "2,Mend the gates,Cy Dee,Vale Police\n")
    update(address, [region[0]])
    with closing(open_store(address)) as store:
        assert [d.name for d in store.documents()] == [
            "north/plan.txt", "north/table.csv", "south/plan.txt", "south/table.csv"
        ]  # fmt: skip
        assert len(store.of_kind("action", within="safer-alder-partnership")) == 2
        assert len(store.of_kind("action", within="safer-birch-partnership")) == 1


def test_the_order_in_which_folders_are_named_changes_nothing(region: list[Path]) -> None:
    assert load(region) == load(region[::-1])


def test_one_folder_around_all_is_the_same_as_each_of_them(
    region: list[Path], tmp_path: Path
) -> None:
    assert load([tmp_path]) == load(region)


def test_a_partnership_is_audited_as_if_it_were_alone(region: list[Path]) -> None:
    together = in_memory()
    together.replace(load(region))
    alone = in_memory()
    alone.replace(load([region[0]]))
    with closing(part_of(together, "alder")) as part:
        found = [f.message for f in audit(part).findings]
    assert found == [f.message for f in audit(alone).findings]


def test_what_is_no_partnership_is_refused_with_what_there_is(region: list[Path]) -> None:
    store = in_memory()
    store.replace(load(region))
    with pytest.raises(
        NotFoundError, match="no partnership is called 'west'; there are safer-alder"
    ):
        part_of(store, "west")
    with pytest.raises(NotFoundError, match="several partnerships are called 'safer'"):
        part_of(store, "safer")
    store.replace(load([region[0]]))
    with pytest.raises(NotFoundError, match="of one partnership"):
        part_of(store, "north")


def test_a_key_may_only_hold_what_stands_in_an_address(region: list[Path], write: Write) -> None:
    text = "partnerships:\n- {name: Safer Birch Partnership, scope: Birch!, reason: short}\n"
    with pytest.raises(DecisionsError, match="scope: Birch! may only hold"):
        load(region, write("d.yaml", text))

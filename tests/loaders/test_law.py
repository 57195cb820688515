"""The law in ordinary papers: cited in any of its forms, and laid on those whom the text names, and on nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.claims.citations import Acts, citations
from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles

_LAW = "The Weirs Act 2001 is the law here."


def _paper(folder: Path, text: str, above: str = _LAW) -> Contents:
    path = folder / "paper.txt"
    path.write_text(f"Otterby Council\n\n{above}\n\n{text}\n", encoding="utf-8")
    return load([path])


def _borne(contents: Contents) -> set[tuple[str, str, str, str]]:
    """Each duty with its bearer, the role, and the law that it comes from."""
    label = {e.id: e.label for e in contents.entities}
    laws: dict[str, set[str]] = {}
    for s in contents.statements:
        if s.term == "arisesFrom":
            laws.setdefault(s.subject, set()).add(label[s.object or ""])
    return {
        (label[s.subject], s.role or "", label[s.object or ""], law)
        for s in contents.statements
        if s.term == "assignedTo" and s.subject.startswith("duty/")
        for law in laws.get(s.subject, {""})
    }


def _who(contents: Contents) -> set[tuple[str, str]]:
    return {(who, law) for _, _, who, law in _borne(contents)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("section 4, Weirs Act 2001", [("Weirs Act 2001", "section", "4")]),
        ("Weirs Act 2001, s. 4", [("Weirs Act 2001", "s.", "4")]),
        ("under s4 Weirs Act 2001", [("Weirs Act 2001", "s", "4")]),
        ("Part 2 of the Weirs Act 2001", [("Weirs Act 2001", "Part", "2")]),
        ("article 9 of the Docks (Safety) Order 1994", [("Docks (Safety) Order 1994", "article", "9")]),
        ("Docks and Piers Clauses Act 1847", [("Docks and Piers Clauses Act 1847", "", "")]),
        ("Local Works Act 1995, s. 5.36", [("Local Works Act 1995", "s.", "5.36")]),
        ("section 7 of the Roads Act (Northern Ireland) 1990", [("Roads Act (Northern Ireland) 1990", "section", "7")]),
        ("section 3 of the Noise etc. (Scotland) Act 2004", [("Noise etc. (Scotland) Act 2004", "section", "3")]),
        ("section 4 of the 2001 Act", [("Weirs Act 2001", "section", "4")]),
        ("section 4 of the 1999 Act", []),
        ("section 4 of that Act", [("Weirs Act 2001", "section", "4")]),
        ("section 4 of the same Act", [("Weirs Act 2001", "section", "4")]),
        ("section 4 of the Act", [("Weirs Act 2001", "section", "4")]),
        ("it must dredge (s.4)", [("Weirs Act 2001", "s.", "4")]),
        ("Weirs Act, section 4", [("Weirs Act 2001", "section", "4")]),
        ("section 4 of the Municipal Bridges Act", [("Municipal Bridges Act", "section", "4")]),
        ("section 4 of this agreement", []),
        ("see section 4", []),
        ("the section 4 audit", []),
        ("the Section 151 Officer", []),
        ("Acting alone, it acts", []),
    ],
)  # fmt: skip
def test_a_law_is_cited_in_many_forms(text: str, found: list[tuple[str, str, str]]) -> None:
    """A short form means the law that the paper has named; what is no law of the land is none."""
    acts = Acts.of([(1, "Weirs", _LAW), (2, "Weirs", text)])
    given = [(c.act, c.division, ",".join(c.numbers)) for c in citations(text, acts, 2)]
    assert given == found


def test_the_act_is_what_a_paper_calls_so() -> None:
    """Where two are named and neither is called "the Act", the words mean neither."""
    both = "The Docks Act 1990 and the Weirs Act 2001{} bind us."
    text = "section 4 of the Act"
    plain = Acts.of([(1, "", both.format(""))])
    defined = Acts.of([(1, "", both.format(" (“the Act”)"))])
    assert not [*citations(text, plain, 2)]
    assert [c.act for c in citations(text, defined, 2)] == ["Weirs Act 2001"]


def test_a_section_alone_is_of_no_act_where_none_stands_near() -> None:
    """An Act under another heading is another matter, and a paper has sections of its own."""
    bare = "It must keep a list (section 4)."
    other = Acts.of([(1, "Weirs", _LAW), (2, "Bridges", bare)])
    own = Acts.of([(1, "Weirs", _LAW), (2, "Weirs", "4. Lists"), (3, "Weirs", bare)])
    assert not [*citations(bare, other, 2)]
    assert not [*citations(bare, own, 3)]


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "Otterby Council must keep a list of weirs (section 4).",
            {("keep a list of weirs", "Otterby Council", "4")},
        ),
        (
            "Otterby Council must appoint a warden (section 4, Weirs Act 2001) and designate a deputy (section 5).",
            {("appoint a warden", "Otterby Council", "4"), ("designate a deputy", "Otterby Council", "5")},
        ),
        (
            "Otterby Council must dredge the leat under section 4 of the Weirs Act 2001 and must publish a map under section 5.",
            {("dredge the leat", "Otterby Council", "4"), ("publish a map", "Otterby Council", "5")},
        ),
        (
            "Vale Police must share data (section 4, Weirs Act 2001), and Otterby Council must keep it (section 5).",
            {("share data", "Vale Police", "4"), ("keep it", "Otterby Council", "5")},
        ),
        (
            "Otterby Council must keep a list of weirs; section 4 of the Weirs Act 2001 says so.",
            {("keep a list of weirs", "Otterby Council", "4")},
        ),
        (
            "Where a weir is unsafe, section 4 of the same Act obliges Otterby Council to mend it.",
            {("mend it", "Otterby Council", "4")},
        ),
        (
            "If a child falls in, Otterby Council must tell the coroner (section 4).",
            {("tell the coroner", "Otterby Council", "4")},
        ),
        (
            "Otterby Council is required by section 4 of the Weirs Act 2001 to mend it.",
            {("mend it", "Otterby Council", "4")},
        ),
        (
            "Under section 4 of the Weirs Act 2001 Vale Police must keep watch, and under section 5 it must report.",
            {("keep watch", "Vale Police", "4"), ("report", "Vale Police", "5")},
        ),
        (
            "Under section 4 of the Weirs Act 2001 Vale Police must keep watch, and under section 5 it may fish.",
            {("keep watch", "Vale Police", "4")},
        ),
        (
            "Under section 4 of the Weirs Act 2001 we must keep a list.",
            {("keep a list", "Otterby Council", "4")},
        ),
        (
            "Vale Police has to keep watch under section 4 of the Weirs Act 2001. It must also report: section 5 of the Weirs Act 2001.",
            {("keep watch", "Vale Police", "4"), ("report", "Vale Police", "5")},
        ),
        (
            "Vale Police is the keeper of the weirs and must keep watch under section 4 of the Weirs Act 2001.",
            {("keep watch", "Vale Police", "4")},
        ),
        (
            "The partners, that is Vale Police, Mere Council and Otterby Council, must meet (section 4).",
            {("meet", who, "4") for who in ("Vale Police", "Mere Council", "Otterby Council")},
        ),
        ("Otterby Council must read a report on section 4 of the Weirs Act 2001.", set()),
        ("Otterby Council must keep a list; section 4 of the Weirs Act 2001 is old.", set()),
        ("If the Bill is passed, Otterby Council must mend it (section 4, Weirs Act 2001).", set()),
        ("The Weirs Bill says that Otterby Council has to mend it (section 4, Weirs Act 2001).", set()),
        ("Otterby Council does not have to mend it under section 4 of the Weirs Act 2001.", set()),
        ("Does Otterby Council have to mend it under section 4 of the Weirs Act 2001?", set()),
        ("Dogs have to wear a tag under section 4 of the Weirs Act 2001.", set()),
        ("The map shall be published under section 4 of the Weirs Act 2001.", set()),
        ("Owners of weirs have to mend them under section 4 of the Weirs Act 2001.", set()),
        ("They must mend it under section 4 of the Weirs Act 2001.", set()),
        ("Otterby Council may set a toll (section 4, Weirs Act 2001).", set()),
    ],
)  # fmt: skip
def test_a_duty_has_the_law_that_asks_for_it(
    tmp_path: Path, text: str, duties: set[tuple[str, str, str]]
) -> None:
    """Each part of a sentence that has a law of its own is a duty of its own; what only may be is none."""
    found = {(d, w, law.rpartition(" ")[2]) for d, _, w, law in _borne(_paper(tmp_path, text))}
    assert found == duties


def test_who_does_a_duty_does_not_bear_it(tmp_path: Path) -> None:
    """The council bears it, and the team is responsible for the work."""
    text = "Otterby Council must mend weirs (section 4, Weirs Act 2001), which the Weir Team does."
    assert _borne(_paper(tmp_path, text)) == {
        ("mend weirs", "accountable", "Otterby Council", "Weirs Act 2001, section 4"),
        ("mend weirs", "responsible", "Weir Team", "Weirs Act 2001, section 4"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Weirs duty, in section 4 of the Weirs Act 2001, is co-ordinated here by the Weir Team.",
        "The Weir Team is responsible for mending weirs under section 4 of the Weirs Act 2001.",
    ],
)
def test_who_sees_to_a_duty_is_responsible(tmp_path: Path, text: str) -> None:
    """It is said who does the work, and not who is bound to it."""
    found = _borne(_paper(tmp_path, text))
    assert {(role, who) for _, role, who, _ in found} == {("responsible", "Weir Team")}


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("The Weir Committee was set up under section 4 of the Weirs Act 2001.", {"Weir Committee"}),
        ("The Weir Forum exists because of section 4 of the Weirs Act 2001.", {"Weir Forum"}),
        ("The Weir Panel meets weekly. It is required by section 4 of the Weirs Act 2001.", {"Weir Panel"}),
        ("The Weir Board, the designated weir body under section 4 of the Weirs Act 2001, meets.", {"Weir Board"}),
        ("The Monitoring Officer (section 4, Weirs Act 2001) keeps the register.", {"Monitoring Officer"}),
        ("The Chief Executive is the Head of Paid Service under section 4 of the Weirs Act 2001.", {"Head of Paid Service"}),
        ("None of this alters the Weir Board's duties under section 4 of the Weirs Act 2001.", {"Weir Board"}),
        ("The plan shows how Otterby Council will meet its duty under section 4 of the Weirs Act 2001.", {"Otterby Council"}),
        ("The Weir Committee was not set up under section 4 of the Weirs Act 2001.", set()),
        ("The Weir Committee was set up in the spirit of section 4 of the Weirs Act 2001.", set()),
        ("The Weir Committee might be set up under section 4 of the Weirs Act 2001.", set()),
        ("This scheme is made under section 4 of the Weirs Act 2001.", set()),
        ("The former Monitoring Officer (section 4, Weirs Act 2001) left.", set()),
        ("We wrote to the Monitoring Officer (section 4, Weirs Act 2001).", set()),
        ("A Monitoring Officer (section 4, Weirs Act 2001) is wanted.", set()),
        ("The Weir Board is not the designated weir body under section 4 of the Weirs Act 2001.", set()),
        ("The Weirs Regulations 2011 were made under section 4 of the Weirs Act 2001.", set()),
    ],
)  # fmt: skip
def test_what_somebody_is_in_law_is_a_duty_of_theirs(
    tmp_path: Path, text: str, bearers: set[str]
) -> None:
    """A body that a law founded, an office that it asks for, a duty that is theirs; not what is denied or over."""
    assert {who for who, _ in _who(_paper(tmp_path, text))} == bearers


@pytest.mark.parametrize(
    "text",
    [
        "Owners of weirs have to mend them under section 4 of the Weirs Act 2001.",
        "Otterby Council must mend weirs (section 4, Weirs Act 2001) and its tenants the gates (section 5).",
    ],
)
def test_a_law_of_which_no_duty_was_told_is_owned_up_to(tmp_path: Path, text: str) -> None:
    """Somebody is bound, and it was not understood who: the ledger says so."""
    contents = _paper(tmp_path, text)
    assert "unread" in {e.outcome for e in contents.ledger if text[:30] in e.text}


def _table(folder: Path, text: str) -> Contents:
    path = folder / "paper.md"
    path.write_text(f"# Otterby Council: lists\n\n{text}\n", encoding="utf-8")
    return load([path])


def test_a_table_of_duties_has_the_act_that_stands_above_it(tmp_path: Path) -> None:
    """A number under "Section" is a section of that Act; whoever leads is responsible."""
    contents = _table(
        tmp_path,
        "## Sections of the Weirs Act 2001\n\n| Duty | Section | Lead officer |\n|---|---|---|\n"
        "| Listing of weirs | 4 | Head of Rivers |\n| Dredging | 5(2) | Leat Manager |\n",
    )
    assert _borne(contents) == {
        ("Listing of weirs", "responsible", "Head of Rivers", "Weirs Act 2001, section 4"),
        ("Dredging", "responsible", "Leat Manager", "Weirs Act 2001, section 5(2)"),
    }


def test_a_number_is_of_no_act_where_none_is_named(tmp_path: Path) -> None:
    """The duty is kept, and the ledger says that its law is not known."""
    contents = _table(
        tmp_path,
        "## Duties\n\n| Duty | Section | Lead officer |\n|---|---|---|\n"
        "| Listing of weirs | 4 | Head of Rivers |\n| Dredging | 5 | Leat Manager |\n",
    )
    assert not [e for e in contents.entities if e.kind == "provision"]
    assert "unread" in {e.outcome for e in contents.ledger}


def test_a_proper_officer_has_a_duty_and_not_a_power(tmp_path: Path) -> None:
    """An enactment wants the officer named; without one the function is given as any other."""
    rows = "| Weirs Act 2001, s. 4 | Receipt of notices | Head of Rivers |\n| Docks Act 1990, s. 7 | Sealing of maps | Dock Clerk |\n"
    contents = _table(
        tmp_path,
        f"## Proper officers\n\n| Enactment | Function | Proper officer |\n|---|---|---|\n{rows}",
    )
    assert _borne(contents) == {
        ("Receipt of notices", "responsible", "Head of Rivers", "Weirs Act 2001, section 4"),
        ("Sealing of maps", "responsible", "Dock Clerk", "Docks Act 1990, section 7"),
    }
    given = _table(
        tmp_path, f"## Powers\n\n| Enactment | Function | Delegated to |\n|---|---|---|\n{rows}"
    )
    assert not _borne(given)


def test_a_post_has_the_law_that_its_card_gives(tmp_path: Path) -> None:
    """That the law asks something of it is inferred: the card names the two and says no more."""
    contents = _table(
        tmp_path,
        "## Clerk of Weirs\n\n**Law:** section 4, Weirs Act 2001\n**Post:** Head of Rivers\n**Holder:** Ann Bee\n"
        "**Reports to:** Chief Executive\n\n"
        "## Clerk of Docks\n\n**Law:** section 7, Docks Act 1990\n**Post:** Dock Manager\n**Holder:** Cy Dee\n"
        "**Reports to:** Chief Executive\n",
    )
    found = {(who.partition(" of Otterby")[0], law) for who, law in _who(contents)}
    assert found == {
        ("Head of Rivers", "Weirs Act 2001, section 4"),
        ("Dock Manager", "Docks Act 1990, section 7"),
    }
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Charity is bound by section 162 of the Charities Act 2011 to prepare an annual report.",
        "The Charity is obliged by section 162 of the Charities Act 2011 to prepare an annual report.",
        "Section 162 of the Charities Act 2011 lays on the Charity a duty to prepare an annual report.",
        "Section 162 of the Charities Act 2011 places an obligation on the Charity to prepare an annual report.",
        "As data controller the Charity is required by Article 33 of the UK GDPR to prepare an annual report.",
    ],
)
def test_whoever_is_bound_by_a_law_bears_its_duty(marked: Read, sentence: str) -> None:
    """In the words of formal prose too."""
    told = {
        (what, who)
        for what, role, who in roles(marked("# Legal note\n\n" + sentence))
        if role == "accountable"
    }
    assert told == {("prepare an annual report", "Charity")}


def test_each_item_with_its_law_behind_it_is_a_duty_of_whoever_must(marked: Read) -> None:
    """The section keeps all its letters and digits; what only may be done is no duty."""
    contents = marked(
        "# What the law expects\n\nMere Care Board has to\n\n"
        "- reduce waiting (National Health Service Act 2006, section 14Z35)\n- seek better care (Care Act 2014, s.1)\n"
    )
    assert {(w, r, p) for w, r, p in roles(contents)} == {
        ("reduce waiting", "accountable", "Mere Care Board"),
        ("seek better care", "accountable", "Mere Care Board"),
    }
    assert ("reduce waiting", "National Health Service Act 2006, section 14Z35") in links(
        contents, "arisesFrom"
    )


def test_a_table_says_what_each_law_asks_of_whom(marked: Read) -> None:
    """By plain headings."""
    rows = table(
        "| Law | What it asks for | Who must comply |",
        "| Equality Act 2010, s.149 | due regard to equality | Trust Board |",
        "| Children Act 2004, s.11 | arrangements to safeguard children | Mere Council |",
    )
    assert roles(marked("# Legal duties\n\n" + rows)) == {
        ("due regard to equality", "accountable", "Trust Board"),
        ("arrangements to safeguard children", "accountable", "Mere Council"),
    }

"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from remit.cli.commands import COMMANDS
from remit.cli.group import remit
from remit.graph.model import Citation, Contents, Entity, Statement, merge
from remit.graph.opening import create_store


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    """Run the command line in this process, 100 columns wide."""
    return CliRunner(env={"COLUMNS": "100", **(env or {})}).invoke(remit, list(map(str, arguments)))


def command(name: str) -> click.Command:
    found: click.Command = import_module(f"remit.cli.commands.{COMMANDS[name][0]}").command
    return found


# --- help -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    """Its name, one line in the table, a help page and something to copy."""
    found = command(name)
    assert found.name == name
    assert COMMANDS[name][1].endswith(".")
    assert f"remit {name} " in (found.epilog or "")
    assert all(option.help for option in found.params if isinstance(option, click.Option))
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert "Examples:\n    remit" in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_is_over_40_lines(name: str) -> None:
    """A command asks a question and hands the answer to a renderer; the work is done elsewhere."""
    callback = command(name).callback
    assert callback is not None
    assert len(inspect.getsource(inspect.unwrap(callback)).splitlines()) <= 40


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "load"])
def test_every_reading_command_gives_json(name: str) -> None:
    """What a person reads, a program can read too."""
    assert "as_json" in {param.name for param in command(name).params}


def test_help_lists_the_commands_in_the_order_of_use() -> None:
    """The question that the register is for comes first."""
    shown = run("--help").stdout
    listed = shown.partition("Commands:")[2].splitlines()[1 : 1 + len(COMMANDS)]
    assert [line.split()[0] for line in listed] == list(COMMANDS)


def test_a_mistyped_command_is_recognised() -> None:
    """The message says what was probably meant, and the exit status is that of wrong usage."""
    shown = run("lsit", "bodies")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "did you mean list?" in shown.stderr


# --- which register ---------------------------------------------------------------------------------


def test_the_register_is_named_before_or_after_the_command_or_in_the_environment(
    register: Path,
) -> None:
    """People put the option where they think of it."""
    before = run("-r", register, "list", "plans")
    after = run("list", "plans", "-r", register)
    around = run("list", "plans", env={"REMIT_REGISTER": str(register)})
    assert before.exit_code == 0
    assert before.output == after.output == around.output
    assert "Safer Vale Plan" in before.stdout


def test_what_to_try_next_repeats_a_register_that_was_typed(register: Path) -> None:
    """The line can be copied; a register in the environment need not be repeated."""
    assert (
        f"remit -r {register} show priority/abuse"
        in run("who", "priority/abuse", "-r", register).stdout
    )
    around = run("who", "priority/abuse", env={"REMIT_REGISTER": str(register)})
    assert "\n  remit show priority/abuse" in around.stdout


def test_without_a_register_the_bundled_one_answers_and_says_so(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice goes to standard error, in one line, so that the answer can still be piped."""
    monkeypatch.setattr("remit.examples.bundled", lambda: register)
    shown = run("list", "plans", "--json")
    assert len(shown.stderr.splitlines()) == 1
    assert "bundled" in shown.stderr
    assert len(json.loads(shown.stdout)) == 3


def test_a_missing_bundled_register_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An incomplete installation is a fault with a remedy, not a traceback."""
    monkeypatch.setattr("remit.examples.bundled", lambda: tmp_path / "none")
    shown = run("list", "plans")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "-r FILE" in shown.stderr


@pytest.mark.parametrize(
    ("content", "message"), [(None, "there is no register here"), ("words", "is no register")]
)
def test_what_is_no_register_is_one_sentence_and_exit_1(
    tmp_path: Path, content: str | None, message: str
) -> None:
    """The sentence names the file and says what is wrong."""
    path = tmp_path / "it"
    if content is not None:
        path.write_text(content)
    shown = run("-r", path, "list", "plans")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert len(shown.stderr.splitlines()) == 1
    assert str(path) in shown.stderr
    assert message in shown.stderr


# --- who --------------------------------------------------------------------------------------------


def test_the_same_sentence_comes_first_in_text_and_json(register: Path) -> None:
    """Who only reads on for the evidence has the answer at once, in whichever form."""
    for question in (
        "domestic abuse strategy",
        "VP",
        "Sara Wood",
        "who chairs the board",
        "allotments",
    ):
        text = run("-r", register, "who", question, env={"COLUMNS": "110"}).stdout
        told = json.loads(run("-r", register, "who", question, "--json").stdout)
        first = " ".join(text.partition("\n\n")[0].split())
        assert first == told["sentence"]


def test_who_tells_parties_chain_gaps_and_what_next(register: Path) -> None:
    """Everything that the answer holds can be read, in words and not only in lines and colours."""
    shown = run("-r", register, "who", "domestic abuse strategy", "--full").stdout
    for words in (
        "Finish the domestic abuse strategy\naction/strategy\n",
        "Accountable: nobody is named for this action itself",
        "Inherited, accountable: Kim Marlow (Strategic Lead) [inferred: named for the objective",
        'plan.txt, line 32: "Strategic Lead: Kim Marlow"',
        'Responsible: nobody confirmed, written as "TBC" (Responsible Officer)',
        'is an action of the objective "Lower the risk from domestic abuse" objective/abuse',
        "[drawn: only a chart's",
        '- The responsible officer is written as "TBC".',
        "has another lead: Fenwick",
        "of person/kim-marlow",
    ):
        assert words in shown


def test_a_part_of_a_chain_is_drawn_once(register: Path) -> None:
    """Three actions under one objective need not show the way to the board three times."""
    shown = run("-r", register, "who", "domestic abuse strategy", "--full").stdout
    assert shown.count("was adopted by") == 1
    assert shown.count("and on from there as above") + shown.count("as above") >= 2


def test_the_best_are_in_full_and_the_rest_in_short(register: Path) -> None:
    """Nobody has to scroll past what matters less; --all gives everything."""
    shown = run("-r", register, "who", "domestic abuse strategy").stdout
    assert shown.count("The chain upwards") == 1
    assert "Also found" in shown
    assert "accountable: Fenwick Vale Council." in shown
    assert len(shown.splitlines()) <= 60
    everything = run("-r", register, "who", "domestic abuse strategy", "--all").stdout
    assert everything.count("The chain upwards") == 4
    assert "Also found" not in everything


def test_a_limit_says_how_much_more_there_is(register: Path) -> None:
    """What is held back is counted."""
    shown = run("-r", register, "who", "domestic abuse strategy", "--limit", "1").stdout
    assert "3 more match" in shown


def test_who_without_an_answer_offers_what_comes_near(register: Path) -> None:
    """It is an answer all the same: the exit status is 0."""
    shown = run("-r", register, "who", "knif crme")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(
        'No name and no sentence here holds all of "knif crme", so nobody is named'
    )
    assert "who action/patrols" in shown.stdout


def test_who_without_an_answer_cites_where_the_matter_is_mentioned(register: Path) -> None:
    """The reader can look up what the narrative says."""
    assert "plan.txt, line 200" in run("-r", register, "who", "allotments").stdout


def test_a_copy_is_named_beside_the_passage_and_not_as_a_second_one(register: Path) -> None:
    """Two documents of one origin are one witness."""
    shown = run("-r", register, "who", "mental health", env={"COLUMNS": "200"}).stdout
    assert '"Lead partner: Vale Police" (same text in page.txt, line 3)' in shown


def test_who_of_a_body_says_first_who_that_is(register: Path) -> None:
    """Its other names, and the command for what it answers for, before who answers for it."""
    lines = run("-r", register, "who", "VP").stdout.splitlines()
    at = lines.index("Vale Police")
    assert lines[at + 1] == "body/police"
    assert lines[at + 3].startswith("  This is a body, also called ")
    assert '"VP"' in lines[at + 3]
    assert lines[at + 4] == f"    remit -r {register} of body/police"
    assert "  Accountable for it: nobody is named" in lines


def test_who_of_a_post_names_its_holder(register: Path) -> None:
    """Who chairs the board can be asked in just these words."""
    shown = run("-r", register, "who", "who chairs the board").stdout
    assert "  Held by: Inés Alder\n    plan.txt, line " in shown
    clerk = run("-r", register, "who", "post/clerk").stdout
    assert "  Held by: nobody is named\n" in clerk


def test_words_need_no_quotation_marks(register: Path) -> None:
    """The shell splits the question, and we join it."""
    assert (
        run("-r", register, "who", "knife", "crime").output
        == run("-r", register, "who", "knife crime").output
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["who"],
        ["who", ""],
        ["who", " ", "\t"],
        ["who", "x", "--limit", "0"],
        ["list", "cats"],
        ["nothing"],
    ],
)
def test_wrong_usage_is_exit_2(register: Path, arguments: list[str]) -> None:
    """And the message goes to standard error."""
    shown = run("-r", register, *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")


def test_an_unknown_kind_lists_the_kinds(register: Path) -> None:
    """Nobody has to look them up."""
    assert "priorities, objectives, actions" in run("-r", register, "list", "cats").stderr


# --- show, of, list ---------------------------------------------------------------------------------


def test_show_tells_names_attributes_and_links_both_ways(register: Path) -> None:
    """The page of one thing."""
    shown = run("-r", register, "show", "body/police").stdout
    assert "Also called: " in shown
    assert (
        'priority "Reduce serious violence" priority/violence (accountable, as "Lead partner")'
        in shown
    )
    dated = run("-r", register, "show", "action/delivery").stdout
    assert 'Deadline: March 2020, written as "End of March 2020"' in dated


def test_of_tells_what_is_given_and_what_follows(register: Path) -> None:
    """The page of one agent."""
    shown = run("-r", register, "of", "vale", "police").stdout
    assert "Accountable for\n" in shown
    assert "by inference, for 3 actions, 1 measure, 1 figure and 1 update" in shown


def test_a_name_that_nothing_bears_is_one_sentence_and_exit_1(register: Path) -> None:
    """It offers the nearest names."""
    shown = run("-r", register, "show", "serius violense")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "priority/violence" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_list_gives_a_line_for_each_thing(register: Path) -> None:
    """The id stands first, so that it can be cut out."""
    lines = run("-r", register, "list", "priority").stdout.splitlines()
    assert [line.split(maxsplit=1) for line in lines] == [
        ["priority/streets", "Cleaner streets"],
        ["priority/hate", "Hate crime"],
        ["priority/violence", "Reduce serious violence"],
        ["priority/abuse", "Stop domestic abuse"],
    ]


def test_list_says_what_each_vacancy_is_for(tmp_path: Path, contents: Contents) -> None:
    """What nobody owns can be read in one go: role, thing and id, posts included."""
    cited = (Citation("plan.txt", "line 9", "The post of Clerk to the Board is vacant", "aa" * 32),)
    vacancy = Entity("vacancy/clerk", "vacancy", "is vacant")
    held = Statement(vacancy.id, "holds", "post/clerk", citations=cited)
    path = tmp_path / "with.remit"
    store = create_store(path)
    store.replace(
        replace(
            contents,
            entities=tuple(sorted((*contents.entities, vacancy))),
            statements=tuple(merge((*contents.statements, held))),
        )
    )
    store.close()
    shown = " ".join(run("-r", path, "list", "vacancies").stdout.split())
    assert 'vacancy/clerk is vacant holder of the post "Clerk to the Board" post/clerk' in shown
    assert (
        'vacancy/group TBC responsible (as "Responsible Officer") for the action '
        '"Set up a domestic abuse strategic group" action/group'
    ) in shown
    (one,) = (
        thing
        for thing in json.loads(run("-r", path, "list", "vacancies", "--json").stdout)
        if thing["id"] == vacancy.id
    )
    assert one["links"][0]["other"]["id"] == "post/clerk"


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (
            ["who", "knife crime"],
            [
                "question",
                "sentence",
                "asked_as",
                "answers",
                "total",
                "near",
                "nearest",
                "narrative",
                "unread",
                "agent",
                "rows",
                "claim",
                "parts",
                "without",
                "coverage",
                "earlier",
            ],
        ),
        (
            ["of", "VP"],
            [
                "agent",
                "sentence",
                "due",
                "assignments",
                "inherited",
                "memberships",
                "posts",
                "gaps",
                "load",
            ],
        ),
        (["show", "VP"], ["id", "kind", "label", "names", "attributes", "links", "citations"]),
        (
            ["duties", "VP"],
            [
                "agent",
                "as_of",
                "sentence",
                "asked_as",
                "classes",
                "register",
                "statute_book",
                "powers",
                "may_include",
                "gaps",
                "others",
                "coverage",
            ],
        ),
        (
            ["matter", "knife crime"],
            [
                "question",
                "matter",
                "sentence",
                "state",
                "asked_as",
                "parts",
                "things",
                "groups",
                "law",
                "findings",
                "narrative",
                "narrower",
                "coverage",
                "earlier",
            ],
        ),
        (
            ["check", "VP leads serious violence"],
            [
                "claim",
                "verdict",
                "sentence",
                "asked_as",
                "relation",
                "agent",
                "targets",
                "supports",
                "contradicts",
                "beside",
                "nearest",
                "unread",
                "coverage",
            ],
        ),
    ],
)
def test_json_has_the_public_shape(register: Path, arguments: list[str], keys: list[str]) -> None:
    """Text and JSON are two forms of one answer."""
    shown = run("-r", register, *arguments, "--json")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert list(json.loads(shown.stdout)) == keys


def test_json_of_a_list_is_an_array_of_things(register: Path) -> None:
    """Each in the shape that `show` gives."""
    things = json.loads(run("-r", register, "list", "bodies", "--json").stdout)
    one = json.loads(run("-r", register, "show", "body/police", "--json").stdout)
    assert one in things


# --- what documents may do to a terminal --------------------------------------------------------------


def test_documents_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences, markup and line breaks in a name are shown as harmless text."""
    path = tmp_path / "evil.remit"
    store = create_store(path)
    label = "Fund \x1b[31mred\x07 [bold]tape[/bold]\r\n:smile: \u202edne"
    store.replace(Contents(entities=(Entity("action/a", "action", label),)))
    store.close()
    for arguments in (["who", "tape"], ["show", "tape"], ["list", "actions"]):
        shown = run("-r", path, *arguments).stdout
        assert "Fund [31mred [bold]tape[/bold] :smile: dne" in shown

"""What a load did, for people."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page
from remit.graph.model import OUTCOMES, LedgerEntry
from remit.graph.partnerships import Partnership
from remit.graph.place import span_of
from remit.graph.words import with_capital
from remit.loaders.explaining import Heading, Region
from remit.ontology import KINDS
from remit.queries.counting import count
from remit.queries.coverage import counted
from remit.queries.partnerships import KNOWN_BY
from remit.queries.phrasing import list_of, shortened
from remit.queries.tally import Tally

_LISTED = 10  # of the partnerships
_PLACES = 3  # of a note that holds of several
_NAMED = 3  # of the files that are passed over for one reason


def show_load(
    page: Page, done: Tally, regions: Sequence[Region] = (), *, ledger: bool = False
) -> None:
    """Write in three lines what was read, what was not and what there is now; with the ledger, all of it."""
    page.say((_read(done), "bold"))
    page.say(_open(done))
    held = (_held(done, kind) for kind in done.entities)
    page.say(
        (done.register, "cyan"), f" now holds {', '.join(held)}; {done.statements:,} statements."
    )
    if done.earlier:
        only = list_of([_counted(n, kind) for kind, n in done.earlier.items()])
        page.say(f"Only earlier editions of its papers have {only} more.")
    _show_partnerships(page, done.partnerships)
    _show_sentences(page, "Replaced", done.replaced)
    _show_sentences(page, "Left out, as they could not be read", done.left_out)
    _show_skipped(page, done.skipped)
    _show_regions(page, regions)
    if ledger:
        _show_ledger(page, done)


def _held(done: Tally, kind: str) -> str:
    """How many things of a kind there are; parts of actions are said, as other commands count without them."""
    n = done.entities[kind]
    some = f" ({done.parts} of them {'a part' if done.parts == 1 else 'parts'} of another)"
    return f"{_counted(n, kind)}{some if kind == 'action' and done.parts else ''}"


def _counted(n: int, kind: str) -> str:
    return f"{n:,} {KINDS[kind].plural if n != 1 else kind}"


def _read(done: Tally) -> str:
    """How much was read, in a sentence."""
    ended = {outcome: sum(d.outcomes[outcome] for d in done.documents) for outcome in OUTCOMES}
    of = count(len(done.documents), "document")
    if not (read := counted(ended)).pieces:
        return f"No piece of {of} says anything."
    over = ended["ignored"]
    aside = (
        f"; {over:,} more {'was' if over == 1 else 'were'} passed over for a reason" if over else ""
    )
    kept = f"{ended['fact']:,} as facts, {ended['text']:,} as text{aside}"
    return f"Read {read.read:,} of {_pieces(read.pieces)} of {of}: {kept}."


def _open(done: Tally) -> str:
    """What was not understood and what is worth a look, in a sentence, and how to see it."""
    parts = []
    if done.unread:
        parts.append(f"{_pieces(len(done.unread))} of {_most_of(done)} not understood")
    if done.notes:
        parts.append(f"{count(len(done.notes), 'note')} worth a look")
    if not parts:
        return "Nothing was left unread. See how every piece ended with --ledger."
    return f"{with_capital(' and '.join(parts))}: see them with --ledger."


def _most_of(done: Tally) -> str:
    """The document that the pieces not understood are of, or how many such there are, and the worst of them."""
    unread = {d.name: d.outcomes["unread"] for d in done.documents if d.outcomes["unread"]}
    worst = max(unread, key=lambda name: unread[name])
    if len(unread) == 1:
        return worst
    return f"{len(unread):,} documents ({unread[worst]:,} of {worst})"


def _pieces(number: int) -> str:
    return f"{number:,} {'piece' if number == 1 else 'pieces'}"


def _show_ledger(page: Page, done: Tally) -> None:
    """How the pieces of each document ended, what is worth a look, what was not understood, and every piece."""
    page.heading("Pieces of each document, by how they ended")
    width = max([8, *(len(document.name) for document in done.documents)])
    titles = "".join(f"{title:>9}" for title in ("pieces", *OUTCOMES))
    page.row(f"  {'document':<{width}}{titles}")
    for document in done.documents:
        numbers = "".join(f"{n:>9,}" for n in (document.blocks, *document.outcomes.values()))
        page.row(f"  {document.name:<{width}}{numbers}")
    _show_sentences(page, "Worth a look", _folded(done.notes))
    _show_blocks(page, "Not understood", done.unread)
    _show_blocks(page, "Every piece", done.ledger)


def _folded(notes: Sequence[str]) -> list[str]:
    """Notes with those that say the same of several places of a document told once, with the first of the places."""
    told: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        document, _, rest = note.partition(": ")
        place, _, words = rest.partition(": ")
        placed = bool(words and span_of(place))
        told.setdefault((document, words) if placed else (note, ""), []).append(place)
    found = []
    for (first, words), places in told.items():
        more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
        found.append(f"{first}: {'; '.join(places[:_PLACES])}{more}: {words}" if words else first)
    return found


def _show_partnerships(page: Page, held: Sequence[Partnership]) -> None:
    """Name some of the partnerships that the register holds, and how each is known."""
    if not held:
        return
    page.heading(f"{count(len(held), 'partnership')}, each by itself")
    for one in held[:_LISTED]:
        documents = count(len(one.documents), "document")
        page.say(f"- {one.title}, {KNOWN_BY[one.by]}: {documents}, ", (one.key, "cyan"), rest="  ")
    if (more := len(held) - _LISTED) > 0:
        page.say(f"- and {more} more: see them with ", ("remit list partnerships", "cyan"))


def _show_sentences(page: Page, title: str, sentences: Sequence[str]) -> None:
    if sentences:
        page.heading(title)
    for sentence in sentences:
        page.say("- ", sentence)


def _show_skipped(page: Page, skipped: Sequence[tuple[str, str]]) -> None:
    """Name some of the files that are no documents, reason by reason."""
    if not skipped:
        return
    page.heading("Passed over, as they are no documents")
    reasons: dict[str, list[str]] = {}
    for name, reason in skipped:
        reasons.setdefault(reason, []).append(name)
    for reason, names in reasons.items():
        more = len(names) - _NAMED
        such = f"{', '.join(names[:_NAMED])}{f' and {more} more' if more > 0 else ''}"
        page.say(f"- {such}: ", (reason, "dim"))


def _show_regions(page: Page, regions: Sequence[Region]) -> None:
    for region in regions:
        page.heading(f"{region.document}, {region.locator}: {_taken(region)}")
        page.say("because ", region.why, indent=2)
        for heading in region.headings:
            page.say(f"“{heading.words}”: ", (heading.role or "not known", "bold"), indent=4)
            page.say((_reason(heading), "dim"), indent=6)


def _taken(region: Region) -> str:
    if region.form == "labels":
        return "labels with values"
    return f"{region.form} taken for {region.kind}" if region.kind else f"{region.form} not read"


def _reason(heading: Heading) -> str:
    such = ", ".join(f"“{cell}”" for cell in heading.examples)
    nearest = f"; nearest: {', '.join(heading.nearest)}" if heading.nearest else ""
    return f"{heading.why}{nearest}; {count(heading.filled, 'value')}{f', such as {such}' if such else ''}"


def _show_blocks(page: Page, title: str, entries: tuple[LedgerEntry, ...]) -> None:
    if not entries:
        return
    page.heading(title)
    for entry in entries:
        reason = f" ({entry.reason})" if entry.reason else ""
        page.say(
            f"{entry.outcome:<8}{entry.document}, {entry.locator}{reason}: ",
            (shortened(entry.text, 70), "dim"),
            indent=2,
        )

"""Documents and decisions in, a register out: the same inputs give the same contents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.decided import APART
from remit.graph.editions import AS_AT, SERIES, with_editions
from remit.graph.errors import DocumentError
from remit.graph.model import Contents, Entity, Sources, Statement, checked, digest, merge
from remit.graph.partnerships import partnerships_of
from remit.graph.titles import with_titles
from remit.graph.uncollected import uncollected
from remit.loaders.blocks import Source
from remit.loaders.decisions import Decisions, kept_decisions, load_decisions
from remit.loaders.desk import Desk
from remit.loaders.drafts import Claims
from remit.loaders.explaining import Region
from remit.loaders.fetching import fetch_all, raise_all
from remit.loaders.gathering import Skipped, natural
from remit.loaders.judged import idle
from remit.loaders.keeping import kept_profiles, profiles_of
from remit.loaders.memory import Memory
from remit.loaders.names import resolve
from remit.loaders.origins import with_origins
from remit.loaders.parting import parted
from remit.loaders.profile import Profile
from remit.loaders.profile import united as in_one
from remit.loaders.progress import DONE, LEARNT, READ, Told, silent
from remit.loaders.publishing import addresses_of, with_publishing
from remit.loaders.reading import slug
from remit.loaders.said import Said
from remit.loaders.series import Series, series_of
from remit.loaders.uniting import Part, united
from remit.loaders.values.phrases import Known
from remit.ontology import WORK

_LAID_NO_MORE = (
    f"{BASELINE}: the statute book that was laid under the register is not laid under what was built "
    "anew; lay it again (remit.graph.baseline.with_baseline)"
)


@dataclass(frozen=True, slots=True)
class Built:
    """What a load made: the contents of the register, and what is told of the load and not kept.

    ``left_out`` has a sentence for each document that could not be read, where the rest was to be loaded
    all the same, ``skipped`` the files of folders and archives that are no documents, ``replaced`` has one for each
    document that another of its name took the place of. ``regions`` tells what each table, and the labels of each
    document, were taken for and why.
    """

    contents: Contents
    left_out: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def load(
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    earlier: Sources | None = None,
) -> Contents:
    """Build a register from documents, as :func:`build` does, or not at all."""
    return build(documents, decisions, profile, earlier).contents


def build(
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    earlier: Sources | None = None,
    *,
    keep_going: bool = False,
    source_url: str | None = None,
    memory: Memory | None = None,
    told: Told = silent,
) -> Built:
    """Build a register from documents, beside those that an earlier one was built from.

    A document of the same name takes the place of the earlier one. Where no decisions file is given,
    the decisions that the earlier register was built with still hold, and each document is read with
    the profile that it was read with before: nobody's judgement is forgotten by loading one more
    document. With ``keep_going`` documents that cannot be read are left out, and the earlier of the
    same name stay. ``source_url`` is where the documents stand on the web. What ``memory`` has of the documents is not
    read again. ``told`` hears how far it has come.

    Raises:
        DocumentError: a document cannot be read; every faulty document is named.
        DecisionsError: the decisions file or the profile has faults.
        RemitError: the address is none, or not one of several documents.
    """
    said = earlier.meta if earlier else {}
    judged = load_decisions(decisions) if decisions else kept_decisions(said)
    memory = memory or Memory()
    found = fetch_all(documents, earlier, memory, told)
    profiles = profiles_of(found.sources, found.new, profile, said)
    addresses = addresses_of(found.new, source_url, said)
    left_out = found.problems if keep_going and found.new else []
    problems = [*found.faults, *([] if left_out else found.problems)]
    built = Built(Contents())
    if not found.sources:
        raise_all(problems)
    try:  # what cannot be read hides no fault of the rest
        sources = [*found.sources.values()]
        found.sources.clear()
        built = _built(sources, judged, profiles, addresses, memory=memory, told=told)
    except DocumentError as error:
        problems.append(error)
    raise_all(problems)
    contents = checked(built.contents)
    if note := _of_one(documents, contents):
        contents = replace(contents, notes=(*contents.notes, note))
    if earlier and any(document.name == BASELINE for document in earlier.documents):
        contents = replace(contents, notes=(*contents.notes, _LAID_NO_MORE))
    faults = (fault for one in left_out for fault in one.faults)
    return replace(
        built,
        contents=contents,
        left_out=tuple(faults),
        replaced=tuple(found.replaced),
        skipped=tuple(found.skipped),
    )


def _built(
    sources: list[Source],
    decisions: Decisions,
    profiles: Mapping[str, Profile],
    addresses: Mapping[str, str],
    *,
    memory: Memory,
    told: Told = silent,
) -> Built:
    """Build what all documents say together or, where they are of several partnerships, each by itself.

    The list is emptied where each document is read for good: what stands in it is then let go once it is told.
    """
    series = series_of(sources, decisions, lambda name: profiles[name].heads)
    desk = Desk(with_origins(sources, series.editions, memory), decisions, profiles, memory, told)
    whose, names = desk.learnt(READ, LEARNT)
    parts = parted(whose, decisions)
    if not parts:
        sources.clear()
        whole, regions, _ = _judged(desk, names, decisions, profiles, (LEARNT, DONE), series=series)
        return Built(_finished(whole, decisions, addresses), regions=regions)
    by_name = {source.document.name: source for source in sources}
    found: list[Part] = []
    told_of: list[Region] = []
    step = (DONE - LEARNT) / len(parts)
    for n, partnership in enumerate(parts):
        begin, end = LEARNT + step * n, LEARNT + step * (n + 1)
        own = decisions.within((partnership.key, partnership.title))
        theirs = [by_name[name] for name in partnership.documents]
        papers = with_origins(theirs, series.editions, memory)
        desk = Desk(papers, own, profiles, memory, told)
        _, names = desk.learnt(begin, (begin + end) / 2)
        contents, regions, unused = _judged(
            desk, names, own, profiles, ((begin + end) / 2, end), series=series
        )
        found.append(Part(partnership, contents, unused))
        told_of.extend(regions)
    whole = united(found, decisions)
    named = {
        "scope": decisions.scope or "register",
        "title": decisions.title or f"{len(parts)} partnerships",
    }
    meta = {**named, **_kept(decisions), **kept_profiles(profiles), **whole.meta}
    return Built(_finished(replace(whole, meta=meta), decisions, addresses), regions=tuple(told_of))


@uncollected()
def _finished(contents: Contents, decisions: Decisions, addresses: Mapping[str, str]) -> Contents:
    """What is said of documents as such, once all that stands in them is known."""
    return with_editions(with_titles(with_publishing(contents, decisions.published, addresses)))


def _of_one(given: Sequence[Path], contents: Contents) -> str:
    """What to say where several folders were named, and their papers are taken for one partnership's."""
    folders = [str(path) for path in given if path.is_dir()]
    if len(folders) < 2 or partnerships_of(contents.meta):
        return ""
    return (
        f"{' and '.join(folders)}: these are read as the papers of one partnership, as they do not name "
        "two; if they are of several, say in the decisions file whose they are (partnerships)"
    )


def _judged(
    desk: Desk,
    names: Known,
    decisions: Decisions,
    profiles: Mapping[str, Profile],
    share: tuple[float, float],
    *,
    series: Series,
) -> tuple[Contents, tuple[Region, ...], tuple[str, ...]]:
    """What documents say, judged by these names, put together."""
    said = desk.judged(names, *share)
    return _together(said, decisions, profiles, series)


@uncollected()
def _together(
    said: Sequence[Said],
    decisions: Decisions,
    profiles: Mapping[str, Profile],
    series: Series,
) -> tuple[Contents, tuple[Region, ...], tuple[str, ...]]:
    """What documents say, put together; what tables were taken for; what decisions for all found nothing."""
    used = {name for one in said for name in one.used}
    standing = {what for one in said for what in one.standing}
    found = Claims(
        [claim for one in said for claim in one.claims],
        [alias for one in said for alias in one.aliases],
        [*(note for one in said for note in one.notes), *idle(decisions, used, standing)],
    )
    resolved = resolve(found, decisions, in_one([*profiles.values()]), series)
    by_name = {one.source.document.name: one for one in said}
    papers = _papers([*by_name])
    both = zip(said, papers, strict=True)
    dated = (statement for one, paper in both for statement in _dated(one, paper, series))
    silent = (_nothing_read(name) for name, one in by_name.items() if not one.claims)
    contents = Contents(
        documents=tuple(one.source.document for one in said),
        entities=tuple(sorted((*resolved.entities, *papers))),
        statements=tuple(merge([*resolved.statements, *dated])),
        ledger=tuple(entry for one in said for entry in one.ledger),
        notes=(*resolved.notes, *series.told(by_name), *silent),
        meta={**_meta(said, decisions, series), **kept_profiles(profiles)},
    )
    regions = [region for one in said for region in one.regions]
    labels = [one.labels for one in said if one.labels is not None]
    return contents, (*regions, *labels), tuple(idle(decisions.within(()), used, standing))


def _papers(names: Sequence[str]) -> tuple[Entity, ...]:
    """The documents as things; "may.txt" in the folder "a" and "a-may.txt" are two."""
    alike = Counter(map(slug, names))
    ids = (f"{slug(name)}-{digest(name)[:8]}" if alike[slug(name)] > 1 else slug(name) for name in names)  # fmt: skip
    return tuple(
        Entity(f"document/{id_}", "document", name) for id_, name in zip(ids, names, strict=True)
    )


def _dated(said: Said, paper: Entity, series: Series) -> Iterator[Statement]:
    """As at when a document speaks, and of which series it is an edition."""
    source = said.source
    one = series.editions.get(source.document.name)
    if one is None:
        if said.day is not None:
            day, dated = said.day
            cited = (source.cite(dated),)
            yield Statement(paper.id, AS_AT, value=day, raw=dated.text, citations=cited)
        return
    for term, value, words in ((SERIES, one.series, one.title), (AS_AT, one.when, one.dated)):
        sure = words is not None and not one.decided
        yield Statement(
            paper.id, term, value=value, raw=words.text if sure and words else None,
            basis="inferred" if sure else "decided",
            citations=(source.cite(words),) if sure and words else (),
        )  # fmt: skip


def _nothing_read(name: str) -> str:
    return (
        f"{name}: no heading, label or column of this document is known, so no fact was read from it; "
        "say in a profile what they mean (--profile)"
    )


def _meta(said: Sequence[Said], decisions: Decisions, series: Series) -> dict[str, str]:
    name = next((one.partnership for one in said if one.partnership), "")
    editions = (series.editions.get(one.source.document.name) for one in said)
    papers = {edition.series if edition else "" for edition in editions}
    title = name or (papers.pop() if len(papers) == 1 else "")
    return {
        "scope": decisions.scope or slug(name or "register"),
        "title": decisions.title or title or "Register",
        **_kept(decisions),
    }


def _kept(decisions: Decisions) -> dict[str, str]:
    """What a register keeps of decisions, for the audit and for the next load; a store keeps strings only."""
    kept = {}
    if decisions.waived:
        kept["waivers"] = json.dumps(
            [asdict(waiver) for waiver in decisions.waived], sort_keys=True
        )
    if apart := [[one.kind, *one.names] for one in decisions.not_same if one.kind in WORK]:
        kept[APART] = json.dumps(apart, ensure_ascii=False)
    if decisions != Decisions(text=decisions.text):
        kept["decisions"] = decisions.text
    return kept


def rebuilt(sources: Mapping[str, Source], meta: Mapping[str, str]) -> Contents:
    """Build a register again of all its documents as they were read, by the decisions and profiles that it keeps.

    Raises:
        RemitError: what it keeps is damaged, or the documents do not make a register any more.
    """
    ordered = sorted(sources, key=natural)
    profiles = profiles_of(ordered, (), None, meta)
    addresses = addresses_of((), None, meta)
    read = [sources[name] for name in ordered]
    built = _built(read, kept_decisions(meta), profiles, addresses, memory=Memory())
    return checked(built.contents)

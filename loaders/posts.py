"""Posts that are named without their body: which mentions are one post, and which may be another.

"Head of Service" beside two actions may be two people's job. Mentions are one post only where the
context says so: one person is named with the title each time, or a title that tells of its field
("Trading Standards Manager") stands each time under the same lead, or, where no lead is named at all,
in the same document. Whatever else shares a title is kept apart and noted, for a person to decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claim, Claims, Ref
from remit.loaders.folding import folded, name_of
from remit.loaders.joining import Groups
from remit.loaders.profile import Profile
from remit.loaders.series import Edition

_UP = ("actionOf", "objectiveOf")  # where an action's lead is told, if not beside it
_LISTED = 3  # places that a note names


class Placed(NamedTuple):
    """What documents point at by its place, and which documents are editions of one paper."""

    things: Mapping[Ref, Entity]
    editions: Mapping[str, Edition]

    def paper(self, document: str) -> str:
        """The paper that a document is an edition of, or the document itself."""
        edition = self.editions.get(document)
        return edition.series if edition else document


@dataclass
class _Post:
    """Mentions of a title that are one post."""

    title: str
    where: str  # in words, and part of its id where a title has several posts
    held: bool = False
    leads: set[frozenset[object]] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)  # claims, by their number
    told: list[set[tuple[str, str]]] = field(default_factory=list)  # of each, where it is told


def told_apart(
    found: Claims,
    decisions: Decisions,
    profile: Profile,
    groups: Groups,
    placed: Placed,
) -> Claims:
    """Give each title without a body a place of its own wherever it may be another post.

    A title that has only one post, or that a decision makes one, is left as it is.
    """
    decided = {
        folded(Ref("post", name))
        for one in decisions.same
        if one.kind == "post"
        for name in one.names
    }
    titles = _titles(found, profile, _Context(found.claims, groups, placed))
    claims, notes = list(found.claims), []
    for title, posts in titles.items():
        if len(posts) > 1 and title not in decided:
            used: Counter[str] = Counter()
            for post in posts:
                used[post.where] += 1
                if used[post.where] > 1:  # the same place in two documents
                    post.where += f" ({used[post.where]})"
                for n in post.mentions:
                    claims[n] = _placed(claims[n], title, post.where)
            if not all(post.held for post in posts):
                notes.append(_note(posts))
    if not notes and claims == found.claims:
        return found
    return replace(found, claims=claims, notes=[*found.notes, *notes])


def _placed(claim: Claim, title: str, where: str) -> Claim:
    def place(ref: Ref) -> Ref:
        named = ref.kind == "post" and not ref.slug and folded(ref) == title
        return ref._replace(within=where) if named else ref

    return claim.with_ends(place)


def _note(posts: Sequence[_Post]) -> str:
    places = [post.where for post in posts]
    more = f" and {len(places) - _LISTED} more" if len(places) > _LISTED else ""
    listed = "; ".join(places[:_LISTED]) + more
    return (
        f"“{posts[0].title}” is named without its body and kept as {len(posts)} posts ({listed}); "
        "a same decision of the kind post says that it is one"
    )


def _titles(claims: Claims, profile: Profile, context: _Context) -> dict[str, list[_Post]]:
    """The posts of each title that is named without its body, in the order of the documents."""
    with_body = {c.subject for c in claims.claims if c.term == "postIn"}
    found: dict[str, dict[object, _Post]] = defaultdict(dict)
    for n, claim in enumerate(claims.claims):
        for ref in filter(None, (claim.subject, claim.object)):
            if ref.kind != "post" or ref.slug or ref in with_body:
                continue
            telling = _tells(ref.name, profile)
            what, post = _mention(claim, ref, context, telling=telling)
            post = found[folded(ref)].setdefault(what, post)
            post.mentions.append(n)
            post.leads |= context.leads_beside(claim)
            post.told.append({(c.document, c.locator) for c in claim.citations})
    return {title: _with_holders(list(posts.values()), profile) for title, posts in found.items()}


def _mention(claim: Claim, ref: Ref, context: _Context, *, telling: bool) -> tuple[object, _Post]:
    """What makes a mention one with others, and the post that it is of."""
    if claim.term == "holds" and claim.subject.kind == "person":
        holder = context.groups.find(name_of(claim.subject))
        return ("held", holder), _Post(ref.name, f"held by {claim.subject.name}", held=True)
    paper = context.placed.paper(claim.document)
    if _is_heading(
        claim, ref
    ):  # of a column: one post in all its rows, whoever else has a part in them
        return ("in", paper), _Post(ref.name, f"in {paper}")
    thing = claim.subject if claim.object == ref else ref
    if not telling:
        return ("at", context.which(thing)), _Post(ref.name, f"for {context.called(thing)}")
    leads, names = context.leads(thing)
    if leads:
        return ("under", leads), _Post(ref.name, f"under {names}", leads={leads})
    return ("in", paper), _Post(ref.name, f"in {paper}")


def _is_heading(claim: Claim, ref: Ref) -> bool:
    """Whether a post is named in one place for several things, as at the head of the column with their letters."""
    beside = len(claim.citations) > 1 and claim.term == "assignedTo"
    return beside and any(key(cited.quote) == key(ref.name) for cited in claim.citations)


def _with_holders(posts: list[_Post], profile: Profile) -> list[_Post]:
    """Give a mention without a holder the only holder who is named with the title under its lead."""
    found = [post for post in posts if post.held]
    for post in posts:
        if post.held:
            continue
        beside = [one for one in found if one.held and _is_told_beside(post, one)]
        holders = [one for one in found if one.held and one.leads & post.leads]
        # The box of a chart says of a post both where it stands and who holds it.
        one = beside if len(beside) == 1 else holders
        if len(one) == 1 and _tells(post.title, profile):
            one[0].mentions += post.mentions
        else:
            found.append(post)
    return found


def _is_told_beside(post: _Post, held: _Post) -> bool:
    """Whether all that is said of a post is said where it is said who holds it."""
    places = set[tuple[str, str]]().union(*held.told)
    return all(told & places for told in post.told)


def _tells(title: str, profile: Profile) -> bool:
    """Whether a title tells of its field, or is one that a body has but once.

    "Trading Standards Manager" and "Chief Executive" do; "Head of Service" does not.
    """
    if key(title) in map(key, profile.words.get("one to a body", ())):
        return True
    common = {"of", "for", "in", *profile.folded("posts"), *profile.folded("common in posts")}
    return any(word not in common for word in key(title).split())


@dataclass
class _Context:
    """Who leads what a post is named for."""

    claims: Sequence[Claim]
    groups: Groups
    placed: Placed

    def __post_init__(self) -> None:
        self._leads: dict[object, dict[object, str]] = defaultdict(dict)
        self._above: dict[object, Ref] = {}
        self._beside: dict[object, list[Ref]] = defaultdict(list)
        for c in self.claims:
            if c.term == "assignedTo" and c.object is not None:
                if c.role == "accountable" and c.object.kind == "body":
                    body = self.groups.find(name_of(c.object))
                    self._leads[self.which(c.subject)][body] = c.object.name
                if c.object.kind == "person":
                    self._beside[c.citations, c.object].append(c.subject)
            elif c.term in _UP and c.object is not None:
                self._above.setdefault(self.which(c.subject), c.object)

    def leads(self, thing: Ref) -> tuple[frozenset[object], str]:
        """The bodies that lead a thing, or the nearest thing above it that has a lead; none, if none."""
        for one in self._upwards(thing):
            if leads := self._leads.get(self.which(one)):
                return frozenset(leads), " and ".join(leads.values())
        return frozenset(), ""

    def leads_beside(self, claim: Claim) -> set[frozenset[object]]:
        """The leads of the things to which a post's holder is assigned in the same words."""
        if claim.term != "holds":
            return set()
        key_ = claim.citations, claim.subject
        found = (self.leads(thing)[0] for thing in self._beside.get(key_, ()))
        return {leads for leads in found if leads}

    def _upwards(self, thing: Ref) -> Iterator[Ref]:
        seen: set[object] = set()
        at: Ref | None = thing
        while at is not None and (which := self.which(at)) not in seen:
            seen.add(which)
            yield at
            at = self._above.get(which)

    def which(self, ref: Ref) -> object:
        """What makes two references to a thing one."""
        return self.placed.things[ref].id if ref.slug else name_of(ref)

    def called(self, ref: Ref) -> str:
        """A thing in the words of its id, or by its name."""
        return self.placed.things[ref].id.partition("/")[2] if ref.slug else ref.name

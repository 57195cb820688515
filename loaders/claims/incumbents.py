"""Who holds an office or a post because a sentence says "is": "its chair is Ann Bee", "Ann Bee is the Mayor"."""

from __future__ import annotations

import re

from remit.graph.words import with_capital
from remit.loaders.claims.aside import dated
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.lists import member
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.topics import members_all, titled_alike
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import Frame, any_of, frames

_ENDED = re.compile(
    r"\b(?:until|resign\w*|stood down|stepped down|left|retired|died|has since|then)\b"
)
# Around a plain "elected": it was long ago, or came to nothing.
_WAS = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|ago|once|last (?:year|century)|first ever|in those days|"
    r"almost|narrowly|nearly|declin\w+|refus\w+|turned (?:it|this|them) down)\b",
    re.IGNORECASE,
)
_AT_PRESENT = (
    "",
    ".",
    "at",
    "until",
    "yet",
    "currently",
    "now",
    "just",
    ",",
    ";",
)  # behind "has no chair"
_NOT_NOW = frozenset(
    ["will", "would", "may", "might", "could", "should", "shall", "said", "likely"]
)
# Behind a post: somebody has it at times, or not yet.
_AT_TIMES = re.compile(
    r"\b(?:when(?:ever)?|if|in (?:the|his|her|their) absence|(?:this|that|the) meeting|designate)\b"
)
_MATTER = 9  # words of what a post is for
_IS = Frame("holds", "left", "right", ("be",))


def tell(meant: Meant, s: Sentence) -> None:
    """Read "its chair is Ann Bee", "Ann Bee is the Chair of the Board", "the members are A and B", "the Board has no chair"."""
    _nobody(meant, s)
    _of_a_matter(meant, s)
    for at, token in enumerate(s.tokens):
        if at not in s.ending or not (behind := _is_now(s, at)):
            continue
        m = Match(_IS, s, at, behind)
        left, right = m.left(), m.right()
        if len(left) != 1 or not right or m.reason:
            continue
        one, other = left[0], right[0]
        if one.kind == "pronoun" and one.name == "it" and meant.seat and other.kind == "person":
            one = meant.seat  # "The chair rotates. This year it is Ann Bee."
        if one.kind == "group" and members_all(one) and token.low == "are":
            body = (
                meant.bodies([Phrase("body", one.home, 0, 0, generic=" " not in one.home)])
                if one.home
                else [b for b in (meant.spoken_of,) if b is not None]
            )
            right = titled_alike(right)
            for phrase in right if body else ():
                member(meant.teller, phrase, body[0], s.passage, said="members are", among=right)
            continue
        if one.kind == "person" and token.low == "is" and {p.kind for p in right} == {"post"}:
            for post in right:  # "Ann Bee is Chief Executive and Returning Officer"
                _office(meant, s, post, one)
        elif one.kind == "post" and not one.over and not one.vague:
            alone = len(right) == 1 or (token.low == "is" and right[1].post)
            if alone:  # "Its Chair is Ann Bee and its Vice-Chair Tom Cole"
                _office(meant, s, one, other)


def _of_a_matter(meant: Meant, s: Sentence) -> None:
    """Read "The link trustee for safety is Ann Bee": a post with what it is for, in small letters, and who has it."""
    post = s.phrases[0] if s.phrases else None
    if post is None or post.first or post.kind != "post" or post.home or post.vague or post.over:
        return
    at, words = post.last, frames().words
    if at >= len(s.tokens) or s.tokens[at].low not in ("for", "on", "at"):
        return
    end = next(
        (n for n in range(at, min(at + _MATTER, len(s.tokens))) if s.tokens[n].low == "is"), 0
    )
    who = s.starting.get(end + 1)
    inside = s.tokens[at:end]
    verbs = any(t.low in words["modals"] or t.text in (",", ";", ":") for t in inside)
    if not end or verbs or who is None or who.kind != "person" or not who.party:
        return
    text = s.passage.text
    if dated(text) or refused(
        text[: s.tokens[end].start], "is", text[s.tokens[who.last - 1].end :]
    ):
        return
    agent = meant.teller.agent(who, s.passage)
    if agent is not None:
        title = s.text(post.first + (s.tokens[0].low in words["determiners"]), end)
        ref = meant.teller.reading.post(with_capital(title), "", s.passage)
        meant.teller.link(agent[0], "holds", ref, s.passage, title)


def _is_now(s: Sentence, at: int) -> int:
    """Behind which token a verb at one says that somebody is something, and 0 where none does: "is", "since May … has been"."""
    low = [t.low for t in s.tokens[at : at + 2]]
    if low[:1] in (["is"], ["are"]) and len(low) > 1:
        return at + 1
    has_been = low in (["has", "been"], ["have", "been"]) and at + 2 < len(s.tokens)
    return at + 2 if has_been and any(t.low == "since" for t in s.tokens) else 0


def _nobody(meant: Meant, s: Sentence) -> None:
    """Read "The Audit Panel has no chair until May": nobody holds that office."""
    for body in s.phrases:
        has, no, office, *more = [t.low for t in s.tokens[body.last : body.last + 4]] + [""] * 3
        title = frames().offices.get(office, "")
        said = (has, no) == ("has", "no") and more[0] in _AT_PRESENT
        if body.kind != "body" or not said or not title or body.first > 1:
            continue
        for ref in meant.bodies([body]):
            reading = meant.teller.reading
            post = reading.post(title, ref.name, s.passage)
            words = s.text(body.last + 1, body.last + 3)
            reading.no_holder(post, words, f"{slug(post.name)}-none", s.passage, words)


def appointed(meant: Meant, m: Match) -> bool:
    """Read "Ann Bee was elected Chair", "Ann Bee was appointed as Clerk to the Board": the person has the post."""
    who, posts = m.left(), m.right()
    if len(who) != 1 or who[0].kind != "person" or not posts:
        return True  # whom a body appoints in general is told elsewhere
    # "Returning Officer and Registrar", and not "Chair and Head of Parks reported": who did that is another.
    several = all(post.kind == "post" for post in posts) and _ends_clause(m, posts[-1])
    for post in posts if several else posts[:1]:
        if post.kind == "post" and not _ENDED.search(m.sentence.passage.text):
            _office(meant, m.sentence, post, who[0], given=m.sentence.text(m.first, m.last))
    return True


def _ends_clause(m: Match, post: Phrase) -> bool:
    """Whether no verb of its own stands behind a post: the clause ends, or goes on with a small word."""
    after = m.sentence.text(post.last, post.last + 1).casefold()
    return (
        not after[:1].isalpha() or after in frames().words["prepositions"] | frames().words["links"]
    )


def serves(meant: Meant, m: Match) -> bool:
    """Read "Ann Bee serves as interim Director", "the Council has made Ann Bee its Clerk": one person, and a post."""
    tokens = m.sentence.tokens
    if m.first and tokens[m.first - 1].low in frames().words["modals"]:
        return True  # "may have appointed"
    who = m.left() if m.frame.who == "left" else _among(m, "person")
    posts = [p for p in m.right() if p.kind == "post"]
    if _AT_TIMES.search(m.sentence.text(m.last, len(tokens))):
        return True
    if len(who) == 1 and who[0].kind == "person" and len(posts) == 1:
        _office(meant, m.sentence, posts[0], who[0], given=m.sentence.text(*_words(m)))
    return True


def designated(meant: Meant, m: Match) -> bool:
    """Read "The Council appointed Ann Bee as Footpaths Warden": what she is, and who chose her."""
    if _ENDED.search(m.sentence.passage.text):
        return True
    text = m.sentence.passage.text
    over = any_of("not of the holders").search(text) or _WAS.search(text)
    if m.frame.words[0] != "have" and over:
        return False
    left, posts = m.left(), [p for p in m.right() if p.kind == "post"]
    told = serves(meant, m)
    opens = len(left) == 1 and left[0].kind == "body" and m.sentence.opens_with(left[0])
    bodies = meant.bodies(left) if opens and len(posts) == 1 and _among(m, "person") else []
    if bodies:
        ref = meant.teller.post(posts[0], m.sentence.passage)
        said = m.sentence.text(*_words(m))
        meant.teller.link(bodies[0], "appoints", ref, m.sentence.passage, said)
    return told


def shared(meant: Meant, m: Match) -> bool:
    """Read "the post of Equality Lead is shared by Ann Bee and Cy Dee": each of them holds it."""
    posts, who = _among(m, "post"), [p for p in m.right() if p.kind != "pronoun"]
    if len(posts) != 1 or any(one.kind != "person" for one in who):
        return False
    if _AT_TIMES.search(m.sentence.text(m.last, len(m.sentence.tokens))):
        return True
    for one in who:
        _office(meant, m.sentence, posts[0], one, given=m.frame.tail[-2])
    return bool(who)


def vacant(meant: Meant, m: Match) -> bool:
    """Read "the office of Scrutiny Officer stands vacant": nobody holds it."""
    reading = meant.teller.reading
    posts = _among(m, "post")
    if len(posts) != 1 or reading.partnership is not None:
        return len(posts) == 1  # of a plan it is read with its signatures
    tokens = m.sentence.tokens
    among = {token.low for token in tokens[posts[0].last : m.last]}
    if among & _NOT_NOW or m.sentence.text(m.last, m.last + 1) not in _AT_PRESENT:
        return True  # "will be vacant from June"
    post = meant.teller.post(posts[0], m.sentence.passage)
    words = m.frame.words[-1]
    reading.no_holder(post, words, slug(post.name), m.sentence.passage, words)
    return True


def _among(m: Match, kind: str) -> list[Phrase]:
    """The phrases of a kind that stand among the words of a frame, where nobody else does."""
    inside = m.among()
    return inside if all(p.kind == kind for p in inside) else []


def _words(m: Match) -> tuple[int, int]:
    """The tokens of a frame's words, without what stands among them."""
    return (m.first, m.work[0] if m.work else m.last)


def _office(meant: Meant, s: Sentence, post: Phrase, who: Phrase, *, given: str = "") -> None:
    """Say who has a post, or a body's office; ``given`` are the words with which they were given it on a day."""
    office = frames().offices.get(post.name.casefold())
    spoken_of = None if given else meant.spoken_of  # who elects is not the last that did something
    home = meant.teller.home(post.home) or (
        (spoken_of or meant.names.here or Ref("body", "")).name if office else ""
    )
    if (dated(s.passage.text) and not given) or (not office and who.kind != "person"):
        return
    if (office and not home) or who.kind not in ("person", "post") or post.over or post.vague:
        return
    basis_ref = (
        meant.bodies([Phrase("body", post.home, 0, 0, generic=" " not in post.home)])[:1]
        if post.home
        else [r for r in (spoken_of, meant.names.here) if r is not None][:1]
    )
    if office and basis_ref:
        meant.teller.chair(basis_ref[0], who, s.passage, given or post.name, office)
    elif who.kind == "person" and (agent := meant.teller.agent(who, s.passage)):
        ref = meant.teller.post(post, s.passage)
        meant.teller.link(agent[0], "holds", ref, s.passage, given or post.name)


def seat_of(phrase: Phrase) -> Phrase | None:
    """The post that a phrase names, or that of the person whom it names: "the Chief Executive, Ann Bee,"."""
    if phrase.kind == "post" and phrase.party:
        return phrase
    if phrase.kind == "person" and phrase.party and phrase.post:
        return Phrase("post", phrase.post, phrase.first, phrase.last, home=phrase.home)
    return None

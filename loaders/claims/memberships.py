"""Who sits on a body by the words of a sentence: "A sits on B", "B is made up of A and C", "five members: A, …"."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.blocks import Block
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.entries import denied
from remit.loaders.claims.filled_seats import seat
from remit.loaders.claims.gatherings import within
from remit.loaders.claims.lists import member
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.roster import is_list, items
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.topics import titled_alike
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames


def sits(meant: Meant, m: Match) -> bool:
    """Read "Ann Bee sits on the Board together with the Clerk"; whether anybody was told to be a member."""
    here = [meant.names.here] if m.frame.of == "own" and meant.names.here else []
    bodies = here or meant.bodies(m.right()) or meant.bodies(within(m))
    for p in m.sentence.phrases if bodies and not here else ():
        if p.first < m.last < p.last and m.sentence.text(p.last, p.last + 1) in ("and", ","):
            bodies += meant.bodies(
                m.right(p.last + 1)
            )  # "a member of the Road Group and the Rail Group"
    done = False
    who = [*m.left(), *_together(m)]
    who = _counted(m, who) or who
    for agent, basis in meant.agents(who, m.sentence.passage):
        for body in bodies:
            done = (
                meant.teller.link(
                    agent, "memberOf", body, m.sentence.passage, m.frame.said, basis=basis
                )
                or done
            )
    return done


def of_a_new_body(meant: Meant, m: Match) -> bool:
    """Read "that a Working Party be set up, comprising A, B and C": of a body that the sentence brings into being."""
    body = meant.founded(m.sentence)
    right = titled_alike(m.right()) if body is not None else []
    beside = [p for p in _also(m, right) if p.kind in ("person", "post")]
    whole = bool(right)
    for phrase in (*right, *beside):
        told = (
            body is not None
            and phrase.kind in ("person", "post", "body")
            and member(
                meant.teller, phrase, body, m.sentence.passage, said=m.frame.said, among=right
            )
        )
        whole = whole and bool(told)
    return whole or body is None


def named_by(meant: Meant, m: Match) -> bool:
    """Read "The Board is made up of A, B and C": those whom the words name are members of the body; false where none could be told."""
    left = m.right()[:1] if m.frame.who == "beyond" else m.left()
    people = bool(left) and left[-1].kind == "group" and m.frame.said != "include"
    if people and left[-1].home:
        bodies = meant.bodies(
            [Phrase("body", left[-1].home, 0, 0, generic=" " not in left[-1].home)]
        )
    else:
        bodies = meant.bodies(left[:1])
    if len(bodies) == 1 and _seated(meant, m, bodies[0]):
        return True
    listed = titled_alike(_listed(m))
    right = [p for p in listed if p.kind in ("body", "post", "person", "name")]
    if not bodies or not right:
        return True
    if m.frame.said in ("include", "bring together") and not all(p.party for p in right[:1]):
        return True
    done = False
    for phrase in right:
        done = (
            member(
                meant.teller,
                phrase,
                bodies[0],
                m.sentence.passage,
                said=m.frame.said,
                among=right,
            )
            or done
        )
    return done


def _seated(meant: Meant, m: Match, body: Ref) -> bool:
    """Read a sentence that ends on a list of nothing but people as one, item by item."""
    tokens, passage = m.sentence.tokens, m.sentence.passage
    start = tokens[m.last].start if m.last < len(tokens) else len(passage.text)
    value = passage.cut(start + (passage.text[start : start + 1] == ":"))
    grammar = meant.teller.reading.grammar
    if (m.first and m.frame.who != "left") or not is_list(grammar, value):
        return False
    listed = items(grammar, value)
    if listed[0].found is None or any(one.left for one in listed):
        return False
    meant.teller.listed.update(passage.numbers)
    for one in listed:
        plain = one.found is not None and one.found.kind == "person"
        if one.found is None or not plain or denied(grammar, one.passage.text, "members"):
            reason = f"“{one.passage.text}” is in a list of members, and is not plainly one"
            meant.teller.cannot_read(Block(one.passage.parts), one.passage, reason)
        else:
            seat(meant.teller, one.found, body, one.passage, m.frame.said)
    return True


def _counted(m: Match, who: Sequence[Phrase]) -> list[Phrase]:
    """Those who stand by name behind a number of people: "Five councillors sit on the Panel: Ann Bee, Cy Dee …"."""
    s, right = m.sentence, m.right()
    at = right[0].last if right else len(s.tokens)
    first = s.tokens[0].low
    number = first.isdigit() or first in frames().words["numbers"]
    counted = number and all(p.kind == "group" or not p.party for p in who)
    return _in_a_row(s, at + 1) if counted and s.text(at, at + 1) == ":" else []


def _together(m: Match) -> list[Phrase]:
    """Whoever sits on a body beside the subject: "sits on the Board together with the Clerk"."""
    s, right = m.sentence, m.right()
    at = right[-1].last if right else len(s.tokens)
    joined = s.text(at, at + 2).casefold() in ("together with", "along with")
    return [p for p in m.right(at + 2) if p.kind in ("person", "post")] if joined else []


def _also(m: Match, listed: Sequence[Phrase]) -> list[Phrase]:
    """Whoever stands behind a list and "together with" or "along with"."""
    s = m.sentence
    at = listed[-1].last if listed else len(s.tokens)
    at += 1 if s.text(at, at + 1) == "," else 0
    return (
        m.right(at + 2) if s.text(at, at + 2).casefold() in ("together with", "along with") else []
    )


def _in_a_row(s: Sentence, at: int) -> list[Phrase]:
    """The people who are named one after the other from a token on."""
    found: list[Phrase] = []
    while (phrase := s.starting.get(at)) is not None and phrase.kind == "person":
        found.append(phrase)
        at = phrase.last
        while at < len(s.tokens) and s.tokens[at].low in (",", "and", "&"):
            at += 1
    return found


def _listed(m: Match) -> list[Phrase]:
    """The phrases behind the words, or behind what follows how many they are: "three members: A, B and C", "…, among them A"."""
    tokens = m.sentence.tokens
    for n in range(m.last, len(tokens) - 1):
        words = {tokens[n].low, m.sentence.text(n, n + 2).casefold()}
        if words & frames().words["among members"] and tokens[n - 1].text == ",":
            at = n + (1 if tokens[n].low in words & frames().words["among members"] else 2)
            if people := _in_a_row(m.sentence, at):
                return people
    colon = next(
        (n for n in range(m.last, min(m.last + 6, len(tokens))) if tokens[n].text == ":"), 0
    )
    return m.right(colon + 1) if colon else m.right()

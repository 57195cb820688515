"""Who is to do what a clause says is to be done "by" them: "training to be arranged by the Clerk and Ann Bee in June".

Only the main verb of the clause has its doer behind "by". "Reply to the poll to be held by the Trust", "the homes to be
built by the Trust be opposed" and "the hall may be used by the Trust" ask nothing of the Trust.
"""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import is_done, is_infinitive
from remit.loaders.schema.frames import frames

# With these a clause has another verb than the one that is looked at, or may do without it.
_OTHER_VERBS = frozenset(
    ["be", "been", "is", "are", "was", "were", "will", "would", "shall", "should", "may", "might", "can", "could", "must",
     "has", "have", "had", "not", "never", "to", "that", "which", "who", "if", "unless"]
)  # fmt: skip
_AHEAD = ("to", "should", "will", "would")


def doers(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """The tokens, first and last (not included), of those by whom the work of a clause is to be done."""
    for phrase in phrases:
        end = _last_of(tokens, phrases, phrase)
        if phrase.party and _is_main([token.low for token in tokens], phrase.first, end):
            return phrase.first, end
    return None


def is_sure(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause says by its known words that those who stand at ``first`` are to do its work.

    What opens without an article and has one later may open with a verb: "comment on the map to be drawn by the Clerk".
    """
    words = [token.low for token in tokens[: first - 3]]
    articles = frames().words["determiners"]
    opens = not articles.isdisjoint(words[1:]) and words[0] not in articles
    return is_done(tokens[first - 2].low) and not opens


def _is_main(words: Sequence[str], first: int, end: int) -> bool:
    """Whether "be", a participle and "by" stand before words, and no other verb in the clause."""
    *subject, be, done, by = ["", "", "", *words[:first]]
    known = frames().words
    if (be, by) != ("be", "by") or done in known["done by a meeting"] | known["done by users"]:
        return False
    subject = [word for word in subject if word]
    ahead = subject.pop() if subject[-1:] and subject[-1] in _AHEAD else ""
    if ahead == "to" and subject[-1:] in (["is"], ["are"]):
        subject.pop()
    opens_with_verb = len(subject) > 1 and is_infinitive(subject[0])
    other = _OTHER_VERBS.intersection([*subject, *words[end:]])
    return bool(subject) and not opens_with_verb and not other


def _last_of(tokens: Sequence[Token], phrases: Sequence[Phrase], first: Phrase) -> int:
    """Where a list of parties ends that begins with one: "by Ann Bee, Cy Dee and the Clerk"."""
    starting = {phrase.first: phrase for phrase in phrases}
    end = first.last
    while end < len(tokens) and tokens[end].low in ("and", ",", "&", "/"):
        after = starting.get(end + 1)
        if after is None or not after.party:
            break
        end = after.last
    return end

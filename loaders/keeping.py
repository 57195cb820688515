"""Which profile each document is read with, and how a register keeps it for the next load.

A document that is loaded again, or kept while others are loaded, is read as it was the first time unless
another profile is named for it: loading one more document changes nothing of the rest.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

from remit.graph.errors import DecisionsError
from remit.graph.model import digest
from remit.loaders.profile import Profile, load_profile, parse_profile

PROFILES = "profiles"  # the key of a register's meta; a store keeps strings only


def profiles_of(
    documents: Iterable[str],
    given: Collection[str],
    profile: str | None,
    meta: Mapping[str, str],
) -> dict[str, Profile]:
    """The profile of each document, by name.

    Args:
        documents: The names of all documents of the register.
        given: Those that are loaded now, which ``profile`` is for.
        profile: A profile that comes with the package, or a file; none to read each as before.
        meta: What an earlier register kept.

    Raises:
        DecisionsError: the profile has a fault, or what the register keeps of its own is damaged.
    """
    kept = _kept(meta)
    asked = load_profile(profile) if profile is not None else None
    usual = asked if asked is not None and not asked.text else load_profile()
    return {
        name: asked if asked is not None and name in given else kept.get(name, usual)
        for name in documents
    }


def kept_profiles(profiles: Mapping[str, Profile]) -> dict[str, str]:
    """What a register keeps of these: the text of each file once, and which documents it is for.

    Nothing is kept of what comes with the package.
    """
    own = {name: profile for name, profile in sorted(profiles.items()) if profile.text}
    if not own:
        return {}
    texts = {digest(p.text): {"name": p.name, "text": p.text} for p in own.values()}
    documents = {name: digest(profile.text) for name, profile in own.items()}
    told = {"documents": documents, "texts": texts}
    return {PROFILES: json.dumps(told, sort_keys=True, ensure_ascii=False)}


def _kept(meta: Mapping[str, str]) -> dict[str, Profile]:
    if PROFILES not in meta:
        return {}
    with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        told = json.loads(meta[PROFILES])
        read = {
            key: parse_profile(kept["name"], kept["text"]) for key, kept in told["texts"].items()
        }
        return {name: read[key] for name, key in told["documents"].items()}
    raise DecisionsError(
        "the profiles that this register keeps are damaged; load its documents into a new file, with "
        "--profile"
    )

"""A register that is held in memory is read as its store would be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.held import Held
from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.ontology import CARRYING, RELATIONS
from tests.graph.registers import registers


@settings(max_examples=60)
@given(contents=registers(), drawn=st.data())
def test_what_is_held_answers_as_a_store_does(contents: Contents, drawn: st.DataObject) -> None:
    """Things, what is said of them, and every way from them, up, down and to what stands beside."""
    store = in_memory()
    store.replace(contents)
    held = Held(contents.entities, contents.statements)
    known = [e.id for e in contents.entities]
    ids = drawn.draw(st.lists(st.sampled_from([*known, "body/nobody-has-heard-of"]), unique=True))
    assert held.entities(ids) == {e.id: e for e in contents.entities if e.id in ids}
    assert held.about(ids) == store.about(ids)
    for terms in (CARRYING, list(RELATIONS)):
        for back in (False, True):
            assert held.walk(ids, terms, back) == store.walk(ids, terms, back)
    assert held.walk(ids, CARRYING, beside=["actionOf"]) == store.walk(
        ids, CARRYING, beside=["actionOf"]
    )
    store.close()


@settings(max_examples=40)
@given(contents=registers())
def test_links_and_attributes_of_a_thing_are_all_that_is_said_about_it(contents: Contents) -> None:
    """In canonical order, each once, and by relation the same."""
    held = Held(contents.entities, contents.statements)
    for thing in contents.entities:
        links, back, said = held.links(thing.id), held.back(thing.id), held.attributes(thing.id)
        own = [s for s in contents.statements if s.subject == thing.id]
        assert links == [s for s in own if s.object is not None]
        assert said == [s for s in own if s.object is None]
        assert back == [s for s in contents.statements if s.object == thing.id]
        assert all(s in held.out(thing.id, s.term) for s in own)
        assert all(s in held.into(thing.id, s.term) for s in back)

"""Whether an agent is a person who mediated the dispute as an invited mediator: told by the id number, not the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.trial_roles import invited
from admin_dispute.domain.values import PersonRef
from admin_dispute.store.references import open_value


def agent_mediated(asked: Asked) -> str:
    """Return the id of the invited mediator who is the agent of a mandate by his id number; empty where none is."""
    mediators = tuple(dict.fromkeys(invited(asked.state)))
    number = _agents_number(asked) if mediators and asked.center is not None else None
    if number is None or asked.center is None:
        return ""
    known = ((id_, ref) for id_ in mediators for ref in _persons(asked.center, id_))
    return next((id_ for id_, ref in known if _number(asked, ref) == number), "")


def _agents_number(asked: Asked) -> str | None:
    agent = asked.command.representative
    values = (open_value("person", kept.value) for kept in asked.kept if kept.id == agent.id)
    person: Any = next(values, None)
    return None if person is None else person.number


def _persons(center: CenterState, id_: str) -> Iterator[PersonRef]:
    """Give the person behind an id of the roster or the directory, as entered each time."""
    entered = [(one.id, one.person) for one in center.roster] + [(one.id, one.person) for one in center.officers]
    yield from (person for who, person in entered if who == id_ and isinstance(person, PersonRef))


def _number(asked: Asked, ref: PersonRef) -> str | None:
    person = asked.records.behind(ref.id)
    return None if person is None else person.number

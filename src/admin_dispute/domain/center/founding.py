"""The first act of a center: its name, its area and its court (WX-1.1, WX-1.2)."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen
from attrs.validators import deep_iterable

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.ids import Words
from admin_dispute.domain.law import Law
from admin_dispute.domain.values import AREA, not_empty


@command("found-center", kind="center", opens=True, by_system=True)
@frozen(kw_only=True)
class FoundCenter:
    """Found a center: its name, the division codes of its area, the court it stands in.

    Attributes:
        area: a province's code has 2 digits, a city's 4, a county's 6; what lies in it needs no code of its own.
    """

    on: date
    name: Words
    area: tuple[str, ...] = field(validator=deep_iterable(AREA, not_empty))
    court: Words


@event("center-founded", kind="center")
@frozen(kw_only=True)
class CenterFounded:
    """A center exists."""

    id: str
    on: date
    name: Words
    area: tuple[str, ...]
    court: Words


@decides(FoundCenter)
def _found(state: None, founding: FoundCenter, law: Law, facts: Facts) -> Steps:
    yield CenterFounded(id=facts.id, on=founding.on, name=founding.name, area=founding.area, court=founding.court)


@effect(CenterFounded)
def _founded(_: None, founded: CenterFounded) -> CenterState:
    return CenterState(id=founded.id, name=founded.name, area=founded.area, court=founded.court, founded_on=founded.on)

"""How each agency decides on settlements: its leadership in session, its head, or up to a ceiling (WX-4.1.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import ORGANISATION_KNOWN
from admin_dispute.domain.ids import Words
from admin_dispute.domain.values import bad_value, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Mechanism(StrEnum):
    """Who in an agency decides on a mediation plan."""

    SESSION = "session"
    HEAD = "head"
    DELEGATED = "delegated"


@frozen(kw_only=True)
class DecidingMechanism:
    """The mechanism an agency has set, from a day on.

    Attributes:
        ceiling: in yuan, up to which a delegate decides without a session; source: the document that says so.
    """

    organisation: str
    mechanism: Mechanism
    since: date
    source: Words
    ceiling: Decimal | None = None


@command("set-mechanism", kind="center")
@frozen(kw_only=True)
class SetMechanism:
    """Enter how an agency decides on mediation plans from a day on, and the document that says so."""

    on: date
    organisation: str
    mechanism: Mechanism
    source: Words
    ceiling: Decimal | None = field(default=None, validator=not_negative)

    def __attrs_post_init__(self) -> None:
        if (self.mechanism is Mechanism.DELEGATED) is (self.ceiling is None):
            raise bad_value("ceiling", "授权限额只用于、也必须用于限额内授权")


@event("mechanism-set", kind="center")
@frozen(kw_only=True)
class MechanismSet:
    """An agency decides in this way from a day on."""

    mechanism: DecidingMechanism


@decides(SetMechanism)
def _set(state: CenterState, setting: SetMechanism, law: Law, facts: Facts) -> Steps:
    known = state.organisation(setting.organisation, setting.on)
    yield ORGANISATION_KNOWN(known, organisation=setting.organisation)
    yield MechanismSet(
        mechanism=DecidingMechanism(
            organisation=setting.organisation,
            mechanism=setting.mechanism,
            since=setting.on,
            source=setting.source,
            ceiling=setting.ceiling,
        )
    )


@effect(MechanismSet)
def _was_set(state: CenterState, happened: MechanismSet) -> CenterState:
    return attrs.evolve(state, mechanisms=(*state.mechanisms, happened.mechanism))

"""Gravity: what a court found of the effect of a refusal, which detention and prosecution ask for (行政诉讼法 96)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.obligation import obligation_of
from admin_dispute.domain.dispute.performance import OBLIGATION_KNOWN
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Degree(StrEnum):
    """How grave: a bad effect on society, or circumstances so serious that they may be a crime; able: he could perform.

    Refusing is a crime of him alone who is able to perform (刑法 313): that is found by itself.
    """

    BAD_EFFECT = "bad-effect"
    SERIOUS = "serious"
    ABLE = "able"


@frozen(kw_only=True)
class Gravity:
    """A finding on the refusal of an obligation, resting on facts that were written down."""

    obligation: str
    degree: Degree
    on: date
    facts: Text


@command("find-gravity")
@frozen(kw_only=True)
class FindGravity:
    """Record that the court found a refusal of bad effect, or serious, or the debtor able to perform, and why."""

    dispute: str
    on: date
    obligation: str
    degree: Degree
    facts: Text


@event("gravity-found")
@frozen(kw_only=True)
class GravityFound:
    """The court found how grave a refusal is."""

    gravity: Gravity


@decides(FindGravity)
def _find(dispute: Dispute, found: FindGravity, law: Law, facts: Facts) -> Steps:
    owed = obligation_of(dispute.obligations, found.obligation)
    yield OBLIGATION_KNOWN(owed, obligation=found.obligation)
    gravity = Gravity(obligation=found.obligation, degree=found.degree, on=found.on, facts=found.facts)
    yield GravityFound(gravity=gravity)


@effect(GravityFound)
def _found(dispute: Dispute, found: GravityFound) -> Dispute:
    return changed(dispute, gravity=(*dispute.gravity, found.gravity))


def degrees_of(dispute: Dispute, obligation: str, on: date) -> tuple[Degree, ...]:
    """Return what was found of an obligation's refusal by a day."""
    return tuple(found.degree for found in dispute.gravity if found.obligation == obligation and found.on <= on)

"""Taking back: a complaint, or an application for review, that was not accepted yet; nobody has to permit it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.act import Steps, event
from admin_dispute.domain.dispute.proceedings import Ended, Proceeding
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalWay, effect_of, withdrawn_kind
from admin_dispute.domain.ruling import Condition


@event("taken-back")
@frozen(kw_only=True)
class TakenBack:
    """What was filed was taken back; `ended` where nobody goes on with it."""

    withdrawal: str
    on: date
    ended: Ended | None


def accepted_or_not(current: Proceeding, way: WithdrawalWay) -> Steps:
    """Yield whether the way fits: taken back before the body accepted, withdrawn with its permission afterwards."""
    if way is WithdrawalWay.TAKEN_BACK:
        yield TAKEN_BACK_BEFORE(current.accepted_on is None, proceeding=current.id)
    elif way is WithdrawalWay.ASKED and effect_of(withdrawn_kind(current), WithdrawalWay.TAKEN_BACK) is not None:
        yield WITHDRAWN_ONCE_ACCEPTED(current.accepted_on, proceeding=current.id)


WITHDRAWN_ONCE_ACCEPTED = Condition(code="withdrawn-once-accepted", cured_by="accept-proceeding", warns=True)
TAKEN_BACK_BEFORE = Condition(code="taken-back-before")

"""Answers to the offer as values: who said yes, no, or took it back, and who takes part as it stands (WX-2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.parties import claimants

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class ConsentForm(StrEnum):
    """How a person said yes or no."""

    WRITTEN = "written"
    ORAL = "oral-on-record"
    ONLINE = "online"


class Answer(StrEnum):
    """What a person answered to the offer."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Through(StrEnum):
    """Who spoke for the person."""

    SELF = "self"
    GUARDIAN = "guardian"
    AGENT = "agent"
    REPRESENTATIVE = "representative"
    HEAD = "head"


@frozen(kw_only=True)
class Consent:
    """One answer of one person (or agency) to the offer to mediate; earlier answers are kept beside it."""

    by: str
    answer: Answer
    on: date
    form: ConsentForm
    through: Through = Through.SELF


def latest_answers(dispute: Dispute) -> dict[str, Answer]:
    """Return the latest answer of each, in the order they first answered; what was entered later counts."""
    return {consent.by: consent.answer for consent in dispute.consents}


def consenting(dispute: Dispute) -> tuple[str, ...]:
    """Return those who consent as it stands."""
    if not dispute.consents:
        return ()
    return tuple([who for who, answer in latest_answers(dispute).items() if answer is Answer.GIVEN])


def unwilling(dispute: Dispute) -> tuple[str, ...]:
    """Return those who refused or took their consent back, and did not come round: they go on to filing."""
    if not [said for said in dispute.consents if said.answer is not Answer.GIVEN]:
        return ()  # nobody ever did, as a rule
    return tuple([who for who, answer in latest_answers(dispute).items() if answer is not Answer.GIVEN])


def taking_part(dispute: Dispute) -> tuple[str, ...]:
    """Return the claimants who did not leave; all of them where everyone did."""
    asking = tuple([party.id for party in claimants(dispute)])
    gone = unwilling(dispute)
    return tuple([party for party in asking if party not in gone]) or asking

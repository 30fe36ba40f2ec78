"""Authority to settle: a head acts by office, an agent by a mandate that lists the power, within its ceilings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.center.mechanism import Mechanism
from admin_dispute.domain.dispute.attendance import Capacity
from admin_dispute.domain.dispute.forums import forum_of
from admin_dispute.domain.dispute.obligation import Duty, Obligation
from admin_dispute.domain.dispute.parties import party_of
from admin_dispute.domain.dispute.powers import Mandate, Power, mandate_articles, mandate_of
from admin_dispute.domain.dispute.representation import group_statute, representatives_of
from admin_dispute.domain.ruling import Condition, alone
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute

BY_RIGHT = (None, Capacity.IN_PERSON, Capacity.HEAD)
"""Capacities that need no mandate: the party itself, and the head by office."""


@frozen(kw_only=True)
class Signature:
    """Who signed, and in which capacity.

    Attributes:
        by: the party or agency that is bound; mandate: under which its agent signed, None without an agent.
        capacity: None or `in-person` for a party itself, `head` for the head by office, `guardian` for a person without
            full capacity, `representative` for one of the group; others need a mandate.
        proof: where a representative signs: what shows that the one he signs for agrees to the terms (行政诉讼法 28).
    """

    by: str
    mandate: str | None = None
    capacity: Capacity | None = None
    proof: Text | None = None


def authority_steps(dispute: Dispute, beyond: tuple[str, ...], signatures: tuple[Signature, ...], on: date) -> Steps:
    """Yield whether whoever signed may settle; articles on mandates are cited where an agent signs, by the forum."""
    represented = [one.by for one in signatures if one.capacity is Capacity.REPRESENTATIVE]
    unasked = [who for who in represented if who in beyond]
    agents = [who for who in beyond if who not in unasked]
    mandated = [one for one in signatures if one.mandate is not None]
    clauses = mandate_articles(forum_of(dispute), on) if mandated or agents else ()
    authorised = AUTHORISED.citing(clauses)(not agents, who=agents)
    of_parties = agents and not set(agents) & set(dispute.agencies)  # WX-4.1.2 speaks of the mandates of agencies
    yield alone(authorised) if of_parties else authorised
    if represented:
        yield REPRESENTED_AGREE.citing((group_statute(dispute),))(not unasked, parties=unasked)


def beyond_authority(
    dispute: Dispute, obligations: tuple[Obligation, ...], signatures: tuple[Signature, ...], on: date
) -> tuple[str, ...]:
    """Return the principals whose signatures their agents had no authority for."""
    return tuple([one.by for one in signatures if not _authorised(dispute, obligations, one, on)])


def _authorised(dispute: Dispute, obligations: tuple[Obligation, ...], signature: Signature, on: date) -> bool:
    if signature.mandate is None:
        return signature.capacity in BY_RIGHT or _for_another(dispute, signature)
    mandate = mandate_of(dispute, signature.mandate)
    owed = tuple([obligation for obligation in obligations if obligation.debtor == signature.by])
    return mandate is not None and may_settle(mandate, signature.by, owed, on)


def _for_another(dispute: Dispute, signature: Signature) -> bool:
    """Say whether the guardian signed, or a representative of the group with the consent of the one he signs for."""
    if signature.capacity is Capacity.GUARDIAN:
        party = party_of(dispute, signature.by)
        return party is not None and party.guardian is not None
    represented = signature.capacity is Capacity.REPRESENTATIVE and representatives_of(dispute, signature.by)
    return bool(represented) and signature.proof is not None


def may_settle(mandate: Mandate, principal: str, owed: tuple[Obligation, ...], on: date) -> bool:
    """Say whether a mandate carries, on a day, what its principal is to owe.

    A ceiling in yuan bounds the sum; money of an amount not known yet lies within no ceiling. Kinds of acts that are
    listed bound what may be promised. A general mandate ("全权代理") carries nothing (民诉法解释 89).
    """
    if mandate.principal != principal or Power.SETTLE not in mandate.powers or not mandate.stands(on):
        return False
    acts = not mandate.acts or all(obligation.duty in mandate.acts for obligation in owed)
    return acts and _affordable(mandate, owed)


def _affordable(mandate: Mandate, owed: tuple[Obligation, ...]) -> bool:
    if mandate.ceiling is None:
        return True
    total = Decimal(0)
    for obligation in owed:
        if obligation.duty is Duty.MONEY:
            if obligation.amount is None:
                return False
            total += obligation.amount
    return total <= mandate.ceiling


def minutes_steps(dispute: Dispute, center: CenterState, signatures: tuple[Signature, ...], on: date) -> list[object]:
    """Return, for agencies that sign, whether the record they ask of themselves is on file; they are bound anyway."""
    agencies = dict.fromkeys([one.by for one in signatures if one.by in dispute.agencies])
    return [MINUTES_ON_FILE(minutes_kept(dispute, center, agency, on), agency=agency) for agency in agencies]


def minutes_kept(dispute: Dispute, center: CenterState, agency: str, on: date) -> bool:
    """Say whether the record that an agency's own way of deciding asks for is on file on a day (WX-4.1.1)."""
    for mandate in dispute.mandates:
        if mandate.principal == agency and minutes_needless(center, agency, on, mandate.ceiling, mandate.minutes):
            return True
    decided = any(plan.agency == agency and plan.on <= on and plan.minutes for plan in dispute.plans)
    return decided or mechanism_of(center, agency, on) is Mechanism.HEAD


def minutes_needless(center: CenterState, agency: str, on: date, ceiling: Decimal | None, minutes: str | None) -> bool:
    """Say whether a mandate has the minutes it needs, by the mechanism the agency has set for itself."""
    if minutes is not None:
        return True
    setting = center.mechanism(agency, on)
    if setting is None or setting.mechanism is Mechanism.SESSION:
        return False
    if setting.mechanism is Mechanism.HEAD:
        return True
    return setting.ceiling is not None and ceiling is not None and ceiling <= setting.ceiling


def mechanism_of(center: CenterState, agency: str, on: date) -> Mechanism:
    """Return how an agency decides on settlements; a session of its leadership unless it has set another way."""
    setting = center.mechanism(agency, on)
    return Mechanism.SESSION if setting is None else setting.mechanism


MINUTES_ON_FILE = Condition(code="minutes-on-file", cured_by="record-plan", warns=True)
REPRESENTED_AGREE = Condition(code="represented-agree")
AUTHORISED = Condition(code="authorised", cured_by="file-mandate")

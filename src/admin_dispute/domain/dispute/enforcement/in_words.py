"""In Chinese, why a measure is not open: what has no day, which papers there are, what the law of a day lacks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.enforcement.table import OF_COURTS_ALONE, OF_REVIEWS, MeasureKind
from admin_dispute.domain.dispute.enforcement.time_limits import title_of
from admin_dispute.domain.dispute.enforcement.titles import Regime, Side, carriers_of, regimes_of, side_of
from admin_dispute.domain.dispute.obligation import Duty, Obligation
from admin_dispute.domain.words import chapter, fill, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law

_OF_CONTRACTS = ("民法典 511", "合同法 62")
_UNDATED = {
    "civil-undated": _OF_CONTRACTS,
    "agreed-undated": (*_OF_CONTRACTS, "行政协议规定 27"),
    "statutory-undated": ("行政诉讼法 47",),
}
_ACTS = (Duty.ACT, Duty.CERTIFICATE, Duty.CHANGE_OF_ACT)
_BY_OTHER_LAWS = (MeasureKind.FINE_ON_BODY, MeasureKind.REFERRAL)
"""What does not rest on 行政诉讼法 96 alone: 民诉法 114; 刑法 313."""


def not_due(dispute: Dispute, owed: Obligation, otherwise: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Say why an obligation is not due, and by which articles; `otherwise`: those that hold of what has a day.

    What was agreed without a day can be asked for at any time (民法典 511; where an agency owes or is owed, by way of
    行政协议规定 27); an act of an agency that is not of the dispute is its public duty, and has the time of that law.
    """
    code = _not_due(dispute, owed)
    return term("not-due", code), _UNDATED.get(code, otherwise)


def _not_due(dispute: Dispute, owed: Obligation) -> str:
    if owed.dated:
        return "dated"
    if title_of(dispute, owed) is not None:
        return "ordered-undated"
    parties = {party.id for party in dispute.parties}
    if owed.duty in _ACTS and parties.union(dispute.agencies).isdisjoint(owed.debtors):
        return "statutory-undated"
    return "civil-undated" if owed.creditors and parties.issuperset((*owed.debtors, *owed.creditors)) else (
        "agreed-undated"
    )  # fmt: skip


def papers(dispute: Dispute, owed: Obligation, law: Law, on: date) -> tuple[str, ...]:
    """Return the papers that carry an obligation; where none does, whether both sides signed what the law is silent on.

    A signature gives force by an article of 2016 (特邀调解规定 24), so that before no law known here does.
    """
    agreed = any(owed.id in one.obligations and one.ended_on is None for one in dispute.agreements)
    return tuple(way.name for way in carriers_of(dispute, owed, law, on)) or (term("no-paper", agreed),)


def not_in_law(kind: MeasureKind) -> str:
    """Say what no article of a day provides for; a suit on a settlement is not the suit over the act itself."""
    listed: dict[str, str] = chapter("codes")["not-in-law"]
    return fill(listed.get(kind, listed["other"]), {"kind": kind})


def besides(dispute: Dispute, owed: Obligation, kind: MeasureKind, law: Law, on: date) -> str:
    """Say what else there is where no paper opens a measure: whose it is, and what the law leaves open."""
    side = side_of(dispute, owed)
    if kind in OF_REVIEWS:
        return term("without-title", "review")
    if kind is MeasureKind.CONFIRMATION:
        return term("without-title", "confirmation")
    if kind not in OF_COURTS_ALONE:
        return ""
    confirmed = side is Side.AGENCY and Regime.CONFIRMED in regimes_of(dispute, owed, law, on)
    of_confirmed = "confirmed-civil" if kind in _BY_OTHER_LAWS else "confirmed"
    left = term("without-title", of_confirmed if confirmed else side)
    return term("without-title", "referral") + left if kind is MeasureKind.REFERRAL else left

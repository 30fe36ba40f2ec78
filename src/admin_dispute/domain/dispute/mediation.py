"""Mediation: a round is opened under a case number, with whoever presides; its time may be made longer (WX-2.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.answers import consenting
from admin_dispute.domain.dispute.approval import approvers
from admin_dispute.domain.dispute.consent import CONSENTED_ALL
from admin_dispute.domain.dispute.court_rules import INVITED, cited_in, of_invited
from admin_dispute.domain.dispute.divisibility import awaited
from admin_dispute.domain.dispute.follow_up import relapsed_on
from admin_dispute.domain.dispute.forums import Forum, forum_of, several_forums
from admin_dispute.domain.dispute.lead import LEAD_SETTLED, lead_settled
from admin_dispute.domain.dispute.links import NOT_MERGED, merged_into
from admin_dispute.domain.dispute.mediability import (
    MediationBasis,
    mediable_here,
    presumed_basis,
    voluntary,
)
from admin_dispute.domain.dispute.numbering import NUMBERED
from admin_dispute.domain.dispute.offer import INFORMED, not_told
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.presiding import may_preside, presidency
from admin_dispute.domain.dispute.responsible import RESPONSIBLE_NAMED
from admin_dispute.domain.dispute.rounds import Extension, Presider, Presiding, Round, ends, with_round
from admin_dispute.domain.dispute.running_limits import outlasting
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, EFFECTIVE, ENDED, MEDIATING
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed, some_time

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("open-mediation", stages=(CONSENTED, EFFECTIVE, ENDED, CLOSED))
@frozen(kw_only=True)
class OpenMediation:
    """Open a round of mediation; its period runs from this day (the receipt of the papers).

    Attributes:
        presiding: the kind of the one who chairs; organisation, mediator: which body or officer of the directory.
        alongside: others who preside with the chair (特邀调解规定 13).
        appointed_for: the day an appointment was made for (预约调解).
        basis: what is mediated; to be stated where the law of the forum distinguishes (行政诉讼法 60).
        proceeding: the proceedings it belongs to; the latest pending ones where not given.
        agreed_period: a period of their own that all sides agreed, where the policy lets them; agreed: who did.
    """

    dispute: str
    on: date
    presiding: Presiding
    basis: MediationBasis | None = None
    proceeding: str | None = None
    organisation: str | None = None
    mediator: str | None = None
    alongside: tuple[Presider, ...] = ()
    appointed_for: date | None = None
    agreed_period: Period | None = field(default=None, validator=some_time)
    agreed: tuple[str, ...] = ()


@command("extend-mediation", stages=(MEDIATING,))
@frozen(kw_only=True)
class ExtendMediation:
    """Make the round's time longer: because all agree (特邀调解规定 27), or approved within the policy's cap.

    Attributes:
        by: how much longer, counted from where the time ends now.
        agreed: parties and agencies that agree; approved_by: the body of the directory that approved it instead, never
            where an invited mediator presides.
    """

    dispute: str
    on: date
    by: Period = field(validator=some_time)
    agreed: tuple[str, ...] = ()
    approved_by: str | None = None


@event("mediation-opened")
@frozen(kw_only=True)
class MediationOpened:
    """A round is open."""

    round: Round


@event("mediation-extended")
@frozen(kw_only=True)
class MediationExtended:
    """The round has more time."""

    extension: Extension


@needs(OpenMediation)
def _needs_opening(dispute: Dispute, law: Law) -> Steps:
    yield NOT_MERGED(merged_into(dispute) is None)
    missing, forum = awaited(dispute, law), forum_of(dispute)
    yield CONSENTED_ALL.citing(voluntary(forum, law.on))(not missing, parties=missing)
    yield from _another_round(dispute, law)
    yield RESPONSIBLE_NAMED(dispute.responsible)
    settling = "propose-lead" if dispute.lead_proposal is None else "answer-lead"
    yield LEAD_SETTLED(lead_settled(dispute), agencies=dispute.agencies, cured_by=settling)
    if forum is Forum.BEFORE_FILING:  # what is pending has the number of its proceedings (WX-3.2.5)
        yield NUMBERED(any(given.voided_on is None for given in dispute.numbers))


def _another_round(dispute: Dispute, law: Law) -> Steps:
    """Beyond the number of rounds that the policy names, everybody says yes once more; no limit bars more (WX-2.3)."""
    stated = law.parameter("mediation-rounds")
    if stated is None or len(dispute.rounds) < int(stated.value):
        return
    since = max((round_.ended for round_ in dispute.rounds if round_.ended), default=dispute.registered_on)
    again = {consent.by for consent in dispute.consents if consent.on >= since}
    silent = tuple(who for who in consenting(dispute) if who not in again)
    yield WANTED_AGAIN(not silent, parties=silent, rounds=stated.value)


@decides(OpenMediation)
def _open(dispute: Dispute, opening: OpenMediation, law: Law, facts: Facts) -> Steps:
    chair = Presider(kind=opening.presiding, organisation=opening.organisation, mediator=opening.mediator)
    presided = presidency(dispute, opening.on, chair, opening.alongside)
    yield from may_preside(dispute, presided, law, facts)
    forum = forum_of(dispute, opening.proceeding)
    several = () if opening.proceeding is not None else several_forums(dispute)
    yield FORUM_STATED(not several, proceedings=several, forum=forum)
    untold = not_told(dispute, consenting(dispute), opening.on)
    yield INFORMED.citing(of_invited(forum, presided, "14"))(not untold, parties=untold)
    basis = opening.basis or presumed_basis(forum, dispute.matter, opening.on)
    yield from mediable_here(dispute, forum, basis, opening.on, of_invited(forum, presided, "11"))
    if basis is None:
        return
    round_ = Round(
        number=len(dispute.rounds) + 1,
        presidencies=(presided,),
        started=opening.on,
        period=None,
        forum=forum,
        basis=basis,
        proceeding=opening.proceeding,
        appointed_for=opening.appointed_for,
        agreed=opening.agreed if opening.agreed_period is not None else (),
        relapse=relapsed_on(dispute),
    )
    if opening.agreed_period is not None:
        yield from _period_agreed(dispute, opening, law)
    period = opening.agreed_period or law.mediation_period(changed(dispute, rounds=(*dispute.rounds, round_)))
    opened = changed(round_, period=period)
    yield from outlasting(dispute, opened, law)
    yield MediationOpened(round=opened)


def _period_agreed(dispute: Dispute, opening: OpenMediation, law: Law) -> Steps:
    """Yield whether the county lets the sides agree on a period, and whether all of them do."""
    stated = law.parameter("mediation-period-by-agreement")
    yield PERIOD_AGREEABLE(stated is not None and stated.value == "yes")
    silent = tuple(who for who in _all_sides(dispute) if who not in opening.agreed)
    yield ALL_AGREE_ON_PERIOD(not silent, parties=silent)


@decides(ExtendMediation)
def _extend(dispute: Dispute, extended: ExtendMediation, law: Law, facts: Facts) -> Steps:
    current = dispute.rounds[-1]
    now = ends(current, law.due)
    yield TIME_LIMITED(now)
    if now is not None:
        yield cited_in(current, EXTENDED_IN_TIME(not now.over(extended.on), due=now.on))
    if extended.approved_by is None:
        silent = tuple(who for who in _all_sides(dispute) if who not in extended.agreed)
        yield cited_in(current, ALL_AGREE_TO_EXTEND(not silent, parties=silent))
    else:
        yield from _approved(dispute, extended, extended.approved_by, law, facts)
    extension = Extension(
        on=extended.on, by=extended.by, agreed=extended.agreed, approved_by=extended.approved_by
    )  # fmt: skip
    yield from outlasting(dispute, changed(current, extensions=(*current.extensions, extension)), law)
    yield MediationExtended(extension=extension)


def _approved(dispute: Dispute, extended: ExtendMediation, approver: str, law: Law, facts: Facts) -> Steps:
    current = dispute.rounds[-1]
    invited = current.presiding is Presiding.INVITED_MEDIATOR and current.forum in INVITED
    yield EXTENDED_BY_CONSENT_ALONE(not invited)
    stated = law.parameter("mediation-extension")
    yield APPROVAL_PROVIDED(stated)
    known = facts.center.organisation(approver, extended.on)
    yield APPROVER_KNOWN(known, organisation=approver)
    if stated is None or known is None:
        return
    may_approve = approvers(dispute, law.parameter("mediation-extension-by"), extended.on, facts.center)
    yield APPROVER_COMPETENT(approver in may_approve, organisation=approver, bodies=may_approve)
    cap = Period.parse(stated.value)
    before = tuple(earlier.by for earlier in current.extensions if earlier.approved_by is not None)
    fits = all(by.unit is cap.unit for by in (*before, extended.by))
    total = sum(by.length for by in (*before, extended.by))
    yield WITHIN_CAP.citing(stated.as_law)(fits and total <= cap.length, cap=cap, source=stated.source)


def _all_sides(dispute: Dispute) -> tuple[str, ...]:
    """Everybody who mediates: those who consent, and the agency side."""
    agency = dispute.lead or dispute.responsible or dispute.agencies[0]
    parties = tuple(party.id for party in present(dispute))
    return (*(who for who in consenting(dispute) if who in parties), agency)


@effect(MediationOpened)
def _opened(dispute: Dispute, opened: MediationOpened) -> Dispute:
    return changed(dispute, rounds=(*dispute.rounds, opened.round), stage=MEDIATING, closing=None)


@effect(MediationExtended)
def _extended(dispute: Dispute, extended: MediationExtended) -> Dispute:
    current = dispute.rounds[-1]
    return with_round(dispute, changed(current, extensions=(*current.extensions, extended.extension)))


PERIOD_AGREEABLE = Condition(
    code="period-agreeable", parameter="mediation-period-by-agreement", cured_by="extend-mediation"
)
ALL_AGREE_ON_PERIOD = Condition(code="all-agree-on-period")
WANTED_AGAIN = Condition(code="wanted-again", cured_by="record-consent", parameter="mediation-rounds")
FORUM_STATED = Condition(code="forum-stated", warns=True)
TIME_LIMITED = Condition(code="time-limited")
ALL_AGREE_TO_EXTEND = Condition(
    code="all-agree-to-extend", clauses=("特邀调解规定 27", "在线调解规则 24"), parameter="mediation-extension"
)
APPROVAL_PROVIDED = Condition(code="approval-provided", parameter="mediation-extension")
EXTENDED_BY_CONSENT_ALONE = Condition(code="extended-by-consent-alone", clauses=("特邀调解规定 27",))
EXTENDED_IN_TIME = Condition(code="extended-in-time", clauses=("在线调解规则 25", "特邀调解规定 27"), warns=True)
APPROVER_KNOWN = Condition(code="approver-known", cured_by="enter-organisation")
APPROVER_COMPETENT = Condition(code="approver-competent", parameter="mediation-extension-by")
WITHIN_CAP = Condition(code="within-cap", parameter="mediation-extension")

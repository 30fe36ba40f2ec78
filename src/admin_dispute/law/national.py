"""National law as the first plugin: what holds everywhere unless a county's document says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.intake import Phase, Source
from admin_dispute.domain.dispute.rounds import Presiding
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.law import Remedy, Series
from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.domain.periods import Calendar, Period, Unit, due
from admin_dispute.domain.ruling import Caution
from admin_dispute.law.answers import Answer
from admin_dispute.law.hookspecs import hookimpl
from admin_dispute.law.parameters import catalogue

_IN_COURT = {Phase.TRIAL, Phase.SECOND_INSTANCE, Phase.RETRIAL, Phase.SUPERVISION}
_NOT_YET_FILED = {Phase.BEFORE_FILING, Phase.FILING, Phase.RECONSIDERATION}


_UNANNOUNCED = Calendar()


@hookimpl
def register_parameters() -> Sequence[Parameter]:
    """What national law says where no policy does: the defaults of the catalogue (`law/parameters`)."""
    return tuple(
        Parameter(name=form.name, value=form.default, source=form.source, provenance=form.provenance)
        for form in catalogue().values()
        if form.default is not None and form.source is not None
    )


@hookimpl
def mediation_period(dispute: Dispute, policy: Policy | None) -> Answer[Period] | None:
    """The policy's period, or the national default; a shorter one where a court hands a filed case to a mediator."""
    round_ = dispute.rounds[-1] if dispute.rounds else None
    invited = round_ is not None and round_.presiding is Presiding.INVITED_MEDIATOR
    name = "mediation-period-in-trial" if invited and dispute.phase is Phase.TRIAL else "mediation-period"
    stated = policy.parameter(name) if policy else None
    return None if stated is None else Answer(Period.parse(stated.value), parameter=stated)


@hookimpl
def case_number_series(policy: Policy | None) -> Answer[Series] | None:
    """The series whose mark the policy states (案号规定 3, 5); none where it states none."""
    mark = policy.parameter("case-number-mark") if policy else None
    return None if mark is None else Answer(Series(mark.value), ("案号规定 3",), mark)


@hookimpl
def lead_deciders(policy: Policy | None) -> Answer[tuple[str, ...]] | None:
    """The functions that the policy states, separated by commas."""
    stated = policy.parameter("lead-deciders") if policy else None
    return None if stated is None else Answer(_listed(stated), parameter=stated)


@hookimpl
def follow_up_visits(policy: Policy | None) -> Answer[tuple[Period, ...]] | None:
    """The periods that the policy states, separated by commas; national law asks for no visits."""
    stated = policy.parameter("follow-up-visits") if policy else None
    if stated is None:
        return None
    return Answer(tuple(map(Period.parse, _listed(stated))), parameter=stated)


def _listed(stated: Parameter) -> tuple[str, ...]:
    return tuple(part.strip() for part in stated.value.split(","))


@hookimpl
def required_consents(dispute: Dispute) -> Answer[tuple[str, ...]]:
    """Every claimant and every third party (特邀调解规定 11)."""
    return Answer(tuple(party.id for party in dispute.parties if party.left is None), ("特邀调解规定 11",))


@hookimpl
def responsible_agency(dispute: Dispute, on: date, center: CenterState) -> Answer[str] | None:
    """The agency of the dispute that is in charge of the matter, else the only one that acted (行政诉讼法 26)."""
    for agency in dispute.agencies:
        body = center.organisation(agency, on)
        if body is not None and dispute.matter in body.matters:
            return Answer(agency, ("行政诉讼法 26",))
    return Answer(dispute.agencies[0], ("行政诉讼法 26",)) if len(dispute.agencies) == 1 else None


@hookimpl
def objections_to_registration(dispute: Dispute, on: date) -> Sequence[Caution]:
    """Warn where the law wants reconsideration before a suit (行政复议法 23)."""
    rule = review_first(dispute.matter, on)
    if rule is None or dispute.source is Source.RECONSIDERATION:
        return ()
    text = f"{rule.what}应当先申请行政复议，对复议决定不服再起诉"
    return (Caution("review-first", text, rule.clauses),)


@hookimpl
def remedies(dispute: Dispute, on: date) -> Sequence[Remedy]:
    """Reconsideration and suit with their limits, a suit on an agreement that is not performed."""
    refused = [owed for owed in dispute.obligations if owed.standing == "refused"]
    if refused:
        return (_suit_on_agreement(),)
    if dispute.phase in _IN_COURT:
        return (_judgment(),)
    open_now = (_reconsideration(dispute, on), _suit(dispute, on))
    return tuple(remedy for remedy in open_now if remedy is not None)


def _reconsideration(dispute: Dispute, on: date) -> Remedy | None:
    """60 days from knowing the act (行政复议法 20); none where the dispute is already under review."""
    if dispute.phase is not Phase.BEFORE_FILING:
        return None
    return _timed(
        dispute,
        on,
        Remedy(
            code="reconsideration",
            name="申请行政复议",
            before="有管辖权的行政复议机关",
            limit="自知道该行政行为之日起六十日内",
            clauses=("行政复议法 20",),
        ),
        Period(60, Unit.DAY),
    )


def _suit(dispute: Dispute, on: date) -> Remedy | None:
    """Six months from knowing the act (行政诉讼法 46); mediation does not stop the limit (行政诉讼法 48)."""
    if dispute.phase not in _NOT_YET_FILED:
        return None
    return _timed(
        dispute,
        on,
        Remedy(
            code="suit",
            name="提起行政诉讼",
            before="有管辖权的人民法院",
            limit="自知道或者应当知道作出行政行为之日起六个月内；调解期间不中止、不中断起诉期限",
            clauses=("行政诉讼法 46", "行政诉讼法 48"),
        ),
        Period(6, Unit.MONTH),
    )


def _timed(dispute: Dispute, on: date, remedy: Remedy, period: Period) -> Remedy | None:
    """A remedy with its last day, None once that is over; before the article came into force, without a limit."""
    if not in_force(remedy.clauses, on):
        return attrs.evolve(remedy, limit="依当时施行的法律，请核对其期限", clauses=())
    known_on = dispute.challenged[0].known_on
    until = None if known_on is None else _until(known_on, period)
    return None if until is not None and until < on else attrs.evolve(remedy, until=until)


def _suit_on_agreement() -> Remedy:
    return Remedy(
        code="suit-on-agreement",
        name="就不履行协议提起行政诉讼，请求判令履行",
        before="有管辖权的人民法院",
        limit="参照民事法律规范关于诉讼时效的规定；该协议不是判决、裁定、调解书，不能直接适用行政诉讼法第九十六条",
        clauses=("行政诉讼法 12", "行政诉讼法 78", "行政协议规定 25"),
    )


def _judgment() -> Remedy:
    return Remedy(
        code="judgment",
        name="由人民法院继续审理、及时裁判",
        before="受理案件的人民法院",
        limit="调解期间不计入审理期限",
        clauses=("行诉解释 86", "行诉解释 50"),
    )


def _until(start: date, period: Period) -> date:
    """The last day before any rolling over rest days: the careful reading, for people who must not be late."""
    return due(start, period, _UNANNOUNCED).on if period.unit is Unit.MONTH else start + timedelta(days=period.length)

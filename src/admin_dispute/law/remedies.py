"""Which remedies are open, by national law: after each outcome, and from the act itself; blocked ways are left out.

Last days are counted without rolling over rest days: the careful reading, for people who must not be late.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs
from attrs import frozen

from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.after_decision import after_decision, decided
from admin_dispute.domain.dispute.challenged import unreviewed
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingEnd, ProceedingKind, pending
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suing import suing
from admin_dispute.domain.dispute.suit_limit import suable, taken
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.limits import limit, text_of
from admin_dispute.domain.periods import Calendar, is_over, unrolled
from admin_dispute.law.refused import after_delay, after_refusal

_K, _E, _I = ProceedingKind, ProceedingEnd, Instance


class Since(StrEnum):
    """From which day the limit of a remedy runs: the service of what was decided, or the decision itself."""

    SERVICE = "service"
    DECISION = "decision"


@frozen(kw_only=True)
class Next:
    """What an outcome opens: which way, before whom, by which articles, and the `domain.limits` it has."""

    kind: ProceedingKind
    instance: Instance | None
    ends: tuple[ProceedingEnd, ...]
    code: str
    name: str
    before: str
    limit: str
    clauses: tuple[str, ...]
    runs: str | None = None
    since: Since = Since.SERVICE


def _next(
    of: tuple[ProceedingKind, Instance | None],
    ends: tuple[ProceedingEnd, ...],
    way: tuple[str, str, str],
    limit: str,
    clauses: tuple[str, ...],
    runs: str | None = None,
    since: Since = Since.SERVICE,
) -> Next:
    code, name, before = way
    return Next(
        kind=of[0], instance=of[1], ends=ends, code=code, name=name, before=before, limit=limit, clauses=clauses,
        runs=runs, since=since,
    )  # fmt: skip


_REVIEW, _FIRST = (_K.RECONSIDERATION, None), (_K.ADMINISTRATIVE_SUIT, _I.FIRST)
_UNSUED = (_K.NON_LITIGATION_ENFORCEMENT, None)
_REFUSAL = ("ruling-reviewed", "行政机关申请复议", "上一级人民法院")
_RULINGS = (_E.DISMISSED, _E.NOT_ACCEPTED)
_TRIED = (_E.JUDGMENT, _E.RULING, _E.DISMISSED)
_APPEAL = ("appeal", "提起上诉", "上一级人民法院")
_RETRIAL = ("retrial-application", "申请再审", "上一级人民法院")
_SUPERVISION = ("supervision", "申请检察监督", "作出生效裁判的人民法院的同级人民检察院")
_SUPERVISED = ("行政诉讼法 93", "行诉解释 117", "行政诉讼监督规则 20")
_CIVIL_APPEAL = ("民诉法 171", "民诉法（2021） 171", "民诉法（2012） 164")
_ENFORCE = ("enforcement", "申请强制执行", "第一审人民法院")
AFTER_OUTCOME = (
    _next(_REVIEW, (_E.DECISION,), ("suit-after-review", "提起行政诉讼", "有管辖权的人民法院"),
          "自收到复议决定书之日起十五日内", ("行政诉讼法 45", "行政诉讼法（1989） 38"), "suit-after-review"),
    _next(_REVIEW, _RULINGS, ("suit-after-review", "提起行政诉讼", "有管辖权的人民法院"),
          "自收到决定书之日起十五日内", ("行政诉讼法 45", "行政复议法 34", "行政诉讼法（1989） 38"),
          "suit-after-review"),
    _next(_REVIEW, (_E.MEDIATION_LETTER,), ("review-letter-performed", "请求责令履行复议调解书", "行政复议机关"),
          "以调解书所定期限为准", ("行政复议法 77", "行政复议法 78")),
    _next(_FIRST, (_E.JUDGMENT,), _APPEAL, "自判决书送达之日起十五日内",
          ("行政诉讼法 85", "行政诉讼法（1989） 58"), "appeal"),
    _next(_FIRST, _RULINGS, _APPEAL, "自裁定书送达之日起十日内",
          ("行政诉讼法 85", "行诉解释 101", "行政诉讼法（1989） 58"), "ruling-appeal"),
    _next(_FIRST, (_E.MEDIATION_LETTER,), _ENFORCE, "自履行期间最后一日起二年内",
          ("行政诉讼法 94", "行诉解释 152", "行诉解释 153")),
    _next(_FIRST, (_E.WITHDRAWN,), ("retrial-of-ruling", "就准予撤诉的裁定申请再审", "上一级人民法院"),
          "以裁定确有错误为限，自裁定发生法律效力之日起六个月内", ("行诉解释 60", "行诉解释 110"), "retrial"),
    _next((_K.ADMINISTRATIVE_SUIT, _I.SECOND), (*_TRIED, _E.MEDIATION_LETTER), _RETRIAL,
          "自判决、裁定、调解书发生法律效力之日起六个月内", ("行政诉讼法 90", "行诉解释 110"), "retrial"),
    _next((_K.ADMINISTRATIVE_SUIT, _I.RETRIAL_APPLICATION), (_E.RULING, _E.DISMISSED), _SUPERVISION,
          "自驳回再审申请的裁定送达之日起六个月内（2021年9月1日以前的，请核实）", _SUPERVISED, "supervision"),
    _next((_K.ADMINISTRATIVE_SUIT, _I.RETRIAL), _TRIED, _SUPERVISION,
          "再审裁判有明显错误的；自其发生法律效力之日起六个月内（2021年9月1日以前的，请核实）", _SUPERVISED),
    _next((_K.CIVIL_SUIT, _I.FIRST), (_E.JUDGMENT,), _APPEAL,
          "自判决书送达之日起十五日内", _CIVIL_APPEAL, "civil-appeal"),
    _next((_K.CIVIL_SUIT, _I.FIRST), _RULINGS, _APPEAL,
          "自裁定书送达之日起十日内", _CIVIL_APPEAL, "civil-ruling-appeal"),
    _next((_K.ADJUDICATION, None), (_E.DECISION,),
          ("suit-against-adjudication", "就行政裁决提起行政诉讼，可以请求一并解决民事争议", "有管辖权的人民法院"),
          "自知道或者应当知道裁决之日起六个月内", ("行政诉讼法 46", "行政诉讼法 61"), "suit"),
    _next((_K.COMPENSATION, None), (_E.DECISION, *_RULINGS),
          ("compensation-suit", "提起行政赔偿诉讼", "有管辖权的人民法院"),
          "自赔偿义务机关作出赔偿或者不予赔偿决定之日起三个月内", ("国家赔偿法 14",), "compensation-suit",
          Since.DECISION),
    _next(_UNSUED, (_E.NOT_ACCEPTED,), _REFUSAL, "自收到裁定之日起十五日内", ("行诉解释 155",), "refusal-review"),
    _next(_UNSUED, (_E.ENFORCEMENT_REFUSED,), _REFUSAL, "自收到裁定之日起十五日内", ("行诉解释 161",),
          "refusal-review"),
)  # fmt: skip
"""What each outcome opens; a test writes the pairs out by hand. An outcome in no row opens no way of its own."""


_NAMES = {row.code: row.name for row in AFTER_OUTCOME}


def open_remedies(dispute: Dispute, on: date, calendar: Calendar) -> tuple[Remedy, ...]:
    """Return every way that is open on a day, the nearest first."""
    count = counted_by(calendar)
    if refused := after_refusal(dispute, count):
        return refused
    found = [_going_on(kept) for kept in pending(dispute)]
    continued = {kept.prior for kept in dispute.proceedings}
    over = (kept for kept in dispute.proceedings if kept.ended is not None and kept.id not in continued)
    found += [_after(kept, on, calendar) for kept in over]
    found += [_silent(dispute, kept, on, calendar) for kept in decided(dispute, on, calendar) if kept.ended is None]
    if not dispute.proceedings and forum_of(dispute) is not Forum.BEFORE_FILING:
        found.append(_by_phase(dispute))
    found += [_reconsideration(dispute, on, calendar), _suit(dispute, on, calendar), *_civil(dispute)]
    told = tuple(remedy for remedy in found if remedy is not None)
    codes = {remedy.code for remedy in told}
    return told + tuple(way for way in after_delay(dispute, on, count) if way.code not in codes)


def _going_on(kept: Proceeding) -> Remedy | None:
    if kept.kind in (_K.ADMINISTRATIVE_SUIT, _K.CIVIL_SUIT):
        return _judgment(kept.id)
    if kept.kind is _K.SUPERVISION:
        return _supervised(kept.id)
    return _decision(kept.id) if kept.kind is _K.RECONSIDERATION else None


def _by_phase(dispute: Dispute) -> Remedy | None:
    """What goes on where the proceedings were not recorded."""
    forum = forum_of(dispute)
    if forum is Forum.RECONSIDERATION:
        return _decision(None)
    if forum is Forum.SUPERVISION:
        return _supervised(None)
    return _judgment(None) if forum is Forum.COURT else None


def _after(kept: Proceeding, on: date, calendar: Calendar) -> Remedy | None:
    """What the outcome of proceedings opens; None where its limit is over, or it opens nothing."""
    for row in AFTER_OUTCOME:
        if row.kind is kept.kind and row.instance is kept.instance and kept.ended and kept.ended.how in row.ends:
            began = kept.ended.on if row.since is Since.DECISION else kept.ended.served_on
            told = Remedy(
                code=row.code, name=row.name, before=row.before, clauses=row.clauses, limit=row.limit, after=kept.id
            )  # fmt: skip
            if not in_force(row.clauses, on):  # of a law before those known here: the way is told, no day of it
                return attrs.evolve(told, clauses=(), limit="依当日施行的规定（收录的法律没有载明，请核实）")
            if began is None or row.runs is None or (row.runs == "supervision" and limit(row.runs, on) is None):
                return told
            until = last_day(began, row.runs, on)
            period = text_of(row.runs, on).period
            return None if is_over(until, on, calendar) else attrs.evolve(told, until=until, since=began, period=period)
    return None


def _silent(dispute: Dispute, kept: Proceeding, on: date, calendar: Calendar) -> Remedy | None:
    """A suit where an agency let its time for deciding pass (行政诉讼法 45; 国家赔偿法 14); None once that is over."""
    found = after_decision(dispute, kept, on, calendar)
    if found.on is None or is_over(found.on, on, calendar):
        return None
    code = "suit-after-review" if kept.kind is _K.RECONSIDERATION else "compensation-suit"
    return Remedy(
        code=code, name=_NAMES[code], before="有管辖权的人民法院", limit=found.limit, clauses=found.clauses,
        until=found.on, since=found.since, period=found.period, after=kept.id, arguable="；".join(found.doubts) or None,
    )  # fmt: skip


def _reconsideration(dispute: Dispute, on: date, calendar: Calendar) -> Remedy | None:
    """Within `review_limit`, the nearest of several; none once a review or a suit was accepted (行政复议法 29, 30).

    Nor of what a review decision that is challenged decided on.
    """
    if dispute.phase is not Phase.BEFORE_FILING:
        return None
    closing = (_K.ADMINISTRATIVE_SUIT, _K.RECONSIDERATION)
    given_up = (_E.NOT_ACCEPTED, _E.DEEMED_WITHDRAWN, _E.TAKEN_BACK)
    barring = (
        kept for kept in dispute.proceedings
        if kept.kind in closing and (kept.accepted_on or kept.ended is None or kept.ended.how not in given_up)
    )  # fmt: skip
    gone = taken(dispute, barring)
    counted = (review_limit(dispute, act, on, calendar) for act in unreviewed(dispute) if act.id not in gone)
    still = [found for found in counted if found.on is None or not is_over(found.on, on, calendar)]
    if not still:
        return None
    found = min(still, key=lambda one: one.on or date.max)
    return Remedy(
        code="reconsideration", name="申请行政复议", before="有管辖权的行政复议机关", limit=found.limit,
        clauses=found.clauses, until=found.on, since=found.since, period=found.period,
    )  # fmt: skip


def _suit(dispute: Dispute, on: date, calendar: Calendar) -> Remedy | None:
    """As a rule six months from knowing the act, see `domain.dispute.suit_limit`; of several the nearest still open."""
    if not suable(dispute, on):
        return None
    counted = suing(dispute, on, calendar)
    still = [found for found in counted if found.on is None or not is_over(found.on, on, calendar)]
    if not still:
        return None
    found = min(still, key=lambda one: one.on or date.max)
    return Remedy(
        code="suit", name="提起行政诉讼", before="有管辖权的人民法院", limit=found.limit, clauses=found.clauses,
        until=found.on, since=found.since, period=found.period, arguable="；".join(found.doubts) or None,
    )  # fmt: skip


def _civil(dispute: Dispute) -> list[Remedy]:
    """Adjudication only of a civil dispute that a law puts into an agency's hands; a joint trial in a suit."""
    found = [
        Remedy(
            code="adjudication", name="申请行政裁决", before=civil.adjudicator, limit=f"依{civil.law}", clauses=(),
        )
        for civil in dispute.civil_disputes if civil.adjudicator is not None
    ]  # fmt: skip
    in_suit = any(kept.kind is _K.ADMINISTRATIVE_SUIT for kept in pending(dispute))
    if in_suit and any(civil.tie != "other" for civil in dispute.civil_disputes):
        found.append(Remedy(
            code="joint-trial", name="请求一并审理相关民事争议", before="受理行政案件的人民法院",
            limit="第一审开庭审理前", clauses=("行政诉讼法 61", "行诉解释 137"),
        ))  # fmt: skip
    return found


def last_day(start: date, runs: str, on: date) -> date:
    """Return the last day of a limit as the law of a day sets it, not rolled over rest days."""
    return unrolled(start, text_of(runs, on).period).on


def _judgment(after: str | None) -> Remedy:
    return Remedy(
        code="judgment",
        name="由人民法院继续审理、及时裁判",
        before="受理案件的人民法院",
        limit="调解期间不计入审理期限",
        clauses=("行诉解释 86", "行诉解释 50"),
        after=after,
    )


def _supervised(after: str | None) -> Remedy:
    return Remedy(
        code="supervision-decision",
        name="由人民检察院继续审查、作出决定",
        before="受理监督申请的人民检察院",
        limit="审查期限三个月，可以延长（2021年9月1日以前的，请核实）；和解不成的，由其依法监督或者决定不支持监督申请",
        clauses=("行政诉讼法 93", "行政诉讼监督规则 55", "行政诉讼监督规则 56"),
        after=after,
    )


def _decision(after: str | None) -> Remedy:
    return Remedy(
        code="review-decision",
        name="由行政复议机关继续审理、及时作出决定",
        before="受理案件的行政复议机关",
        limit="复议期间不得起诉；逾期不作决定的，自复议期满之日起十五日内可以起诉",
        clauses=("行政复议法 73", "行政复议法 29", "行政诉讼法 45", "复议条例 50", "行政复议法（1999） 16"),
        after=after,
    )

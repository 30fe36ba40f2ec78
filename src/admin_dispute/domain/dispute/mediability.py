"""What may be mediated where: by forum, by what is mediated, by the law of the day (行政诉讼法 60; 行政复议法 5).

A dispute can be registered and still not be mediable in court. Where it is not, the other way stays open: the agency
changes its act, or the sides settle, and the claimant withdraws (`MediationBasis.COORDINATION`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.forums import Forum, in_second_instance
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class MediationBasis(StrEnum):
    """What a round mediates: why the law may allow it."""

    COMPENSATION = "compensation"
    DISCRETION = "discretion"
    DISCRETION_BY_RULES = "discretion-by-rules"
    AGREEMENT = "administrative-agreement"
    RELATED_CIVIL = "related-civil"
    LEGALITY = "legality"
    COORDINATION = "coordination"


@frozen(kw_only=True)
class Mediable:
    """A rule: in this forum, on this basis, within these days, mediation is allowed or not, by these articles."""

    forum: Forum
    basis: MediationBasis
    may: bool
    clauses: tuple[str, ...]
    since: date | None = None
    until: date | None = None


_B = MediationBasis
_SETTLED = "民诉法 241；民诉法（2021） 237；民诉法（2012） 230"
_SUIT_2014, _SUIT_1989 = date(2015, 5, 1), date(2015, 4, 30)
_REVIEW_2023, _REVIEW_1999 = date(2024, 1, 1), date(2023, 12, 31)


def _rules(forum: Forum, may: bool, rows: dict[MediationBasis, str], **days: date) -> tuple[Mediable, ...]:
    return tuple(
        Mediable(forum=forum, basis=basis, may=may, clauses=tuple(articles.split("；")), **days)
        for basis, articles in rows.items()
    )


MEDIABLE: tuple[Mediable, ...] = (
    *_rules(Forum.COURT, True, {
        _B.COMPENSATION: "行政诉讼法 60；行诉解释 84；行诉解释 95；行诉解释 109",
        _B.DISCRETION: "行政诉讼法 60；行诉解释 84",
        _B.AGREEMENT: "行政协议规定 23",
        _B.RELATED_CIVIL: "行政诉讼法 61；行诉解释 141",
    }, since=_SUIT_2014),
    *_rules(Forum.COURT, False, {
        _B.DISCRETION_BY_RULES: "行政诉讼法 60",
        _B.LEGALITY: "行政诉讼法 60",
    }, since=_SUIT_2014),
    *_rules(Forum.COURT, True, {_B.COMPENSATION: "行政诉讼法（1989） 67"}, until=_SUIT_1989),
    *_rules(Forum.COURT, False, dict.fromkeys(
        (_B.DISCRETION, _B.AGREEMENT, _B.RELATED_CIVIL, _B.DISCRETION_BY_RULES, _B.LEGALITY), "行政诉讼法（1989） 50",
    ), until=_SUIT_1989),
    *_rules(Forum.COURT, True, {_B.COORDINATION: "行政诉讼法 62；行政诉讼法（1989） 51；撤诉规定 2"}),
    *_rules(Forum.RECONSIDERATION, True, dict.fromkeys(
        (_B.COMPENSATION, _B.DISCRETION, _B.DISCRETION_BY_RULES, _B.AGREEMENT, _B.RELATED_CIVIL, _B.LEGALITY),
        "行政复议法 5",
    ), since=_REVIEW_2023),
    *_rules(Forum.RECONSIDERATION, True, dict.fromkeys((_B.COMPENSATION, _B.DISCRETION), "复议条例 50"),
            until=_REVIEW_1999),
    *_rules(Forum.RECONSIDERATION, False, dict.fromkeys(
        (_B.DISCRETION_BY_RULES, _B.AGREEMENT, _B.RELATED_CIVIL, _B.LEGALITY), "复议条例 50",
    ), until=_REVIEW_1999),
    *_rules(Forum.RECONSIDERATION, True, {_B.COORDINATION: "行政复议法 74；复议条例 38"}),
    *(Mediable(forum=Forum.BEFORE_FILING, basis=basis, may=True, clauses=()) for basis in MediationBasis),
    *_rules(Forum.SUPERVISION, False, dict.fromkeys(
        (basis for basis in MediationBasis if basis is not _B.COORDINATION), "行诉解释 124",
    )),
    *_rules(Forum.SUPERVISION, True, {_B.COORDINATION: "行诉解释 124"}),
    *_rules(Forum.ENFORCEMENT, False, dict.fromkeys(
        (basis for basis in MediationBasis if basis is not _B.COORDINATION), f"行政诉讼法 94；{_SETTLED}",
    )),
    *_rules(Forum.ENFORCEMENT, True, {_B.COORDINATION: f"行政诉讼法 101；{_SETTLED}"}),
    *_rules(Forum.NON_LITIGATION_ENFORCEMENT, False, dict.fromkeys(
        (basis for basis in MediationBasis if basis is not _B.COORDINATION),
        "行政诉讼法 97；行政诉讼法（1989） 66；行诉解释 160",
    )),
    *_rules(Forum.NON_LITIGATION_ENFORCEMENT, True, {_B.COORDINATION: "行政强制法 42"}),
)  # fmt: skip
"""Every forum and basis; a test writes the pairs out by hand, with the article of each day.

Administrative agreements may be mediated in court by 行政协议规定 23 (2020); for 2015-2019 the practice is taken as the
same (inferred). After a judgment what is left to settle is how it is performed. Before filing no article is known that
allows or forbids.
"""


@lru_cache(maxsize=4096)  # the same few pairs, on the days that are being worked on
def mediable(forum: Forum, basis: MediationBasis, on: date) -> Mediable:
    """Return the rule for a forum, what is mediated, and a legal day."""
    return next(
        rule for rule in MEDIABLE
        if rule.forum is forum and rule.basis is basis
        and (rule.since is None or rule.since <= on) and (rule.until is None or on <= rule.until)
    )  # fmt: skip


def presumed_basis(forum: Forum, matter: Matter, on: date) -> MediationBasis | None:
    """Return what a round mediates where nobody says so; None where it must be said because the law distinguishes."""
    if matter is Matter.COMPENSATION:
        basis = MediationBasis.COMPENSATION
    elif matter is Matter.AGREEMENT:
        basis = MediationBasis.AGREEMENT
    else:
        basis = MediationBasis.LEGALITY
    if mediable(forum, basis, on).may:
        return basis
    if forum in (Forum.COURT, Forum.RECONSIDERATION):
        return None
    return MediationBasis.COORDINATION


def mediable_here(
    dispute: Dispute, forum: Forum, basis: MediationBasis | None, on: date, clauses: tuple[str, ...] = ()
) -> Steps:
    """Give the conditions on a round: that its basis is known, and that the law allows mediation on it here.

    Args:
        clauses: articles that allow it beside those of the forum: of who presides.
    """
    yield BASIS_STATED.citing(distinguished_by(forum, on))(basis, forum=forum)
    if basis is None:
        return
    rule = mediable(forum, basis, on)
    allowed = (*_allowing(dispute, rule), *clauses)
    asked = _asked(rule, in_force(allowed, on)).citing(allowed)
    if rule.may:
        yield asked
    else:
        barred = term("not-mediable", forum in (Forum.COURT, Forum.RECONSIDERATION))
        yield asked(False, forum=forum, basis=basis, barred=barred)
    if forum is Forum.BEFORE_FILING:
        yield OFFERED_ON_GROUNDS(any(offer.grounds for offer in dispute.offers))


def _allowing(dispute: Dispute, rule: Mediable) -> tuple[str, ...]:
    """Return the articles of a rule; on compensation the first and the second instance have one each."""
    if rule.basis is not MediationBasis.COMPENSATION:
        return rule.clauses
    elsewhere = "行诉解释 95" if in_second_instance(dispute) else "行诉解释 109"
    return tuple(clause for clause in rule.clauses if clause != elsewhere)


def _asked(rule: Mediable, allowed: tuple[str, ...]) -> Condition:
    """Return what a round is asked for: that the law allows it, or that nothing is known that forbids it."""
    if rule.may and not allowed:
        return NOT_FORBIDDEN
    return COORDINATION_OPEN if rule.may and rule.basis is MediationBasis.COORDINATION else MEDIABLE_HERE


def principles(forum: Forum, on: date) -> tuple[str, ...]:
    """Return the article that makes mediation voluntary and lawful in a forum; none where no article says so."""
    if forum is Forum.COURT:
        return ("行政诉讼法 60",)
    if forum is Forum.RECONSIDERATION:
        return ("行政复议法 5",) if on >= _REVIEW_2023 else ("复议条例 50",)
    return ()


def settled_beside(forum: Forum, on: date) -> tuple[str, tuple[str, ...]]:
    """Return, in Chinese and with its articles, how a dispute can be settled while proceedings go on in a forum."""
    coordinated = mediable(forum, MediationBasis.COORDINATION, on).clauses
    return term("pending-route", forum), in_force((*principles(forum, on), *coordinated), on)


def voluntary(forum: Forum, on: date) -> tuple[str, ...]:
    """Return the articles that ask for the parties' consent before mediation."""
    return (*principles(forum, on), *(("行诉解释 84",) if forum is Forum.COURT else ()))


def distinguished_by(forum: Forum, on: date) -> tuple[str, ...]:
    """Return the article by which a forum tells what may be mediated; others, and reconsideration now, draw no line."""
    if forum is Forum.RECONSIDERATION:
        return ("复议条例 50",) if on < _REVIEW_2023 else ()
    return ("行政诉讼法 60",) if forum is Forum.COURT else ()


BASIS_STATED = Condition(code="mediation-basis-stated")
MEDIABLE_HERE = Condition(code="mediable-here")
COORDINATION_OPEN = Condition(code="coordination-open")
NOT_FORBIDDEN = Condition(code="mediation-not-forbidden")
OFFERED_ON_GROUNDS = Condition(code="offered-on-grounds", warns=True)

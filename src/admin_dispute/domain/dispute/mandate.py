"""The mandate: specific authority in a letter filed with the court, revoked or replaced in writing (WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.authority import MINUTES_ON_FILE, minutes_needless
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.obligation import Duty
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.powers import Mandate, Power, mandate_articles, mandate_of, revocation_article
from admin_dispute.domain.dispute.ratification import ratified_by
from admin_dispute.domain.dispute.trial_roles import agent_is_another, invited, not_as_mediator
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition, by_law_alone
from admin_dispute.domain.values import Personal, Text, changed, not_negative
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

MOST_AGENTS = 2
"""A party may have one or two agents at a time (行政诉讼法 31)."""


@command("file-mandate")
@frozen(kw_only=True)
class FileMandate:
    """File a letter of mandate.

    Attributes:
        principal: the party or agency that gives it; powers: as listed in the letter ("全权代理" is `general`).
        acts: kinds of duties the agent may promise; minutes: reference of the leadership's minutes (WX-4.1.1).
        replaces: the mandate that this one widens or narrows.
        account: the agent's id in the directory or the roster of mediators, where he or she has one.
    """

    dispute: str
    on: date
    principal: str
    representative: Personal
    powers: tuple[Power, ...]
    until: date | None = None
    ceiling: Decimal | None = field(default=None, validator=not_negative)
    acts: tuple[Duty, ...] = ()
    minutes: Words | None = None
    replaces: str | None = None
    account: str | None = None


@command("revoke-mandate")
@frozen(kw_only=True)
class RevokeMandate:
    """Record that a principal told the court in writing that a mandate has ended, from this day on."""

    dispute: str
    on: date
    mandate: str
    reason: Text | None = None


@event("mandate-filed")
@frozen(kw_only=True)
class MandateFiled:
    """A mandate is on file; the one it `replaces` is gone."""

    mandate: Mandate
    replaces: str | None


@event("mandate-revoked")
@frozen(kw_only=True)
class MandateRevoked:
    """A mandate has ended."""

    mandate: str
    on: date
    reason: Text | None


@needs(RevokeMandate)
def _needs_mandate(dispute: Dispute, law: Law) -> Steps:
    yield _stands(dispute, law.on)(any(mandate.revoked_on is None for mandate in dispute.mandates))


@decides(FileMandate)
def _file(dispute: Dispute, filed: FileMandate, law: Law, facts: Facts) -> Steps:
    agency = filed.principal in dispute.agencies
    yield PRINCIPAL_KNOWN(agency or filed.principal in everybody(dispute), principal=filed.principal)
    mediators = invited(dispute)
    yield not_as_mediator(mediators, facts.agent_mediated or filed.account)
    yield agent_is_another(mediators, filed.account)
    yield MANDATE_NOT_OVER(filed.until is None or filed.on <= filed.until)
    letter = _letter(dispute, filed)
    yield from letter if agency else by_law_alone(letter)  # WX-4.1.2 speaks of the mandates of agencies
    needless = not agency or minutes_needless(facts.center, filed.principal, filed.on, filed.ceiling, filed.minutes)
    yield MINUTES_ON_FILE(needless, agency=filed.principal)
    mandate = Mandate(
        id=f"m{len(dispute.mandates) + 1}",
        principal=filed.principal,
        representative=filed.representative,
        powers=filed.powers,
        since=filed.on,
        until=filed.until,
        ceiling=filed.ceiling,
        minutes=filed.minutes,
        acts=filed.acts,
    )
    yield MandateFiled(mandate=mandate, replaces=filed.replaces)
    yield from ratified_by(dispute, mandate, law)


def _letter(dispute: Dispute, filed: FileMandate) -> Steps:
    """Yield what the letter must be: it lists the power to settle, and gives a party no third agent."""
    forum = forum_of(dispute)
    settling, at_most_two = SPECIFIC_POWERS, MOST_TWO_AGENTS
    if forum is Forum.RECONSIDERATION:
        articles = mandate_articles(forum, filed.on)
        settling, at_most_two = settling.citing(articles), at_most_two.citing(articles)
    yield settling(Power.SETTLE in filed.powers)
    if filed.replaces is not None:
        old = mandate_of(dispute, filed.replaces)
        yield _stands(dispute, filed.on)(old is not None and old.principal == filed.principal)
    if len(_beside(dispute, filed)) < MOST_AGENTS:
        yield at_most_two
    else:
        limit = term("agents-by-analogy", forum is Forum.BEFORE_FILING)
        yield at_most_two(False, principal=filed.principal, limit=limit)


@decides(RevokeMandate)
def _revoke(dispute: Dispute, revoked: RevokeMandate, law: Law, facts: Facts) -> Steps:
    mandate = mandate_of(dispute, revoked.mandate)
    yield _stands(dispute, revoked.on)(mandate is not None and mandate.revoked_on is None)
    yield MandateRevoked(mandate=revoked.mandate, on=revoked.on, reason=revoked.reason)


def _stands(dispute: Dispute, on: date) -> Condition:
    """Ask for a mandate that stands: ended or changed in writing, by the rules of the forum."""
    article = revocation_article(forum_of(dispute), on)
    return MANDATE_STANDS.citing(article)


def _beside(dispute: Dispute, filed: FileMandate) -> list[Mandate]:
    """Return the mandates that a principal gave and that stand beside one that is filed."""
    return [
        mandate
        for mandate in dispute.mandates
        if mandate.principal == filed.principal
        and mandate.id != filed.replaces
        and mandate.revoked_on is None
        and (mandate.until is None or filed.on <= mandate.until)
    ]


@effect(MandateFiled)
def _filed(dispute: Dispute, filed: MandateFiled) -> Dispute:
    old, since = filed.replaces, filed.mandate.since
    kept = dispute.mandates if old is None else _revoked_one(dispute, old, since)
    return changed(dispute, mandates=(*kept, filed.mandate))


@effect(MandateRevoked)
def _revoked(dispute: Dispute, revoked: MandateRevoked) -> Dispute:
    return changed(dispute, mandates=_revoked_one(dispute, revoked.mandate, revoked.on))


def _revoked_one(dispute: Dispute, id: str, on: date) -> tuple[Mandate, ...]:  # noqa: A002 - the field's word
    return tuple(attrs.evolve(one, revoked_on=on) if one.id == id else one for one in dispute.mandates)


PRINCIPAL_KNOWN = Condition(code="principal-known")
MANDATE_NOT_OVER = Condition(code="mandate-not-over")
MANDATE_STANDS = Condition(code="mandate-stands", cured_by="file-mandate")
MOST_TWO_AGENTS = Condition(code="most-two-agents", clauses=("行政诉讼法 31",), cured_by="revoke-mandate")
SPECIFIC_POWERS = Condition(code="specific-powers", clauses=("民诉法解释 89",), warns=True)

"""The certificate of voluntary performance, and the other incentives that a county gives with it (WX-3.2.9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.credit.entry import CreditSign
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Incentive:
    """Something that a county gives to who performed of his own accord: what, in Chinese, and where it says so."""

    text: Words
    clauses: tuple[str, ...] = ()


@frozen(kw_only=True)
class Certificate:
    """A certificate of voluntary performance: for whom, under which number, with which incentives."""

    party: str
    on: date
    number: Words
    incentives: tuple[Incentive, ...]


@command("issue-certificate")
@frozen(kw_only=True)
class IssueCertificate:
    """Issue a certificate of voluntary performance to a party that earned one."""

    dispute: str
    on: date
    party: str
    number: Words


@event("certificate-issued")
@frozen(kw_only=True)
class CertificateIssued:
    """A certificate was issued."""

    certificate: Certificate


@decides(IssueCertificate)
def _issue(dispute: Dispute, issued: IssueCertificate, law: Law, facts: Facts) -> Steps:
    notes = [note for note in dispute.credit if note.subject == issued.party and note.sign is CreditSign.POSITIVE]
    yield EARNED(notes)
    if notes:
        yield NOT_BEFORE_EARNED(notes[0].on <= issued.on, day=notes[0].on)
    yield CERTIFIED_ONCE(all(certificate.party != issued.party for certificate in dispute.certificates))
    incentives = law.incentives(dispute, issued.party)
    yield CertificateIssued(
        certificate=Certificate(party=issued.party, on=issued.on, number=issued.number, incentives=incentives)
    )


@effect(CertificateIssued)
def _issued(dispute: Dispute, issued: CertificateIssued) -> Dispute:
    return changed(dispute, certificates=(*dispute.certificates, issued.certificate))


EARNED = Condition(code="certificate-earned", cured_by="confirm-performance")
NOT_BEFORE_EARNED = Condition(code="not-before-earned")
CERTIFIED_ONCE = Condition(code="certified-once")

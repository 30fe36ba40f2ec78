"""The standard workload: one dispute from registration to closing and follow-up, as commands of the public API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from admin_dispute import (
    Attendance,
    Capacity,
    CloseDispute,
    ConcludeAgreement,
    ConfirmAgreement,
    Confirmation,
    ConsentForm,
    DraftTerms,
    Duty,
    EstablishFacts,
    FileMandate,
    HoldSession,
    IssueCaseNumber,
    Matter,
    Medium,
    NameResponsible,
    NewObligation,
    NewParty,
    OpenMediation,
    Outcome,
    PartyRole,
    Period,
    Person,
    Phase,
    Power,
    Presiding,
    RecordConsent,
    RecordPerformance,
    RecordVisit,
    RegisterDispute,
    ReviewLegality,
    Signature,
    Source,
    VisitFinding,
)

ADDED = ("issue-case-number", "establish-facts", "draft-terms", "review-legality")
"""Acts that the document demands and the 15 steps of the workload do not name; `take_effect` is the confirmation."""


def registration(i: int) -> RegisterDispute:
    """Return the command that opens lifecycle i: two parties, one agency in charge."""
    return RegisterDispute(
        on=date(2025, 3, 21),
        source=Source.COURT,
        phase=Phase.BEFORE_FILING,
        matter=Matter.PENALTY,
        act=f"requisition of land, household {i}",
        division="410825",
        agencies=("police",),
        parties=(
            NewParty(person=Person(name=f"Zhang {i}")),
            NewParty(person=Person(name=f"Li {i}"), role=PartyRole.THIRD_PARTY),
        ),
    )


def following(dispute: str) -> Iterator[Any]:
    """Give the other commands of a lifecycle, in order."""
    first, second = date(2025, 4, 1), date(2025, 4, 8)
    came = (Attendance(who="p1", capacity=Capacity.IN_PERSON), Attendance(who="police", capacity=Capacity.HEAD))
    owed = tuple(
        NewObligation(
            debtor="police", creditors=("p1",), duty=Duty.MONEY, amount=Decimal(10000 * k), due=date(2025, 5 + k, 1)
        )
        for k in (1, 2, 3)
    )
    yield RecordConsent(dispute=dispute, on=date(2025, 3, 22), parties=("p1", "p2"), form=ConsentForm.WRITTEN)
    yield NameResponsible(dispute=dispute, on=date(2025, 3, 23))
    yield IssueCaseNumber(dispute=dispute, on=date(2025, 3, 24))
    yield OpenMediation(dispute=dispute, on=date(2025, 3, 25), presiding=Presiding.COURT)
    yield HoldSession(dispute=dispute, on=first, medium=Medium.ON_SITE, attendance=came)
    yield HoldSession(dispute=dispute, on=second, medium=Medium.ON_SITE, attendance=came)
    yield FileMandate(
        dispute=dispute, on=second, principal="police", representative=Person(name="Wang"), powers=(Power.SETTLE,),
        ceiling=Decimal(80000), minutes="2025-1",
    )  # fmt: skip
    yield EstablishFacts(dispute=dispute, on=second, facts="The facts are ...")
    yield DraftTerms(
        dispute=dispute, on=second, terms="The parties agree as follows ...", obligations=owed,
        confirmation=Confirmation(agency="police", within=Period(30)),
    )  # fmt: skip
    yield ReviewLegality(
        dispute=dispute, on=second, reviewer="legal", mandatory_law=True, state_interest=True, public_interest=True,
        third_parties=True,
    )  # fmt: skip
    signed = (Signature(by="p1"), Signature(by="police", mandate="m1"))
    yield ConcludeAgreement(dispute=dispute, on=date(2025, 4, 9), signatures=signed)
    yield ConfirmAgreement(dispute=dispute, on=date(2025, 4, 15), agency="police")
    for k in (1, 2, 3):
        yield RecordPerformance(dispute=dispute, on=date(2025, 5 + k, 1), obligations=(f"o{k}",))
    yield CloseDispute(dispute=dispute, on=date(2025, 8, 2), outcome=Outcome.AGREEMENT)
    yield RecordVisit(dispute=dispute, on=date(2025, 9, 2), finding=VisitFinding.SATISFIED, note="satisfied")

"""What a refusal lets come back: the title whose duty the refused one took the place of (民诉法 241).

It never comes back by itself: a court resumes on the creditor's application, so the ruling warns and names the act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.challenged import ChallengedKind, Validity
from admin_dispute.domain.dispute.obligation import Obligation, Standing
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def coming_back(dispute: Dispute, refused: Obligation) -> Steps:
    """Warn where the earlier title can be enforced again because what was agreed in its place is refused."""
    agreed = {one.number for one in dispute.agreements if refused.id in one.obligations}
    for rests in dispute.enforcement_settlements:
        if rests.agreement in agreed and rests.resumed_on is None:
            also = term("sued-on-settlement", not set(refused.creditors) & set(dispute.agencies))  # no agency sues
            yield ENFORCEMENT_COMES_BACK(False, obligation=refused.id, settlement=rests.id, also=also)
            return
    judgments = [
        kept.id for kept in dispute.challenged
        if kept.id in refused.replaces and kept.kind is ChallengedKind.JUDGMENT
        and kept.validity is Validity.NOT_ENFORCED
    ]  # fmt: skip
    titled = {id_ for title in dispute.titles for id_ in title.obligations}
    duties = [
        owed.id for owed in dispute.obligations
        if owed.id in refused.replaces and owed.id in titled and owed.standing is Standing.REPLACED
    ]  # fmt: skip
    if judgments:
        yield JUDGMENT_COMES_BACK(False, obligation=refused.id, earlier=tuple(judgments))
    if duties:
        yield TITLE_COMES_BACK(False, obligation=refused.id, earlier=tuple(duties))


_STANDS = ("行政诉讼法 94", "行政诉讼法 95", "行政诉讼法（1989） 65")
ENFORCEMENT_COMES_BACK = Condition(
    code="enforcement-comes-back",
    clauses=("民诉法 241", "民诉法（2021） 237", "民诉法（2012） 230", "执行和解规定 9"),
    cured_by="resume-enforcement",
    warns=True,
)
JUDGMENT_COMES_BACK = Condition(code="judgment-comes-back", clauses=_STANDS, cured_by="record-validity", warns=True)
TITLE_COMES_BACK = Condition(code="title-comes-back", clauses=_STANDS, cured_by="record-title", warns=True)

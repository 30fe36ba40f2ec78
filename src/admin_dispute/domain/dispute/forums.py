"""Forums: which body has the dispute now, what a phase stands for, and where reconsideration must come first."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.intake import Matter, Phase
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingKind, pending, proceeding_of
from admin_dispute.domain.words import fill, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class Forum(StrEnum):
    """Before whom a dispute stands when it is mediated (WX-2.3)."""

    BEFORE_FILING = "before-filing"
    RECONSIDERATION = "reconsideration"
    COURT = "court"
    SUPERVISION = "supervision"
    ENFORCEMENT = "enforcement"
    NON_LITIGATION_ENFORCEMENT = "non-litigation-enforcement"


FORUM_OF_KIND = {
    ProceedingKind.ADMINISTRATIVE_SUIT: Forum.COURT,
    ProceedingKind.CIVIL_SUIT: Forum.COURT,
    ProceedingKind.COMPENSATION: Forum.BEFORE_FILING,
    ProceedingKind.RECONSIDERATION: Forum.RECONSIDERATION,
    ProceedingKind.ADJUDICATION: Forum.BEFORE_FILING,
    ProceedingKind.NON_LITIGATION_ENFORCEMENT: Forum.NON_LITIGATION_ENFORCEMENT,
    ProceedingKind.ENFORCEMENT: Forum.ENFORCEMENT,
    ProceedingKind.SUPERVISION: Forum.SUPERVISION,
}
"""The forum of proceedings; an agency that adjudicates or decides on compensation mediates as before filing."""

FORUM_OF_PHASE = {
    Phase.BEFORE_FILING: Forum.BEFORE_FILING,
    Phase.FILING: Forum.BEFORE_FILING,
    Phase.RECONSIDERATION: Forum.RECONSIDERATION,
    Phase.TRIAL: Forum.COURT,
    Phase.SECOND_INSTANCE: Forum.COURT,
    Phase.RETRIAL: Forum.COURT,
    Phase.SUPERVISION: Forum.SUPERVISION,
    Phase.BEFORE_ENFORCEMENT: Forum.ENFORCEMENT,
    Phase.ENFORCEMENT: Forum.ENFORCEMENT,
    Phase.NON_LITIGATION_ENFORCEMENT: Forum.NON_LITIGATION_ENFORCEMENT,
}
"""The forum of a phase, for a dispute whose proceedings were not recorded."""

PROCEEDING_OF_PHASE = {
    Phase.FILING: (ProceedingKind.ADMINISTRATIVE_SUIT, Instance.FIRST),
    Phase.RECONSIDERATION: (ProceedingKind.RECONSIDERATION, None),
    Phase.TRIAL: (ProceedingKind.ADMINISTRATIVE_SUIT, Instance.FIRST),
    Phase.SECOND_INSTANCE: (ProceedingKind.ADMINISTRATIVE_SUIT, Instance.SECOND),
    Phase.RETRIAL: (ProceedingKind.ADMINISTRATIVE_SUIT, Instance.RETRIAL),
    Phase.SUPERVISION: (ProceedingKind.SUPERVISION, None),
    Phase.ENFORCEMENT: (ProceedingKind.ENFORCEMENT, None),
    Phase.NON_LITIGATION_ENFORCEMENT: (ProceedingKind.NON_LITIGATION_ENFORCEMENT, None),
}
"""The proceedings that a dispute registered in a phase comes from."""


def forum_of(dispute: Dispute, proceeding: str | None = None) -> Forum:
    """Return the forum: of the proceedings named, else of the latest accepted and pending ones, else of the phase."""
    if not dispute.proceedings:
        return FORUM_OF_PHASE[dispute.phase]
    named = proceeding_of(dispute, proceeding)
    running = _running(dispute)
    current: Proceeding | None = named or (running[-1] if running else None)
    if current is not None:
        return FORUM_OF_KIND[current.kind]
    return FORUM_OF_PHASE[dispute.phase]


def in_second_instance(dispute: Dispute) -> bool:
    """Say whether an appeal is tried: the latest accepted and pending proceedings are one, else the phase says so."""
    running = _running(dispute)
    if running:
        return running[-1].instance is Instance.SECOND
    return dispute.phase is Phase.SECOND_INSTANCE


def several_forums(dispute: Dispute) -> tuple[str, ...]:
    """Return the accepted and pending proceedings where they stand before different forums; none where they agree."""
    if not dispute.proceedings:
        return ()
    running = _running(dispute)
    return tuple(kept.id for kept in running) if len({FORUM_OF_KIND[kept.kind] for kept in running}) > 1 else ()


def _running(dispute: Dispute) -> tuple[Proceeding, ...]:
    return tuple(kept for kept in pending(dispute) if kept.accepted_on is not None)


@frozen(kw_only=True)
class ReviewFirst:
    """A rule that reconsideration comes before a suit: from when, until when, by which articles.

    Attributes:
        on_the_spot: it holds only of an act that was made on the spot.
        contested: whether it holds of every such dispute is in doubt, so that it bars no suit: 森林法（1998） 17 let
            people sue over what a government decided of woods, and 30 of 1999 says nothing where no act was made yet.
    """

    since: date
    until: date | None = None
    what: str
    clauses: tuple[str, ...]
    on_the_spot: bool = False
    contested: bool = False

    def holds(self, dispute: Dispute, on: date) -> bool:
        """Say whether it asks for a review in a dispute of its matter on a day."""
        if on < self.since or (self.until is not None and self.until < on):
            return False
        return not self.on_the_spot or any(act.on_the_spot for act in dispute.challenged)

    def opens(self, dispute: Dispute) -> bool:
        """Say whether there is something to review yet: in doubt, only once an act is known with a day of its own."""
        return not self.contested or any(act.made_on or act.known_on for act in dispute.challenged)

    def said(self, dispute: Dispute) -> str:
        """In Chinese, what the rule asks for in a dispute; before any act, who decides on the rights first."""
        code = "sure" if not self.contested else "contested" if self.opens(dispute) else "no-act"
        return fill(term("review-first", code), {"what": self.what})


_OLD, _NEW = date(1999, 10, 1), date(2024, 1, 1)
REVIEW_FIRST = {
    Matter.NATURAL_RESOURCES: (
        ReviewFirst(
            since=_OLD, until=date(2023, 12, 31), what="认为已取得的自然资源权利被侵犯的争议",
            clauses=("行政复议法（1999） 30", "森林法（1998） 17"), contested=True,
        ),
        ReviewFirst(since=_NEW, what="认为已取得的自然资源权利被侵犯的争议", clauses=("行政复议法 23",)),
    ),
    Matter.PENALTY: (
        ReviewFirst(
            since=_NEW, what="对当场作出的行政处罚决定不服的争议", clauses=("行政复议法 23",), on_the_spot=True,
        ),
    ),
    Matter.DUTY_NOT_PERFORMED: (
        ReviewFirst(since=_NEW, what="申请行政机关履行法定职责而未履行的争议", clauses=("行政复议法 23",)),
    ),
    Matter.INFORMATION: (
        ReviewFirst(since=_NEW, what="申请政府信息公开而不予公开的争议", clauses=("行政复议法 23",)),
    ),
}  # fmt: skip
"""Where the law wants reconsideration first: of which matter, by the day of the suit."""


def barred(dispute: Dispute, on: date) -> bool:
    """Say whether no suit is open on a day before a reconsideration: where a rule asks for one, beyond doubt."""
    rule = review_first(dispute, on)
    return rule is not None and not rule.contested


def review_first(dispute: Dispute, on: date) -> ReviewFirst | None:
    """Return the rule that wants reconsideration before a suit in a dispute on a day, None where the way is free."""
    for rule in REVIEW_FIRST.get(dispute.matter, ()):
        if rule.holds(dispute, on):
            return rule
    return None

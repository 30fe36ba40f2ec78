"""What is challenged: the act, and the judgments and decisions about it, each with its own standing (WX-0.2).

Whether an act is still in force is a line of its own: a dispute can be closed and the act stand, or go on while the
act is revoked. Which standing may follow which is in `validity`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Due, Period, due, unrolled
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class ChallengedKind(StrEnum):
    """What kind of thing is challenged."""

    ACT = "act"
    OMISSION = "omission"
    REVIEW_DECISION = "review-decision"
    JUDGMENT = "judgment"


REVIEWABLE = (ChallengedKind.ACT, ChallengedKind.OMISSION)
"""What a review decides on: decisions and judgments about them have limits of their own."""


class Validity(StrEnum):
    """Where a challenged act or an earlier judgment stands."""

    IN_FORCE = "in-force"
    STAYED = "stayed"
    CHANGED = "changed"
    REVOKED = "revoked"
    REPLACED = "replaced"
    VOID = "void"
    UNLAWFUL = "unlawful"
    NOT_ENFORCED = "not-enforced"


class Decider(StrEnum):
    """Who decided what became of it: maker, superior, reviewing body, court, the parties, or another agency."""

    MAKER = "maker"
    SUPERIOR = "superior"
    REVIEW_BODY = "review-body"
    COURT = "court"
    PARTIES = "parties"
    OTHER_AGENCY = "other-agency"


@frozen(kw_only=True)
class ValidityChange:
    """One change of standing: to what, when, by whom (`body` as it is called), by which paper (its number)."""

    validity: Validity
    on: date
    decider: Decider
    body: Words | None = None
    paper: Words | None = None


@frozen(kw_only=True)
class NewChallenged:
    """A further act, omission, decision or judgment as it is entered.

    Attributes:
        by: an id of the directory, or its name; reviewed: of a review decision, the acts (`a1`) it decided on.
    """

    kind: ChallengedKind
    what: Text
    by: Words | None = None
    made_on: date | None = None
    known_on: date | None = None
    on_the_spot: bool = False
    limit_told: bool | None = None
    limit_known_on: date | None = None
    review_told: bool | None = None
    review_known_on: date | None = None
    applied_on: date | None = None
    duty_until: date | None = None
    reviewed: tuple[str, ...] = ()


@frozen(kw_only=True)
class Challenged:
    """A challenged act, omission, decision or judgment: `a1`, `a2` ...

    Attributes:
        by: the agency or body that made it, None where unknown; made_on: the day it was made.
        known_on: the day the claimant knew of it, from which limits of time run.
        validity: where it stands, `since` when; replaced_by: what stands in its place, in words.
        changes: how it came to stand there, the latest last.
        on_the_spot: it was made on the spot; limit_told: whether the limit to sue was told with it, None where nobody
            knows; limit_known_on: when the claimant learnt of the limit otherwise.
        review_told, review_known_on: the same of the right to a review, before whom and until when (行政复议法 20).
        applied_on: the day the agency received the application to perform a duty; duty_until: the last day for
            performing it where another law sets one, or the day of the application in an emergency (行政诉讼法 47).
        reviewed: of a review decision, the ids of what it decided on; none named: the only act or omission there is.
    """

    id: str
    kind: ChallengedKind
    what: Text
    by: Words | None = None
    made_on: date | None = None
    known_on: date | None = None
    validity: Validity = Validity.IN_FORCE
    since: date | None = None
    replaced_by: Text | None = None
    changes: tuple[ValidityChange, ...] = ()
    on_the_spot: bool = False
    limit_told: bool | None = None
    limit_known_on: date | None = None
    review_told: bool | None = None
    review_known_on: date | None = None
    applied_on: date | None = None
    duty_until: date | None = None
    reviewed: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether any day is known of it from which a limit of time could run."""
        known = (self.known_on, self.limit_known_on, self.review_known_on)
        return any((*known, self.made_on, self.applied_on, self.duty_until))

    def duty_ends(self, within: Period) -> date | None:
        """Return the last day for performing a duty: as another law sets it, else a time from the application.

        None where neither is known. From this day, not moved over days of rest, the time for asking somebody else runs.
        """
        if self.duty_until is not None or self.applied_on is None:
            return self.duty_until
        return unrolled(self.applied_on, within).on

    def duty_over(self, within: Period, calendar: Calendar) -> Due | None:
        """Return that day moved over days of rest (民法典 203): whoever sues before it is over sues too early."""
        ends = self.duty_ends(within)
        return None if ends is None else due(ends, Period(0), calendar)


@command("add-challenged")
@frozen(kw_only=True)
class AddChallenged:
    """Add what else is challenged or stands in the way: further acts, the review decision, an earlier judgment."""

    dispute: str
    on: date
    challenged: tuple[NewChallenged, ...] = field(validator=not_empty)


@event("challenged-added")
@frozen(kw_only=True)
class ChallengedAdded:
    """Something else is challenged."""

    challenged: tuple[Challenged, ...]


@decides(AddChallenged)
def _add(dispute: Dispute, added: AddChallenged, law: Law, facts: Facts) -> Steps:
    early = all(new.made_on is None or new.known_on is None or new.made_on <= new.known_on for new in added.challenged)
    yield KNOWN_AFTER_MADE(early)
    made = (new.made_on for new in added.challenged if new.made_on is not None)
    yield MADE_BEFORE(all(day <= added.on for day in made))
    numbered = challenged_numbered(added.challenged, len(dispute.challenged) + 1)
    known = {act.id for act in (*dispute.challenged, *numbered) if act.kind in REVIEWABLE}
    strangers = tuple(dict.fromkeys(id_ for new in numbered for id_ in new.reviewed if id_ not in known))
    yield REVIEWED_KNOWN(not strangers, objects=strangers)
    yield ChallengedAdded(challenged=numbered)


def challenged_numbered(challenged: tuple[NewChallenged, ...], first: int) -> tuple[Challenged, ...]:
    """Number what is challenged in the order given."""
    return tuple(
        Challenged(
            id=f"a{number}",
            kind=new.kind,
            what=new.what,
            by=new.by,
            made_on=new.made_on,
            known_on=new.known_on,
            on_the_spot=new.on_the_spot,
            limit_told=new.limit_told,
            limit_known_on=new.limit_known_on,
            review_told=new.review_told,
            review_known_on=new.review_known_on,
            applied_on=new.applied_on,
            duty_until=new.duty_until,
            reviewed=new.reviewed,
        )
        for number, new in enumerate(challenged, first)
    )


def challenged_of(dispute: Dispute, id: str) -> Challenged | None:  # noqa: A002 - the field's word
    """Return what is challenged under an id."""
    return next((challenged for challenged in dispute.challenged if challenged.id == id), None)


def unreviewed(dispute: Dispute) -> tuple[Challenged, ...]:
    """Return the acts and omissions on which no review decision that is challenged decided.

    A decision that names none decided on the only one there is; of several it is not known, and none is left out.
    """
    acts = tuple(act for act in dispute.challenged if act.kind in REVIEWABLE)
    decisions = review_decisions(dispute)
    if not decisions:
        return acts
    alone = tuple(act.id for act in acts) if len(acts) == 1 else ()
    gone = {id_ for decision in decisions for id_ in decision.reviewed or alone}
    return tuple(act for act in acts if act.id not in gone)


def review_decisions(dispute: Dispute) -> tuple[Challenged, ...]:
    """Return the review decisions that are challenged."""
    return tuple(act for act in dispute.challenged if act.kind is ChallengedKind.REVIEW_DECISION)


@effect(ChallengedAdded)
def _added(dispute: Dispute, added: ChallengedAdded) -> Dispute:
    return changed(dispute, challenged=dispute.challenged + added.challenged)


KNOWN_AFTER_MADE = Condition(code="known-after-made")
REVIEWED_KNOWN = Condition(code="reviewed-known", cured_by="add-challenged")
MADE_BEFORE = Condition(code="made-before")
"""A judgment or act can't be entered before the day it was made."""

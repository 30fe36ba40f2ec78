"""What a decision may ask of the law: the Protocol that the room `law` keeps, and the values of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.domain.periods import Calendar, Due, Period, Span
from admin_dispute.domain.ruling import Objection

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.certificate import Incentive
    from admin_dispute.domain.dispute.force import WayOfEffect
    from admin_dispute.domain.dispute.risk import RiskGround
    from admin_dispute.domain.dispute.routes import RouteAdvice
    from admin_dispute.domain.dispute.special import SpecialKind
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.dispute.terms import Draft
    from admin_dispute.domain.dispute.visit_plan import VisitCause


@frozen
class Series:
    """The series a case number is taken from: its mark (`豫0825行诉前调`) and the first number of a year."""

    mark: str
    first: int = 1

    def __str__(self) -> str:
        return self.mark if self.first == 1 else f"{self.mark}，自{self.first}号起"


@frozen(kw_only=True)
class Remedy:
    """A way that is open to a party: what, before whom, until when, and the article that gives it.

    Attributes:
        code: stable name (`reconsideration`); name: in Chinese; before: the body, in Chinese.
        until: the last day where it can be computed, `since` and `period` what it is counted from; limit: in words.
        after: the proceedings whose outcome opens it, None where the act itself does.
        arguable: in Chinese, what can be argued about the limit, in favour of whoever would be late.
    """

    code: str
    name: str
    before: str
    clauses: tuple[str, ...]
    until: date | None = None
    limit: str | None = None
    after: str | None = None
    arguable: str | None = None
    since: date | None = None
    period: Period | None = None


class Law(Protocol):
    """The law in force for one center on one legal day; every answer given is kept for the ruling."""

    @property
    def on(self) -> date:
        """The legal day it speaks for."""
        ...

    @property
    def policy(self) -> Policy | None:
        """The policy version in force on that day, with the plugins' defaults where it says nothing."""
        ...

    @property
    def overstepped(self) -> Sequence[Objection]:
        """Objections where a plugin's answer left the bounds that national law sets."""
        ...

    @property
    def calendar(self) -> Calendar:
        """The center's calendar: the years that were announced."""
        ...

    def due(self, start: date, period: Period, suspended: tuple[Span, ...] = ()) -> Due:
        """Return the last day of a period by the center's calendar, suspended days not counted."""
        ...

    def parameter(self, name: str) -> Parameter | None:
        """Return a parameter of the policy, kept as an answer of the ruling; None where nobody states one."""
        ...

    def registration_consents(self, dispute: Dispute) -> tuple[str, ...]:
        """Return the ids of the parties who must agree before a dispute is registered at all."""
        ...

    def required_consents(self, dispute: Dispute) -> tuple[str, ...]:
        """Return the ids of the parties (and agencies) who must consent before mediation."""
        ...

    def responsible_agency(self, dispute: Dispute) -> str | None:
        """Return the agency in charge of the matter, None where the directory does not say."""
        ...

    def lead_deciders(self, dispute: Dispute) -> tuple[str, ...]:
        """Return the functions that settle the lead among several agencies; each must concur."""
        ...

    def case_number_series(self, dispute: Dispute) -> Series | None:
        """Return the series of the center's own numbers, None where it issues none."""
        ...

    def mediation_period(self, dispute: Dispute) -> Period | None:
        """Return how long a round may last, None where nothing limits it."""
        ...

    def follow_up_visits(self, dispute: Dispute, cause: VisitCause) -> tuple[Period, ...]:
        """Return when visits fall due, counted from the day of what they follow."""
        ...

    def proposed_route(self, dispute: Dispute) -> RouteAdvice | None:
        """Return the way that intake proposes, with reasons; None where nothing is proposed."""
        ...

    def handover_period(self, dispute: Dispute) -> Period | None:
        """Return how long the file may wait after an attempt ended, None where no number is set."""
        ...

    def risk_grounds(self, dispute: Dispute) -> tuple[RiskGround, ...]:
        """Return on which grounds a rule marks a dispute as one that may escalate."""
        ...

    def special_kinds(self, dispute: Dispute) -> tuple[SpecialKind, ...]:
        """Return which kinds of sensitive and group case a dispute is by rule."""
        ...

    def remedies(self, dispute: Dispute) -> tuple[Remedy, ...]:
        """Return every way still open to the parties."""
        ...

    def way_of_effect(self, code: str) -> WayOfEffect | None:
        """Return a way of giving effect by its code, None where nobody registered it."""
        ...

    def incentives(self, dispute: Dispute, party: str) -> tuple[Incentive, ...]:
        """Return what a party gets for performing of its own accord, beside the credit entry."""
        ...

    def objections_to_registration(self, dispute: Dispute) -> tuple[Objection, ...]:
        """Return what plugins hold against a registration."""
        ...

    def objections_to_agreement(self, dispute: Dispute, draft: Draft) -> tuple[Objection, ...]:
        """Return what plugins hold against an agreement on these terms."""
        ...

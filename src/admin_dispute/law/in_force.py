"""The law in force for one center on one day: the façade through which decisions ask plugins and policy."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import msgspec

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.certificate import Incentive
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.risk import RiskGround
from admin_dispute.domain.dispute.routes import RouteAdvice
from admin_dispute.domain.dispute.special import SpecialKind
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.terms import Draft
from admin_dispute.domain.dispute.visit_plan import VisitCause
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.law import Remedy, Series
from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.domain.periods import Calendar, Due, Period, Span, due
from admin_dispute.domain.ruling import AnswerGiven, Objection
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.table import HookTable


class LawInForce(msgspec.Struct):
    """Keeps the Protocol `domain.law.Law`; one object per judged command.

    Attributes:
        answers: every answer given so far, each once, for the ruling.
        overstepped: objections where a plugin left the bounds that national law sets.
    """

    _table: HookTable
    _center: CenterState | None
    calendar: Calendar
    on: date
    policy: Policy | None
    answers: list[AnswerGiven] = []
    overstepped: list[Objection] = []

    def due(self, start: date, period: Period, suspended: tuple[Span, ...] = ()) -> Due:
        """Return the last day of a period by the center's calendar, suspended days not counted."""
        return due(start, period, self.calendar, suspended=suspended)

    def parameter(self, name: str) -> Parameter | None:
        """Return a parameter of the policy, and keep it as an answer."""
        stated = None if self.policy is None else self.policy.parameter(name)
        if stated is not None:
            given = AnswerGiven("parameter", stated.value, in_force(stated.as_law, self.on), "policy", stated)
            self._note(given)
        return stated

    def registration_consents(self, dispute: Dispute) -> tuple[str, ...]:
        """Ask who must agree to the registration."""
        parties: tuple[str, ...] = self._ask("registration_consents", (), dispute=dispute)
        return parties

    def required_consents(self, dispute: Dispute) -> tuple[str, ...]:
        """Ask whose consent mediation needs."""
        consents: tuple[str, ...] | None = self._ask("required_consents", None, dispute=dispute)
        return tuple(party.id for party in present(dispute)) if consents is None else consents

    def responsible_agency(self, dispute: Dispute) -> str | None:
        """Ask which agency is in charge."""
        agency: str | None = self._ask("responsible_agency", None, dispute=dispute)
        return agency

    def lead_deciders(self, dispute: Dispute) -> tuple[str, ...]:
        """Ask which functions settle the lead."""
        functions: tuple[str, ...] = self._ask("lead_deciders", ("court",), dispute=dispute)
        return functions

    def case_number_series(self, dispute: Dispute) -> Series | None:
        """Ask for the series of the center's numbers."""
        series: Series | None = self._ask("case_number_series", None, dispute=dispute)
        return series

    def mediation_period(self, dispute: Dispute) -> Period | None:
        """Ask how long a round may last."""
        period: Period | None = self._ask("mediation_period", None, dispute=dispute)
        return period

    def follow_up_visits(self, dispute: Dispute, cause: VisitCause) -> tuple[Period, ...]:
        """Ask when visits fall due."""
        periods: tuple[Period, ...] = self._ask("follow_up_visits", (), dispute=dispute, cause=cause)
        return periods

    def proposed_route(self, dispute: Dispute) -> RouteAdvice | None:
        """Ask which way intake proposes."""
        advice: RouteAdvice | None = self._ask("proposed_route", None, dispute=dispute)
        return advice

    def handover_period(self, dispute: Dispute) -> Period | None:
        """Ask how long a file may wait to be handed over."""
        period: Period | None = self._ask("handover_period", None, dispute=dispute)
        return period

    def risk_grounds(self, dispute: Dispute) -> tuple[RiskGround, ...]:
        """Ask on which grounds a rule marks a risk."""
        grounds: tuple[RiskGround, ...] = self._ask("risk_grounds", (), dispute=dispute)
        return grounds

    def special_kinds(self, dispute: Dispute) -> tuple[SpecialKind, ...]:
        """Ask which kinds of sensitive and group case a dispute is by rule."""
        kinds: tuple[SpecialKind, ...] = self._ask("special_kinds", (), dispute=dispute)
        return kinds

    def remedies(self, dispute: Dispute) -> tuple[Remedy, ...]:
        """Collect the open remedies; of two with one code the earlier plugin's counts."""
        found: dict[tuple[str, str | None], Remedy] = {}
        for remedy, by in self._collect("remedies", dispute=dispute):
            if (remedy.code, remedy.after) not in found:
                found[remedy.code, remedy.after] = remedy
                self._note(AnswerGiven("remedies", remedy.name, in_force(remedy.clauses, self.on), by))
        return tuple(found.values())

    def way_of_effect(self, code: str) -> WayOfEffect | None:
        """Look a way of effect up among those that were registered."""
        return self._table.ways_of_effect.get(code)

    def objections_to_registration(self, dispute: Dispute) -> tuple[Objection, ...]:
        """Collect what plugins hold against a registration."""
        return self._collected("objections_to_registration", dispute=dispute)

    def objections_to_agreement(self, dispute: Dispute, draft: Draft) -> tuple[Objection, ...]:
        """Collect what plugins hold against an agreement."""
        return self._collected("objections_to_agreement", dispute=dispute, draft=draft)

    def incentives(self, dispute: Dispute, party: str) -> tuple[Incentive, ...]:
        """Collect what a party gets for performing of its own accord."""
        found = self._collect("incentives_for_performance", dispute=dispute, party=party)
        return tuple([incentive for incentive, _ in found])

    def _ask(self, hook: str, default: Any, **arguments: Any) -> Any:
        arguments.update(on=self.on, policy=self.policy, center=self._center)
        answered = self._table.answer(hook, arguments)
        if answered is None:
            return default
        answer, given = answered
        self._note(given)
        bound = HOOKS[hook].bound
        if bound is not None and (left := bound(answer.value, **arguments)):
            clauses = tuple(dict.fromkeys(left.clauses + answer.clauses))
            self.overstepped.append(attrs.evolve(left, clauses=clauses, plugin=given.plugin))
        return answer.value

    def _collect(self, hook: str, **arguments: Any) -> list[tuple[Any, str]]:
        arguments.update(on=self.on, policy=self.policy, center=self._center)
        return self._table.collect(hook, arguments)

    def _note(self, given: AnswerGiven) -> None:
        if given not in self.answers:
            self.answers.append(given)

    def _collected(self, hook: str, **arguments: Any) -> tuple[Objection, ...]:
        found = self._collect(hook, **arguments)
        return tuple([attrs.evolve(objection, plugin=by) for objection, by in found])

"""Playing a scenario: its center is founded, its acts are done one by one, and every expectation is compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import field, frozen

from admin_dispute.center.application import Center
from admin_dispute.center.clock import FixedClock
from admin_dispute.domain.act import ANY, CommandForm
from admin_dispute.domain.catalogue import COMMANDS, KINDS
from admin_dispute.domain.dispute.suit_alarm import SuitAlarm, SuitLimitNoted
from admin_dispute.domain.errors import NotFound, PluginFault, Refused
from admin_dispute.domain.overdue import Lateness, OverdueNoted
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.ruling import Ruling
from admin_dispute.domain.words import title
from admin_dispute.reports.row import LedgerRow
from admin_dispute.schemas import command_named
from admin_dispute.store import codec
from admin_dispute.testing.expectations import NOT_CITED, citable, compared, unmet
from admin_dispute.testing.scenario import FIRST, Scenario, Told
from admin_dispute.testing.setting import CLERK, command_at, founded, wrong


@frozen(kw_only=True)
class Step:
    """A step as it was played: the ruling, or what a passing of time noted and told of; and what was amiss."""

    told: Told
    on: date
    ruling: Ruling | None
    noted: tuple[Lateness, ...] = ()
    alarms: tuple[SuitAlarm, ...] = ()
    amiss: tuple[str, ...] = ()


@frozen(kw_only=True)
class Played:
    """A scenario that was played; `amiss` names every expectation that did not hold."""

    scenario: Scenario
    center: Center
    disputes: dict[str, str]
    steps: tuple[Step, ...]
    amiss: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether every expectation held."""
        return not self.amiss and not any(step.amiss for step in self.steps)

    @property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """The ledger at the end of the scenario."""
        return tuple(self.center.acting(CLERK).ledger())


class _Clock:
    """Moves on by a second at each look, and to a later day when told."""

    def __init__(self, day: date) -> None:
        self._instant = FixedClock.at(day).now().astimezone(UTC)

    def now(self) -> datetime:
        """Return the next instant."""
        self._instant += timedelta(seconds=1)
        return self._instant

    def move_to(self, day: date) -> None:
        """Go to a day, never back."""
        self._instant = max(self._instant, FixedClock.at(day).now().astimezone(UTC))


@frozen(eq=False)
class _Playing:
    """A scenario while it is played.

    Attributes:
        citable: the clauses that its plugins registered, and the sources of its policies; disputes: the streams that
            were opened, by the scenario's names.
    """

    scenario: Scenario
    center: Center
    clock: _Clock
    citable: frozenset[str]
    disputes: dict[str, str] = field(factory=dict)


def play(
    scenario: Scenario,
    database: str = "sqlite://",
    progress: Callable[[Step], None] | None = None,
    *,
    policy: Policy | None = None,
) -> Played:
    """Play a scenario in a center of its own.

    Args:
        database: a URL; in memory by default. progress: told after each step.
        policy: replaces those that the scenario's plugins ship; it starts when the scenario says, whatever its own
            effective day, and the scenario's assumed parameters fill only what it does not state.

    Raises:
        BadConfiguration: a step names an unknown command or has fields that make no sense; with the place in the file.
        PluginFault: a plugin that the scenario asks for can't be used, or fails; its notes say in which step.
    """
    clock = _Clock(scenario.setting.policy_start)
    center = founded(scenario, database, clock, policy)
    playing = _Playing(scenario, center, clock, frozenset(citable(center)))
    steps: list[Step] = []
    for number, told in enumerate(scenario.steps, 1):
        if _needs_stream(told) and _stream(playing.disputes, told.of) is None:
            raise wrong(scenario, f"step.{number}.of", _not_opened(told.of, steps))
        try:
            step = _step(playing, f"step.{number}", told)
        except PluginFault as fault:
            fault.add_note(f"{scenario.file} step.{number}" + (f"“{title(told.command)}”" if told.command else ""))
            raise
        steps.append(step)
        if progress is not None:
            progress(step)
    disputes = playing.disputes
    amiss = tuple(unmet(scenario, center, center.acting(CLERK), disputes))
    return Played(scenario=scenario, center=center, disputes=disputes, steps=tuple(steps), amiss=amiss)


def _step(playing: _Playing, place: str, told: Told) -> Step:
    return _passed(playing, told) if told.command is None else _acted(playing, place, told, told.command)


def _passed(playing: _Playing, told: Told) -> Step:
    """Let time pass, and compare what the system did until then."""
    until = told.until or playing.scenario.setting.policy_start
    playing.clock.move_to(until)
    known = _counts(playing.center)
    swept = playing.center.sweep()
    entries = _since(playing.center, known)
    cited = {clause for entry in entries for ground in entry.grounds for clause in ground.clauses}
    amiss = (*swept.faults, *(NOT_CITED.format(clause) for clause in told.cites if clause not in cited))
    happened = [codec.opened_event(event) for entry in entries for event in entry.events]
    return Step(
        told=told,
        on=until,
        ruling=None,
        noted=tuple(event.lateness for event in happened if isinstance(event, OverdueNoted)),
        alarms=tuple(event.alarm for event in happened if isinstance(event, SuitLimitNoted)),
        amiss=amiss,
    )


def _acted(playing: _Playing, place: str, told: Told, name: str) -> Step:
    """Give a command, and compare how it was ruled on."""
    command = command_at(playing.scenario, place, name, _values(playing.disputes, told))
    playing.clock.move_to(told.recorded or command.on)
    known = playing.citable
    try:
        done = playing.center.acting(told.actor).execute(command)
    except Refused as refused:
        return Step(told=told, on=command.on, ruling=refused.ruling, amiss=compared(told, refused.ruling, known))
    except NotFound as missing:
        at = f"{place}.as" if missing.code == "no-actor" else f"{place}.with.dispute"
        raise wrong(playing.scenario, at, missing.what) from None
    form = command_named(name)
    if form.opens and not KINDS[form.kind].named:
        playing.disputes[told.of] = done.stream
    return Step(told=told, on=command.on, ruling=done.ruling, amiss=compared(told, done.ruling, known))


def _values(disputes: dict[str, str], told: Told) -> dict[str, Any]:
    """The fields of a step's command, with the streams that it names as `of` does."""
    values = dict(told.fields)
    form = COMMANDS.get(told.command or "")
    if form is not None and _needs_stream(told):
        values[_names_stream(form)] = _stream(disputes, told.of)
    if form is not None and form.kind != "dispute" and values.get("dispute") in disputes:
        values["dispute"] = disputes[values["dispute"]]
    replacement = values.get("replacement")
    if isinstance(replacement, dict):
        named = {name: disputes[of] for name, of in replacement.items() if name in KINDS and of in disputes}
        values["replacement"] = {**replacement, **named}
    return values


def _needs_stream(told: Told) -> bool:
    """Whether a step is about a dispute or other stream that an earlier step has to have opened."""
    form = COMMANDS.get(told.command or "")
    return form is not None and form.kind != "center" and not form.opens and _names_stream(form) not in told.fields


def _names_stream(form: CommandForm) -> str:
    """The field of a command that names its stream."""
    return "stream" if form.kind == ANY else form.kind


def _not_opened(of: str, steps: list[Step]) -> str:
    """Say why nothing stands under a name: it was never opened, or the step that should have done so was refused."""
    for number, step in enumerate(steps, 1):
        name = step.told.command or ""
        if step.told.of == of and step.ruling is not None and command_named(name).opens:
            reasons = "；".join(objection.line for objection in step.ruling.objections)
            return f"step.{number}“{title(name)}”未获准许：{reasons}{'' if of != FIRST else _NAMED}"
    return f'此前没有登记 of = "{of}" 的争议{_NAMED}'


_NAMED = '；不写 of 就是 of = "1"，另一件争议从登记起每步都写明同一个 of'


def _stream(disputes: dict[str, str], of: str) -> str | None:
    """The stream that a step names; `1.2` is the second credit entry that dispute 1 led to."""
    dispute, dot, number = of.partition(".")
    return disputes.get(of) or (f"{disputes[dispute]}.{number}" if dot and dispute in disputes else None)


def _counts(center: Center) -> dict[tuple[str, str], int]:
    """How many acts each stream of the center has."""
    with center.records(reading=True) as records:
        return {(kind, stream): head.version for kind in KINDS for stream, head in records.heads(kind)}


def _since(center: Center, known: dict[tuple[str, str], int]) -> list[codec.Entry]:
    """The acts that were done since: those of the system, while time passed."""
    with center.records(reading=True) as records:
        return [
            codec.opened_entry(row[8])
            for kind in KINDS
            for stream, _ in records.heads(kind)
            for row in records.acts(kind, stream)[known.get((kind, stream), 0) :]
        ]

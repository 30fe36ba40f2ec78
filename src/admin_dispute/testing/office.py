"""An office to test in: a founded center with a small directory, and every command with ordinary fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from admin_dispute.center.acting import Acting
from admin_dispute.center.application import Center
from admin_dispute.center.clock import FixedClock
from admin_dispute.center.execution import Done
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.domain.periods import CalendarYear
from admin_dispute.domain.values import Person
from admin_dispute.law.table import HookTable
from admin_dispute.schemas import command_from
from admin_dispute.store.engine import open_engine
from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing.ordinary import ordinary

if TYPE_CHECKING:
    from sqlalchemy import Engine

FOUNDED = date(2021, 3, 21)
REGISTERED = date(2024, 5, 6)

_SAMPLE = {"case-number-mark": "豫0825行诉前调", "follow-up-visits": "1 month, 3 month", "mediation-period": "30 day"}
SAMPLE_POLICY = Policy(
    version="样例政策",
    effective=FOUNDED,
    source="测试用样例",
    provenance=Provenance.COUNTY,
    parameters=tuple(
        Parameter(name=name, value=value, source="测试用样例", provenance=Provenance.COUNTY)
        for name, value in _SAMPLE.items()
    ),
)
"""What a center adopts whose plugins ship no policy."""

ORGANISATIONS: tuple[dict[str, Any], ...] = (
    {"id": "court", "name": "温县人民法院", "kind": "court", "functions": ["court"]},
    {
        "id": "legal",
        "name": "温县司法局",
        "kind": "justice-bureau",
        "functions": ["legal-office", "coordination-office"],
    },
    {"id": "county", "name": "温县人民政府", "kind": "government", "functions": ["county-office"]},
    {"id": "police", "name": "温县公安局", "kind": "department", "matters": ["penalty", "compulsion"]},
    {"id": "tax", "name": "温县税务局", "kind": "department", "matters": ["unlawful-demand"]},
)
"""The directory: who answers for penalties is the police."""

OFFICERS: tuple[dict[str, Any], ...] = (
    {"id": "clerk", "organisation": "court", "roles": ["clerk"]},
    {"id": "judge", "organisation": "court", "roles": ["judge"]},
    {"id": "mediator", "organisation": "court", "roles": ["mediator"]},
    {"id": "lawyer", "organisation": "legal", "roles": ["legal-officer"]},
    {"id": "coordinator", "organisation": "legal", "roles": ["coordinator"]},
    {"id": "figures", "organisation": "court", "roles": ["data-officer"]},
    {"id": "data", "organisation": "legal", "roles": ["data-officer"]},
    {"id": "handler", "organisation": "police", "roles": ["handler"]},
    {"id": "head", "organisation": "police", "roles": ["head"]},
    {"id": "stranger", "organisation": "tax", "roles": ["handler"]},
)
"""One officer for each role; `stranger` handles the cases of an agency that is not concerned."""

_CONSENTED = ("record-consent", "name-responsible", "issue-case-number")
_MEDIATING = (*_CONSENTED, "open-mediation")
_REVIEWED = (*_MEDIATING, "hold-session", "establish-facts", "draft-terms", "review-legality")
PATHS: dict[Stage, tuple[str, ...]] = {
    Stage.OFFERED: (),
    Stage.CONSENTED: _CONSENTED,
    Stage.MEDIATING: _MEDIATING,
    Stage.AGREED: (*_REVIEWED, "conclude-agreement"),
    Stage.EFFECTIVE: (*_REVIEWED, "conclude-agreement"),
    Stage.ENDED: (*_MEDIATING, "end-mediation"),
    Stage.CLOSED: (*_REVIEWED, "conclude-agreement", "record-performance", "close-dispute"),
}
"""The shortest way from a registration to each stage."""

CONFIRMED = {"confirmation": {"agency": "police", "within": "60 day"}}


_SECOND = timedelta(seconds=1)


class TestClock:
    """A clock that moves on by a second at each look; `day` sets it."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    def __init__(self, day: date) -> None:
        self._now = FixedClock.at(day).now().astimezone(UTC)

    def now(self) -> datetime:
        """Return the next instant."""
        self._now += _SECOND
        return self._now

    def set(self, day: date) -> None:
        """Set it to five in the afternoon of a day in Asia/Shanghai."""
        self._now = FixedClock.at(day).now().astimezone(UTC)


class Office:
    """A founded center with its directory.

    Args:
        database: a URL or a prepared engine; in memory by default.
        plugins: names of installed plugins, or a table of your own.
        today: the day it is; late enough for every ordinary field by default.
        years: of the calendar; by default those shipped, of which a later release has more.
    """

    def __init__(
        self,
        database: str | Engine = "sqlite://",
        plugins: tuple[str, ...] | HookTable = ("wenxian",),
        *,
        id: str = "wenxian",  # noqa: A002 - the field's word
        today: date = date(2024, 7, 1),
        algorithm: str | None = None,
        years: tuple[CalendarYear, ...] | None = None,
    ) -> None:
        self.clock = TestClock(today)
        self.engine = open_engine(database, synchronous="NORMAL") if isinstance(database, str) else database
        table = plugins if isinstance(plugins, HookTable) else table_for(plugins)
        self.center = Center(id, self.engine, table, clock=self.clock, algorithm=algorithm)
        founding = FoundCenter(on=FOUNDED, name="温县行政争议实质性化解中心", area=("410825",), court="温县人民法院")
        policies = table.policies or (SAMPLE_POLICY,)
        self.center.found(founding, "founder", Person(name="管理员"), policies, years)
        founder = self.center.acting("founder")
        for row in ORGANISATIONS:
            founder.execute(command_from("enter-organisation", {"on": FOUNDED, "division": "410825", **row}))
        for row in OFFICERS:
            founder.execute(command_from("enter-officer", {"on": FOUNDED, "person": {"name": f"某{row['id']}"}, **row}))
        self.clerk = self.center.acting("clerk")

    def command(self, name: str, dispute: str | None = None, /, **changes: Any) -> Any:
        """Return a command with its ordinary fields and your changes."""
        values = {**ordinary(name, dispute or ""), **changes}
        return command_from(name, values)

    def do(self, name: str, dispute: str | None = None, /, *, actor: str = "clerk", **changes: Any) -> Done:
        """Carry out a command with its ordinary fields and your changes."""
        return self.center.acting(actor).execute(self.command(name, dispute, **changes))

    def register(self, **changes: Any) -> str:
        """Register a dispute and return its id."""
        return self.do("register-dispute", **changes).stream

    def begin(self, kind: str) -> str:
        """Begin a stream of another kind than disputes (`problem`) by the first command of it, and return its id."""
        form = next(form for form in COMMANDS.values() if form.kind == kind)
        actor = Acting(self.center, SYSTEM) if form.by_system else self.clerk
        if kind == "circular":
            self.register()  # there must be something to report on
        about = {"dispute": self.register()} if ordinary(form.name, "").get("dispute") else {}
        return actor.execute(self.command(form.name, f"{kind}-1", **about)).stream

    def at(self, stage: Stage, changes: Mapping[str, Mapping[str, Any]] | None = None) -> str:
        """Bring a new dispute to a stage and return its id; `changes` by command name."""
        by_name = dict(changes or {})
        if stage is Stage.AGREED:
            by_name = {"draft-terms": CONFIRMED, **by_name}
        dispute = self.register(**by_name.get("register-dispute", {}))
        for name in PATHS[stage]:
            self.do(name, dispute, **by_name.get(name, {}))
        return dispute

    def dispute(self, dispute: str) -> Dispute:
        """Return a dispute as the clerk sees it."""
        return self.clerk.dispute(dispute)

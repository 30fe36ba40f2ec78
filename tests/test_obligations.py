"""Obligations: owed by whom to whom until when; measured, paid in parts, set off, released, replaced (WX-4.3.4)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_dispute import (
    BadInput,
    Bounds,
    Duty,
    Instalment,
    Measurement,
    Milestone,
    Monthly,
    NewObligation,
    Obligation,
    Period,
    Refused,
    Resolution,
    Stage,
    open_promises,
    resolution,
    resolved,
)
from admin_dispute.domain.dispute.due_dates import judged, open_parts, parts, performed_late
from admin_dispute.domain.dispute.new_obligation import obligations_numbered
from admin_dispute.domain.dispute.obligation import Payment
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.testing import Office

COUNT = partial(due, calendar=Calendar())
OWES: dict[str, Any] = {"debtor": "police", "creditors": ["p1"], "duty": "money"}


def effective(office: Office, *obligations: dict[str, Any], **registered: Any) -> str:
    """Bring a dispute to an agreement in effect on these obligations."""
    signatures = [{"by": f"p{n}"} for n in range(1, 1 + len(registered.get("parties", [0])))]
    return office.at(
        Stage.EFFECTIVE,
        {
            "register-dispute": registered,
            "record-consent": {"parties": [signature["by"] for signature in signatures]},
            "draft-terms": {"obligations": list(obligations)},
            "conclude-agreement": {"signatures": [*signatures, {"by": "police"}]},
        },
    )


def owed(office: Office, dispute: str, number: int = 0) -> Obligation:
    """Return an obligation of a dispute."""
    return office.dispute(dispute).obligations[number]


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, dispute, **changes)).objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Return the codes of what a command is warned of."""
    return {warning.code for warning in office.clerk.may(office.command(name, dispute, **changes)).warnings}


def dues(office: Office, dispute: str) -> list[tuple[str, date]]:
    """Return what falls due under the obligations of a dispute, in order."""
    state = office.dispute(dispute)
    return [(part.subject, part.due.on) for one in state.obligations for part in open_parts(state, one, COUNT)]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"due": date(2024, 6, 1), "within": Period(3)}, "due"),
        ({"after": Milestone.PERFORMANCE, "within": Period(3)}, "other"),
        ({"other": "o1"}, "other"),
        ({"amount": Decimal(5), "measurement": Measurement(unit="亩", rate=Decimal(2))}, "amount"),
        ({"amount": Decimal(5), "instalments": (Instalment(amount=Decimal(2), within=Period(3)),)}, "instalments"),
        ({"creditors": ("p1",), "each": ("p2",)}, "each"),
    ],
)
def test_terms_that_contradict_each_other(fields: dict[str, Any], fault: str) -> None:
    """An obligation that says two things at once can't be written."""
    with pytest.raises(BadInput) as bad:
        NewObligation(debtor="police", duty=Duty.MONEY, **fields)
    assert [each.path for each in bad.value.faults] == [fault]


def test_values_that_make_no_sense() -> None:
    """Bounds upside down, an instalment without a day, months that end before they begin, a negative quantity."""
    with pytest.raises(ValueError, match="upper"):
        Bounds(lower=Decimal(2), upper=Decimal(1), article="x")
    with pytest.raises(ValueError, match="due"):
        Instalment(amount=Decimal(1))
    with pytest.raises(ValueError, match="last"):
        Monthly(first=date(2024, 5, 1), day=1, last=date(2024, 4, 30))
    with pytest.raises(ValueError, match="quantity"):
        Measurement(unit="亩", rate=Decimal(1), quantity=Decimal(-1))


def test_each_household_has_a_line_of_its_own(office: Office) -> None:
    """152 households get an obligation each, and all are performed by one act."""
    people = [{"person": {"name": f"村民{number}"}} for number in range(152)]
    each = {"debtor": "police", "each": [f"p{n}" for n in range(1, 153)], "duty": "money", "amount": "11000"}
    dispute = effective(office, {**each, "within": "30 day"}, parties=people)
    assert [one.creditors for one in office.dispute(dispute).obligations][:2] == [("p1",), ("p2",)]

    office.do("record-performance", dispute, obligations=[f"o{n}" for n in range(1, 152)])
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert (row.obligations, row.performed, row.paid) == (152, 151, Decimal(11000 * 151))
    assert row.resolution == "performing"


def test_somebody_outside_pays(office: Office) -> None:
    """A payer outside the case may perform; the debtor stays liable, and an unnamed payer is warned of."""
    dispute = effective(office, {**OWES, "amount": "100", "within": "9 day", "payers": ["县财政局"]})
    assert "payer-named" not in warned(office, "record-performance", dispute, by="县财政局")
    assert "payer-named" in warned(office, "record-performance", dispute, by="路人")

    office.do("record-performance", dispute, by="县财政局")
    assert (owed(office, dispute).debtor, owed(office, dispute).payments[0].by) == ("police", "县财政局")


@pytest.mark.clause("WX-4.3.4")
def test_a_rate_times_what_is_measured(office: Office) -> None:
    """The amount is known once measured: 10,400 yuan a mu for 12.56 mu."""
    dispute = effective(office, {**OWES, "within": "30 day", "measurement": {"unit": "亩", "rate": "10400"}})
    assert "amount-known" in warned(office, "record-performance", dispute)
    assert refused(office, "measure-obligation", dispute, amount="5") == {"measured-as-agreed"}

    office.do("measure-obligation", dispute, amount=None, quantity="12.56", by="测绘队")
    assert owed(office, dispute).amount == Decimal("130624.00")
    assert refused(office, "measure-obligation", dispute, amount=None, quantity="13") == {"not-measured-yet"}
    with pytest.raises(ValueError, match="amount"):
        office.command("measure-obligation", dispute, quantity="1", amount="1")


def test_what_was_paid_before_it_was_measured_counts(office: Office) -> None:
    """An advance counts; a measure below it is refused, one equal to it completes the obligation."""
    dispute = effective(office, {**OWES, "within": "30 day"})
    office.do("record-performance", dispute, amount="300")
    assert refused(office, "measure-obligation", dispute, amount="299") == {"not-less-than-paid"}

    office.do("measure-obligation", dispute, amount="300")
    assert owed(office, dispute).standing == "performed"


def test_set_off(office: Office) -> None:
    """Mutual debts in money are set off as far as they go; others are not."""
    back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "150", "within": "9 day"}
    dispute = effective(office, {**OWES, "amount": "100", "within": "9 day"}, back, {"debtor": "p1", "duty": "act"})
    assert refused(office, "set-off", dispute, against="o3") == {"owed-mutually", "both-in-money"}
    assert refused(office, "set-off", dispute, against="o9") == {"obligation-known"}
    assert refused(office, "set-off", dispute, amount="101") == {"not-more-than-owed"}

    office.do("set-off", dispute)
    first, second = office.dispute(dispute).obligations[:2]
    assert (first.standing, second.standing, second.left) == ("set-off", "open", Decimal(50))
    assert refused(office, "record-performance", dispute) == {"not-performed-yet"}


def test_every_creditor_releases(office: Office) -> None:
    """A release needs every creditor; a part of it reduces the amount."""
    people = [{"person": {"name": "甲"}}, {"person": {"name": "乙"}}]
    joint = {"debtor": "police", "creditors": ["p1", "p2"], "duty": "money", "amount": "100", "within": "9 day"}
    dispute = effective(office, joint, parties=people)
    assert refused(office, "release-obligation", dispute) == {"creditors-release"}
    assert refused(office, "release-obligation", dispute, obligation="o7") == {"obligation-known"}
    assert refused(office, "release-obligation", dispute, by=["p1", "p2"], amount="101") == {"not-more-than-owed"}

    office.do("release-obligation", dispute, by=["p1", "p2"], amount="40")
    assert owed(office, dispute).left == Decimal(60)
    office.do("release-obligation", dispute, by=["p1", "p2"])
    assert owed(office, dispute).standing == "released"
    assert resolved(office.dispute(dispute))


@pytest.mark.clause("WX-4.3.4")
@pytest.mark.parametrize(
    ("term", "on"),
    [
        ({"due": "2024-06-01"}, date(2024, 6, 1)),
        ({"within": "0 day", "after": "conclusion"}, date(2024, 5, 13)),
        ({"within": "10 day"}, date(2024, 5, 23)),
        ({"within": "1 month", "after": "conclusion"}, date(2024, 6, 13)),
        ({"until": "effect"}, date(2024, 5, 13)),
        ({"within": "5 day", "after": "papers"}, date(2024, 5, 25)),
        ({"within": "5 day", "after": "performance", "other": "o2"}, date(2024, 5, 27)),
        ({"within": "5 day", "after": "closing"}, date(2024, 5, 28)),
        ({"until": "closing"}, date(2024, 5, 23)),
        ({"within": "5 day", "after": "withdrawal"}, None),
    ],
)
def test_when_it_falls_due(office: Office, term: dict[str, Any], on: date | None) -> None:
    """A term runs from its milestone once that is reached; until then nothing is due, and it is no open promise."""
    dispute = effective(office, {**OWES, "amount": "1", **term}, {"debtor": "p1", "duty": "act", "until": "effect"})
    office.do("submit-papers", dispute)
    office.do("record-performance", dispute, obligations=["o2"], on="2024-05-22")
    office.do("close-dispute", dispute, on="2024-05-23")

    assert dues(office, dispute) == ([] if on is None else [("o1", on)])
    assert open_promises(office.dispute(dispute)) == ()


def test_instalments_fall_due_one_by_one(office: Office) -> None:
    """Each instalment has a day of its own, and is late or in time by the day the sum reached it."""
    rates = [{"amount": "50000", "within": "0 day"}, {"amount": "30000", "due": "2024-06-10"}]
    dispute = effective(office, {**OWES, "instalments": rates})
    assert dues(office, dispute) == [("o1/1", date(2024, 5, 13)), ("o1/2", date(2024, 6, 10))]
    assert "in-time" not in warned(office, "record-performance", dispute, on="2024-05-13", amount="50000")

    office.do("record-performance", dispute, on="2024-05-13", amount="50000")
    assert dues(office, dispute) == [("o1/2", date(2024, 6, 10))]
    assert "in-time" in warned(office, "record-performance", dispute, on="2024-06-11")
    office.do("record-performance", dispute, on="2024-06-11")
    assert next(row for row in office.clerk.ledger() if row.dispute == dispute).late == 1


@pytest.mark.clause("WX-4.3.4")
def test_monthly_without_end(office: Office) -> None:
    """Every month falls due by itself and is found by the sweep; no payment performs it as a whole."""
    monthly = {"amount": "500", "first": "2024-04-01", "day": 31}
    dispute = effective(office, {**OWES, "monthly": monthly})
    assert dues(office, dispute)[:3] == [
        ("o1/2024-04", date(2024, 5, 13)),
        ("o1/2024-05", date(2024, 5, 31)),
        ("o1/2024-06", date(2024, 6, 30)),
    ]

    for day in ("2024-05-14", "2024-05-15"):
        office.do("record-performance", dispute, on=day)
    office.center.sweep()
    noted = [one for one in office.clerk.decisions(dispute) if one.command == "note-overdue"]
    assert (owed(office, dispute).paid, owed(office, dispute).standing) == (Decimal(1000), "open")
    assert len(noted) == 2  # the month of June and the first visit
    assert resolution(office.dispute(dispute)) is Resolution.RESOLVED


@pytest.mark.clause("WX-4.3.4")
def test_months_without_end_are_listed_as_the_next(office: Office) -> None:
    """Of a payment without end what passed is listed, and the next month; the sixty after it are not."""
    monthly = {"amount": "500", "first": "2024-05-01", "day": 31}
    dispute = effective(office, {**OWES, "monthly": monthly})
    listed = [one.on for one in office.clerk.outlook(dispute).deadlines if one.clock == "performance"]

    assert listed == [date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)]


def test_monthly_acts_are_counted(office: Office) -> None:
    """Where no money is owed, each performance meets one month, and the last month ends it."""
    monthly = {"first": "2024-05-01", "last": "2024-06-30", "day": 20}
    dispute = effective(office, {"debtor": "police", "duty": "act", "monthly": monthly})
    state = office.dispute(dispute)
    paid = attrs.evolve(state.obligations[0], payments=(Payment(on=date(2024, 5, 21), amount=None),))

    assert [met for _, met in judged(state, paid, COUNT)] == [date(2024, 5, 21), None]
    assert performed_late(state, paid, COUNT)


def test_a_fine_keeps_within_its_range(office: Office) -> None:
    """A reduced fine outside the range is refused, with the article that sets it."""
    fine = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "900", "within": "15 day"}
    bounds = {"lower": "1000", "upper": "5000", "article": "食品安全法 136"}
    dispute = office.at(Stage.MEDIATING)
    with pytest.raises(Refused) as refusal:
        office.do("draft-terms", dispute, obligations=[{**fine, "bounds": bounds}])
    [objection] = refusal.value.ruling.objections

    assert (objection.code, objection.clauses) == ("within-bounds", ("食品安全法 136",))
    assert refused(office, "draft-terms", dispute, obligations=[{**fine, "amount": "1000", "bounds": bounds}]) == set()


def test_references_must_be_on_file(office: Office) -> None:
    """Another obligation, a replaced duty, a claim: what terms refer to must be there."""
    dispute = office.at(Stage.MEDIATING)
    for strange in ({"in_return_for": ["o7"]}, {"in_return_for": ["o1"]}, {"replaces": ["o3"]}):
        assert refused(office, "draft-terms", dispute, obligations=[{**OWES, **strange}]) == {"references-known"}

    assert refused(office, "draft-terms", dispute, obligations=[{**OWES, "replaces": ["a1"]}]) == set()
    assert refused(office, "draft-terms", dispute, claims=[{"claim": "c1"}]) == {"claims-open"}


@pytest.mark.clause("民法典 525")
def test_one_duty_for_another(office: Office) -> None:
    """Who refuses while the duty in return is open may have a reason, which is said."""
    act = {"debtor": "p1", "creditors": ["police"], "duty": "act", "within": "9 day"}
    dispute = effective(office, {**OWES, "amount": "1", "within": "9 day", "in_return_for": ["o2"]}, act)
    assert "counterpart-performed" in warned(office, "record-refusal-to-perform", dispute)

    office.do("record-performance", dispute, obligations=["o2"])
    assert "counterpart-performed" not in warned(office, "record-refusal-to-perform", dispute)


@pytest.mark.clause("WX-0.2", "WX-4.3.4")
def test_an_open_promise_is_never_resolved(office: Office) -> None:
    """A promise without a date can be closed over, with a warning, and stays visible as a mere promise."""
    dispute = effective(office, {"debtor": "police", "creditors": ["p1"], "duty": "certificate", "what": "组织办证"})
    assert {"no-open-promise"} <= warned(office, "close-dispute", dispute)

    office.do("close-dispute", dispute)
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert (row.stage, row.resolution) == ("closed", "promised")
    assert open_promises(office.dispute(dispute)) == ("o1",)
    office.do("record-performance", dispute)
    assert resolved(office.dispute(dispute))


def test_a_lasting_duty_is_kept_not_performed(office: Office) -> None:
    """What is to be kept is no open promise, and no performance ends it; a refusal breaks it."""
    dispute = effective(office, {"debtor": "p1", "duty": "undertaking", "lasting": True})
    office.do("record-performance", dispute)
    assert owed(office, dispute).standing == "open"
    assert resolution(office.dispute(dispute)) is Resolution.RESOLVED

    office.do("record-refusal-to-perform", dispute)
    assert resolution(office.dispute(dispute)) is Resolution.BREACHED


def test_where_a_settlement_stands_without_duties(office: Office) -> None:
    """Nothing agreed is unsettled; a text never seen is said to be so; a cause gone is resolved."""
    dispute = office.register()
    assert resolution(office.dispute(dispute)) is Resolution.UNSETTLED
    ended = office.at(Stage.ENDED, {"end-mediation": {"ending": "cause-gone", "cause": "given-up", "who": ["p1"]}})
    office.do("close-dispute", ended, outcome="cause-gone")
    assert resolution(office.dispute(ended)) is Resolution.RESOLVED

    office.do("report-settlement", dispute, terms=None, obligations=[])
    assert resolution(office.dispute(dispute)) is Resolution.UNSEEN


@pytest.mark.clause("WX-4.3.3")
def test_a_relapse_reopens_the_work(office: Office) -> None:
    """A relapse found by a visit takes the closing back and plans no further visits of the failed settlement."""
    dispute = office.at(Stage.CLOSED)
    office.do("record-visit", dispute, finding="relapse")
    state = office.dispute(dispute)

    assert (state.stage, state.closing, state.visit_plans) == (Stage.ENDED, None, ())


def test_a_later_agreement_replaces_a_duty(office: Office) -> None:
    """A second agreement takes the place of an earlier duty once in effect."""
    dispute = office.at(Stage.CLOSED, {"record-performance": {"amount": "5"}})
    again = {**OWES, "amount": "19000", "due": "2024-07-30", "replaces": ["o1"]}
    office.do("report-settlement", dispute, obligations=[again], on="2024-06-20")

    assert [one.standing for one in office.dispute(dispute).obligations] == ["replaced", "open"]


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TERMS = st.one_of(
    st.builds(lambda day: {"due": day}, DAYS),
    st.builds(lambda n, after: {"within": Period(n), "after": after}, st.integers(0, 400), st.sampled_from(
        [Milestone.EFFECT, Milestone.CONCLUSION, Milestone.PAPERS])),
    st.builds(lambda day, n: {"monthly": Monthly(first=day, day=n)}, DAYS, st.integers(1, 31)),
    st.builds(
        lambda amount, n: {"instalments": tuple(Instalment(amount=amount, within=Period(k * n)) for k in (1, 2))},
        st.integers(1, 10**6).map(Decimal), st.integers(0, 300),
    ),
)  # fmt: skip


def lone(new: NewObligation, effective_on: date, papers: date) -> tuple[Dispute, Obligation]:
    """Give a dispute with one obligation in force, its papers in."""
    [numbered] = obligations_numbered((new,), 1)
    in_force = attrs.evolve(numbered, concluded_on=effective_on, effective_on=effective_on, papers_on=papers)
    office = Office()
    state = office.dispute(office.register())
    office.center.close()
    return attrs.evolve(state, obligations=(in_force,)), in_force


STATE, _ = lone(NewObligation(debtor="police", duty=Duty.MONEY), date(2024, 5, 13), date(2024, 5, 13))


@given(TERMS, DAYS, st.integers(0, 900))
def test_nothing_falls_due_before_its_trigger(term: dict[str, Any], effective_on: date, later: int) -> None:
    """No part is due before it is in force, nor before the day its term began; parts come in order."""
    [new] = obligations_numbered((NewObligation(debtor="police", duty=Duty.MONEY, **term),), 1)
    papers = effective_on + timedelta(days=later)
    one = attrs.evolve(new, concluded_on=effective_on, effective_on=effective_on, papers_on=papers)
    found = list(islice(parts(attrs.evolve(STATE, obligations=(one,)), one, COUNT), 40))

    assert found
    assert all(part.due.on >= max(part.started, effective_on) for part in found)
    assert [part.due.on for part in found] == sorted(part.due.on for part in found)


@given(st.lists(st.integers(1, 30000), max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
@settings(max_examples=15)
def test_paid_never_exceeds_owed(amounts: list[int], whole: list[bool]) -> None:
    """Whatever is paid in whatever parts, what is paid stays within what is owed, and done is done."""
    office = Office()
    dispute = office.at(Stage.EFFECTIVE)
    for amount, all_of_it in zip(amounts, whole, strict=False):
        try:
            office.do("record-performance", dispute, amount=None if all_of_it else str(amount))
        except Refused:
            continue
    one = owed(office, dispute)
    office.center.close()

    assert one.amount is not None
    assert one.paid <= one.amount
    assert (one.standing == "performed") is (one.left == 0)

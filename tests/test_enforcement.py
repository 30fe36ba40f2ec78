"""Titles, late interest, settlement and objection in enforcement, and the citizen who does not perform (WX-4.3.5)."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import Stage
from admin_dispute.testing import Office

FINED = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "within": "15 day"}
PAID_TWICE = {
    "debtor": "police",
    "creditors": ["p1"],
    "duty": "money",
    "instalments": [{"amount": "6000", "due": "2024-07-10"}, {"amount": "4000", "due": "2024-08-09"}],
}


def against(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what a command is warned of."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).warnings}


def judged(office: Office, **title: Any) -> str:
    """Give a dispute with a judgment in legal force."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute)
    office.do("record-title", dispute, **title)
    return dispute


def owed(office: Office, dispute: str) -> Any:
    """Give the outlook on the one obligation of a dispute."""
    (only,) = office.clerk.enforcement(dispute).obligations
    return only


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 85", "行政诉讼法 94")
def test_a_judgment_is_a_title_once_nobody_can_appeal(office: Office) -> None:
    """Fifteen days after service without an appeal; the day before, and under appeal, it is none."""
    office.clock.set(date(2024, 9, 1))
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute)
    unstated: dict[str, Any] = {"effective_on": None, "on": "2024-07-09"}
    assert against(office, "record-title", dispute, **unstated) == {"title-in-force"}
    office.do("record-service", dispute)

    early = office.clerk.may(office.command("record-title", dispute, **{**unstated, "on": "2024-07-08"}))
    (objection,) = early.objections
    assert objection.code == "title-in-force"
    assert objection.cure is not None
    assert objection.cure.day == "2024-07-09"
    assert "行政诉讼法 85" in objection.clauses
    office.do("record-title", dispute, **unstated)
    assert office.dispute(dispute).titles[0].effective_on == date(2024, 7, 9)
    office.do("record-filing", dispute, on="2024-07-02", instance="second", prior="x1", accepted_on="2024-07-02")
    assert against(office, "record-title", dispute, **unstated) == {"title-not-appealed"}
    office.do("record-withdrawal", dispute, on="2024-07-10", proceeding="x2", permitted_on="2024-07-10")
    assert against(office, "record-title", dispute, **{**unstated, "on": "2024-07-11"}) == set()


@pytest.mark.clause("行政诉讼法 85")
@pytest.mark.parametrize(
    ("instrument", "how", "expected"),
    [("ruling", "ruling", date(2024, 7, 2)), ("mediation-letter", "mediation-letter", date(2024, 6, 21))],
)
def test_legal_force_of_other_papers(office: Office, instrument: str, how: str, expected: date) -> None:
    """A ruling waits ten days, a letter holds from the day the last one signed for it."""
    office.clock.set(date(2024, 9, 1))
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute, how=how)
    office.do("record-service", dispute)
    office.do("record-title", dispute, instrument=instrument, effective_on=None, on="2024-07-09")

    assert office.dispute(dispute).titles[0].effective_on == expected


@pytest.mark.clause("行政诉讼法 62", "行政诉讼法 96")
def test_a_permitted_withdrawal_is_no_title(office: Office) -> None:
    """The ruling that permits it ends the case, and nothing can be enforced on it."""
    dispute = office.register()
    for name in ("record-filing", "record-withdrawal", "permit-withdrawal"):
        office.do(name, dispute)

    assert against(office, "record-title", dispute, instrument="ruling") == {"title-fits-end"}


def test_what_a_title_names(office: Office) -> None:
    """Proceedings that ended so, sides of the dispute, a day that has come."""
    dispute = office.register()
    assert against(office, "record-title", dispute) == {"proceeding-known"}
    office.do("record-filing", dispute)
    assert against(office, "record-title", dispute) == {"title-fits-end"}
    office.do("end-proceeding", dispute)
    assert against(office, "record-title", dispute, instrument="reconsideration-decision") == {"title-fits-end"}
    stranger = [{"debtor": "tax", "duty": "act", "due": "2024-06-30"}]
    assert against(office, "record-title", dispute, obligations=stranger) == {"title-sides-known"}
    assert against(office, "record-title", dispute, effective_on="2024-06-25") == {"title-in-force"}


@pytest.mark.clause("WX-4.3.5", "迟延履行利息解释 1", "民诉法 264")
def test_late_interest_by_hand(office: Office) -> None:
    """Debt x 0.0175 % x days, instalment by instalment, each payment counted from its day.

    6000 from 07-10; 2000 paid 07-30: 20 days of 6000 = 21.00. Then 4000 for 10 days to 08-09 = 7.00. From 08-09 the
    second instalment is late too: 8000 for 23 days to 09-01 = 32.20. Together 60.20.
    """
    office.clock.set(date(2024, 9, 1))
    dispute = judged(office, obligations=[PAID_TWICE])
    office.do("record-performance", dispute, on="2024-07-30", obligations=["t1o1"], amount="2000")

    interest = owed(office, dispute).interest
    assert [(one.debt, one.days, one.amount) for one in interest.periods] == [
        (Decimal(6000), 20, Decimal("21.00")), (Decimal(4000), 10, Decimal("7.00")),
        (Decimal(8000), 23, Decimal("32.20")),
    ]  # fmt: skip
    assert interest.amount == Decimal("60.20")
    assert "有争议" in interest.doubt
    assert {"民诉法 264", "迟延履行利息解释 1"} <= set(interest.clauses)


@pytest.mark.clause("迟延履行利息解释 3")
@pytest.mark.parametrize(("applicants", "days"), [(["p1"], 43), (["police"], 53)])
def test_a_retrial_stops_late_interest(office: Office, applicants: list[str], days: int) -> None:
    """Ten days of a retrial are not counted, unless the debtor asked for it."""
    office.clock.set(date(2024, 9, 1))
    dispute = judged(office, obligations=[{**PAID_TWICE, "instalments": [], "amount": "10000", "due": "2024-07-10"}])
    respondents = ["police"] if applicants == ["p1"] else ["p1"]
    office.do("record-filing", dispute, on="2024-07-20", instance="retrial", prior="x1", accepted_on="2024-07-20",
              applicants=applicants, respondents=respondents)  # fmt: skip
    office.do("end-proceeding", dispute, on="2024-07-29", proceeding="x2")

    assert sum(one.days for one in owed(office, dispute).interest.periods) == days


@pytest.mark.clause("迟延履行利息解释 2", "行政诉讼法 96")
def test_late_interest_on_a_letter_runs_from_its_force(office: Office) -> None:
    """What fell due before the court's letter bears interest from the letter on; a bare agreement bears none."""
    office.clock.set(date(2024, 7, 1))
    dispute = office.at(Stage.EFFECTIVE, {"register-dispute": {"phase": "trial"},
                                          "open-mediation": {"basis": "discretion"}})  # fmt: skip
    assert owed(office, dispute).interest is None

    signed = [{"by": "p1", "on": "2024-06-20"}, {"by": "police", "on": "2024-06-21"}]
    office.do("give-force", dispute, on="2024-06-21", force="mediation-letter", issuer="温县人民法院", signed=signed)
    interest = owed(office, dispute).interest
    assert [(one.since, one.days) for one in interest.periods] == [(date(2024, 6, 21), 10)]
    assert interest.amount == Decimal("35.00")


def test_late_interest_ends_with_the_debt_and_is_for_money(office: Office) -> None:
    """Nothing before the day, nothing after payment; for an act the court sets the sum, and no formula gives it."""
    dispute = judged(office, obligations=[{**PAID_TWICE, "instalments": [], "amount": "10000", "due": "2024-07-10"}])
    assert owed(office, dispute).interest is None
    office.clock.set(date(2024, 9, 1))
    office.do("propose-measure", dispute, on="2024-07-20")
    office.do("record-performance", dispute, on="2024-07-20", obligations=["t1o1"])
    assert owed(office, dispute).interest.amount == Decimal("17.50")

    act = judged(office, obligations=[{"debtor": "police", "creditors": ["p1"], "duty": "act", "due": "2024-07-10"}])
    delay = owed(office, act).interest
    assert (delay.amount, delay.rate, delay.clauses) == (None, None, ("行政诉讼法 101", "民诉法 264"))
    assert against(office, "propose-measure", act, on="2024-07-20", kind="transfer") == {"money-owed"}


@pytest.mark.clause("WX-4.3.5", "民诉法 241", "执行和解规定 9")
def test_settlement_lets_the_title_rest_and_resumption_brings_it_back(office: Office) -> None:
    """Signed by both sides; meanwhile no measure; on default the creditor brings the title back."""
    dispute = judged(office)
    assert against(office, "settle-enforcement", dispute, signed=["p1"]) == {"settlement-signed"}
    assert against(office, "settle-enforcement", dispute, perform_by="2024-06-26") == {"performed-later"}
    assert against(office, "settle-enforcement", dispute, agreement=3) == {"settlement-reported"}
    office.do("settle-enforcement", dispute)
    (running,) = (one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement-settlement")
    assert (running.owner, running.on) == ("police", date(2024, 6, 29))
    assert against(office, "settle-enforcement", dispute) == {"not-settled-yet"}
    assert against(office, "propose-measure", dispute, on="2024-06-28") == {"enforcement-on"}
    ruling = office.clerk.may(office.command("resume-enforcement", dispute, on="2024-06-29"))
    (early,) = ruling.objections
    assert (early.code, early.cure and early.cure.day) == ("settlement-failed", "2024-06-30")
    assert against(office, "resume-enforcement", dispute, on="2024-06-29", why="deceit") == set()
    assert against(office, "resume-enforcement", dispute, by="police") == {"asked-by-creditor"}

    done = office.do("resume-enforcement", dispute, actor="wang")
    assert {"民诉法 241", "执行和解规定 9"} <= set(done.ruling.clauses)
    assert against(office, "propose-measure", dispute, on="2024-06-30") == set()
    assert against(office, "resume-enforcement", dispute) == {"enforcement-rests"}
    assert against(office, "resume-enforcement", dispute, settlement="s9") == {"enforcement-rests"}


@pytest.mark.clause("执行和解规定 8")
def test_a_performed_settlement_is_not_undone(office: Office) -> None:
    """Once everything is performed the title does not come back."""
    dispute = judged(office)
    office.do("settle-enforcement", dispute)
    office.do("record-performance", dispute, on="2024-06-29", obligations=["t1o1"])

    assert "settlement-unperformed" in against(office, "resume-enforcement", dispute)
    assert not [one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement-settlement"]


@pytest.mark.clause("民诉法 241")
def test_a_refused_settlement_need_not_run_out(office: Office) -> None:
    """Where the settlement's own obligation was refused, the creditor need not wait for its last day."""
    dispute = judged(office)
    agreed = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "1", "due": "2024-06-26"}
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[agreed])
    office.do("settle-enforcement", dispute, agreement=1)
    office.do("record-refusal-to-perform", dispute, on="2024-06-28", obligations=["o2"])

    assert against(office, "resume-enforcement", dispute, on="2024-06-29") == set()


def test_a_bare_agreement_is_not_settled_in_enforcement(office: Office) -> None:
    """Without a title there is nothing that could rest."""
    dispute = office.register()
    office.do("report-settlement", dispute)

    assert against(office, "settle-enforcement", dispute, obligations=["o1"]) == {"settled-on-title"}
    assert against(office, "settle-enforcement", dispute, obligations=["o9"]) == {"obligation-known"}


@pytest.mark.clause("WX-4.3.5", "民诉法 236", "民诉法 238")
@pytest.mark.parametrize(("kind", "remedy"), [("conduct", "objection-review-open"), ("subject", "objection-suit-open")])
def test_an_objection_is_examined_in_fifteen_days(office: Office, kind: str, remedy: str) -> None:
    """It stops nothing but disposal of its object; a deadline of the court; a remedy against it; upheld, it undoes."""
    office.clock.set(date(2024, 8, 1))
    dispute = judged(office)
    assert against(office, "object-to-enforcement", dispute) == {"being-enforced"}
    office.do("propose-measure", dispute)
    office.do("decide-measure", dispute)
    assert against(office, "object-to-enforcement", dispute, by=None) == {"objector-named"}
    assert against(office, "object-to-enforcement", dispute, by="land") == {"objector-named"}
    assert against(office, "object-to-enforcement", dispute, measure="e9") == {"measure-known"}
    done = office.do("object-to-enforcement", dispute, by=None, outsider={"name": "李某"}, against=kind, measure="e1")
    kept = {"conduct": "objection-stays-nothing", "subject": "object-kept"}
    assert kept[kind] in {one.code for one in done.ruling.warnings}
    (running,) = (one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement-objection")
    assert running.on == date(2024, 7, 12)

    assert against(office, "decide-enforcement-objection", dispute, on="2024-06-26") == {"objection-first"}
    late = warned(office, "decide-enforcement-objection", dispute, on="2024-07-15")
    assert late == {"examined-in-time", remedy}
    office.do("decide-enforcement-objection", dispute, upheld=True)
    assert office.dispute(dispute).measures[0].end == "revoked"
    assert against(office, "decide-enforcement-objection", dispute) == {"objection-open"}
    assert against(office, "decide-enforcement-objection", dispute, objection="j9") == {"objection-open"}
    assert office.center.acting("wang").dispute(dispute).enforcement_objections[0].outsider is None


def test_a_paper_that_was_not_verified_says_so(office: Office) -> None:
    """The letter before filing opens nothing more than an agreement, and the outlook says how sure that is."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("give-force", dispute, force="pre-filing-letter", issuer="温县人民法院")

    assert owed(office, dispute).papers == ("签字（盖章、按指印）生效", "行政诉前调解书（未核实）")


@pytest.mark.clause("行诉解释 153")
def test_two_years_to_apply(office: Office) -> None:
    """From the end of the set period; an application filed ends the clock, and nobody is told that it is too late."""
    dispute = judged(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-25", obligations=["t1o1"])
    (running,) = (one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement")
    assert (running.owner, running.on) == ("p1", date(2026, 6, 24))

    def application() -> tuple[bool, list[str]]:
        (found,) = (one for one in owed(office, dispute).measures if one.kind == "application")
        return found.open, [one.code for one in found.warnings]

    office.clock.set(date(2026, 6, 25))
    assert application() == (True, ["applied-within"])
    office.do("record-filing", dispute, kind="enforcement", prior="x1", on="2024-06-26")
    assert not [one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement"]
    assert application() == (True, [])


def acted(office: Office) -> str:
    """Give a dispute in which a citizen does not perform an administrative act of 2024-05-06 (a fine of 2000)."""
    dispute = office.register()
    office.do("record-title", dispute, on="2024-05-20", instrument="administrative-act", proceeding=None,
              issuer="温县公安局", effective_on="2024-05-06", obligations=[FINED])  # fmt: skip
    return dispute


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 97", "行政强制法 53", "行政强制法 54", "行政强制法 69", "行诉解释 156")
def test_an_agency_applies_after_urging_within_three_months(office: Office) -> None:
    """Contest six months, urging ten working days, then three months from the end of the contest period."""
    office.clock.set(date(2024, 6, 1))
    dispute = acted(office)
    urged = {"kind": "urge", "asked_by": "police"}
    office.do("propose-measure", dispute, on="2024-05-28", **urged)
    assert missing(office, dispute, "application", date(2024, 10, 8)) == {"contest-over", "urged-before"}

    office.clock.set(date(2025, 1, 1))
    office.do("decide-measure", dispute, on="2024-10-28", by="agency", body="温县公安局")
    office.do("serve-measure", dispute, on="2024-10-29")
    assert missing(office, dispute, "application", date(2024, 11, 6)) == {"contest-over", "urging-over"}
    assert missing(office, dispute, "application", date(2024, 11, 12)) == {"urging-over"}
    assert missing(office, dispute, "application", date(2024, 11, 13)) == set()
    applying = owed(office, dispute).applying
    assert (applying.started, applying.due.on) == (date(2024, 11, 6), date(2025, 2, 6))
    assert missing(office, dispute, "own-enforcement", date(2024, 11, 13)) == set()
    own = {"kind": "own-enforcement", "on": "2024-11-13"}
    office.clock.set(date(2025, 1, 1))
    assert against(office, "propose-measure", dispute, **own) == {"power-named"}
    assert against(office, "propose-measure", dispute, **own, basis="某法第几条") == set()


def missing(office: Office, dispute: str, kind: str, today: date) -> set[str]:
    """Give what a measure lacks on a day."""
    office.clock.set(today)
    (found,) = (one for one in owed(office, dispute).measures if one.kind == kind)
    return {one.code for one in found.missing}


@pytest.mark.clause("WX-4.3.5", "行诉解释 155", "行政强制法 54")
def test_an_application_is_recorded_with_what_it_lacks(office: Office) -> None:
    """A register does not refuse what was handed in; it warns that the court may not accept it."""
    office.clock.set(date(2025, 3, 1))
    dispute = acted(office)
    early = {"kind": "non-litigation-enforcement", "on": "2024-10-08", "before": "温县人民法院"}
    assert {"contest-over", "urged-before"} <= warned(office, "record-filing", dispute, **early)
    late = warned(office, "record-filing", dispute, **{**early, "on": "2025-02-10"})
    assert {"applied-within", "urged-before"} <= late
    assert "contest-over" not in late


@pytest.mark.clause("行政强制法 43")
def test_no_enforcement_of_its_own_on_a_day_of_rest(office: Office) -> None:
    """What an agency carried out on a Saturday is recorded with a warning."""
    office.clock.set(date(2025, 1, 1))
    dispute = acted(office)
    for number, kind, on in (("e1", "urge", "2024-11-08"), ("e2", "own-enforcement", "2024-11-13")):
        office.do("propose-measure", dispute, kind=kind, on=on, basis="某法第几条")
        office.do("decide-measure", dispute, on=on, measure=number, by="agency", body="温县公安局")
        office.do("serve-measure", dispute, on=on, measure=number)

    done = {"measure": "e2", "end": "carried-out"}
    assert warned(office, "end-measure", dispute, on="2024-11-16", **done) == {"on-a-working-day"}
    assert warned(office, "end-measure", dispute, on="2024-11-18", **done) == set()


@pytest.mark.clause("行政强制法 37")
def test_an_agency_waits_until_the_urging_is_over(office: Office) -> None:
    """The day that the urging itself names has to pass before the agency enforces by itself."""
    office.clock.set(date(2025, 1, 1))
    dispute = acted(office)
    office.do("propose-measure", dispute, kind="urge", on="2024-11-08", answer_by="2024-11-20")
    office.do("decide-measure", dispute, on="2024-11-08", by="agency", body="温县公安局")
    assert missing(office, dispute, "own-enforcement", date(2024, 11, 8)) == {"urged-before"}

    office.clock.set(date(2025, 1, 1))
    office.do("serve-measure", dispute, on="2024-11-08")
    assert missing(office, dispute, "own-enforcement", date(2024, 11, 20)) == {"urging-over"}
    assert missing(office, dispute, "own-enforcement", date(2024, 11, 21)) == set()


@pytest.mark.clause("WX-4.3.5", "行政协议规定 24", "行政诉讼法 78")
def test_a_broken_administrative_agreement(office: Office) -> None:
    """The agency is sued; the citizen is urged, then decided on, and that decision is what can be enforced."""
    back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [back]}})
    office.do("give-force", dispute, force="administrative-agreement", issuer="温县公安局")
    assert missing(office, dispute, "application", date(2024, 6, 20)) == {"decision-first", "urged-before"}

    office.clock.set(date(2024, 7, 1))
    act: dict[str, Any] = {"instrument": "administrative-act", "proceeding": None}
    unknown = [{**back, "replaces": ["o7"]}]
    assert against(office, "record-title", dispute, **act, obligations=unknown) == {"references-known"}
    office.do("record-title", dispute, **act, obligations=[{**back, "replaces": ["o1"]}])
    assert office.dispute(dispute).obligations[0].standing == "replaced"
    assert missing(office, dispute, "application", date(2024, 7, 1)) == {"contest-over", "urged-before"}


@pytest.mark.clause("行政强制法 53", "行诉解释 156")
def test_three_months_are_a_clock(office: Office) -> None:
    """Once the citizen refused, the agency's time to apply is a deadline of its own."""
    office.clock.set(date(2025, 1, 1))
    dispute = acted(office)
    office.do("record-refusal-to-perform", dispute, on="2024-05-28", obligations=["t1o1"])
    (running,) = (one for one in office.clerk.outlook(dispute).deadlines if one.clock == "enforcement")

    assert (running.owner, running.on) == ("police", date(2025, 2, 6))


@pytest.mark.clause("行诉解释 118")
@pytest.mark.parametrize(("prior", "stayed"), [("x1", True), ("x2", False)])
def test_another_case_tried_again_stays_nothing(office: Office, prior: str, stayed: bool) -> None:
    """A retrial stays the title of its own case, first instance or second, and no other of the dispute."""
    dispute = judged(office)
    office.do("record-filing", dispute, on="2024-06-24")
    office.do("end-proceeding", dispute, on="2024-06-24", proceeding="x2")
    office.do("record-filing", dispute, on="2024-06-25", instance="retrial", prior=prior)

    assert ("no-retrial" in against(office, "propose-measure", dispute)) is stayed


@pytest.mark.clause("WX-4.3.5", "民诉法 217")
def test_retrial_stays_enforcement(office: Office) -> None:
    """A retrial that was ordered stays it; an application for one does not (行政诉讼法 90)."""
    dispute = judged(office)
    office.do("record-filing", dispute, on="2024-06-25", instance="retrial-application", prior="x1")
    assert against(office, "propose-measure", dispute) == set()

    office.do("record-filing", dispute, on="2024-06-25", instance="retrial", prior="x1")
    assert against(office, "propose-measure", dispute) == {"no-retrial"}


def test_measures_follow_a_successor_agency(office: Office) -> None:
    """What runs against an abolished agency runs against the one in its place."""
    dispute = judged(office)
    office.do("propose-measure", dispute)
    founder = office.center.acting("founder")
    founder.execute(office.command("abolish-organisation", on="2024-06-28", id="police", successor="county"))
    office.do("succeed-agency", dispute, on="2024-06-28")

    assert office.dispute(dispute).measures[0].target == "county"
    assert owed(office, dispute).debtor == "county"


@pytest.mark.clause("WX-4.3.5")
def test_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """`enforcement` lists what is open and what is missing; as JSON; as a spreadsheet with typed cells."""
    dispute = registered(center)
    owed_money = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "2000", "due": "2024-06-20"}
    for name, fields in (
        ("record-filing", {"on": "2024-05-20", "kind": "administrative-suit"}),
        ("end-proceeding", {"on": "2024-06-03", "proceeding": "x1", "how": "judgment"}),
        ("record-title", {"on": "2024-06-20", "instrument": "judgment", "issuer": "温县人民法院", "proceeding": "x1",
                          "effective_on": "2024-06-19", "obligations": [owed_money]}),
    ):  # fmt: skip
        code, *_ = center("do", "wenxian", name, "--as", "li", "--data", json.dumps({"dispute": dispute, **fields}))
        assert code == 0, name
    code, out, _ = center("enforcement", "wenxian", dispute, "--as", "li")
    assert code == 0
    assert "✓ 公告（第一审人民法院） 〔行政诉讼法 96〕" in out
    assert "✓ 对负责人按日罚款（第一审人民法院；每日50至100元；对象：负责人；须经院长批准） 〔行政诉讼法 96〕" in out
    assert "✗ 拘留（第一审人民法院；不超过15日；对象：直接负责的主管人员、其他直接责任人员；须经院长批准）" in out
    assert "迟延履行利息（加倍部分）" in out
    assert "应否计算有争议" in out  # of compensation by the state, against an agency
    _, out, _ = center("enforcement", "wenxian", dispute, "--as", "li", "--open")
    assert "✗" not in out
    fine = {"on": "2024-06-25", "kind": "daily-fine-on-head", "obligation": "t1o1", "amount": "80",
            "persons": [{"person": {"name": "局长甲"}, "capacity": "head"}]}  # fmt: skip
    for name, fields in (
        ("propose-measure", fine),
        ("decide-measure", {"on": "2024-06-25", "measure": "e1", "by": "court", "body": "温县人民法院"}),
    ):
        code, *_ = center("do", "wenxian", name, "--as", "li", "--data", json.dumps({"dispute": dispute, **fields}))
        assert code == 0, name
    _, out, _ = center("enforcement", "wenxian", dispute, "--as", "li")
    assert "e1：已决定" in out
    assert "自2024-06-21起" in out
    assert "缺：没有认定义务t1o1的拒不履行社会影响恶劣" in out
    file = tmp_path / "measures.xlsx"
    _, out, _ = center("enforcement", "wenxian", dispute, "--as", "li", "--json", "--xlsx", str(file))
    (found,) = json.loads(out)["obligations"]
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name("执行措施").to_python()
    assert len(rows) == 1 + len(found["measures"])
    assert rows[0][1:3] == ["日期", "义务"]
    assert type(rows[1][1]) is date


@pytest.mark.clause("行政诉讼法 48", "行诉解释 153")
def test_an_application_posted_in_time_is_in_time(office: Office) -> None:
    """What was posted on the last day is in time, though it came in days later."""
    dispute = judged(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-25", obligations=["t1o1"])
    office.clock.set(date(2026, 7, 1))
    filing = {"kind": "enforcement", "prior": "x1", "on": "2026-07-01", "filed_on": "2026-06-29"}

    assert "applied-within" in warned(office, "record-filing", dispute, **filing)
    assert "applied-within" not in warned(office, "record-filing", dispute, **filing, posted_on="2026-06-24")

"""Presiding, rounds, their time, sessions and endings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Ending, Period, Refused, Stage, Unit
from admin_dispute.domain.dispute.deadlines import clocks_moved, deadlines
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office

POLICE_UNDER_COUNTY = {
    "id": "police", "name": "温县公安局", "kind": "department", "division": "410825", "matters": ["penalty"],
    "superior": "county",
}  # fmt: skip
TWO = {"register-dispute": {"agencies": ["police", "tax"]}}


def objections(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, dispute, **changes)).objections}


def warnings(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what a command would warn of."""
    return {warning.code for warning in office.clerk.may(office.command(name, dispute, **changes)).warnings}


def adopt(office: Office, **parameters: str) -> None:
    """Put a policy of these parameters into force."""
    rows = [
        {"name": name.replace("_", "-"), "value": value, "source": "甲市规定", "provenance": "set-by-county"}
        for name, value in parameters.items()
    ]
    start = date(2024, 1, 1)
    adopted = office.command(
        "adopt-policy", on=start, version="甲", effective=start, source="甲市规定", parameters=rows
    )
    office.center.acting("founder").execute(adopted)


@pytest.mark.clause("WX-0.2")
@pytest.mark.parametrize(
    ("presiding", "conflict"),
    [
        ({"presiding": "court"}, ()),
        ({"presiding": "court", "organisation": "court", "mediator": "mediator"}, ()),
        ({"presiding": "justice-bureau", "organisation": "legal"}, ()),
        ({"presiding": "procuratorate"}, ()),
        ({"presiding": "invited-mediator"}, ()),
        ({"presiding": "center"}, ()),
        ({"presiding": "superior-agency", "organisation": "county"}, ()),
        ({"presiding": "agency", "organisation": "tax"}, ()),
        ({"presiding": "agency"}, ("police",)),
        ({"presiding": "agency", "organisation": "police"}, ("police",)),
        ({"presiding": "court", "alongside": [{"kind": "agency"}, {"kind": "procuratorate"}]}, ("police",)),
    ],
)
def test_who_presides(office: Office, presiding: dict[str, Any], conflict: tuple[str, ...]) -> None:
    """An agency of the dispute presides only once the others accept it, marked as a conflict."""
    dispute = office.at(Stage.CONSENTED)
    assert objections(office, "open-mediation", dispute, **presiding) == ({"neutral-chair"} if conflict else set())
    office.do("accept-presiding", dispute)
    office.do("open-mediation", dispute, **presiding)

    [presidency] = office.dispute(dispute).rounds[0].presidencies
    assert presidency.conflicts == conflict
    assert presidency.chair.kind == presiding["presiding"]


@pytest.mark.clause("WX-0.2")
def test_every_party_must_accept(office: Office) -> None:
    """The acceptance of one is not that of the other, nor that for one agency that for another."""
    two = [{"person": {"name": "甲"}}, {"person": {"name": "乙"}}]
    dispute = office.at(
        Stage.CONSENTED, {"register-dispute": {"parties": two}, "record-consent": {"parties": ["p1", "p2"]}}
    )
    office.do("accept-presiding", dispute)

    assert objections(office, "open-mediation", dispute, presiding="agency") == {"neutral-chair"}
    assert objections(office, "accept-presiding", dispute, organisation="tax") == {"presides-as-party"}
    assert objections(office, "accept-presiding", dispute, parties=["p9"]) == {"parties-known"}


def test_the_unknown_do_not_preside(office: Office) -> None:
    """Organisation and mediator stand in the directory; a superior that is none by it is warned of."""
    dispute = office.at(Stage.CONSENTED)

    assert objections(office, "open-mediation", dispute, organisation="nobody") == {"presider-known"}
    assert objections(office, "open-mediation", dispute, mediator="nobody") == {"presider-known"}
    superior = {"presiding": "superior-agency", "organisation": "county"}
    assert "is-superior" in warnings(office, "open-mediation", dispute, **superior)


@pytest.mark.clause("WX-0.1")
def test_a_round_passes_from_one_to_another(office: Office) -> None:
    """Agency-led becomes court-led and invited: consent, number, time and sessions stay as they are."""
    dispute = office.at(Stage.CONSENTED)
    office.do("accept-presiding", dispute)
    office.do("open-mediation", dispute, presiding="agency", appointed_for=date(2024, 5, 10))
    office.do("change-presiding", dispute, presiding="court")
    office.do("change-presiding", dispute, presiding="invited-mediator", on=date(2024, 5, 12))
    [round_] = office.dispute(dispute).rounds

    assert [each.chair.kind for each in round_.presidencies] == ["agency", "court", "invited-mediator"]
    assert (round_.started, round_.appointed_for) == (date(2024, 5, 9), date(2024, 5, 10))
    assert objections(office, "change-presiding", dispute, on=date(2024, 5, 11)) == {"after-the-last"}


@pytest.mark.clause("WX-2.3")
def test_a_limit_of_rounds_bars_none_that_all_want(office: Office) -> None:
    """Beyond the policy's number of rounds, everybody says yes once more, and the round opens."""
    adopt(office, mediation_rounds="1", case_number_mark="甲诉前调")
    dispute = office.at(Stage.ENDED)
    opening = {"on": date(2024, 5, 20)}
    assert objections(office, "open-mediation", dispute, **opening) == {"wanted-again"}

    office.do("record-consent", dispute, on=date(2024, 5, 20))
    assert objections(office, "open-mediation", dispute, **opening) == set()


@pytest.mark.clause("WX-2.3", "特邀调解规定 27")
def test_all_may_agree_to_more_time(office: Office) -> None:
    """More time by consent of all has no limit; it counts from where the time would have ended."""
    dispute = office.at(Stage.MEDIATING)
    assert objections(office, "extend-mediation", dispute, agreed=["p1"]) == {"all-agree-to-extend"}
    office.do("extend-mediation", dispute, by="40 day")
    office.do("extend-mediation", dispute, by="20 day")
    office.clock.set(date(2024, 5, 20))
    [row] = office.clerk.ledger()

    assert row.next_due == date(2024, 8, 12)  # 8 June rolls to 11 June, 21 July to 22 July, and so on


@pytest.mark.clause("WX-2.3")
def test_approval_extends_within_its_cap(office: Office) -> None:
    """Twenty working days and ten with approval: not eleven, nor where the policy has no such rule."""
    dispute = office.at(Stage.MEDIATING)
    approved: dict[str, Any] = {"agreed": [], "approved_by": "police"}
    assert objections(office, "extend-mediation", dispute, **approved) == {"approval-provided"}

    adopt(office, mediation_period="20 working-day", mediation_extension="10 working-day", case_number_mark="甲诉前调")
    dispute = office.at(Stage.MEDIATING)
    assert objections(office, "extend-mediation", dispute, **approved) == {"within-cap"}
    assert objections(office, "extend-mediation", dispute, by="11 working-day", **approved) == {"within-cap"}
    office.do("extend-mediation", dispute, by="6 working-day", **approved)
    assert objections(office, "extend-mediation", dispute, by="5 working-day", **approved) == {"within-cap"}
    office.do("extend-mediation", dispute, by="4 working-day", **approved)

    extensions = office.dispute(dispute).rounds[0].extensions
    assert [extension.by for extension in extensions] == [Period(6, Unit.WORKING_DAY), Period(4, Unit.WORKING_DAY)]
    unknown = {"agreed": [], "approved_by": "nobody", "by": "1 working-day"}
    assert "approver-known" in objections(office, "extend-mediation", dispute, **unknown)


@pytest.mark.clause("特邀调解规定 27")
def test_an_invited_mediator_has_more_time_by_consent_alone(office: Office) -> None:
    """No approval lengthens the time of an invited mediator, whatever the county's policy lets others approve."""
    adopt(office, mediation_extension="10 working-day", case_number_mark="甲诉前调")
    dispute = office.at(Stage.CONSENTED)
    office.do("open-mediation", dispute, presiding="invited-mediator", organisation="legal")
    more = {"by": "10 working-day", "approved_by": "police", "agreed": []}
    ruling = office.clerk.may(office.command("extend-mediation", dispute, **more))
    [objection] = ruling.objections

    assert (objection.code, objection.clauses) == ("extended-by-consent-alone", ("WX-2.3", "特邀调解规定 27"))
    assert objections(office, "extend-mediation", dispute) == set()


@pytest.mark.parametrize(
    ("named", "may"),
    [
        (None, {"police", "court", "county"}),
        ("lead", {"police"}),
        ("superior", {"county"}),
        ("legal-office,tax", {"legal", "tax"}),
    ],
)
def test_who_may_approve(office: Office, named: str | None, may: set[str]) -> None:
    """Those the county names; else an agency of the dispute, its superior and the court that presides."""
    under = office.command("enter-organisation", on=date(2024, 1, 1), **POLICE_UNDER_COUNTY)
    office.center.acting("founder").execute(under)
    by = {} if named is None else {"mediation_extension_by": named}
    adopt(office, mediation_extension="10 day", case_number_mark="甲诉前调", **by)
    dispute = office.at(Stage.MEDIATING)
    tried = {
        body: objections(office, "extend-mediation", dispute, agreed=[], approved_by=body)
        for body in ("police", "court", "county", "tax", "legal")
    }

    assert tried == {body: set() if body in may else {"approver-competent"} for body in tried}


def test_extending_late_is_warned_of(office: Office) -> None:
    """On the last day it is in time; the day after the round should have ended."""
    dispute = office.at(Stage.MEDIATING)

    assert "extended-in-time" not in warnings(office, "extend-mediation", dispute, on=date(2024, 6, 11))
    assert "extended-in-time" in warnings(office, "extend-mediation", dispute, on=date(2024, 6, 12))


def test_only_limited_time_is_extended(office: Office) -> None:
    """Nothing is extended where nothing limits the round, nor before it began."""
    dispute = office.at(Stage.MEDIATING)
    assert objections(office, "extend-mediation", dispute, on=date(2024, 5, 8)) == {"in-round"}


@pytest.mark.clause("特邀调解规定 27")
def test_a_filed_case_handed_to_a_mediator_has_fifteen_days(office: Office) -> None:
    """In trial, an invited mediator has fifteen days; for the court itself national law states no period."""
    assert period_of_round(office, "trial", "invited-mediator") == Period(15)
    assert period_of_round(office, "trial", "court") is None


@pytest.mark.clause("特邀调解规定 27")
@pytest.mark.parametrize(
    ("phase", "days"), [("before-filing", Period(30)), ("reconsideration", None), ("enforcement", None)]
)
def test_the_national_period_binds_where_its_article_does(office: Office, phase: str, days: Period | None) -> None:
    """The thirty days of mediation before filing are not read into reconsideration or enforcement."""
    assert period_of_round(office, phase, "court") == days


def period_of_round(office: Office, phase: str, presiding: str) -> Period | None:
    """Return the period of a round opened in a phase."""
    opening = {"presiding": presiding, "basis": None if phase == "before-filing" else "coordination"}
    dispute = office.at(Stage.MEDIATING, {"register-dispute": {"phase": phase}, "open-mediation": opening})
    return office.dispute(dispute).rounds[0].period


ALLOWED: list[tuple[dict[str, Any], set[str]]] = [
    ({"ending": "agreement"}, {"ends-without-agreement"}),
    ({"ending": "settled-themselves"}, set()),
    ({"ending": "no-agreement"}, set()),
    ({"ending": "unwilling"}, {"ending-names-who"}),
    ({"ending": "unwilling", "who": ["p1"]}, {"unwillingness-recorded"}),
    ({"ending": "unwilling", "who": ["police"]}, set()),
    ({"ending": "unwilling", "who": ["p9"]}, {"ending-names-known", "unwillingness-recorded"}),
    ({"ending": "hopeless"}, {"ending-reasoned"}),
    ({"ending": "hopeless", "reason": "分歧过大"}, set()),
    ({"ending": "unsuitable"}, {"ending-reasoned"}),
    ({"ending": "unsuitable", "reason": "法律不许调解"}, set()),
    ({"ending": "unreachable"}, {"ending-names-who"}),
    ({"ending": "unreachable", "who": ["p1"]}, {"not-reached"}),
    ({"ending": "unreachable", "who": ["police"]}, set()),
    ({"ending": "expired"}, {"time-is-over"}),
    ({"ending": "expired", "on": date(2024, 6, 11)}, {"time-is-over"}),
    ({"ending": "expired", "on": date(2024, 6, 12)}, set()),
    ({"ending": "refused-to-sign"}, {"ending-names-who"}),
    ({"ending": "refused-to-sign", "who": ["p1"]}, set()),
    ({"ending": "cause-gone"}, {"cause-named"}),
    ({"ending": "cause-gone", "cause": "act-corrected"}, {"act-no-longer-stands"}),
    ({"ending": "cause-gone", "cause": "given-up"}, {"ending-names-who"}),
    ({"ending": "cause-gone", "cause": "given-up", "who": ["p1"]}, set()),
    ({"ending": "sham"}, {"ending-reasoned"}),
    ({"ending": "sham", "reason": "疑似串通"}, set()),
    ({"ending": "no-agreement", "on": date(2024, 5, 8)}, {"in-round"}),
]


@pytest.mark.clause("WX-2.3", "特邀调解规定 26", "在线调解规则 25")
@pytest.mark.parametrize(("fields", "expected"), ALLOWED)
def test_endings_are_checked_against_the_facts(office: Office, fields: dict[str, Any], expected: set[str]) -> None:
    """p1 came to the one session, police did not; terms are on the table; thirty days from 9 May end on 11 June."""
    dispute = office.at(Stage.MEDIATING)
    came = [{"who": "p1", "capacity": "in-person"}, {"who": "police", "capacity": "absent", "absence": "other-duty"}]
    office.do("hold-session", dispute, attendance=came)
    office.do("draft-terms", dispute)

    assert objections(office, "end-mediation", dispute, **fields) == expected


def test_the_table_names_every_ending() -> None:
    """Every ending there is stands in the table."""
    assert {fields["ending"] for fields, _ in ALLOWED} == set(Ending)


@pytest.mark.clause("WX-0.2", "WX-2.3")
@pytest.mark.parametrize(
    ("fields", "warns"),
    [
        ({"ending": "unsuitable", "reason": "x"}, {"handed-over-at-once"}),
        ({"ending": "hopeless", "reason": "x"}, {"handed-over-at-once"}),
        ({"ending": "sham", "reason": "x"}, {"handed-over-at-once", "sham-reported"}),
        ({"ending": "settled-themselves"}, {"settlement-seen"}),
        ({"ending": "cause-gone", "cause": "given-up", "who": ["p1"]}, {"claim-stays-open"}),
        ({"ending": "no-agreement"}, set()),
    ],
)
def test_endings_warn_of_what_follows(office: Office, fields: dict[str, Any], warns: set[str]) -> None:
    """What must be handed over at once, reported, or still be seen is said when the round ends."""
    assert warnings(office, "end-mediation", office.at(Stage.MEDIATING), **fields) == warns


@pytest.mark.clause("WX-0.2", "撤诉规定 4")
@pytest.mark.parametrize(("phase", "cited"), [("trial", True), ("supervision", False)])
def test_a_change_of_the_act_is_one_under_the_rules_on_suits_only_there(
    office: Office, phase: str, cited: bool
) -> None:
    """What counts as a change of the act in a suit (撤诉规定 4) is not cited before a procuratorate."""
    opening = {"basis": "coordination"}
    dispute = office.at(Stage.MEDIATING, {"register-dispute": {"phase": phase}, "open-mediation": opening})
    office.do("record-validity", dispute)
    done = office.do("end-mediation", dispute, ending="cause-gone", cause="act-corrected", on=date(2024, 5, 20))

    assert ("撤诉规定 4" in done.ruling.clauses) is cited


@pytest.mark.clause("WX-0.2")
@pytest.mark.clause("特邀调解规定 26", "在线调解规则 25")
@pytest.mark.parametrize(
    ("phase", "chair", "medium", "cited"),
    [
        ("before-filing", "invited-mediator", "on-site", {"特邀调解规定"}),
        ("before-filing", "court", "online", {"在线调解规则"}),
        ("before-filing", "invited-mediator", "online", {"特邀调解规定", "在线调解规则"}),
        ("before-filing", "court", "on-site", set()),
        ("before-filing", "center", "on-site", set()),
        ("trial", "court", "on-site", set()),
        ("trial", "invited-mediator", "on-site", {"特邀调解规定"}),
        ("reconsideration", "invited-mediator", "online", set()),
    ],
)
def test_an_ending_cites_the_rules_that_govern_its_round(
    office: Office, phase: str, chair: str, medium: str, cited: set[str]
) -> None:
    """An invited mediator is bound by the rules on them, what was held online by those on that; no other round is."""
    opening = {"basis": None if phase == "before-filing" else "coordination", "presiding": chair}
    dispute = office.at(Stage.MEDIATING, {"register-dispute": {"phase": phase}, "open-mediation": opening})
    office.do("hold-session", dispute, medium=medium)
    done = office.do("end-mediation", dispute, ending="no-agreement")

    instruments = {clause.split()[0] for ground in done.ruling.grounds for clause in ground.clauses}
    assert instruments & {"特邀调解规定", "在线调解规则"} == cited


@pytest.mark.clause("WX-2.3", "特邀调解规定 27")
@pytest.mark.parametrize(("chair", "articles"), [("invited-mediator", ("特邀调解规定 27",)), ("center", ())])
def test_the_thirty_days_are_those_of_invited_mediators(office: Office, chair: str, articles: tuple[str, ...]) -> None:
    """Before filing others take over the thirty days of the invited: an inference, and no article of theirs."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"presiding": chair}})
    opened = office.clerk.decisions(dispute)[-1]
    (answer,) = (one for one in opened.answers if one.question == "mediation_period")

    assert (answer.answer, tuple(one for one in answer.clauses if one.startswith("特邀"))) == ("30日", articles)
    assert answer.parameter is not None
    assert answer.parameter.provenance == ("national-default" if articles else "inferred")


def test_the_cause_is_gone_when_the_act_is(office: Office) -> None:
    """A round ends, and a dispute is closed, for want of a cause only once the act no longer stands as it was."""
    dispute, other = office.at(Stage.MEDIATING), office.at(Stage.ENDED)
    gone: dict[str, Any] = {"ending": "cause-gone", "cause": "act-corrected", "on": date(2024, 5, 20)}
    assert objections(office, "end-mediation", dispute, **gone) == {"act-no-longer-stands"}
    assert "cause-has-gone" in objections(office, "close-dispute", other, outcome="cause-gone")

    office.do("record-validity", dispute)
    office.do("end-mediation", dispute, **gone)
    assert objections(office, "close-dispute", dispute, outcome="cause-gone") == set()


def test_terms_come_before_a_refusal_to_sign(office: Office) -> None:
    """Nobody refuses to sign what is not on the table."""
    dispute = office.at(Stage.MEDIATING)

    assert objections(office, "end-mediation", dispute, ending="refused-to-sign", who=["p1"]) == {"terms-to-sign"}


def test_expiry_on_a_provisional_day_is_warned_of(office: Office) -> None:
    """Where the year is not announced yet a round ends by time after its earliest last day, and a warning says so."""
    adopt(office, mediation_period="970 day", case_number_mark="甲诉前调")
    dispute = office.at(Stage.MEDIATING)
    office.clock.set(date(2027, 3, 1))

    def asked(day: date) -> Any:
        return office.clerk.may(office.command("end-mediation", dispute, ending="expired", on=day))

    [objection] = asked(date(2027, 1, 2)).objections
    first = date.fromisoformat(objection.cure.day)

    assert objection.code == "time-is-over"
    assert "（暂定，" in objection.text
    assert "surely-over" in {one.code for one in asked(first).warnings}
    assert asked(first).allowed


@pytest.mark.clause("WX-3.1.6", "负责人出庭规定 2")
@pytest.mark.parametrize(
    ("entry", "objects", "warns"),
    [
        ({"who": "police", "capacity": "head"}, set(), set()),
        ({"who": "police", "capacity": "deputy-head"}, set(), set()),
        ({"who": "police", "capacity": "other-leader"}, set(), set()),
        ({"who": "police", "capacity": "staff"}, set(), {"head-or-reason"}),
        ({"who": "police", "capacity": "staff", "absence": "other-duty"}, set(), set()),
        ({"who": "police", "capacity": "agent"}, set(), {"head-or-reason"}),
        ({"who": "police", "capacity": "in-person"}, {"capacity-fits"}, {"head-or-reason"}),
        ({"who": "police", "capacity": "absent"}, set(), {"absence-explained"}),
        ({"who": "police", "capacity": "absent", "absence": "accident", "reason": "车祸"}, set(), set()),
        ({"who": "p1", "capacity": "in-person"}, set(), set()),
        ({"who": "p1", "capacity": "guardian"}, set(), set()),
        ({"who": "p1", "capacity": "representative"}, set(), set()),
        ({"who": "p1", "capacity": "head"}, {"capacity-fits"}, set()),
        ({"who": "p9", "capacity": "agent"}, {"attendants-known"}, set()),
    ],
)
def test_attendance(office: Office, entry: dict[str, Any], objects: set[str], warns: set[str]) -> None:
    """Heads and staff are the agency's, the rest the parties'; who stays away without a reason is warned of."""
    ruling = office.clerk.may(office.command("hold-session", office.at(Stage.MEDIATING), attendance=[entry]))

    assert {objection.code for objection in ruling.objections} == objects
    assert {warning.code for warning in ruling.warnings} == warns


@pytest.mark.clause("WX-2.2", "特邀调解规定 22")
@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (["p1", "police"], set()),
        (["p1"], {"confirmed-jointly"}),
        (["police"], {"confirmed-jointly"}),
        (["p1", "police", "p9"], {"confirmed-by-known"}),
    ],
)
def test_undisputed_facts_need_both_sides(office: Office, by: list[str], expected: set[str]) -> None:
    """Facts are undisputed when both sides confirm them, not when one says so."""
    assert objections(office, "confirm-facts", office.at(Stage.MEDIATING), confirmed_by=by) == expected


@pytest.mark.clause("WX-3.1.7", "WX-3.1.3")
def test_another_agency_is_brought_in(office: Office) -> None:
    """Asked through the center it joins, the parties learn their remedies, and the lead is settled anew."""
    dispute = office.at(Stage.MEDIATING)
    office.do("ask-to-bring-in", dispute, actor="handler")
    asked = office.dispute(dispute)
    assert (asked.bring_ins[0].by, asked.bring_ins[0].within) == ("police", Period(5, Unit.WORKING_DAY))
    assert [guidance.on for guidance in asked.guidance] == [date(2024, 5, 8)]

    office.do("answer-bring-in", dispute, actor="stranger")
    joined = office.dispute(dispute)
    assert joined.agencies == ("police", "tax")
    assert "lead-settled" in objections(office, "open-mediation", dispute)


@pytest.mark.clause("WX-3.1.7")
def test_an_agency_may_decline_with_a_reason(office: Office) -> None:
    """Declining takes a reason; the agency stays outside, and may be asked again."""
    dispute = office.register()
    assert objections(office, "answer-bring-in", dispute) == {"was-asked-in"}
    office.do("ask-to-bring-in", dispute)
    assert objections(office, "ask-to-bring-in", dispute) == {"not-asked-yet"}
    assert objections(office, "answer-bring-in", dispute, joins=False) == {"declined-with-reason"}
    office.do("answer-bring-in", dispute, joins=False, reason="与本局无关")

    assert office.dispute(dispute).agencies == ("police",)
    assert objections(office, "ask-to-bring-in", dispute) == set()
    assert objections(office, "ask-to-bring-in", dispute, agency="police") == {"not-in-yet"}


@pytest.mark.clause("WX-3.1.7")
def test_silence_of_the_asked_is_found(office: Office) -> None:
    """The time to answer runs from the request; silence is noted by the passing of time."""
    dispute = office.register()
    office.do("ask-to-bring-in", dispute)

    [row] = office.clerk.ledger()
    assert row.overdue == 1
    assert office.center.sweep().noted == 1


def test_who_is_asked_learns_that_the_dispute_exists_and_no_more(office: Office) -> None:
    """An agency sees the dispute once it is asked, without consents, sessions or terms."""
    dispute = office.at(Stage.MEDIATING)
    office.do("ask-to-bring-in", dispute)
    shown = office.center.acting("stranger").view(dispute)

    assert shown.dispute.id == dispute
    assert {"consents.answer", "concessions.what", "parties.person"} <= set(shown.hidden)
    with pytest.raises(Refused):
        office.do("end-mediation", dispute, actor="stranger")


@pytest.mark.clause("特邀调解规定 27", "在线调解规则 24")
@pytest.mark.parametrize(
    ("procedure", "presiding", "days"),
    [
        ("simple", "invited-mediator", 7),
        ("ordinary", "invited-mediator", 15),
        (None, "invited-mediator", 15),
        ("simple", "court", None),
    ],
)
def test_less_time_in_a_simple_procedure(
    office: Office, procedure: str | None, presiding: str, days: int | None
) -> None:
    """An invited mediator has seven days where the suit is tried simply, fifteen where not."""
    dispute = office.at(Stage.CONSENTED, {"register-dispute": {"phase": "trial", "matter": "compensation"}})
    filed = date(2024, 5, 10)
    office.do("record-filing", dispute, on=filed, filed_on=filed)
    office.do("accept-proceeding", dispute, on=filed, procedure=procedure)
    office.do("open-mediation", dispute, presiding=presiding, basis="compensation")

    assert office.dispute(dispute).rounds[0].period == (None if days is None else Period(days))


@pytest.mark.clause("WX-3.1.6")
@pytest.mark.parametrize(("kind", "fits"), [("organisation", True), ("natural", False)])
def test_the_head_of_an_organisation_attends_for_it(office: Office, kind: str, fits: bool) -> None:
    """A company or a village committee comes in its head; a person comes himself, or sends an agent."""
    party = {"person": {"name": "某公司", "kind": kind}}
    dispute = office.at(Stage.MEDIATING, {"register-dispute": {"parties": [party]}})
    head = [{"who": "p1", "capacity": "head"}]

    assert ("capacity-fits" not in objections(office, "hold-session", dispute, attendance=head)) is fits


def test_where_it_is_mediated_is_asked_for_when_in_doubt(office: Office) -> None:
    """Two sue and four ask for a review: a round that names neither says by whose law it was judged."""
    dispute = office.at(Stage.CONSENTED, {"register-dispute": {"matter": "compensation"}})
    for kind, before in (("administrative-suit", "温县人民法院"), ("reconsideration", "温县人民政府")):
        days: dict[str, Any] = {
            "on": date(2024, 5, 10),
            "filed_on": date(2024, 5, 10),
            "accepted_on": date(2024, 5, 10),
        }
        office.do("record-filing", dispute, kind=kind, before=before, **days)
    asked, named = (
        office.clerk.may(office.command("open-mediation", dispute, **changes)) for changes in ({}, {"proceeding": "x1"})
    )

    assert "forum-stated" in {caution.code for caution in asked.warnings}
    assert "forum-stated" not in {caution.code for caution in named.warnings}


@pytest.mark.clause("WX-3.1.6")
def test_a_hearing_has_guests(office: Office) -> None:
    """Who was at a session beside the sides is written down by what he is."""
    dispute = office.at(Stage.MEDIATING)
    office.do("hold-session", dispute, invited=["听证员三名", "县人大代表"])

    assert office.dispute(dispute).rounds[0].sessions[-1].invited == ("听证员三名", "县人大代表")


@pytest.mark.parametrize(("name", "moves"), [("hold-session", False), ("pause-mediation", True)])
def test_a_session_moves_no_clock(office: Office, name: str, moves: bool) -> None:
    """The time of a round is looked at again for whatever happens to the round, but for a session."""
    dispute = office.at(Stage.MEDIATING)
    before = office.dispute(dispute)
    office.do(name, dispute)
    after = changed(before, rounds=office.dispute(dispute).rounds)

    assert before.rounds != after.rounds
    assert clocks_moved(before, after) is moves
    assert (deadlines(before, Calendar()) != deadlines(after, Calendar())) is moves


@pytest.mark.clause("WX-3.1.6")
def test_a_body_outside_sends_staff(office: Office) -> None:
    """A body that takes part without being of the dispute is attended for by its staff, not in person."""
    dispute = office.at(Stage.MEDIATING)
    office.do("assign-agency-role", dispute, agency="county", role="outside", on=date(2024, 5, 13))
    staff, person = ([{"who": "county", "capacity": capacity}] for capacity in ("staff", "in-person"))

    assert "capacity-fits" not in objections(office, "hold-session", dispute, attendance=staff)
    assert "capacity-fits" in objections(office, "hold-session", dispute, attendance=person)

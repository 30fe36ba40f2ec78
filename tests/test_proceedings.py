"""Proceedings: filed, accepted, transferred, ended, each by itself; what the law holds against them is a warning."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from admin_dispute import Instance, ProceedingEnd, ProceedingKind, Refused, Stage
from admin_dispute.domain.dispute.ending import ENDS
from admin_dispute.testing import Office

K, E = ProceedingKind, ProceedingEnd


def objections(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {objection.code for objection in ruling.objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> dict[str, tuple[str, ...]]:
    """Do it, and give its warnings with their articles."""
    done = office.do(name, dispute, **changes)
    return {warning.code: warning.clauses for warning in done.ruling.warnings}


@pytest.mark.clause("WX-2.3", "行政诉讼法 51")
@pytest.mark.parametrize("stage", list(Stage))
def test_nothing_blocks_a_filing(office: Office, stage: Stage) -> None:
    """A filing is recorded at every stage: mediation never stops the court's days."""
    dispute = office.at(stage)
    office.do("record-filing", dispute, on=date(2024, 6, 24))

    assert office.dispute(dispute).proceedings[0].filed_on == date(2024, 6, 24)


@pytest.mark.clause("行政诉讼法 51")
def test_the_courts_seven_days_run(office: Office) -> None:
    """A suit not accepted in seven days is late, whatever mediation does; acceptance ends the clock."""
    dispute = office.register()
    office.do("record-filing", dispute, on=date(2024, 5, 20))
    office.clock.set(date(2024, 5, 27))
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert (row.next_clock, row.next_due, row.overdue) == ("filing", date(2024, 5, 27), 0)

    office.clock.set(date(2024, 5, 28))
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert row.overdue == 1

    office.do("accept-proceeding", dispute, on=date(2024, 5, 28), accepted_on=date(2024, 5, 27))
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert row.overdue == 0


@pytest.mark.parametrize(
    ("phase", "kind", "instance", "applicants"),
    [
        ("filing", K.ADMINISTRATIVE_SUIT, Instance.FIRST, ("p1",)),
        ("reconsideration", K.RECONSIDERATION, None, ("p1",)),
        ("trial", K.ADMINISTRATIVE_SUIT, Instance.FIRST, ("p1",)),
        ("second-instance", K.ADMINISTRATIVE_SUIT, Instance.SECOND, ("p1",)),
        ("retrial", K.ADMINISTRATIVE_SUIT, Instance.RETRIAL, ("p1",)),
        ("supervision", K.SUPERVISION, None, ("p1",)),
        ("enforcement", K.ENFORCEMENT, None, ("p1",)),
        ("non-litigation-enforcement", K.NON_LITIGATION_ENFORCEMENT, None, ("police",)),
    ],
)
def test_a_registration_knows_what_it_comes_from(
    office: Office, phase: str, kind: str, instance: str | None, applicants: tuple[str, ...]
) -> None:
    """The day alone records the proceedings a dispute comes from; the agency asks in non-litigation enforcement."""
    dispute = office.register(phase=phase)
    office.do("record-filing", dispute, kind=None, before="焦作市人民政府")
    [proceeding] = office.dispute(dispute).proceedings

    assert (proceeding.kind, proceeding.instance, proceeding.applicants) == (kind, instance, applicants)


@pytest.mark.parametrize(
    ("phase", "history", "instances"),
    [
        ("retrial", ["judgment", "judgment", "dismissed"], ["first", "second", "retrial-application", "retrial"]),
        ("second-instance", ["judgment", "remanded"], ["first", "second", "first"]),
        ("trial", ["judgment"], ["first", "second"]),
    ],
)
def test_history_told_after_the_fact_has_its_own_instances(
    office: Office, phase: str, history: list[str], instances: list[str]
) -> None:
    """The phase says where a dispute stands, not where its history began: each suit goes on from the one before."""
    dispute = office.register(phase=phase)
    suit = {"kind": "administrative-suit", "before": "温县人民法院"}
    for number, how in enumerate(history, 1):
        office.do("record-filing", dispute, **suit, prior=f"x{number - 1}" if number > 1 else None)
        verdict = ["unlawful"] if how == "judgment" else []
        office.do("end-proceeding", dispute, proceeding=f"x{number}", how=how, verdict=verdict)
    office.do("record-filing", dispute, **suit, prior=f"x{len(history)}")

    assert [kept.instance for kept in office.dispute(dispute).proceedings] == instances


def test_before_filing_the_kind_is_asked(office: Office) -> None:
    """Before filing nobody can know which way was taken; a review body is named, the court is known."""
    dispute = office.register()

    assert objections(office, "record-filing", dispute, kind=None) == {"filing-kind-known"}
    assert objections(office, "record-filing", dispute, kind="reconsideration") == {"body-named"}
    assert objections(office, "record-filing", dispute) == set()


@pytest.mark.clause("行政复议法 29")
def test_reconsideration_and_suit_exclude_each_other(office: Office) -> None:
    """While one is pending the other is recorded with a warning; once it has ended, without."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府", accepted_on=date(2024, 5, 20))
    first = warned(office, "record-filing", dispute)
    assert first["one-forum-at-a-time"] == ("行政复议法 29", "行诉解释 57")
    assert "one-forum-at-a-time" in warned(office, "accept-proceeding", dispute, proceeding="x2")

    office.do("end-proceeding", dispute, how="decision")
    assert "one-forum-at-a-time" not in warned(office, "record-filing", dispute, on=date(2024, 6, 21))


def test_other_acts_and_other_people_exclude_nothing(office: Office) -> None:
    """Reconsideration by one claimant is no bar to another's suit."""
    dispute = office.register(parties=[{"person": {"name": "王某"}}, {"person": {"name": "李某"}}])
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府", applicants=["p1"])

    assert "one-forum-at-a-time" not in warned(office, "record-filing", dispute, applicants=["p2"])


@pytest.mark.clause("行政复议法 23")
@pytest.mark.parametrize(
    ("matter", "on", "articles"),
    [
        ("government-information", date(2024, 5, 20), ("行政复议法 23", "行诉解释 56")),
        ("duty-not-performed", date(2024, 5, 20), ("行政复议法 23", "行诉解释 56")),
        ("natural-resources", date(2023, 5, 22), ("行政复议法（1999） 30", "行诉解释 56")),
        ("government-information", date(2023, 5, 22), None),
        ("penalty", date(2024, 5, 20), None),
    ],
)
def test_review_comes_first(office: Office, matter: str, on: date, articles: tuple[str, ...] | None) -> None:
    """A suit without the review that the law of the day wants first is recorded with a warning."""
    dispute = office.register(matter=matter, on=on, known_on=None)

    assert warned(office, "record-filing", dispute, on=on).get("review-before-suit") == articles


def test_one_dispute_holds_many_proceedings(office: Office) -> None:
    """Two suits and four reviews, an agency that asks, an opposite civil suit, another court: all in one dispute."""
    dispute = office.register(agencies=["police", "tax"])
    for _ in range(4):
        office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("record-filing", dispute, prior="x1")
    office.do("record-filing", dispute, kind="civil-suit", applicants=["p1"], respondents=["tax"], before="某区法院")
    office.do("record-filing", dispute, kind="civil-suit", applicants=["tax"], respondents=["p1"])
    office.do("record-filing", dispute, kind="non-litigation-enforcement")
    kept = office.dispute(dispute).proceedings

    assert [proceeding.id for proceeding in kept] == [f"x{number}" for number in range(1, 9)]
    assert (kept[4].prior, kept[5].before, kept[7].applicants) == ("x1", "某区法院", ("police",))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"applicants": ["p9"]}, "sides-known"),
        ({"respondents": ["p1"]}, "sides-apart"),
        ({"about": ["a9"]}, "objects-known"),
        ({"claims": ["c9"]}, "claims-on-file"),
        ({"prior": "x9"}, "prior-known"),
        ({"filed_on": date(2024, 5, 21)}, "recorded-afterwards"),
        ({"filed_on": date(2024, 5, 17), "accepted_on": date(2024, 5, 16)}, "accepted-after-filed"),
        ({"number": "（2024）豫0825行初7号"}, "number-once"),
    ],
)
def test_a_filing_that_does_not_fit(office: Office, changes: dict[str, Any], code: str) -> None:
    """A filing names people, objects and days that there are."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="civil-suit", number="（2024）豫0825行初7号")

    assert code in objections(office, "record-filing", dispute, **changes)


def test_a_number_comes_later(office: Office) -> None:
    """The number may be recorded after the acceptance, whose day stays."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("accept-proceeding", dispute)
    office.do("accept-proceeding", dispute, on=date(2024, 5, 24), number="(2024)豫0825行初9号")
    [proceeding] = office.dispute(dispute).proceedings

    assert (str(proceeding.number), proceeding.accepted_on) == ("（2024）豫0825行初9号", date(2024, 5, 21))


FITTING = {
    K.ADMINISTRATIVE_SUIT: "jrbdmwxktn",
    K.CIVIL_SUIT: "jrbdmwxktn",
    K.RECONSIDERATION: "dmwxktnc",
    K.ADJUDICATION: "dmwxtnc",
    K.COMPENSATION: "dwxtnc",
    K.NON_LITIGATION_ENFORCEMENT: "rwxtnef",
    K.ENFORCEMENT: "rwxtne",
    K.SUPERVISION: "jrdwxtnc",
}
LETTERS = {
    "j": E.JUDGMENT, "r": E.RULING, "d": E.DISMISSED, "m": E.MEDIATION_LETTER, "w": E.WITHDRAWN,
    "x": E.DEEMED_WITHDRAWN, "t": E.TERMINATED, "n": E.NOT_ACCEPTED, "c": E.DECISION, "e": E.ENFORCED,
    "f": E.ENFORCEMENT_REFUSED, "k": E.TAKEN_BACK, "b": E.REMANDED,
}  # fmt: skip


def test_every_ending_of_every_kind() -> None:
    """The table of endings is the one written here, pair by pair."""
    assert set(LETTERS.values()) == set(ProceedingEnd)
    for kind, how in itertools.product(ProceedingKind, ProceedingEnd):
        assert (how in ENDS[kind]) is (how in {LETTERS[letter] for letter in FITTING[kind]}), (kind, how)


def test_each_ends_by_itself(office: Office) -> None:
    """One ends, the other goes on, and the work of the center stays where it is."""
    dispute = office.at(Stage.MEDIATING)
    office.do("record-filing", dispute)
    office.do("record-filing", dispute, kind="civil-suit")
    office.do("end-proceeding", dispute, served_on=date(2024, 6, 20), paper="（2024）豫0825行初7号判决")
    seen = office.dispute(dispute)

    assert [proceeding.ended is None for proceeding in seen.proceedings] == [False, True]
    assert seen.stage is Stage.MEDIATING
    assert objections(office, "end-proceeding", dispute) == {"proceeding-pending"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"proceeding": "x9"}, "proceeding-known"),
        ({"how": "enforced"}, "end-fits"),
        ({"how": "withdrawn"}, "withdrawal-as-such"),
        ({"ended_on": date(2024, 5, 19)}, "ended-after-filed"),
        ({"served_on": date(2024, 6, 19)}, "served-after"),
    ],
)
def test_an_ending_that_does_not_fit(office: Office, changes: dict[str, Any], code: str) -> None:
    """An ending fits the kind, the days, and is no withdrawal in disguise."""
    dispute = office.register()
    office.do("record-filing", dispute)

    assert objections(office, "end-proceeding", dispute, **changes) == {code}


def test_an_agency_may_appeal_against_a_citizen(office: Office) -> None:
    """Only the first instance needs an agency as defendant; on appeal the citizen may be the one who answers."""
    dispute = office.register()
    sides = {"applicants": ["police"], "respondents": ["p1"]}

    assert "agency-answers" in warned(office, "record-filing", dispute, **sides)
    assert "agency-answers" not in warned(office, "record-filing", dispute, instance="second", **sides)


@pytest.mark.clause("行政诉讼法 89")
@pytest.mark.parametrize(("instance", "fits"), [("first", False), ("second", True), ("retrial", True)])
def test_only_a_court_above_sends_a_case_back(office: Office, instance: str, fits: bool) -> None:
    """An appeal, or a retrial, may end with the case sent back; the first instance tries it anew."""
    dispute = office.register()
    office.do("record-filing", dispute, instance=instance)

    assert ("end-fits" not in objections(office, "end-proceeding", dispute, how="remanded")) is fits


def test_an_earlier_withdrawal_is_history(office: Office) -> None:
    """Proceedings that were withdrawn before the registration are recorded with that ending."""
    dispute = office.register()
    office.do("record-filing", dispute, filed_on=date(2023, 3, 1))
    office.do("end-proceeding", dispute, how="withdrawn", ended_on=date(2023, 4, 1))
    again = warned(office, "record-filing", dispute, on=date(2024, 6, 21))

    assert again["not-sued-again"] == ("行诉解释 60", "行诉解释 69")


@pytest.mark.parametrize(
    ("kind", "cited"), [("administrative-suit", True), ("civil-suit", False), ("reconsideration", False)]
)
def test_a_withdrawal_cites_the_law_of_its_proceedings(office: Office, kind: str, cited: bool) -> None:
    """行政诉讼法 62 is the article of a suit against an agency; a divorce suit withdrawn long ago has another."""
    dispute = office.register()
    office.do("record-filing", dispute, kind=kind, before="温县人民政府", filed_on=date(2023, 3, 1))
    done = office.do("end-proceeding", dispute, how="withdrawn", ended_on=date(2023, 4, 1))

    assert ("行政诉讼法 62" in done.ruling.clauses) is cited


def test_service_is_recorded_later(office: Office) -> None:
    """The day of service is recorded once there is something to serve, not before it was made."""
    dispute = office.register()
    office.do("record-filing", dispute)
    assert objections(office, "record-service", dispute) == {"proceeding-over"}
    assert objections(office, "record-service", dispute, proceeding="x9") == {"proceeding-known"}

    office.do("end-proceeding", dispute)
    assert objections(office, "record-service", dispute, served_on=date(2024, 6, 19)) == {"served-after"}
    office.do("record-service", dispute)
    ended = office.dispute(dispute).proceedings[0].ended
    assert ended is not None
    assert ended.served_on == date(2024, 6, 21)


@pytest.mark.clause("行政诉讼法 22")
def test_a_transfer(office: Office) -> None:
    """A case goes to another court and keeps where it came from; the receiving court does not pass it on itself."""
    dispute = office.register()
    office.do("record-filing", dispute)
    assert objections(office, "transfer-proceeding", dispute, proceeding="x9") == {"proceeding-known"}
    assert objections(office, "transfer-proceeding", dispute, before="温县人民法院") == {"elsewhere"}
    office.do("transfer-proceeding", dispute, ground="no-jurisdiction")
    [proceeding] = office.dispute(dispute).proceedings

    assert (proceeding.before, proceeding.transfers[0].before) == ("焦作市中级人民法院", "温县人民法院")
    again = {"before": "修武县人民法院", "ground": "no-jurisdiction"}
    assert objections(office, "transfer-proceeding", dispute, **again) == {"not-moved-again"}
    office.do("transfer-proceeding", dispute, before="修武县人民法院", ground="designated")


@pytest.mark.clause("行诉解释 26")
def test_a_wrong_respondent_is_changed(office: Office) -> None:
    """Told of the wrong respondent, the claimant names the right one."""
    dispute = office.register()
    office.do("record-filing", dispute)
    done = office.do("change-respondents", dispute)

    assert office.dispute(dispute).proceedings[0].respondents == ("tax",)
    assert "行诉解释 26" in done.ruling.clauses
    assert objections(office, "change-respondents", dispute) == {"respondents-changed"}
    assert objections(office, "change-respondents", dispute, proceeding="x9") == {"proceeding-known"}
    assert objections(office, "refuse-respondents", dispute, proceeding="x9") == {"proceeding-known"}


@pytest.mark.clause("行诉解释 26")
def test_a_refusal_to_change_is_a_dismissal(office: Office) -> None:
    """Who does not change the wrong respondent is dismissed; not before he was told."""
    dispute = office.register()
    office.do("record-filing", dispute)
    assert objections(office, "refuse-respondents", dispute, told_on=date(2024, 5, 19)) == {"told-first"}
    office.do("refuse-respondents", dispute)
    ended = office.dispute(dispute).proceedings[0].ended

    assert ended is not None
    assert ended.how is ProceedingEnd.DISMISSED


@pytest.mark.clause("行诉解释 26", "行诉解释 134")
def test_a_missing_respondent_joins(office: Office) -> None:
    """A missing agency joins as a third person; the review body becomes a respondent all the same."""
    dispute = office.register()
    office.do("record-filing", dispute)
    assert objections(office, "refuse-respondents", dispute, review_bodies=["county"]) == {"missing-among"}
    office.do("refuse-respondents", dispute, missing=["tax", "county"], review_bodies=["county"])
    [proceeding] = office.dispute(dispute).proceedings

    assert (proceeding.respondents, proceeding.third_parties) == (("police", "county"), ("tax",))
    assert proceeding.ended is None


def test_a_claim_knows_where_it_was_made(everywhere: Office) -> None:
    """What is stored of proceedings fits together on every database."""
    dispute = everywhere.register()
    everywhere.do("record-filing", dispute, about=["a1"])
    everywhere.do("accept-proceeding", dispute)

    assert everywhere.center.verify() == ()
    with pytest.raises(Refused):
        everywhere.do("record-filing", dispute, about=["a2"])


@pytest.mark.clause("行政诉讼法 85")
@pytest.mark.parametrize(
    ("asks", "applicants", "respondents"),
    [([], ("p1",), ("police",)), (["police"], ("police",), ("p1",)), (["p1"], ("p1",), ("police",))],
)
def test_an_appeal_has_the_sides_of_the_suit_below(
    office: Office, asks: list[str], applicants: tuple[str, ...], respondents: tuple[str, ...]
) -> None:
    """Of two claimants one sued: an appeal is between the sides of that suit, whoever of them brings it."""
    dispute = office.register(parties=[{"person": {"name": "贾某"}}, {"person": {"name": "赵某"}}])
    suit = {"kind": "administrative-suit", "before": "温县人民法院"}
    office.do("record-filing", dispute, **suit, applicants=["p1"])
    office.do("end-proceeding", dispute, proceeding="x1", how="judgment", verdict=["to-perform"])
    done = office.do("record-filing", dispute, **suit, prior="x1", instance="second", applicants=asks)
    appeal = office.dispute(dispute).proceedings[1]

    assert (appeal.applicants, appeal.respondents) == (applicants, respondents)
    assert "行政诉讼法 26" not in {clause for ground in done.ruling.grounds for clause in ground.clauses}


@pytest.mark.clause("行诉解释 115")
def test_a_retrial_applied_for_again_is_warned_of_as_such(office: Office) -> None:
    """Whoever withdrew a retrial application and files another hears of its own bar, not of that on a second suit."""
    dispute = office.register()
    suit = {"kind": "administrative-suit", "before": "河南省高级人民法院"}
    again = {**suit, "prior": "x1", "instance": "retrial-application"}
    office.do("record-filing", dispute, **suit)
    office.do("end-proceeding", dispute, proceeding="x1", how="judgment", verdict=["claim-rejected"])
    office.do("record-filing", dispute, **again, accepted_on="2024-05-20")
    office.do("record-withdrawal", dispute, proceeding="x2", permitted_on="2024-05-21")

    assert {"no-second-retrial"} == set(warned(office, "record-filing", dispute, **again))

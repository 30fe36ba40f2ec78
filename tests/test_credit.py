"""Credit: who performs of his own accord earns an entry; one against somebody needs a ground (WX-3.2.9)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run

from admin_dispute import CreditEntry, NotFound, Refused, Stage
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.cli.listing import COLUMNS
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import MONEY

SIGNED = [{"by": "p1", "on": "2024-05-21"}, {"by": "police", "on": "2024-05-22"}]
OWED_BACK = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}


def settled(office: Office, **settlement: Any) -> str:
    """Bring a dispute to an agreement by which the agency pays o1 and the citizen p1 pays o2."""
    account = {"parties": [{"person": {"name": "王某某"}, "account": "wang"}]}
    terms = {"obligations": [MONEY, OWED_BACK]}
    return office.at(Stage.EFFECTIVE, {"register-dispute": account, "draft-terms": terms, **settlement})


def performed(office: Office, **paid: Any) -> str:
    """Give a dispute in which the citizen paid and the agency confirmed it."""
    dispute = settled(office)
    office.do("record-performance", dispute, obligations=["o2"], **paid)
    office.do("confirm-performance", dispute, on="2024-06-20", obligations=["o2"], by=["police"])
    return dispute


def entry(office: Office, dispute: str, number: int = 1) -> CreditEntry:
    """Return an entry that a dispute led to."""
    found: CreditEntry = office.clerk.stream(f"{dispute}.{number}")
    return found


def refused_to_pay(office: Office, **more: Any) -> str:
    """Give a dispute whose citizen refuses to pay."""
    dispute = settled(office, **more)
    office.do("record-refusal-to-perform", dispute, obligations=["o2"])
    return dispute


def objections(office: Office, name: str, stream: str, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, stream, **changes)).objections}


def topics(office: Office, stream: str) -> tuple[str, ...]:
    """Return the topics of the messages of a stream."""
    with office.center.records(reading=True) as records:
        return records.topics(stream, 1)


@pytest.mark.clause("WX-3.2.9")
def test_who_performs_in_time_earns_an_entry(everywhere: Office) -> None:
    """What was paid in time and confirmed by the other side makes a good entry, and the person is told."""
    dispute = performed(everywhere)
    earned = entry(everywhere, dispute)

    assert (earned.stage, earned.content.sign, earned.content.subject) == ("draft", "positive", "p1")
    assert earned.content.obligations == ("o2",)
    assert topics(everywhere, earned.id) == ("credit-notice",)
    assert [note.id for note in everywhere.dispute(dispute).credit] == [earned.id]
    assert everywhere.center.verify() == ()


def test_the_creditor_confirms(office: Office) -> None:
    """Whoever does not have the claim can't confirm, nothing is confirmed before it was performed, and once only."""
    dispute = settled(office)

    assert objections(office, "confirm-performance", dispute, obligations=["o2"], by=["police"]) == {"performed"}
    office.do("record-performance", dispute, obligations=["o2"])
    assert objections(office, "confirm-performance", dispute, obligations=["o2"], by=["p1"]) == {"by-a-creditor"}
    early = {"on": "2024-05-19", "obligations": ["o2"], "by": ["police"]}
    assert objections(office, "confirm-performance", dispute, **early) == {"not-before-performed"}
    office.do("confirm-performance", dispute, obligations=["o2"], by=["police"])
    again = objections(office, "confirm-performance", dispute, obligations=["o2"], by=["police"])
    assert again == {"not-confirmed-yet"}


@pytest.mark.clause("WX-3.2.9")
@pytest.mark.parametrize("why", ["late", "refused", "enforced"])
def test_late_or_forced_performance_earns_nothing(office: Office, why: str) -> None:
    """Who pays after the day, after a refusal or in enforcement did not do so of his own accord and in time."""
    dispute = settled(office)
    if why == "refused":
        office.do("record-refusal-to-perform", dispute, on="2024-05-15", obligations=["o2"])
    if why == "enforced":
        office.do("record-filing", dispute, kind="enforcement", applicants=["police"], respondents=["p1"])
    office.do("record-performance", dispute, on="2024-06-19" if why == "late" else "2024-05-20", obligations=["o2"])
    confirmed = office.do("confirm-performance", dispute, on="2024-06-20", obligations=["o2"], by=["police"])

    assert {warning.code for warning in confirmed.ruling.warnings} & {"performed-in-time", "unforced"}
    assert office.clerk.every(CreditEntry) == ()


@pytest.mark.clause("WX-3.2.9")
def test_enforcement_against_the_other_side_takes_nothing(office: Office) -> None:
    """That the agency had to be enforced against says nothing of the citizen who performed in time."""
    dispute = settled(office)
    office.do("record-filing", dispute, kind="enforcement", applicants=["p1"], respondents=["police"])
    office.do("record-performance", dispute, on="2024-05-20", obligations=["o2"])
    done = office.do("confirm-performance", dispute, on="2024-06-20", obligations=["o2"], by=["police"])

    assert "unforced" not in {warning.code for warning in done.ruling.warnings}
    assert [entry.content.subject for entry in office.clerk.every(CreditEntry)] == ["p1"]


@pytest.mark.clause("WX-3.1.8")
def test_an_entry_of_a_dispute_that_waits_for_relief_comes_first(office: Office) -> None:
    """In the list of entries, for whoever may know of the risk; to the citizen himself the order tells nothing."""
    listed = {}
    disputes = [performed(office) for _ in range(2)]
    before = [entry.content.dispute for entry in office.clerk.every(CreditEntry)]
    office.do("mark-risk", before[1], on="2024-06-21")
    for actor in ("clerk", "data", "wang"):
        listed[actor] = [entry.content.dispute for entry in office.center.acting(actor).every(CreditEntry)]

    assert sorted(before) == sorted(disputes)
    assert listed == {"clerk": before[::-1], "data": before[::-1], "wang": before}


@pytest.mark.clause("WX-3.2.9")
@pytest.mark.parametrize(
    ("kind", "steps", "earned"),
    [
        ("fine-on-person", ("decide-measure",), False),
        ("fine-on-person", (), True),
        ("urge", ("decide-measure",), True),
    ],
)
def test_a_measure_that_was_decided_forces(office: Office, kind: str, steps: tuple[str, ...], earned: bool) -> None:
    """Who pays once a fine was decided is forced; a proposal compels nobody, and an urging does not."""
    fined = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "due": "2024-06-25"}
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    office.do("record-title", dispute, obligations=[fined])
    person = [{"person": {"name": "王某"}, "capacity": "debtor"}] if kind == "fine-on-person" else []
    amount = "1000" if person else None
    office.do("propose-measure", dispute, kind=kind, persons=person, amount=amount)
    for name in steps:
        office.do(name, dispute)
    office.do("record-performance", dispute, on="2024-06-27", obligations=["t1o1"])
    done = office.do("confirm-performance", dispute, on="2024-06-28", obligations=["t1o1"], by=["police"])

    assert ("unforced" not in {warning.code for warning in done.ruling.warnings}) is earned


@pytest.mark.clause("WX-3.2.9")
def test_an_agency_is_assessed_instead(office: Office) -> None:
    """An agency's performance goes to its assessment, and makes no entry."""
    dispute = settled(office)
    office.do("record-performance", dispute)
    done = office.do("confirm-performance", dispute)

    assert "agency-is-assessed" in {ground.code for ground in done.ruling.grounds}
    assert office.clerk.every(CreditEntry) == ()


def test_all_that_is_owed_counts(office: Office) -> None:
    """Of two duties both must be performed and confirmed, then one entry speaks of both."""
    second = {**OWED_BACK, "amount": "300"}
    dispute = settled(office, **{"draft-terms": {"obligations": [MONEY, OWED_BACK, second]}})
    office.do("record-performance", dispute, obligations=["o2", "o3"])
    office.do("confirm-performance", dispute, obligations=["o2"], by=["police"])
    assert office.clerk.every(CreditEntry) == ()

    office.do("confirm-performance", dispute, obligations=["o3"], by=["police"])
    assert entry(office, dispute).content.obligations == ("o2", "o3")


def test_two_duties_performed_at_once_withdraw_their_entry_once(office: Office) -> None:
    """An entry that speaks of two duties is withdrawn with the act that performs both, and nothing is refused."""
    second = {**OWED_BACK, "amount": "300"}
    dispute = settled(office, **{"draft-terms": {"obligations": [MONEY, OWED_BACK, second]}})
    office.do("record-refusal-to-perform", dispute, obligations=["o2", "o3"])
    grounds = {"basis": "某条例 3", "document": "〔2024〕1号"}
    office.do("propose-credit-entry", dispute, subject="p1", obligations=["o2", "o3"], **grounds)
    office.do("record-performance", dispute, on="2024-06-25", obligations=["o2", "o3"])

    assert entry(office, dispute).stage == "withdrawn"
    with office.center.records(reading=True) as records:
        assert records.refusals("credit", f"{dispute}.1") == []


@pytest.mark.clause("WX-3.2.9")
def test_a_certificate_is_issued_once(office: Office) -> None:
    """Who earned an entry gets a certificate with the county's incentives, once; nobody else gets one."""
    dispute = performed(office)
    issue = {"on": "2024-06-21"}
    assert objections(office, "issue-certificate", dispute, party="p2", **issue) == {"certificate-earned"}
    assert objections(office, "issue-certificate", dispute) == {"not-before-earned"}
    office.do("issue-certificate", dispute, **issue)
    [certificate] = office.dispute(dispute).certificates

    assert [incentive.clauses for incentive in certificate.incentives] == [("WX-3.2.9",)]
    assert objections(office, "issue-certificate", dispute, **issue) == {"certified-once"}


@pytest.mark.clause("WX-3.2.9")
def test_the_person_may_decline_a_good_entry(office: Office) -> None:
    """The person reads the entry under the account and declines that it is published; then it can't be submitted."""
    earned = entry(office, performed(office)).id
    wang = office.center.acting("wang")

    assert wang.stream(earned).content.sign == "positive"
    wang.execute(office.command("decline-publication", earned, on="2024-06-21"))
    assert entry(office, earned.partition(".")[0]).stage == "declined"
    assert objections(office, "submit-credit-entry", earned, on="2024-07-01") == {"credit-stage"}


def test_a_stranger_does_not_know_of_it(office: Office) -> None:
    """An entry is no business of other people, of the agency, nor of the judge."""
    earned = entry(office, performed(office)).id
    for other in ("judge", "handler", "li"):
        with pytest.raises(NotFound):
            office.center.acting(other).stream(earned)


@pytest.mark.clause("WX-3.2.9")
def test_the_way_to_the_platform(everywhere: Office) -> None:
    """Told first, submitted when the time to object is over, accepted: each day of the law is a deadline."""
    everywhere.clock.set(date(2024, 8, 1))
    earned = entry(everywhere, performed(everywhere)).id

    def due() -> set[tuple[str, str]]:
        with everywhere.center.transaction(reading=True) as connection:
            rows = connection.exec_driver_sql("SELECT clock, due_on, stream FROM ad_deadline").fetchall()
        return {(row[0], str(row[1])) for row in rows if row[2] == earned}

    everywhere.do("tell-credit-subject", earned, on="2024-06-21")
    assert due() == {("credit-objection", "2024-07-05")}
    asked = everywhere.command("submit-credit-entry", earned, on="2024-07-05")
    (objection,) = everywhere.clerk.may(asked).objections
    assert (objection.code, objection.cure and objection.cure.day) == ("time-to-object-over", "2024-07-06")
    everywhere.do("submit-credit-entry", earned, on="2024-07-08")
    assert due() == {("credit-check", "2024-07-15")}
    everywhere.do("record-credit-check", earned, on="2024-07-10")
    done = everywhere.clerk.stream(earned)

    assert (done.stage, done.until) == ("accepted", None)
    assert everywhere.center.verify() == ()


def test_a_notice_needs_a_period(office: Office) -> None:
    """Where the policy sets no time to object, the notice has to say one."""
    bare = Office(plugins=())
    opened = bare.begin("credit")

    assert objections(bare, "tell-credit-subject", opened) == {"credit-notice-period-set"}
    bare.do("tell-credit-subject", opened, within="15 day")
    assert str(bare.clerk.stream(opened).to_object) == "15 day"


@pytest.mark.clause("WX-3.2.9")
def test_without_a_title_nothing_is_held_against_anybody(office: Office) -> None:
    """Not performing an unconfirmed agreement makes no bad entry; the law of the province is cited."""
    dispute = refused_to_pay(office)
    with pytest.raises(Refused) as refused:
        office.do("propose-credit-entry", dispute)
    [objection] = refused.value.ruling.objections

    assert objection.code == "negative-grounded"
    assert set(objection.clauses) == {"WX-3.2.9", "河南信用条例 12", "河南信用条例 20"}


def test_articles_by_name_are_a_ground(office: Office) -> None:
    """Articles and the number of the decision together are a ground; one of them alone is none."""
    dispute = refused_to_pay(office)

    assert objections(office, "propose-credit-entry", dispute, basis="某条例 3") == {"negative-grounded"}
    assert objections(office, "propose-credit-entry", dispute, document="〔2024〕3号") == {"negative-grounded"}
    office.do("propose-credit-entry", dispute, basis="某条例 3", document="〔2024〕3号")
    assert entry(office, dispute).content.basis == ("某条例 3",)


def test_a_title_is_a_ground(office: Office) -> None:
    """A mediation letter of the court carries the duty: the refusal can be entered, and the letter is its basis."""
    account = {"parties": [{"person": {"name": "王某某"}, "account": "wang"}], "phase": "trial"}
    dispute = settled(office, **{"register-dispute": account, "open-mediation": {"basis": "discretion"}})
    office.do("give-force", dispute, on="2024-05-22", force="mediation-letter", issuer="温县人民法院", signed=SIGNED)
    office.do("record-refusal-to-perform", dispute, obligations=["o2"])
    office.do("propose-credit-entry", dispute)

    assert entry(office, dispute).content.sign == "negative"
    assert entry(office, dispute).content.basis


def test_only_a_refusing_party_is_entered(office: Office) -> None:
    """An agency is not in the credit system, and who did not refuse is not entered."""
    dispute = refused_to_pay(office)
    named = {"basis": "某条例 3", "document": "〔2024〕3号"}
    agency = objections(office, "propose-credit-entry", dispute, subject="police", obligations=["o1"], **named)

    assert agency == {"subject-in-credit", "refused-by-subject"}
    unknown = objections(office, "propose-credit-entry", dispute, obligations=["o9"], **named)
    assert "obligation-known" in unknown


def bad(office: Office) -> str:
    """Give a bad entry that the platform accepted."""
    office.clock.set(date(2024, 8, 1))
    dispute = refused_to_pay(office)
    office.do("propose-credit-entry", dispute, basis="某条例 3", document="〔2024〕3号")
    made = f"{dispute}.1"
    office.do("tell-credit-subject", made, on="2024-06-17")
    office.do("submit-credit-entry", made, on="2024-07-05")
    office.do("record-credit-check", made, on="2024-07-08")
    return made


@pytest.mark.clause("WX-3.2.9")
@pytest.mark.parametrize("how", ["performed", "settled", "set-off"])
def test_performance_and_settlement_take_it_away(everywhere: Office, how: str) -> None:
    """Once nothing is owed any more a bad entry is withdrawn by itself, and has to be removed within a working day."""
    made = bad(everywhere)
    dispute = made.partition(".")[0]
    if how == "performed":
        everywhere.do("record-performance", dispute, on="2024-07-10", obligations=["o2"])
    elif how == "settled":
        everywhere.do("release-obligation", dispute, on="2024-07-10", obligation="o2", by=["police"])
    else:
        everywhere.do("set-off", dispute, on="2024-07-10")
    lifted = everywhere.clerk.stream(made).lifted

    assert (str(lifted.ground), str(lifted.within)) == (
        "performed" if how == "performed" else "settled",
        "1 working-day",
    )
    late = everywhere.do("record-credit-removal", made, on="2024-07-12")
    assert [warning.code for warning in late.ruling.warnings] == ["credit-removed-in-time"]
    assert objections(everywhere, "record-credit-removal", made, on="2024-07-12") == {"credit-awaits-removal"}
    assert everywhere.center.verify() == ()


def test_a_part_paid_leaves_it(office: Office) -> None:
    """While something is still owed the entry stays."""
    made = bad(office)
    office.do("record-performance", made.partition(".")[0], on="2024-07-10", obligations=["o2"], amount="100")

    assert office.clerk.stream(made).stage == "accepted"


@pytest.mark.clause("WX-3.2.9")
def test_an_objection_marks_it_at_once(office: Office) -> None:
    """An open objection stops the entry and marks it; one that is upheld takes it away, one that is not leaves it."""
    made = bad(office)
    wang = office.center.acting("wang")
    wang.execute(office.command("object-to-credit-entry", made, on="2024-07-09"))

    assert office.clerk.stream(made).disputed
    assert objections(office, "object-to-credit-entry", made, on="2024-07-09") == {"credit-objected-once"}
    assert objections(office, "answer-credit-objection", made, on="2024-07-08") == {"not-before-objection"}
    office.do("answer-credit-objection", made, on="2024-07-10")
    assert not office.clerk.stream(made).disputed
    assert objections(office, "answer-credit-objection", made, on="2024-07-10") == {"credit-disputed"}
    office.do("object-to-credit-entry", made, on="2024-07-11")
    late = office.do("answer-credit-objection", made, on="2024-07-31", upheld=True)
    assert "credit-answered-in-time" in {warning.code for warning in late.ruling.warnings}
    assert office.clerk.stream(made).lifted.ground == "objection"


def test_a_disputed_entry_is_not_submitted(office: Office) -> None:
    """Before the answer nothing is sent."""
    dispute = performed(office)
    office.clock.set(date(2024, 8, 1))
    made = f"{dispute}.1"
    office.do("tell-credit-subject", made, on="2024-06-21")
    office.do("object-to-credit-entry", made, on="2024-06-24")

    assert objections(office, "submit-credit-entry", made, on="2024-07-08") == {"credit-not-disputed"}


@pytest.mark.clause("WX-3.2.9")
def test_a_bad_entry_runs_out(office: Office) -> None:
    """After five years a bad entry is shown no longer; the passing of time says so."""
    made = bad(office)
    expire = office.command("expire-credit-entry", made, on="2024-07-31")
    assert office.clerk.stream(made).until == date(2029, 7, 8)
    early = Acting(office.center, SYSTEM).may(expire)
    assert [objection.code for objection in early.objections] == ["credit-time-over"]

    office.clock.set(date(2029, 7, 9))
    office.center.sweep()
    assert office.clerk.stream(made).stage == "expired"


def test_a_correction_makes_an_edition(office: Office) -> None:
    """What was sent is followed by a new edition; a draft is just put right."""
    made = bad(office)
    office.do("correct-credit-entry", made, on="2024-07-10")
    draft = entry(office, performed(office)).id
    office.do("correct-credit-entry", draft, on="2024-06-21")

    assert office.clerk.stream(made).edition == 2
    assert office.clerk.stream(draft).edition == 1
    assert topics(office, made).count("credit-entry") == 2


def test_a_rejected_entry_is_done_with(office: Office) -> None:
    """What the platform gives back is final, and a good entry can't be declined once it is out."""
    office.clock.set(date(2024, 8, 1))
    made = entry(office, performed(office)).id
    office.do("tell-credit-subject", made, on="2024-06-21")
    office.do("submit-credit-entry", made, on="2024-07-08")
    assert objections(office, "decline-publication", made, on="2024-07-09") == {"credit-stage"}
    office.do("record-credit-check", made, on="2024-07-10", accepted=False, text="缺少证件号码。")

    assert office.clerk.stream(made).stage == "rejected"
    assert objections(office, "lift-credit-entry", made, on="2024-07-11") == {"credit-stage"}


@pytest.mark.clause("WX-3.2.9")
def test_an_entry_goes_by_hand_once_its_duty_is_done(office: Office) -> None:
    """While what it speaks of is owed, nobody withdraws it as performed or settled; by mistake anybody may."""
    dispute = settled(office)
    office.do("record-refusal-to-perform", dispute, obligations=["o2"])
    grounds = {"basis": "某条例 3", "document": "〔2024〕1号"}
    office.do("propose-credit-entry", dispute, subject="p1", obligations=["o2"], **grounds)
    made = entry(office, dispute).id

    for ground in ("performed", "settled"):
        assert objections(office, "lift-credit-entry", made, on="2024-06-25", ground=ground) == {"credit-duty-done"}
    assert objections(office, "lift-credit-entry", made, on="2024-06-25", ground="mistake") == set()


def test_a_bad_entry_can_not_be_declined(office: Office) -> None:
    """Only a good entry is declined; against a bad one there is the objection."""
    dispute = refused_to_pay(office)
    office.do("propose-credit-entry", dispute, basis="某条例 3", document="〔2024〕3号")

    assert objections(office, "decline-publication", f"{dispute}.1", on="2024-06-16") == {"good-entry"}


def test_a_correction_lists_the_entry_that_stays(office: Office) -> None:
    """An annulled confirmation leaves the entry that it opened, and says so; it is withdrawn by hand."""
    dispute = performed(office)
    [confirmed] = (one for one in office.clerk.decisions(dispute) if one.command == "confirm-performance")
    office.do("annul-act", dispute, number=confirmed.number)
    annulled = office.clerk.decisions(dispute)[-1]

    assert f"不随之收回：信用记录 {dispute}.1" in annulled.events
    assert office.dispute(dispute).credit == ()
    assert entry(office, dispute).stage == "draft"


@pytest.mark.clause("WX-3.2.9")
def test_an_agency_is_reminded_before_anything_else(office: Office) -> None:
    """Before a measure against an agency its reminder letter is asked for; urged or reminded, nothing is said."""
    dispute = settled(office)
    office.do("record-refusal-to-perform", dispute)

    def warned() -> bool:
        ruling = office.clerk.may(office.command("propose-measure", dispute, kind="circular", obligation="o1"))
        return "agency-reminded" in {caution.code for caution in ruling.warnings}

    assert warned()
    reminder = {"kind": "performance-reminder", "by": "温县人民法院", "to": "police"}
    office.do("draft-paper", dispute, on="2024-06-14", **reminder)
    assert warned()
    office.do("send-paper", dispute, on="2024-06-14", answer_by=None)
    assert not warned()


@pytest.mark.clause("WX-3.2.9")
def test_the_command_line_lists_entries(center: Run, tmp_path: Path) -> None:
    """Entries are listed as table, JSON and spreadsheet; none is an empty list."""
    listing = ("list", "wenxian", "credit", "--as", "li")
    code, *_ = center(*listing, "--xlsx", "credit.xlsx")
    [heads, *rows] = CalamineWorkbook.from_path(str(tmp_path / "credit.xlsx")).get_sheet_by_index(0).to_python()

    assert (code, len(heads), rows) == (0, sum(map(len, COLUMNS["credit"])) + 1, [])
    assert json.loads(center(*listing, "--json")[1]) == []
    assert "信用记录" in center(*listing)[1]


@pytest.mark.clause("WX-3.2.9")
def test_a_settlement_that_is_performed_takes_it_away(office: Office) -> None:
    """What the parties put in the place of the refused duty is owed in its stead: the entry goes once that is done."""
    made = bad(office)
    dispute = made.partition(".")[0]
    instead = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "300", "due": "2024-07-20",
               "replaces": ["o2"]}  # fmt: skip
    office.do("report-settlement", dispute, on="2024-07-10", obligations=[instead])
    assert office.clerk.stream(made).lifted is None
    new = office.dispute(dispute).obligations[-1]
    office.do("record-performance", dispute, on="2024-07-15", obligations=[new.id])

    assert office.clerk.stream(made).lifted.ground == "settled"


@pytest.mark.clause("WX-3.2.9")
@pytest.mark.parametrize("basis", ["随便", "某条例", "3", "某条例 第三条", "河南信用条例 41、随便", "某条例 0"])
def test_a_basis_is_an_article(office: Office, basis: str) -> None:
    """What names no instrument with the number of an article is no basis, whatever the number of the decision."""
    dispute = refused_to_pay(office)

    assert objections(office, "propose-credit-entry", dispute, basis=basis, document="〔2024〕3号") == {
        "basis-is-articles", "negative-grounded",
    }  # fmt: skip


@pytest.mark.clause("WX-3.2.9")
def test_an_unknown_instrument_is_warned_of(office: Office) -> None:
    """Articles of an instrument that is known pass; of any other it is said that nobody checked them."""
    dispute = refused_to_pay(office)
    asked = {
        basis: office.clerk.may(office.command("propose-credit-entry", dispute, basis=basis, document="〔2024〕3号"))
        for basis in ("河南信用条例 41", "某条例 3、河南信用条例 41", "行政诉讼法（1989） 65")
    }

    assert [len(ruling.objections) for ruling in asked.values()] == [0, 0, 0]
    assert [[one.code for one in ruling.warnings] for ruling in asked.values()] == [
        [], ["basis-verified"], ["basis-verified"],
    ]  # fmt: skip

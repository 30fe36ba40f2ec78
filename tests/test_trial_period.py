"""The time of a court or a review body: what is not counted, what makes it longer, and what begins it anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import BadInput, Refused
from admin_dispute.domain.deadline import Clock, Deadline
from admin_dispute.testing import Office

ACCEPTED = date(2024, 5, 21)


def suit(office: Office, **filing: Any) -> str:
    """Register a dispute whose suit (or what else is filed) was handed in on 20 May and accepted a day later."""
    dispute = office.register()
    office.do("record-filing", dispute, **filing)
    office.do("accept-proceeding", dispute)
    return dispute


def clock(office: Office, dispute: str, which: Clock) -> Deadline | None:
    """Return the open deadline of a clock, None where it does not run."""
    return next((d for d in office.clerk.outlook(dispute).deadlines if d.clock is which), None)


def trial_ends(office: Office, dispute: str) -> date | None:
    """Return the last day of the body's time, None while it stands still."""
    found = clock(office, dispute, Clock.TRIAL)
    return None if found is None else found.on


@pytest.mark.clause("行政诉讼法 81", "行政诉讼法 83", "行政诉讼法 88", "行政复议法 62")
@pytest.mark.parametrize(
    ("filing", "procedure", "ends"),
    [
        ({}, None, date(2024, 11, 21)),
        ({}, "simple", date(2024, 7, 5)),
        ({"instance": "second"}, None, date(2024, 8, 20)),  # from the receipt of the statement of appeal
        ({"kind": "reconsideration", "before": "温县人民政府"}, None, date(2024, 7, 22)),  # 20 July is a Saturday
        ({"kind": "reconsideration", "before": "温县人民政府"}, "simple", date(2024, 6, 20)),
    ],
)
def test_how_long_it_has(office: Office, filing: dict[str, str], procedure: str | None, ends: date) -> None:
    """Each instance and procedure has the time that its statute sets, from acceptance or the statement of appeal."""
    dispute = suit(office, **filing)
    if procedure is not None:
        office.do("accept-proceeding", dispute, on=date(2024, 5, 22), procedure=procedure)

    assert trial_ends(office, dispute) == ends


@pytest.mark.clause("行政复议法（1999） 31")
def test_a_review_of_the_old_law_has_sixty_days(office: Office) -> None:
    """Before 2024 the law of 1999 gave a review body the same sixty days, and thirty more at most."""
    dispute = office.register(on="2023-03-01", known_on="2023-02-20")
    days = {"on": "2023-03-01", "filed_on": "2023-03-01", "accepted_on": "2023-03-01"}
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府", **days)
    ruling = office.clerk.may(office.command("extend-proceeding", dispute, on="2023-04-10", by="31 day"))

    assert trial_ends(office, dispute) == date(2023, 5, 4)  # 30 April to 3 May are rest days
    assert {caution.code for caution in ruling.warnings} == {"extension-within"}
    assert "行政复议法（1999） 31" in ruling.clauses


@pytest.mark.clause("行诉解释 50")
def test_what_is_not_counted_is_an_interval_with_its_reason(everywhere: Office) -> None:
    """An appraisal from 3 to 17 June stops the clock: no end meanwhile, two weeks more afterwards, article cited."""
    dispute = suit(everywhere)
    stopped = everywhere.do("suspend-proceeding", dispute)
    assert trial_ends(everywhere, dispute) is None
    everywhere.do("resume-proceeding", dispute)
    [stop] = everywhere.dispute(dispute).proceedings[0].stops

    assert trial_ends(everywhere, dispute) == date(2024, 12, 5)
    assert (stop.since, stop.until, stop.why) == (date(2024, 6, 3), date(2024, 6, 17), "appraisal")
    assert any("行诉解释 50" in ground.clauses for ground in stopped.ruling.grounds)
    assert everywhere.center.verify() == ()


@pytest.mark.clause("行诉解释 50")
def test_mediation_in_the_trial_is_not_counted(office: Office) -> None:
    """A round in the filed case takes its days out of the trial period by itself, and leaves none while it is open."""
    dispute = suit(office)
    for name in ("record-consent", "name-responsible", "record-case-number"):
        office.do(name, dispute, on=date(2024, 5, 22))
    office.do("open-mediation", dispute, on=date(2024, 5, 27), presiding="court", basis="discretion", proceeding="x1")
    assert trial_ends(office, dispute) is None
    office.do("end-mediation", dispute, on=date(2024, 6, 6))

    assert trial_ends(office, dispute) == date(2024, 12, 2)  # ten days later it is a Sunday


def test_suspending_and_resuming_at_once_changes_nothing(office: Office) -> None:
    """An interval without a day takes out none."""
    dispute = suit(office)
    before = trial_ends(office, dispute)
    office.do("suspend-proceeding", dispute)
    office.do("resume-proceeding", dispute, on=date(2024, 6, 3))

    assert trial_ends(office, dispute) == before


def test_a_stop_after_the_last_day_leaves_it_late(office: Office) -> None:
    """What the court was late with stays late; the ruling says that the stop changes nothing."""
    dispute = suit(office)
    last = trial_ends(office, dispute)
    office.clock.set(date(2025, 1, 6))
    done = office.do("suspend-proceeding", dispute, on=date(2025, 1, 6))

    assert "suspended-in-time" in {warning.code for warning in done.ruling.warnings}
    assert trial_ends(office, dispute) == last == date(2024, 11, 21)


def test_a_reason_the_law_does_not_name_is_a_warning(office: Office) -> None:
    """It stands all the same: it is the court's to answer for; the ruling says so."""
    dispute = suit(office, kind="reconsideration", before="温县人民政府")
    warned = office.do("suspend-proceeding", dispute, why="announcement").ruling.warnings

    assert [caution.code for caution in warned] == ["stop-grounded"]


@pytest.mark.clause("行政复议法 62")
@pytest.mark.parametrize(("by", "warned"), [("30 day", []), ("31 day", ["extension-within"])])
def test_a_review_is_extended_by_thirty_days_at_most(office: Office, by: str, warned: list[str]) -> None:
    """An extension counts from the last day; beyond thirty days the ruling warns."""
    dispute = suit(office, kind="reconsideration", before="温县人民政府")
    done = office.do("extend-proceeding", dispute, by=by, approved_by="县政府复议机构")

    assert [caution.code for caution in done.ruling.warnings] == warned
    assert trial_ends(office, dispute) == {"30 day": date(2024, 8, 21), "31 day": date(2024, 8, 22)}[by]


@pytest.mark.parametrize(
    ("name", "changes", "code"),
    [
        ("suspend-proceeding", {"proceeding": "x9"}, "proceeding-known"),
        ("resume-proceeding", {}, "suspended"),
        ("resume-proceeding", {"proceeding": "x9"}, "proceeding-known"),
        ("extend-proceeding", {"proceeding": "x9"}, "proceeding-known"),
        ("ask-supplement", {}, "not-accepted-yet"),
        ("ask-supplement", {"proceeding": "x9"}, "proceeding-known"),
        ("supplement-filing", {}, "supplement-asked-for"),
        ("supplement-filing", {"proceeding": "x9"}, "proceeding-known"),
    ],
)
def test_what_does_not_fit_is_refused(office: Office, name: str, changes: dict[str, str], code: str) -> None:
    """Unknown proceedings, nothing to resume, nothing missing any more."""
    dispute = suit(office)
    with pytest.raises(Refused) as refused:
        office.do(name, dispute, **changes)

    assert code in {objection.code for objection in refused.value.ruling.objections}


def test_suspensions_have_their_order(office: Office) -> None:
    """One at a time, not before the last ended, and no end before its beginning."""
    dispute = suit(office)
    office.do("suspend-proceeding", dispute)
    again = office.clerk.may(office.command("suspend-proceeding", dispute, on=date(2024, 6, 4)))
    early = office.clerk.may(office.command("resume-proceeding", dispute, on=date(2024, 6, 2)))
    office.do("resume-proceeding", dispute)
    before = office.clerk.may(office.command("suspend-proceeding", dispute, on=date(2024, 6, 16)))

    codes = [{objection.code for objection in ruling.objections} for ruling in (again, early, before)]
    assert codes == [{"not-suspended"}, {"not-before-stop"}, {"after-last-stop"}]


def test_what_has_no_limit_is_not_extended(office: Office) -> None:
    """Of a civil suit no limit is known here: there is nothing to make longer, and no clock."""
    dispute = suit(office, kind="civil-suit")
    ruling = office.clerk.may(office.command("extend-proceeding", dispute))

    assert {objection.code for objection in ruling.objections} == {"time-set"}
    assert trial_ends(office, dispute) is None


@pytest.mark.clause("行政诉讼法 51", "行诉解释 49", "登记立案规定 7")
def test_a_supplement_begins_the_courts_days_anew(everywhere: Office) -> None:
    """Seven days from the filing; none while a supplement is awaited; seven more from the day it came in."""
    dispute = everywhere.register()
    everywhere.do("record-filing", dispute)
    first = clock(everywhere, dispute, Clock.FILING)
    everywhere.do("ask-supplement", dispute)
    meanwhile = clock(everywhere, dispute, Clock.FILING)
    everywhere.do("supplement-filing", dispute)
    anew = clock(everywhere, dispute, Clock.FILING)

    assert first is not None
    assert (first.started, first.on) == (date(2024, 5, 20), date(2024, 5, 27))
    assert meanwhile is None
    assert anew is not None
    assert (anew.started, anew.on) == (date(2024, 5, 27), date(2024, 6, 3))
    assert everywhere.center.verify() == ()


@pytest.mark.clause("行政复议法 31", "行政复议法 88")
def test_a_review_supplement_has_ten_working_days(office: Office) -> None:
    """The applicant's clock runs meanwhile; what comes later stands, with a warning; five working days run anew."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("ask-supplement", dispute)
    waiting = clock(office, dispute, Clock.SUPPLEMENT)
    late = office.do("supplement-filing", dispute, on=date(2024, 6, 6)).ruling.warnings
    anew = clock(office, dispute, Clock.FILING)

    assert waiting is not None
    assert (waiting.owner, waiting.on) == ("p1", date(2024, 6, 5))
    assert [caution.code for caution in late] == ["supplemented-in-time"]
    assert anew is not None
    assert anew.on == date(2024, 6, 14)


@pytest.mark.clause("行政复议法 31", "行政复议法 88")
@pytest.mark.parametrize(
    ("posted", "objections", "warnings"),
    [
        (date(2024, 6, 5), [], []),
        (date(2024, 6, 6), [], ["supplemented-in-time"]),
        (date(2024, 6, 8), ["posted-before-arrival"], ["supplemented-in-time"]),
        (date(2024, 5, 21), ["supplement-after-notice"], []),
    ],
)
def test_a_supplement_posted_in_time_is_in_time(
    office: Office, posted: date, objections: list[str], warnings: list[str]
) -> None:
    """The day of posting counts, up to 5 June; what arrived on 7 June was posted before, and after the notice."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("ask-supplement", dispute)
    ruling = office.clerk.may(office.command("supplement-filing", dispute, on=date(2024, 6, 7), posted_on=posted))

    assert [objection.code for objection in ruling.objections] == objections
    assert [caution.code for caution in ruling.warnings] == warnings


@pytest.mark.clause("登记立案规定 7", "行诉解释 48")
def test_a_supplement_to_a_suit_is_judged_by_the_law_of_suits(office: Office) -> None:
    """Whether it came within the time that the court set is no question of the law of reconsideration."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("ask-supplement", dispute, within="10 day")
    late = office.command("supplement-filing", dispute, on=date(2024, 6, 14))
    [caution] = office.clerk.may(late).warnings

    assert (caution.code, caution.clauses) == ("supplemented-in-time", ("登记立案规定 7", "行诉解释 48"))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("extend-proceeding", {"by": "0 month"}),
        ("ask-supplement", {"within": "0 day"}),
        ("extend-mediation", {"by": "0 day"}),
        ("open-mediation", {"agreed_period": "0 day"}),
    ],
)
def test_no_time_is_no_time(office: Office, name: str, fields: dict[str, str]) -> None:
    """To set or to add a time of zero is a slip of whoever records it: told with its field, and nothing is done."""
    with pytest.raises(BadInput) as wrong:
        office.command(name, office.register(), **fields)

    assert [fault.path for fault in wrong.value.faults] == list(fields)


def test_what_is_missing_is_asked_for_once(office: Office) -> None:
    """A second notice stands with a warning; a supplement is not earlier than its notice."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("ask-supplement", dispute)
    early = office.clerk.may(office.command("supplement-filing", dispute, on=date(2024, 5, 21)))
    office.do("supplement-filing", dispute)
    again = office.do("ask-supplement", dispute, on=date(2024, 5, 28)).ruling.warnings

    assert {objection.code for objection in early.objections} == {"supplement-after-notice"}
    assert [caution.code for caution in again] == ["asked-once"]

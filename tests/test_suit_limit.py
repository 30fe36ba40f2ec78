"""The limit for suing runs on during mediation: what is shown beside it, who is warned, and what is in time."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from shell import Run, registered

from admin_dispute import Stage
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.testing import Office

ROOT = Path(__file__).parent.parent
KNOWN = {"register-dispute": {"known_on": date(2024, 1, 2)}}
LAST = date(2024, 7, 2)


def warnings(office: Office, name: str, dispute: str, **changes: Any) -> dict[str, str]:
    """Return what a ruling would warn of, by code."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {caution.code: caution.text for caution in ruling.warnings}


@pytest.mark.clause("行政诉讼法 46", "行政诉讼法 48")
def test_mediation_days_stand_beside_the_limit(office: Office) -> None:
    """Six months from knowing, not deducted; eleven days of mediation would make it eleven days later."""
    dispute = office.at(Stage.MEDIATING, KNOWN)
    office.do("end-mediation", dispute, on=date(2024, 5, 20))
    began = office.dispute(dispute).rounds[0].started
    [found] = office.clerk.outlook(dispute).suit_limits

    days = (date(2024, 5, 20) - began).days + 1
    assert (found.on, found.mediated, found.arguable) == (LAST, days, LAST + timedelta(days=days))
    assert (found.act, found.left) == ("a1", 1)


def test_an_open_round_counts_up_to_today(office: Office) -> None:
    """While a round is open its days so far stand beside the limit, and that it may be over first is said."""
    dispute = office.at(Stage.MEDIATING, KNOWN)
    office.clock.set(date(2024, 5, 31))
    [found] = office.clerk.outlook(dispute).suit_limits

    assert found.mediated == (date(2024, 5, 31) - office.dispute(dispute).rounds[0].started).days + 1
    assert not found.outlasted


@pytest.mark.clause("行政诉讼法 46", "行政诉讼法 48")
def test_opening_and_extending_warn_early(office: Office) -> None:
    """A round that may go on beyond the limit is opened and extended with a warning that names the day."""
    before = {"register-dispute": {"known_on": date(2023, 11, 20)}}
    near = office.at(Stage.CONSENTED, before)
    far = office.at(Stage.MEDIATING, KNOWN)

    assert "2024-05-20" in warnings(office, "open-mediation", near)["suit-limit-outlasts"]
    assert "suit-limit-outlasts" not in warnings(office, "extend-mediation", far, by="5 day")
    assert "2024-07-02" in warnings(office, "extend-mediation", far, by="30 day")["suit-limit-outlasts"]


def test_the_end_of_a_round_in_an_unannounced_year_is_marked(office: Office) -> None:
    """Beside the limit stands the last day of the round that is open, and that it may turn out to be later."""
    dispute = office.at(Stage.MEDIATING, KNOWN)
    [sure] = office.clerk.suit_limits()
    office.do("extend-mediation", dispute, by="960 day")
    [found] = office.clerk.suit_limits()

    assert (sure.mediating_provisional, found.mediating_provisional) == (False, True)
    assert found.mediating_until is not None
    assert found.mediating_until.year == 2027


def noted(office: Office, dispute: str) -> list[str]:
    """Return the last days that were told of, by the journal."""
    alarms = (one for one in office.clerk.decisions(dispute) if one.command == "note-suit-limit")
    return [alarm.on.isoformat() for alarm in alarms]


@pytest.mark.clause("WX-3.1.4", "行政诉讼法 46")
def test_a_limit_is_told_of_early_and_once(everywhere: Office) -> None:
    """Thirty days before the end, by Wen County's policy, the claimant is reminded; no later sweep does it again."""
    dispute = everywhere.at(Stage.CONSENTED, KNOWN)
    before = everywhere.dispute(dispute)
    everywhere.clock.set(date(2024, 5, 31))
    assert everywhere.center.sweep().alarmed == 0
    everywhere.clock.set(date(2024, 6, 3))
    assert everywhere.center.sweep().alarmed == 1
    everywhere.clock.set(date(2024, 6, 20))
    assert everywhere.center.sweep().alarmed == 0

    assert noted(everywhere, dispute) == ["2024-06-03"]
    assert everywhere.dispute(dispute) == before
    with everywhere.center.records(reading=True) as records:
        assert records.topics(dispute, 1)[-1] == "suit-limit"
    assert everywhere.center.verify() == ()
    assert everywhere.center.rulings() == ()


def test_where_the_policy_is_silent_the_round_decides() -> None:
    """Without a time set, a round that may outlast the limit is told of at once, and any other on its last day."""
    office = Office(plugins=())
    outlasted = office.at(Stage.MEDIATING, {"register-dispute": {"known_on": date(2023, 11, 20)}})
    plain = office.at(Stage.CONSENTED, {"register-dispute": {"known_on": date(2023, 12, 1)}})
    over = office.register(known_on=date(2023, 10, 1))  # before it was registered
    for on in (date(2024, 5, 17), date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 2)):
        office.clock.set(on)
        office.center.sweep()

    assert noted(office, outlasted) == ["2024-05-17"]
    assert noted(office, plain) == ["2024-06-01"]
    assert noted(office, over) == []


@pytest.mark.parametrize(("today", "told"), [(date(2024, 6, 3), 1), (date(2024, 6, 4), 0), (date(2024, 9, 2), 0)])
def test_a_limit_that_is_over_is_not_told_of(office: Office, today: date, told: int) -> None:
    """Who enters old disputes, or lets the job rest, sends nobody a reminder that comes too late: it is listed as over.

    The last day is Saturday 1 June 2024; who sues on Monday 3 June is in time.
    """
    office.register(known_on=date(2023, 12, 1))
    office.clock.set(today)

    assert office.center.sweep().alarmed == told
    [listed] = office.clerk.suit_limits()
    assert listed.left == (date(2024, 6, 1) - today).days


def test_a_limit_that_is_far_is_not_noted(office: Office) -> None:
    """The note is refused where no such limit is near, whoever asks."""
    dispute = office.at(Stage.CONSENTED)
    ruling = Acting(office.center, SYSTEM).may(office.command("note-suit-limit", dispute))

    assert {objection.code for objection in ruling.objections} == {"suit-limit-nears"}


def after_review(office: Office) -> str:
    """A review was decided, and the decision served on 14 May 2024; the parties mediate."""
    dispute = office.at(Stage.CONSENTED, {"register-dispute": {"known_on": date(2024, 1, 2)}})
    office.do("record-filing", dispute, on=date(2024, 5, 9), kind="reconsideration", before="温县人民政府")
    office.do("end-proceeding", dispute, on=date(2024, 5, 13), how="decision")
    office.do("record-service", dispute, on=date(2024, 5, 14))
    return dispute


@pytest.mark.clause("行政诉讼法 45", "行政诉讼法 48")
def test_a_review_that_was_decided_leaves_fifteen_days(office: Office) -> None:
    """They run on during mediation, too: listed under the review, warned of when a round opens, and told of."""
    dispute = after_review(office)
    office.clock.set(date(2024, 5, 20))
    warned = warnings(office, "open-mediation", dispute, on=date(2024, 5, 20))
    office.do("open-mediation", dispute, on=date(2024, 5, 20))
    office.clock.set(date(2024, 5, 24))
    swept = office.center.sweep()
    [found] = office.clerk.suit_limits()

    assert "2024-05-29" in warned["suit-limit-outlasts"]
    assert (found.act, found.known_on, found.on, found.mediated) == ("x1", date(2024, 5, 14), date(2024, 5, 29), 5)
    assert found.arguable == date(2024, 6, 3)
    assert found.clauses == ("行政诉讼法 45", "行政诉讼法 48")
    assert swept.alarmed == 1


@pytest.mark.clause("行政诉讼法 45")
def test_a_review_that_is_not_decided_in_time_leaves_fifteen_days(office: Office) -> None:
    """Sixty days after the acceptance the suit is open, for fifteen; before that nothing runs, and a stop delays it."""
    plain, stopped = (office.register(known_on=date(2024, 1, 2)) for _ in range(2))
    for dispute in (plain, stopped):
        office.do("record-filing", dispute, on=date(2024, 5, 6), kind="reconsideration", before="温县人民政府")
        office.do("accept-proceeding", dispute, on=date(2024, 5, 8))
    office.clock.set(date(2024, 7, 9))
    office.do("suspend-proceeding", stopped, on=date(2024, 6, 3), why="other")
    [found] = office.clerk.suit_limits()
    office.clock.set(date(2024, 7, 7))

    assert (found.dispute, found.act, found.since, found.on) == (plain, "x1", date(2024, 7, 7), date(2024, 7, 22))
    assert found.limit.startswith("复议机关逾期不作决定的")
    assert office.clerk.suit_limits() == ()


@pytest.mark.clause("行政诉讼法 45", "行诉解释 48")
@pytest.mark.parametrize(("filed", "late"), [(date(2024, 5, 29), False), (date(2024, 5, 30), True)])
def test_a_suit_after_a_review_has_its_own_limit(office: Office, filed: date, late: bool) -> None:
    """A suit that comes after the fifteen days stands with a warning; once it is filed no limit runs."""
    dispute = after_review(office)
    changes: dict[str, Any] = {"on": filed, "filed_on": filed, "prior": "x1"}
    warned = warnings(office, "record-filing", dispute, **changes)
    office.do("record-filing", dispute, **changes)

    assert ("filed-within-limit" in warned) is late
    assert office.clerk.outlook(dispute).suit_limits == ()


def test_what_was_sued_over_has_no_limit(office: Office) -> None:
    """A suit or a review takes the matter out; one that was not accepted does not; a closed dispute has none."""
    sued, refused, closed = office.register(), office.register(), office.at(Stage.CLOSED)
    for dispute in (sued, refused):
        office.do("record-filing", dispute)
    office.do("end-proceeding", refused, how="not-accepted")

    limits = {dispute: len(office.clerk.outlook(dispute).suit_limits) for dispute in (sued, refused, closed)}
    assert limits == {sued: 0, refused: 1, closed: 0}


def test_without_a_day_of_knowing_there_is_none(office: Office) -> None:
    """Nothing is guessed where nobody said when the act was known."""
    dispute = office.register(known_on=None)

    assert office.clerk.outlook(dispute).suit_limits == ()


@pytest.mark.clause("行诉解释 48")
@pytest.mark.parametrize(
    ("days", "warned"),
    [
        ({"filed_on": "2024-05-20"}, False),
        ({"filed_on": "2024-05-21"}, True),
        ({"filed_on": "2024-05-23", "posted_on": "2024-05-20"}, False),
        ({"filed_on": "2024-05-23", "posted_on": "2024-05-21"}, True),
    ],
)
def test_what_is_posted_before_the_end_is_in_time(office: Office, days: dict[str, str], warned: bool) -> None:
    """The day of posting counts, not that of arrival; what is late stands with a warning: the court decides."""
    dispute = office.register(known_on=date(2023, 11, 20))

    assert ("filed-within-limit" in warnings(office, "record-filing", dispute, on="2024-05-24", **days)) is warned


@pytest.mark.clause("行政复议法 20")
def test_a_review_has_sixty_days(office: Office) -> None:
    """A request for review that comes later is recorded with a warning; after a review another limit runs."""
    dispute = office.register(known_on=date(2024, 3, 1))
    review = {"kind": "reconsideration", "before": "温县人民政府"}

    assert "2024-04-30" in warnings(office, "record-filing", dispute, **review)["filed-within-limit"]
    office.do("record-filing", dispute, **review)
    assert "filed-within-limit" not in warnings(office, "record-filing", dispute, on="2025-01-02")


def test_the_nearest_stand_in_front(office: Office) -> None:
    """Over all disputes, the first to end in front; `within` leaves those that are far away."""
    near, far = office.register(known_on=date(2024, 1, 10)), office.register(known_on=date(2024, 4, 30))

    assert [one.dispute for one in office.clerk.suit_limits()] == [near, far]
    assert [one.dispute for one in office.clerk.suit_limits(within=30)] == [near]


def test_the_command_line_lists_them(center: Run) -> None:
    """As a table, as JSON and as a spreadsheet; `show` has them, too."""
    dispute = registered(center)
    code, out, _ = center("limits", "wenxian", "--as", "li")
    told = json.loads(center("limits", "wenxian", "--as", "li", "--json")[1])
    _, shown, _ = center("show", "wenxian", dispute, "--as", "li")

    assert (code, "起诉期限" in out, "2024-11-01" in out) == (0, True, True)
    assert (told[0]["dispute"], told[0]["on"]) == (dispute, "2024-11-01")
    assert "2024-11-01 起诉期限 a1（行政行为）：调解期间照算" in shown
    assert center("limits", "wenxian", "--as", "li", "--xlsx", "limits.xlsx")[0] == 0
    assert Path("limits.xlsx").stat().st_size > 0


@pytest.mark.clause("行诉解释 64")
@pytest.mark.parametrize(
    ("facts", "last", "late"),
    [
        ({"limit_told": False}, date(2024, 11, 20), False),
        ({"limit_told": False, "limit_known_on": date(2024, 1, 2)}, date(2024, 7, 2), False),
        ({"limit_told": True}, date(2024, 5, 20), True),
    ],
)
def test_nobody_told_of_the_limit(office: Office, facts: dict[str, Any], last: date, late: bool) -> None:
    """Where nobody told of it the limit runs from when it was known, a year from knowing the act at the most."""
    dispute = office.register(known_on=date(2023, 11, 20), **facts)

    assert [found.on for found in office.clerk.outlook(dispute).suit_limits] == [last]
    told = warnings(office, "record-filing", dispute, on="2024-06-20", filed_on="2024-06-20")
    assert ("filed-within-limit" in told) is late


def same_day(office: Office, dispute: str) -> tuple[set[date | None], set[tuple[str, ...]]]:
    """Return the last days, and the articles, that guidance, `show` and `limits` give for a dispute."""
    office.do("give-guidance", dispute, on=office.clock.now().date())
    told = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "suit"]
    counted = (*office.clerk.outlook(dispute).suit_limits, *office.clerk.suit_limits())
    assert (len(told), len(counted)) == (1, 2)
    days = {one.on for one in counted} | {remedy.until for remedy in told}
    return days, {one.clauses for one in counted} | {remedy.clauses for remedy in told}


@pytest.mark.clause("行政诉讼法 46", "行诉解释 64", "行诉解释 65")
@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({"known_on": "2024-04-30", "limit_told": True}, date(2024, 10, 30)),
        ({"known_on": "2023-06-30", "limit_told": False, "limit_known_on": "2024-04-01"}, date(2024, 6, 30)),
        ({"made_on": "2019-06-20", "known_on": "2024-04-30"}, date(2024, 6, 20)),
        ({"made_on": "2004-06-20", "known_on": "2024-04-30", "matter": "expropriation"}, date(2024, 6, 20)),
        ({"made_on": "2020-05-06", "known_on": None}, date(2025, 5, 6)),
    ],
)
def test_guidance_show_and_list_say_the_same_day(office: Office, facts: dict[str, Any], last: date) -> None:
    """What the guidance tells, what `show` prints and what `limits` lists is counted in one place."""
    office.clock.set(date(2024, 5, 20))
    days, articles = same_day(office, office.register(**facts))

    assert days == {last}
    assert len(articles) == 1


@pytest.mark.clause("行政诉讼法 47", "行诉解释 66")
@pytest.mark.parametrize(
    ("facts", "opens", "last"),
    [
        ({"applied_on": "2023-08-10"}, date(2023, 10, 11), date(2024, 4, 10)),
        ({"applied_on": "2023-08-10", "duty_until": "2023-08-30"}, date(2023, 8, 31), date(2024, 2, 29)),
        ({"applied_on": "2023-10-20", "duty_until": "2023-10-20"}, date(2023, 10, 21), date(2024, 4, 20)),
    ],
)
def test_an_omission_has_six_months_from_the_end_of_the_duty(
    office: Office, facts: dict[str, str], opens: date, last: date
) -> None:
    """Two months from the application, or as another law sets, at once in an emergency; then six months to sue."""
    office.clock.set(date(2023, 11, 20))
    dispute = office.register(on="2023-11-20", known_on=None, made_on=None, matter="duty-not-performed", **facts)

    assert office.clerk.outlook(dispute).suit_limits[0].opens == opens
    assert same_day(office, dispute) == ({last}, {("行政诉讼法 47", "行诉解释 66", "行政诉讼法 48")})


@pytest.mark.clause("行政诉讼法 47", "民法典 203")
@pytest.mark.parametrize(
    ("facts", "opens"),
    [
        ({"applied_on": "2023-07-30"}, date(2023, 10, 8)),  # 30 September and the holidays up to 6 October
        ({"applied_on": "2023-08-14"}, date(2023, 10, 17)),  # 14 October is a Saturday
        ({"applied_on": "2023-08-14", "duty_until": "2023-10-01"}, date(2023, 10, 8)),
    ],
)
def test_an_omission_opens_once_the_duty_is_over_for_certain(
    office: Office, facts: dict[str, str], opens: date
) -> None:
    """The time to perform that ends on a day of rest ends on the day after it; its last day is no day to sue on."""
    office.clock.set(date(2023, 11, 20))
    dispute = office.register(on="2023-11-20", known_on=None, made_on=None, matter="duty-not-performed", **facts)
    [found] = office.clerk.outlook(dispute).suit_limits
    office.do("give-guidance", dispute, on="2023-11-20")
    told = next(one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "suit")

    assert (found.opens, found.opens_provisional) == (opens, False)
    assert f"{opens}起可以起诉" in str(told.limit)


@pytest.mark.clause("行政诉讼法 47", "民法典 203")
def test_in_a_year_not_announced_the_first_day_is_provisional(center: Run) -> None:
    """A review of an omission whose time to perform ends in such a year opens at the earliest, and is so marked."""
    registered(center, matter="duty-not-performed", known_on=None, applied_on="2024-04-28", duty_until="2083-02-08")
    [told] = json.loads(center("limits", "wenxian", "--as", "li", "--json")[1])

    assert (told["opens"], told["opens_provisional"]) == ("2083-02-09", True)
    assert "2083-02-09（暂" in center("limits", "wenxian", "--as", "li")[1]


@pytest.mark.clause("行政诉讼法 47", "民法典 203")
@pytest.mark.parametrize(("filed", "late"), [(date(2024, 4, 16), False), (date(2024, 4, 17), True)])
def test_who_sues_over_an_omission_is_warned_by_the_later_day(office: Office, filed: date, late: bool) -> None:
    """Six months from Monday 16 October, on which the duty ended; what is shown is counted from the Saturday before."""
    office.clock.set(date(2023, 11, 20))
    dispute = office.register(on="2023-11-20", matter="duty-not-performed", applied_on="2023-08-14", made_on=None)
    shown = office.clerk.outlook(dispute).suit_limits[0].on
    office.clock.set(date(2024, 5, 6))

    assert shown == date(2024, 4, 14)
    told = warnings(office, "record-filing", dispute, on=date(2024, 5, 6), filed_on=filed)
    assert ("filed-within-limit" in told) is late


@pytest.mark.clause("行政诉讼法 47")
@pytest.mark.parametrize(("filed", "early"), [(date(2023, 10, 16), True), (date(2023, 10, 17), False)])
def test_who_sues_over_an_omission_too_early_is_warned(office: Office, filed: date, early: bool) -> None:
    """On Monday 16 October the agency can still perform; from the day after it can be sued."""
    office.clock.set(date(2023, 11, 20))
    dispute = office.register(on="2023-08-20", matter="duty-not-performed", applied_on="2023-08-14", made_on=None)
    ruling = office.clerk.may(office.command("record-filing", dispute, on=filed, filed_on=filed))
    told = {caution.code: caution for caution in ruling.warnings}

    assert ("filed-after-wait" in told) is early
    if early:
        assert told["filed-after-wait"].clauses == ("行政诉讼法 47", "行诉解释 66")
        assert told["filed-after-wait"].text.startswith("2023-10-17以前")


@pytest.mark.clause("复议条例 16", "国家赔偿法 14")
def test_who_asks_or_sues_too_early_is_warned(office: Office) -> None:
    """Before sixty days a review of an omission, before two months a suit on compensation; a suit on its own is not."""
    omitted = office.register(matter="duty-not-performed", applied_on="2024-05-06", made_on=None)
    review = {"kind": "reconsideration", "before": "温县人民政府"}
    claim = claimed(office)

    assert "2024-07-06" in warnings(office, "record-filing", omitted, **review)["filed-after-wait"]
    assert "2024-07-10" in warnings(office, "record-filing", claim, prior="x1")["filed-after-wait"]
    assert "filed-after-wait" not in warnings(office, "record-filing", claim)
    office.do("record-filing", omitted, **review)
    office.do("end-proceeding", omitted, how="decision")
    assert "filed-after-wait" not in warnings(office, "record-filing", omitted, on="2024-05-30")


@pytest.mark.clause("行政复议法 23")
def test_since_2024_an_omission_is_reviewed_first(office: Office) -> None:
    """Then no limit for suing runs on it, but that for the review: sixty days from the end of the time to perform."""
    dispute = office.register(matter="duty-not-performed", applied_on="2024-01-10")
    [found] = office.clerk.outlook(dispute).suit_limits

    assert (found.way, found.since, found.on) == ("申请复议期限", date(2024, 3, 10), date(2024, 5, 9))
    assert "行政复议法 23" in found.clauses


@pytest.mark.clause("行政复议法 20", "行政复议法 23")
def test_the_review_that_comes_first_is_told_of(office: Office) -> None:
    """Mediation does not stop the sixty days for asking for it: they are listed, warned of and told of."""
    dispute = office.at(Stage.CONSENTED, {"register-dispute": {"on_the_spot": True, "known_on": date(2024, 4, 8)}})
    office.clock.set(date(2024, 5, 17))
    warned = warnings(office, "open-mediation", dispute, on=date(2024, 5, 17))
    office.do("open-mediation", dispute, on=date(2024, 5, 17))
    swept = office.center.sweep()
    [found] = office.clerk.suit_limits()
    office.do("record-filing", dispute, on=date(2024, 5, 17), kind="reconsideration", before="温县人民政府")

    assert (found.way, found.on, swept.alarmed) == ("申请复议期限", date(2024, 6, 7), 1)
    assert "2024-06-07" in warned["suit-limit-outlasts"]
    [told] = [one for one in office.clerk.decisions(dispute) if one.command == "open-mediation"]
    assert next(one.clauses for one in told.warnings if one.code == "suit-limit-outlasts") == (
        "行政复议法 20", "行政复议法 21", "行政复议法 23",
    )  # fmt: skip
    assert office.clerk.suit_limits() == ()


@pytest.mark.clause("行政复议法 21", "行政复议法 23")
def test_five_years_for_a_review_stay_what_they_are(office: Office) -> None:
    """Whatever is argued of the days of mediation, nobody asks for a review five years after an act."""
    facts = {"on_the_spot": True, "made_on": date(2019, 6, 3), "known_on": date(2024, 5, 2)}
    dispute = office.at(Stage.MEDIATING, {"register-dispute": facts})
    office.clock.set(date(2024, 5, 24))
    [found] = office.clerk.outlook(dispute).suit_limits

    assert (found.code, found.on, found.mediated > 0) == ("review-at-most", date(2024, 6, 3), True)
    assert found.arguable == date(2024, 6, 3)


def test_an_omission_without_an_application_is_not_counted(office: Office) -> None:
    """Nobody guesses when the duty was asked for; the guidance says what is missing."""
    office.clock.set(date(2023, 11, 20))
    dispute = office.register(on="2023-11-20", known_on="2023-11-01", matter="duty-not-performed")
    office.do("give-guidance", dispute, on="2023-11-20")
    [told] = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "suit"]

    assert office.clerk.outlook(dispute).suit_limits == ()
    assert (told.until, told.arguable) == (None, "何时申请履行职责没有记载，无法计算")


def test_the_years_at_the_most_are_not_argued_away(office: Office) -> None:
    """Days of mediation may be argued against the six months, never against the five years from the act."""
    dispute = office.at(
        Stage.MEDIATING, {"register-dispute": {"made_on": date(2019, 6, 20), "known_on": date(2024, 4, 30)}}
    )
    office.clock.set(date(2024, 6, 1))
    [found] = office.clerk.outlook(dispute).suit_limits

    assert (found.on, found.code) == (date(2024, 6, 20), "suit-at-most")
    assert found.arguable == date(2024, 6, 20)


@pytest.mark.clause("行政诉讼法 46")
def test_what_was_decided_has_a_limit_of_its_own(office: Office) -> None:
    """A review decision or a judgment that is challenged, too, is no act that six months run on."""
    dispute = office.register(known_on=date(2024, 4, 30))
    office.do("add-challenged", dispute, challenged=[
        {"kind": "judgment", "what": "一审判决", "known_on": "2024-05-01"}, {"kind": "act", "what": "强制执行决定",
         "known_on": "2024-05-02"},
    ])  # fmt: skip

    assert [found.act for found in office.clerk.outlook(dispute).suit_limits] == ["a1", "a3"]


def test_a_scenario_tells_of_alarms(center: Run) -> None:
    """Where time passes in a scenario, what was told of stands in it, as text and as JSON."""
    scenario = str(ROOT / "plugins/wenxian/scenarios/wx-3.1.4-suit-limit.toml")
    _, out, _ = center("run", scenario)
    told = json.loads(center("run", scenario, "--json")[1])
    alarms = [step["alarms"] for case in (told if isinstance(told, list) else [told]) for step in case["steps"]]

    assert "起诉期限将于2024-06-20届满" in out
    assert [alarm["until"] for some in alarms for alarm in some] == ["2024-06-20"]


@pytest.mark.clause("国家赔偿法 14", "行政诉讼法 48")
def test_a_decision_on_compensation_leaves_three_months(office: Office) -> None:
    """From the decision, whenever it was served: listed beside the limit of the act, and gone once it is sued over."""
    dispute = claimed(office)
    office.do("end-proceeding", dispute, on="2024-05-22", how="decision", ended_on="2024-05-21", served_on="2024-05-22")
    found = {one.act: one for one in office.clerk.suit_limits()}
    late = warnings(office, "record-filing", dispute, on="2024-07-01", filed_on="2024-07-01", prior="x1")
    office.do("record-filing", dispute, on="2024-07-01", prior="x1")

    assert (found["x1"].on, found["x1"].way, found["x1"].opens) == (date(2024, 8, 21), "行政赔偿起诉期限", None)
    assert found["x1"].clauses == ("国家赔偿法 13", "国家赔偿法 14", "行政诉讼法 48")
    assert set(found) == {"a1", "x1"}
    assert "filed-within-limit" not in late
    assert office.clerk.suit_limits() == ()


@pytest.mark.clause("国家赔偿法 13", "国家赔偿法 14")
def test_a_claim_for_compensation_that_is_not_answered(office: Office) -> None:
    """Two months from its receipt, a deadline of the agency; after that, moved over the weekend, three months to sue.

    The two months end on Sunday 14 July: whoever sues can from Tuesday on, by 14 October, and is warned after that.
    """
    dispute = claimed(office, "2024-05-14")
    [waiting] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "trial"]
    before = [one.act for one in office.clerk.suit_limits()]
    office.clock.set(date(2024, 7, 16))
    found = {one.act: one for one in office.clerk.suit_limits()}["x1"]
    office.do("give-guidance", dispute, on="2024-07-16")
    told = {one.code: one for one in office.dispute(dispute).guidance[-1].remedies}
    steps = next(one.steps for one in office.clerk.limit_reckonings(dispute) if one.subject == "x1")
    office.clock.set(date(2024, 11, 1))
    late = {
        day: "filed-within-limit"
        in warnings(office, "record-filing", dispute, on="2024-11-01", filed_on=day, prior="x1")
        for day in ("2024-10-15", "2024-10-16")
    }

    office.do("record-filing", dispute, on="2024-10-14", prior="x1")
    waits = {(one.clock, one.subject) for one in office.clerk.outlook(dispute).deadlines}

    assert ("trial", "x1") not in waits  # nobody waits for the agency once it is sued
    assert (waiting.deadline.on, before) == (date(2024, 7, 15), ["a1"])
    assert waiting.steps[0].text == "自2024-05-14（收到申请之日）起算，当日不计入"
    assert "行诉解释 48" not in waiting.steps[0].clauses
    assert (found.since, found.opens, found.on) == (date(2024, 7, 14), date(2024, 7, 16), date(2024, 10, 14))
    assert (told["compensation-suit"].until, told["compensation-suit"].after) == (date(2024, 10, 14), "x1")
    assert [step.day for step in steps][:4] == [
        date(2024, 5, 14), date(2024, 7, 14), date(2024, 7, 15), date(2024, 7, 16),
    ]  # fmt: skip
    assert late == {"2024-10-15": False, "2024-10-16": True}


def claimed(office: Office, on: str = "2024-05-09") -> str:
    """Somebody asked the agency for compensation on a day."""
    dispute = office.register(known_on=date(2024, 4, 30))
    office.do("record-filing", dispute, on=on, kind="compensation", before="温县公安局")
    return dispute

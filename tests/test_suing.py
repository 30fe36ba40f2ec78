"""The limit for suing over a review decision that is challenged, where the review itself is not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import SuitLimit
from admin_dispute.testing import Office

RECEIVED = date(2024, 5, 6)


def limits(office: Office, dispute: str, **decision: Any) -> tuple[SuitLimit, ...]:
    """Challenge a review decision, and return the limits that run."""
    kept = {"kind": "review-decision", "what": "撤销工伤认定的复议决定", **decision}
    office.do("add-challenged", dispute, challenged=[kept])
    return office.clerk.outlook(dispute).suit_limits


@pytest.mark.clause("行政诉讼法 45")
def test_fifteen_days_from_its_receipt(office: Office) -> None:
    """Not the six months of an act, of which no more is said; and a complaint after them is late."""
    dispute = office.register(known_on=date(2024, 5, 2))
    [found] = limits(office, dispute, known_on=RECEIVED)

    assert (found.act, found.on, found.clauses) == ("a2", date(2024, 5, 21), ("行政诉讼法 45", "行政诉讼法 48"))
    assert found.limit.startswith("自收到复议决定书之日起十五日内")
    for day, late in ((date(2024, 5, 21), False), (date(2024, 5, 22), True)):
        office.clock.set(day)
        filing = office.command(
            "record-filing", dispute, on=day, filed_on=day, kind="administrative-suit", about=["a2"]
        )
        codes = {warning.code for warning in office.clerk.may(filing).warnings}
        assert ("filed-within-limit" in codes) is late


@pytest.mark.clause("行诉解释 64")
def test_a_decision_that_did_not_tell_the_limit(office: Office) -> None:
    """A year at most from knowing it; fifteen days once the limit is known."""
    year = limits(office, office.register(), known_on=RECEIVED, limit_told=False)
    days = limits(office, office.register(), known_on=RECEIVED, limit_told=False, limit_known_on=date(2024, 5, 7))

    assert [found.on for found in year] == [date(2025, 5, 6)]
    assert [found.on for found in days] == [date(2024, 5, 22)]
    assert "行诉解释 64" in year[0].clauses


def test_nothing_runs_from_an_unknown_day(office: Office) -> None:
    """Where nobody wrote down when it was received no day is counted, and guidance says so."""
    dispute = office.register()

    assert limits(office, dispute) == ()
    office.do("give-guidance", dispute, on=date(2024, 5, 8))
    told = {remedy.code: remedy for remedy in office.dispute(dispute).guidance[0].remedies}
    assert told["suit"].arguable == "何时收到复议决定书没有记载，无法计算"


def two_acts(office: Office, **changes: Any) -> str:
    """Register a dispute over two acts."""
    dispute = office.register(known_on=date(2024, 5, 2), **changes)
    other = {"kind": "act", "what": "另一罚款决定", "made_on": "2024-04-30", "known_on": "2024-05-03"}
    office.do("add-challenged", dispute, challenged=[other])
    return dispute


@pytest.mark.clause("行政诉讼法 45", "行政诉讼法 46")
def test_a_decision_replaces_the_limit_of_what_it_decided_on(office: Office) -> None:
    """The act it reviewed has its fifteen days; the other act keeps its six months."""
    found = limits(office, two_acts(office), known_on=RECEIVED, reviewed=["a1"])

    assert [(one.act, one.on) for one in found] == [("a3", date(2024, 5, 21)), ("a2", date(2024, 11, 3))]
    assert not any("复议决定" in doubt for one in found for doubt in one.doubts)


@pytest.mark.clause("行政诉讼法 45", "行政诉讼法 46")
def test_a_decision_on_nobody_knows_what_takes_no_limit_away(office: Office) -> None:
    """Where several acts are challenged and nothing says which was reviewed, all limits stand, with the doubt."""
    found = {one.act: one for one in limits(office, two_acts(office), known_on=RECEIVED)}

    assert {act: one.on for act, one in found.items()} == {
        "a1": date(2024, 11, 2), "a2": date(2024, 11, 3), "a3": date(2024, 5, 21)
    }  # fmt: skip
    assert all("复议决定审查的是哪一行为没有记载" in "".join(found[act].doubts) for act in ("a1", "a2"))


def test_a_decision_names_acts_that_are_there(office: Office) -> None:
    """What a decision decided on is an act or omission on file, never a decision."""
    dispute = office.register()
    for reviewed, refused in ((["a1"], set()), (["a9"], {"reviewed-known"}), (["a2"], {"reviewed-known"})):
        kept = {"kind": "review-decision", "what": "复议决定", "reviewed": reviewed}
        ruling = office.clerk.may(office.command("add-challenged", dispute, challenged=[kept]))

        assert {one.code for one in ruling.objections} == refused


@pytest.mark.clause("WX-3.1.4", "行政复议法 30")
@pytest.mark.parametrize(
    ("reviewed", "open_ways"),
    [
        (None, {"reconsideration", "suit"}),
        (["a1"], {"reconsideration", "suit"}),
        (["a1", "a2"], {"suit"}),
    ],
)
def test_nobody_is_led_to_a_second_review(office: Office, reviewed: list[str] | None, open_ways: set[str]) -> None:
    """Of what a review decided on no other review is offered; of what it did not decide on there is one still."""
    dispute = two_acts(office)
    if reviewed is not None:
        limits(office, dispute, known_on=RECEIVED, reviewed=reviewed)
    office.do("give-guidance", dispute, on=date(2024, 5, 8))

    assert {remedy.code for remedy in office.dispute(dispute).guidance[0].remedies} == open_ways


@pytest.mark.clause("行政复议法 23", "行政诉讼法 45")
def test_after_the_review_that_comes_first_a_suit_is_open(office: Office) -> None:
    """Where the law wants a review first, the decision opens the suit, and nothing asks for the review any more."""
    dispute = office.register(matter="government-information", known_on=date(2024, 5, 2))
    [before] = office.clerk.outlook(dispute).suit_limits
    [after] = limits(office, dispute, known_on=RECEIVED)
    filing = office.command("record-filing", dispute, kind="administrative-suit", about=["a2"])

    assert (before.way, after.way) == ("申请复议期限", "复议后起诉期限")
    assert "review-before-suit" not in {warning.code for warning in office.clerk.may(filing).warnings}


@pytest.mark.clause("行政复议法 29", "行政诉讼法 46")
@pytest.mark.parametrize(("about", "left"), [(["a1"], ["a2"]), ([], []), (["a1", "a2"], [])])
def test_a_review_bars_a_suit_over_what_it_is_about(office: Office, about: list[str], left: list[str]) -> None:
    """A review that is kept stands in the way of a suit over its own acts: the limit of another act runs on."""
    dispute = two_acts(office)
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府", about=about)
    office.do("give-guidance", dispute, on=date(2024, 5, 10))
    told = {remedy.code for remedy in office.dispute(dispute).guidance[0].remedies}

    assert [one.act for one in office.clerk.outlook(dispute).suit_limits] == left
    assert ("suit" in told, "reconsideration" in told) == (bool(left), bool(left))


@pytest.mark.clause("行政诉讼法 45")
@pytest.mark.parametrize(("about", "open_still"), [(["a2"], True), (["a1"], False), ([], False)])
def test_a_suit_over_another_act_leaves_the_limit_after_a_review(
    office: Office, about: list[str], open_still: bool
) -> None:
    """Only who sued over what was reviewed has no fifteen days to watch any more."""
    dispute = two_acts(office)
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府", about=["a1"])
    office.clock.set(date(2024, 5, 30))
    decided = {"proceeding": "x1", "how": "decision", "ended_on": "2024-05-28", "served_on": "2024-05-29"}
    office.do("end-proceeding", dispute, on="2024-05-30", **decided)
    office.do("record-filing", dispute, on="2024-05-30", kind="administrative-suit", about=about)

    assert ("x1" in {one.act for one in office.clerk.outlook(dispute).suit_limits}) is open_still


@pytest.mark.clause("行政诉讼法 45", "行政诉讼法 46")
def test_a_suit_over_a_decision_on_nobody_knows_what_leaves_the_doubt(office: Office) -> None:
    """Where the decision is sued over, the limits of acts that it may have decided on stand, and say so."""
    dispute = two_acts(office)
    limits(office, dispute, known_on=RECEIVED)
    office.do("record-filing", dispute, kind="administrative-suit", about=["a3"])
    found = office.clerk.outlook(dispute).suit_limits

    assert [one.act for one in found] == ["a1", "a2"]
    assert all(any("复议决定审查的是哪一行为" in doubt for doubt in one.doubts) for one in found)


@pytest.mark.clause("行政复议法 23")
def test_a_suit_over_a_decision_opens_none_over_what_was_not_reviewed(office: Office) -> None:
    """Where a review comes first, an act that no decision is on has no limit for suing, sued over the other or not."""
    dispute = two_acts(office, matter="government-information")
    limits(office, dispute, known_on=RECEIVED, reviewed=["a1"])
    office.do("record-filing", dispute, kind="administrative-suit", about=["a3"])

    assert not [one for one in office.clerk.outlook(dispute).suit_limits if one.way == "起诉期限"]

"""Clocks that stand still: told with since when and why, and with the last day they would have."""

from __future__ import annotations

import json
from datetime import date

import pytest
from shell import Run, registered

from admin_dispute import Stage, StandingClock
from admin_dispute.testing import Office


def standing(office: Office, dispute: str, actor: str = "clerk") -> list[StandingClock]:
    """Return the clocks of a dispute that stand still."""
    return list(office.center.acting(actor).outlook(dispute).standing)


def test_a_round_that_is_paused_stands_still(office: Office) -> None:
    """From 13 May on no day is counted: today, on 31 August, it would end as many days later; resumed it runs."""
    dispute = office.at(Stage.MEDIATING)
    [running] = [one for one in office.clerk.outlook(dispute).deadlines if one.clock == "mediation"]
    assert standing(office, dispute) == []
    office.do("pause-mediation", dispute)
    [clock] = standing(office, dispute)
    office.do("resume-mediation", dispute)

    assert (clock.clock, clock.subject, clock.since) == ("mediation", "1", date(2024, 5, 13))
    assert (clock.why, clock.clauses) == ("诉前鉴定", ())  # an article only of rounds online
    assert clock.resumed is not None
    assert clock.resumed.on > running.on
    assert standing(office, dispute) == []


@pytest.mark.clause("行诉解释 50")
def test_a_trial_stands_still_while_it_is_mediated(office: Office) -> None:
    """The six months do not run through mediation in court, nor through an appraisal that was recorded."""
    dispute = office.register()
    for name in ("record-filing", "accept-proceeding", "suspend-proceeding"):
        office.do(name, dispute)
    [clock] = standing(office, dispute)

    assert (clock.clock, clock.subject, clock.since) == ("trial", "x1", date(2024, 6, 3))
    assert (clock.why, clock.clauses) == ("鉴定", ("行诉解释 50",))
    assert clock.resumed is not None
    assert clock.resumed.on > date(2024, 11, 21)
    office.do("resume-proceeding", dispute)
    assert standing(office, dispute) == []


def test_a_debtors_time_that_was_suspended_stands_still(office: Office) -> None:
    """Of a promise whose performance rests nobody is late, and since when it rests is told."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("suspend-performance", dispute)
    [clock] = standing(office, dispute)

    assert (clock.clock, clock.subject, clock.owner, clock.resumed) == ("performance", "o1", "police", None)


def test_the_command_line_tells_of_clocks_that_stand_still(center: Run) -> None:
    """`show` and `why` name them where the other days stand; as JSON they have a list of their own."""
    dispute = registered(center)
    filing = {
        "dispute": dispute, "on": "2024-05-21", "kind": "administrative-suit", "filed_on": "2024-05-20",
        "accepted_on": "2024-05-21",
    }  # fmt: skip
    stop = {"dispute": dispute, "proceeding": "x1", "on": "2024-06-03", "why": "appraisal"}
    for name, data in (("record-filing", filing), ("suspend-proceeding", stop)):
        assert center("do", "wenxian", name, "--as", "li", "--data", json.dumps(data))[0] == 0
    asked = (center(name, "wenxian", dispute, "--as", "li")[1] for name in ("show", "why"))
    [clock] = json.loads(center("why", "wenxian", dispute, "--as", "li", "--json")[1])["standing"]

    line = "审理期限 x1（行政诉讼一审）：自2024-06-03起停止计算，原因：鉴定（行诉解释 50）；今日恢复计算的，至"
    assert all(line in out for out in asked)
    assert (clock["clock"], clock["since"]) == ("trial", "2024-06-03")

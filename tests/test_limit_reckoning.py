"""`why` of time limits: for suing, for a review, of guidance, for applying; each step by step to its last day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from shell import Run, registered

from admin_dispute import Remedy, Stage
from admin_dispute.domain.dispute.limit_reckonings import LimitReckoning, limit_reckonings
from admin_dispute.domain.dispute.remedies import Guidance
from admin_dispute.domain.periods import Calendar
from admin_dispute.testing import Office


def explained(office: Office, dispute: str) -> dict[str, LimitReckoning]:
    """Return the limits of a dispute by what they are for."""
    return {one.way: one for one in office.clerk.limit_reckonings(dispute)}


def texts(limit: LimitReckoning) -> list[str]:
    """Return what the steps say."""
    return [step.text for step in limit.steps]


@pytest.mark.clause("行政诉讼法 46", "民法典 201", "民法典 203")
def test_the_limit_for_suing_is_explained(office: Office) -> None:
    """From knowing the act six months; that the last day would move is said, and the five years beside it."""
    dispute = office.register(known_on=date(2023, 12, 1), made_on=date(2023, 11, 20), limit_told=True)
    limit = explained(office, dispute)["起诉期限"]

    assert texts(limit) == [
        "自2023-12-01（知道或者应当知道作出行政行为之日）起算，当日不计入",
        "期间6个月，计至2024-06-01",
        "此日是休息日，依法顺延至2024-06-03；为免误期，不以顺延后的日期为准",
        "另一期限自2023-11-20（行政行为作出之日）起5年，至2028-11-20；先届满的为准",
    ]
    assert (limit.on, limit.subject) == (date(2024, 6, 1), "a1")
    assert "行政诉讼法 46" in limit.steps[0].clauses
    assert limit.steps[2].clauses == ("行诉解释 48", "民法典 203")


@pytest.mark.clause("行政诉讼法 47", "行诉解释 66")
def test_the_wait_for_a_duty_is_explained(office: Office) -> None:
    """The two months for performing, moved over the weekend; then six months, counted from before it moved."""
    office.clock.set(date(2023, 11, 20))
    facts = {"matter": "duty-not-performed", "made_on": None, "known_on": None}
    asked = office.register(on="2023-11-20", applied_on="2023-08-14", **facts)
    stated = office.register(on="2023-11-20", duty_until="2023-10-14", applied_on="2023-08-14", **facts)
    limit = explained(office, asked)["起诉期限"]

    assert texts(limit)[:5] == [
        "自2023-08-14（行政机关接到申请之日）起算，当日不计入",
        "期间2个月，计至2023-10-14",
        "2023-10-14至2023-10-15是休息日或者不计入的日子，顺延2日至2023-10-16",
        "期满的次日2023-10-17起可以提出，紧急情况下不受此限",
        "自2023-10-14（行政机关履行职责期限届满之日）起算，当日不计入",
    ]
    assert [step.day for step in limit.steps if step.day][-1] == limit.on == date(2024, 4, 14)
    assert texts(explained(office, stated)["起诉期限"])[0] == "履行职责的期限另有规定，至2023-10-14"


@pytest.mark.clause("行诉解释 64", "行政复议法 20", "行政诉讼法 45")
@pytest.mark.parametrize(
    ("facts", "way", "said"),
    [
        ({"limit_told": False, "limit_known_on": "2024-04-01"}, "起诉期限",
         "自2024-04-01（知道或者应当知道起诉期限之日）"),
        ({"limit_told": False}, "起诉期限", "自2024-03-01（知道或者应当知道行政行为内容之日）"),
        ({"on_the_spot": True, "review_told": False, "review_known_on": "2024-04-08"}, "申请复议期限",
         "自2024-04-08（知道或者应当知道复议权利、机关和期限之日）"),
        ({"matter": "duty-not-performed", "duty_until": "2024-04-08"}, "申请复议期限",
         "自2024-04-08（履行期限届满之日）"),
    ],
)  # fmt: skip
def test_the_day_it_runs_from_is_named(office: Office, facts: dict[str, Any], way: str, said: str) -> None:
    """Which day it is that a limit is counted from is said as it is, not as the article has it for other cases."""
    dispute = office.register(known_on="2024-03-01", **facts)

    assert any(text.startswith(said) for text in texts(explained(office, dispute)[way]))


def test_an_unannounced_year_is_said(office: Office) -> None:
    """Where the rest days of the last day's year are not known it is told that it may move."""
    office.clock.set(date(2026, 10, 8))
    dispute = office.register(on="2026-10-08", known_on=date(2026, 9, 1), limit_told=True)

    assert "没有录入2027年的放假安排" in texts(explained(office, dispute)["起诉期限"])[2]


@pytest.mark.clause("行政诉讼法 85", "WX-3.1.5")
def test_what_guidance_told_is_explained(office: Office) -> None:
    """The last day of an appeal as it was told: from the service of the judgment fifteen days; the latest counts."""
    dispute = office.register()
    office.do("record-filing", dispute, on="2024-05-09")
    office.do("accept-proceeding", dispute, on="2024-05-10")
    office.do("end-proceeding", dispute, on="2024-06-06", how="judgment")
    office.do("record-service", dispute, on="2024-06-07")
    office.do("give-guidance", dispute, on="2024-06-10")
    office.do("tell-judicial-remedies", dispute, on="2024-06-11", proceeding="x1", dissatisfied=["p1"])
    limit = explained(office, dispute)["提起上诉"]

    assert (limit.on, limit.subject, limit.told_on) == (date(2024, 6, 22), "x1", date(2024, 6, 11))
    assert texts(limit) == [
        "自2024-06-07（自判决书送达之日起十五日内）起算，当日不计入",
        "期间15日，计至2024-06-22",
        "此日是休息日，依法顺延至2024-06-24；为免误期，不以顺延后的日期为准",
    ]
    assert len([one for one in office.clerk.limit_reckonings(dispute) if one.way == "提起上诉"]) == 1


@pytest.mark.clause("行政复议法 20")
def test_guidance_explains_the_review_and_the_suit(office: Office) -> None:
    """Both ways from the act are explained as they were told."""
    dispute = office.register(known_on=date(2024, 4, 30))
    office.do("give-guidance", dispute, on="2024-05-20")
    told = {one.way: one for one in office.clerk.limit_reckonings(dispute) if one.told_on is not None}

    assert (told["申请行政复议"].on, told["提起行政诉讼"].on) == (date(2024, 6, 29), date(2024, 10, 30))
    for one in told.values():
        assert [step.day for step in one.steps if step.day][-1] == one.on
    assert told["申请行政复议"].steps[2].clauses == ("行政复议法 88", "民法典 203")  # the last day is a Saturday
    assert "是否告知过起诉期限没有记载" in texts(told["提起行政诉讼"])[-1]


@pytest.mark.clause("民诉法 250")
def test_the_time_to_apply_is_explained(office: Office) -> None:
    """Of what is owed and nobody refused the time to apply stands here; once it is refused it is a deadline."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("give-force", dispute, force="court-confirmation", issuer="温县人民法院")
    limits = [one for one in office.clerk.limit_reckonings(dispute) if one.way == "申请执行期限"]
    unannounced = limit_reckonings(office.dispute(dispute), date(2024, 6, 3), Calendar())
    office.do("record-refusal-to-perform", dispute)
    [after] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "enforcement"]

    assert [(one.subject, one.provisional) for one in limits] == [("o1", False)]
    assert [one.provisional for one in unannounced if one.way == "申请执行期限"] == [True]
    assert "（履行期间的最后一日）起算" in texts(limits[0])[0]
    assert "（履行期间的最后一日）起算" in after.steps[0].text
    assert after.deadline.on == limits[0].on


def test_a_day_of_a_plugin_stands_as_it_told_it(office: Office) -> None:
    """Where nobody said what a day is counted from, it is told as it stands."""
    remedy = Remedy(code="own", name="本县的途径", before="县政府", clauses=("甲规定 1",), until=date(2024, 6, 3))
    dispute = office.dispute(office.register())
    guided = attrs.evolve(dispute, guidance=(Guidance(on=date(2024, 5, 20), remedies=(remedy,)),))
    [limit] = [one for one in limit_reckonings(guided, date(2024, 5, 20), Calendar()) if one.way == "本县的途径"]

    assert (limit.on, texts(limit)) == (date(2024, 6, 3), ["本县的途径：2024-06-03"])


def test_every_limit_leads_to_its_day(office: Office) -> None:
    """At every stage each limit has its steps, in Chinese, and they lead to its day."""
    for stage in Stage:
        dispute = office.at(stage)
        office.do("give-guidance", dispute)
        for one in office.clerk.limit_reckonings(dispute):
            assert [step.day for step in one.steps if step.day][-1] == one.on
            assert not any("…" in step.text or step.text.isascii() for step in one.steps)


def test_the_command_line_explains_them(center: Run) -> None:
    """`why` prints the limits behind the deadlines, and has them as JSON."""
    dispute = registered(center)
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")
    told = json.loads(center("why", "wenxian", dispute, "--as", "li", "--json")[1])["limits"]

    assert "起诉期限 a1（行政行为）：2024-11-01" in out
    assert "期间6个月，计至2024-11-01" in out
    assert (told[0]["way"], told[0]["on"], told[0]["steps"][1]["day"]) == ("起诉期限", "2024-11-01", "2024-11-01")

"""What is said of an obligation that no measure reaches: its day, its papers, and what the law of a day lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from admin_dispute.domain.dispute.agreement import Way
from admin_dispute.domain.dispute.enforcement.conditions import measure_steps
from admin_dispute.domain.dispute.enforcement.in_words import besides, not_due, papers
from admin_dispute.domain.dispute.enforcement.table import MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import title_steps
from admin_dispute.domain.dispute.giving_force import confirmed_by
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.law import Law
from admin_dispute.domain.ruling import ByLawAlone, Objection
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office

UNDATED = {"debtor": "police", "creditors": ["p1"], "duty": "act", "what": "作出认定"}


@pytest.fixture
def dispute(office: Office) -> Dispute:
    """A dispute with an agreement in effect and one duty of an agency without a day."""
    return office.dispute(office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [UNDATED]}}))


def law_of(office: Office, dispute: Dispute, day: date) -> Law:
    """Return the law of a day."""
    with office.center.records(reading=True) as records:
        return office.center.basis(records).law(day, dispute)


def told(office: Office, dispute: Dispute, owed: Obligation, kind: str, day: date) -> dict[str, str]:
    """Give what stands against a measure on a day, by its code."""
    steps: list[Any] = list(measure_steps(dispute, owed, MeasureKind(kind), law_of(office, dispute, day), day))
    return {step.code: step.text for step in steps if isinstance(step, Objection)}


@pytest.mark.clause("民法典 511", "行政协议规定 27", "行政诉讼法 47")
@pytest.mark.parametrize(
    ("debtor", "creditors", "articles"),
    [
        ("police", ("p1",), ("民法典 511", "合同法 62", "行政协议规定 27")),
        ("p1", ("police",), ("民法典 511", "合同法 62", "行政协议规定 27")),
        ("p1", ("p1",), ("民法典 511", "合同法 62")),
        ("p1", (), ("民法典 511", "合同法 62", "行政协议规定 27")),
        ("outside", ("p1",), ("行政诉讼法 47",)),
    ],
)
def test_whose_law_says_when_an_undated_duty_is_due(
    dispute: Dispute, debtor: str, creditors: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    """Between citizens the law of contracts, with an agency by way of another article, outside the law of the duty."""
    owed = attrs.evolve(dispute.obligations[0], debtor=debtor, creditors=creditors)

    assert not_due(dispute, owed, ())[1] == articles


@pytest.mark.clause("民诉法 205")
@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2009, 5, 19), "当日的法律没有规定司法确认"),
        (date(2010, 12, 31), "当日的法律没有规定司法确认"),
        (date(2011, 1, 1), "人民调解法"),
        (date(2012, 12, 31), "当日的民事诉讼法没有规定司法确认"),
        (date(2013, 1, 1), "依照人民调解法等法律"),
        (date(2021, 12, 31), "依照人民调解法等法律"),
        (date(2022, 1, 1), "依法设立的调解组织"),
        (date(2024, 1, 1), "依法设立的调解组织"),
    ],
)
def test_what_courts_confirm_by_the_law_of_a_day(day: date, words: str) -> None:
    """Nothing before 2011, what people's mediators brought about before 2013, by other laws before 2022."""
    assert words in confirmed_by(day)


@pytest.mark.clause("行政协议规定 24")
@pytest.mark.parametrize(("day", "known"), [(date(2019, 12, 31), False), (date(2020, 1, 1), True)])
def test_an_agency_decides_on_its_agreements_since_2020(
    office: Office, dispute: Dispute, day: date, known: bool
) -> None:
    """That an agency may urge and then decide is said from the day on which an article says so."""
    owed = attrs.evolve(dispute.obligations[0], debtor="p1", creditors=("police",))

    assert ("催告后作出决定" in told(office, dispute, owed, "suit", day)["creditor-sues"]) is known


@pytest.mark.clause("特邀调解规定 25")
def test_the_suit_on_a_settlement_is_not_the_suit_on_the_act(office: Office, dispute: Dispute) -> None:
    """That no law of a day lets anybody sue on a settlement says nothing on the suit over the act."""
    said = told(office, dispute, dispute.obligations[0], "suit", date(2009, 5, 19))["measure-in-law"]

    assert said == "收录的2009-05-19施行的法律中，没有规定就不履行和解协议可以起诉的条文；原行政争议的起诉另见起诉期限"


@pytest.mark.clause("特邀调解规定 24")
def test_a_signed_paper_is_one_whatever_the_law_says_of_it(office: Office, dispute: Dispute) -> None:
    """Before an article gives a signature its force there is a paper nevertheless; without an agreement, none."""
    day = date(2009, 5, 19)
    law, owed = law_of(office, dispute, day), dispute.obligations[0]

    assert papers(dispute, owed, law, day) == ("双方签字的协议（当日收录的法律没有规定其效力）",)
    assert papers(changed(dispute, agreements=()), owed, law, day) == ("尚无文书",)


@pytest.mark.clause("刑法 313", "拒执解释 2")
def test_a_letter_leads_to_the_crime_by_the_ruling_that_enforces_it(office: Office, dispute: Dispute) -> None:
    """Article 313 is about judgments and rulings: of a letter, about the ruling made to enforce it."""
    day = date(2025, 1, 2)
    said = besides(dispute, dispute.obligations[0], MeasureKind.REFERRAL, law_of(office, dispute, day), day)

    assert "以为执行它们作出的裁定为准" in said


@pytest.mark.clause("民诉法 205", "行政协议规定 24")
@pytest.mark.parametrize(
    ("debtor", "day", "way", "said", "unsaid"),
    [
        ("police", date(2024, 6, 1), "mediated", "在法定期限内共同申请司法确认", "期限已过"),
        ("police", date(2024, 9, 2), "mediated", "共同申请司法确认的期限已过", "在法定期限内"),
        ("police", date(2024, 6, 1), "self-settled", "不在司法确认之列", "共同申请"),
        ("police", date(2012, 6, 1), "mediated", "只能督促、通报，或者起诉", "司法确认"),
        ("p1", date(2024, 6, 1), "mediated", "可以催告后作出书面决定", "期限已过"),
        ("p1", date(2019, 6, 3), "mediated", "行政机关不能提起行政诉讼", "催告后"),
    ],
)
def test_what_is_left_without_a_title(
    office: Office, dispute: Dispute, debtor: str, day: date, way: str, said: str, unsaid: str
) -> None:
    """Only what the law of the day has, and a time that is over is said to be over."""
    owed = attrs.evolve(dispute.obligations[0], debtor=debtor, effective_on=min(day, date(2024, 5, 20)))
    then = changed(dispute, agreements=(attrs.evolve(dispute.agreements[0], way=Way(way)),))
    steps: list[Any] = list(title_steps(then, owed, law_of(office, dispute, day), day))
    found: list[Any] = [step.step if isinstance(step, ByLawAlone) else step for step in steps]
    [warned] = found

    assert said in warned.text
    assert unsaid not in warned.text


@pytest.mark.clause("民诉法 114", "行政诉讼法 96")
@pytest.mark.parametrize(("kind", "by_96"), [("fine-on-body", False), ("referral", False), ("announcement", True)])
def test_why_a_confirmed_agreement_opens_no_measure_against_an_agency(office: Office, kind: str, by_96: bool) -> None:
    """What rests on article 96 alone is refused by its words; a fine on the body and a referral rest on other laws."""
    given = office.at(Stage.EFFECTIVE)
    office.do("give-force", given, force="court-confirmation")
    confirmed, day = office.dispute(given), date(2024, 6, 20)
    owed = next(one for one in confirmed.obligations if one.debtor == "police")
    said = besides(confirmed, owed, MeasureKind(kind), law_of(office, confirmed, day), day)

    assert "没有" in said
    assert ("第九十六条" in said) is by_96

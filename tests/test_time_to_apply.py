"""The time to apply for enforcement, as the law of its days had it: by who asks and by what carries the obligation."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from admin_dispute import Stage
from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.deadlines import clocks_moved, deadlines
from admin_dispute.domain.dispute.enforcement.time_limits import application
from admin_dispute.domain.dispute.enforcement.titles import Instrument
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.obligation import Standing
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.values import PersonKind, PersonRef, changed
from admin_dispute.testing import Office

COUNT = counted_by(Calendar())
ROWS = [
    # owed until, who asks, last day, article
    ("2016-06-30", "citizen", "2017-06-30", "执行行诉法解释 84"),
    ("2016-06-30", "company", "2016-12-27", "执行行诉法解释 84"),  # 180 days
    ("2016-06-30", "agency", "2016-12-27", "执行行诉法解释 84"),
    ("2017-02-07", "citizen", "2018-02-07", "执行行诉法解释 84"),  # over on the last day of the old text
    ("2017-02-08", "citizen", "2019-02-08", "行诉解释 153"),  # still running when the longer one came
    ("2017-09-01", "company", "2019-09-01", "行诉解释 153"),
    ("2018-03-01", "citizen", "2020-03-01", "行诉解释 153"),
    ("2018-03-01", "agency", "2020-03-01", "行诉解释 153"),
]


@pytest.mark.clause("执行行诉法解释 84", "行诉解释 153")
@pytest.mark.parametrize(("until", "who", "last", "article"), ROWS)
def test_who_asks_and_when(office: Office, until: str, who: str, last: str, article: str) -> None:
    """Before 2018 a citizen had a year, an agency or an organisation 180 days; since then everybody has two years."""
    found = applying(owed_until(office, date.fromisoformat(until), who))

    assert found == (date.fromisoformat(last), (article,))


@pytest.mark.clause("执行行诉法解释 88", "行政强制法 53")
@pytest.mark.parametrize(
    ("contest", "last", "articles"),
    [
        ("2011-03-01", "2011-08-28", ("执行行诉法解释 88",)),  # 180 days
        ("2012-03-01", "2012-06-01", ("行诉解释 156", "行政强制法 53")),
    ],
)
def test_of_an_agencys_act(office: Office, contest: str, last: str, articles: tuple[str, ...]) -> None:
    """180 days before the law on administrative enforcement, three months since."""
    dispute = owed_until(office, date(2011, 2, 1), "agency")
    act = attrs.evolve(
        dispute.titles[0], instrument=Instrument.ADMINISTRATIVE_ACT, contest_until=date.fromisoformat(contest)
    )

    assert applying(changed(dispute, titles=(act,))) == (date.fromisoformat(last), articles)


@pytest.mark.clause("民诉法 250")
def test_a_confirmed_agreement_has_two_years_at_all_times(office: Office) -> None:
    """What a court confirmed is enforced by civil procedure, whoever asks."""
    dispute = owed_until(office, date(2016, 6, 30), "company")
    office.do("report-settlement", dispute.id)
    signed = office.dispute(dispute.id).agreements[0]
    confirmed = GivenForce(force=Force.COURT_CONFIRMATION, on=date(2016, 5, 1), since=date(2016, 5, 1))
    agreement = attrs.evolve(signed, obligations=("t1o1",), forces=(confirmed,))

    found = applying(changed(dispute, titles=(), agreements=(agreement,)))
    assert found == (date(2018, 6, 30), ("民诉法（2012） 239",))


def test_what_sets_the_time_is_looked_at_again(office: Office) -> None:
    """A person put right as a body, or a title as another paper, moves the last day to apply on a refused duty."""
    before = owed_until(office, date(2016, 6, 30), "citizen")
    refused = tuple(attrs.evolve(owed, standing=Standing.REFUSED) for owed in before.obligations)
    before = changed(before, obligations=refused)
    ref = before.parties[0].person
    assert isinstance(ref, PersonRef)
    body = attrs.evolve(before.parties[0], person=attrs.evolve(ref, kind=PersonKind.ORGANISATION))
    act = attrs.evolve(before.titles[0], instrument=Instrument.ADMINISTRATIVE_ACT, contest_until=date(2016, 9, 1))

    for after in (changed(before, parties=(body, *before.parties[1:])), changed(before, titles=(act,))):
        assert deadlines(before, Calendar()) != deadlines(after, Calendar())
        assert clocks_moved(before, after)


def owed_until(office: Office, until: date, who: str) -> Dispute:
    """Give a dispute in which a judgment orders something until a day, for a citizen, a company or an agency."""
    id_ = office.register()
    office.do("record-filing", id_)
    office.do("end-proceeding", id_)
    office.do("record-title", id_)
    dispute = office.dispute(id_)
    ref = dispute.parties[0].person
    assert isinstance(ref, PersonRef)
    kind = PersonKind.ORGANISATION if who == "company" else PersonKind.NATURAL
    party = attrs.evolve(dispute.parties[0], person=attrs.evolve(ref, kind=kind))
    creditor = "police" if who == "agency" else party.id
    owed = attrs.evolve(
        dispute.obligations[0], due=until, within=None, effective_on=date(2010, 1, 4), creditors=(creditor,),
        debtor=party.id if who == "agency" else "police",
    )  # fmt: skip
    return changed(dispute, parties=(party, *dispute.parties[1:]), obligations=(owed,))


def applying(dispute: Dispute) -> tuple[date, tuple[str, ...]]:
    """Give the last day to apply for the only obligation, and the articles that set it."""
    found = application(dispute, dispute.obligations[0], COUNT)

    assert found is not None
    return found.due.on, found.clauses


@pytest.mark.clause("行诉解释 153")
@pytest.mark.parametrize(("served_on", "last"), [("2024-06-10", "2026-06-10"), (None, "2026-06-26")])
def test_where_no_period_is_set(office: Office, served_on: str | None, last: str) -> None:
    """Of a judgment that sets none the two years run from its service; where nobody knows it, from its legal force."""
    office.clock.set(date(2024, 6, 26))
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute, on="2024-06-10", served_on=served_on)
    undated = {"debtor": "police", "creditors": ["p1"], "duty": "act"}
    office.do("record-title", dispute, on="2024-06-26", effective_on="2024-06-26", obligations=[undated])

    assert applying(office.dispute(dispute)) == (date.fromisoformat(last), ("行诉解释 153",))


@pytest.mark.clause("民诉法 250")
def test_a_confirmed_agreement_in_instalments(office: Office) -> None:
    """Its time runs from the end of the last instalment, not of the first that was missed."""
    parts = [{"amount": "500", "due": "2024-06-03"}, {"amount": "500", "due": "2024-12-03"}]
    owed = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "1000", "instalments": parts}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [owed]}})
    office.do("give-force", dispute, force="court-confirmation")
    state = office.dispute(dispute)
    found = application(state, state.obligations[0], COUNT)

    assert found is not None
    assert (found.started, found.due.on, found.clauses) == (date(2024, 12, 3), date(2026, 12, 3), ("民诉法 250",))

"""The regular circular: drafted, looked at, approved, issued, corrected; the same bytes again (WX-4.3.1, WX-4.3.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from circulars import (
    LOOKED,
    TO_ISSUE,
    brought,
    deadlines,
    drafted,
    enter,
    moved,
    objections,
    page,
    seen,
)

from admin_dispute import (
    Circular,
    NotFound,
    Refused,
    Stretch,
)
from admin_dispute.domain.circular.drafting import goes_on_from
from admin_dispute.testing import Office


@pytest.mark.clause("WX-4.3.2")
def test_from_draft_to_issue(everywhere: Office) -> None:
    """A draft is shown, looked at, approved and issued under its number to its recipients, and keeps who approved."""
    circular = brought(everywhere, drafted(everywhere))
    [edition] = circular.editions

    assert (circular.stage, circular.content, circular.number) == ("issued", None, "温行调办〔2024〕1号")
    assert (edition.edition, edition.approval.name, edition.approval.paper) == (1, "温县司法局", "签批单1")
    assert [one.name for one in edition.recipients] == ["温县公安局", "温县税务局", "温县人民政府"]
    assert edition.content.reports[0].figure("registered", "police").numerator == 1
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-4.3.2")
def test_any_stretch_of_days(office: Office) -> None:
    """A circular is on any days that are over; of days to come, before the founding or without a case is none."""
    circular = drafted(office)
    new = {"on": "2024-07-01"}

    assert str(seen(office, circular).stretch) == "2023-12-11至2024-06-10"
    assert objections(office, "draft-circular", "", last="2024-07-15", **new) == {"circular-period-over"}
    assert objections(office, "draft-circular", "", first="2020-01-01", last="2020-12-31") == {"circular-since-founded"}
    assert objections(office, "draft-circular", "", last="2024-01-31") == {"circular-has-cases"}
    assert objections(office, "draft-circular", "", reports=["agencies", "weather"]) == {"circular-reports-known"}


@pytest.mark.clause("WX-4.3.1")
def test_an_agency_sees_its_own_figures_before_issue(office: Office) -> None:
    """Once shown, an agency reads its own figures with their disputes and nobody else's; before, nothing."""
    enter(office, "taxman", "tax", "handler")
    office.register(agencies=["tax"])
    circular = drafted(office)
    before = [len(office.center.acting(who).every(Circular)) for who in ("clerk", "handler", "taxman", "wang")]
    office.do("show-circular", circular)
    content = seen(office, circular, "handler").content

    assert before == [1, 0, 0, 0]
    assert content is not None
    assert content.bodies == ("police",)
    assert {one.agency for one in content.reports[0].figures} == {"", "police"}
    assert content.reports[0].figure("registered").numerator == 1
    assert len(content.reports[0].figure("registered", "police").disputes) == 1
    assert seen(office, circular, "taxman").content != content
    assert "温县公安局" not in page(office, circular, actor="taxman").text()
    with pytest.raises(NotFound):
        seen(office, circular, "wang")
    with pytest.raises(Refused):
        office.do("object-to-circular", circular, actor="taxman")


@pytest.mark.clause("WX-4.3.1")
def test_objections_have_evidence_and_answers(everywhere: Office) -> None:
    """An objection names its evidence; approval waits for the answer, and one upheld for figures counted anew."""
    office = everywhere
    circular = brought(office, drafted(office), ("show-circular",))

    assert objections(office, "object-to-circular", circular.id, evidence=[]) == {"evidence-named"}
    assert objections(office, "object-to-circular", circular.id, agency="court") == {"reported-on"}
    assert objections(office, "object-to-circular", circular.id, indicator="weather") == {"indicator-known"}
    office.do("object-to-circular", circular.id, actor="handler", indicator="registered")
    assert objections(office, "approve-circular", circular.id) == {"circular-objections-answered"}
    office.do("answer-circular-objection", circular.id, upheld=True, text="属实")
    assert objections(office, "answer-circular-objection", circular.id) == {"circular-objection-open"}
    assert objections(office, "approve-circular", circular.id) == {"upheld-objections-followed"}
    office.do("revise-circular", circular.id, on="2024-06-14")
    for name in LOOKED:
        office.do(name, circular.id, on="2024-06-15")
    office.do("approve-circular", circular.id)
    own = seen(office, circular.id, "handler")

    assert [(one.indicator, one.evidence, one.upheld) for one in own.objections] == [
        ("registered", ("公安局函〔2024〕1号",), True)
    ]
    said: Any = own.objections[0].text
    assert office.center.acting("handler").open(circular.id, said) == "有一件不是我局的。"


@pytest.mark.clause("WX-4.3.1")
def test_there_is_time_to_look(office: Office) -> None:
    """Approval waits until everybody with cases has looked or the time is over; objecting late is warned of only."""
    circular = brought(office, drafted(office), ("show-circular",)).id
    late = office.clerk.may(office.command("object-to-circular", circular, on="2024-06-20"))
    [deadline] = [one.on for one in deadlines(office, circular)]

    assert deadline == date(2024, 6, 17)
    assert objections(office, "approve-circular", circular, on="2024-06-17") == {"circular-looked-at"}
    assert objections(office, "approve-circular", circular, on="2024-06-18") == set()
    assert [warning.code for warning in late.warnings] == ["objected-in-time"]
    office.do("confirm-figures", circular, actor="handler")
    assert objections(office, "approve-circular", circular, on="2024-06-14") == set()


def test_without_a_period_nobody_is_asked_to_look(office: Office) -> None:
    """Where neither the policy nor the command says for how long, the draft can't be shown."""
    bare = Office(plugins=())
    circular = drafted(bare)

    assert objections(bare, "show-circular", circular, within=None) == {"circular-look-set"}
    assert seen(bare, circular).content.assessment is None  # type: ignore[union-attr]
    assert objections(office, "show-circular", drafted(office), within=None) == set()


@pytest.mark.clause("WX-4.3.2")
def test_who_approves_and_under_which_number(office: Office) -> None:
    """A body with the function approves; a number is used once; recipients stand in the directory; days follow."""
    first = brought(office, drafted(office), LOOKED).id
    assert objections(office, "approve-circular", first, by="police") == {"may-approve-circular"}
    assert objections(office, "approve-circular", first, by="none") == {"organisation-known", "may-approve-circular"}
    brought(office, first, TO_ISSUE[2:])
    second = brought(office, drafted(office), TO_ISSUE[:3]).id

    assert objections(office, "issue-circular", second) == {"circular-number-free"}
    fresh = {"number": "温行调办〔2024〕9号"}
    assert objections(office, "issue-circular", second, recipients=["none"], **fresh) == {"recipients-known"}
    assert objections(office, "issue-circular", second, on="2024-06-17", **fresh) == {"not-before-approved"}
    assert objections(office, "show-circular", second) == {"circular-stage"}


def test_points_given_meanwhile_are_not_lost(office: Office) -> None:
    """Figures that were counted before somebody else gave points are refused, not written over them."""
    circular = drafted(office)
    earlier = seen(office, circular).content
    assert earlier is not None
    item = earlier.assessment.sheet.items[0].id  # type: ignore[union-attr]
    mark = {"agency": "police", "item": item, "by": "review", "points": "18", "reason": "补充材料"}
    office.do("revise-circular", circular, marks=[mark])
    latest = seen(office, circular).content

    assert goes_on_from(earlier, earlier)
    assert not goes_on_from(earlier, latest)


@pytest.mark.clause("WX-4.3.2")
def test_a_draft_may_be_given_up(office: Office) -> None:
    """A draft that was given up is not issued; one that was issued can't be given up."""
    dropped = brought(office, drafted(office), ("drop-circular",))
    issued = brought(office, drafted(office))

    assert (dropped.stage, dropped.dropped.on) == ("dropped", date(2024, 6, 14))  # type: ignore[union-attr]
    assert objections(office, "show-circular", dropped.id) == {"circular-stage"}
    assert objections(office, "drop-circular", issued.id) == {"circular-stage"}


@pytest.mark.clause("WX-4.3.2")
def test_a_correction_notice_says_what_changed(everywhere: Office) -> None:
    """A correction is a further edition that lists figure by figure what changed; the first stays as it was."""
    office = everywhere
    dispute = office.register()
    circular = brought(office, drafted(office))
    first = page(office, circular.id).text()
    assert objections(office, "correct-circular", circular.id) == {"circular-changed"}
    office.do("correct-act", dispute, number=1, replacement=moved("2023-05-06"))
    corrected = brought(office, circular.id, ("correct-circular",))
    second = page(office, circular.id).text()
    changed = {(one.indicator, one.agency, one.before, one.now) for one in corrected.editions[1].changes}

    assert [(one.edition, one.number) for one in corrected.editions] == [
        (1, "温行调办〔2024〕1号"),
        (2, "温行调办〔2024〕2号"),
    ]
    assert {("registered", "police", "2", "1"), ("registered", "", "2", "1")} <= changed
    assert "更正通知：第2版，代替此前各版。更正事项：一件争议的登记日期有误" in second
    assert "登记争议｜温县公安局｜｜2｜1" in second
    assert page(office, circular.id, 1).text() == first
    assert objections(office, "correct-circular", circular.id, on="2024-06-20") >= {"not-before-edition"}
    with pytest.raises(NotFound):
        page(office, circular.id, 3)


def test_everybody_reads_what_was_issued(office: Office) -> None:
    """Whoever is in office reads an issued circular, without the disputes behind it; the same bytes as the staff."""
    enter(office, "taxhead", "tax", "head")
    enter(office, "auditor", "county", "auditor")
    circular = brought(office, drafted(office)).id
    own = seen(office, circular, "taxhead")

    assert own.editions[0].content.reports[0].figure("registered", "police").counted == ()
    assert {
        page(office, circular, actor=who).text().rpartition("\n\n")[0] for who in ("clerk", "taxhead", "auditor")
    } == {page(office, circular).text().rpartition("\n\n")[0]}
    assert page(office, circular, actor="taxhead").text() == page(office, circular).text()
    assert office.center.acting("taxhead").decisions(circular) == ()
    assert len(office.center.acting("auditor").decisions(circular)) == 5
    with pytest.raises(Refused):
        office.do("revise-circular", circular, actor="auditor")


@pytest.mark.clause("WX-4.3.2")
def test_the_auditor_reads_and_writes_nothing(office: Office) -> None:
    """The auditor reads ledger, reports, circulars with their drafts, problems and refusals, and gives no command."""
    enter(office, "auditor", "county", "auditor")
    auditor = office.center.acting("auditor")
    problem = office.do("raise-problem").stream
    circular = drafted(office)
    with pytest.raises(Refused):
        office.do("issue-circular", circular)
    with pytest.raises(Refused):
        office.do("drop-circular", circular, actor="auditor")

    assert len(list(auditor.ledger())) == 1
    assert auditor.report("agencies", Stretch(date(2024, 1, 1), date(2024, 6, 30))).bodies
    assert seen(office, circular, "auditor") == seen(office, circular)
    assert auditor.stream(problem).id == problem
    assert [one.command for one in auditor.decisions(circular)] == ["draft-circular", "issue-circular", "drop-circular"]


def test_asked_again_it_is_decided_the_same(office: Office) -> None:
    """Decided again on what was counted for it, no act of a circular differs."""
    brought(office, drafted(office))

    assert [one for one in office.center.rulings() if one.kind == "circular"] == []

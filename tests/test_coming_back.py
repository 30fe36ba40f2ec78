"""A refused duty that took the place of a title's: the ruling says how the title comes back, and by which article."""

from __future__ import annotations

from typing import Any

import pytest

from admin_dispute.testing import Office

INSTEAD = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "due": "2024-06-27"}


def refused(office: Office, dispute: str, obligation: str) -> dict[str, tuple[tuple[str, ...], str]]:
    """Give what a refusal warns of that may come back: code, articles and text."""
    done = office.do("record-refusal-to-perform", dispute, on="2024-06-28", obligations=[obligation])
    said = {one.code: (one.clauses, one.text) for one in done.ruling.warnings}
    return {code: told for code, told in said.items() if code.endswith("comes-back")}


def judged(office: Office) -> str:
    """Give a dispute with a judgment in legal force."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    return dispute


@pytest.mark.clause("民诉法 241", "执行和解规定 9")
def test_of_a_settlement_in_enforcement(office: Office) -> None:
    """The creditor may have the title resumed; nobody resumes it for him."""
    dispute = judged(office)
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[INSTEAD])
    office.do("settle-enforcement", dispute, agreement=1)
    [(code, (clauses, text))] = refused(office, dispute, "o2").items()

    assert code == "enforcement-comes-back"
    assert {"民诉法 241", "执行和解规定 9"} <= set(clauses)
    assert "s1" in text


@pytest.mark.clause("行政诉讼法 94", "行政诉讼法 95")
@pytest.mark.parametrize(("replaces", "code"), [("t1o1", "title-comes-back"), ("a2", "judgment-comes-back")])
def test_of_an_agreement_in_the_place_of_a_judgment(office: Office, replaces: str, code: str) -> None:
    """The judgment stands: it can be enforced although the parties had agreed otherwise."""
    dispute = judged(office)
    judgment: dict[str, Any] = {"kind": "judgment", "what": "判令支付30000元", "made_on": "2024-05-02"}
    office.do("add-challenged", dispute, challenged=[judgment])
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[{**INSTEAD, "replaces": [replaces]}])
    [(found, (clauses, text))] = refused(office, dispute, "o2").items()

    assert (found, clauses) == (code, ("行政诉讼法 94", "行政诉讼法 95"))
    assert replaces in text


def test_of_a_plain_duty_nothing_comes_back(office: Office) -> None:
    """A duty that replaces nothing says nothing of titles."""
    dispute = judged(office)
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[INSTEAD])

    assert refused(office, dispute, "o2") == {}

"""Legal advice and litigation guidance: for whom it was given to and whoever gave it, nobody else (WX-3.3.3)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import AdviceForm, AdviceKind, GeneralAdvice, NotFound, Refused
from admin_dispute.domain.dispute.advising import Advice
from admin_dispute.domain.values import TextRef
from admin_dispute.testing import Office

SIDES = ("clerk", "mediator", "judge", "lawyer", "coordinator", "data", "handler", "head", "wang", "stranger")


def advised(office: Office, dispute: str, by: str = "lawyer", **changes: Any) -> None:
    """Record advice by an officer."""
    office.do("advise-side", dispute, actor=by, by=by, **changes)


def given(office: Office, by: str = "lawyer", **changes: Any) -> str:
    """Record advice on no dispute by an officer and return its id."""
    return office.do("give-advice", actor=by, by=by, **changes).stream


@pytest.mark.clause("WX-3.3.3")
def test_advice_on_a_dispute_is_on_record(everywhere: Office) -> None:
    """Who gave what to whom, how and when is kept; the decision cites the clause."""
    dispute = everywhere.register()
    command = everywhere.command("advise-side", dispute, by="lawyer", to=["police"], kind="litigation-guidance")
    done = everywhere.center.acting("lawyer").execute(command)
    [advice] = everywhere.center.acting("handler").dispute(dispute).advice

    assert isinstance(advice, Advice)
    assert isinstance(advice.text, TextRef)
    assert (advice.by, advice.to, advice.kind, advice.form, str(advice.on)) == (
        "lawyer", ("police",), AdviceKind.LITIGATION_GUIDANCE, AdviceForm.ORAL, "2024-05-08",
    )  # fmt: skip
    assert everywhere.center.acting("handler").open(dispute, advice.text) == "可以先申请行政复议。"
    assert "WX-3.3.3" in done.ruling.clauses
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.3.3")
@pytest.mark.parametrize(("to", "readers"), [("p1", {"lawyer", "wang"}), ("police", {"lawyer", "handler", "head"})])
def test_nobody_else_reads_it(office: Office, to: str, readers: set[str]) -> None:
    """Neither the other side nor clerk, mediator or judge learn that advice was given, nor read how it was decided."""
    dispute = office.register()
    advised(office, dispute, to=[to])
    seen, decided = set(), set()
    for who in SIDES[:-1]:
        acting = office.center.acting(who)
        seen |= {who} if acting.dispute(dispute).advice else set()
        decided |= {who for decision in acting.decisions(dispute) if decision.command == "advise-side"}

    assert seen == readers
    assert decided == readers


def test_the_text_opens_to_nobody_else(office: Office) -> None:
    """Whoever comes to know its id does not open the text."""
    dispute = office.register()
    advised(office, dispute)
    [advice] = office.center.acting("lawyer").dispute(dispute).advice

    assert isinstance(advice.text, TextRef)
    for who in ("clerk", "judge", "handler"):
        with pytest.raises(NotFound):
            office.center.acting(who).open(dispute, advice.text)


def test_nobody_records_the_advice_of_another(office: Office) -> None:
    """Advice is recorded by whoever gave it; a judge or a side gives none here."""
    dispute = office.register()
    for who, by in (("clerk", "lawyer"), ("judge", "judge"), ("handler", "handler"), ("wang", "wang")):
        with pytest.raises(Refused) as refused:
            office.do("advise-side", dispute, actor=who, by=by)
        assert [objection.code for objection in refused.value.ruling.objections] == ["may-act"]
    with pytest.raises(Refused):
        office.do("give-advice", actor="stranger", by="stranger")


def test_it_is_given_to_a_side(office: Office) -> None:
    """Whoever is no side of the dispute is advised in general, not on it."""
    with pytest.raises(Refused) as refused:
        advised(office, office.register(), to=["p1", "tax"])

    assert [objection.code for objection in refused.value.ruling.objections] == ["advised-of-known"]


@pytest.mark.clause("WX-3.3.3")
def test_advice_in_general(everywhere: Office) -> None:
    """Advice on no dispute is read under the account it was given to, and by whoever gave it."""
    everywhere.register()
    stream = given(everywhere)
    readers = {who for who in (*SIDES, "zhao") if everywhere.center.acting(who).every(GeneralAdvice)}
    [advice] = everywhere.center.acting("zhao").every(GeneralAdvice)

    assert isinstance(advice.text, TextRef)
    assert readers == {"lawyer", "zhao"}
    assert everywhere.center.acting("zhao").open(stream, advice.text) == "六个月内可以起诉。"
    with pytest.raises(NotFound):
        everywhere.clerk.stream(stream)
    assert everywhere.center.verify() == ()


def test_advice_to_an_agency(office: Office) -> None:
    """Advice to an organisation is read by its handlers and heads; an unknown one is refused, and nobody at all."""
    office.register()
    given(office, account=None, organisation="police", person={"name": "某民警"})
    readers = {who for who in SIDES if office.center.acting(who).every(GeneralAdvice)}

    assert readers == {"lawyer", "handler", "head"}
    for changes, code in (({"organisation": "x"}, "organisation-known"), ({}, "advised-named")):
        with pytest.raises(Refused) as refused:
            given(office, account=None, **changes)
        assert [objection.code for objection in refused.value.ruling.objections] == [code]


@pytest.mark.clause("WX-3.3.3")
def test_the_command_line_lists_own_advice(center: Run, tmp_path: Path) -> None:
    """Advice is recorded, listed as table, JSON and spreadsheet, and shown to whoever gave it; to nobody else."""
    said = ("--kind", "legal-advice", "--form", "oral", "--text", "先复议", "--person", '{"name": "赵某"}')
    recorded = center("do", "wenxian", "give-advice", "--as", "li", "--on", "2024-05-08", "--by", "li", *said, "--json")
    advice = json.loads(recorded[1])["stream"]
    listing = ("list", "wenxian", "advice", "--as")
    code, _, _ = center(*listing, "li", "--xlsx", "advice.xlsx")
    [heads, row] = CalamineWorkbook.from_path(str(tmp_path / "advice.xlsx")).get_sheet_by_index(0).to_python()

    assert [found["id"] for found in json.loads(center(*listing, "li", "--json")[1])] == [advice]
    assert "先复议" in center(*listing, "li")[1]
    assert (code, heads[10], row[10]) == (0, "所答", "先复议")
    assert "先复议" in center("show", "wenxian", advice, "--as", "li")[1]
    registered(center, parties=[{"person": {"name": "王某某"}, "account": "wang"}])
    assert json.loads(center(*listing, "wang", "--json")[1]) == []

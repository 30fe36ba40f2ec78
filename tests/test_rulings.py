"""`verify --rulings`: acts are asked about again, and those that would be decided otherwise are listed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from shell import Run, registered

from admin_dispute import Answer, Dispute, Objection, Period, Stage, Unit, hookimpl
from admin_dispute.center.application import Center
from admin_dispute.center.upkeep.rulings import Differing
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL, load
from admin_dispute.testing import Office


def changed(office: Office, **hooks: Any) -> tuple[Differing, ...]:
    """Ask again in the same database after a plugin of these hooks was installed beside Wen County's."""
    mine = Plugin("mine", "dist-mine", SimpleNamespace(**{name: hookimpl(hook) for name, hook in hooks.items()}))
    table = HookTable((NATIONAL, load("wenxian"), mine))
    return Center(office.center.id, office.engine, table, clock=office.clock).rulings()


def test_nothing_differs_while_nothing_changed(everywhere: Office) -> None:
    """At every stage, with a correction and an annulment, each act is decided as it was."""
    for stage in Stage:
        everywhere.at(stage)
    everywhere.do("correct-act", everywhere.at(Stage.CLOSED))
    annulled = everywhere.at(Stage.EFFECTIVE)
    number = everywhere.do("record-performance", annulled).version
    everywhere.do("annul-act", annulled, number=number)

    assert everywhere.center.rulings() == ()


def test_another_answer_is_listed(office: Office) -> None:
    """A rule that answers otherwise without a branch per day: the act, the old answer, the new one."""

    def mediation_period(dispute: Dispute) -> Answer[Period]:
        """A week."""
        return Answer(Period(7, Unit.DAY), ("第9条",))

    dispute = office.at(Stage.MEDIATING)
    [found] = changed(office, mediation_period=mediation_period)

    assert (found.stream, found.command, found.allowed) == (dispute, "open-mediation", True)
    assert any("30日" in line for line in found.before)
    assert any("7日（第9条）" in line for line in found.after)


def test_what_is_recorded_is_worded(office: Office) -> None:
    """A line for each field, in the words of a clerk; what is empty has none."""
    office.at(Stage.MEDIATING)

    def mediation_period() -> Answer[Period]:
        """Two weeks."""
        return Answer(Period(14, Unit.DAY), ("第9条",))

    [found] = changed(office, mediation_period=mediation_period)

    assert [line for line in found.before if line.startswith("记录：")] == ["记录：调解已开始，期间：30日"]
    assert [line for line in found.after if line.startswith("记录：")] == ["记录：调解已开始，期间：14日"]


def test_a_branch_per_day_changes_nothing(office: Office) -> None:
    """A rule that begins later leaves earlier acts as they were."""

    def mediation_period(on: date) -> Answer[Period] | None:
        """A week from 2025."""
        return Answer(Period(7, Unit.DAY), ("第9条",)) if on >= date(2025, 1, 1) else None

    office.at(Stage.MEDIATING)

    assert changed(office, mediation_period=mediation_period) == ()


def test_what_would_be_refused_says_so(office: Office) -> None:
    """An act that would not be allowed today is listed with what stands against it, and stays as it is."""

    def objections_to_registration(dispute: Dispute) -> Sequence[Objection]:
        """No more penalties."""
        return (Objection("not-here", "不受理行政处罚争议", ("第2条",)),)

    dispute = office.at(Stage.CONSENTED)
    [found] = changed(office, objections_to_registration=objections_to_registration)

    assert (found.number, found.allowed) == (1, False)
    assert "不予准许：不受理行政处罚争议（第2条）" in found.after
    assert [line for line in found.before if line.startswith("记录：")] == ["记录：争议已登记", "记录：分流建议已提出"]
    assert office.dispute(dispute).stage is Stage.CONSENTED


def test_a_policy_adopted_backwards_is_found(office: Office) -> None:
    """A version that was adopted later with an earlier effective day changes what earlier acts would have led to."""
    office.at(Stage.MEDIATING)
    row = {"name": "mediation-period", "value": "20 working-day", "source": "第1条", "provenance": "stated"}
    adopted = office.command("adopt-policy", version="追溯", effective=date(2024, 5, 1), parameters=[row])
    office.center.acting("founder").execute(adopted)
    opened = next(found for found in office.center.rulings() if found.command == "open-mediation")

    assert "政策版本：追溯" in opened.after
    assert any("20个工作日" in line for line in opened.after)


def test_of_a_replaced_act_what_it_counts_for_is_compared(office: Office) -> None:
    """The journal has no ruling on the replacement: another record is a difference, another reason is none."""
    dispute = office.at(Stage.MEDIATING)
    office.do("correct-act", dispute)

    def required_consents(dispute: Dispute) -> Answer[tuple[str, ...]]:
        """The same people by another article."""
        return Answer(tuple(party.id for party in dispute.parties), ("第7条",))

    found = changed(office, required_consents=required_consents)

    assert 2 not in {act.number for act in found}


def test_acts_of_the_center_are_asked_about_too(office: Office) -> None:
    """What makes the policy is judged by the center as it stood: without the county's plugin its clause goes."""
    alone = HookTable((NATIONAL,))
    found = Center(office.center.id, office.engine, alone, clock=office.clock).rulings()
    adopted = next(act for act in found if act.command == "adopt-policy")

    assert {(act.kind, act.stream, act.allowed) for act in found} == {("center", "wenxian", True)}
    assert any("WX-5.1" in line for line in adopted.before)


@pytest.mark.clause("WX-5.1")
def test_the_command_line_lists_them(center: Run) -> None:
    """`verify --rulings` ends with 0 where nothing differs, and with 1 and the list after a retroactive adoption."""
    registered(center)
    assert center("verify", "wenxian", "--rulings")[0] == 0
    row = {"version": "追溯", "effective": "2024-05-01", "source": "某文件", "on": "2026-01-05"}
    assert center("do", "wenxian", "adopt-policy", "--as", "li", "--data", json.dumps(row))[0] == 0
    code, out, _ = center("verify", "wenxian", "--rulings")

    assert code == 1
    assert "原为 政策版本：温法联〔2021〕7号" in out
    assert "1 项的结论会不同；记录没有改动" in out
    assert json.loads(center("verify", "wenxian", "--rulings", "--json")[1])[0]["command"] == "register-dispute"

"""What `doctor` says of the people that court and justice bureau must name."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import attrs
import pytest

from admin_dispute.center.upkeep.health import health, unusable_policies
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL, load
from admin_dispute.testing import Office


def missing(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    """Give what `doctor` says of data officers."""
    return [(found.text, found.clauses) for found in health(office.center) if found.code == "data-officer-missing"]


@pytest.mark.clause("WX-3.2.6", "WX-3.3.5")
def test_data_officers_are_named(office: Office) -> None:
    """Court and justice bureau each have one in office, or `doctor` warns, naming the body and the clause."""
    assert missing(office) == []

    founder = office.center.acting("founder")
    for officer in ("figures", "data"):
        founder.execute(office.command("end-office", on=date(2024, 6, 30), officer=officer))
    assert [clauses for _, clauses in missing(office)] == [("WX-3.2.6",), ("WX-3.3.5",)]
    assert "温县人民法院" in missing(office)[0][0]


@pytest.mark.clause("WX-4.3.1")
def test_weights_are_the_countys_to_set(office: Office) -> None:
    """The doctor warns while the assessment sheet is an example; without one it says nothing of it."""
    assert [found.clauses for found in health(office.center) if found.code == "sheet-to-be-set"] == [("WX-4.3.1",)]
    bare = Office(plugins=())
    assert [found for found in health(bare.center) if found.code == "sheet-to-be-set"] == []
    bare.center.close()


def test_a_county_cites_the_clauses_of_its_own_plugins() -> None:
    """A center without Wen County's plugin reads no clause of Wen County's document."""
    bare = Office(plugins=())
    findings = health(bare.center)
    bare.center.close()

    assert "several-functions" in {found.code for found in findings}
    assert {clause for found in findings for clause in found.clauses} == set()


def changed(office: Office) -> list[str]:
    """Give what `doctor` says of a policy that its plugin ships otherwise than it was adopted."""
    return [found.text for found in health(office.center) if found.code == "policy-changed"]


@pytest.mark.clause("WX-5.1")
def test_a_shipped_policy_that_changed_under_its_name(office: Office) -> None:
    """The doctor warns where a plugin ships another content under the name of an adopted version, and of what."""
    assert changed(office) == []
    table, [shipped] = office.center.table, office.center.table.policies
    [mark] = [stated for stated in shipped.parameters if stated.name == "case-number-mark"]
    others = tuple(stated for stated in shipped.parameters if stated is not mark)
    table.policies = (attrs.evolve(shipped, parameters=(*others, attrs.evolve(mark, value="他字"))),)
    [text] = changed(office)
    table.policies = (attrs.evolve(shipped, source="某修订稿"),)
    [other] = changed(office)
    table.policies = (shipped,)

    assert f"“{shipped.version}”" in text
    assert "案号" in text
    assert "（来源或者施行日期）" in other


@pytest.mark.clause("WX-5.1")
def test_a_policy_that_no_center_can_work_by(office: Office) -> None:
    """The doctor names a version that was adopted with values that can't be read, each by its path."""
    assert "policy-unreadable" not in {found.code for found in health(office.center)}
    wrong = Parameter(name="risk-relief-period", value="soon", source="某文件", provenance=Provenance.STATED)
    policy = Policy(version="旧", effective=date(2024, 1, 1), source="某文件", parameters=(wrong,))
    with office.center.records(reading=True) as records:
        center = office.center.basis(records).state
    assert center is not None
    [found] = unusable_policies(attrs.evolve(center, policies=(*center.policies, policy)))

    assert (found.level, found.code, found.clauses) == ("error", "policy-unreadable", ("WX-5.1",))
    assert "“旧”" in found.text
    assert "parameters.risk-relief-period.value" in found.text


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 10, 31), ("ok", "calendar", "日历：至2026年")),
        (date(2026, 11, 1), ("warning", "calendar-next-year", "日历还没有2027年，相关期限为暂定；公布后请载入")),
        (date(2027, 1, 1), ("error", "calendar-missing", "日历没有2027年，相关期限均为暂定；请载入日历")),
    ],
    ids=str,
)
def test_the_next_year_is_asked_for_from_november(office: Office, today: date, said: tuple[str, str, str]) -> None:
    """On 31 October `doctor` says nothing of next year, on 1 November that it is missing, on New Year it errs."""
    office.clock.set(today)
    found = [one for one in health(office.center) if one.code.startswith("calendar")]

    assert [(one.level, one.code, one.text) for one in found] == [said]


def test_a_plugin_without_hooks_is_named() -> None:
    """The doctor warns of a plugin that is listed and asked nothing, with its distribution; of no other."""
    idle = Plugin("mine", "admin-dispute-mine 1.0", SimpleNamespace(mediation_days=30))
    office = Office(plugins=HookTable((NATIONAL, load("wenxian"), idle)))

    [told] = [found.text for found in health(office.center) if found.code == "plugin-idle"]
    assert "mine（admin-dispute-mine 1.0）没有实现任何挂钩" in told
    office.center.close()

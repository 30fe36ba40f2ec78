"""Plugins that are missing, broken, misspelt, doubled, wrapping, raising or wrong: each named, each handled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from shell import InstallPlugin, Run
from sqlalchemy import text

from admin_dispute import Answer, Dispute, Message, Period, PluginFault, Stage, hookimpl
from admin_dispute.center.upkeep.health import health
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL, installed, load, table_for
from admin_dispute.testing import Office, check_plugin


def of(**hooks: Any) -> Plugin:
    """Make a plugin of functions."""
    return Plugin("mine", "admin-dispute-mine 1.0", SimpleNamespace(**hooks))


def fault_of(plugin: Plugin) -> PluginFault:
    """Give the fault a plugin leads to at load."""
    with pytest.raises(PluginFault) as fault:
        HookTable((NATIONAL, plugin))
    return fault.value


def test_installed_plugins_are_known_without_import() -> None:
    """What is installed is listed with its distribution, and nothing is imported for it."""
    assert any(
        found.name == "wenxian" and found.distribution.startswith("admin-dispute-wenxian") for found in installed()
    )


def test_missing() -> None:
    """A plugin that nobody installed is named."""
    with pytest.raises(PluginFault) as fault:
        load("nowhere")

    assert (fault.value.code, fault.value.plugin) == ("plugin-missing", "nowhere")


@pytest.mark.parametrize("error", ["RuntimeError", "SystemExit"])
def test_broken(install: InstallPlugin, error: str) -> None:
    """A plugin whose import fails, or would end the process, is named with its distribution; others load as before."""
    name = f"cracked-{error.lower()}"
    install(f"admin-dispute-{name}", name, f"raise {error}('secret')", f"cracked_{error.lower()}")
    with pytest.raises(PluginFault) as fault:
        load(name)

    assert (fault.value.code, fault.value.distribution) == ("plugin-broken", f"admin-dispute-{name} 1.0")
    assert "secret" not in str(fault.value)
    assert table_for(("wenxian",)).policies


def test_two_distributions_of_one_name(install: InstallPlugin) -> None:
    """One name given by two distributions is a fault that names both."""
    install("admin-dispute-one", "twin", "", "twin_one")
    install("admin-dispute-two", "twin", "", "twin_two")
    with pytest.raises(PluginFault) as fault:
        load("twin")

    assert fault.value.code == "plugin-doubled"
    assert "admin-dispute-one" in fault.value.distribution
    assert "admin-dispute-two" in fault.value.distribution


def test_two_distributions_of_one_name_on_the_command_line(run: Run, install: InstallPlugin) -> None:
    """Two distributions under one name are a fault of both in the list, and neither is imported for it."""
    install("admin-dispute-one", "twin", "raise RuntimeError", "twin_one")
    install("admin-dispute-two", "twin", "raise RuntimeError", "twin_two")
    code, out, _ = run("plugins", "--json")
    twins = [row for row in json.loads(out) if row["plugin"] == "twin"]

    assert code == 6
    assert [row["distribution"] for row in twins] == ["admin-dispute-one 1.0", "admin-dispute-two 1.0"]
    assert all(row["fault"].startswith("[plugin-doubled]") for row in twins)


def test_listed_twice() -> None:
    """A plugin listed twice is a fault of the configuration."""
    with pytest.raises(PluginFault) as fault:
        table_for(("wenxian", "wenxian"))

    assert fault.value.code == "plugin-listed-twice"


def test_misspelt() -> None:
    """A hook that does not exist is found at load, in Chinese, with the one that may be meant."""

    def mediation_perod() -> None:
        return None

    fault = fault_of(of(mediation_perod=hookimpl(mediation_perod)))

    assert fault.code == "plugin-invalid"
    assert fault.detail == "没有名为 mediation_perod 的挂钩，是不是 mediation_period"
    assert fault.distribution == "admin-dispute-mine 1.0"


def test_unknown_argument() -> None:
    """An argument no hook gives is found at load, with the one that may be meant; one with a default is not meant."""

    def mediation_period(dispte: object, *, days: int = 3) -> None:
        return None

    def lead_deciders(session: object) -> None:
        return None

    meant = fault_of(of(mediation_period=hookimpl(mediation_period)))

    assert (meant.code, meant.detail) == ("plugin-invalid", "挂钩 mediation_period 没有参数 dispte，是不是 dispute")
    assert fault_of(of(lead_deciders=hookimpl(lead_deciders))).detail == "挂钩 lead_deciders 没有参数 session"


def test_a_hook_that_is_not_marked() -> None:
    """A function named like a hook that nobody would ask is found at load; one that was only imported is not meant."""

    def mediation_period() -> None:
        return None

    fault = fault_of(of(mediation_period=mediation_period))
    imported = ModuleType("elsewhere")
    vars(imported)["mediation_period"] = mediation_period

    assert (fault.code, fault.hook) == ("plugin-unmarked", "mediation_period")
    assert HookTable((Plugin("elsewhere", "elsewhere", imported),)).implementations("mediation_period") == ()


def test_wrapping() -> None:
    """A wrapper would replace everybody's answers: it is refused at load, and so is an optional hook."""

    def mediation_period() -> Any:
        result = yield
        return result

    def lead_deciders() -> None:
        return None

    assert fault_of(of(mediation_period=hookimpl(wrapper=True)(mediation_period))).code == "plugin-wraps"
    assert fault_of(of(lead_deciders=hookimpl(optionalhook=True)(lead_deciders))).code == "plugin-wraps"
    assert fault_of(of(lead_deciders=hookimpl(wrapper=True)(lead_deciders))).code == "plugin-invalid"


def test_doubled_clause() -> None:
    """A clause id that two plugins give is a fault."""
    wenxian = load("wenxian")
    again = SimpleNamespace(register_clauses=wenxian.module.register_clauses)  # type: ignore[attr-defined]  # the module's
    with pytest.raises(PluginFault) as fault:
        HookTable((wenxian, Plugin("again", "again 1.0", again)))

    assert fault.value.code == "plugin-doubled-clause"


def test_one_module_under_two_names() -> None:
    """One plugin object listed under two names is a fault."""
    wenxian = load("wenxian")
    with pytest.raises(PluginFault) as fault:
        HookTable((wenxian, Plugin("again", "again 1.0", wenxian.module)))

    assert fault.value.code == "plugin-listed-twice"


def office_with(**hooks: Any) -> Office:
    """Give an office under the county's rules and one more plugin."""
    return Office(plugins=HookTable((NATIONAL, load("wenxian"), of(**hooks))))


@pytest.mark.parametrize("error", [RuntimeError("王某"), SystemExit(1)])
def test_a_question_of_law_never_falls_back(error: BaseException) -> None:
    """A plugin that raises on a question of law stops the act, is named, and its message is not repeated."""

    def mediation_period(dispute: Dispute) -> Answer[Any] | None:
        raise error

    office = office_with(mediation_period=hookimpl(mediation_period))
    dispute = office.at(Stage.CONSENTED)
    with pytest.raises(PluginFault) as fault:
        office.do("open-mediation", dispute)

    assert (fault.value.code, fault.value.hook, fault.value.plugin) == ("plugin-raised", "mediation_period", "mine")
    assert "王某" not in str(fault.value)
    assert office.dispute(dispute).stage is Stage.CONSENTED


SEVEN: Any = (7,)
WRONG: list[Any] = ["thirty days", Answer(30), Answer("30 day"), Answer(Period(3), SEVEN), Answer(object())]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_type_is_a_fault(wrong: object) -> None:
    """An answer that is no Answer, or of another value, stops the act and is named."""

    def mediation_period() -> Any:
        return wrong

    office = office_with(mediation_period=hookimpl(mediation_period))
    with pytest.raises(PluginFault) as fault:
        office.at(Stage.MEDIATING)

    assert fault.value.code == "plugin-wrong-type"


def test_a_wrong_type_in_a_list_is_a_fault() -> None:
    """A collected result of another type stops the act."""

    def objections_to_registration() -> Sequence[Any]:
        return ("no",)

    office = office_with(objections_to_registration=hookimpl(objections_to_registration))
    with pytest.raises(PluginFault) as fault:
        office.register()

    assert fault.value.code == "plugin-wrong-type"


def test_a_result_becomes_a_value_of_our_own() -> None:
    """A list inside an answer becomes a tuple: nothing that the plugin holds can change what was decided."""
    clauses = ["Z-1"]

    def mediation_period() -> Answer[Period]:
        return Answer(Period(5), clauses)  # type: ignore[arg-type]  # careless on purpose

    office = office_with(mediation_period=hookimpl(mediation_period))
    dispute = office.at(Stage.CONSENTED)
    given = office.do("open-mediation", dispute).ruling.answers[-1]
    clauses.append("Z-2")

    assert given.clauses == ("Z-1",)


@pytest.mark.parametrize("topic", [object(), None, 5])
def test_a_wrong_message_is_a_fault_of_its_plugin(topic: object) -> None:
    """A message of the wrong shape does not stop the act; what the outbox gets is the plugin's fault."""

    def dispute_registered() -> Sequence[Message]:
        return (Message(topic=topic, to="", text=""),)  # type: ignore[arg-type]  # wrong on purpose

    office = office_with(dispute_registered=hookimpl(dispute_registered))
    office.register()
    with office.engine.connect() as connection:
        topics = connection.execute(text("SELECT topic FROM ad_outbox ORDER BY position")).scalars().all()

    assert topics == ["notice-to-agency", "plugin-fault"]


def test_a_listener_that_fails_stops_nothing() -> None:
    """A plugin that fails when told leaves a message saying so; the act stands and the others are told."""

    def dispute_registered() -> Sequence[Message]:
        raise RuntimeError

    office = office_with(dispute_registered=hookimpl(dispute_registered))
    dispute = office.register()
    with office.center.records() as records:
        assert set(records.topics(dispute, 1)) == {"notice-to-agency", "plugin-fault"}


def test_a_listener_that_fails_says_that_the_act_was_done(caplog: pytest.LogCaptureFixture) -> None:
    """The message, the log and `doctor` say that the act was carried out and that a message is missing."""

    def dispute_registered() -> Sequence[Message]:
        raise RuntimeError

    office = office_with(dispute_registered=hookimpl(dispute_registered))
    dispute = office.register()
    [text] = [message.text for message in office.center.messages() if message.topic == "plugin-fault"]
    [found] = [found.text for found in health(office.center) if found.code == "plugin-faults"]

    assert "事项已办理，通知未生成" in text
    assert "未办理" not in text
    assert f"act=done message=none stream={dispute} hook=dispute_registered" in caplog.text
    assert f"{dispute} 第1项" in found


def test_precedence_is_the_declared_order() -> None:
    """The last listed plugin that answers wins, whatever the order of installation."""

    def first() -> Answer[str]:
        return Answer("police", ("A",))

    def second() -> Answer[str]:
        return Answer("tax", ("B",))

    one = Plugin("one", "one", SimpleNamespace(responsible_agency=hookimpl(first)))
    two = Plugin("two", "two", SimpleNamespace(responsible_agency=hookimpl(second)))
    for order, found in (((one, two), "tax"), ((two, one), "police")):
        office = Office(plugins=HookTable((NATIONAL, load("wenxian"), *order)))
        dispute = office.register()
        done = office.do("name-responsible", dispute)

        assert office.dispute(dispute).responsible == found
        assert done.ruling.answers[0].plugin == order[-1].name


def test_an_interrupt_is_not_a_fault() -> None:
    """Ctrl-C inside a plugin stays Ctrl-C."""

    def lead_deciders() -> None:
        raise KeyboardInterrupt

    office = office_with(lead_deciders=hookimpl(lead_deciders))
    dispute = office.register(agencies=["police", "tax"])
    with pytest.raises(KeyboardInterrupt):
        office.do("propose-lead", dispute)


def test_conformance_finds_other_annotations() -> None:
    """The conformance kit finds an argument annotated otherwise than asked, and a missing docstring."""

    def mediation_period(dispute: str) -> None:
        return None

    wrong = check_plugin(SimpleNamespace(mediation_period=hookimpl(mediation_period)))

    assert any("argument dispute" in line for line in wrong)
    assert any("no docstring" in line for line in wrong)


def test_the_county_plugin_conforms() -> None:
    """The county's own plugin passes the kit it would be checked with."""
    assert check_plugin(load("wenxian").module) == []


def test_conformance_finds_what_an_answer_does() -> None:
    """The kit finds an answer of the wrong type, one that changes from call to call, and a changed argument."""
    calls = iter(range(10**6))

    def mediation_period() -> Answer[Period] | None:
        """Never the same."""
        return Answer(Period(next(calls)))

    def case_number_series() -> Any:
        """Not what was asked."""
        return Answer("豫0825行诉前调")

    def responsible_agency(dispute: Dispute) -> Answer[str] | None:
        """Meddle with what was given."""
        dispute.__dict__["court"] = "elsewhere"
        return None

    hooks = (mediation_period, case_number_series, responsible_agency)
    wrong = "\n".join(check_plugin(SimpleNamespace(**{hook.__name__: hookimpl(hook) for hook in hooks})))

    assert "mediation_period: two answers to one question" in wrong
    assert "case_number_series: plugin-wrong-type" in wrong
    assert "responsible_agency: what it was given has changed" in wrong

"""Names in a plugin that lead nowhere: in its clauses, in what it cites, in whom it writes to; each is found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from shell import SCENARIOS, InstallPlugin

from admin_dispute import Caution, Clause, Draft, Message, hookimpl
from admin_dispute.center.upkeep.health import health
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL
from admin_dispute.testing import Office, check_plugin, play, read_scenario


def office_with(**hooks: Any) -> Office:
    """Give an office under national law and a plugin of functions."""
    marked = {name: hookimpl(function) for name, function in hooks.items()}
    return Office(plugins=HookTable((NATIONAL, Plugin("mine", "admin-dispute-mine 1.0", SimpleNamespace(**marked)))))


def registering(**names: Any) -> Any:
    """Give a hook that registers one clause which names what it is told."""

    def register_clauses() -> Sequence[Clause]:
        """One clause."""
        return (Clause(id="甲县3", place="第3条", title="期限", **names),)

    return register_clauses


def misnamed(office: Office) -> list[str]:
    """Give what `doctor` says of names that lead nowhere."""
    return [found.text for found in health(office.center) if found.code == "clause-misnames"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"hooks": ("mediation_perod",)}, "条款 甲县3 所写的挂钩 mediation_perod 不存在，是不是 mediation_period"),
        ({"commands": ("open-mediaton",)}, "条款 甲县3 所写的命令 open-mediaton 不存在，是不是 open-mediation"),
        ({"reports": ("setlement",)}, "条款 甲县3 所写的报表 setlement 不存在，是不是 settlement"),
        ({"conditions": ("neutral-chai",)}, "条款 甲县3 所写的条件 neutral-chai 不存在，是不是 neutral-chair"),
    ],
)
def test_what_a_clause_names_is_there(names: dict[str, Any], said: str) -> None:
    """A hook, command, report or condition that there is not is told by `doctor` and the kit."""
    office = office_with(register_clauses=registering(**names))
    [name] = next(iter(names.values()))

    assert misnamed(office) == [said]
    wrong = check_plugin(SimpleNamespace(register_clauses=hookimpl(registering(**names))))
    assert [line for line in wrong if name in line] == [f"clause 甲县3: names {name}, which is not there: {said}"]


def test_a_condition_of_the_plugins_own_is_there() -> None:
    """A condition is the plugin's own where one of its functions speaks of it."""

    def objections_to_agreement(draft: Draft) -> Sequence[Caution]:
        """Remind of the minutes."""
        return tuple(Caution("jia-9", "请附会议纪要", ("甲县3",)) for _ in draft.obligations)

    hooks = {"register_clauses": registering(conditions=("jia-9",))}
    office = office_with(**hooks, objections_to_agreement=objections_to_agreement)

    assert misnamed(office) == []
    assert misnamed(office_with(**hooks)) == ["条款 甲县3 所写的条件 jia-9 不存在"]


def cautious() -> Sequence[Caution]:
    """Cite a clause that nobody registered, and an article."""
    return (Caution("minutes-kept", "请附会议纪要", ("甲县33", "行政诉讼法 60")),)


def test_a_clause_that_is_cited_was_registered() -> None:
    """The kit finds a clause that no plugin registered; an article of a law needs no registering."""
    wrong = check_plugin(SimpleNamespace(objections_to_registration=hookimpl(cautious)))

    assert wrong == ["objections_to_registration: cites 甲县33, which no plugin registered"]


CITING = """
from admin_dispute import Caution, hookimpl

@hookimpl
def objections_to_registration():
    return (Caution("minutes-kept", "请附会议纪要", ("甲县33", "行政诉讼法 60")),)
"""


def test_a_scenario_finds_a_clause_that_nobody_registered(install: InstallPlugin, tmp_path: Path) -> None:
    """A step in which a plugin cites what there is not does not hold, whatever was expected of it."""
    install("admin-dispute-citing", "citing", CITING, "citing_rules")
    file = tmp_path / "case.toml"
    text = SCENARIOS[0].read_text("utf-8")
    file.write_text(text.replace('plugins = ["wenxian"]', 'plugins = ["wenxian", "citing"]'), "utf-8")
    played = play(read_scenario(file))
    played.center.close()

    assert played.steps[0].amiss == ("引用了没有登记的条款 甲县33",)


@pytest.mark.parametrize(("to", "shown"), [("王某", "…"), ("polcie", "polcie")])
def test_a_message_to_nobody_is_a_fault_of_its_plugin(to: str, shown: str) -> None:
    """A message for somebody whom neither directory nor dispute knows is not kept; the fault says so, but no name."""

    def dispute_registered() -> Sequence[Message]:
        """Write to nobody."""
        return (Message(topic="registered", to=to, text="已登记"),)

    office = office_with(dispute_registered=dispute_registered)
    office.register()
    with office.center.records() as records:
        [(topic, body)] = [(row[3], str(row[4])) for row in records.messages()]

    assert topic == "plugin-fault"
    assert f"Message.to 写的是“{shown}”" in body
    assert "王某" not in body


@pytest.mark.parametrize("to", ["police", "clerk", "p1", "credit-platform", ""])
def test_a_message_to_somebody_is_kept(to: str) -> None:
    """Organisations, officers, parties and the credit platform are written to, and nobody in particular."""

    def dispute_registered() -> Sequence[Message]:
        """Write to somebody."""
        return (Message(topic="registered", to=to, text="已登记"),)

    office = office_with(dispute_registered=dispute_registered)
    dispute = office.register()
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("registered",)


def test_the_kit_finds_a_message_to_nobody() -> None:
    """The kit finds a message to somebody whom there is not."""

    def dispute_registered() -> Sequence[Message]:
        """Write to nobody."""
        return (Message(topic="registered", to="polcie", text="已登记"),)

    wrong = check_plugin(SimpleNamespace(dispute_registered=hookimpl(dispute_registered)))

    assert wrong == ["dispute_registered: a message to polcie, which is the id of nobody"]


def test_the_kit_finds_a_hook_that_the_root_does_not_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook in a module of the package that its root does not import would never be asked."""
    root, part = ModuleType("jia_rules"), ModuleType("jia_rules.telling")
    vars(part)["lead_deciders"] = hookimpl(registering())
    monkeypatch.setitem(sys.modules, "jia_rules.telling", part)

    assert check_plugin(root) == ["lead_deciders: never asked, for the root of the package does not import it"]

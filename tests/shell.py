"""A command line to test with: run as a user would, in an empty folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from admin_dispute.cli import main

SCENARIOS = sorted((Path(__file__).parent.parent / "examples" / "scenarios").glob("*.toml"))
Run = Callable[..., tuple[int, str, str]]
Install = Callable[[str, str], None]
InstallPlugin = Callable[..., None]

DISPUTE = {
    "on": "2024-05-06",
    "source": "court",
    "phase": "before-filing",
    "matter": "行政处罚",
    "act": "罚款20000元",
    "division": "410825",
    "agencies": ["police"],
    "parties": [{"person": {"name": "王某某", "number": "11010519491231002X"}}],
    "known_on": "2024-05-01",
}
SCENARIO = """
form = 1
title = "期限"
source = "样例"
[center]
id = "jia"
name = "甲县中心"
court = "甲县人民法院"
area = ["410825"]
plugins = []
policy_start = 2024-05-01
[[organisation]]
id = "court"
name = "甲县人民法院"
kind = "court"
division = "410825"
functions = ["court"]
[[organisation]]
id = "police"
name = "甲县公安局"
kind = "department"
division = "410825"
matters = ["penalty"]
[[officer]]
id = "clerk"
organisation = "court"
roles = ["clerk"]
person = { name = "登记员" }
[[step]]
command = "register-dispute"
on = 2024-05-06
[step.with]
source = "court"
phase = "before-filing"
matter = "penalty"
act = "罚款"
division = "410825"
agencies = ["police"]
parties = [{ person = { name = "王某" } }]
[[step]]
command = "record-consent"
on = 2024-05-07
with = { parties = ["p1"], form = "written" }
[[step]]
command = "name-responsible"
on = 2024-05-07
[[step]]
command = "record-case-number"
on = 2024-05-08
with = { number = "(2024)豫0825行初7号", issuer = "甲县人民法院" }
[[step]]
command = "open-mediation"
on = 2024-05-13
with = { presiding = "court" }
[expect]
"ledger.next_due" = 2024-06-11
"""
"""A scenario of a county without plugins: a round opened on 13 May 2024, and the last day of its period."""


@pytest.fixture(name="run")
def run_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs the command line in an empty folder: exit status, output, errors."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return running


@pytest.fixture(name="center")
def center_fixture(run: Run) -> Run:
    """Give the same with a founded center and an agency in it."""
    code, out, err = run(
        "init", "wenxian", "--name", "温县行政争议实质性化解中心", "--court", "温县人民法院", "--area", "410825",
        "--plugin", "wenxian", "--administrator", "li", "--administrator-name", "李管理", "--since", "2021-03-21",
    )  # fmt: skip
    assert code == 0, (out, err)
    code, *_ = run(
        "do", "wenxian", "enter-organisation", "--as", "li", "--on", "2021-03-21", "--id", "police",
        "--name", "温县公安局", "--kind", "department", "--division", "410825", "--matters", '["penalty"]',
    )  # fmt: skip
    assert code == 0
    return run


@pytest.fixture(name="bring")
def bring_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that installs a distribution that brings a command, for the length of a test."""
    folder = tmp_path / "installed"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def bringing(name: str, source: str) -> None:
        module = f"brings_{name.replace('-', '_')}"
        (folder / f"{module}.py").write_text(source, "utf-8")
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[admin_dispute.commands]\n{name} = {module}:command\n")

    return bringing


@pytest.fixture(name="install")
def install_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InstallPlugin:
    """Give a function that installs a distribution with a plugin of one file for the length of a test."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def installing(distribution: str, entry: str, source: str, module: str) -> None:
        (folder / f"{module}.py").write_text(source, "utf-8")
        info = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[admin_dispute]\n{entry} = {module}\n")
        sys.modules.pop(module, None)

    return installing


def registered(run: Run, **changes: Any) -> str:
    """Register a dispute and give its id."""
    data = json.dumps({**DISPUTE, **changes})
    code, out, _ = run("do", "wenxian", "register-dispute", "--as", "li", "--data", data, "--json")
    assert code == 0
    done: dict[str, Any] = json.loads(out)
    return str(done["stream"])

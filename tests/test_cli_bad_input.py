"""Bad input typed on the command line: what, why and what to do, a stable code, a status, and nobody's name again."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Run, registered

COMMAND = (sys.executable, "-c", "from admin_dispute.cli import main; main()")
LI = ("--as", "li")
CONSENT = ("do", "wenxian", "record-consent", *LI, "--on", "2024-05-07", "--parties", "p1", "--form", "written")
NAMES = ("王某某", "13800000001", "110105194912310021")


def registering(**person: str) -> tuple[str, ...]:
    """Give the words of a registration of one person."""
    fields = {
        "source": "court", "phase": "before-filing", "matter": "penalty", "act": "罚款", "division": "410825",
        "agencies": "police", "on": "2024-05-06", "parties": json.dumps({"person": {"name": "王某某", **person}}),
    }  # fmt: skip
    return ("do", "wenxian", "register-dispute", *LI, *(w for name, v in fields.items() for w in (f"--{name}", v)))


@pytest.mark.parametrize(
    ("typed", "status", "code", "told"),
    [
        (("do", "wenxian", "record-concent", *LI), 2, "unknown-command", "相近的有 record-consent"),
        (("do", "wenxian", "王某某", *LI), 2, "unknown-command", "没有“…”这个命令"),
        ((*CONSENT, "--partys", "p1"), 2, "bad-input", "partys：没有这一项"),
        ((*CONSENT, "--dispute", "none", "王某某"), 2, "bad-input", "--dispute：其后多出内容"),
        ((*CONSENT, "--dispute", "王某某"), 2, "bad-input", "dispute（争议编号）：应为代号"),
        ((*CONSENT, "--dispute", "13800000001"), 2, "bad-input", "dispute（争议编号）：应为代号"),
        ((*CONSENT, "--dispute", "none", "--parties", NAMES[2]), 2, "bad-input", "parties.1（当事人）：应为代号"),
        ((*CONSENT, "--data", '{"dispute": "none", "王某某": 1}'), 2, "bad-input", "…：没有这一项"),
        ((*CONSENT, "--data", '{"dispute": "none", "13800000001": 1}'), 2, "bad-input", "…：没有这一项"),
        ((*CONSENT, "--dispute", "none"), 4, "no-stream", "查无此项（none）"),
        (
            registering(number="110105194912310021"),
            2,
            "bad-input",
            "统一社会信用代码）：身份证号校验位不符",
        ),
        (registering(phone="13800000001x"), 2, "bad-input", "电话应为数字"),
        (("show", "wenxian", "王某某", *LI), 4, "no-stream", "查无此项（…）"),
        (("show", "wenxian", "none", "王某某", *LI), 2, "bad-usage", "有多出的内容"),
        (("show", "wenxian", NAMES[2], *LI), 4, "no-stream", "查无此项（…）"),
        (("ledger", "wenxian", "--as", "王某某"), 4, "no-actor", "查无办理人“…”"),
        (("ledger", "wenxian", "--as", "13800000001"), 4, "no-actor", "查无办理人“…”"),
        (("ledger", "wenxian", *LI, "--where", "nosuch=1"), 2, "bad-usage", "--where：没有这个条件；可选 stage、"),
        (("ledger", "wenxian", *LI, "--limit", "-1"), 2, "bad-input", "（件数，--limit）：应为不小于零的整数"),
        (("ledger", "wenxian", *LI, "--where", "due-before=1"), 2, "bad-input", "--where due-before）：应为存在的日期"),
        (("diary", "wenxian", *LI, "--since", "2024-06-01", "--until", "2024-05-01"), 2, "bad-input", "不能早于首日"),
        (("limits", "wenxian", *LI, "--within", "-3"), 2, "bad-input", "（天数，--within）：应为不小于零的整数"),
        (("tasks", "wenxian", *LI, "--owner", "nobody"), 2, "bad-input", "owner（承办单位）：名录中没有这个单位"),
        (("verify", "wenxian", "--against", "2026-11-26"), 2, "bad-input", "总校验值，--against）：应为当时抄存的整行"),
        (("restore", "wenxian", "none.db"), 8, "no-backup", "none.db"),
    ],
)
def test_what_is_typed_wrong(center: Run, typed: tuple[str, ...], status: int, code: str, told: str) -> None:
    """Each kind of fault has its status, its code, a text that says what is wrong, and no name or number."""
    ended, out, err = center(*typed)

    assert (ended, out) == (status, "")
    assert f"（{code}）" in err
    assert told in err
    assert "办法：" in err
    assert not [name for name in NAMES if name in err]


def test_texts_survive(center: Run) -> None:
    """Characters beyond the BMP, full-width brackets, and case numbers of any width are kept as they are meant."""
    dispute = registered(center, act="（强制拆除）𬱖", parties=[{"person": {"name": "𠮷某𡈽"}}])
    number = ("--number", "(２０２４)豫0825行初7号", "--issuer", "温县人民法院", "--on", "2024-05-08")
    assert center("do", "wenxian", "record-case-number", *LI, "--dispute", dispute, *number)[0] == 0
    _, shown, _ = center("show", "wenxian", dispute, *LI)

    assert "𠮷某𡈽" in shown
    assert "（强制拆除）𬱖" in shown
    assert "（2024）豫0825行初7号" in shown


def test_init_without_a_terminal_names_what_is_missing(run: Run) -> None:
    """Where nobody can be asked, every missing option is named at once, and nothing is written."""
    code, out, err = run("init", "wenxian", "--court", "院")

    assert (code, out) == (2, "")
    assert re.findall(r"(--[a-z-]+)：缺少这一项", err) == ["--name", "--area", "--administrator-name"]
    assert list(Path().iterdir()) == []


@pytest.mark.usefixtures("run")
def test_init_asks_on_a_terminal() -> None:
    """On a terminal whatever is missing is asked for, in Chinese."""
    keyboard, terminal = pty.openpty()
    os.write(keyboard, "温县中心\n李某\n".encode())
    typed = [*COMMAND, "init", "wenxian", "--court", "院", "--area", "410825"]
    ended = subprocess.run(typed, stdin=terminal, capture_output=True, text=True, check=False)
    os.close(terminal)
    os.close(keyboard)

    said = ended.stdout + ended.stderr
    assert (ended.returncode, "管理员姓名" in said, "已设立 温县中心" in said) == (0, True, True)


def test_a_refusal_names_people_on_a_screen_alone(center: Run) -> None:
    """Whoever may read a party's name reads it on a terminal; where errors go to a file, the id stands in its place."""
    refused = (
        "do",
        "wenxian",
        "open-mediation",
        *LI,
        "--dispute",
        registered(center),
        "--on",
        "2024-05-13",
        "--presiding",
        "court",
    )
    code, out, err = center(*refused)
    keyboard, terminal = pty.openpty()
    ended = subprocess.run([*COMMAND, *refused], stdin=terminal, stdout=subprocess.PIPE, stderr=terminal, check=False)
    shown = os.read(keyboard, 65536).decode()
    os.close(terminal)
    os.close(keyboard)

    assert (code, out, ended.returncode, ended.stdout) == (3, "", 3, b"")
    assert ("p1尚未同意" in err, "王某某" in err) == (True, False)
    assert "王某某尚未同意" in shown


def test_restore_asks_before_it_replaces(center: Run) -> None:
    """Where there is a backup it asks; whoever does not say yes keeps what is there."""
    assert center("backup", "wenxian", "copy.db")[0] == 0
    ended = subprocess.run(
        [*COMMAND, "restore", "wenxian", "copy.db"], input="n\n", capture_output=True, text=True, check=False
    )

    assert (ended.returncode, "已中止" in ended.stderr) == (130, True)
    assert [file.name for file in Path().glob("*before-restore*")] == []

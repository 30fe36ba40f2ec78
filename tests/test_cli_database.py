"""How the command line tells what is wrong with a database: not there, not answering, held by another, not a backup."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from shell import DISPUTE, Run, registered

INIT = ("--name", "中", "--court", "院", "--area", "410825", "--administrator-name", "李")
CONSENT = ("do", "wenxian", "record-consent", "--as", "li")


@pytest.mark.parametrize(
    ("database", "text"),
    [("sqlite:///…", ""), ("mysql://x/y", "postgresql+psycopg"), ("no url", "网址"), ("sqlite://x/y.db", "三条斜线")],
)
def test_a_database_that_is_none(center: Run, database: str, text: str) -> None:
    """A wrong address of a database is a fault of the configuration, or no database."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace("sqlite:///wenxian.db", database), "utf-8")
    code, _, err = center("ledger", "wenxian", "--as", "li")

    assert code == (8 if database.startswith("sqlite:///") else 7)
    assert text in err


def test_the_driver_of_postgresql_is_an_extra(center: Run) -> None:
    """Without the driver the message says what to install."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace("sqlite:///wenxian.db", "postgresql+psycopg://x@y/z"), "utf-8")
    without = "import sys; sys.modules['psycopg'] = None; from admin_dispute.cli import main; main()"
    typed = [sys.executable, "-c", without, "ledger", "wenxian", "--as", "li"]
    ended = subprocess.run(typed, capture_output=True, text=True, check=False)

    assert (ended.returncode, "admin-dispute[postgres]" in ended.stderr) == (7, True)


@pytest.mark.parametrize(
    "arguments",
    [("ledger", "--as", "li"), ("show", "x", "--as", "li"), ("verify",), ("tick",), ("backup", "copy.db")],
)
def test_reading_makes_no_database(center: Run, arguments: tuple[str, ...]) -> None:
    """A mistyped path is told with 8, and no file is made of it."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace("wenxian.db", "deep/wenxain.db"), "utf-8")
    code, _, err = center(arguments[0], "wenxian", *arguments[1:])

    assert (code, "no-database" in err) == (8, True)
    assert not Path("deep").exists()


def test_reading_a_center_that_is_not_there(center: Run) -> None:
    """A database that holds another center says that this one was not founded."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace("[centers.wenxian]", "[centers.other]"), "utf-8")

    assert "not-founded" in center("ledger", "other", "--as", "li")[2]
    assert "not-founded" in center("show", "other", "x", "--as", "li")[2]
    assert json.loads(center("verify", "other", "--json")[1])[0]["code"] == "not-founded"


def test_a_database_without_tables(center: Run) -> None:
    """An empty database file is told apart from a broken one."""
    Path("wenxian.db").unlink()
    for left in Path().glob("wenxian.db-*"):
        left.unlink()
    Path("wenxian.db").touch()

    assert "no-tables" in center("ledger", "wenxian", "--as", "li")[2]


def test_a_file_that_is_no_database(center: Run) -> None:
    """A file of something else is told as such, not as a failure of the disk."""
    for left in Path().glob("wenxian.db*"):
        left.unlink()
    Path("wenxian.db").write_text("something else " * 100, "utf-8")
    code, _, err = center("ledger", "wenxian", "--as", "li")

    assert (code, "不是 SQLite 数据库（not-sqlite）" in err) == (8, True)


@pytest.mark.parametrize(
    "arguments", [("ledger", "wenxian", "--as", "li"), ("verify", "wenxian"), ("backup", "wenxian", "copy.db")]
)
def test_a_file_that_was_cut_off(center: Run, arguments: tuple[str, ...]) -> None:
    """A database file that is not whole is told as damaged, with the backup as the way out; no copy is made of it."""
    cut_off()
    code, _, err = center(*arguments)

    assert (code, "已经损坏（store-damaged）" in err, "admin-dispute restore" in err) == (8, True, True)
    assert not Path("copy.db").exists()


def test_a_file_that_was_cut_off_is_restored(center: Run) -> None:
    """What the message says to do helps, and the damaged file is kept."""
    center("backup", "wenxian", "copy.db")
    cut_off()
    assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0

    assert center("verify", "wenxian")[0] == 0
    assert [path.stat().st_size for path in Path().glob("*before-restore*")] == [60_000]


def cut_off() -> None:
    """Leave of the database file what was written before a disk was full."""
    for left in Path().glob("wenxian.db-*"):
        left.unlink()
    whole = Path("wenxian.db").read_bytes()
    Path("wenxian.db").write_bytes(whole[:60_000])


def test_a_backup_onto_a_file_that_is_there(center: Run) -> None:
    """A copy is never overwritten, and that is no failure of the database."""
    Path("copy.db").touch()

    assert center("backup", "wenxian", "copy.db")[0] == 7


def test_a_backup_into_a_folder_that_is_not_there(center: Run) -> None:
    """The folder is named, and not made."""
    code, _, err = center("backup", "wenxian", "no/such/copy.db")

    assert (code, "no-folder" in err, Path("no").exists()) == (7, True, False)


def test_a_locked_database(center: Run) -> None:
    """A database that somebody else holds is told as busy, after the time that the configuration gives it."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace("patience = 30", "patience = 0"), "utf-8")
    dispute = registered(center)
    holding = sqlite3.connect("wenxian.db", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    code, _, err = center(*CONSENT, "--dispute", dispute, "--on", "2024-05-07", "--parties", "p1", "--form", "书面")
    holding.close()

    assert (code, "store-busy" in err) == (8, True)


def test_a_database_that_does_not_answer(center: Run) -> None:
    """A server that is not there is told as such, not as something that could not be written."""
    page = Path("admin-dispute.toml")
    page.write_text(
        page.read_text("utf-8").replace("sqlite:///wenxian.db", "postgresql+psycopg://x@127.0.0.1:1/y"), "utf-8"
    )
    code, _, err = center("ledger", "wenxian", "--as", "li")

    assert (code, "store-unreachable" in err) == (8, True)


def test_what_a_trigger_stops_is_not_doubled(center: Run) -> None:
    """A constraint other than a key is a failure of the database, not a double."""
    with sqlite3.connect("wenxian.db") as connection:
        connection.execute("CREATE TRIGGER stop BEFORE INSERT ON ad_act BEGIN SELECT RAISE(ABORT, 'no'); END")
    connection.close()
    code, _, err = center("do", "wenxian", "register-dispute", "--as", "li", "--data", json.dumps(DISPUTE))

    assert (code, "store-failed" in err) == (8, True)

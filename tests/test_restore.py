"""Putting a backup back: checked first, alone on the file, and never at the cost of what somebody was told is done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from shell import Run, registered

from admin_dispute.testing import Office

INIT = ("--name", "中", "--court", "院", "--area", "410825", "--administrator-name", "李")


@pytest.fixture
def copied(center: Run) -> str:
    """Give the id of a dispute that was registered after a backup to `copy.db`."""
    assert center("backup", "wenxian", "copy.db")[0] == 0
    return registered(center)


def left_beside() -> list[str]:
    """Return what restoring leaves beside the file."""
    return sorted(file.name for file in Path().glob("wenxian.db.*"))


def test_restore_refuses_another_center(center: Run) -> None:
    """The file of another center is no backup of this one; nothing is changed."""
    center("init", "aaa", *INIT)
    code, _, err = center("restore", "aaa", "wenxian.db", "--yes")

    assert (code, "备份里没有中心 aaa" in err) == (8, True)
    assert center("verify", "aaa")[0] == 0
    assert {path.name for path in Path().glob("*.db*")} == {"aaa.db", "wenxian.db"} | {
        path.name for path in Path().glob("*.db-*")
    }


def test_restore_never_writes_over_a_safety_copy(center: Run) -> None:
    """Each restore keeps what was there under a name of its own."""
    center("backup", "wenxian", "copy.db")
    for _ in range(3):
        assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0

    assert len(list(Path().glob("wenxian.db.before-restore-*"))) == 3


def test_restore_checks_every_row_first(center: Run) -> None:
    """A backup whose rows do not fit together is refused before it is put in place."""
    registered(center)
    center("backup", "wenxian", "copy.db")
    with sqlite3.connect("copy.db") as connection:
        connection.execute("UPDATE ad_act SET actor = 'x' WHERE kind = 'dispute'")
    connection.close()
    code, _, err = center("restore", "wenxian", "copy.db", "--yes")

    assert (code, "backup-faulty" in err, "处记录不符" in err) == (8, True, True)
    assert center("verify", "wenxian")[0] == 0
    assert list(Path().glob("*before-restore*")) == []
    assert list(Path().glob("*incoming*")) == []


def test_restore_wants_the_file_alone(center: Run, copied: str) -> None:
    """While a service has the file open it is left as it is: what the service is told is done would be lost."""
    with closing(sqlite3.connect("wenxian.db")) as service:
        service.execute("SELECT count(*) FROM ad_act").fetchone()
        code, _, err = center("restore", "wenxian", "copy.db", "--yes")

    assert (code, "file-in-use" in err, left_beside()) == (8, True, [])
    assert center("show", "wenxian", copied, "--as", "li")[0] == 0


def test_restore_writes_into_the_same_file(center: Run, copied: str) -> None:
    """The file itself stays, so that nobody goes on writing into one that was put aside."""
    before = Path("wenxian.db").stat().st_ino
    assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0

    assert Path("wenxian.db").stat().st_ino == before
    assert center("show", "wenxian", copied, "--as", "li")[0] == 4
    assert center("verify", "wenxian")[0] == 0


def test_the_safety_copy_holds_what_was_there(center: Run, copied: str) -> None:
    """What was restored away can be had back the same way."""
    center("restore", "wenxian", "copy.db", "--yes")
    [kept] = left_beside()

    assert center("restore", "wenxian", kept, "--yes")[0] == 0
    assert center("show", "wenxian", copied, "--as", "li")[0] == 0


def test_what_is_no_database_any_more_gives_way(center: Run, copied: str) -> None:
    """A damaged file is replaced, and kept as it was."""
    for left in Path().glob("wenxian.db-*"):
        left.unlink()
    Path("wenxian.db").write_bytes(b"burnt" * 1000)
    assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0

    [kept] = left_beside()
    assert Path(kept).read_bytes() == b"burnt" * 1000
    assert center("verify", "wenxian")[0] == 0


def test_a_lost_file_is_made_again(center: Run, copied: str) -> None:
    """Where nothing is left, the copy takes the place, and nothing is kept."""
    for left in Path().glob("wenxian.db*"):
        left.unlink()
    assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0

    assert left_beside() == []
    assert center("verify", "wenxian")[0] == 0


@pytest.fixture
def shared(center: Run) -> Run:
    """Give a file that holds another center and a table of another program, with a backup of it all."""
    Office("sqlite:///wenxian.db", id="neighbour").center.close()
    with closing(sqlite3.connect("wenxian.db")) as own:
        own.execute("CREATE TABLE invoice (id INTEGER)")
    center("backup", "wenxian", "copy.db")
    return center


def test_others_in_the_file_go_back_only_if_somebody_says_so(shared: Run) -> None:
    """Other centers and tables are named; with `--with-others` they go back, too."""
    with closing(sqlite3.connect("wenxian.db", isolation_level=None)) as own:
        own.execute("INSERT INTO invoice VALUES (1)")
    code, _, err = shared("restore", "wenxian", "copy.db", "--yes")
    assert (code, "neighbour" in err, "invoice" in err, left_beside()) == (8, True, True, [])

    assert shared("restore", "wenxian", "copy.db", "--yes", "--with-others")[0] == 0
    with closing(sqlite3.connect("wenxian.db")) as own:
        assert own.execute("SELECT count(*) FROM invoice").fetchone() == (0,)


def test_tables_beside_a_single_center(center: Run) -> None:
    """Where the file holds other tables but no other center, the message says so."""
    with closing(sqlite3.connect("wenxian.db")) as own:
        own.execute("CREATE TABLE invoice (id INTEGER)")
    center("backup", "wenxian", "copy.db")

    assert "其中另有的中心：（无）；其他程序的表：invoice；" in center("restore", "wenxian", "copy.db", "--yes")[2]


def test_every_center_of_the_copy_is_checked(shared: Run) -> None:
    """A fault in the rows of another center keeps the copy out, too."""
    with closing(sqlite3.connect("copy.db", isolation_level=None)) as copy:
        copy.execute("UPDATE ad_act SET actor = 'x' WHERE center = 'neighbour'")
    code, _, err = shared("restore", "wenxian", "copy.db", "--yes", "--with-others")

    assert (code, "backup-faulty" in err, left_beside()) == (8, True, [])


def test_the_question_names_the_others(shared: Run) -> None:
    """Whoever is asked reads what else goes back; without an answer nothing is done."""
    typed = [sys.executable, "-c", "from admin_dispute.cli import main; main()", "restore", "wenxian", "copy.db"]
    ended = subprocess.run(typed, input="y\n", capture_output=True, text=True, check=False)

    assert (ended.returncode, "neighbour、invoice" in ended.stdout + ended.stderr) == (0, True)

"""Documentation that can't drift: generated pages are compared, examples are run, links lead somewhere."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.clause import Clause
from admin_dispute.store.tables import METADATA
from admin_dispute.testing import Office

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("plugins/*/README.md")])


def generator() -> ModuleType:
    """Load the generator of pages, which is a script."""
    sys.path.insert(0, str(ROOT / "docs"))
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()


@pytest.mark.parametrize("page", GENERATE.PAGES, ids=lambda page: page.name)
def test_generated_pages_are_as_made(page: Path) -> None:
    """A generated page says what the code says; run `make docs` where it does not."""
    assert page.read_text("utf-8") == GENERATE.made(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the repository leads to one."""
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("example", sorted(ROOT.glob("examples/*.py")), ids=lambda example: example.name)
def test_examples_run(example: Path, tmp_path: Path) -> None:
    """Every example runs in an empty folder and shows something."""
    done = subprocess.run(
        [sys.executable, "-W", "error", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_clauses_on_the_command_line_are_those_of_the_page() -> None:
    """`admin-dispute clauses --json` lists the clauses of the page, each with the same number of tests."""
    program = Path(sys.executable).with_name("admin-dispute")
    shown = subprocess.run([program, "clauses", "wenxian", "--json"], capture_output=True, text=True, check=True)
    rows = {row["id"]: row for row in json.loads(shown.stdout)}
    page = re.findall(
        r"^\| ((?:WX-|河南信用条例 )[\d.]+) .* \| ([\d—]+) \|$",
        (ROOT / "docs/clauses.md").read_text("utf-8"),
        re.MULTILINE,
    )

    assert list(rows) == [clause for clause, _ in page]
    assert {clause: len(row["tests"]) for clause, row in rows.items()} == {
        clause: 0 if count == "—" else int(count) for clause, count in page
    }


def test_a_clause_at_work_has_a_test() -> None:
    """A clause that names a condition, a command or a hook is shown at work by a marked test."""
    at_work = [
        clause.id
        for clause, _ in GENERATE.TABLE.clauses.values()
        if clause.conditions or clause.commands or clause.hooks
    ]

    assert set(at_work) - set(GENERATE.tested()) == set()


WENXIAN = [clause for clause, _ in GENERATE.TABLE.clauses.values() if clause.id.startswith("WX-")]


def test_no_clause_of_the_document_is_left_out() -> None:
    """The document has 41 clauses, each with an id of its own."""
    assert len({clause.id for clause in WENXIAN}) == 41


@pytest.mark.parametrize("clause", WENXIAN, ids=lambda clause: clause.id)
def test_every_clause_of_the_document_is_at_work(clause: Clause) -> None:
    """No clause of Wen County's document goes without something that does it, and a test marked with it."""
    assert clause.conditions or clause.commands or clause.hooks or clause.reports
    assert clause.id in GENERATE.tested()


def test_nothing_of_this_machine_is_written_down() -> None:
    """No page names a folder of a machine it was written on."""
    for page in PAGES:
        assert not re.search(r"/(?:work|root|home)/", page.read_text("utf-8")), page


def terms() -> list[tuple[str, str]]:
    """Give the Chinese terms of the glossary, each with where it stands in the code."""
    rows = [line.split("|") for line in (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()]
    return [(row[1].strip(), row[4]) for row in rows if len(row) == 6 and "---" not in row[1]][1:]


def test_a_term_stands_once_in_the_glossary() -> None:
    """One English word for each Chinese term: no term has two rows."""
    chinese = [term for term, _ in terms()]

    assert len(chinese) > 100
    assert [term for term in dict.fromkeys(chinese) if chinese.count(term) > 1] == []


def test_the_glossary_names_modules_there_are() -> None:
    """A path in the glossary is one of the code, seen from the package or from `domain`."""
    package = ROOT / "src/admin_dispute"
    named = [path for _, where in terms() for path in re.findall(r"`([a-z_]+/[a-z_/]+)`", where)]
    there = (ROOT, package, package / "domain")

    assert [
        path for path in named if not any((at / path).is_dir() or (at / f"{path}.py").exists() for at in there)
    ] == []


def entered(act: Callable[[], object]) -> list[str]:
    """Give the files of the package that an act passes, each where it was first entered."""
    package = f"{ROOT / 'src' / 'admin_dispute'}/"
    passed: dict[str, None] = {}

    def note(frame: FrameType, happened: str, _: object) -> None:
        if happened == "call" and frame.f_code.co_filename.startswith(package):
            passed.setdefault(frame.f_code.co_filename.removeprefix(package))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return list(passed)


def test_a_command_goes_the_way_that_is_told(office: Office) -> None:
    """A performance passes every file that CONTRIBUTING names, those of the center in the order of its steps."""
    owed_back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [owed_back]}})
    owed: dict[str, Any] = {"obligations": ["o1"]}
    office.do("record-refusal-to-perform", dispute, **owed)
    office.do("propose-credit-entry", dispute, subject="p1", basis="某条例 3", document="〔2024〕1号", **owed)
    passed = entered(lambda: office.do("record-performance", dispute, on="2024-06-25", **owed))
    told = re.findall(r"\]\(src/admin_dispute/([^)]+)\)", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    by_hand = {"cli/acts.py"}  # the office comes in beside the command line

    assert [path for path in told if path not in passed and path not in by_hand] == []
    assert [path for path in passed if path in told and path.startswith("center/")] == [
        path for path in told if path.startswith("center/")
    ]


def test_every_table_and_kind_of_stream_is_told() -> None:
    """The page of formats names each table, and each kind of stream."""
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")

    assert [name for name in (*METADATA.tables, *KINDS) if f"`{name}`" not in page] == []

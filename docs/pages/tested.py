"""Which tests show each clause at work."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from pages.common import ROOT, TABLE, WENXIAN

TESTED = WENXIAN / "src" / "admin_dispute_wenxian" / "tested.toml"


def tested() -> dict[str, list[str]]:
    """Which tests are marked with each clause, and which scenarios expect it to be cited."""
    found: dict[str, list[str]] = {}
    for page in sorted((*ROOT.glob("tests/test_*.py"), *WENXIAN.glob("tests/test_*.py"))):
        for function, marked in _marked(ast.parse(page.read_text("utf-8"))):
            for clause in marked:
                found.setdefault(clause, []).append(f"{page.relative_to(ROOT).as_posix()}::{function}")
    return {clause: tests for clause, tests in sorted(found.items()) if clause in TABLE.clauses}


def _marked(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Give the tests of a page with the clauses they are marked with, by themselves or by `pytestmark` with all."""
    common = [
        clause
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
        for clause in _clauses(node.value)
    ]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [clause for mark in node.decorator_list for clause in _clauses(mark)]
            yield node.name, list(dict.fromkeys([*common, *own]))


def _clauses(mark: ast.expr) -> list[str]:
    if not isinstance(mark, ast.Call) or ast.unparse(mark.func) != "pytest.mark.clause":
        return []
    return [ast.literal_eval(argument) for argument in mark.args]


def tested_page() -> str:
    """The same as data, for `admin-dispute clauses`."""
    lines = ["# Made by docs/generate.py: which tests show each clause at work."]
    for clause, tests in tested().items():
        lines += [f'"{clause}" = [', *(f'    "{test}",' for test in tests), "]"]
    return "\n".join(lines) + "\n"

"""Every snippet of the documentation is executed: Python as it stands, `$ admin-dispute` as typed, files written."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser


def _console(example: Example) -> str | None:
    """Run the command lines of a block; give what was shown instead where a line should have been."""
    from admin_dispute.cli import main  # noqa: PLC0415 - coverage starts before imports

    lines = str(example.parsed).replace("\\\n", " ").splitlines()
    for line in lines:
        if not line.startswith("$ admin-dispute "):
            continue
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
            try:
                main(shlex.split(line)[2:])
            except SystemExit as ended:
                if ended.code:
                    return f"{line}\nended with {ended.code}:\n{shown.getvalue()}"
    return None


def _written(example: Example) -> bool:
    """Write a block whose first line names a file (`# policy.toml`) to that file, and say whether it did."""
    text = str(example.parsed)
    named = re.match(r"# (\S+\.(?:toml|py))\n", text)
    if named is not None:
        file = Path(named[1])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return named is not None


def _file(example: Example) -> None:
    """Write a file; any other block is only shown."""
    _written(example)


def _python(example: Example) -> None:
    """Write a file, or run what is none."""
    if not _written(example):
        _RUN(example)


_RUN = PythonEvaluator()


def _setup(namespace: dict[str, Any]) -> None:
    namespace["_home"], namespace["_folder"] = os.getcwd(), tempfile.TemporaryDirectory()  # noqa: PTH109 - to go back
    namespace["_path"] = list(sys.path)
    os.chdir(namespace["_folder"].name)


def _teardown(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_home"])
    sys.path[:] = namespace["_path"]
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", _python), CodeBlockParser("console", _console), CodeBlockParser("toml", _file)],
    patterns=["README.md", "docs/*.md", "CONTRIBUTING.md"],
    excludes=["docs/hooks.md"],
    setup=_setup,
    teardown=_teardown,
).pytest()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run pages first: a worker's first share is one piece, and each snippet goes on from the one before."""
    items.sort(key=lambda item: item.path.suffix != ".md")

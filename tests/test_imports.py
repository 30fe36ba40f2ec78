"""Every module is imported alone with warnings as errors, and the core imports none of the extras."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import admin_dispute
from admin_dispute.center.grants import givers
from admin_dispute.domain.catalogue import COMMANDS, EVENTS, STORY

ALONE = """
import os, sys
import attrs, click, marshmallow, msgspec, pluggy, pytest, rich.console, sqlalchemy, xlsxwriter  # once for all
for name in sys.argv[1:]:
    if os.fork() == 0:
        __import__(name)
        os._exit(0)
    _, status = os.wait()
    if status:
        print(name)
        sys.exit(1)
"""
MODULES = sorted(module.name for module in pkgutil.walk_packages(admin_dispute.__path__, "admin_dispute."))


def test_every_module_alone() -> None:
    """No module waits for another to be imported first, and none warns."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE, *MODULES], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("extra", ["click", "rich", "psycopg", "xlsxwriter", "pytest", "hypothesis"])
def test_the_core_imports_no_extra(extra: str) -> None:
    """Importing the package imports nothing that stands in an extra."""
    code = f"import sys, admin_dispute; sys.exit({extra!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_public_names_are_there() -> None:
    """What is public is listed once, and every name can be imported."""
    listed = dir(admin_dispute)

    assert listed == sorted(set(listed))
    assert all(getattr(admin_dispute, name) is not None for name in listed)


def test_the_public_names_have_every_command() -> None:
    """Whatever somebody may give, and not the system alone, can be imported from the package."""
    given = {name for name in COMMANDS if any(grant.role != "system" for grant in givers(name))}
    missing = {COMMANDS[name].type.__name__ for name in given} - set(dir(admin_dispute))

    assert not missing, f"name them in src/admin_dispute/__init__.pyi: {sorted(missing)}"


def test_the_public_names_need_no_extra() -> None:
    """Where no extra is installed, a host that looks at every public name goes on; those of the command line say so."""
    code = """
import sys
sys.modules.update(dict.fromkeys(("click", "rich", "psycopg", "xlsxwriter", "pytest")))
from admin_dispute import *
import admin_dispute, inspect
assert inspect.getmembers(admin_dispute)
try:
    admin_dispute.show_table
except ImportError as missing:
    assert "admin-dispute[cli]" in str(missing)
try:
    write_book((), "book.xlsx")
except BadConfiguration as missing:
    assert "admin-dispute[sheets]" in missing.todo
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_help_imports_no_domain() -> None:
    """Help comes without importing what it does not show."""
    code = (
        "import sys, admin_dispute.cli; sys.exit(any(n in sys.modules for n in ('sqlalchemy', 'marshmallow', 'rich')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_story_names_every_part() -> None:
    """Every module that declares something has its place in the order of the story."""
    declared = {form.type.__module__ for form in COMMANDS.values()}
    declared |= {form.type.__module__ for form in EVENTS.values()}

    assert declared <= {f"admin_dispute.domain.{part}" for part in STORY}

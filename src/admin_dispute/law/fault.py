"""Where a plugin failed: the innermost line of its own, and what it read wrongly; never what it was given."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from admin_dispute.domain.errors import BadConfiguration


def facts_of(error: BaseException, home: tuple[str, ...]) -> dict[str, Any]:
    """Return what is told of an exception that a plugin raised: its kind, its place, the faults of a file it read.

    Args:
        home: the folders of the plugin, or its one file.
    """
    facts: dict[str, Any] = {"error": type(error).__name__, "place": next(_places(error, home), "")}
    if isinstance(error, BadConfiguration) and error.faults:
        facts["faults"] = error.faults
    return facts


def home_of(module: object) -> tuple[str, ...]:
    """Return where the files of a plugin lie: the folders of a package, or the file of a module."""
    folders = tuple(getattr(module, "__path__", ()))
    file = getattr(module, "__file__", None)
    return folders or ((file,) if isinstance(file, str) else ())


def home_named(name: str) -> tuple[str, ...]:
    """Return where the files of a package or module lie that could not be imported, nothing where it is not found."""
    found = find_spec(name.partition(".")[0])
    if found is None:
        return ()
    return tuple(found.submodule_search_locations or ()) or ((found.origin,) if found.origin else ())


def place_of(function: object, home: tuple[str, ...]) -> str:
    """Return where a plugin's function begins."""
    code = getattr(function, "__code__", None)
    return "" if code is None else _named(code.co_filename, code.co_firstlineno, home)


def _places(error: BaseException, home: tuple[str, ...]) -> Iterator[str]:
    """The plugin's own lines on the way to where it was raised, the innermost first."""
    if isinstance(error, SyntaxError) and error.filename and _inside(error.filename, home):
        yield _named(error.filename, error.lineno or 0, home)
    for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
        if _inside(frame.f_code.co_filename, home):
            yield _named(frame.f_code.co_filename, line, home)


def _inside(file: str, home: tuple[str, ...]) -> bool:
    return any(Path(file).is_relative_to(place) for place in home)


def _named(file: str, line: int, home: tuple[str, ...]) -> str:
    """A file as its author calls it, from the package's name on, with the line."""
    for place in home:
        if Path(file).is_relative_to(place):
            return f"{Path(file).relative_to(Path(place).parent).as_posix()}:{line}"
    return f"{Path(file).name}:{line}"

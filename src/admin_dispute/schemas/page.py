"""Files: TOML read, or refused with a reason in Chinese that says where; why one can't be written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from admin_dispute.domain.errors import BadConfiguration

_REASONS = {
    FileNotFoundError: "文件不存在",
    NotADirectoryError: "所在的目录不存在",
    IsADirectoryError: "它是一个目录",
    PermissionError: "没有权限",
    FileExistsError: "同名的文件已经存在",
}


def reason_of(error: OSError) -> str:
    """Say in Chinese why the machine did not give or take a file."""
    return _REASONS.get(type(error), type(error).__name__)


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Say why a file can't be written, where it can't.

    Raises:
        BadConfiguration: the machine does not take it.
    """
    try:
        yield
    except OSError as error:
        wrong = error if file.parent.is_dir() else NotADirectoryError()
        raise BadConfiguration("not-written", file=str(file), reason=reason_of(wrong)) from None


def read_page(file: Path, missing: str) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        missing: the code of the error where the file can't be read.

    Raises:
        BadConfiguration: it can't be read, or is no TOML; with line and column.
    """
    return page_of(read_text(file, missing), file)


def read_text(file: Path, missing: str) -> str:
    """Read the text of a TOML file.

    Args:
        missing: the code of the error where the file can't be read.

    Raises:
        BadConfiguration: it can't be read, or is no UTF-8; with the line.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadConfiguration(missing, file=str(file), reason=reason_of(error)) from None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadConfiguration("not-toml", file=str(file), reason=f"第{line}行不是 UTF-8 文字") from None


def page_of(text: str, file: str | Path) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises:
        BadConfiguration: it is no TOML; with line and column.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))  # the mark that some editors put before UTF-8
    except tomllib.TOMLDecodeError as error:
        # the place stands at the end of an English sentence, `(at line 1, column 3)` or `(at end of document)`
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"第{place[1]}行第{place[2]}个字符处" if place else "文件末尾处"
        hint = _hint(text.splitlines()[int(place[1]) - 1], str(error)) if place else ""
        where += f"写法有误：{hint}" if hint else "或其前写法有误"
        raise BadConfiguration("not-toml", file=str(file), reason=where) from None
    except RecursionError:
        raise BadConfiguration("not-toml", file=str(file), reason="嵌套过深") from None


_HINTS = (
    (r"[“”‘’＂＇]", '引号须用英文半角的 "'),
    (r"^\s*[^\s=]+\s*＝", "等号须用英文半角的 ="),
    (r"[【】［］｛｝]", "括号须用英文半角的 [ ] { }"),
    (r"=\s*\d{4}(年|[/.]|-\d-|-\d\d-\d\s*$)", "日期写作 2024-06-01，月和日各两位"),
    (r"=\s*[^\s\"'\[{\d+-]", "文字须放在英文半角的引号里"),
    (r"=\s*\d+\s+\S", '带单位的值须放在英文半角的引号里，如 "20 working-day"'),
)
"""What people who write no TOML every day get wrong, by what the line looks like; the first that fits is told."""


def _hint(line: str, said: str) -> str:
    """Say in Chinese what may be wrong with a line, empty where nobody knows."""
    if "twice" in said or "overwrite" in said or "duplicate" in said.lower():
        return "同一段或者同一项写了两次"
    return next((hint for pattern, hint in _HINTS if re.search(pattern, line)), "")

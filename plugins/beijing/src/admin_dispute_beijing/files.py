"""What people type in for a return, as a TOML file: civil figures by unit, decisions; faults by their path."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from admin_dispute import BadConfiguration, BadInput, Fault
from admin_dispute_beijing.entry import Civil
from admin_dispute_beijing.kinds import Decided


@frozen
class Typed:
    """What was typed in: civil figures by unit, and decisions on disputes."""

    civil: Mapping[str, Civil]
    decided: tuple[Decided, ...]


def read_typed(path: Path) -> Typed:
    """Read a file with `[civil.<unit>]` and `[[decided]]`.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file.
    """
    try:
        page = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except OSError:
        raise BadConfiguration("no-draft", file=path.name, reason="文件不存在或者不能读") from None
    except UnicodeDecodeError:
        raise BadConfiguration("not-toml", file=path.name, reason="不是 UTF-8 文字") from None
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration("not-toml", file=path.name, reason=str(error)) from None
    faults: list[Fault] = [Fault(name, "没有这一项") for name in page if name not in ("civil", "decided")]
    civil = {unit: _made(Civil, row, f"civil.{unit}", faults) for unit, row in page.get("civil", {}).items()}
    decided = [_made(Decided, row, f"decided.{n}", faults) for n, row in enumerate(page.get("decided", ()))]
    if faults:
        raise BadConfiguration("bad-report", tuple(faults), file=path.name)
    return Typed(
        {unit: one for unit, one in civil.items() if one is not None}, tuple(one for one in decided if one is not None)
    )


def _made(type_: Any, row: Any, path: str, faults: list[Fault]) -> Any:
    wrong = list(_wrong(type_, row, path))
    faults += wrong
    if wrong:
        return None
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    try:
        return type_(**values)
    except BadInput as bad:
        faults += [Fault(f"{path}.{fault.path.rpartition('.')[2]}", fault.text) for fault in bad.faults]
        return None


def _wrong(type_: Any, row: Any, path: str) -> Iterator[Fault]:
    if not isinstance(row, dict):
        yield Fault(path, "应为表")
        return
    fields = {field.name: field for field in attrs.fields(type_)}
    yield from (Fault(f"{path}.{name}", "没有这一项") for name in row if name not in fields)
    for name, field in fields.items():
        if name not in row and field.default is attrs.NOTHING:
            yield Fault(f"{path}.{name}", "缺少这一项")
        elif name in row and not _fits(name, row[name]):
            yield Fault(f"{path}.{name}", "应为文字" if name in _TEXTS else "应为不小于零的整数")


_TEXTS = ("dispute", "reason")


def _fits(name: str, value: Any) -> bool:
    if name in _TEXTS:
        return isinstance(value, str) and bool(value.strip())
    if name == "money":
        return isinstance(value, (int, Decimal)) and value >= 0
    numbers = value if name == "kinds" and isinstance(value, list) else [value]
    return all(type(number) is int and number >= 0 for number in numbers)

"""marshmallow's nested messages as a flat list of faults, each with its path and its text in Chinese."""

from __future__ import annotations

from typing import Any

from admin_dispute.domain.errors import Fault


def faults_of(messages: Any, path: str = "", *, unwrapped: bool = False) -> list[Fault]:
    """Flatten marshmallow's nested messages into faults with a path each: `centers.wenxian.area.0`."""
    if isinstance(messages, dict):
        found: list[Fault] = []
        for key, inner in messages.items():
            # marshmallow puts a mapping's faults below the words `key` and `value`; below those they are ordinary names
            wrapper = key in {"value", "key"} and not unwrapped
            step = "" if wrapper or key == "_schema" else str(key)
            found += faults_of(inner, ".".join(part for part in (path, step) if part), unwrapped=wrapper)
        return found
    return [Fault(path, _chinese(text)) for text in messages]


_TEXTS = {
    "Unknown field.": "没有这一项",
    "Missing data for required field.": "缺少这一项",
    "Field may not be null.": "不能为空",
    "Not a valid string.": "应为文字",
    "Not a valid integer.": "应为整数",
    "Not a valid list.": "应为列表",
    "Not a valid mapping type.": "应为表",
    "Invalid input type.": "应为表",
    "Not a valid date.": "应为存在的日期，如 2021-03-21",
    "Not a valid number.": "应为数",
    "Special numeric values (nan or infinity) are not permitted.": "应为数",
    "Not a valid boolean.": "应为 true 或者 false",
}


def _chinese(text: str) -> str:
    return _TEXTS.get(text, text)

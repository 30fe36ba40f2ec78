"""What several commands share: the platform of the configuration, who acts, and fields typed as options."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from admin_dispute.center.application import Center
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.tenancy.platform import open_platform

AS = click.option("--as", "actor", required=True, metavar="办理人", help="以谁的身份（名录中的代号）")
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


def center_of(ctx: click.Context, center: str) -> Center:
    """Return a center of the configuration, closed when the command ends."""
    platform = open_platform(ctx.obj)
    ctx.call_on_close(platform.close)
    return platform.center(center)


def values_from(arguments: tuple[str, ...], document: str | None) -> dict[str, Any]:
    """Return the fields typed as `--field value`, over those of a JSON document (text, `@file` or `-`).

    Raises:
        BadInput: the document is no JSON object, or an option has no value.
    """
    values = _document(document)
    left = list(arguments)
    while left:
        option = left.pop(0)
        if not option.startswith("--"):
            raise BadInput("bad-input", (Fault(option, "应写作 --字段 值"),), command="do")
        name, equals, value = option[2:].partition("=")
        if not equals:
            if not left:
                raise BadInput("bad-input", (Fault(name, "缺少值"),), command="do")
            value = left.pop(0)
        values[name.replace("-", "_")] = _value(name, value)
    return values


def _value(name: str, text: str) -> Any:
    if text[:1] not in "[{":
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(
            "bad-input", (Fault(name, f"不是合格的 JSON（第{error.pos + 1}个字符）"),), command="do"
        ) from None


def _document(document: str | None) -> dict[str, Any]:
    if document is None:
        return {}
    try:
        if document == "-":
            document = sys.stdin.read()
        elif document.startswith("@"):
            document = Path(document[1:]).read_text("utf-8")
        loaded = json.loads(document)
    except (OSError, UnicodeDecodeError):
        raise BadInput("bad-input", (Fault("--json", "读不到文件"),), command="do") from None
    except json.JSONDecodeError as error:
        text = f"不是合格的 JSON（第{error.pos + 1}个字符）"
        raise BadInput("bad-input", (Fault("--json", text),), command="do") from None
    if not isinstance(loaded, dict):
        raise BadInput("bad-input", (Fault("--json", "应为 JSON 对象"),), command="do")
    return loaded

"""Where the pages lie, and how a code is written in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from admin_dispute.domain.words import worded
from admin_dispute.tenancy.plugins import table_for

HERE = Path(__file__).parent.parent
ROOT = HERE.parent
WENXIAN = ROOT / "plugins" / "wenxian"
TABLE = table_for(("wenxian",))


def code(name: str) -> str:
    """Return a name as code."""
    return f"`{name}`"


def codes(values: Iterable[Any]) -> str:
    """Return codes with their Chinese."""
    return ", ".join(f"`{code}`（{worded(code)}）" for code in values)

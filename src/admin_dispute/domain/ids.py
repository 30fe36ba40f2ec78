"""Ids and short texts of public record: what a plain text in a command is, and what it is not."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

Words: TypeAlias = Annotated[str, "words"]
"""A short text of public record: a body's name, a paper's number, a document. A plain `str` in a command is an id:
letters, digits and `-_.:/@`, so that nobody's name can stand where an id belongs and be repeated in a ruling."""

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}")

"""Ids and short texts of public record: what a plain text in a command is, and what it is not."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

Words: TypeAlias = Annotated[str, "words"]
"""A short text of public record: a body's name, a paper's number, a document. A plain `str` in a command is an id:
up to 64 letters, digits and `-_.:/@`, so that nobody's name, id number or mobile number can stand where an id belongs
and be repeated in a ruling."""

_OF_A_PERSON = r"[0-9]{6}(?:19[0-9]|20[01])[0-9](?:0[1-9]|1[0-2])[0-3][0-9]{4}[0-9Xx]|1[3-9][0-9]{9}"
"""A citizen's id number (GB 11643-1999: division, day of birth, order, check), mistyped ones too, or a mobile number; a
day after 2019 is one on which a register numbered something by division, day and count."""

ID = re.compile(rf"(?!(?:{_OF_A_PERSON})$)[A-Za-z0-9][A-Za-z0-9._:/@-]{{0,63}}")

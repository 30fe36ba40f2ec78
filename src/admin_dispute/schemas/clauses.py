"""The clauses of a document as a file: TOML, a table for each clause with what is at work for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marshmallow import ValidationError, fields

from admin_dispute.domain.clause import Clause
from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Word
from admin_dispute.schemas.page import page_of
from admin_dispute.schemas.strict import Strict


class _ClauseSchema(Strict):
    place = Word(required=True)
    title = Word(required=True)
    conditions = fields.List(Word())
    commands = fields.List(Word())
    hooks = fields.List(Word())
    reports = fields.List(Word())
    tests = fields.List(Word())


_PAGE = fields.Dict(keys=Word(), values=fields.Nested(_ClauseSchema))


def clauses_of(
    text: str, file: str = "clauses.toml", tested: Mapping[str, Sequence[str]] | None = None
) -> tuple[Clause, ...]:
    """Read the text of a file of clauses, in its order; `file` names it in messages.

    Args:
        tested: further tests of each clause by its id, where they stand in a file of their own.

    Raises:
        BadConfiguration: not TOML, or faults; each with its path.
    """
    try:
        rows = _PAGE.deserialize(page_of(text, file)) or {}
    except ValidationError as error:
        raise BadConfiguration("bad-clauses", tuple(faults_of(error.messages)), file=file) from None
    return tuple(_clause(id_, row, (tested or {}).get(id_, ())) for id_, row in rows.items())


def _clause(id_: str, row: Mapping[str, object], tests: Sequence[str]) -> Clause:
    said = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    listed = row.get("tests")
    return Clause(id=id_, **{**said, "tests": (*(listed if isinstance(listed, list) else ()), *tests)})  # type: ignore[arg-type]  # as the schema read it

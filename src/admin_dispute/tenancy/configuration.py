"""The TOML file of a deployment: its centers, each with a database, plugins and an area; faults by their path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen
from marshmallow import ValidationError, fields, validate

from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.domain.values import AREA
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Word
from admin_dispute.schemas.page import page_of, read_page
from admin_dispute.schemas.strict import Strict
from admin_dispute.store.address import fault_of_address
from admin_dispute.store.engine import PATIENCE


@frozen(kw_only=True)
class CenterConfiguration:
    """What the file says about one center.

    Attributes:
        database: a URL; a SQLite path is relative to the file. plugins: in order of precedence, the last one wins.
        area: division codes, those of a province and of a city without the zeros at their end.
        algorithm: of the digests of new rows of the journal, `sha256` or `sm3`; None: as the center was created.
        synchronous, patience: of SQLite, as `store.open_engine` has them.
    """

    id: str
    name: str
    court: str
    area: tuple[str, ...]
    database: str
    plugins: tuple[str, ...] = ()
    algorithm: str | None = None
    synchronous: str = "FULL"
    patience: int = PATIENCE


def _database(url: str) -> None:
    """A URL of one of the databases that carry centers, whose driver is installed."""
    if fault := fault_of_address(url):
        raise ValidationError(fault)


class _CenterSchema(Strict):
    name = Word(required=True)
    court = Word(required=True)
    area = fields.List(
        fields.String(validate=validate.Regexp(f"({AREA.pattern})$", error=AREA.text)),
        required=True,
        validate=validate.Length(min=1, error="至少一个行政区划代码"),
    )
    database = fields.String(required=True, validate=_database)
    plugins = fields.List(fields.String(), load_default=list)
    algorithm = fields.String(
        load_default=None, validate=validate.OneOf(["sha256", "sm3"], error="可选 sha256 或者 sm3")
    )
    synchronous = fields.String(
        load_default="FULL", validate=validate.OneOf(["FULL", "NORMAL"], error="可选 FULL 或者 NORMAL")
    )
    patience = fields.Integer(
        strict=True, load_default=PATIENCE, validate=validate.Range(0, 3600, error="应为0至3600秒")
    )


class _PlatformSchema(Strict):
    form = fields.Integer(required=True, validate=validate.Equal(1, error="本版本只认识 form = 1"))
    centers = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"[a-z0-9][a-z0-9-]*$", error="中心代号用小写字母、数字和-")),
        values=fields.Nested(_CenterSchema),
        required=True,
    )


def read_configuration(path: str | Path) -> dict[str, CenterConfiguration]:
    """Read a configuration file.

    Returns:
        The centers by id.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file.
    """
    return _configured(read_page(Path(path), "no-configuration"), Path(path))


def configuration_of(text: str, path: str | Path) -> dict[str, CenterConfiguration]:
    """Return what a text would say as the configuration file at a path.

    Raises:
        BadConfiguration: not TOML, or faults; each with its path in the file.
    """
    return _configured(page_of(text, Path(path)), Path(path))


def _configured(page: dict[str, Any], file: Path) -> dict[str, CenterConfiguration]:
    try:
        loaded = _PlatformSchema().load(page)
    except ValidationError as error:
        raise BadConfiguration("bad-configuration", tuple(faults_of(error.messages)), file=str(file)) from None
    return {
        id_: CenterConfiguration(
            id=id_,
            name=center["name"],
            court=center["court"],
            area=tuple(center["area"]),
            database=_located(center["database"], file.parent),
            plugins=tuple(center["plugins"]),
            algorithm=center["algorithm"],
            synchronous=center["synchronous"],
            patience=center["patience"],
        )
        for id_, center in loaded["centers"].items()
    }


def _located(url: str, folder: Path) -> str:
    """A relative SQLite path counts from the configuration file."""
    head, _, path = url.partition(":///")
    if not head.startswith("sqlite") or not path or path.startswith("/") or path == ":memory:":
        return url
    return f"{head}:///{(folder / path).resolve()}"

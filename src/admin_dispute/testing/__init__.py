"""The kit for authors of plugins and policies: scenarios that test rules, fixtures for pytest, conformance checks."""

from admin_dispute.testing.conformance import check_plugin
from admin_dispute.testing.office import Office
from admin_dispute.testing.package import Package, packages
from admin_dispute.testing.play import Played, Step, play
from admin_dispute.testing.scenario import Scenario, read_scenario

__all__ = ["Office", "Package", "Played", "Scenario", "Step", "check_plugin", "packages", "play", "read_scenario"]

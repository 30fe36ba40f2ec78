"""A policy is what its document says: an adoption that says something else is refused (WX-5.1)."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from admin_dispute import AdoptPolicy, Parameter, Provenance, policy_of
from admin_dispute.testing import Office

DOCUMENT = """form = 1
version = "2024"
effective = 2024-01-01
source = "某办法"
provenance = "stated"

[parameters.mediation-period]
value = 20
unit = "working-day"
source = "某办法 3"
provenance = "stated"
"""


def adoption(office: Office, **changes: Any) -> AdoptPolicy:
    """Give the adoption of the document, with some fields changed."""
    return attrs.evolve(policy_of(DOCUMENT).adoption(office.center.today()), **changes)


def against(office: Office, given: AdoptPolicy) -> str:
    """Return what objects to an adoption."""
    return "".join(one.text for one in office.center.acting("founder").may(given).objections)


def test_what_the_document_says_is_adopted(office: Office) -> None:
    """An adoption read from its own document stands, and keeps it."""
    done = office.center.acting("founder").execute(adoption(office))

    assert done.ruling.allowed
    assert office.center.policies()[-1].parameters == policy_of(DOCUMENT).policy.parameters


@pytest.mark.clause("WX-5.1")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", "2025"),
        ("source", "另一个办法"),
        ("parameters", ()),
        (
            "parameters",
            (
                Parameter(
                    name="mediation-period",
                    value="60 day",
                    source="某办法 3",
                    provenance=Provenance.STATED,
                ),
            ),
        ),
    ],
)
def test_what_the_document_does_not_say_is_not(office: Office, field: str, value: Any) -> None:
    """A version, a source or parameters that the document has not are refused by their path."""
    assert f"{field}：与所附文件" in against(office, adoption(office, **{field: value}))


@pytest.mark.parametrize(
    ("document", "path"),
    [("不是 TOML 的文字 [[", "document"), (DOCUMENT.replace('"stated"', '"sure"'), "document.provenance")],
)
def test_a_document_that_can_not_be_read_is_refused(office: Office, document: str, path: str) -> None:
    """What is kept as the policy's text must be one; faults have their path in it."""
    assert f"{path}：" in against(office, adoption(office, document=document))

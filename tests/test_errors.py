"""Errors: one base, few kinds, stable codes, facts as attributes; what happened, why, what to do."""

from __future__ import annotations

import pytest

from admin_dispute import AdminDisputeError, BadConfiguration, BadInput, Fault, Objection, Refused, Ruling
from admin_dispute.domain.errors import KINDS
from admin_dispute.domain.words import chapter

RULING = Ruling(command="record-consent", objections=(Objection("x", "理由", ("WX-2.1",)),))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_the_base_and_a_status_of_its_own(kind: type[AdminDisputeError]) -> None:
    """Each kind is caught by the base, says what it means, and ends the command line with its own status."""
    assert issubclass(kind, AdminDisputeError)
    assert kind.__doc__
    assert sorted(other.exit_code for other in KINDS) == list(range(2, 9))


@pytest.mark.parametrize("code", sorted(chapter("errors")))
def test_every_code_says_what_why_and_what_to_do(code: str) -> None:
    """Each code gives three texts and carries its facts as attributes."""
    error = AdminDisputeError(code, stream="d-1", plugin="x")

    assert error.stream == "d-1"
    assert all(text and "{" not in text for text in (error.what, error.why, error.todo))
    assert str(error).startswith(f"[{code}]")


def test_an_unknown_fact_is_an_attribute_error() -> None:
    """A fact that an error does not carry is missing like any attribute."""
    with pytest.raises(AttributeError):
        _ = AdminDisputeError("refused").nothing


def test_a_refusal_reads_as_its_objections() -> None:
    """The text of a refusal is its objections with their clauses."""
    assert str(Refused(RULING)) == "[x] 理由（WX-2.1）"
    assert Refused(RULING).ruling is RULING


@pytest.mark.parametrize("kind", [BadInput, BadConfiguration])
def test_faults_are_listed_with_their_paths(kind: type[BadInput] | type[BadConfiguration]) -> None:
    """Bad input names each fault with its place, and is a ValueError to those who expect one."""
    error = kind("bad-input", (Fault("parties.0", "不成立"), Fault("on", "缺少这一项")), command="x")

    assert isinstance(error, ValueError)
    assert "parties.0：不成立；on：缺少这一项" in str(error)

"""Refusals, keys and versions: what is repeated, refused or too late leaves exactly what it should."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from admin_dispute import BadInput, Conflict, NotFound, Refused, Stage
from admin_dispute.testing import Office


def counted(office: Office) -> dict[str, int]:
    """Count the rows of every table."""
    names = ("act", "state", "deadline", "text", "key", "refusal", "series", "number", "outbox")
    with office.engine.connect() as connection:
        return {
            name: int(
                connection.execute(
                    text(f"SELECT count(*) FROM ad_{name} WHERE center = :center"), {"center": office.center.id}
                ).scalar_one()
            )
            for name in names
        }


def test_a_refusal_leaves_one_row(everywhere: Office) -> None:
    """A refused act writes its refusal and nothing else."""
    dispute = everywhere.register()
    before = counted(everywhere)
    with pytest.raises(Refused):
        everywhere.do("conclude-agreement", dispute)

    assert counted(everywhere) == {**before, "refusal": before["refusal"] + 1}


def test_a_refusal_explains_itself(office: Office) -> None:
    """The error carries the ruling; the journal of refusals keeps it for `decisions`."""
    dispute = office.register()
    with pytest.raises(Refused) as refused:
        office.do("open-mediation", dispute)

    kept = office.clerk.decisions(dispute)[-1]
    assert refused.value.ruling.objections
    assert not kept.allowed
    assert [reason.code for reason in kept.reasons] == [item.code for item in refused.value.ruling.objections]


def test_asking_writes_nothing(office: Office) -> None:
    """`may` and `options` leave no row."""
    dispute = office.register()
    before = counted(office)
    office.clerk.may(office.command("open-mediation", dispute))
    office.clerk.options(dispute)

    assert counted(office) == before


def test_the_same_key_does_it_once(everywhere: Office) -> None:
    """The same key and body answers the same act and does nothing more."""
    dispute = everywhere.register()
    command = everywhere.command("record-consent", dispute)
    first = everywhere.clerk.execute(command, key="k-1")
    before = counted(everywhere)
    again = everywhere.clerk.execute(command, key="k-1")

    assert (again.stream, again.version, again.repeated) == (first.stream, first.version, True)
    assert again.ruling.grounds == first.ruling.grounds
    assert counted(everywhere) == before


def test_a_key_belongs_to_one_body(office: Office) -> None:
    """The same key with another body is a conflict, and the digest kept of a body reveals nothing of it."""
    dispute = office.register()
    office.clerk.execute(office.command("record-consent", dispute), key="k-1")
    with pytest.raises(Conflict) as conflict:
        office.clerk.execute(office.command("record-consent", dispute, form="online"), key="k-1")

    assert conflict.value.code == "key-reused"
    assert f"（{dispute} 第2项）" in conflict.value.why


def test_a_key_of_what_is_not_his_to_know_names_no_act(office: Office) -> None:
    """Whoever may not know of the stream in which a key was used is not told which it is."""
    dispute = office.register()
    office.clerk.execute(office.command("record-consent", dispute), key="k-1")
    with pytest.raises(Conflict) as conflict:
        office.center.acting("stranger").execute(office.command("record-consent", dispute), key="k-1")

    assert conflict.value.code == "key-reused"
    assert dispute not in str(conflict.value)
    assert "stream" not in conflict.value.facts


def test_a_refused_act_may_be_tried_again_with_its_key(office: Office) -> None:
    """A key is kept for acts that took effect only."""
    dispute = office.register()
    command = office.command("open-mediation", dispute)
    with pytest.raises(Refused):
        office.clerk.execute(command, key="k-2")
    for name in ("record-consent", "name-responsible", "issue-case-number"):
        office.do(name, dispute)

    assert not office.clerk.execute(command, key="k-2").repeated


def test_an_expected_version_is_compared(office: Office) -> None:
    """Acting on a version that has moved on is a conflict."""
    dispute = office.at(Stage.CONSENTED)
    with pytest.raises(Conflict) as conflict:
        office.clerk.execute(office.command("open-mediation", dispute), expect=1)

    assert (conflict.value.code, conflict.value.expected, conflict.value.version) == ("version-moved", 1, 4)


def test_a_version_that_is_a_text_is_bad_input(office: Office) -> None:
    """A version as a form of a page sends it is told as such: "4" and 4 would read alike in a conflict."""
    dispute = office.at(Stage.CONSENTED)
    with pytest.raises(BadInput) as bad:
        office.clerk.execute(office.command("open-mediation", dispute), expect="4")  # type: ignore[arg-type]  # on purpose

    assert [fault.path for fault in bad.value.faults] == ["expect"]


def test_who_has_no_right_is_not_told_the_version(office: Office) -> None:
    """Whoever may not act hears that alone: not how many acts there are, and not that another version stands."""
    dispute = office.at(Stage.CONSENTED)
    stranger = office.center.acting("stranger")
    opening = office.command("open-mediation", dispute)
    with pytest.raises(Refused) as refused:
        stranger.execute(opening, expect=1)

    assert [objection.code for objection in refused.value.ruling.objections] == ["may-act"]
    assert (refused.value.ruling.version, stranger.may(opening).version) == (0, 0)


def test_unknown_dispute(office: Office) -> None:
    """A dispute that is not there is not found, whoever asks how."""
    for ask in (
        lambda: office.do("record-consent", "nowhere"),
        lambda: office.clerk.may(office.command("record-consent", "nowhere")),
        lambda: office.clerk.options("nowhere"),
        lambda: office.dispute("nowhere"),
    ):
        with pytest.raises(NotFound):
            ask()


def test_unknown_actor(office: Office) -> None:
    """Nobody acts who is not in office."""
    with pytest.raises(NotFound) as missing:
        office.do("register-dispute", actor="nobody")

    assert missing.value.code == "no-actor"


def test_a_value_that_is_no_command(office: Office) -> None:
    """Something that is not a command is bad input, and says how a name with fields becomes one."""
    with pytest.raises(BadInput) as bad:
        office.clerk.execute({"command": "record-consent"})

    assert (bad.value.code, bad.value.faults[0].path) == ("bad-input", "command")
    assert "command_from" in bad.value.faults[0].text

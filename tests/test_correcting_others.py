"""Acts on what is no dispute are corrected and annulled by the same mechanism: problems, meetings, the directory ..."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from circulars import TO_ISSUE, brought, drafted, page

from admin_dispute import NotFound, Refused
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import CENTER_FIELDS, OTHER_FIELDS

OPENED_BY_HAND = ("diary", "circular", "problem", "meeting", "advice")


def against(office: Office, name: str, stream: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a correction."""
    with pytest.raises(Refused) as error:
        office.do(name, stream, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def other(name: str, **changes: Any) -> dict[str, Any]:
    """Give the fields of a correction that puts another command in an act's place."""
    return {"replacement": {"command": name, **OTHER_FIELDS[name], **changes}}


@pytest.mark.parametrize("kind", OPENED_BY_HAND)
def test_the_first_act_of_every_kind(everywhere: Office, kind: str) -> None:
    """What began a stream can be replaced, not annulled; everything fits together after it."""
    stream = everywhere.begin(kind)
    first = everywhere.clerk.decisions(stream)[0].command
    own = {"diary": stream} if kind == "diary" else {}
    assert against(everywhere, "annul-act", stream, kind=kind, number=1) == {"act-correctable"}

    everywhere.do("correct-act", stream, kind=kind, number=1, **other(first, **own))
    assert everywhere.clerk.decisions(stream)[0].corrected_by == 2
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.2.8")
def test_an_answer_given_by_mistake(office: Office) -> None:
    """A problem whose closing was a slip is open again, for the next meeting too."""
    problem = office.begin("problem")
    number = office.do("solve-problem", problem).version
    office.do("annul-act", problem, kind="problem", number=number)

    assert office.clerk.stream(problem).stage == "open"
    called = office.do("call-meeting").stream
    assert [item.problem for item in office.clerk.stream(called).agenda] == [problem]


@pytest.mark.clause("WX-3.3.2")
def test_a_booking_by_mistake_takes_no_time(everywhere: Office) -> None:
    """An appointment that was never asked for leaves the day as if it had not been booked."""
    day = everywhere.do("book-appointment").stream
    number = everywhere.do("book-appointment", day, starts="14:00").version
    everywhere.do("annul-act", day, kind="diary", number=number)

    assert [one.starts.hour for one in everywhere.clerk.stream(day).appointments] == [9]
    assert everywhere.do("book-appointment", day, starts="14:00").ruling.allowed
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-4.3.2")
def test_a_circular_is_corrected_before_its_issue(everywhere: Office) -> None:
    """A draft's period that was mistyped counts anew, and its title too."""
    circular = drafted(everywhere)
    everywhere.do("correct-act", circular, kind="circular", number=1, **other("draft-circular", title="上半年情况"))
    assert everywhere.clerk.stream(circular).title == "上半年情况"

    everywhere.do("correct-act", circular, kind="circular", number=1, **other("draft-circular", first="2024-05-06"))
    assert str(everywhere.clerk.stream(circular).stretch) == "2024-05-06至2024-06-10"
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-4.3.2")
def test_an_issued_circular_keeps_its_bytes(everywhere: Office) -> None:
    """Neither its drafting nor its issue is corrected once it is out: a correction notice goes on from it."""
    circular = drafted(everywhere)
    brought(everywhere, circular, TO_ISSUE)
    before = page(everywhere, circular)
    fields: dict[str, Any] = {"kind": "circular", "number": 5}

    assert against(everywhere, "annul-act", circular, **fields) == {"issued-edition-stands"}
    assert against(everywhere, "correct-act", circular, kind="circular", number=1,
                   **other("draft-circular", title="别的")) == {"issued-edition-stands"}  # fmt: skip
    assert page(everywhere, circular) == before


def test_a_circular_names_no_party_by_correction(office: Office) -> None:
    """What a correction would have the circular print is looked through like the draft itself."""
    circular = drafted(office)

    assert "later-acts-stand" in against(
        office, "correct-act", circular, kind="circular", number=1, **other("draft-circular", title="王某一案")
    )


def test_an_entry_of_the_directory(everywhere: Office) -> None:
    """A body that was entered wrongly is another, or none; a dispute of before keeps what was right then."""
    founder = everywhere.center.acting("founder")
    number = founder.execute(everywhere.command("enter-mediator")).version
    replacement = {"command": "enter-mediator", **CENTER_FIELDS["enter-mediator"], "organisation": "court"}
    correction = {"kind": "center", "number": number}
    founder.execute(everywhere.command("correct-act", everywhere.center.id, replacement=replacement, **correction))
    assert [row.organisation for row in everywhere.clerk.roster(date(2024, 6, 1))] == ["温县人民法院"]

    founder.execute(everywhere.command("annul-act", everywhere.center.id, **correction))
    assert everywhere.clerk.roster(date(2024, 6, 1)) == ()
    assert everywhere.center.verify() == ()


def test_what_later_entries_rest_on_stays(office: Office) -> None:
    """A body stays in the directory while officers were entered there."""
    founder = office.center.acting("founder")
    number = next(one.number for one in founder.decisions("wenxian") if one.command == "enter-organisation")

    with pytest.raises(Refused) as error:
        founder.execute(office.command("annul-act", "wenxian", kind="center", number=number))
    assert [objection.code for objection in error.value.ruling.objections] == ["later-acts-stand"]


def test_why_an_act_was_corrected_reads_who_corrects(office: Office) -> None:
    """The reason opens to whoever keeps the stream, not to everybody who knows of it."""
    problem = office.begin("problem")
    number = office.do("solve-problem", problem).version
    office.do("annul-act", problem, kind="problem", number=number)
    said = office.clerk.decisions(problem)[-1].said
    assert said is not None
    assert office.clerk.open(problem, said) == "误记"

    with pytest.raises(NotFound):
        office.center.acting("coordinator").open(problem, said)


def test_an_administrator_remains(office: Office) -> None:
    """The entry of the only administrator is not annulled: nobody could enter anybody any more."""
    founder = office.center.acting("founder")
    number = next(one.number for one in founder.decisions("wenxian") if one.command == "enter-officer")
    annulled = office.command("annul-act", "wenxian", kind="center", number=number)
    assert [one.code for one in founder.may(annulled).objections] == ["administrator-remains"]

    entry = {"on": "2021-03-21", "person": {"name": "某人"}, "organisation": "court", "roles": ["administrator"]}
    founder.execute(office.command("enter-officer", id="second", **entry))
    assert founder.may(annulled).allowed


def test_a_policy_adopted_by_mistake(everywhere: Office) -> None:
    """A version that was annulled judges nothing, and everything fits together."""
    founder = everywhere.center.acting("founder")
    number = founder.execute(everywhere.command("adopt-policy")).version
    own = everywhere.center.id
    founder.execute(everywhere.command("annul-act", own, kind="center", number=number))

    assert [policy.version for policy in everywhere.center.policies()] == ["温法联〔2021〕7号"]
    assert everywhere.register()
    assert everywhere.center.verify() == ()


def test_what_the_center_counted_is_not_typed(office: Office) -> None:
    """An act of the system is annulled with its cause, never replaced by hand."""
    progress = office.begin("progress")
    typed = other("give-progress")

    assert against(office, "correct-act", progress, kind="progress", number=1, **typed) == {"act-by-hand"}


@pytest.mark.parametrize(
    ("kind", "actor", "may"),
    [
        ("problem", "clerk", True),
        ("problem", "coordinator", False),
        ("circular", "coordinator", True),
        ("center", "clerk", False),
        ("center", "founder", True),
        ("advice", "lawyer", False),
    ],
)
def test_who_corrects(office: Office, kind: str, actor: str, may: bool) -> None:
    """Who keeps a kind of stream corrects its acts: the administrator the directory, an adviser his own advice."""
    stream = "wenxian" if kind == "center" else office.begin(kind)
    ruling = office.center.acting(actor).may(office.command("annul-act", stream, kind=kind, number=1))

    assert ("may-act" not in {objection.code for objection in ruling.objections}) is may


def test_a_stream_of_another_kind(office: Office) -> None:
    """An id of another kind than was said is no such stream; a replacement names the same stream."""
    problem = office.begin("problem")
    number = office.do("solve-problem", problem).version
    with pytest.raises(NotFound):
        office.do("annul-act", problem, number=number)

    elsewhere = other("solve-problem", problem="x-1")
    assert against(office, "correct-act", problem, kind="problem", number=number, **elsewhere) == {"same-stream"}

"""External ids: noted on every object, unique per system, found again, rebuilt and verified."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from admin_dispute import Found, NotFound, Refused, Stage
from admin_dispute.testing import Office


def ids(*rows: tuple[str, str]) -> list[dict[str, str]]:
    """Give ids of objects in one system."""
    return [{"object": object_, "system": "court-files", "external": external} for object_, external in rows]


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


@pytest.mark.clause("WX-1.1")
def test_everything_can_be_found_again(everywhere: Office) -> None:
    """The dispute and everything in it are found by the id that another system gave them."""
    dispute = everywhere.at(Stage.CLOSED)
    objects = ("dispute", "p1", "a1", "o1", "agreement-1", "round-1")
    noted = ids(*((name, f"外-{number}") for number, name in enumerate(objects)))
    everywhere.do("note-external-id", dispute, ids=noted)

    found = [everywhere.clerk.find("court-files", f"外-{number}") for number in range(len(objects))]
    assert found == [Found(dispute=dispute, object=name) for name in objects]
    assert everywhere.center.verify() == ()


def test_the_directory_has_external_ids_too(office: Office) -> None:
    """Organisations and officers are found as well; what is not there can't be noted."""
    founder = office.center.acting("founder")
    founder.execute(office.command("note-directory-id", on="2024-06-01", ids=ids(("tax", "JG-1"), ("clerk", "RY-1"))))
    wrong = [("nobody", "JG-2"), ("police", "JG-1")]
    ruling = founder.may(office.command("note-directory-id", on="2024-06-01", ids=ids(*wrong)))

    assert office.clerk.find("court-files", "JG-1") == Found(dispute=None, object="tax")
    assert {objection.code for objection in ruling.objections} == {"object-known", "external-free"}
    assert office.center.verify() == ()


def test_one_id_leads_to_one_object(everywhere: Office) -> None:
    """An id is taken within its system, by whatever object; in another system it is free."""
    one, other = everywhere.register(), everywhere.register()
    everywhere.do("note-external-id", one)
    doubled = ids(("p1", "X"), ("a1", "X"))

    assert refused(everywhere, "note-external-id", other) == {"external-free"}
    assert refused(everywhere, "note-external-id", one, ids=ids(("a1", "DSR-0001"))) == {"external-free"}
    assert refused(everywhere, "note-external-id", one, ids=doubled) == {"external-free"}
    assert refused(everywhere, "note-external-id", one, ids=ids(("p9", "X"))) == {"object-known"}
    elsewhere = [{"object": "p1", "system": "justice", "external": "DSR-0001"}]
    everywhere.do("note-external-id", other, ids=elsewhere)


def test_a_later_id_replaces_the_earlier(everywhere: Office) -> None:
    """An object has one id in a system: the later one is found, the earlier leads nowhere and is free again."""
    dispute = everywhere.register()
    everywhere.do("note-external-id", dispute)
    everywhere.do("note-external-id", dispute, ids=ids(("p1", "DSR-0002")))

    assert everywhere.clerk.find("court-files", "DSR-0002").object == "p1"
    with pytest.raises(NotFound):
        everywhere.clerk.find("court-files", "DSR-0001")
    everywhere.do("note-external-id", everywhere.register())
    assert everywhere.center.verify() == ()


def test_a_correction_moves_what_is_found(everywhere: Office) -> None:
    """A corrected id is found in place of the mistyped one; of an annulled one nothing is left."""
    dispute, other = everywhere.register(), everywhere.register()
    number = everywhere.do("note-external-id", dispute).version
    right = {"dispute": dispute, "on": "2024-05-08", "ids": ids(("p1", "DSR-0009"))}
    everywhere.do("correct-act", dispute, number=number, replacement={"command": "note-external-id", **right})
    assert everywhere.clerk.find("court-files", "DSR-0009").dispute == dispute
    everywhere.do("note-external-id", other)
    taken = {**right, "ids": ids(("p1", "DSR-0001"))}
    again = {"command": "note-external-id", **taken}
    assert refused(everywhere, "correct-act", dispute, number=number, replacement=again) == {"later-acts-stand"}
    everywhere.do("annul-act", dispute, number=number)

    with pytest.raises(NotFound):
        everywhere.clerk.find("court-files", "DSR-0009")
    assert everywhere.center.verify() == ()


def test_a_planted_edit_is_found(office: Office) -> None:
    """A row that leads elsewhere than the state says is found by verify."""
    dispute = office.register()
    office.do("note-external-id", dispute)
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE ad_external SET object = 'a1'"))

    assert [fault.code for fault in office.center.verify()] == ["external-differs"]


def test_nobody_finds_what_he_may_not_know_of(office: Office) -> None:
    """To an agency that is not concerned an id leads nowhere, like one that was never noted."""
    dispute = office.register()
    office.do("note-external-id", dispute)

    with pytest.raises(NotFound) as error:
        office.center.acting("stranger").find("court-files", "DSR-0001")
    assert error.value.code == "no-external-id"


@pytest.mark.parametrize("external", ["11010519491231002X", " ", "x" * 129])
def test_what_is_no_external_id(office: Office, external: str) -> None:
    """An id number of a person is refused, since the journal is not erased; so are the empty and the endless."""
    with pytest.raises(ValueError, match=r"外部编号|不能为空"):
        office.do("note-external-id", office.register(), ids=ids(("p1", external)))

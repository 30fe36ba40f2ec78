"""Who may do and see what: the hand-written table against everything there is."""

from __future__ import annotations

import itertools

import attrs
import pytest

from admin_dispute import Dispute, NotFound, Role, Stage
from admin_dispute.center.rights import OPENED, RELATIONS, Actor, may_do, may_read, table, view
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.testing import Office

ROLES = list(Role)


def actors(office: Office, dispute: Dispute) -> dict[tuple[str, str], Actor]:
    """Give an actor for each role and relation, as the directory would."""
    own = {"any": ("elsewhere", "tax"), "own-organisation": ("somebody", "police"), "own-party": ("wang", None)}
    return {
        (role, relation): Actor(id=own[relation][0], roles=(role,), organisation=own[relation][1])
        for role, relation in itertools.product(ROLES, RELATIONS)
    }


def test_the_table_is_whole() -> None:
    """Every command stands in the table, nothing else does, and it knows only roles and relations there are."""
    rows = table()

    assert set(rows["commands"]) == set(COMMANDS)
    for entries in (*rows["commands"].values(), *rows["reading"].values()):
        assert entries
        assert {role for role, _ in entries} <= set(ROLES)
        assert {relation for _, relation in entries} <= set(RELATIONS)


def test_every_command_role_and_relation(office: Office) -> None:
    """What the code allows is what the table says, for every command, role and relation."""
    dispute = office.dispute(office.register())
    for name, form in COMMANDS.items():
        for (role, relation), actor in actors(office, dispute).items():
            granted = table()["commands"][name]
            expected = (role, "any") in granted or (role, relation) in granted

            assert may_do(actor, form, dispute) is expected, (name, role, relation)


def test_every_field_role_and_relation(office: Office) -> None:
    """What the code lets read is what the table says, for every field, role and relation."""
    dispute = office.dispute(office.register())
    for path, granted in table()["reading"].items():
        for (role, relation), actor in actors(office, dispute).items():
            expected = (role, "any") in granted or (role, relation) in granted

            assert may_read(actor, path, dispute) is expected, (path, role, relation)


def test_every_path_of_the_table_exists() -> None:
    """A path names a field that a dispute has, all the way down."""
    names = {field.name for field in attrs.fields(Dispute)}
    for path in table()["reading"]:
        assert path in OPENED or path.split(".")[0] in names, path


@pytest.mark.parametrize("actor", ["judge", "wang"])
def test_a_ceiling_never_reaches_the_other_side_or_the_judge(office: Office, actor: str) -> None:
    """What an agency may spend is seen by neither the claimant nor the adjudicating judge."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, ceiling="18000")
    shown = office.center.acting(actor).view(dispute)

    assert "mandates.ceiling" in shown.hidden
    assert shown.dispute.mandates[0].ceiling is None
    assert shown.dispute.mandates[0].principal == "police"


def test_a_side_sees_its_own_ceiling(office: Office) -> None:
    """The agency sees the ceiling of its own mandate."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, ceiling="18000")

    assert str(office.center.acting("handler").dispute(dispute).mandates[0].ceiling) == "18000"


def test_a_ceiling_stands_in_no_error(office: Office) -> None:
    """Being refused for want of authority does not reveal how much there was."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, ceiling="18000.25")
    for name in ("establish-facts", "draft-terms", "review-legality"):
        office.do(name, dispute)
    signed = [{"by": "p1"}, {"by": "police", "mandate": "m1"}]
    ruling = office.clerk.may(office.command("conclude-agreement", dispute, signatures=signed))

    assert not ruling.allowed
    assert "18000" not in str(ruling.objections)


def test_minutes_stay_where_they_belong(office: Office) -> None:
    """The minutes of a session are opened by the clerk, not by the judge or a party."""
    dispute = office.at(Stage.EFFECTIVE)
    minutes = office.dispute(dispute).rounds[0].sessions[0].minutes
    assert office.clerk.open(dispute, minutes) == "双方到场。"  # type: ignore[arg-type]  # a reference when stored

    for actor in ("judge", "wang", "handler"):
        with pytest.raises(NotFound):
            office.center.acting(actor).open(dispute, minutes)  # type: ignore[arg-type]  # as above


def test_a_stranger_does_not_learn_that_it_exists(office: Office) -> None:
    """An agency that is not concerned finds nothing: not the dispute, not in the ledger, not among decisions."""
    dispute = office.register()
    stranger = office.center.acting("stranger")

    with pytest.raises(NotFound):
        stranger.dispute(dispute)
    with pytest.raises(NotFound):
        stranger.decisions(dispute)
    assert list(stranger.ledger()) == []


def test_a_party_acts_under_its_own_account(office: Office) -> None:
    """A party may consent for itself, and not record its own agreement."""
    dispute = office.register()
    office.do("record-consent", dispute, actor="wang")
    options = {option.command for option in office.center.acting("wang").options(dispute)}

    assert "record-withdrawal" in options
    assert "conclude-agreement" not in options


def test_rights_end_with_the_office(office: Office) -> None:
    """Who has left office acts no more, from the day after."""
    office.center.acting("founder").execute(office.command("end-office", on="2024-06-30", officer="clerk"))
    with pytest.raises(NotFound):
        office.register()


def test_every_field_is_decided(office: Office) -> None:
    """A view of any role is empty in exactly the fields that it names as hidden."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE))
    for role in ROLES:
        seen = view(Actor(id="x", roles=(role,), organisation="tax"), dispute)
        for path in seen.hidden:
            if "." not in path and path in {field.name for field in attrs.fields(Dispute)} - {"id"}:
                assert not getattr(seen.dispute, path)

"""People mistype and hear late: acts are replaced or annulled, the old rows stay, later acts are judged again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from admin_dispute import Refused, Stage
from admin_dispute.schemas import command_from
from admin_dispute.store.codec import UPCASTERS
from admin_dispute.testing import Office
from admin_dispute.testing.office import FOUNDED, ORGANISATIONS
from admin_dispute.testing.ordinary import FIELDS, MONEY


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a correction."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def test_a_replaced_act_counts_as_it_should_have_been(everywhere: Office) -> None:
    """The state becomes what the right act would have made, and everything fits together."""
    dispute = everywhere.at(Stage.CLOSED)
    everywhere.do("correct-act", dispute)

    assert everywhere.dispute(dispute).consents[0].form == "online"
    assert everywhere.dispute(dispute).stage is Stage.CLOSED
    assert everywhere.center.verify() == ()


def test_the_old_row_stays(office: Office) -> None:
    """The journal keeps the act as typed and the correction beside it."""
    dispute = office.at(Stage.CONSENTED)
    office.do("correct-act", dispute)

    assert [decision.command for decision in office.clerk.decisions(dispute)][-1] == "correct-act"
    assert office.clerk.decisions(dispute)[1].command == "record-consent"


def test_an_annulled_act_is_as_if_it_had_not_been(office: Office) -> None:
    """An annulled performance leaves the obligation open, with its deadline."""
    dispute = office.at(Stage.EFFECTIVE)
    number = office.do("record-performance", dispute).version
    office.do("annul-act", dispute, number=number)

    assert office.dispute(dispute).obligations[0].standing == "open"
    assert office.center.verify() == ()


def test_later_acts_must_still_stand(office: Office) -> None:
    """A correction that would take the ground from a later act is refused with the list."""
    dispute = office.at(Stage.MEDIATING)
    with pytest.raises(Refused) as error:
        office.do("annul-act", dispute, number=2)
    [objection] = error.value.ruling.objections

    assert objection.code == "later-acts-stand"
    assert "open-mediation" in objection.text


def test_a_correction_of_a_correction(office: Office) -> None:
    """Two corrections of different acts hold together, and of one act the later counts."""
    dispute = office.at(Stage.MEDIATING)
    office.do("correct-act", dispute)
    other = {"command": "record-consent", "dispute": dispute, "on": "2024-05-07", "parties": ["p1"], "form": "written"}
    office.do("correct-act", dispute, replacement=other)
    office.do("annul-act", dispute, number=office.do("hold-session", dispute).version)

    assert office.dispute(dispute).consents[0].form == "written"
    assert office.dispute(dispute).rounds[0].sessions == ()
    assert office.center.verify() == ()


def test_effects_already_out_are_listed(office: Office) -> None:
    """A correction names the messages and numbers that had left the center by then."""
    dispute = office.at(Stage.MEDIATING)
    done = office.do("correct-act", dispute)
    [happened] = done.ruling.events

    assert "message:mediation-opened" in happened.already_out  # type: ignore[attr-defined]  # an ActCorrected
    assert "number:（2024）豫0825行诉前调1号" in happened.already_out  # type: ignore[attr-defined]  # likewise
    told = next(one.events for one in office.clerk.decisions(dispute) if one.number == done.version)
    assert told[1:] == ("不随之收回：已发出的通知（调解开始）", "不随之收回：已编的案号 （2024）豫0825行诉前调1号")


def test_what_can_not_be_corrected(office: Office) -> None:
    """An unknown act, a registration annulled, another kind of act, a day to come: each is refused by name."""
    dispute = office.at(Stage.CONSENTED)
    another = {"command": "issue-case-number", "dispute": dispute, "on": "2024-05-08"}

    assert refused(office, "annul-act", dispute, number=99) == {"act-known"}
    assert refused(office, "annul-act", dispute, number=1) == {"act-correctable"}
    assert refused(office, "correct-act", dispute, replacement=another) == {"same-command"}
    assert refused(office, "annul-act", dispute, on=date(2030, 1, 1)) == {"not-in-future"}


@pytest.mark.parametrize("changes", [{"division": "110101"}, {"agencies": ["nobody"]}, {"on": "2020-01-01"}])
def test_a_registration_that_would_be_refused_takes_no_place(office: Office, changes: dict[str, Any]) -> None:
    """The correction is refused for the registration itself; of the acts on it, annulled ones too, nothing is said."""
    dispute = office.at(Stage.CONSENTED)
    office.do("annul-act", dispute, number=4)  # its number, which stays as voided
    with pytest.raises(Refused) as error:
        office.do("correct-act", dispute, number=1, **replacing("register-dispute", dispute, **changes))
    [objection] = error.value.ruling.objections

    assert objection.code == "later-acts-stand"
    assert "#1 register-dispute" in objection.text
    assert "#2" not in objection.text


def test_numbers_survive_a_correction(office: Office) -> None:
    """Correcting an earlier act neither loses nor reissues a case number."""
    dispute = office.at(Stage.MEDIATING)
    office.do("correct-act", dispute)
    another = office.at(Stage.CONSENTED)

    assert [given.number.sequence for given in office.dispute(dispute).numbers] == [1]
    assert office.dispute(another).numbers[0].number.sequence == 2


def replacing(name: str, dispute: str, **changes: Any) -> dict[str, Any]:
    """Give the fields of a correction that replaces an act of a name by one with changed fields."""
    fields = {**FIELDS[name], **changes}
    return {"replacement": {"command": name, **fields} | ({} if name == "register-dispute" else {"dispute": dispute})}


def sent(office: Office) -> list[str]:
    """Give the topics in the outbox."""
    with office.engine.connect() as connection:
        return list(connection.execute(text("SELECT topic FROM ad_outbox ORDER BY number, position")).scalars())


def on_file(office: Office) -> set[str]:
    """Give the case numbers on file."""
    with office.engine.connect() as connection:
        return set(connection.execute(text("SELECT number FROM ad_number")).scalars())


def test_nobody_is_told_twice(office: Office) -> None:
    """A correction tells of what counts now and did not before, and of nothing else."""
    dispute = office.at(Stage.EFFECTIVE)
    before = sent(office)
    office.do("correct-act", dispute)
    assert sent(office) == before

    registered = replacing("register-dispute", dispute, act="罚款2000元")
    office.do("correct-act", dispute, number=1, **registered)
    assert sorted(sent(office)) == sorted([*before, *before[:1]])


def test_the_journal_keeps_only_what_changed(office: Office) -> None:
    """A correction stores what the acts count for that changed, not the whole history again."""
    dispute = office.at(Stage.CLOSED)
    [happened] = office.do("correct-act", dispute).ruling.events

    assert [recounted.number for recounted in happened.recounted] == [2]  # type: ignore[attr-defined]  # an ActCorrected


def test_a_number_from_outside_that_was_mistyped_is_free(everywhere: Office) -> None:
    """The mistyped number can be given to the dispute it belongs to, and the right one to no other."""
    one, two = everywhere.register(), everywhere.register()
    number = everywhere.do("record-case-number", one, number="(2024)豫0825行初7号").version
    everywhere.do("record-case-number", two, number="(2024)豫0825行初8号")
    taken = replacing("record-case-number", one, number="(2024)豫0825行初8号")
    assert "record-case-number（number-free）" in refusal(everywhere, "correct-act", one, number=number, **taken)

    free = replacing("record-case-number", one, number="(2024)豫0825行初9号")
    everywhere.do("correct-act", one, number=number, **free)
    assert "number-free" in refusal(everywhere, "record-case-number", two, number="(2024)豫0825行初9号")
    everywhere.do("record-case-number", two, number="(2024)豫0825行初7号")
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.2.5")
def test_an_issued_number_that_is_annulled_is_voided(office: Office) -> None:
    """The center's number stays visible as voided, is never given again, and the next dispute takes the next one."""
    dispute = office.register()
    office.do("annul-act", dispute, number=office.do("issue-case-number", dispute).version)
    [given] = office.dispute(dispute).numbers
    assert (given.number.sequence, given.voided_on) == (1, date(2024, 6, 25))

    office.do("issue-case-number", dispute)
    assert [given.number.sequence for given in office.dispute(dispute).numbers] == [1, 2]
    assert office.center.verify() == ()


@pytest.mark.clause("WX-3.2.5")
def test_a_number_moved_to_another_year_is_drawn_there(office: Office) -> None:
    """Two disputes whose numbers are moved to one year get two numbers of that year; the old ones stay voided."""
    numbers = {}
    for _ in range(2):
        dispute = office.register(on=date(2023, 5, 6), known_on=date(2023, 4, 30))
        number = office.do("issue-case-number", dispute).version
        moved = replacing("issue-case-number", dispute, on=date(2023, 5, 8))
        office.do("correct-act", dispute, number=number, **moved)
        numbers[dispute] = [str(given.number) for given in office.dispute(dispute).numbers if given.voided_on is None]

    assert list(numbers.values()) == [["（2023）豫0825行诉前调1号"], ["（2023）豫0825行诉前调2号"]]
    assert {"（2024）豫0825行诉前调1号", "（2024）豫0825行诉前调2号"} < on_file(office)
    assert office.center.verify() == ()


def refusal(office: Office, name: str, dispute: str, **changes: Any) -> str:
    """Give the texts of what stands against an act, with codes."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return str(error.value)


def test_a_replaced_act_may_be_dated_up_to_the_day_of_its_correction(office: Office) -> None:
    """The replaced act is decided on what is known now; today is the day of the correction."""
    office.clock.set(date(2024, 5, 7))
    dispute = office.register()
    office.do("record-consent", dispute)
    office.clock.set(date(2024, 7, 1))
    late = replacing("record-consent", dispute, on=date(2024, 6, 20))
    office.do("correct-act", dispute, **late)

    assert office.dispute(dispute).consents[0].on == date(2024, 6, 20)
    assert "not-in-future" in refusal(
        office, "correct-act", dispute, **replacing("record-consent", dispute, on="2024-07-02")
    )


def test_later_acts_are_judged_on_the_directory_of_their_time(office: Office) -> None:
    """What the directory became since does not stand against an act that was right when it was recorded."""
    dispute = office.at(Stage.CONSENTED)
    renamed = {**ORGANISATIONS[3], "on": FOUNDED, "division": "410825", "matters": [], "name": "已改职能的局"}
    office.center.acting("founder").execute(command_from("enter-organisation", renamed))
    office.do("correct-act", dispute)

    assert office.dispute(dispute).responsible == "police"


def test_a_replacement_is_of_the_same_dispute(office: Office) -> None:
    """A replacement that names another dispute is refused."""
    one, two = office.at(Stage.CONSENTED), office.at(Stage.CONSENTED)

    assert refused(office, "correct-act", one, **replacing("record-consent", two)) == {"same-stream"}


def test_a_correction_needs_a_policy_of_its_day(office: Office) -> None:
    """A correction dated before the policy and the registration is refused like any act."""
    dispute = office.at(Stage.CONSENTED)

    assert refused(office, "annul-act", dispute, on=date(2001, 1, 1)) == {"policy-in-force", "not-before-registration"}


def test_a_corrected_registration_stands_in_the_ledger_by_its_day(office: Office) -> None:
    """The ledger's order follows the registration as corrected."""
    one, two = office.register(), office.register(on=date(2024, 5, 7))
    office.do("correct-act", one, number=1, **replacing("register-dispute", one, on=date(2024, 5, 8)))

    assert [row.dispute for row in office.clerk.ledger()] == [two, one]
    assert office.center.verify() == ()


def test_decisions_say_what_became_of_them(office: Office) -> None:
    """A decision whose act was replaced or annulled names the act that did so."""
    dispute = office.at(Stage.MEDIATING)
    session = office.do("hold-session", dispute).version
    corrected = office.do("correct-act", dispute).version
    annulled = office.do("annul-act", dispute, number=session).version
    decided = {decision.number: decision for decision in office.clerk.decisions(dispute)}

    assert (decided[2].corrected_by, decided[2].annulled_by) == (corrected, None)
    assert (decided[session].corrected_by, decided[session].annulled_by) == (None, annulled)


def test_a_note_of_lateness_falls_with_its_ground(office: Office) -> None:
    """A note of the passing of time that no longer holds stands in no correction's way: it falls."""
    dispute = office.at(Stage.EFFECTIVE)
    for _ in range(2):
        office.do("record-visit", dispute, on=date(2024, 5, 14))
    office.center.sweep()
    decided = {decision.command: decision for decision in office.clerk.decisions(dispute)}
    later = replacing("draft-terms", dispute, obligations=[{**MONEY, "due": "2024-09-13"}])
    done = office.do("correct-act", dispute, number=decided["draft-terms"].number, **later)
    [happened] = done.ruling.events
    fallen = [recounted.number for recounted in happened.recounted if recounted.events == ()]  # type: ignore[attr-defined]  # an ActCorrected

    assert fallen == [decided["note-overdue"].number]
    assert office.center.verify() == ()


def test_a_replacement_goes_through_upcasters(office: Office) -> None:
    """A replacement stored in an older form is raised like any command."""
    dispute = office.at(Stage.CONSENTED)
    office.do("correct-act", dispute)
    stored = '"name":"record-consent","version":'
    with office.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE ad_act SET entry = replace(entry, '{stored}1', '{stored}0')")
    UPCASTERS["record-consent", 0] = lambda body: body
    try:
        office.do("annul-act", dispute, number=office.do("file-mandate", dispute).version)
        assert office.dispute(dispute).consents[0].form == "online"
    finally:
        del UPCASTERS["record-consent", 0]


def test_an_act_of_a_plugin_that_is_gone_counts_as_recorded(office: Office) -> None:
    """It can't be judged again: it stands as it was, and can be annulled but not replaced."""
    dispute = office.at(Stage.CONSENTED)
    office.do("file-mandate", dispute)
    for old, new in (("file-mandate", "gone.filed"), ("mandate-filed", "gone.happened")):
        with office.engine.begin() as connection:
            connection.execute(text(f"UPDATE ad_act SET entry = replace(entry, '{old}', '{new}')"))
    gone = max(decision.number or 0 for decision in office.clerk.decisions(dispute))
    office.do("correct-act", dispute)
    assert refused(office, "correct-act", dispute, number=gone) == {"same-command"}

    office.do("annul-act", dispute, number=gone)
    assert office.clerk.decisions(dispute)[gone - 1].annulled_by is not None

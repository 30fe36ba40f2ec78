"""What is derived is derived again: deadlines that the calendar moves, states of another form, damaged rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from announced import YEARS
from sqlalchemy import text

from admin_dispute import AnnulAct, CalendarYear, LoadCalendar, Ruling, Stage, StoreFault, StreamKind
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.testing import Office

YEAR = CalendarYear(year=2027, rest=(date(2027, 1, 13),), work=(), source="国务院办公厅关于2027年部分节假日安排的通知")
OWED = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "within": "30 day"}


def late_life(office: Office) -> str:
    """Bring a dispute to an obligation whose last day lies in a year that is not announced."""
    office.clock.set(date(2026, 12, 20))
    dates: dict[str, dict[str, Any]] = {"draft-terms": {"obligations": [OWED]}}
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": date(2026, 12, 14)}})
    for name in ("establish-facts", "draft-terms", "review-legality", "conclude-agreement"):
        office.do(name, dispute, on=date(2026, 12, 14), **dates.get(name, {}))
    for _ in range(2):
        office.do("record-visit", dispute, on=date(2026, 12, 15))
    return dispute


def load(office: Office, year: CalendarYear = YEAR) -> None:
    """Load a year of the calendar."""
    office.center.acting("founder").execute(LoadCalendar(on=office.center.today(), years=(year,)))


def written(office: Office) -> list[tuple[str, int]]:
    """Give last day and whether it is provisional of every deadline that is written down."""
    with office.engine.connect() as connection:
        own = "SELECT due_on, provisional FROM ad_deadline WHERE center = :center ORDER BY clock, subject"
        rows = connection.execute(text(own), {"center": office.center.id})
        return [(str(due), int(provisional)) for due, provisional in rows]


def commands(office: Office, dispute: str) -> list[str]:
    """Give the names of the acts of a dispute."""
    return [decision.command for decision in office.clerk.decisions(dispute)]


def test_a_year_announced_moves_deadlines(everywhere: Office) -> None:
    """A provisional day becomes the right one, with one note for the move; a second run finds nothing to do."""
    dispute = late_life(everywhere)
    assert written(everywhere) == [("2027-01-13", 1)]
    load(everywhere)
    assert {fault.code for fault in everywhere.center.verify()} == {"calendar-not-followed"}
    [move] = everywhere.center.moving()
    rebuilt = everywhere.center.rebuild()

    assert (move.kind, move.stream, move.before, move.after, move.provisional) == (
        "dispute", dispute, date(2027, 1, 13), date(2027, 1, 14), False
    )  # fmt: skip
    assert rebuilt.moves == (move,)
    assert written(everywhere) == [("2027-01-14", 0)]
    assert commands(everywhere, dispute).count("note-deadline-moved") == 1
    assert everywhere.center.verify() == ()
    assert (everywhere.center.rebuild().moves, everywhere.center.rebuild().states) == ((), 0)


REST = CalendarYear(year=2024, rest=(date(2024, 6, 10), date(2024, 6, 18)), work=(), source="豫政办明电〔2024〕1号")
"""2024 announced anew: 18 June is a day of rest."""


def elsewhere(office: Office) -> list[tuple[str, str]]:
    """Let clocks run on other kinds of stream; return those whose last day, 18 June 2024, becomes a day of rest."""
    office.register()
    circular, issued = (office.do("draft-circular").stream for _ in range(2))
    for on, which in (("2024-06-13", circular), ("2024-06-12", issued)):
        office.do("show-circular", which, on=on)
    office.do("confirm-figures", issued)
    office.do("approve-circular", issued)
    office.do("issue-circular", issued)
    office.do("raise-problem")
    meeting = office.do("call-meeting", convener="legal", attendants=["court"]).stream
    office.do("hold-meeting", meeting)
    office.do("conclude-item", meeting, due=None, within="22 day")
    return [("circular", circular), ("meeting", meeting)]


def test_deadlines_of_every_kind_move(everywhere: Office) -> None:
    """Exactly the open deadlines that move are listed and noted, whatever kind of stream they run on."""
    moving = elsewhere(everywhere)
    everywhere.at(Stage.EFFECTIVE)  # its last days stay
    load(everywhere, REST)
    moves = everywhere.center.moving()
    rebuilt = everywhere.center.rebuild()

    assert sorted((move.kind, move.stream) for move in moves) == moving
    assert {(move.before, move.after) for move in moves} == {(date(2024, 6, 18), date(2024, 6, 19))}
    assert sorted(rebuilt.moves, key=lambda move: move.kind) == sorted(moves, key=lambda move: move.kind)
    for _, stream in moving:
        assert everywhere.clerk.decisions(stream)[-1].command == "note-deadline-moved"
    assert sorted((one.kind, one.stream) for one in everywhere.center.calendar_changes()[-1].moves) == moving
    assert everywhere.center.rebuild().moves == ()
    assert everywhere.center.verify() == ()


def test_what_a_calendar_moved_can_be_read_afterwards(everywhere: Office) -> None:
    """Every version of the calendar is listed with who loaded it, its years, and exactly the deadlines that moved."""
    dispute = late_life(everywhere)
    load(everywhere)
    everywhere.center.rebuild()
    first, second = everywhere.center.calendar_changes()
    [one] = second.moves

    assert (first.moves, len(first.years)) == ((), len(YEARS))
    assert [year.year for year in second.years] == [2027]
    assert (one.stream, one.moved.due, one.moved.moved_to) == (dispute, date(2027, 1, 13), date(2027, 1, 14))
    noted = everywhere.clerk.decisions(dispute)[-1]
    assert (noted.number, noted.events[1].partition("：")[2]) == (one.number, "2027-01-13 → 2027-01-14")


def test_a_sweep_follows_a_calendar_that_was_loaded(office: Office) -> None:
    """Whoever only loads a calendar has the moves noted by the next sweep, of a known year as well, and once."""
    [(_, circular), (_, meeting)] = elsewhere(office)
    load(office, REST)
    office.clock.set(date(2024, 7, 2))
    office.center.sweep()
    office.center.sweep()

    for stream in (circular, meeting):
        acts = [decision.command for decision in office.clerk.decisions(stream)]
        assert acts[-2:] == ["note-deadline-moved", "note-overdue"]
    assert office.center.verify() == ()


def test_a_sweep_follows_a_calendar_that_was_taken_back(office: Office) -> None:
    """An annulled load moves what it moved back again, without anybody loading another year."""
    dispute = late_life(office)
    load(office)
    office.center.sweep()
    assert written(office) == [("2027-01-14", 0)]
    administrator = office.center.acting("founder")
    loaded = administrator.decisions("wenxian")[-1].number
    assert loaded is not None
    administrator.execute(
        AnnulAct(
            stream="wenxian", kind=StreamKind.CENTER, on=office.center.today(), number=loaded, reason="未公布",
            authority="主任",
        )
    )  # fmt: skip
    office.center.sweep()

    assert written(office) == [("2027-01-13", 1)]
    assert commands(office, dispute).count("note-deadline-moved") == 2
    assert office.center.verify() == ()


def test_a_corrected_calendar_is_a_version_of_its_own(everywhere: Office) -> None:
    """Who replaced and who annulled a load is listed with the years that count since, and what moved by it."""
    late_life(everywhere)
    load(everywhere)
    everywhere.center.sweep()
    administrator = everywhere.center.acting("founder")
    loaded = administrator.decisions(everywhere.center.id)[-1].number
    assert loaded is not None
    known: dict[str, Any] = {"kind": "center", "on": everywhere.center.today(), "number": loaded, "reason": "抄错"}
    work = {"year": 2027, "rest": ["2027-01-13", "2027-01-14"], "work": [], "source": "国务院办公厅通知"}
    replacement = {"command": "load-calendar", "on": everywhere.center.today(), "years": [work]}
    corrected = everywhere.command("correct-act", everywhere.center.id, **known, replacement=replacement)
    administrator.execute(corrected)
    everywhere.center.sweep()
    administrator.execute(everywhere.command("annul-act", everywhere.center.id, **known))
    everywhere.center.sweep()
    _, _, second, third = everywhere.center.calendar_changes()

    assert (second.corrects, second.how, [year.rest for year in second.years]) == (loaded, "replaced", [2])
    assert (third.corrects, third.how, third.years) == (loaded, "annulled", ())
    assert [one.moved.moved_to for one in second.moves] == [date(2027, 1, 15)]
    assert [one.moved.moved_to for one in third.moves] == [date(2027, 1, 13)]


def test_a_sweep_tells_which_stream_could_not_follow(office: Office) -> None:
    """Each time until it was mended: else nobody hears that its deadlines are those of the old calendar."""
    dispute = late_life(office)
    load(office)
    with office.engine.begin() as connection:
        own = "UPDATE ad_act SET digest = 'x' WHERE stream = :stream AND number = 1"
        connection.execute(text(own), {"stream": dispute})

    for _ in range(2):
        assert office.center.sweep().faults == (f"{dispute}: chain-broken",)


def test_two_rebuilds_note_a_move_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another one notes it between asking and noting, this one finds nothing left to note."""
    dispute = late_life(office)
    load(office)
    asked = Acting.may

    def overtaken(self: Acting, command: Any) -> Ruling:
        """Answer, and let the other one note it at once."""
        ruling = asked(self, command)
        self.execute(command)
        return ruling

    with monkeypatch.context() as patched:
        patched.setattr(Acting, "may", overtaken)
        assert office.center.rebuild().moves == ()

    assert commands(office, dispute).count("note-deadline-moved") == 1
    assert office.center.verify() == ()


def test_a_day_that_stays_needs_no_note(office: Office) -> None:
    """Where the year leaves the day as it was, it is firm now and nothing is noted."""
    dispute = late_life(office)
    load(office, CalendarYear(year=2027, rest=(), work=(), source=YEAR.source))
    assert office.center.rebuild().moves == ()

    assert written(office) == [("2027-01-13", 0)]
    assert "note-deadline-moved" not in commands(office, dispute)
    assert office.center.verify() == ()


def test_lateness_follows_once_the_year_is_announced(office: Office) -> None:
    """A sweep notes the deadline that was provisional before."""
    late_life(office)
    load(office)
    office.center.rebuild()
    office.clock.set(date(2028, 1, 3))

    assert office.center.sweep().noted == 1


def test_what_a_year_would_move_is_told_before_it_is_loaded(office: Office) -> None:
    """The report by a calendar that is not loaded yet lists the same moves, and writes nothing."""
    late_life(office)
    [move] = office.center.moving((YEAR,))

    assert move.after == date(2027, 1, 14)
    assert office.center.moving() == ()


def test_a_rebuild_that_was_stopped_goes_on(office: Office) -> None:
    """Stopped between the rows and the note of a move, the next run notes it, once."""
    dispute = late_life(office)
    load(office)
    stop = "BEFORE INSERT ON ad_act WHEN NEW.command = 'note-deadline-moved' BEGIN SELECT RAISE(ABORT, 'no'); END"
    with office.center.transaction() as connection:
        connection.execute(text(f"CREATE TRIGGER stop {stop}"))
    with pytest.raises(StoreFault):
        office.center.rebuild()
    with office.center.transaction() as connection:
        connection.execute(text("DROP TRIGGER stop"))
    office.center.rebuild()
    office.center.rebuild()

    assert commands(office, dispute).count("note-deadline-moved") == 1
    assert office.center.verify() == ()


DAMAGE = {
    "state": "UPDATE ad_state SET body = '{}'",
    "form": "UPDATE ad_state SET form = 'older'",
    "state gone": "DELETE FROM ad_state WHERE kind = 'dispute'",
    "opened on": "UPDATE ad_state SET opened_on = '2020-01-01' WHERE kind = 'dispute'",
    "deadline gone": "DELETE FROM ad_deadline",
    "deadline garbage": "UPDATE ad_deadline SET due_on = 'soon'",
    "deadline of another subject": "UPDATE ad_deadline SET subject = 'o9' WHERE clock = 'performance'",
    "number gone": "DELETE FROM ad_number",
    "number moved": "UPDATE ad_number SET number = '（2024）豫0825行诉前调9号'",
    "series": "UPDATE ad_series SET last = 0",
    "series gone": "DELETE FROM ad_series",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_derived_rows_are_made_again(office: Office, damage: str) -> None:
    """Whatever was done to a derived row, the acts make it again."""
    dispute = office.at(Stage.EFFECTIVE)
    before = office.dispute(dispute)
    with office.engine.begin() as connection:
        assert connection.exec_driver_sql(DAMAGE[damage]).rowcount > 0
    heard: list[tuple[int, int]] = []
    office.center.rebuild(lambda done, total: heard.append((done, total)))

    assert heard == [(1, 2), (2, 2)]
    assert office.center.verify() == ()
    assert office.dispute(dispute) == before


def test_a_broken_chain_is_left_as_it_is(office: Office) -> None:
    """A stream whose acts were changed is named and not made anew: that would hide what happened."""
    office.at(Stage.CONSENTED)
    with office.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE ad_act SET entry = replace(entry, 'written', 'online') WHERE kind = 'dispute' AND number = 2"
        )
    rebuilt = office.center.rebuild()

    assert [fault.code for fault in rebuilt.faults] == ["chain-broken"]
    assert rebuilt.states == 0


def test_a_move_that_is_none_is_refused(office: Office) -> None:
    """A note of a move that the calendar does not make is refused."""
    dispute = office.at(Stage.EFFECTIVE)
    on = date(2024, 6, 13)
    system = Acting(office.center, SYSTEM)
    for due, moved_to in ((on, on), (on, on + timedelta(days=1))):
        ruling = system.may(office.command("note-deadline-moved", dispute, due=due, moved_to=moved_to))
        assert [objection.code for objection in ruling.objections] == ["deadline-moves"]

"""Appointments: people, parties and rooms are never taken twice, whoever books at the same time (WX-3.3.2)."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from shell import Run
from test_roster import INVITED, adopt, found, warned

from admin_dispute import BadInput, Diary, NotFound, Refused, Stage
from admin_dispute.center.reading.view import references
from admin_dispute.domain.center.slots import Span, next_free, read_hours
from admin_dispute.testing import Office

DAY = date(2024, 5, 20)


def of(office: Office, **changes: Any) -> dict[str, Any]:
    """Return the fields of an appointment of a new dispute's party."""
    return {"dispute": office.register(), "parties": ["p1"], **changes}


def texts(office: Office, name: str, **changes: Any) -> list[str]:
    """Return what is said against a command."""
    return [one.text for one in office.clerk.may(office.command(name, "", **changes)).objections]


@pytest.mark.clause("WX-3.3.2")
def test_a_day_is_booked_moved_and_cancelled(everywhere: Office) -> None:
    """The first booking begins the stream of the day; a move keeps the appointment, a cancelled one says why."""
    dispute = everywhere.register()
    booked = everywhere.do("book-appointment", dispute=dispute, parties=["p1"], by=["p1"], what="谈退款")
    everywhere.do("move-appointment", lasts=90, room="调解二室")
    everywhere.do("book-appointment")
    everywhere.do("cancel-appointment", appointment="n2")
    one, two = everywhere.clerk.stream("2024-05-20").appointments

    assert booked.stream == "2024-05-20"
    assert (one.starts, one.lasts, one.room, one.changes) == (time(10, 30), 90, "调解二室", 1)
    assert (one.accounts, one.askers) == (("wang",), ("wang",))
    assert (two.standing, two.changes) == ("cancelled", 1)
    assert everywhere.clerk.open("2024-05-20", two.why) == "调解员出差"
    assert [day.id for day in everywhere.clerk.every(Diary)] == ["2024-05-20"]
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.3.2")
@pytest.mark.parametrize(
    ("starts", "lasts", "free"),
    [("08:00", 60, True), ("08:01", 60, False), ("09:30", 15, False), ("08:30", 120, False), ("09:59", 60, False),
     ("10:00", 60, True)],
)  # fmt: skip
def test_times_that_touch_do_not_overlap(office: Office, starts: str, lasts: int, free: bool) -> None:
    """From nine to ten is taken: what ends at nine or begins at ten fits, a minute more does not."""
    office.do("book-appointment")

    assert found(office, "book-appointment", "", starts=starts, lasts=lasts) == (set() if free else {"time-free"})


@pytest.mark.clause("WX-3.3.2")
@pytest.mark.parametrize(
    ("shared", "named"),
    [("people", "人员"), ("room", "房间"), ("parties", "人员、当事人"), ("account", "人员")],
)
def test_each_of_them_is_taken_once(office: Office, shared: str, named: str) -> None:
    """A person, a room, a party collide each by itself; an account is one person in all its disputes."""
    dispute = office.register()
    office.do("book-appointment", dispute=dispute, parties=["p1"])
    free: dict[str, Any] = {"people": ["lawyer"], "room": "调解二室"}
    same: dict[str, Any] = {
        "people": {"people": ["mediator"]},
        "room": {"room": "调解一室"},
        "parties": {"dispute": dispute, "parties": ["p1"]},
        "account": of(office),
    }
    assert found(office, "book-appointment", "", **free) == set()
    [said] = texts(office, "book-appointment", **free | same[shared])

    assert said.startswith(named)
    assert "n1" in said
    assert "10:00起空闲" in said
    assert "王某" not in said


@pytest.mark.parametrize("typed", ["调解一室 ", "调解一室\u3000", "调解一室 a座", "调解一室\u3000 ａ座"])
def test_a_room_is_one_however_it_is_typed(office: Office, typed: str) -> None:
    """Blanks and the width of letters make no other room, neither in the diary nor in the county's list."""
    room = "调解一室 a座" if typed.endswith("座") else "调解一室"
    adopt(office, appointment_rooms="调解一室、调解一室 a座")
    office.do("book-appointment", room=room)

    assert found(office, "book-appointment", "", people=["lawyer"], room=typed) == {"time-free"}


def test_a_party_without_an_account_is_not_known_again(office: Office) -> None:
    """The limit: who has no account can be booked in two disputes at one time."""
    one, other = (office.register(parties=[{"person": {"name": "王某"}}]) for _ in range(2))
    office.do("book-appointment", dispute=one, parties=["p1"])

    assert found(office, "book-appointment", "", dispute=other, parties=["p1"], people=["lawyer"], room=None) == set()


def test_a_refusal_says_what_is_free_next(office: Office) -> None:
    """Where the next hour is taken too, the one after it is named; within the county's hours, or that none is left."""
    adopt(office, appointment_hours="08:30-12:00, 14:30-17:00")
    office.do("book-appointment")
    office.do("book-appointment", starts="10:00", lasts=90)

    assert ["14:30起空闲" in said for said in texts(office, "book-appointment")] == [True]
    office.do("book-appointment", starts="14:30", lasts=120)
    assert ["没有同样长的空闲" in said for said in texts(office, "book-appointment")] == [True]
    assert "in-hours" in warned(office, "book-appointment", "", starts="12:30")
    assert "in-hours" not in warned(office, "book-appointment", "", starts="11:30", lasts=30)


@pytest.mark.clause("WX-3.3.2")
def test_what_is_cancelled_or_moved_is_free_again(office: Office) -> None:
    """Neither a cancelled appointment nor the old time of a moved one stands in the way; its own never does."""
    office.do("book-appointment")
    office.do("move-appointment", starts="09:30")
    assert found(office, "book-appointment", "", starts="08:30") == set()
    assert found(office, "move-appointment", "", starts="09:00", lasts=30) == set()
    office.do("cancel-appointment")

    assert found(office, "book-appointment", "", starts="09:30") == set()
    for name in ("move-appointment", "cancel-appointment", "keep-appointment"):
        assert found(office, name, "") == {"appointment-booked"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"people": ["nobody"]}, "people-known"),
        ({"dispute": "nothing", "parties": ["p1"]}, "dispute-known"),
        ({"on": "2024-05-21"}, "day-ahead"),
        ({"starts": "23:30"}, "within-day"),
        ({"room": "调解九室"}, "room-listed"),
    ],
)
def test_what_cannot_be_booked(office: Office, changes: dict[str, Any], code: str) -> None:
    """Somebody unknown, a dispute that is not there, a day that has passed, past midnight, a room nobody lists."""
    adopt(office, appointment_rooms="调解一室、调解二室")

    assert found(office, "book-appointment", "", **changes) == {code}


def test_parties_and_mediators_fit_the_dispute(office: Office) -> None:
    """Only parties of the dispute are booked, and no mediator who is recused in it."""
    office.do("enter-mediator")
    booked = of(office, people=["zhao"])
    assert found(office, "book-appointment", "", **booked | {"parties": ["p9"]}) == {"party-present"}
    office.do("ask-recusal", booked["dispute"], mediator="zhao")

    assert found(office, "book-appointment", "", **booked) == {"not-recused"}
    assert found(office, "book-appointment", "", **booked | {"people": ["lawyer"]}) == set()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"lasts": 0}, "lasts"), ({"lasts": 721}, "lasts"), ({"starts": "25:00"}, "starts"), ({"starts": 9}, "starts"),
        ({"starts": "09:00:30"}, "starts"), ({"people": [], "room": None}, "people"), ({"parties": ["p1"]}, "dispute"),
        ({"diary": "2024-13-01"}, "diary"),
    ],
)  # fmt: skip
def test_bad_input_is_named_with_its_path(office: Office, changes: dict[str, Any], path: str) -> None:
    """A time that is none, no length, nobody at all, a party without its dispute."""
    with pytest.raises(BadInput) as bad:
        office.command("book-appointment", "", **changes)

    assert [fault.path for fault in bad.value.faults] == [path]


def test_a_time_is_written_to_the_minute(office: Office) -> None:
    """Full-width digits and a single one are put right; a value with seconds is refused also from Python."""
    assert office.command("book-appointment", "", starts="９:05").starts == time(9, 5)
    with pytest.raises(BadInput):
        type(office.command("book-appointment", ""))(diary=DAY, on=DAY, starts=time(9, 0, 1), lasts=5, room="一")


@pytest.mark.clause("WX-3.3.2")
def test_eight_writers_book_nothing_twice(everywhere: Office) -> None:
    """Of many who book the same people, rooms and times of a day at once, no two get what overlaps."""
    people, rooms, hours = ("mediator", "lawyer", "coordinator"), ("一室", "二室"), range(8, 12)

    def book(worker: int) -> int:
        clerk, done = everywhere.center.acting("clerk"), 0
        for turn in range(24):
            place = (worker * 7 + turn * 5) % 24
            command = everywhere.command(
                "book-appointment", "", people=[people[place % 3]], room=rooms[place % 2],
                starts=f"{hours[place % 4]:02}:{15 * (turn % 4):02}", lasts=50,
            )  # fmt: skip
            try:
                clerk.execute(command)
                done += 1
            except Refused as refused:
                assert {one.code for one in refused.ruling.objections} == {"time-free"}
        return done

    with ThreadPoolExecutor(8) as pool:
        done = sum(pool.map(book, range(8)))
    held = everywhere.clerk.stream("2024-05-20").appointments

    assert len(held) == done > 0
    assert [one.id for one in held] == [f"n{number}" for number in range(1, done + 1)]
    assert not [1 for a, b in combinations(held, 2) if a.span.overlaps(b.span) and a.resources & b.resources]
    assert everywhere.center.verify() == ()


def test_a_refused_first_booking_begins_no_day(everywhere: Office) -> None:
    """A day on which nothing could be booked has no stream, and is booked afterwards as if nothing had been asked."""
    with pytest.raises(Refused):
        everywhere.do("book-appointment", people=["nobody"])
    assert everywhere.clerk.every(Diary) == ()
    everywhere.do("book-appointment")

    assert [one.id for one in everywhere.clerk.every(Diary)[0].appointments] == ["n1"]
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.3.2")
def test_two_days_do_not_wait_for_each_other(office: Office) -> None:
    """Each day is a stream of its own: the same time of another day is free."""
    office.do("book-appointment")
    office.do("book-appointment", diary="2024-05-21")

    assert [row.diary.day for row in office.clerk.appointments()] == [20, 21]
    assert [row.diary.day for row in office.clerk.appointments(date(2024, 5, 21))] == [21]
    assert [row.diary.day for row in office.clerk.appointments(None, DAY)] == [20]


@pytest.mark.clause("WX-3.3.2")
def test_a_party_and_an_agency_book_for_themselves(office: Office) -> None:
    """Each asks for its own dispute only, and moves or cancels what it asked for, not what others did."""
    mine = of(office, by=["p1"])
    agency = {"dispute": mine["dispute"], "by": ["police"], "people": ["head"], "starts": "14:00", "room": None}
    office.do("book-appointment", actor="wang", **mine)
    office.do("book-appointment", actor="handler", **agency)
    for who, other, own in (("wang", "n2", "n1"), ("handler", "n1", "n2")):
        with pytest.raises(Refused):
            office.do("cancel-appointment", actor=who, appointment=other)
        office.do("move-appointment", actor=who, appointment=own, starts="16:00")
        office.do("cancel-appointment", actor=who, appointment=own)

    with pytest.raises(Refused):
        office.do("book-appointment", actor="stranger", **agency | {"by": ["tax"]})
    with pytest.raises(NotFound):
        office.do("book-appointment", actor="wang", diary="2024-05-22")
    with pytest.raises(Refused):
        office.do("book-appointment", actor="wang", **mine | {"by": ["police"]})
    with pytest.raises(NotFound):
        office.do("cancel-appointment", actor="wang", diary="2024-05-22")


def test_whoever_is_only_asked_to_join_reads_no_appointment(office: Office) -> None:
    """He learns that there is a dispute and no more: not who comes when; that he reads once he joins, not what for."""
    mine = of(office, what="谈退款")
    office.do("book-appointment", **mine)
    office.do("name-responsible", mine["dispute"])
    office.do("ask-to-bring-in", mine["dispute"])
    stranger = office.center.acting("stranger")
    assert stranger.dispute(mine["dispute"]).id == mine["dispute"]
    assert stranger.appointments() == ()

    office.do("answer-bring-in", mine["dispute"])
    assert [(row.appointment, row.what) for row in stranger.appointments()] == [("n1", None)]


@pytest.mark.clause("WX-3.3.2", "WX-3.3.3")
def test_what_for_stays_with_those_it_is_for(office: Office) -> None:
    """What one side is advised on the other does not read: it sees when people meet, staff and its own side see all."""
    mine = of(office, by=["p1"], what="能退多少")
    agency = {"dispute": mine["dispute"], "people": ["head"], "starts": "14:00", "room": None, "what": "底线"}
    office.do("book-appointment", actor="wang", **mine)
    office.do("book-appointment", **agency)
    seen = {
        who: [row.what for row in office.center.acting(who).appointments()]
        for who in ("clerk", "wang", "handler", "head")
    }

    assert seen == {
        "clerk": ["能退多少", "底线"], "wang": ["能退多少", None], "handler": [None, "底线"], "head": [None, "底线"],
    }  # fmt: skip
    assert "底线".encode() not in office.center.acting("wang").calendar()


@pytest.mark.clause("WX-3.3.2")
def test_everybody_reads_his_own(office: Office) -> None:
    """Staff read the day; a party, an agency, a mediator from outside see what is theirs, and not the stream."""
    office.do("enter-mediator")
    mine = of(office, people=["zhao"], what="谈退款")
    office.do("book-appointment", **mine)
    office.do("book-appointment", starts="11:00")
    office.do("book-appointment", starts="13:00", room=None, **of(office, people=["lawyer"], parties=[]))
    seen = {
        who: [row.appointment for row in office.center.acting(who).appointments()]
        for who in ("clerk", "wang", "zhao", "handler", "stranger", "mediator")
    }

    assert seen == {
        "clerk": ["n1", "n2", "n3"], "wang": ["n1", "n3"], "zhao": ["n1"], "handler": ["n1", "n3"], "stranger": [],
        "mediator": ["n1", "n2", "n3"],
    }  # fmt: skip
    assert [row.what for row in office.center.acting("wang").appointments()] == ["谈退款", None]
    for who in ("wang", "handler"):
        with pytest.raises(NotFound):
            office.center.acting(who).stream("2024-05-20")


@pytest.mark.parametrize("text", ["", "8:30-12:00", "12:00-08:30", "08:30", "08:30-24:01", "09:00-09:00"])
def test_hours_that_are_none(text: str) -> None:
    """A part of the day is written with both ends, four digits each, and ends after it begins."""
    with pytest.raises(ValueError, match="时间应形如"):
        read_hours(text)


@settings(max_examples=200)
@given(
    lasts=st.integers(1, 300),
    after=st.integers(0, 1439),
    busy=st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 300)), max_size=8),
    hours=st.sampled_from(["00:00-24:00", "08:30-12:00, 14:30-18:00"]),
)
def test_the_next_free_time_is_the_first(lasts: int, after: int, busy: list[tuple[int, int]], hours: str) -> None:
    """What is free next is what a search minute by minute finds."""
    taken = [Span(start, start + length) for start, length in busy]
    within = read_hours(hours)
    fitting = (
        begin
        for begin in range(after, 1440)
        if any(span.start <= begin and begin + lasts <= span.end for span in within)
        and not any(span.start < begin + lasts and begin < span.end for span in taken)
    )

    assert next_free(lasts, after, taken, within) == next(fitting, None)


@pytest.mark.clause("WX-0.1", "WX-3.3.2")
def test_a_kept_appointment_is_a_session(everywhere: Office) -> None:
    """In an open round the session is recorded as booked: day, medium, agenda and who came; nothing is typed again."""
    everywhere.do("enter-mediator")
    dispute = everywhere.at(Stage.MEDIATING, {"open-mediation": INVITED})
    booked: dict[str, Any] = {
        "dispute": dispute,
        "parties": ["p1"],
        "people": ["zhao", "handler", "head"],
        "what": "谈退款",
    }
    everywhere.do("book-appointment", medium="online", **booked)
    everywhere.do("keep-appointment", dispute=dispute, minutes="双方到场。")
    [session] = everywhere.dispute(dispute).rounds[0].sessions

    assert (session.on, session.medium) == (DAY, "online")
    assert [(one.who, one.capacity) for one in session.attendance] == [("p1", "in-person"), ("police", "head")]
    assert [everywhere.clerk.open(dispute, text) for text in references((session.agenda, session.minutes))] == [
        "谈退款", "双方到场。",
    ]  # fmt: skip
    assert everywhere.clerk.stream("2024-05-20").appointments[0].standing == "kept"
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-0.1", "WX-3.3.2")
@pytest.mark.parametrize(
    ("people", "presiding", "organisation"),
    [
        (["zhao"], "invited-mediator", None),
        (["mediator"], "court", "court"),
        (["lawyer"], "justice-bureau", "legal"),
        ([], "center", None),
        (["founder"], "center", "wenxian-center"),
    ],
)
def test_a_kept_appointment_opens_a_round(
    office: Office, people: list[str], presiding: str, organisation: str | None
) -> None:
    """Where none is open, the appointment opens the round under whoever was booked first, and is its first session."""
    office.do("enter-mediator")
    dispute = office.at(Stage.CONSENTED)
    office.do("book-appointment", dispute=dispute, parties=["p1"], people=people)
    ruling = office.do("keep-appointment", dispute=dispute).ruling
    [round_] = office.dispute(dispute).rounds
    chair = round_.presidencies[0].chair

    assert (chair.kind, chair.organisation, chair.mediator) == (presiding, organisation, people[0] if people else None)
    assert (round_.started, round_.appointed_for, len(round_.sessions)) == (DAY, DAY, 1)
    assert [decision.actor for decision in office.clerk.decisions(dispute)][-2:] == ["system", "system"]
    assert {"WX-0.1", "WX-3.3.2"} <= set(ruling.clauses)


@pytest.mark.clause("WX-3.3.2")
def test_what_is_missing_is_said_before_it_is_kept(office: Office) -> None:
    """Without consent, number and responsible agency no round opens: each is named, and the appointment stays."""
    dispute = office.register()
    office.do("book-appointment", dispute=dispute, parties=["p1"])
    refused = office.clerk.may(office.command("keep-appointment", "", dispute=dispute))
    cures = {one.code: one.cure.command for one in refused.objections if one.cure is not None}

    assert cures == {
        "fits-stage": "record-consent", "consented": "record-consent", "responsible-named": "name-responsible",
        "numbered": "issue-case-number",
    }  # fmt: skip
    assert office.clerk.stream("2024-05-20").appointments[0].standing == "booked"


def test_an_appointment_is_kept_on_its_day_in_its_dispute(office: Office) -> None:
    """Not on another day, nor for another dispute; one that is about none is just kept."""
    dispute = office.at(Stage.MEDIATING)
    office.do("book-appointment", dispute=dispute, parties=["p1"])
    office.do("book-appointment", starts="15:00")

    assert found(office, "keep-appointment", "", dispute=dispute, on="2024-05-21") == {"on-its-day"}
    assert found(office, "keep-appointment", "") == {"dispute-of-appointment"}
    assert found(office, "keep-appointment", "", dispute=office.at(Stage.MEDIATING)) == {"dispute-of-appointment"}
    office.do("keep-appointment", appointment="n2")
    office.do("book-appointment", dispute=dispute, starts="16:00")
    assert found(office, "keep-appointment", "", dispute=dispute, appointment="n3") == {"somebody-came"}
    came = [{"who": "police", "capacity": "head"}]
    assert found(office, "keep-appointment", "", dispute=dispute, appointment="n3", attendance=came) == set()
    assert [one.standing for one in office.clerk.stream("2024-05-20").appointments] == ["booked", "kept", "booked"]


@pytest.mark.clause("WX-3.3.2")
def test_the_command_line_books_and_lists(center: Run, tmp_path: Path) -> None:
    """Appointments are booked and listed as table, JSON, spreadsheet and calendar file."""
    fields = ("--diary", "2024-05-20", "--on", "2024-05-13", "--starts", "09:00", "--lasts", "60", "--room", "调解一室")
    booked = ("do", "wenxian", "book-appointment", "--as", "li", *fields)
    assert center(*booked)[0] == 0
    code, _, errors = center(*booked)
    listing = ("diary", "wenxian", "--as", "li")
    [row] = json.loads(center(*listing, "--json", "--since", "2024-05-20", "--until", "2024-05-20")[1])

    assert (code, "10:00起空闲" in errors) == (3, True)
    assert (row["starts"], row["ends"], row["room"], row["standing"]) == ("09:00", "10:00", "调解一室", "booked")
    assert "调解一室" in center(*listing)[1]
    assert center(*listing, "--xlsx", "diary.xlsx", "--ics", "diary.ics")[0] == 0
    [heads, line] = CalamineWorkbook.from_path(str(tmp_path / "diary.xlsx")).get_sheet_by_index(0).to_python()
    assert (heads[1], line[1], line[3]) == ("预约日期", date(2024, 5, 20), "09:00")
    assert (tmp_path / "diary.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "调解一室" not in center(*listing, "--ics", "again.ics")[1]
    assert center(*listing, "--ics", "nowhere/diary.ics")[0] == 7
    assert "调解一室" in center("show", "wenxian", "2024-05-20", "--as", "li")[1]
    assert "已预约" in center("history", "wenxian", "2024-05-20", "--as", "li")[1]

"""Many at once: 8 threads and 2,000 acts on one dispute leave no fork, no gap and no loss, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from circulars import TO_ISSUE, brought, drafted
from sqlalchemy import text

from admin_dispute import Conflict, Refused, Stage
from admin_dispute.testing import Office

THREADS, EACH = 8, 250


def test_one_dispute_many_writers(everywhere: Office) -> None:
    """Every act that was answered stands in the journal once, under a number of its own, in one chain."""
    dispute = everywhere.at(Stage.MEDIATING)
    before = everywhere.do("name-responsible", dispute).version

    def write(worker: int) -> list[int]:
        clerk = everywhere.center.acting("clerk")
        command = everywhere.command("name-responsible", dispute)
        return [clerk.execute(command, key=f"{worker}-{turn}").version for turn in range(EACH)]

    with ThreadPoolExecutor(THREADS) as pool:
        versions = sorted(version for done in pool.map(write, range(THREADS)) for version in done)

    assert versions == list(range(before + 1, before + 1 + THREADS * EACH))
    assert len(everywhere.clerk.decisions(dispute)) == before + THREADS * EACH
    assert everywhere.center.verify() == ()


def test_one_key_many_writers(everywhere: Office) -> None:
    """However many give the same command under the same key, it is done once."""
    dispute = everywhere.at(Stage.MEDIATING)
    command = everywhere.command("hold-session", dispute)

    def write(_: int) -> tuple[int, bool]:
        done = everywhere.center.acting("clerk").execute(command, key="once")
        return done.version, done.repeated

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(write, range(40)))

    assert len({version for version, _ in answers}) == 1
    assert sum(not repeated for _, repeated in answers) == 1


def test_one_series_many_writers(everywhere: Office) -> None:
    """Numbers issued at the same time have no gap and no double."""
    disputes = [everywhere.register() for _ in range(24)]

    def number(dispute: str) -> int:
        everywhere.center.acting("clerk").execute(everywhere.command("issue-case-number", dispute))
        return everywhere.dispute(dispute).numbers[0].number.sequence

    with ThreadPoolExecutor(THREADS) as pool:
        assert sorted(pool.map(number, disputes)) == list(range(1, 25))


def test_one_number_from_outside_many_writers(everywhere: Office) -> None:
    """One number from outside goes to one dispute, whoever comes at the same time."""
    disputes = [everywhere.register() for _ in range(12)]

    def record(dispute: str) -> bool:
        try:
            everywhere.center.acting("clerk").execute(everywhere.command("record-case-number", dispute))
        except (Refused, Conflict):
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(record, disputes)) == 1


@pytest.mark.clause("WX-4.3.2")
def test_one_circular_number_many_writers(everywhere: Office) -> None:
    """One document number goes to one circular, whoever issues at the same time; the others are told it is taken."""
    circulars = [drafted(everywhere) for _ in range(THREADS)]
    for circular in circulars:
        brought(everywhere, circular, TO_ISSUE[:-1])
    together = Barrier(THREADS)

    def issue(circular: str) -> set[str]:
        command = everywhere.command("issue-circular", circular)
        together.wait()
        try:
            everywhere.center.acting("clerk").execute(command)
        except Refused as refused:
            return {objection.code for objection in refused.ruling.objections}
        return set()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(issue, circulars))

    assert sorted(map(len, answers)) == [0] + [1] * (THREADS - 1)
    assert set().union(*answers) == {"circular-number-free"}
    assert everywhere.clerk.may(everywhere.command("issue-circular", circulars[answers.index(set())])).allowed is False
    assert everywhere.center.verify() == ()


def test_readers_wait_for_nobody(everywhere: Office) -> None:
    """Reading goes on while somebody writes, and sees whole acts only."""
    dispute = everywhere.at(Stage.MEDIATING)

    def write(_: int) -> None:
        everywhere.center.acting("clerk").execute(everywhere.command("hold-session", dispute))

    def read(_: int) -> int:
        return len(everywhere.center.acting("clerk").dispute(dispute).rounds[0].sessions)

    with ThreadPoolExecutor(THREADS) as pool:
        written = pool.map(write, range(60))
        seen = list(pool.map(read, range(60)))
        list(written)

    assert max(seen) <= 60
    with everywhere.engine.connect() as connection:
        assert (
            connection.execute(text("SELECT count(*) FROM ad_refusal WHERE stream = :id"), {"id": dispute}).scalar()
            == 0
        )

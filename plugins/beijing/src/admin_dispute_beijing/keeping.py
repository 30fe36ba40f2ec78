"""Editions as a file of JSON: what was issued is kept word for word, the next edition is added to it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from admin_dispute import BadConfiguration, BadInput, Fault, Stretch, plain_value
from admin_dispute_beijing.editions import Change, Edition, changed, issued
from admin_dispute_beijing.entry import Entry, Override, Source


def read_editions(path: Path) -> tuple[Edition, ...]:
    """Read the editions of a file in the order of their issue; a file that is not there has none.

    Raises:
        BadConfiguration: it is no such file, or an entry in it does not keep the identities.
    """
    if not path.exists():
        return ()
    try:
        return tuple(_edition(row) for row in json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise BadConfiguration("no-draft", file=path.name, reason=str(error.strerror)) from None
    except BadInput as bad:
        raise BadConfiguration("bad-report", bad.faults, file=path.name) from None
    except (ValueError, KeyError, TypeError, InvalidOperation):
        raise BadConfiguration("bad-report", (Fault("", "不是已印发的统计表文件"),), file=path.name) from None


def _edition(row: dict[str, Any]) -> Edition:
    entry, numbers = row["entry"], ("before", "after")
    return Edition(
        number=row["number"],
        entry=Entry(
            unit=entry["unit"],
            name=entry["name"],
            stretch=Stretch(*(date.fromisoformat(entry["stretch"][name]) for name in ("first", "last"))),
            columns=tuple(map(Decimal, entry["columns"])),
            sources=tuple(Source(column=one["column"], disputes=tuple(one["disputes"])) for one in entry["sources"]),
            overrides=tuple(Override(**one) for one in entry.get("overrides", ())),
        ),
        on=date.fromisoformat(row["on"]),
        filled_by=row["filled_by"],
        reviewed_by=row["reviewed_by"],
        reason=row["reason"],
        changes=tuple(
            Change(column=one["column"], **{name: Decimal(one[name]) for name in numbers}) for one in row["changes"]
        ),
    )


def issue(
    path: Path, entries: list[Entry], on: date, filled_by: str, reviewed_by: str, reason: str
) -> tuple[Edition, ...]:
    """Add an edition to a file for each entry that is new, or another than its latest edition; return those.

    Raises:
        BadInput: as `issued`. BadConfiguration: the file can't be read or written.
    """
    kept = read_editions(path)
    latest = {(one.entry.unit, one.entry.stretch): one for one in kept}
    new = []
    for entry in entries:
        before = latest.get((entry.unit, entry.stretch))
        if before is None or any(changed(before.entry.columns, entry.columns)):
            new.append(issued(entry, on, filled_by, reviewed_by, before=before, reason=reason if before else ""))
    try:
        path.write_text(json.dumps(plain_value([*kept, *new]), ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise BadConfiguration("not-written", file=str(path), reason=str(error.strerror)) from None
    return tuple(new)

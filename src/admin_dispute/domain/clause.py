"""A clause of a county's document, as its plugin registers it, with what is at work for it."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Clause:
    """A clause of a document.

    Attributes:
        id: as cited (`WX-2.1`); place: where it stands; title: what it says, in Chinese.
        conditions: codes of the conditions that rest on it, of the core too: wherever one is examined the clause is
            cited, in refusals and grounds; commands: names of the commands it calls for;
        hooks: names of the hooks that answer for it; reports: names of the reports that show it; all empty: named in
            the document, not at work yet.
        tests: the tests and scenarios that show it at work, as `file::test` or `file`; `clauses` counts these.
    """

    id: str
    place: str
    title: str
    conditions: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

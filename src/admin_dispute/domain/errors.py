"""Everything that can go wrong: one base, few kinds, stable codes, facts as attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen

from admin_dispute.domain.ids import ID
from admin_dispute.domain.words import chapter, fill

if TYPE_CHECKING:
    from admin_dispute.domain.ruling import Ruling


class AdminDisputeError(Exception):
    """The base of every error this library raises on purpose.

    Attributes:
        code: the stable English code, the key of the text in the catalogue.
        facts: what the error is about; each fact is an attribute too. Never a name, id number or phone.
        exit_code: the status with which the command line ends on this kind.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["facts"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def what(self) -> str:
        """What happened, in Chinese."""
        return self._text("what")

    @property
    def why(self) -> str:
        """Why it happened, in Chinese."""
        return self._text("why")

    @property
    def todo(self) -> str:
        """What to do about it, in Chinese."""
        return self._text("todo")

    @property
    def brief(self) -> str:
        """The code, and of a plugin's fault the line where it failed."""
        return " ".join(filter(None, (self.code, self.facts.get("place"))))

    def _text(self, part: str) -> str:
        return fill(chapter("errors")[self.code][part], self.facts).replace("（）", "")

    def __str__(self) -> str:
        faults = "；".join(f"{fault.path}：{fault.text}" for fault in self.facts.get("faults", ()))
        return f"[{self.code}] {self.what}。{self.why}。{self.todo}。 {faults}".rstrip()


@frozen
class Fault:
    """One thing wrong with an input: where (`parties.0.person.id_number`), and what in Chinese."""

    path: str
    text: str


class BadInput(AdminDisputeError, ValueError):
    """What came in can't be read or makes no sense; it is refused whole, and `faults` names each place."""

    exit_code = 2

    def __init__(self, code: str, /, faults: tuple[Fault, ...], **facts: Any) -> None:
        super().__init__(code, faults=faults, **facts)


class Refused(AdminDisputeError):
    """The act may not be done: `ruling` holds each objection with clause, text and what would remove it."""

    exit_code = 3

    def __init__(self, ruling: Ruling, **facts: Any) -> None:
        super().__init__("refused", ruling=ruling, command=ruling.command, **facts)

    def __str__(self) -> str:
        return "；".join(objection.line for objection in self.ruling.objections)


class NotFound(AdminDisputeError, LookupError):
    """Nothing of that name is here, or not for this center; what is no id (a name, an id number) is not repeated."""

    exit_code = 4

    def __init__(self, code: str, /, **facts: Any) -> None:
        names: dict[str, Any] = {
            name: "…" for name in ("actor", "stream") if name in facts and not ID.fullmatch(str(facts[name]))
        }
        super().__init__(code, **{**facts, **names})


class Conflict(AdminDisputeError):
    """Somebody else was first: the version moved on, or the key belongs to another body."""

    exit_code = 5


class PluginFault(AdminDisputeError):
    """A plugin is missing, broken or answered wrongly; `plugin` and `distribution` name it."""

    exit_code = 6


class BadConfiguration(AdminDisputeError, ValueError):
    """A configuration, draft or scenario file can't be used; `faults` names each place in it."""

    exit_code = 7

    def __init__(self, code: str, /, faults: tuple[Fault, ...] = (), **facts: Any) -> None:
        super().__init__(code, faults=faults, **facts)


class StoreFault(AdminDisputeError):
    """The database can't be used as it is; nothing was written. Values never stand in the text."""

    exit_code = 8


KINDS: tuple[type[AdminDisputeError], ...] = (
    BadInput, Refused, NotFound, Conflict, PluginFault, BadConfiguration, StoreFault,
)  # fmt: skip

"""External ids: under which id another system knows an object of ours, so that those who embed find it again."""

from __future__ import annotations

import attrs
from attrs import field, frozen

from admin_dispute.domain.identity import fault_of_id_number
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import NAME, bad_value

_LONGEST = 128


def _impersonal(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    """An external id stands in the journal, which nobody erases: never a person's own number."""
    if not value.strip() or len(value) > _LONGEST:
        raise bad_value(attribute.name, f"外部编号应有1至{_LONGEST}个字符")
    if fault_of_id_number(value) is None:
        raise bad_value(attribute.name, "外部编号不能是身份证号")


@frozen(kw_only=True)
class ExternalId:
    """An object of ours under its id in another system; one id a system, one object an id.

    Attributes:
        object: `dispute`, or the id of something in it (`p1`, `x1`, `o2`); in the center, of a body or an officer.
        system: the code of the other system; external: the id there, of any form.
    """

    object: str
    system: str = field(validator=NAME)
    external: Words = field(validator=_impersonal)


def with_external(known: tuple[ExternalId, ...], noted: ExternalId) -> tuple[ExternalId, ...]:
    """Return external ids with one noted; an earlier id of the object in the same system gives way."""
    kept = tuple(item for item in known if (item.object, item.system) != (noted.object, noted.system))
    return (*kept, noted)


OBJECT_KNOWN = Condition(code="object-known")
EXTERNAL_FREE = Condition(code="external-free")

"""The base of every schema: what is not declared is a fault, and what is called alike is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError

from admin_dispute.domain.words import alike


class Strict(Schema):
    """A schema to which an unknown name is a fault, with those that it may have been meant to be."""

    class Meta:
        """What is not declared is a fault."""

        unknown = RAISE

    def load(self, data: Any, **options: Any) -> Any:
        """Read a value; to a name that there is not, those called alike are named.

        Raises:
            ValidationError: something is wrong with it.
        """
        try:
            return super().load(data, **options)
        except ValidationError as error:
            if isinstance(error.messages, dict):
                error.messages.update(self._alike(error.messages))
            raise

    def _alike(self, messages: Mapping[Any, Any]) -> dict[str, Any]:
        known = [field.data_key or name for name, field in self.fields.items()]
        unknown = (str(name) for name in messages if name not in known and name != "_schema")
        return {name: [f"没有这一项{near}"] for name in unknown if (near := alike(name, known))}

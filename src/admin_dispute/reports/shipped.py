"""The indicators and reports that are shipped (`forms.toml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from admin_dispute.schemas.reports import Forms, forms_of


@cache
def shipped() -> Forms:
    """Return what is shipped; a county's file goes on from there."""
    return forms_of(files(__package__).joinpath("forms.toml").read_text("utf-8"), {}, "forms.toml")

"""Every term there is: what an indicator may name."""

from __future__ import annotations

from collections.abc import Mapping

from admin_dispute.domain.figures import disputes, performing, suits, taking_part
from admin_dispute.domain.figures.counting import DECLARED, Term

DECLARING = (disputes, taking_part, performing, suits)
"""The modules that declare terms."""

TERMS: Mapping[str, Term] = DECLARED
"""Terms by their codes; an indicator of a county names no other."""

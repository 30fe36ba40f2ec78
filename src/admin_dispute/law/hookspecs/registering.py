"""Hooks that collect once at start: what a plugin brings along."""

from __future__ import annotations

from collections.abc import Sequence

from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.clause import Clause
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.law.hookspecs.form import declare


@declare("register")
def register_clauses() -> Sequence[Clause]:
    """Which clauses the plugin's document has, and which conditions and commands rest on each.

    Combination: every plugin's clauses count; an id that two plugins give is a fault at load.
    Default: no clauses.
    """


@declare("register")
def register_parameters() -> Sequence[Parameter]:
    """Which values hold where the policy in force says nothing, each with source and provenance.

    Combination: of two values for one name the later listed plugin's counts; the policy's own comes before both.
    Default: none; a parameter that nobody gives has no value.
    """


@declare("register")
def register_policies() -> Sequence[Policy]:
    """Which policies the plugin ships as drafts; only a center's own act of adoption puts one into force.

    Combination: all are offered.
    Default: none.
    """


@declare("register")
def register_sheets() -> Sequence[Sheet]:
    """Which assessment sheets the plugin ships: rules and weights, each with how sure they are (WX-4.3.1).

    Combination: all are offered; the last listed plugin's is the one that counts where none is named.
    Default: none; an assessment then needs a sheet of its own.
    """


@declare("register")
def register_ways_of_effect() -> Sequence[WayOfEffect]:
    """Which ways of giving effect to a settlement there are, and what each carries.

    Combination: all count; of two with one code the later listed plugin's.
    Default: those of national law.
    """

"""The hooks: what the core asks plugins, and what it tells them. `docs/hooks.md` is made from this package.

A noun phrase asks for one answer (`asking`); a plural noun collects (`collecting`); a past participle tells afterwards
(`telling`); `register_` collects once at start (`registering`). Everything given is a frozen value; everything returned
is a value. An implementation takes the arguments it needs, by name; `form` says what those are that most hooks have.
"""

from admin_dispute.law.hookspecs import asking, collecting, registering, telling
from admin_dispute.law.hookspecs.form import HOOKS, PROJECT, HookForm, hookimpl

SPECIFICATIONS = (registering, asking, collecting, telling)
"""The modules in which hooks are declared."""

__all__ = ["HOOKS", "PROJECT", "SPECIFICATIONS", "HookForm", "hookimpl"]

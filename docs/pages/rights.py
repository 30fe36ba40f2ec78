"""Who may do and see what, as a page."""

from __future__ import annotations

from admin_dispute.center.grants import Grant
from admin_dispute.center.grants import table as rights
from admin_dispute.domain.center.directory import Role

RIGHTS = {
    "commands": "Commands: who gives them",
    "corrections": "Corrections (`correct-act`, `annul-act`): who gives them, by the kind of stream",
    "reading": "Leaves of a dispute: who sees them",
    "ledger": "Columns of the ledger: who sees them",
    "decisions": "Decisions that took effect: who reads reasons, warnings and answers (`why`, `history`)",
    "journal": "The journal beside them: refusals of others, texts that stand in no field",
}
RELATION = {"own-party": "own", "own-organisation": "own", "own-office": "office", "own-account": "account"}


def right_rows() -> str:
    """Who may do and see what: commands and leaves against roles, each cell the relation it takes."""
    lines = [
        "# Rights\n",
        "Who may do and see what. The table is written by hand in `src/admin_dispute/center/rights.toml`; what has no",
        "row is done and seen by nobody. A cell says how the role must stand to what is named:\n",
        "- `any`: nothing more is asked;",
        "- `own parties`: what the field `parties` of the command (or of what is read) names must be the actor's own",
        "  side: for a party the parties under its account, for a handler or a head his organisation, where it takes",
        "  part in the dispute; `own obligation.debtor` is the debtor of the obligation that is named;",
        "- `own dispute`: he must be a side of the dispute, the command names nobody;",
        "- `platform`: he works in the center itself or an organisation with a function for it (court ...);",
        "- `account by`: what the field names must be his own account, or his own id as an officer;",
        "- `office reviewer`: what the field names must be the organisation he works in, part of the dispute or not.\n",
        "Of a command every id must be his own; to read, one is enough.\n",
    ]
    for part, head in RIGHTS.items():
        roles = [role for role in Role if any(g.role == role for row in rights()[part].values() for g in row)]
        lines += [f"## {head}\n", f"| | {' | '.join(roles)} |", "|---|" + "---|" * len(roles)]
        for name, row in rights()[part].items():
            lines.append(f"| `{name}` | {' | '.join(_cell(row, role) for role in roles)} |")
        lines.append("")
    return "\n".join(lines)


def _cell(row: tuple[Grant, ...], role: Role) -> str:
    found = [grant for grant in row if grant.role == role]
    return ", ".join(dict.fromkeys(f"{RELATION.get(g.relation, g.relation)} {g.field}".strip() for g in found))

"""How long a text from outside may be. No law says: the limits are this library's own, said once, here."""

from __future__ import annotations

WORD = 200
"""Characters of a name, a code, a place: whatever stands in a line."""

TEXT = 20_000
"""Characters of a free text: minutes, terms, reasons; a longer document is kept elsewhere and named here."""

LENGTHS = {
    ("Person", "name"): 100,
    ("Person", "number"): 40,
    ("Person", "phone"): 30,
    ("AdoptPolicy", "document"): 200_000,
}
"""Where a field has a limit of its own: by type and field."""

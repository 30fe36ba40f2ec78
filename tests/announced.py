"""The calendar that these tests rest on: it ends with 2026, whatever years are shipped since; 2027 is not announced."""

from __future__ import annotations

from admin_dispute.domain.periods import Calendar
from admin_dispute.law.calendar import shipped_years

YEARS = tuple(year for year in shipped_years() if year.year <= 2026)
CALENDAR = Calendar(YEARS)

"""Where acts are kept: tables, journal, state rows, and the one way to reach them for one center."""

from admin_dispute.store.engine import create, open_engine, prepare

__all__ = ["create", "open_engine", "prepare"]

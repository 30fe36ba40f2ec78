"""Enforcement: titles, the measures each opens, their line of states, and what stands beside it (WX-4.3.5)."""

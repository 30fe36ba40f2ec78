"""Figures over disputes: what is counted, over which days, divided and rounded how; each traced to its rows."""

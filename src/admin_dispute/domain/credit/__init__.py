"""Credit: entries of who performed of his own accord, and of who did not (WX-3.2.9)."""

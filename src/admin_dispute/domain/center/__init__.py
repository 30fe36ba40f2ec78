"""The center itself: its directory of organisations and officers, its policies and its calendar."""

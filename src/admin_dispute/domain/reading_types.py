"""The lock under which readers of stored and given values are made: one thread at a time looks types through.

The library that reads keeps what it learns of a class on the class while it is still learning; a second thread that
makes a reader of the same class meanwhile uses the unfinished half, and the process crashes.
"""

from __future__ import annotations

from threading import RLock

READING_TYPES = RLock()

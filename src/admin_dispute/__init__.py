"""Run a county's administrative-dispute resolution center. What is named here is public; nothing else is.

The names stand in `__init__.pyi`, which type checkers read; each is imported when it is first used, so that the command
line answers a call for help at once.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

"""Run a county's administrative-dispute resolution center. What is named here is public; nothing else is.

The names stand in `__init__.pyi`, which type checkers read; each is imported when it is first used, so that the command
line answers a call for help at once.
"""

import lazy_loader

__getattr__, _all, __all__ = lazy_loader.attach_stub(__name__, __file__)
_OF_THE_COMMAND_LINE = {"Command", "show_table"}  # for commands of plugins; they need the extra `cli`
__all__ = [name for name in __all__ if name not in _OF_THE_COMMAND_LINE]


def __dir__() -> list[str]:
    return __all__

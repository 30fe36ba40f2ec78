"""The border: what comes from outside becomes commands here, or is refused whole with the path of each fault."""

from admin_dispute.schemas.commands import command_from, command_named, plain_value

__all__ = ["command_from", "command_named", "plain_value"]

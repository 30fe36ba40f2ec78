"""The dispute: one module per part of the story, each with its commands, events, decisions and effects."""

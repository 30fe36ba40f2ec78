"""What an actor may read: one stream, or everything together; closed where the table of rights opens nothing."""

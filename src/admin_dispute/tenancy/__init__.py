"""One deployment, many centers: configuration, plugin loading, and the platform that opens centers."""

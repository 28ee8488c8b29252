"""The core: true without database, files, clock, user or network."""

"""The plain engine: small, slow, obviously right; the reference for every later engine."""

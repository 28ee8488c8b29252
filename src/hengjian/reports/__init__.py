"""Values become documents: one self-contained page, the same for the same values."""

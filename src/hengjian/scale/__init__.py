"""The same rules as relations: one meaning with `core.evaluate`, whole tables at a time (design decision 4)."""

"""A regulation as values: norms, kinds, roles, facts, checks, ladders, procedures, parameters."""

"""The text of a regulation as somebody holds it: split, examined, and laid beside the clauses of a rulebook."""

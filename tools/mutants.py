"""Every small change that can be made to a source: a comparison turned, a condition denied, a number moved by one.

A mutant is named by file, line and what was changed. Docstrings, annotations and decorators are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, order=True)
class Mutant:
    """One change: the `number`-th possible one of its file."""

    file: str
    line: int
    end: int
    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} #{self.number} {self.what}"


@dataclass(frozen=True)
class Change:
    """What to put where: `field` (and `index` in it, if it is a list) of `owner` becomes `new`."""

    owner: ast.AST
    field: str
    index: int | None
    new: ast.AST
    line: int
    end: int
    what: str


def of(file: str, code: str) -> list[Mutant]:
    """All mutants of a source, in order."""
    changes = changes_in(ast.parse(code))
    return [Mutant(file, c.line, c.end, number, c.what) for number, c in enumerate(changes)]


def apply(mutant: Mutant, code: str) -> str:
    """The source with this one change."""
    tree = ast.parse(code)
    change = list(changes_in(tree))[mutant.number]
    if change.index is None:
        setattr(change.owner, change.field, change.new)
    else:
        getattr(change.owner, change.field)[change.index] = change.new
    return ast.unparse(ast.fix_missing_locations(tree))


def changes_in(node: ast.AST) -> Iterator[Change]:
    """Depth first; the tree is not altered."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or is_words(child) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            place = child if hasattr(child, "lineno") else node  # an operator has no line of its own
            line = getattr(place, "lineno", 1)
            end = getattr(place, "end_lineno", line) if isinstance(place, ast.expr) else line
            for new, what in changed(child):
                yield Change(node, field, index, new, line, end, what)
            yield from changes_in(child)


def is_words(node: ast.AST) -> bool:
    """A docstring, or a piece of a formatted string."""
    return isinstance(node, ast.Expr | ast.JoinedStr) and (
        isinstance(node, ast.JoinedStr) or isinstance(node.value, ast.Constant)
    )


def changed(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if type(node) in TURNED:
        new = TURNED[type(node)]
        yield new(), f"{type(node).__name__} -> {new.__name__}"
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value), f"{value} -> {not value}"
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1), f"{value} -> {value + 1}"
        case ast.Constant(value=str(value)):
            yield ast.Constant(f"{value}~"), f"{value!r:.30} -> with ~"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand, "not removed"
        case ast.If(test=test, body=body, orelse=orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse), "if denied"
        case ast.IfExp(test=test, body=yes, orelse=no):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), yes, no), "if-else denied"
        case ast.comprehension(target=target, iter=source, ifs=ifs, is_async=flag) if ifs:
            yield ast.comprehension(target, source, ifs[:-1], flag), "last if of a comprehension removed"
        case ast.Return(value=value) if value is not None and not is_nothing(value):
            yield ast.Return(ast.Constant(None)), "return None"
        case ast.Continue():
            yield ast.Break(), "continue -> break"
        case ast.Break():
            yield ast.Continue(), "break -> continue"


def is_nothing(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None

"""Finding an obligation by its id, or by its norm and whom it concerns.

- Whom it concerns is the subject; where a duty has no subject, or nobody's name fits, the bearer.
- An id or a name, written as in the office: of a person, a post or a body.
- What is not found is answered with the nearest ids there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.obligation import Obligation
from hengjian.core.organisation.chart import Chart

NEAREST = 3


def find_obligations(rows: Sequence[Obligation], asked: Sequence[str], chart: Chart) -> tuple[Obligation, ...]:
    """The rows that `asked` (one id, or a norm and a name) means. Raises QuestionWrong if there is none."""
    if not rows:
        raise QuestionWrong("no_obligation_at_all", asked=" ".join(asked))
    found = _by_id(rows, asked[0]) if len(asked) == 1 else _by_norm(rows, asked[0], asked[1], chart)
    if found:
        return found
    raise QuestionWrong("no_such_obligation", asked=" ".join(asked), nearest="  ".join(_nearest(rows, asked)))


def _by_id(rows: Sequence[Obligation], asked: str) -> tuple[Obligation, ...]:
    return tuple(row for row in rows if row.id == asked)


def _by_norm(rows: Sequence[Obligation], norm: str, whom: str, chart: Chart) -> tuple[Obligation, ...]:
    of_norm = [row for row in rows if row.norm == norm]
    spelled = _spellings(chart)
    about = [row for row in of_norm if _fits(whom, _parts(row.subject), spelled)]
    if about:
        return tuple(about)
    return tuple(row for row in of_norm if _fits(whom, (row.bearer_post, row.bearer_person, row.bearer_body), spelled))


def _parts(subject: str) -> tuple[str, ...]:
    """`person@post`, several joined by `;` or `+`, or one id."""
    pieces = [subject, *subject.replace("+", ";").split(";")]
    return tuple(part for piece in pieces for part in (piece, *piece.split("@")) if part)


def _fits(whom: str, ids: Sequence[str], spelled: Mapping[str, frozenset[str]]) -> bool:
    return any(whom == key or whom in spelled.get(key, frozenset()) for key in ids if key)


def _spellings(chart: Chart) -> dict[str, frozenset[str]]:
    bodies = {body.id: body.name for body in chart.bodies}
    spelled = {key: frozenset({name}) for key, name in bodies.items()}
    spelled |= {person.id: frozenset({person.name}) for person in chart.people}
    spelled |= {post.id: frozenset({post.title, f"{bodies.get(post.body, '')}{post.title}"}) for post in chart.posts}
    return spelled


def _nearest(rows: Sequence[Obligation], asked: Sequence[str]) -> list[str]:
    ids = [row.id for row in rows]
    wanted = "/".join(asked)
    near = get_close_matches(wanted, ids, NEAREST, cutoff=0.3)
    same_norm = [row.id for row in rows if row.norm == asked[0]]
    return list(dict.fromkeys([*near, *same_norm, *ids]))[:NEAREST]

"""Everything a program can see of what is wrong with a text; whether it is, a person decides.

- An anomaly inside a copied run is told once, where the run belongs.
- A numbered block that is nothing but the copy of another is set aside and is no article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hengjian.core.regulation.bearers import check_bearers, check_new_bearers, vocabulary
from hengjian.core.regulation.crosscheck import check_against
from hengjian.core.regulation.order import check_order, check_series
from hengjian.core.regulation.pointing import check_pointing
from hengjian.core.regulation.signs import check_signs
from hengjian.core.regulation.splices import find_copies
from hengjian.core.regulation.split import Split, split_plain, split_text
from hengjian.core.regulation.strips import strips_of
from hengjian.core.regulation.text import Block, BlockKind, RegulationText, Sentence
from hengjian.core.regulation.titles import check_titles
from hengjian.core.regulation.wording import check_wording


def examine_text(original: str, roles: Iterable[str], against: Sequence[Sentence] = ()) -> RegulationText:
    """Split a regulation and find what is doubtful. `roles`: names of bearers; `against`: another text's sentences."""
    split = split_text(original)
    strips = strips_of(split)
    copies = find_copies(strips)
    blocks = tuple(
        replace(block, kind=BlockKind.COPY) if number in copies.whole else block
        for number, block in enumerate(split.text.blocks)
    )
    split = replace(split, text=RegulationText(blocks))
    strips = strips_of(split)
    known = vocabulary(roles)
    found = [
        *copies.anomalies,
        *check_order(split, strips),
        *check_titles(strips, copies.spans),
        *check_wording(strips, copies.spans),
        *check_pointing(strips, copies.spans),
        *check_bearers(strips, known, copies.spans),
        *check_new_bearers(strips, known, copies.spans),
        *check_signs(split, strips),
        *check_against(strips, against, copies.spans),
    ]
    return RegulationText(blocks, tuple(sorted(found, key=lambda anomaly: anomaly.order)))


def examine_guide(original: str) -> RegulationText:
    """A text about a regulation: sentences, and what is doubtful in its signs, its lines and its limits."""
    split: Split = split_plain(original)
    strips = strips_of(split)
    found = [*check_order(split, strips), *check_signs(split, strips), *check_series(strips)]
    return RegulationText(split.text.blocks, tuple(sorted(found, key=lambda anomaly: anomaly.order)))


def sentences_of(blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """All sentences, in order."""
    return tuple(sentence for block in blocks for sentence in block.sentences)

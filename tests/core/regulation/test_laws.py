"""No text stops the splitter, no character is lost, and every place is a place of the original."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.regulation.examine import examine_guide, examine_text, sentences_of
from hengjian.core.regulation.folding import fold
from hengjian.core.regulation.split import split_plain, split_text
from hengjian.core.regulation.text import RegulationText
from tests.core.regulation.samples import CLEAN, ROLES

PIECES = st.sampled_from(
    [
        *(
            "第一条",
            "第三条",
            "（一）",
            "(二)",
            "（二）",
            "一、",
            "二、",
            "1.",
            "2.",
            "①",
            "⑴",
            "第二章",
            "《守夜》（二）",
        ),
        *(
            "“",
            "”",
            "）",
            "。",
            "，",
            ",",
            "；",
            "\n",
            "\r\n",
            "\n\n",
            "\f",
            "　",
            " ",
            "\u200b",
            "\ud800",
            "😀",
            "…",
            "㍿",
        ),
        *(
            "应当",
            "不得",
            "值守员",
            "灯塔站",
            "灯",
            "塔",
            "本意见自明年起施行。",
            "本报讯",
            "近日",
            "a",
            "９",
            "⽇",
            "12",
        ),
        *("㍿", "12", "《守夜》（二）", "建立灯油制度", "他们用本人", "检查组", "对检查单位", "其值守员"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)
PATCHED = st.tuples(st.integers(0, len(CLEAN)), st.integers(0, 40), TEXTS).map(
    lambda cut: CLEAN[: cut[0]] + cut[2] + CLEAN[cut[0] + cut[1] :]
)
law = settings(derandomize=True, max_examples=120, deadline=None, database=None)


def covers(text: RegulationText, original: str) -> None:
    """Blocks, and sentences in blocks, follow one another from the first character to the last."""
    assert "".join(original[block.start : block.stop] for block in text.blocks) == original
    for block in text.blocks:
        assert (
            "".join(original[each.start : each.stop] for each in block.sentences) == original[block.start : block.stop]
        )
        assert all(block.start <= item.start <= item.stop <= block.stop for item in block.items)


@law
@given(TEXTS | PATCHED)
def test_blocks_and_sentences_joined_again_equal_the_original(original: str) -> None:
    covers(split_text(original).text, original)
    covers(split_plain(original).text, original)


@law
@given(TEXTS | PATCHED)
def test_every_folded_character_comes_from_where_it_says(original: str) -> None:
    folded = fold(original)
    assert len(folded.at) == len(folded.text)
    assert all(here <= there for here, there in pairwise(folded.at))
    for char, at in zip(folded.text, folded.at, strict=True):
        assert char in "\n " or char in fold("塔" + original[at]).text


@law
@given(TEXTS | PATCHED, TEXTS)
def test_examining_any_text_never_stops_and_points_into_it(original: str, other: str) -> None:
    against = sentences_of(examine_guide(other).blocks)
    text = examine_text(original, ROLES, against)
    covers(text, original)
    for anomaly in text.anomalies:
        assert 0 <= anomaly.start < anomaly.stop <= len(original)
        block = text.blocks[anomaly.block]
        assert block.start <= anomaly.start < block.stop

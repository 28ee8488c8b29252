"""Fictional places and people. No county and no city of these names is in the official list of divisions.

- A person's name is drawn from the seed; that somebody somewhere bears it means nothing.
"""

from __future__ import annotations

import random

PROVINCE = "江州省"
CITY = "临澄市"
COUNTY = "云溪县"
TOWNSHIPS = ("砚石镇", "白芦镇", "松坞镇", "双槐镇", "竹渡镇", "云麓乡", "柳堰乡", "梅隐乡")
BUREAUS = ("财政局", "住建局", "交通局", "水利局", "农业农村局", "卫健局")
FIRMS = ("县城建投资公司", "县水务公司")

SURNAMES = (
    "沈顾陆程江叶苏傅钟谭贺严方孟秦段雷侯邵万钱汤尹黎易常武乔赖龚文庞樊兰殷施陶洪翟安颜倪葛祝纪舒柯项季蒲喻耿覃骆"
)
FIRST = "砚岚禾澄舟桐钧苓朗栩衡若启怀知远景维承致思秉立之仲伯向明嘉书"
SECOND = "青川宁溪原岑桦樾谦恒川行安田野朴直言诚平舒和光甫白石林松"


def draw_names(rng: random.Random, count: int) -> list[str]:
    """So many different names of two or three characters."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice(SURNAMES) + rng.choice(FIRST) + (rng.choice(SECOND) if rng.random() < 0.8 else "")
        found[name] = None
    return list(found)

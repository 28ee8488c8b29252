"""The people and places of the tests' stage: a county, two townships, and who sits where when the play begins.

All of it is fiction. Ids are the names themselves, so that a test reads as a sentence.
"""

from __future__ import annotations

from hengjian.core.calendar.span import Day, Span
from hengjian.core.organisation.chart import Body, Post

COUNTY, DISCIPLINE, WEST, EAST = "岚县", "岚县纪委", "甲镇", "乙镇"

COUNTY_HEAD, COUNTY_MEMBER, DISCIPLINE_HEAD = "县委书记", "县委副书记", "县纪委书记"
WEST_HEAD, WEST_MEMBER, EAST_HEAD = "甲镇书记", "甲镇委员", "乙镇书记"

ZHOU, ZHAO, SUN, LI, WU = "周某", "赵某", "孙某", "李某", "吴某"
"""Head of the county, head of its discipline body, head and member in 甲镇, head of 乙镇."""

QIAN, ZHENG = "钱某", "郑某"
"""Two who hold nothing when the play begins."""

EVER = Span(Day(2015, 1, 1))

BODIES = (
    Body(COUNTY, COUNTY, "committee", "", "county", EVER),
    Body(DISCIPLINE, DISCIPLINE, "discipline_body", "", "county", EVER),
    Body(WEST, WEST, "committee", COUNTY, "township", EVER),
    Body(EAST, EAST, "committee", COUNTY, "township", EVER),
)
POSTS = (
    Post(COUNTY_HEAD, COUNTY, COUNTY_HEAD, ("top_leader",), EVER),
    Post(COUNTY_MEMBER, COUNTY, COUNTY_MEMBER, ("member",), EVER),
    Post(DISCIPLINE_HEAD, DISCIPLINE, DISCIPLINE_HEAD, ("discipline_head", "discipline_secretary"), EVER),
    Post(WEST_HEAD, WEST, WEST_HEAD, ("top_leader",), EVER),
    Post(WEST_MEMBER, WEST, WEST_MEMBER, ("member",), EVER),
    Post(EAST_HEAD, EAST, EAST_HEAD, ("top_leader",), EVER),
)
SEATED = {COUNTY_HEAD: ZHOU, DISCIPLINE_HEAD: ZHAO, WEST_HEAD: SUN, WEST_MEMBER: LI, EAST_HEAD: WU}
PEOPLE = (ZHOU, ZHAO, SUN, LI, WU, QIAN, ZHENG)

"""States as a page shows them: the nine outcomes, and `soon`, which is a view of `pending`.

- The order is that of urgency: what needs a person first, what is done or owed by nobody last.
- Shape, number and word say it; colour only repeats it. Red means one thing: no record was found and someone must act.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.reports.markup import Html, el
from hengjian.words.language import say
from hengjian.words.outcomes import outcome_short

SOON_DAYS = 14
"""A duty due within this many days is shown as due soon."""


@dataclass(frozen=True, slots=True)
class State:
    """One state: its outcome, one Chinese sign and one letter for a terminal, whether a person must act, its shape."""

    code: str
    outcome: Outcome
    sign: str
    letter: str
    acts: bool
    shape: str

    def word(self, lang: str) -> str:
        """The word in this language: that of the outcome, but for `soon`."""
        return say(lang, "将到期", "due soon") if self.code == "soon" else outcome_short(self.outcome, lang)


PERSON = '<circle cx="8" cy="4.4" r="3.4"/><path d="M1.5 15c0-4 2.6-6 6.5-6s6.5 2 6.5 6z"/>'
CLOCK = '<g fill="none" stroke-width="2"><circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.6 1.8"/></g>'
ASKING = (
    '<g fill="none" stroke-width="1.6"><path stroke-dasharray="3 2" d="M1.5 1.5h13v13h-13z"/>'
    '<path d="M5.8 6.2c0-2.9 4.4-2.9 4.4 0 0 1.5-2.2 1.7-2.2 3.2M8 11.2v1.4"/></g>'
)
RING = '<circle cx="8" cy="8" r="5.8" fill="none" stroke-width="2.4"/>'
BRACKETS = '<path fill="none" stroke-width="2" d="M5.5 2H2.5v12h3M10.5 2h3v12h-3"/>'
HALF = (
    '<circle cx="8" cy="8" r="5.8" fill="none" stroke-width="2"/>'
    '<path stroke="none" d="M8 2.2v11.6a5.8 5.8 0 0 1 0-11.6z"/>'
)

STATES: tuple[State, ...] = (
    State("lapsed", Outcome.LAPSED, "缺", "L", True, '<path d="M8 1 15 8 8 15 1 8z"/>'),
    State("short", Outcome.NOT_GOOD_ENOUGH, "补", "S", True, '<path d="M8 1.5 15.5 14.5H.5z"/>'),
    State("needs", Outcome.NEEDS_HUMAN, "判", "P", True, PERSON),
    State("soon", Outcome.PENDING, "近", "D", True, CLOCK),
    State("unset", Outcome.UNDETERMINED, "数", "N", False, ASKING),
    State("owed", Outcome.PENDING, "待", "O", False, RING),
    State("text", Outcome.PENDING_TEXT, "核", "T", False, BRACKETS),
    State("late", Outcome.MET_LATE, "迟", "A", False, HALF),
    State("met", Outcome.MET, "办", "M", False, '<circle cx="8" cy="8" r="6" stroke="none"/>'),
    State("na", Outcome.NOT_APPLICABLE, "不", "-", False, '<path d="M3 7h10v2H3z" stroke="none"/>'),
)

BY_CODE = {state.code: state for state in STATES}
URGENCY = {state.code: place for place, state in enumerate(STATES)}

_OF_OUTCOME = {state.outcome: state for state in STATES if state.code != "soon"}


def state_of(obligation: Obligation, as_of: Day) -> State:
    """The state to show on this day; `pending` and due within `SOON_DAYS` is `soon`."""
    due = obligation.due_on
    if obligation.outcome is Outcome.PENDING and due is not None and (due - as_of).days <= SOON_DAYS:
        return BY_CODE["soon"]
    return state_of_outcome(obligation.outcome)


def state_of_outcome(outcome: Outcome) -> State:
    """The state of an outcome on no particular day."""
    return _OF_OUTCOME[outcome]


def mark(state: State) -> Html:
    """The shape alone, hidden from readers that speak: its word stands beside it."""
    use = el("use", href=f"#m-{state.code}")
    return el("svg", use, cls=f"mark m-{state.code}", viewBox="0 0 16 16", aria_hidden="true")


def word_mark(state: State, lang: str) -> Html:
    """Shape and word."""
    return el("span", mark(state), state.word(lang), cls=f"st st-{state.code}")


def symbols() -> Html:
    """The shapes, once a page."""
    shapes = [el("symbol", Html(state.shape), id=f"m-{state.code}", viewBox="0 0 16 16") for state in STATES]
    return el("svg", shapes, width="0", height="0", cls="shapes", aria_hidden="true")

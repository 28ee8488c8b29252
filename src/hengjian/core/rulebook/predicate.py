"""The closed set of predicates from which conditions, checks and facts are built (design decision 1: at most 25).

- Each predicate is a frozen value here and exists once per engine; a new one needs a decision record.
- A term says whose value is meant; there is no language inside strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hengjian.core.rulebook.quantity import Quantity


class Whose(StrEnum):
    """Where a term takes its value from."""

    RECORD = "record"  # the record that is looked at: a field, or by / about / re / body / day / recorded_on
    TRIGGER = "trigger"  # the record that raised the obligation
    BEARER = "bearer"  # the bearer's persons (a body: the body)
    SUBJECT = "subject"  # the subject's persons or body
    ROLE = "role"  # the holders (or bodies) of a role on the day of the act, seen from the bearer's body
    REFERRED = "referred"  # a field of the record that `via` (a reference field) names


@dataclass(frozen=True, slots=True)
class Term:
    """`whose` value; `field` is a field or by, about, re, body, day, recorded_on; `via` and `role` as `whose` needs."""

    whose: Whose = Whose.RECORD
    field: str = ""
    via: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Every term has a value that is not null, "", or an empty list (the word none counts as filled)."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Equals:
    """The term's value is this text, number or truth value."""

    term: Term
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """The term's value is among these."""

    term: Term
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """The list of the term contains each of these values."""

    term: Term
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountAtLeast:
    """The term lists at least this many distinct values."""

    term: Term
    at_least: Quantity


@dataclass(frozen=True, slots=True)
class CountAtMost:
    """The term lists at most this many distinct values."""

    term: Term
    at_most: Quantity


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Both terms, resolved to persons (or bodies) on the day of the act, have one in common."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Apart:
    """The two terms, resolved to persons (or bodies) on the day of the act, have nobody in common; both are filled."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class NoLater:
    """The day of the first term is not after the day of the second."""

    first: Term
    second: Term


@dataclass(frozen=True, slots=True)
class Within:
    """The day `until` lies at most `amount` after the day `since`, and not before it."""

    since: Term
    until: Term
    amount: Quantity


@dataclass(frozen=True, slots=True)
class ShareAtLeast:
    """The number of distinct values of `part` is at least `share` of that of `whole` (an empty whole fails)."""

    part: Term
    whole: Term
    share: Quantity


@dataclass(frozen=True, slots=True)
class Covers:
    """Everyone in `whole` (persons or bodies on the day of the act) is in `part`; an empty whole fails.

    With `less_excluded`, those who may not hear of the subject (semantics 9) are taken out of `whole` first.
    """

    part: Term
    whole: Term
    less_excluded: bool = False


@dataclass(frozen=True, slots=True)
class FirstIs:
    """The first entry of the list `term` is `who` (persons on the day of the act)."""

    term: Term
    who: Term


@dataclass(frozen=True, slots=True)
class LastIs:
    """The last entry of the list `term` is `who` (persons on the day of the act)."""

    term: Term
    who: Term


@dataclass(frozen=True, slots=True)
class OfKind:
    """Every record the term refers to is live and of one of these kinds (a family covers its kinds); none fails."""

    term: Term
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """The records the term refers to are in force (`valid_from <= day < valid_to`) on the day of `on`."""

    term: Term
    on: Term


@dataclass(frozen=True, slots=True)
class NoneExcluded:
    """Nobody in the term is the subject, kin of the subject or someone who reports to the subject (semantics 9)."""

    term: Term


@dataclass(frozen=True, slots=True)
class RecordedWithin:
    """`recorded_on` of the first version lies at most `amount` after the day of the act."""

    amount: Quantity


@dataclass(frozen=True, slots=True)
class Unlike:
    """The share of text in common with the same bearer's earlier records of that kind stays under `share`."""

    share: Quantity


@dataclass(frozen=True, slots=True)
class NoLaterThanMedian:
    """Over the bearer's group and slot: the day of `who` is no later than the median day of all (a group check)."""

    who: Term


@dataclass(frozen=True, slots=True)
class AllSeen:
    """Over the bearer's records of the year, the lists of `term` together contain each of `values` (a group check)."""

    term: Term
    values: tuple[str, ...]


Predicate = (
    Filled
    | Equals
    | OneOf
    | Contains
    | CountAtLeast
    | CountAtMost
    | SamePerson
    | Apart
    | NoLater
    | Within
    | ShareAtLeast
    | Covers
    | FirstIs
    | LastIs
    | OfKind
    | InForce
    | NoneExcluded
    | RecordedWithin
    | Unlike
    | NoLaterThanMedian
    | AllSeen
)


class CheckClass(StrEnum):
    """When a check is judged (semantics 5)."""

    RECORD = "record"  # R: on the record version alone
    INSTANCE = "instance"  # I: record against obligation
    GROUP = "group"  # G: once per bearer and year
    MARK = "mark"  # M: never changes an outcome
    LINK = "link"  # names the spread itself (coverage_full with per: pair): part of the linking, not judged again


@dataclass(frozen=True, slots=True)
class Check:
    """A named check: every predicate must hold. `on`: the kinds it looks at; empty = the first part of the act."""

    name: str
    judged: CheckClass
    needs: tuple[Predicate, ...]
    on: tuple[str, ...]
    zh: str
    en: str

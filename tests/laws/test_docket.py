"""Laws of asking for less: one row, one post or one norm answer exactly as the whole table does."""

from __future__ import annotations

from collections import defaultdict

from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import evaluate, see_world
from hengjian.core.evaluate.obligation import Obligation
from hengjian.core.rulebook.narrow import narrow, norms_touched
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.values import override
from tests.laws.asking import ask
from tests.laws.dice import Dice
from tests.laws.profile import law
from tests.laws.worlds import World, trial_rules


def docket_of(world: World) -> Docket:
    return Docket(see_world(world.rules, world.chart, world.register, world.as_of, world.known_at))


@law
def test_every_row_asked_for_by_its_id_is_the_row_of_the_table(world: World, dice: Dice) -> None:
    docket = docket_of(world)
    for row in ask(world).obligations:
        found = docket.row(row.id)
        assert found is not None
        assert found.row == row


@law
def test_a_post_and_a_norm_have_the_rows_the_table_gives_them(world: World, dice: Dice) -> None:
    docket = docket_of(world)
    of_post: dict[str, dict[str, Obligation]] = defaultdict(dict)
    of_norm: dict[str, dict[str, Obligation]] = defaultdict(dict)
    for row in ask(world).obligations:
        of_norm[row.norm][row.id] = row
        if row.bearer_post:
            of_post[row.bearer_post][row.id] = row
    for post in {post.id for post in world.chart.posts}:
        assert {each.row.id: each.row for each in docket.of_post(post)} == of_post[post]
    for norm in {norm.id for norm in world.rules.norms}:
        assert {each.row.id: each.row for each in docket.of_norm(norm)} == of_norm[norm]


@law
def test_a_narrowed_stack_gives_its_norms_the_same_rows(world: World, dice: Dice) -> None:
    norm = dice.one_of(sorted({norm.id for norm in world.rules.norms}))
    part = evaluate(narrow(world.rules, (norm,)), world.chart, world.register, world.as_of, world.known_at)
    assert [r for r in part.obligations if r.norm == norm] == [r for r in ask(world).obligations if r.norm == norm]


@law
def test_a_changed_number_changes_no_row_of_a_norm_it_does_not_touch(world: World, dice: Dice) -> None:
    name = dice.one_of(sorted(world.rules.parameters))
    unit = world.rules.parameters[name].unit[0]
    amount = Amount("2", unit) if unit in (Unit.DAYS, Unit.WORKING_DAYS) else Amount("6", Unit.MONTHS)
    if unit not in (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS):
        return
    changed = override(world.rules, {name: amount}, world.rules.rulebooks[0].in_force.start)
    touched = norms_touched(world.rules, (name,)) | norms_touched(changed, (name,))
    after = evaluate(changed, world.chart, world.register, world.as_of, world.known_at)
    kept = [row for row in ask(world).obligations if row.norm not in touched]
    assert [row for row in after.obligations if row.norm not in touched] == kept


def test_the_trial_stack_has_norms_that_some_number_does_not_touch() -> None:
    rules = trial_rules()
    sizes = {name: len(norms_touched(rules, (name,))) for name in rules.parameters}
    assert any(0 < size < len({norm.id for norm in rules.norms}) for size in sizes.values())

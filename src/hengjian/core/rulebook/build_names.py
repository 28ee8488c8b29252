"""roles.yaml, words.yaml, kinds and parameters as values; each makes its names known to the whole stack.

- The classes V0 to V7 and the relation kinds the core works with are always known; a rulebook names them.
- Kinds of a family inherit its keys and fields and may add to them or override them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hengjian.core.errors import Place
from hengjian.core.register.record import JUDGEMENT, WITHDRAWAL
from hengjian.core.rulebook.names import HOLDER_FIELDS, Names, field_code
from hengjian.core.rulebook.quantity import Amount, Origin, Unit
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import (
    FieldSpec,
    FieldType,
    Kind,
    Label,
    Parameter,
    Role,
    Step,
    StepKind,
    Stricter,
)
from hengjian.core.rulebook.source import Node, Scalar

VISIBILITY = tuple(f"V{n}" for n in range(8))
RELATION_KINDS = [
    "superior",
    "acting",
    "deputy",
    "absent",
    "dispatched",
    "dual",
    "in_charge",
    "reports_to",
    "kin",
    "implicated",
    "recused",
    "same_level",
]
_STEP_NAMES = {"organ": "body_kind", "posts": "label", "posts_or_organs": "label", "related": "relation_kind"}
_LISTED = frozenset({FieldType.CHOICE, FieldType.TEXTS, FieldType.LIST})


def built_in_kinds() -> Mapping[str, Kind]:
    """The two kinds every stack has: a withdrawal, and a person's signed answer."""
    verdict = FieldSpec(
        "verdict", FieldType.CHOICE, "结论", "verdict", ("ok", "not_ok"), value_names=("可以", "不可以")
    )
    reason = FieldSpec("reason", FieldType.TEXT, "理由", "reason")
    return {
        WITHDRAWAL: Kind(WITHDRAWAL, WITHDRAWAL, "撤回", "withdrawal", "V2", {"reason": reason}),
        JUDGEMENT: Kind(JUDGEMENT, JUDGEMENT, "人的判断", "judgement", "V2", {"verdict": verdict, "reason": reason}),
    }


def declare_built_in(names: Names) -> None:
    """Make known what no rulebook has to declare."""
    for name in VISIBILITY:
        names.declare("visibility", name, name, Place(""))
    for name in RELATION_KINDS:
        names.declare("relation_kind", name, name, Place(""))
    for name, kind in built_in_kinds().items():
        names.add_family(name, kind.zh, {name: kind}, Place(""))


class NameBuilder:
    """Builds what is declared by name from one rulebook's files."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def _entries(self, node: Node | None, table: str, space: str) -> list[tuple[str, str, Taken, Place]]:
        """Each declaration: code, Chinese name, what is written, place; the name is made known."""
        found: dict[str, tuple[str, str, Taken, Place]] = {}
        for written, value in self._reader.pairs(node) if node else ():
            taken = self._reader.keys(value, table)
            code, zh = self._reader.code(written, taken)
            if code in found:
                self._reader.wrong(written.place, "rule_name_twice", name=code)
            else:
                found[code] = (code, zh, taken, written.place)
                self._make_known(space, code, zh, written.place)
        return list(found.values())

    def _make_known(self, space: str, code: str, zh: str, place: Place) -> None:
        others = [other for other in self._reader.names.find(space, zh) if other != code]
        if others and zh != code:
            self._reader.wrong(place, "rule_zh_twice", name=zh, code=code, other=", ".join(others))
        self._reader.names.declare(space, code, zh, place)

    def _english(self, taken: Taken, code: str) -> str:
        return self._reader.text(taken, "en", code.replace("_", " "))

    def labels(self, node: Node | None, space: str) -> dict[str, Label]:
        """Plain names with both languages."""
        return {
            code: Label(code, zh, self._english(taken, code))
            for code, zh, taken, _ in self._entries(node, "label", space)
        }

    def visibility(self, node: Node | None) -> dict[str, Label]:
        """Names for the classes V0 to V7."""
        labels = self.labels(node, "visibility")
        for written, _ in self._reader.pairs(node) if node else ():
            if written.text in labels and written.text not in VISIBILITY:
                self._reader.wrong(written.place, "rule_no_such_visibility", name=written.text)
        return labels

    # --- roles ------------------------------------------------------------------------------------------------------

    def roles(self, node: Node | None) -> dict[str, Role]:
        """Roles and their paths."""
        found = {}
        for code, zh, taken, place in self._entries(node, "role", "role"):
            found[code] = Role(
                name=code,
                zh=zh,
                en=self._english(taken, code),
                path=self._path(taken),
                pair=self._reader.word_of(taken, "pair", "pair"),
                single=self._reader.truth(taken, "single"),
                place=place,
            )
        return found

    def _path(self, taken: Taken) -> tuple[Step, ...]:
        if "path" not in taken:
            return ()
        nodes = self._reader.items(taken.nodes["path"])
        path = tuple(step for node in nodes for step in self._step(node))
        if not path or (len(path) > 1 and any(step.kind is StepKind.RECORD for step in path)):
            self._reader.wrong(taken.at("path"), "rule_path_wrong")
        return path

    def _step(self, node: Node) -> list[Step]:
        if isinstance(node, Scalar):
            return [Step(StepKind(self._reader.word_in(node, "step", "own")))]
        taken = self._reader.keys(node, "step")
        if len(taken.nodes) > 1:
            self._reader.wrong(node.place, "rule_one_step")
        return [
            Step(StepKind(key), self._reader.names_in(value, _STEP_NAMES[key])) for key, value in taken.nodes.items()
        ]

    # --- kinds ------------------------------------------------------------------------------------------------------

    def kinds(self, node: Node) -> tuple[dict[str, Kind], dict[str, Label]]:
        """The record kinds of one file by full name, and its families."""
        kinds: dict[str, Kind] = {}
        families: dict[str, Label] = {}
        for family, zh, taken, place in self._entries(node, "family", "family"):
            families[family] = Label(family, zh, self._english(taken, family))
            bare = Kind(family, family, zh, self._english(taken, family), "", {}, place=place)
            whole = self._kind(bare, taken)
            own = {family: whole}
            if "kinds" in taken:
                below = self._entries(taken.nodes["kinds"], "kind", f"kind:{family}")
                own = {f"{family}.{code}": self._below(whole, code, zh, part, at) for code, zh, part, at in below}
            for kind in own.values():
                self._check(kind)
            self._reader.names.add_family(family, zh, own, place)
            kinds |= own
        return kinds, families

    def _below(self, whole: Kind, code: str, zh: str, taken: Taken, place: Place) -> Kind:
        name, english = f"{whole.family}.{code}", self._english(taken, code)
        return self._kind(replace(whole, name=name, zh=zh, en=english, place=place), taken)

    def _kind(self, base: Kind, taken: Taken) -> Kind:
        common = {key: self._reader.both(taken, key) for key in ("by", "about", "re", "body") if key in taken}
        fields = {**base.fields, **self._fields(taken)}
        shell = Kind(base.name, base.family, base.zh, base.en, "", fields, place=base.place)
        return Kind(
            name=base.name,
            family=base.family,
            zh=base.zh,
            en=base.en,
            visibility=self._reader.named(taken, "visibility", "visibility") or base.visibility,
            fields=fields,
            day_field=self._own_field(taken, "day_field", shell, base.day_field),
            label_field=self._own_field(taken, "label_field", shell, base.label_field),
            common={**base.common, **common},
            minutes=self._reader.whole(taken, "minutes", base.minutes),
            visit=self._reader.truth(taken, "visit") if "visit" in taken else base.visit,
            place=base.place,
        )

    def _own_field(self, taken: Taken, key: str, kind: Kind, inherited: str) -> str:
        written = self._reader.text(taken, key)
        code = field_code(written, kind) if written else ""
        if written and code not in kind.fields:
            self._reader.wrong(
                taken.at(key), "rule_unknown_field", name=written, kind=kind.name, near=", ".join(kind.fields)
            )
            return inherited
        if code and key == "day_field" and kind.fields[code].type is not FieldType.DAY:
            self._reader.wrong(taken.at(key), "rule_not_a_day_field", name=code, kind=kind.name)
        return code or inherited

    def _fields(self, taken: Taken) -> dict[str, FieldSpec]:
        found: dict[str, FieldSpec] = {}
        chinese: dict[str, str] = {}
        for written, node in self._reader.pairs(taken.nodes["fields"]) if "fields" in taken else ():
            spec = self._field(written, node)
            if spec.name in found:
                self._reader.wrong(written.place, "rule_name_twice", name=spec.name)
            elif spec.zh in chinese:
                self._reader.wrong(written.place, "rule_zh_twice", name=spec.zh, code=spec.name, other=chinese[spec.zh])
            found[spec.name] = spec
            chinese[spec.zh] = spec.name
        return found

    def _field(self, written: Scalar, node: Node) -> FieldSpec:
        taken = self._reader.keys(node, "field")
        code, zh = self._reader.code(written, taken)
        kind = self._reader.word(taken, "type", FieldType, "type", FieldType.TEXT)
        values: dict[str, str] = {}
        for value, name in self._reader.pairs(taken.nodes["values"]) if "values" in taken else ():
            values[value.text] = next((scalar.text for scalar in self._reader.scalars(name)), value.text)
        if (kind is FieldType.CHOICE) != bool(values) and not (values and kind in _LISTED):
            self._reader.wrong(taken.place, "rule_choice_values", name=code)
        spec = FieldSpec(
            name=code,
            type=kind,
            zh=zh,
            en=self._english(taken, code),
            values=tuple(values),
            compared=self._reader.truth(taken, "compared"),
            addressee=self._reader.truth(taken, "addressee"),
            reader=self._reader.truth(taken, "reader"),
            value_names=tuple(values.values()),
        )
        if (spec.addressee or spec.reader) and kind not in HOLDER_FIELDS:
            self._reader.wrong(taken.place, "rule_not_a_holder_field", name=code)
        return spec

    def _check(self, kind: Kind) -> None:
        if not kind.visibility:
            self._reader.wrong(kind.place, "rule_kind_without_visibility", name=kind.name)

    # --- parameters -------------------------------------------------------------------------------------------------

    def parameters(self, node: Node | None) -> dict[str, Parameter]:
        """What the text leaves open."""
        found = {}
        for code, zh, taken, place in self._entries(node, "parameter", "parameter"):
            units = self._units(taken)
            floor, floor_origin = self._value(taken, "floor", units)
            stated, stated_origin = self._value(taken, "stated", units)
            recommended, why = self._recommended(taken, units)
            found[code] = Parameter(
                name=code,
                zh=zh,
                en=self._english(taken, code),
                unit=units,
                stricter=self._reader.word(taken, "stricter", Stricter, "stricter", Stricter.LOWER),
                floor=floor,
                floor_origin=floor_origin,
                stated=stated,
                stated_origin=stated_origin,
                recommended=recommended,
                recommended_why=why,
                needed_by=self._reader.texts(taken, "needed_by"),
                place=place,
            )
        return found

    def _units(self, taken: Taken) -> tuple[Unit, ...]:
        node = taken.nodes.get("unit")
        written = self._reader.scalars(node) if node else ()
        return tuple(Unit(self._reader.word_in(scalar, "unit", "d")) for scalar in written) or (Unit.DAYS,)

    def _value(self, taken: Taken, key: str, units: tuple[Unit, ...]) -> tuple[Amount | None, Origin | None]:
        if key not in taken:
            return None, None
        value = self._reader.keys(taken.nodes[key], key)
        return self._reader.amount(value, "value", units), self._reader.word(
            value, "origin", Origin, "origin", Origin.OURS
        )

    def _recommended(self, taken: Taken, units: tuple[Unit, ...]) -> tuple[Amount | None, tuple[str, str]]:
        if "recommended" not in taken:
            return None, ("", "")
        value = self._reader.keys(taken.nodes["recommended"], "recommended")
        why = (self._reader.text(value, "why_zh"), self._reader.text(value, "why_en"))
        return self._reader.amount(value, "value", units), why

"""Numbers on a command line: `name=6mo`, read by the units the parameter allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from hengjian.core.errors import QuestionWrong
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.reader import parse_amount
from hengjian.core.rulebook.rulebook import Parameter

EXAMPLES = {
    Unit.DAYS: "45d",
    Unit.WORKING_DAYS: "5wd",
    Unit.MONTHS: "6mo",
    Unit.DATE: "02-28",
    Unit.SHARE: "0.85",
    Unit.COUNT: "3",
}


def read_settings(texts: Sequence[str], parameters: Mapping[str, Parameter]) -> dict[str, Amount]:
    """Parameter -> amount; the last of one name counts. Raises QuestionWrong."""
    return dict(_setting(text, parameters) for text in texts)


def _setting(text: str, parameters: Mapping[str, Parameter]) -> tuple[str, Amount]:
    name, sign, value = (part.strip() for part in text.partition("="))
    if not (name and sign and value):
        raise QuestionWrong("set_shape", text=text)
    parameter = parameters.get(name) or next((held for held in parameters.values() if held.zh == name), None)
    if parameter is None:
        near = get_close_matches(name, parameters, 5, cutoff=0.2) or sorted(parameters)[:5]
        raise QuestionWrong("set_unknown", name=name, known=" ".join(near))
    amount = next((found for unit in parameter.unit for found in [parse_amount(value, unit)] if found), None)
    if amount is None:
        units = " ".join(unit.value for unit in parameter.unit)
        raise QuestionWrong("set_value", name=name, value=value, units=units, example=EXAMPLES[parameter.unit[0]])
    return parameter.name, amount

"""Reads JSON bodies and forms, checked by pydantic, with every wrong field named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from quart import request

from portal.errors import BadBody, BadFields, WrongMediaType

M = TypeVar("M", bound=BaseModel)
EMAIL = r"^[!#-'*+/-9=?A-Z^-~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$"
# Controls, ends of lines, halves of characters, and the marks that turn the direction of what follows.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _printable(value: str) -> str:
    if _CONTROL.search(value):
        raise ValueError("Control characters and line breaks do not belong here.")
    return value


Line = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_printable)]
"""One line of words, trimmed; lengths are set where it is used."""
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=320, pattern=EMAIL)]
"""An address mail can go to: the printable ASCII that needs no quoting (RFC 5321)."""


class Body(BaseModel):
    """Base of every JSON body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Form(BaseModel):
    """Base of every posted form: fields come as text, unknown ones are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


_SENTENCES = {
    "missing": "This is needed.",
    "string_too_short": "This is needed.",
    "too_short": "This is needed.",
    "extra_forbidden": "There is no such field.",
    "json_invalid": "This is not JSON.",
    "string_pattern_mismatch": "This does not look right.",
    "int_parsing": "Give a whole number.",
    "date_from_datetime_parsing": "Give a date.",
    "date_parsing": "Give a date.",
    "time_parsing": "Give a time.",
    "uuid_parsing": "Choose one of the list.",
    "enum": "Choose one of the list.",
    "literal_error": "Choose one of the list.",
}


def sentence_of(problem: Any) -> str:
    """One pydantic problem in words a person can act on."""
    bounds = problem.get("ctx", {})
    if problem["type"] in ("string_too_long", "too_long"):
        return f"Use at most {bounds['max_length']} letters."
    if problem["type"] in ("greater_than_equal", "greater_than"):
        return f"Give {bounds.get('ge', bounds.get('gt'))} or more."
    if problem["type"] in ("less_than_equal", "less_than"):
        return f"Give {bounds.get('le', bounds.get('lt'))} or less."
    if problem["type"] == "value_error":
        return str(bounds["error"])
    return _SENTENCES.get(problem["type"], str(problem["msg"]) + ".")


def problems_of(error: ValidationError) -> list[tuple[str, str]]:
    """(field, sentence) pairs, one per field."""
    found: dict[str, str] = {}
    for problem in error.errors():
        found.setdefault(".".join(str(part) for part in problem["loc"]) or "body", sentence_of(problem))
    return list(found.items())


async def read_json(model: type[M]) -> M:
    """The request's JSON body.

    Raises:
        WrongMediaType: it is not called JSON.
        BadBody: it is not JSON in UTF-8.
        BadFields: it is JSON, but not this.
    """
    if not request.is_json:
        raise WrongMediaType
    raw = await request.get_data()
    try:
        return model.model_validate_json(raw, strict=True)
    except ValidationError as error:
        if any(problem["type"] == "json_invalid" for problem in error.errors(include_input=False)):
            raise BadBody from error
        raise BadFields(problems_of(error)) from error


@dataclass(slots=True)
class Filled(Generic[M]):
    """A posted form: what was typed is kept, beside it the checked values or the problems."""

    typed: dict[str, str] = field(default_factory=dict)
    values: M | None = None
    problems: dict[str, str] = field(default_factory=dict)

    def refuse(self, name: str, sentence: str) -> None:
        """Add a problem that only the server could know."""
        self.problems.setdefault(name, sentence)


async def read_form(model: type[M]) -> Filled[M]:
    """The request's form, checked; never raises for wrong fields."""
    form = await request.form
    typed = {key: form[key] for key in form if key != "csrf_token"}
    given = {key: value for key, value in typed.items() if value.strip()}
    try:
        return Filled(typed, model.model_validate(given))
    except ValidationError as error:
        return Filled(typed, None, dict(problems_of(error)))

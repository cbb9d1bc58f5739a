"""Reads scenario files; what is wrong with one is said with file, line and what would be right."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from embedded.rehearsal.errors import Fault, NoRehearsal, ScenarioWrong
from embedded.rehearsal.names import unknown_names
from embedded.rehearsal.scenario_form import ScenarioForm
from embedded.rehearsal.yaml_file import Document, Where, read_yaml

_EXPECTED = {
    "string_type": "expected text; put it in quotes",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "list_type": "expected a list",
    "missing": "is missing",
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario and the file it came from."""

    file: Path
    form: ScenarioForm

    def beside(self, name: str) -> Path:
        """A file named by the scenario."""
        return self.file.parent / name


def find_files(places: Iterable[str]) -> list[Path]:
    """The scenario files of files and folders, folders in order of name.

    Raises:
        NoRehearsal: a place is not there, or holds none.
    """
    files: list[Path] = []
    for place in map(Path, places):
        if place.is_dir():
            found = sorted(p for p in place.rglob("*") if p.suffix in {".yaml", ".yml"} and p.is_file())
            if not found:
                raise NoRehearsal(f"{place} holds no scenario (*.yaml)")
            files += found
        elif place.is_file():
            files.append(place)
        else:
            raise NoRehearsal(f"{place} is not there")
    return list(dict.fromkeys(files))


def load_scenario(file: Path) -> Scenario:
    """Read one file.

    Raises:
        ScenarioWrong: with everything that is wrong with it.
    """
    document = read_yaml(file)
    if not isinstance(document.data, dict):
        allowed = ", ".join(_keys(ScenarioForm))
        raise ScenarioWrong([document.fault((), f"is no scenario; expected the keys {allowed}")])
    try:
        form = ScenarioForm.model_validate(document.data)
    except ValidationError as wrong:
        faults = [_fault(document, error) for error in wrong.errors(include_url=False)]
        raise ScenarioWrong(sorted(set(faults), key=lambda fault: (fault.line, fault.what))) from None
    scenario = Scenario(file, form)
    faults = [document.fault(where, what) for where, what in unknown_names(form)]
    faults += _missing_files(document, scenario)
    if faults:
        raise ScenarioWrong(faults)
    return scenario


def _fault(document: Document, error: ErrorDetails) -> Fault:
    where: Where = error["loc"]
    if error["type"] == "extra_forbidden":
        model = _model_at(where[:-1])
        allowed = f"; allowed: {', '.join(_keys(model))}" if model else ""
        return document.fault(where, f"unknown key {where[-1]!r} in {_path(where[:-1])}{allowed}")
    what = _EXPECTED.get(error["type"], error["msg"].removeprefix("Value error, "))
    return document.fault(where, f"{_path(where)}: {what}")


def _path(where: Where) -> str:
    """The place as it would be written, such as turns[0].expect."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where)
    return path.lstrip(".") or "the scenario"


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(where: Where) -> type[BaseModel] | None:
    """The form that is read at that place."""
    model: type[BaseModel] | None = ScenarioForm
    for part in where:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()} if model else {}
        model = _model_of(fields[part].annotation) if part in fields else None
    return model


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (list, Union, types.UnionType, Annotated):
        return next((found for part in get_args(annotation) if (found := _model_of(part))), None)
    return None


def _missing_files(document: Document, scenario: Scenario) -> Sequence[Fault]:
    return [
        document.fault(("world", "documents", i, "file"), f"there is no file {scenario.beside(d.file)}")
        for i, d in enumerate(scenario.form.world.documents)
        if d.file is not None and not scenario.beside(d.file).is_file()
    ]

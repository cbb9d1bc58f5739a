"""YAML with line numbers. Scalars follow YAML 1.2's core: `yes`, `on`, dates and `14:00` stay text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

from embedded.rehearsal.errors import Fault, ScenarioWrong

Where = tuple[str | int, ...]
"""Keys and indexes that lead to a value."""

LARGEST = 1_000_000
_SCALARS = (
    ("tag:yaml.org,2002:null", re.compile(r"~|null|Null|NULL|"), "~nN\0"),
    ("tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE"), "tTfF"),
    ("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+"), "-+0123456789"),
    ("tag:yaml.org,2002:float", re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)"), "-+.0123456789"),
)  # fmt: skip


class _Loader(yaml.SafeLoader):
    """Composes nodes; how a scalar reads is decided by `_SCALARS`."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}  # type: ignore[misc]


for _tag, _pattern, _first in _SCALARS:
    _Loader.add_implicit_resolver(
        _tag, re.compile(rf"(?:{_pattern.pattern})\Z"), ["" if c == "\0" else c for c in _first]
    )


class Document:
    """A YAML file as plain data, with the line of every key and item."""

    def __init__(self, file: Path, data: Any, lines: dict[Where, int]) -> None:
        """Keep what was read."""
        self.file, self.data, self._lines = file, data, lines

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it that is there."""
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)

    def fault(self, where: Where, what: str) -> Fault:
        """Something wrong at that place."""
        return Fault(self.file, self.line(where), what)


def read_yaml(file: Path) -> Document:
    """Read a file of one YAML document.

    Raises:
        ScenarioWrong: not readable, not UTF-8, not YAML, or a key stands twice.
    """
    try:
        raw = file.read_bytes()
        if len(raw) > LARGEST:
            raise ScenarioWrong([Fault(file, 1, f"the file is larger than {LARGEST} bytes")])
        loader = _Loader(raw.decode("utf-8-sig"))
        try:
            node = loader.get_single_node()
            return _document(file, loader, node)
        finally:
            loader.dispose()
    except OSError as gone:
        raise ScenarioWrong([Fault(file, 1, f"cannot be read: {gone.strerror}")]) from None
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise ScenarioWrong([Fault(file, line, "is not UTF-8")]) from None
    except yaml.YAMLError as wrong:
        raise ScenarioWrong([_not_yaml(file, wrong)]) from None
    except RecursionError:
        raise ScenarioWrong([Fault(file, 1, "is nested too deeply")]) from None


def _document(file: Path, loader: _Loader, node: yaml.Node | None) -> Document:
    lines: dict[Where, int] = {}
    faults: list[Fault] = []
    if node is not None:
        _number(file, node, (), lines, faults)
    if faults:
        raise ScenarioWrong(faults)
    return Document(file, None if node is None else loader.construct_document(node), lines)


def _number(file: Path, node: yaml.Node, where: Where, lines: dict[Where, int], faults: list[Fault]) -> None:
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _number(file, item, (*where, index), lines, faults)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*where, str(key.value))
            line = key.start_mark.line + 1
            if here in lines:
                faults.append(Fault(file, line, f"key {str(key.value)!r} stands twice"))
            lines[here] = line
            _number(file, value, here, lines, faults)


def _not_yaml(file: Path, wrong: yaml.YAMLError) -> Fault:
    mark = getattr(wrong, "problem_mark", None)
    problem = getattr(wrong, "problem", None) or str(wrong).splitlines()[0]
    return Fault(file, mark.line + 1 if mark else 1, f"is not YAML: {problem}")

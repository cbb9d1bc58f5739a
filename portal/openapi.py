"""The API's description: only what is ours to promise, every error status named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict
from quart_schema import OpenAPIProvider, document_request, document_response
from werkzeug.routing.converters import BaseConverter, UUIDConverter
from werkzeug.routing.rules import Rule

PROBLEMS = "_usher_problems"
F = TypeVar("F", bound=Callable[..., Any])


class FieldProblem(BaseModel):
    """One wrong field."""

    field: str
    message: str


class Problem(BaseModel):
    """RFC 9457 problem details, with our `code` and the facts of the case."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem] = []


def described(
    answer: type[BaseModel] | None = None,
    *,
    status: int = 200,
    body: type[BaseModel] | None = None,
    problems: Iterable[int] = (),
) -> Callable[[F], F]:
    """Put a view into the description: its answer, body and the error statuses it may give."""

    def decorate(view: F) -> F:
        setattr(view, PROBLEMS, (status, answer is None, tuple(problems)))
        if answer is not None:
            view = document_response(answer, status)(view)
        if body is not None:
            view = document_request(body)(view)
        return view

    return decorate


class ApiDescription(OpenAPIProvider):
    """quart-schema's document, limited to described views, with problem+json for errors."""

    def generate_rules(self) -> Iterable[Rule]:
        """Only views marked by `described`."""
        return [rule for rule in super().generate_rules() if hasattr(self._view(rule), PROBLEMS)]

    def build_path_parameter(self, name: str, converter: BaseConverter) -> dict[str, Any]:
        """UUIDs say so."""
        parameter: dict[str, Any] = super().build_path_parameter(name, converter)
        if isinstance(converter, UUIDConverter):
            parameter["schema"]["format"] = "uuid"
        return parameter

    def build_paths(self, rule: Rule) -> tuple[dict[str, Any], dict[str, Any]]:
        """Add the bodiless success and the problems, and require bodies that are read."""
        paths, components = super().build_paths(rule)
        status, bare, problems = getattr(self._view(rule), PROBLEMS)
        for operation in (operation for path in paths.values() for operation in path.values()):
            operation["responses"] = {
                **({str(status): {"description": "Done."}} if bare else {}),
                **{str(code): answer for code, answer in operation["responses"].items()},
                **{str(code): _problem_answer() for code in problems},
            }
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
        return paths, components

    def schema(self) -> dict[str, Any]:
        """The whole document; `Problem` stands once in the components."""
        document: dict[str, Any] = super().schema()
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"].update(problem.pop("$defs", {}))
        document["components"]["schemas"]["Problem"] = problem
        return document

    def _view(self, rule: Rule) -> Callable[..., Any]:
        view: Callable[..., Any] = self._app.view_functions[rule.endpoint]
        return view


def _problem_answer() -> dict[str, Any]:
    return {
        "description": "A problem.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }

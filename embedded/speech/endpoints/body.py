"""Read a JSON body into its form, or say what is wrong with it."""

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from embedded.speech.problems import Problem

Form = TypeVar("Form", bound=BaseModel)


async def read_body(request: Request, form: type[Form]) -> Form:
    """The request's JSON as `form`.

    Raises:
        Problem: 400 not JSON, 422 JSON of another shape (naming the first field that is wrong).
    """
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise Problem(400, "not_json", "the body is not JSON in UTF-8") from error
    try:
        return form.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        raise Problem(422, "invalid_request", f"{where}: {first['msg']}", where) from error

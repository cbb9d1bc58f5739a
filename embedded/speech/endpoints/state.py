"""What a request finds on the application: the engines, once they are loaded."""

from starlette.requests import HTTPConnection

from embedded.speech.engines import Engines
from embedded.speech.problems import Problem


def engines_of(connection: HTTPConnection) -> Engines:
    """The loaded engines; while they load the answer is 503."""
    engines = getattr(connection.app.state, "engines", None)
    if not isinstance(engines, Engines):
        raise Problem(503, "loading", "the models are still loading")
    return engines

"""One gateway on real models for all tests here, on a port of its own."""

import asyncio
import re
import socket
import threading
from collections.abc import Iterator

import numpy as np
import pytest
import uvicorn

from embedded.gateway import gateway_app
from embedded.speech.audio import EAR_RATE, VOICE_RATE, Samples, resample
from embedded.speech.engines import Engines, load_engines
from embedded.speech.settings import GatewaySettings


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    loaded = load_engines(GatewaySettings(voice_models_dir=None))
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def gateway_url(engines: Engines) -> Iterator[str]:
    """The base URL clients are given, ending in /v1."""
    door = socket.create_server(("127.0.0.1", 0))
    app = gateway_app(engines.settings, engines)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([door])), daemon=True)
    thread.start()
    with socket.create_connection(door.getsockname(), timeout=10):
        yield f"http://127.0.0.1:{door.getsockname()[1]}/v1"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def say(engines: Engines) -> "Say":
    return Say(engines)


class Say:
    """A person with the local voice: text to 16 kHz sound with a little quiet around it."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def __call__(self, text: str, *, before_s: float = 0.4, after_s: float = 0.2) -> Samples:
        sound = resample(self._engines.voice.say(text, 1.0), VOICE_RATE, EAR_RATE)
        sound = sound[: int(np.flatnonzero(np.abs(sound) > 0.01)[-1])]
        quiet = [np.zeros(int(s * EAR_RATE), np.float32) for s in (before_s, after_s)]
        return np.concatenate([quiet[0], sound, quiet[1]])


def plain(text: str) -> str:
    """The words alone: stops and capitals differ from one processor to the next."""
    return " ".join(re.findall(r"[a-z0-9:]+", text.lower().replace("doctor", "dr")))

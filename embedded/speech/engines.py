"""Everything the gateway holds in memory, loaded once and warmed up before the first request."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import structlog

from embedded.language import lend
from embedded.language import warm as warm_language
from embedded.models import ESPEAK, Kind, Model, find_model
from embedded.speech.audio import EAR_RATE, resample
from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.errors import ModelMissing
from embedded.speech.model_catalogue import JOE
from embedded.speech.recogniser import Recogniser
from embedded.speech.recognition_queue import RecognitionQueue
from embedded.speech.settings import GatewaySettings
from embedded.speech.spare_voices import EspeakVoice, JoeVoice
from embedded.speech.voice import HibariVoice, Voice
from embedded.speech.voice_activity import VoiceActivity

log = structlog.get_logger()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Engines:
    """The loaded models, each with the one thread that may touch it."""

    settings: GatewaySettings
    models: tuple[Model, ...]
    activity: VoiceActivity
    recogniser: Recogniser
    recognition: RecognitionQueue
    voice: Voice
    voice_thread: ThreadPoolExecutor
    embedder: Embedder | None
    embedding_thread: ThreadPoolExecutor
    language_threads: ThreadPoolExecutor

    async def on_voice_thread(self, work: Callable[[], T]) -> T:
        """Run `work` where the voice lives; sentences of several replies take turns."""
        return await asyncio.get_running_loop().run_in_executor(self.voice_thread, work)

    def close(self) -> None:
        """Stop the threads."""
        self.recognition.close()
        for pool in (self.voice_thread, self.embedding_thread, self.language_threads):
            pool.shutdown(wait=False, cancel_futures=True)


def load_engines(settings: GatewaySettings) -> Engines:
    """Find, load and warm up all models.

    Without an embedding model everything else still works; search then goes by words alone.

    Raises:
        ModelMissing: recogniser or voice is nowhere to be found.
        ModelDamaged: one is not the pinned file.
    """
    models = {kind: find_model(kind, settings) for kind in (Kind.STT, Kind.TTS)}
    embedder, embedding_models = _embedder(settings)
    activity = VoiceActivity()
    engines = Engines(
        settings=settings,
        models=(*models.values(), *embedding_models),
        activity=activity,
        recogniser=Recogniser(models[Kind.STT].path, activity),
        recognition=RecognitionQueue(
            limit=settings.voice_waiting_limit, patience_s=settings.voice_waiting_seconds
        ),
        voice=_voice(models[Kind.TTS]),
        voice_thread=ThreadPoolExecutor(1, "voice"),
        embedder=embedder,
        embedding_thread=ThreadPoolExecutor(1, "embeddings"),
        language_threads=ThreadPoolExecutor(4, "language"),
    )
    _warm_up(engines)
    return engines


def _embedder(settings: GatewaySettings) -> tuple[Embedder | None, tuple[Model, ...]]:
    try:
        return find_embedder(settings)
    except ModelMissing as error:
        log.warning("no_embeddings", advice=error.advice)
        return None, ()


def _voice(model: Model) -> Voice:
    if model.name == ESPEAK:
        return EspeakVoice(model.path)
    return JoeVoice(model.path) if model.name == JOE.name else HibariVoice(model.path)


def _warm_up(engines: Engines) -> None:
    """Pay every first-use cost now: lexicons, tokenizer, kernels, one short and one long window, the examples."""
    if engines.embedder:
        lend(engines.embedder)
    warm_language()
    sound = engines.voice.say("Good morning, how can I help you today?", 1.0)
    heard = resample(sound, 24000, EAR_RATE)
    engines.recogniser.hear(heard, names="Ada and Dr. Melo.")
    engines.recogniser.hear(heard[: EAR_RATE * 3 // 4])
    engines.recogniser.hear(np.zeros(EAR_RATE, np.float32))
    if engines.embedder:
        engines.embedder.embed(["warm up"], as_query=True)

"""Providers by their own wire protocol: OpenAI (or who speaks it) and Deepgram. Offline only URLs differ."""

from __future__ import annotations

import math
from typing import Any

import openai as openai_client
from livekit import rtc
from livekit.agents import (
    DEFAULT_API_CONNECT_OPTIONS,
    NOT_GIVEN,
    APIConnectionError,
    APIConnectOptions,
    APIStatusError,
    APITimeoutError,
    inference,
    llm,
    stt,
    tts,
    utils,
    vad,
)
from livekit.agents.language import LanguageCode
from livekit.agents.voice.agent_session import SessionConnectOptions
from livekit.plugins import deepgram, openai

from agent.pipelines.recognition import INTERIM
from agent.settings import AgentSettings

NO_KEY = "none"  # a local server wants some key; an empty one is refused by the client
MIN_SILENCE_S = 0.25

CONNECT = SessionConnectOptions(
    llm_conn_options=APIConnectOptions(max_retry=1, retry_interval=0.2, timeout=10.0),
    tts_conn_options=APIConnectOptions(max_retry=1, retry_interval=0.2, timeout=5.0),
    max_unrecoverable_errors=1_000_000,  # a provider's outage never ends a meeting
)


class SegmentRecogniser(openai.STT):
    """OpenAI transcriptions that also say how sure they are, where the model reports it."""

    @property
    def _is_ours(self) -> bool:
        """Whether it is the gateway of this machine, which knows of urgency."""
        return self._client.base_url.host in {"127.0.0.1", "localhost"}

    async def _recognize_impl(
        self, buffer: utils.AudioBuffer, *, language: Any = None, conn_options: APIConnectOptions
    ) -> stt.SpeechEvent:
        spoken = str((self._opts.languages or ["en"])[0])
        detailed = not self._opts.model.startswith("gpt-")
        prompt = self._opts.prompt if isinstance(self._opts.prompt, str) else openai_client.omit
        try:
            answer: Any = await self._client.audio.transcriptions.create(
                file=("speech.wav", rtc.combine_audio_frames(buffer).to_wav_bytes(), "audio/wav"),
                model=self._opts.model,
                language=spoken,
                prompt=prompt,
                response_format="verbose_json" if detailed else "json",
                extra_body={"urgency": "interim"} if INTERIM.get() and self._is_ours else None,
                timeout=conn_options.timeout,
            )
        except openai_client.APITimeoutError:
            raise APITimeoutError() from None
        except openai_client.APIStatusError as refused:
            raise APIStatusError(
                refused.message, status_code=refused.status_code, body=refused.body
            ) from None
        except openai_client.APIError as failure:
            raise APIConnectionError() from failure
        segments = getattr(answer, "segments", None) or []
        sure = math.exp(min(0.0, *(s.avg_logprob for s in segments))) if segments else 0.0
        heard = stt.SpeechData(text=answer.text, language=LanguageCode(spoken), confidence=sure)
        return stt.SpeechEvent(type=stt.SpeechEventType.FINAL_TRANSCRIPT, alternatives=[heard])


class StreamRecogniser(deepgram.STT):
    """Deepgram, whose streams also tell how far they have listened."""

    def stream(
        self, *, language: Any = NOT_GIVEN, conn_options: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS
    ) -> deepgram.SpeechStream:
        """A connection whose finals end with an empty one at the end of the audio they cover."""
        stream = _CoveringStream(
            stt=self,
            opts=self._sanitize_options(language=language),
            conn_options=conn_options,
            api_key=self._api_key,
            http_session=self._ensure_session(),
            base_url=self._opts.endpoint_url,
        )
        self._streams.add(stream)
        return stream


class _CoveringStream(deepgram.SpeechStream):
    def _process_stream_event(self, data: dict[str, Any]) -> None:
        super()._process_stream_event(data)
        if data["type"] != "Results" or not data["is_final"]:
            return
        # The plugin is silent about a stretch without words, which is not to be taken for a dead connection.
        covered_s = self.start_time_offset + data["start"] + data["duration"]
        end = stt.SpeechData(text="", language=LanguageCode(self._opts.language or ""), end_time=covered_s)
        self._event_ch.send_nowait(
            stt.SpeechEvent(type=stt.SpeechEventType.FINAL_TRANSCRIPT, alternatives=[end])
        )


def recogniser(settings: AgentSettings, language: str, names: list[str]) -> stt.STT[Any]:
    """Deepgram when its key is set, else OpenAI transcriptions.

    Args:
        settings: of the agent.
        language: of the entity, BCP 47.
        names: people and agent, which the recogniser should expect.
    """
    if settings.deepgram_api_key:
        return StreamRecogniser(
            model=settings.deepgram_model,
            language=language,
            api_key=settings.deepgram_api_key,
            base_url=settings.deepgram_url,
            smart_format=True,
            keyterm=names if "nova-3" in settings.deepgram_model else [],
        )
    return SegmentRecogniser(
        model=settings.openai_stt_model,
        language=language.partition("-")[0],
        prompt=names_prompt(names),
        base_url=settings.speech_url,
        api_key=settings.openai_api_key or NO_KEY,
        use_realtime=False,
    )


def names_prompt(names: list[str]) -> str:
    """The names as a recogniser's prompt, like "Ada and Nora with Dr. Melo, Silva"."""
    if len(names) < 2:
        return "".join(names)
    return f"{names[0]} and {names[1]}" + (f" with {', '.join(names[2:])}." if len(names) > 2 else ".")


def expect_names(recogniser_: stt.STT[Any], names: list[str]) -> None:
    """Tell the recogniser who is in the room now."""
    if isinstance(recogniser_, SegmentRecogniser):
        recogniser_.update_options(prompt=names_prompt(names))


def language_model(settings: AgentSettings) -> llm.LLM[Any]:
    """The language model, or whoever answers chat completions at the base URL."""
    return openai.LLM(
        model=settings.openai_model,
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key or NO_KEY,
        temperature=0.2,
        parallel_tool_calls=False,
    )


def voice(settings: AgentSettings, entity_voice: str) -> tts.TTS[Any]:
    """The agent's voice, 24 kHz PCM."""
    return openai.TTS(
        model=settings.openai_tts_model,
        voice=settings.openai_tts_voice or entity_voice,
        base_url=settings.speech_url,
        api_key=settings.openai_api_key or NO_KEY,
        response_format="pcm",
    )


def voice_activity() -> vad.VAD:
    """Local voice activity detection."""
    return inference.VAD(min_silence_duration=MIN_SILENCE_S, min_speech_duration=0.06)

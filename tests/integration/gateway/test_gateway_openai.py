"""OpenAI's own client and LiveKit's plugins, unchanged, against the gateway."""

import io
import json
import time
import wave
from collections.abc import AsyncIterator

import httpx2 as httpx
import numpy as np
import openai
import pytest
import pytest_asyncio
from livekit import rtc
from livekit.agents import llm
from livekit.plugins import openai as openai_plugin

from embedded.models import Kind
from embedded.speech.audio import EAR_RATE, Samples, to_s16le
from tests.integration.gateway.conftest import Say, plain

pytestmark = pytest.mark.integration

MEETING = (
    'You are Ada.\nMEETING {"now": "2026-11-23T09:00", "weekday": "Monday", "timezone": "UTC", '
    '"language": "en", '
    '"agent": {"name": "Ada"}, "entity": {"name": "Clinic"}, "department": null, "room": {"title": "Visit"}, '
    '"people": [{"name": "Ana Silva", "type": "CLIENT", "role": null, "rights": ["book_own"]}], '
    '"services": [{"name": "Consultation", "department": "Cardiology", "minutes": 30, '
    '"approval": "instant"}], '
    '"professionals": [{"name": "Dr. Rui Melo", "department": "Cardiology", "services": ["Consultation"], '
    '"hours": "Mon-Fri 09:00-12:00"}]}'
)


def wave_file(samples: Samples) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(EAR_RATE)
        file.writeframes(to_s16le(samples))
    return out.getvalue()


@pytest_asyncio.fixture
async def client(gateway_url: str) -> AsyncIterator[openai.AsyncClient]:
    async with openai.AsyncClient(base_url=gateway_url, api_key="none", max_retries=0) as made:
        yield made


async def test_the_models_and_where_they_came_from_are_told(
    gateway_url: str, client: openai.AsyncClient
) -> None:
    async with httpx.AsyncClient() as http:
        health = (await http.get(gateway_url.replace("/v1", "/healthz"))).json()
    assert {model["kind"] for model in health["models"]} == {kind.value for kind in Kind}
    assert all(model["pinned"] for model in health["models"])
    listed = [model.id async for model in client.models.list()]
    assert "whisper-base" in listed


@pytest.mark.parametrize(
    ("said", "heard"),
    [("Yes, please.", "Yes, please."), ("The second one.", "The second one."), ("Thursday.", "Thursday.")],
)
async def test_short_answers_are_heard(client: openai.AsyncClient, say: Say, said: str, heard: str) -> None:
    answer = await client.audio.transcriptions.create(
        model="whisper-base", file=("a.wav", wave_file(say(said)))
    )
    assert plain(answer.text) == plain(heard)


async def test_names_from_the_prompt_are_written_right(client: openai.AsyncClient, say: Say) -> None:
    file = ("a.wav", wave_file(say("I would like to see Doctor Melo on Tuesday afternoon.")))
    answer = await client.audio.transcriptions.create(
        model="whisper-base", file=file, prompt="Ada, Dr. Melo, Dr. Okafor.", response_format="verbose_json"
    )
    assert "Dr. Melo on Tuesday afternoon" in answer.text
    assert answer.segments is not None
    assert -0.6 < answer.segments[0].avg_logprob < 0


async def test_noise_is_heard_as_nothing(client: openai.AsyncClient) -> None:
    noise = np.random.default_rng(1).standard_normal(EAR_RATE * 2).astype(np.float32) * 0.05
    answer = await client.audio.transcriptions.create(model="whisper-base", file=("a.wav", wave_file(noise)))
    assert answer.text == ""


async def test_a_minute_of_speech_is_heard_to_its_end(client: openai.AsyncClient, say: Say) -> None:
    counted = [say(f"This is sentence number {n} of a long story about appointments.") for n in range(1, 13)]
    answer = await client.audio.transcriptions.create(
        model="whisper-base", file=("a.wav", wave_file(np.concatenate(counted)))
    )
    assert answer.text.lower().count("sentence number") >= 11


async def test_the_plugins_speak_and_hear_each_other(gateway_url: str) -> None:
    voice = openai_plugin.TTS(
        model="hibari", voice="heart", base_url=gateway_url, api_key="none", response_format="pcm"
    )
    ear = openai_plugin.STT(model="whisper-base", base_url=gateway_url, api_key="none")
    frames = [event.frame async for event in voice.synthesize("Could I come on Friday at half past two?")]
    event = await ear.recognize(rtc.combine_audio_frames(frames))
    assert plain(event.alternatives[0].text) == "could i come on friday at half past two"
    await voice.aclose()
    await ear.aclose()


async def test_a_reply_is_heard_before_it_is_all_made(client: openai.AsyncClient) -> None:
    text = "I found three times. " + "This sentence is only here to take a while to be spoken. " * 30
    began = time.perf_counter()
    async with client.audio.speech.with_streaming_response.create(
        model="hibari", voice="heart", input=text, response_format="pcm"
    ) as response:
        assert response.headers["content-type"] == "audio/pcm"
        assert response.headers["x-request-id"]
        first_s, size = 0.0, 0
        async for chunk in response.iter_bytes():
            first_s = first_s or time.perf_counter() - began
            size += len(chunk)
    assert first_s < (time.perf_counter() - began) / 3
    assert size > 24000 * 2 * 60


async def test_speech_starts_at_once_and_is_loud_enough(client: openai.AsyncClient) -> None:
    response = await client.audio.speech.create(
        model="hibari", voice="heart", input="Good morning.", response_format="pcm"
    )
    sound = np.frombuffer(response.content, "<i2").astype(np.float32) / 32768
    assert np.abs(sound[: 24000 // 10]).max() > 0.02
    assert 0.3 < np.abs(sound).max() <= 1.0


async def test_speech_as_events_adds_up_to_the_same_sound(gateway_url: str) -> None:
    voice = openai_plugin.TTS(
        model="gpt-4o-mini-tts", voice="ash", base_url=gateway_url, api_key="none", response_format="pcm"
    )
    seconds = sum([event.frame.duration async for event in voice.synthesize("Good morning, how are you?")])
    assert 1.0 < seconds < 3.0
    await voice.aclose()


async def test_a_text_without_sound_is_a_short_silence(client: openai.AsyncClient) -> None:
    response = await client.audio.speech.create(
        model="hibari", voice="heart", input=" \n ", response_format="pcm"
    )
    assert 0 < len(response.content) < 24000
    assert not any(response.content)


async def test_a_wave_file_can_be_played(client: openai.AsyncClient) -> None:
    response = await client.audio.speech.create(
        model="hibari", voice="heart", input="Good morning.", response_format="wav", speed=1.5
    )
    with wave.open(io.BytesIO(response.content)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (24000, 1, 2)


async def test_a_question_lies_nearest_to_its_answer(client: openai.AsyncClient) -> None:
    passages = [
        "Parking. There is a garage below the clinic.",
        "Fees. A consultation costs 60 euros.",
        "Pets stay outside.",
    ]
    rows = (await client.embeddings.create(model="e5", input=passages)).data
    question = (
        await client.embeddings.create(
            model="e5", input="query: can I leave my car nearby", encoding_format="float"
        )
    ).data[0]
    scores = [float(np.dot(row.embedding, question.embedding)) for row in rows]
    assert int(np.argmax(scores)) == 0
    assert [row.index for row in rows] == [0, 1, 2]


async def test_other_dimensions_are_refused(client: openai.AsyncClient) -> None:
    assert (
        len((await client.embeddings.create(model="e5", input="a", dimensions=768)).data[0].embedding) == 768
    )
    with pytest.raises(openai.BadRequestError, match="768 dimensions"):
        await client.embeddings.create(model="e5", input="a", dimensions=1536)


async def test_the_language_plugin_gets_words_or_tool_calls(gateway_url: str) -> None:
    model = openai_plugin.LLM(model="usher-language", base_url=gateway_url, api_key="none")

    @llm.function_tool
    async def find_slots(when: str, service: str = "", professional: str = "") -> str:
        """Find free times."""
        return when

    context = llm.ChatContext.empty()
    context.add_message(role="system", content=MEETING)
    context.add_message(
        role="user", content="[Ana Silva] Do you have anything free on Tuesday morning for a consultation?"
    )
    words, calls = "", []
    async with model.chat(chat_ctx=context, tools=[find_slots]) as stream:
        async for chunk in stream:
            if chunk.delta:
                words += chunk.delta.content or ""
                calls += chunk.delta.tool_calls
    assert [call.name for call in calls] == ["find_slots"] or words
    assert all(isinstance(json.loads(call.arguments), dict) for call in calls)
    await model.aclose()


async def test_a_streamed_reply_ends_with_usage(client: openai.AsyncClient) -> None:
    messages = [{"role": "system", "content": MEETING}, {"role": "user", "content": "[Ana Silva] Hello Ada."}]
    stream = await client.chat.completions.create(
        model="usher-language", messages=messages, stream=True, stream_options={"include_usage": True}
    )
    chunks = [chunk async for chunk in stream]
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[-2].choices[0].finish_reason in ("stop", "tool_calls")
    assert chunks[-1].usage is not None
    whole = await client.chat.completions.create(model="usher-language", messages=messages)
    assert whole.choices[0].message.content == "".join(c.choices[0].delta.content or "" for c in chunks[:-2])

"""Bytes to samples."""

import io
import wave

import av
import numpy as np
import pytest

from embedded.speech.audio import EAR_RATE, StreamResampler, from_s16le, read_audio, to_s16le
from embedded.speech.errors import AudioTooLong, AudioUnreadable
from embedded.speech.recording import Recording

pytestmark = pytest.mark.unit


def tone(rate: int, seconds: float = 1.0) -> np.ndarray:
    return (np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate) * 0.5).astype(np.float32)


def wave_file(rate: int, channels: int = 1, seconds: float = 1.0) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(to_s16le(np.repeat(tone(rate, seconds), channels)))
    return out.getvalue()


def ogg_file() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=48000, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(48000).reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = 48000
        for source in (frame, None):
            for packet in stream.encode(source):
                container.mux(packet)
    return out.getvalue()


@pytest.mark.parametrize("data", [wave_file(16000), wave_file(24000), wave_file(48000, 2), ogg_file()])
def test_every_container_becomes_16_khz_mono(data: bytes) -> None:
    samples = read_audio(data, limit_s=10)
    assert len(samples) == pytest.approx(EAR_RATE, abs=400)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not audio at all" * 100, wave_file(16000)[:30]])
def test_what_is_no_audio_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(AudioUnreadable):
        read_audio(data, limit_s=10)


@pytest.mark.parametrize("rate", [16000, 48000])
def test_too_long_is_refused(rate: int) -> None:
    with pytest.raises(AudioTooLong):
        read_audio(wave_file(rate, seconds=3.0), limit_s=2)


def test_a_stream_is_resampled_across_its_pieces() -> None:
    resampler = StreamResampler(48000, 2)
    stereo = np.repeat(tone(48000), 2)
    pieces = [resampler.push(stereo[i : i + 4800]) for i in range(0, len(stereo), 4800)]
    whole = np.concatenate(pieces)
    assert len(whole) == pytest.approx(EAR_RATE, abs=100)
    assert np.abs(np.diff(whole[200:-200])).max() < 0.12  # no jump between pieces


def test_a_torn_sample_is_dropped() -> None:
    assert len(from_s16le(b"\x01\x00\x02")) == 1


def test_a_recording_gives_stretches_by_stream_time_and_forgets() -> None:
    recording = Recording()
    for second in range(4):
        recording.add(np.full(EAR_RATE, second, np.float32))
    recording.forget_before(2.5)
    assert recording.end_s == 4.0
    assert set(recording.between(2.5, 3.5)) == {2.0, 3.0}
    assert len(recording.between(0.0, 1.0)) == 0

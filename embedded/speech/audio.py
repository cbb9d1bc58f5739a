"""Bytes to samples and back: uploads become 16 kHz mono float32, speech leaves as s16le."""

import io
import wave
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embedded.speech.errors import AudioTooLong, AudioUnreadable

Samples = NDArray[np.float32]
EAR_RATE = 16000
VOICE_RATE = 24000


def read_audio(data: bytes, *, limit_s: float) -> Samples:
    """Decode any audio container into 16 kHz mono float32.

    Args:
        data: the file's bytes: wav, ogg, webm, mp3, flac, m4a.
        limit_s: longest audio accepted, in seconds.

    Raises:
        AudioUnreadable: not audio.
        AudioTooLong: more than `limit_s`.
    """
    plain = _plain_wave(data)
    if plain is None:
        return _decode(data, limit_s)
    if len(plain) > limit_s * EAR_RATE:
        raise AudioTooLong(limit_s)
    return plain


def _plain_wave(data: bytes) -> Samples | None:
    """The samples of a 16 kHz mono 16 bit wave file; None when it is anything else."""
    if data[:4] != b"RIFF":
        return None
    try:
        with wave.open(io.BytesIO(data)) as file:
            if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (EAR_RATE, 1, 2):
                return None
            return from_s16le(file.readframes(file.getnframes()))
    except (wave.Error, EOFError):
        return None


def _decode(data: bytes, limit_s: float) -> Samples:
    """Decode by ffmpeg's libraries; stops as soon as the limit is passed."""
    pieces: list[Samples] = []
    total = 0
    try:
        for piece in _decoded_pieces(data):
            pieces.append(piece)
            total += len(piece)
            if total > limit_s * EAR_RATE:
                raise AudioTooLong(limit_s)
    except (OSError, ValueError, IndexError) as error:  # av.FFmpegError derives from both
        raise AudioUnreadable(type(error).__name__) from error
    if not pieces:
        raise AudioUnreadable("no audio inside")
    return np.concatenate(pieces)


def _decoded_pieces(data: bytes) -> Iterator[Samples]:
    import av

    resampler = av.AudioResampler(format="s16", layout="mono", rate=EAR_RATE)
    with av.open(io.BytesIO(data), mode="r", metadata_errors="ignore") as container:
        for frame in container.decode(audio=0):
            for resampled in resampler.resample(frame):
                yield from_s16le(resampled.to_ndarray().tobytes())
        for resampled in resampler.resample(None):
            yield from_s16le(resampled.to_ndarray().tobytes())


def from_s16le(data: bytes) -> Samples:
    """Little-endian 16 bit samples as float32 in -1..1; a torn last byte is dropped."""
    return np.frombuffer(data[: len(data) & ~1], dtype="<i2").astype(np.float32) / 32768.0


def to_s16le(samples: Samples) -> bytes:
    """Float32 in -1..1 as little-endian 16 bit, clipped."""
    return (np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()


def resample(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """Change the rate of a whole clip."""
    if from_rate == to_rate or not len(samples):
        return samples
    import av

    resampler = av.AudioResampler(format="flt", layout="mono", rate=to_rate)
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = from_rate
    pieces = [out.to_ndarray().reshape(-1) for source in (frame, None) for out in resampler.resample(source)]
    return np.concatenate(pieces).astype(np.float32)


def wave_header(rate: int) -> bytes:
    """The header of a mono 16 bit wave stream whose length is not known yet (sizes at their largest)."""
    endless = (0xFFFFFFFF).to_bytes(4, "little")
    shape = (
        b"\x01\x00\x01\x00"
        + rate.to_bytes(4, "little")
        + (rate * 2).to_bytes(4, "little")
        + b"\x02\x00\x10\x00"
    )
    return b"RIFF" + endless + b"WAVEfmt " + (16).to_bytes(4, "little") + shape + b"data" + endless


class StreamResampler:
    """Brings a stream of interleaved samples to 16 kHz mono, piece by piece."""

    def __init__(self, rate: int, channels: int) -> None:
        self._rate, self._channels = rate, channels
        self._resampler: Any = None
        if rate != EAR_RATE:
            import av

            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=EAR_RATE)

    def push(self, interleaved: Samples) -> Samples:
        """Resample the next piece; a little may stay behind until the next."""
        whole = len(interleaved) // self._channels * self._channels
        mono: Samples = interleaved[:whole].reshape(-1, self._channels).mean(axis=1, dtype=np.float32)
        if self._resampler is None or not len(mono):
            return mono
        import av

        frame = av.AudioFrame.from_ndarray(mono.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = self._rate
        pieces = [out.to_ndarray().reshape(-1) for out in self._resampler.resample(frame)]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

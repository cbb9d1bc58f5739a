"""Where the local models come from: the operator's folder, pinned wheels, spare wheels, a pinned download.

Whatever is taken is checked by hash where one is pinned, and the log says which source it was.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import structlog

from embedded.speech.errors import ModelMissing, SpeechError
from embedded.speech.model_catalogue import CATALOGUE, WHISPER_BASE, Kind, installed
from embedded.speech.model_files import fetched, sha256_of
from embedded.speech.settings import GatewaySettings

__all__ = ["Kind", "Model", "ModelCheck", "Source", "check_models", "find_model"]

log = structlog.get_logger()

HUB = "https://huggingface.co/Systran/faster-whisper-base/resolve/ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66"
ESPEAK = "espeak-ng"
_WANTED = {
    Kind.STT: "model.bin, config.json, tokenizer.json and vocabulary.txt of a CTranslate2 Whisper",
    Kind.TTS: "hibari.onnx",
    Kind.EMBEDDINGS: "e5-small-q4.bin",
    Kind.ENGLISH: "model.bin (ONNX) and tokenizer.json of all-MiniLM-L6-v2",
}
_WEIGHTS = {Kind.STT: "model.bin", Kind.TTS: "*.onnx", Kind.EMBEDDINGS: "*.bin", Kind.ENGLISH: "model.bin"}
_FOLDERS = {Kind.STT, Kind.ENGLISH}


class Source(StrEnum):
    """Where a model was found."""

    OPERATOR = "VOICE_MODELS_DIR"
    WHEEL = "wheel"
    SPARE = "spare wheel"
    SYSTEM = "system"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to be loaded.

    Attributes:
        path: a folder (stt, English) or a file (tts: the voice or the espeak-ng program; embeddings).
        sha256: of the weights.
        pinned: whether that hash is one we know; an operator's own model need not be.
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


def find_model(kind: Kind, settings: GatewaySettings) -> Model:
    """The model to load, from the first place that has it.

    Raises:
        ModelMissing: it is in none of them; the error names the variable and the pip line.
        ModelDamaged: a pinned file is there with another hash.
    """
    for model in _candidates(kind, settings):
        log.info("model_found", kind=kind, name=model.name, source=model.source, sha256=model.sha256[:16])
        return model
    raise ModelMissing(kind, _advice(kind, settings))


def check_models(settings: GatewaySettings | None = None) -> list[ModelCheck]:
    """What the doctor says about every model; never raises for a missing or damaged one."""
    chosen = settings or GatewaySettings()
    return [_check(kind, chosen) for kind in Kind]


def _check(kind: Kind, settings: GatewaySettings) -> ModelCheck:
    try:
        model = find_model(kind, settings)
    except SpeechError as error:
        return ModelCheck(kind, "none", "", False, str(error))
    best = CATALOGUE[kind][0]
    advice = "" if model.sha256 == best.sha256 else f"works, but not the measured one: pip install {best.pip}"
    return ModelCheck(f"{kind}: {model.name}", model.source, model.sha256, True, advice)


def _advice(kind: Kind, settings: GatewaySettings) -> str:
    folder = settings.voice_models_dir
    fill = f"VOICE_MODELS_DIR={folder} has no {kind}/ with it" if folder else "set VOICE_MODELS_DIR"
    download = "; or set VOICE_ALLOW_DOWNLOAD=1 where a hub can be reached" if kind is Kind.STT else ""
    return f"pip install {CATALOGUE[kind][0].pip}; or {fill} (wanted: {_WANTED[kind]}){download}"


def _candidates(kind: Kind, settings: GatewaySettings) -> Iterator[Model]:
    """Every way to this model that is open, best first; lazily, for some cost time."""
    if settings.voice_models_dir and (model := _from_operator(kind, settings.voice_models_dir)):
        yield model
    cache = settings.voice_cache_dir.expanduser()
    for place, wheel in enumerate(CATALOGUE[kind]):
        if path := installed(wheel, cache):
            source = Source.SPARE if place else Source.WHEEL
            yield Model(kind, wheel.name, path, source, wheel.sha256, True)
    if kind is Kind.TTS and (program := shutil.which(ESPEAK)):
        yield Model(kind, ESPEAK, Path(program), Source.SYSTEM, sha256_of(Path(program)), False)
    if kind is Kind.STT and settings.voice_allow_download:
        yield _download(cache)


def _from_operator(kind: Kind, models_dir: Path) -> Model | None:
    folder = models_dir.expanduser() / kind
    found = sorted(folder.glob(_WEIGHTS[kind]))
    if not found:
        return None
    sha256 = sha256_of(found[0])
    known = next((wheel for wheel in CATALOGUE[kind] if wheel.sha256 == sha256), None)
    path = folder if kind in _FOLDERS else found[0]
    return Model(
        kind, known.name if known else found[0].stem, path, Source.OPERATOR, sha256, known is not None
    )


def _download(cache: Path) -> Model:
    """Whisper base from its hub. The packages of voice and embeddings bring their models along."""
    folder = cache / f"hub-whisper-base-{WHISPER_BASE.sha256[:12]}"
    try:
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            fetched(f"{HUB}/{name}", folder / name, None)
        fetched(f"{HUB}/model.bin", folder / "model.bin", WHISPER_BASE.sha256)
    except OSError as error:
        raise ModelMissing(Kind.STT, f"the download failed ({error}); {WHISPER_BASE.pip}") from error
    return Model(Kind.STT, WHISPER_BASE.name, folder, Source.DOWNLOAD, WHISPER_BASE.sha256, True)

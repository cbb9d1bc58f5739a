"""The gateway names what is wrong with its settings, and does not start."""

from pathlib import Path

import pytest

from embedded.gateway import main
from embedded.speech.settings import GatewaySettings

pytestmark = pytest.mark.unit


def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOICE_WAITING_LIMIT", "many")
    assert main([]) == 78
    assert "The gateway cannot start:\n  VOICE_WAITING_LIMIT is 'many': " in capsys.readouterr().err


def test_an_empty_setting_is_one_that_was_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("VOICE_WAITING_LIMIT", "VOICE_MODELS_DIR"):
        monkeypatch.setenv(name, "")
    assert GatewaySettings() == GatewaySettings(voice_waiting_limit=32, voice_models_dir=None)

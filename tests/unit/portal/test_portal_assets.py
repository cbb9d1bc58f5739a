import json
from pathlib import Path

import pytest

from portal.assets import Assets

pytestmark = pytest.mark.unit


def test_nothing_built_means_no_files(tmp_path: Path) -> None:
    assets = Assets(tmp_path)
    assert not assets.built("portal")
    assert assets.styles("room") == []
    (tmp_path / "manifest.json").write_text("{broken")
    assert assets.scripts("portal") == []


def test_an_entry_brings_its_script_and_the_styles_of_all_it_imports(tmp_path: Path) -> None:
    manifest = {
        "room-client/src/main.tsx": {
            "file": "assets/main-1.js",
            "css": ["assets/main.css"],
            "imports": ["_a.js"],
        },
        "_a.js": {
            "file": "assets/a.js",
            "css": ["assets/a.css", "assets/main.css"],
            "imports": ["_a.js", "_gone"],
        },
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assets = Assets(tmp_path)
    assert assets.built("room")
    assert assets.scripts("room") == ["/static/dist/assets/main-1.js"]
    assert assets.styles("room") == ["/static/dist/assets/main.css", "/static/dist/assets/a.css"]
    assert assets.styles("portal") == []

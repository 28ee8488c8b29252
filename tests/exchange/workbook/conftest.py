"""Each test gets a healthy folder of its own."""

from pathlib import Path

import pytest

from tests.exchange.office.stage import Folder, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The healthy folder."""
    return make_folder(tmp_path / "office")

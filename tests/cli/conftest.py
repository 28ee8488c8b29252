"""Every test of the command may `run` it, on the rulebook and office that `new` writes."""

from pathlib import Path

import pytest

from tests.cli.stage import Run, at_noon


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, as if it were noon of 1 July 2025 and nobody had said anything about languages."""
    monkeypatch.setattr("hengjian.clock.now", at_noon)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return Run(tmp_path, capsys)

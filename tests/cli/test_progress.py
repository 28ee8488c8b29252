"""Long work says so on a terminal, and wipes what it said."""

import io
import threading
from collections.abc import Callable

import pytest

from hengjian.cli.progress import working_on


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


class Waits:
    """A timer; `comes` says whether its time comes before the work is done."""

    comes = True

    def __init__(self, seconds: float, call: Callable[[], None]) -> None:
        self.call = call
        self.daemon = False

    def start(self) -> None:
        if self.comes:
            self.call()

    def cancel(self) -> None:
        self.comes = False


@pytest.mark.parametrize(("comes", "said"), [(True, "正在计算…\r\x1b[K"), (False, "")])
def test_only_long_work_is_told_and_it_is_wiped(monkeypatch: pytest.MonkeyPatch, comes: bool, said: str) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(threading, "Timer", Waits)
    monkeypatch.setattr(Waits, "comes", comes)
    with working_on("正在计算"):
        pass
    assert screen.getvalue() == said


def test_it_is_wiped_also_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(threading, "Timer", Waits)
    with pytest.raises(ZeroDivisionError), working_on("正在计算"):
        raise ZeroDivisionError
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_is_said_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with working_on("正在计算"):
        pass
    assert capsys.readouterr().err == ""

"""A Python environment that is either whole or made again.

- Parts come from hash-pinned files only, and go to `.venv` beside this project, never into the system's Python.
- A stamp is written last. It holds a digest of everything the environment was made from, so a stopped set-up,
  another Python, changed requirements or a moved folder are all noticed, and the environment is made again.
- uv installs if it can be had; otherwise pip does, from the same files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = "hengjian-stamp"
SETS = ("run", "dev", "spark")  # each holds everything in the one before it
HOST = Path(getattr(sys, "_base_executable", None) or sys.executable)  # never the .venv that may have to go
DEBIAN_LINE = "apt-get install git make python3-venv"
JAVA = "openjdk-17-jre-headless"
JAVA_THERE = "from hengjian.scale.java import check_java; check_java()"
SYSTEM_CERTIFICATES = "--system-certs"  # where an organisation's own mirror has a certificate of its own
QUIET = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "UV_NO_PROGRESS": "1"}
Command = list[str]


class Stop(Exception):
    """The set-up cannot go on; the message says what to do."""


def say(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


def python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def uv_in(folder: Path) -> Path:
    return python_in(folder).with_name("uv.exe" if os.name == "nt" else "uv")


def identity(python: Path) -> str:
    """The exact interpreter, as it describes itself; empty if it does not run."""
    code = "import platform, sys; print(sys.version, platform.machine(), sys.base_prefix)"
    try:
        done = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def digest(root: Path, interpreter: str) -> str:
    """What an environment is made from: requirement files, project file, interpreter and place."""
    whole = hashlib.sha256()
    for path in sorted((root / "requirements").glob("*.txt")):
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode() + data)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    matters = [project.get("build-system"), project.get("project"), project.get("tool", {}).get("hatch")]
    whole.update(json.dumps(matters, sort_keys=True).encode())  # a changed lint rule makes nothing again
    whole.update(f"{interpreter}\n{root}".encode())
    return whole.hexdigest()


def made_for(folder: Path, wanted: str) -> str:
    """Which set of parts the environment holds (one of SETS), or "" if it must be made again."""
    try:
        name, found = (folder / STAMP).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return ""
    return name if found == wanted and name in SETS and python_in(folder).exists() else ""


def write_stamp(folder: Path, name: str, wanted: str) -> None:
    """Written whole or not at all: a stop in the middle leaves no stamp."""
    draft = folder / (STAMP + ".part")
    draft.write_text(f"{name} {wanted}\n", encoding="utf-8")
    draft.replace(folder / STAMP)


def ensure(name: str, python: Path, folder: Path) -> Path:
    """The environment's Python, with the set `name` in it; made now if it is not there."""
    with alone(folder):
        wanted = digest(ROOT, identity(python))
        held = made_for(folder, wanted)
        if held and SETS.index(held) >= SETS.index(name):
            return python_in(folder)
        (folder / STAMP).unlink(missing_ok=True)
        if not held:
            make_empty(folder, python)
        say(f"installing {name} parts into {folder.name} 安装依赖")
        install(folder, name)
        write_stamp(folder, name, wanted)
    return python_in(folder)


def make_empty(folder: Path, python: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        say(f"{folder.name} is unfinished or out of date: making it again 环境不完整或已过期,重建")
        shutil.rmtree(folder)
    done = subprocess.run([python, "-m", "venv", "--without-pip", folder], capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{python} cannot make an environment. As root: {DEBIAN_LINE}\n{done.stderr.strip()}")


def install(folder: Path, name: str) -> None:
    for way in ways(folder):
        if all(call([*way, "--require-hashes", *each]) for each in files_of(name)):
            if call([*way, "--no-deps", "--no-build-isolation", "-e", str(ROOT)]):
                return
            raise Stop("the project itself could not be installed; the lines above say why")
    raise Stop(f"no parts could be installed. Is a package index reachable? Is pip there? As root: {DEBIAN_LINE}")


def files_of(name: str) -> list[list[str]]:
    """What to install, in order. PySpark comes as sources: what builds it is pinned in dev.txt and installed before."""
    listed = ["-r", str(ROOT / "requirements" / f"{name}.txt")]
    return [*files_of("dev"), ["--no-build-isolation", *listed]] if name == "spark" else [listed]


def ensure_java(python: Path) -> None:
    """A Java that Spark runs on: the one that is here, else Debian's as root; neither leaves a service running."""
    if answers([str(python), "-c", JAVA_THERE]):
        return
    if is_root() and shutil.which("apt-get"):
        say(f"installing {JAVA} with apt-get 安装 Java")
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", JAVA]
        if (call(apt) or (call(["apt-get", "update", "-qq"]) and call(apt))) and answers(
            [str(python), "-c", JAVA_THERE]
        ):
            return
    raise Stop(f"the part spark needs Java 17 or newer. As root: apt-get install {JAVA}\nOr without it: PARTS=core")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ways(folder: Path) -> Iterator[Command]:
    """Ways to install, best first; the next is tried when one fails."""
    into = ["pip", "install", "--quiet", "--python", str(python_in(folder))]
    for uv in (shutil.which("uv"), str(uv_in(ROOT / ".venv"))):
        if uv and answers([uv, "--version"]):
            yield from ([uv, *into], [uv, *into, SYSTEM_CERTIFICATES])
    pip = find_pip(folder)
    if not pip:
        return
    pinned = ["--require-hashes", "-r", str(ROOT / "requirements" / "uv.txt")]
    if call([*pip, "install", "--quiet", *pinned]) and answers([str(uv_in(folder)), "--version"]):
        yield from ([str(uv_in(folder)), *into], [str(uv_in(folder)), *into, SYSTEM_CERTIFICATES])
    say("uv could not do it: pip does, more slowly 改用 pip,较慢")
    yield [*pip, "install", "--quiet"]


def find_pip(folder: Path) -> Command:
    """A pip that works on the environment: the host's from 22.3 on, else the one Python carries; [] if none."""
    python = str(python_in(folder))
    if host_pip() >= (22, 3):
        return [str(HOST), "-m", "pip", "--python", python]
    own = [python, "-m", "pip"]
    if answers([*own, "--version"]) or answers([python, "-m", "ensurepip"]):
        return own
    if can_apt():
        say("installing python3-venv with apt-get 安装 python3-venv")
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-venv"]
        if (call(apt) or (call(["apt-get", "update", "-qq"]) and call(apt))) and answers([python, "-m", "ensurepip"]):
            return own
    return []


def host_pip() -> tuple[int, ...]:
    done = subprocess.run([HOST, "-m", "pip", "--version"], capture_output=True, text=True, env=QUIET)
    words = done.stdout.split()
    numbers = words[1].split(".")[:2] if done.returncode == 0 and len(words) > 1 else []
    return tuple(int(n) for n in numbers if n.isdigit())


def can_apt() -> bool:
    """Only as root, and only for the Python that apt-get itself installed."""
    return is_root() and bool(shutil.which("apt-get")) and sys.base_prefix == "/usr"


def call(command: Command) -> bool:
    """Run with its messages shown; True if it went well."""
    try:
        return subprocess.run(command, env=QUIET, stdin=subprocess.DEVNULL).returncode == 0
    except OSError as error:
        say(f"{command[0]}: {error}")
        return False


def answers(command: Command) -> bool:
    """Run silently; True if it went well."""
    try:
        return subprocess.run(command, env=QUIET, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One set-up of a folder at a time; a second one waits."""
    try:
        import fcntl
    except ImportError:  # not on Windows: there a second set-up at the same moment is the user's to avoid
        yield
        return
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def find_python(version: str) -> Path | None:
    """An interpreter of that version that really starts: this one, on PATH, or under pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    on_path = shutil.which(f"python{version}")
    managed = sorted(pyenv.glob(f"{version}.*/bin/python{version}"), reverse=True)
    for candidate in (HOST, *([Path(on_path)] if on_path else []), *managed):
        if identity(candidate).startswith(version + "."):
            return candidate
    return None

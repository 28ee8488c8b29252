"""No file holds the address of a package index, a wheel or a tarball: pins are hashes, not places."""

import re

import pytest

from tests.architecture.tree import files, name

ADDRESS = re.compile(
    rb"""https?://[^\s"'<>)]*(
        /simple(/|\b)                          # an index
      | /packages/[0-9a-f]{2}/[0-9a-f]{2}/     # a file on one
      | \.(whl|tar\.gz|tgz|zip|sdist)\b        # a wheel or an archive anywhere
      | /-/[\w.-]+\.tgz                        # a script package
    )""",
    re.VERBOSE,
)
OPTION = re.compile(rb"^\s*(--(extra-)?index-url|--find-links|-i|-f)\s+\S", re.MULTILINE)


def test_no_file_names_where_parts_are_fetched() -> None:
    named = [name(path) for path in files() if ADDRESS.search(path.read_bytes())]
    assert named == []


def test_requirement_files_choose_no_index() -> None:
    pins = [path for path in files(".txt", ".in") if path.parent.name == "requirements"]
    assert len(pins) >= 3
    assert [name(path) for path in pins if OPTION.search(path.read_bytes()) or b"://" in path.read_bytes()] == []


@pytest.mark.parametrize(
    "tail", ["simple/", "x/simple/pip/", "packages/ab/cd/x", "a/b-1.0-py3-none-any.whl", "a/b-1.tar.gz", "b/-/b-1.tgz"]
)
def test_each_shape_is_noticed(tail: str) -> None:
    assert ADDRESS.search(b"see https:" + b"//host.example/" + tail.encode())


def test_an_ordinary_link_is_allowed() -> None:
    assert not ADDRESS.search(b"http:" + b"//www.example/licenses/LICENSE-2.0")

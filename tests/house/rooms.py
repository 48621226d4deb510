"""Where the sources and documents are, for the tests that read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "domain", "handlers", "jobs", "knowledge", "locales", "sandbox", "storage")


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file of the project, whether in git yet or not; what git ignores is left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return tuple(ROOT / name for name in sorted(set(listed)) if (ROOT / name).is_file())


def modules(*folders: str) -> list[Path]:
    """The Python files below some folders."""
    return [
        path
        for path in kept_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


def name_of(path: Path) -> str:
    """A file's name as the tests print it."""
    return str(path.relative_to(ROOT))


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """The calls of a method or function of this name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if (isinstance(called, ast.Attribute) and called.attr == name) or (
                isinstance(called, ast.Name) and called.id == name
            ):
                yield node


def read(name: str) -> str:
    """A document's text by its name from the top."""
    return (ROOT / name).read_text(encoding="utf-8")

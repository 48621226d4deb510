"""Every source keeps the habits of the house."""

import ast
import re

import pytest
from rooms import ROOMS, ROOT, kept_files, modules, name_of, tree_of

LONGEST_MODULE = 250
CATCH_ALLS = {"utils", "util", "helpers", "common", "misc", "core", "base", "manager", "service"}

_SILENCED = re.compile(
    r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)(?P<which>\s*:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*"
    r"|\[[\w, -]+\])?(?P<reason>.*)"
)
# Written so that they do not find themselves.
_INDEX = re.compile(
    r"py[p]i\.[a-z]|pythonhoste[d]\.|index-ur[l][ =]+http|https?://[^\s\"')]*/simpl[e]/"
)
_MACHINE = re.compile(
    r"(?<![\w.~-])/(?:wor[k]|roo[t]|hom[e]|User[s])/[A-Za-z]|/tm[p]/(?!\s)[a-z]+_jobs"
)


def programs():
    return modules(*ROOMS)


@pytest.mark.parametrize("path", modules(*ROOMS, "benchmarks", "tests"), ids=name_of)
def test_a_module_opens_with_what_it_is_for(path):
    if not path.read_text().strip() or "migrations/versions" in str(path):
        return
    docstring = ast.get_docstring(tree_of(path))
    assert docstring, "a module opens with one sentence"
    assert re.fullmatch(r"\S.*[.?:]", docstring.splitlines()[0]), docstring


@pytest.mark.parametrize("path", programs(), ids=name_of)
def test_a_module_is_short(path):
    if "migrations" not in path.parts:
        assert len(path.read_text().splitlines()) <= LONGEST_MODULE


def test_no_file_is_a_catch_all():
    found = {name_of(p) for p in kept_files() if p.suffix == ".py" and p.stem in CATCH_ALLS}
    assert found == set()


def test_whatever_is_silenced_has_its_reason():
    silent = []
    for path in modules(*ROOMS, "benchmarks", "tests"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = _SILENCED.search(line)
            if found and path.name != "test_sources.py":
                words = re.findall(r"[^\W\d_]{2,}", found["reason"])
                if not found["which"] or len(words) < 2:
                    silent.append(f"{name_of(path)}:{number}: {line.strip()}")
    assert silent == []


def test_nothing_names_a_package_index_or_a_place_on_one_machine():
    found = []
    for path in kept_files():
        if path.suffix in (".png", ".jsonl"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if _INDEX.search(line) or _MACHINE.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:120]}")
    assert found == []


def test_time_is_asked_in_one_place():
    asking = {
        name_of(path)
        for path in modules("bot", "domain", "handlers", "jobs", "knowledge", "storage")
        if re.search(
            r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.time)\(", path.read_text()
        )
    }
    assert asking == {"bot/clock.py"}


def test_the_top_holds_only_rooms_and_what_the_readme_explains():
    top = {path.relative_to(ROOT).parts[0] for path in kept_files()}
    folders = {name for name in top if (ROOT / name).is_dir()}
    assert folders == {*ROOMS, "benchmarks", "docker", "docs", "requirements", "tests", ".ci"}

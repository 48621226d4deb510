"""What the documents say about the program is true of the program."""

import argparse
import ast
import re
import tomllib

import pytest
from rooms import ROOT, calls, modules, name_of, read, tree_of
from sqlalchemy import text

from bot.command import _parser
from domain.retention import (
    CARDS,
    DELETED_SURVEYS,
    DIALOGUES,
    EVENTS,
    QUESTIONS,
    SURVEYS,
    UPDATES,
)
from storage.engines import open_engine

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "knowledge" / "content" / "README.md",
    ]
)
LEVELS = {"exception": "ERROR"}


def code_of(document):
    """What stands in code spans and code blocks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", document, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```", "", document, flags=re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", rest)])


def section(document, title):
    """The text under a heading, until the next one of the same depth."""
    lines = document.splitlines()
    heading = next((line for line in lines if re.fullmatch(f"##+ {re.escape(title)}", line)), None)
    assert heading, f"there is no heading '{title}'"
    rest = lines[lines.index(heading) + 1 :]
    depth = len(heading) - len(heading.lstrip("#"))
    ends = (at for at, line in enumerate(rest) if re.match(rf"#{{2,{depth}}} ", line))
    return "\n".join(rest[: next(ends, len(rest))])


def rows(text_with_table):
    """The cells of a table's rows, its head left out."""
    lines = [line for line in text_with_table.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return cells[2:]


def bare(cell):
    return cell.strip("` ")


# The commands


def make_targets():
    return set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE))


def named_targets(document):
    return re.findall(r"^\s*make ([a-z]+)", code_of(document), re.MULTILINE)


def sub_commands(parser, before=()):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                deeper = list(sub_commands(child, (*before, name)))
                yield from deeper or [" ".join([*before, name])]


def test_the_readme_names_every_make_target_and_no_other():
    assert set(named_targets(read("README.md"))) == make_targets()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_no_document_names_a_make_target_that_is_not_there(path):
    assert set(named_targets(path.read_text())) <= make_targets()


def named_commands(document, known):
    """The longest sub-command that fits each place where the command is named."""
    for named in re.findall(r"\btalaria ((?:[a-z]+(?:-[a-z]+)*)(?: [a-z]+)?)", code_of(document)):
        yield named if named in known else named.split()[0]


def test_the_readme_names_every_sub_command_and_no_other():
    known = set(sub_commands(_parser()))
    assert set(named_commands(read("README.md"), known)) == known


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_no_document_names_a_sub_command_that_is_not_there(path):
    known = set(sub_commands(_parser()))
    assert set(named_commands(path.read_text(), known)) <= known


# What documents point at


def anchors(path):
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_files_and_functions_that_are_named_exist(path):
    for named in re.findall(r"`([a-z]\w*(?:/\w+)+\.py(?::[\w.]+)?)`", path.read_text()):
        file, _, name = named.partition(":")
        assert (ROOT / file).is_file(), named
        scope = tree_of(ROOT / file)
        for part in filter(None, name.split(".")):
            scope = next((node for node in scope.body if defines(node, part)), None)
            assert scope is not None, named


def defines(node, name):
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name == name
    targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


def test_the_changelog_begins_with_this_version():
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## \[(.+?)\] - \d{4}-\d\d-\d\d$", read("CHANGELOG.md"), re.MULTILINE)
    assert newest and newest[1] == version


# What operators are told


def test_the_settings_and_their_defaults_are_those_of_the_example():
    pairs = re.findall(r"^([A-Z_]+)=(.*)$", read(".env.example"), re.MULTILINE)
    told = rows(section(read("docs/operators.md"), "Settings"))
    assert [(bare(row[0]), bare(row[1])) for row in told] == [
        (name, default or "(empty)") for name, default in pairs
    ]


def events():
    """Every event of the code with its levels and fields."""
    found = {}
    for path in modules("bot", "domain", "handlers", "jobs", "knowledge", "storage"):
        for node in ast.walk(tree_of(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            log = node.func.value
            if not (isinstance(log, ast.Name) and log.id == "log"):
                continue
            event = node.args[0].value
            assert re.fullmatch(r"[a-z_]+\.[a-z_]+", event), f"{name_of(path)}: {event}"
            levels, fields = found.setdefault(event, (set(), set()))
            levels.add(LEVELS.get(node.func.attr, node.func.attr.upper()))
            for keyword in node.keywords:
                if keyword.arg == "extra":
                    fields |= {key.value for key in keyword.value.keys}
    return found


def test_the_event_vocabulary_is_that_of_the_code():
    told = {
        bare(row[0]): (set(row[1].split(", ")), set(re.findall(r"`(\w+)`", row[2])))
        for row in rows(section(read("docs/operators.md"), "Events"))
    }
    assert told == events()


def sentences_of(path, raised):
    """The fixed parts of the sentences that a module raises."""
    for call in calls(tree_of(ROOT / path), raised):
        for part in ast.walk(call):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value.strip(" .:")


@pytest.mark.parametrize(
    ("path", "raised"),
    [
        ("bot/run.py", "CannotGoOn"),
        ("bot/settings.py", "ValueError"),
        ("storage/engines.py", "ValueError"),
        ("storage/upgrading.py", "NewerDatabase"),
        ("sandbox/server.py", "ValueError"),
    ],
)
def test_every_sentence_of_a_failed_start_is_explained(path, raised):
    told = section(read("docs/operators.md"), "When it does not start")
    said = [sentence for sentence in sentences_of(path, raised) if len(sentence) > 15]
    assert said
    assert [sentence for sentence in said if sentence not in told] == []


def test_the_promised_days_are_the_kept_days():
    told = section(read("docs/operators.md"), "What is kept")
    assert re.findall(r"(\d+) days", told) == [
        str(kept.days)
        for kept in (
            QUESTIONS,
            CARDS,
            EVENTS,
            SURVEYS,
            DELETED_SURVEYS,
            DIALOGUES,
            UPDATES,
        )
    ]


def test_the_queries_for_operators_work(sqlite_address):
    told = read("docs/operators.md")
    queries = re.findall(r"^```sql\n(.*?)^```", told, re.MULTILINE | re.DOTALL)
    assert queries
    engine = open_engine(sqlite_address)
    with engine.connect() as connection:
        for query in queries:
            connection.execute(text(query.rstrip().rstrip(";"))).all()
    engine.dispose()

"""Every language says the same sentences with the same values, and the code asks for no other."""

import ast

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor
from rooms import calls, modules, name_of, tree_of

from handlers.routes import COMMANDS
from locales import read_locales

LOCALES = read_locales()
ENGLISH = "en"


class _Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node: VariableReference):  # noqa: N802 - the parser's name
        self.names.add(node.id.name)


def sentences(language):
    """The keys of a locale with the values that each asks for."""
    found = {}
    for entry in FluentParser().parse(LOCALES[language]).body:
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}.ftl"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


class Spoken:
    """One place of the code that says something: the keys it may use and the values it gives."""

    def __init__(self, place, keys, prefix, values):
        self.place, self.keys, self.prefix, self.values = place, keys, prefix, values

    def covers(self, key):
        return key in self.keys or (self.prefix is not None and key.startswith(self.prefix))


def _constants(node):
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def _assigned(function, name):
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in node.targets
        ):
            value = node.value
            branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            for branch in branches:
                found |= _constants(branch)
    return found


def _keys(node, function):
    """The keys and the prefix that the last argument of say() stands for.

    A language may stand before it; domain is handed a `say` that knows the language.
    """
    match node:
        case ast.Constant(value=str(key)):
            return {key}, None
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), ast.FormattedValue()]):
            return set(), prefix
        case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
            return {one, other}, None
        case ast.Name(id=name):
            return _assigned(function, name), None
    return set(), None


def spoken():
    found = []
    for path in modules("bot", "domain", "handlers", "jobs"):
        for function in ast.walk(tree_of(path)):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if function.name == "say":
                continue  # hands on what it is given
            for call in calls(function, "say"):
                place = f"{name_of(path)}:{call.lineno}"
                keys, prefix = _keys(call.args[-1], function)
                assert keys or prefix, f"{place}: nobody can tell which sentence this says"
                names = {keyword.arg for keyword in call.keywords}
                found.append(Spoken(place, keys, prefix, None if None in names else names))
    return found


SPOKEN = spoken()


def test_the_code_speaks():
    assert len(SPOKEN) > 50


@pytest.mark.parametrize("language", sorted(set(LOCALES) - {ENGLISH}))
def test_a_language_says_the_same_with_the_same_values(language):
    assert sentences(language) == sentences(ENGLISH)


def test_every_sentence_that_the_code_says_exists():
    known = set(sentences(ENGLISH))
    assert [(one.place, key) for one in SPOKEN for key in one.keys - known] == []
    assert [
        one.place
        for one in SPOKEN
        if one.prefix and not any(key.startswith(one.prefix) for key in known)
    ] == []


def test_every_sentence_gets_the_values_it_asks_for():
    known = sentences(ENGLISH)
    lacking = [
        (one.place, key)
        for one in SPOKEN
        for key in one.keys & set(known)
        if one.values is not None and one.values != known[key]
    ]
    assert lacking == []


def test_no_sentence_is_left_over():
    assert [key for key in sentences(ENGLISH) if not any(one.covers(key) for one in SPOKEN)] == []


def test_every_command_and_language_has_its_name():
    known = set(sentences(ENGLISH))
    assert {key for key in known if key.startswith("command-")} == {
        f"command-{name}" for name, _ in COMMANDS
    }
    assert {f"language-{code}" for code in LOCALES} <= known

"""What the container files, the privacy table and the threat model promise."""

import ast
import re
import subprocess
import sys

import pytest
import yaml
from rooms import ROOT

from bot.settings import _READERS
from storage.tables import Table

SETTINGS = {f"TALARIA_{name.upper()}" for name in _READERS}
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text()


def steps():
    """The Dockerfile's instructions, continuation lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    lines = (line for line in joined.splitlines() if line and not line.startswith("#"))
    return [tuple(line.split(maxsplit=1)) for line in lines]


def test_the_image_is_pinned_small_and_not_roots():
    found = steps()
    images = [rest.split()[0] for what, rest in found if what == "FROM"]
    assert len(images) == 2
    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", image) for image in images)
    names = [what for what, _ in found]
    assert "ADD" not in names
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert dict(found)["USER"] == "10001"
    assert "useradd --system --uid 10001 " in DOCKERFILE
    # A token or people's data beside the files must not get into a layer.
    left_out = (ROOT / ".dockerignore").read_text().splitlines()
    assert {"data", "**/.env", "**/*.db", "**/*.dump"} <= set(left_out)
    assert not re.search(r"TOKEN|PASSWORD|SECRET", DOCKERFILE)
    assert {"HEALTHCHECK", "STOPSIGNAL", "VOLUME"} <= set(names)
    assert "--require-hashes" in DOCKERFILE
    # A volume takes its owner from the image's folder, and would be root's without one.
    made = names.index("RUN", names.index("USER"))
    assert found[made][1].endswith("mkdir --mode=700 data")
    assert made < names.index("VOLUME")
    used = set(re.findall(r"TALARIA_\w+", DOCKERFILE))
    assert used <= SETTINGS


def test_the_image_can_back_up_the_server_beside_it():
    """pg_dump refuses a server that is newer than itself."""
    client = re.search(r"postgresql-client-(\d+)", DOCKERFILE).group(1)
    server = dict(services())["compose.postgres.yaml:postgres"]["image"]
    assert server.startswith(f"postgres:{client}.")


def services():
    return [
        (f"{name}:{service}", what)
        for name in ("compose.yaml", "compose.postgres.yaml")
        for service, what in yaml.safe_load((ROOT / "docker" / name).read_text())[
            "services"
        ].items()
    ]


@pytest.mark.parametrize(("name", "service"), services(), ids=[name for name, _ in services()])
def test_services_are_pinned_and_restart(name, service):
    assert service["restart"] == "unless-stopped"
    if "build" not in service:
        assert re.search(r":\d+\.\d+", service["image"])
        return
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert int(service["stop_grace_period"].rstrip("s")) >= 30
    assert set(service.get("environment", {})) <= SETTINGS


def test_what_operators_put_into_env_is_known_to_the_program():
    """Compose hands all of .env to the service, which refuses a TALARIA_ name it does not know."""
    told = [path.read_text() for path in (ROOT / "docker").iterdir()]
    told.append((ROOT / "docs" / "operators.md").read_text())
    named = {name for text in told for name in re.findall(r"\bTALARIA_[A-Z_]+\b", text)}
    assert named <= SETTINGS


def test_the_kubernetes_file_holds_what_it_promises():
    text = (ROOT / "docs" / "kubernetes.md").read_text()
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL).group(1)
    deployment, budget, _ = yaml.safe_load_all(block)
    pod = deployment["spec"]["template"]["spec"]
    container = pod["containers"][0]
    assert deployment["spec"]["replicas"] == 2
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert pod["terminationGracePeriodSeconds"] >= 30
    assert {one["name"] for one in container["env"]} <= SETTINGS
    assert container["readinessProbe"]["httpGet"]["path"] == "/health/ready"
    assert budget["spec"]["minAvailable"] == 1


def test_the_health_check_is_a_program_that_runs():
    command = re.search(r'CMD \["python", "-c", "(.*)"\]', DOCKERFILE).group(1)
    ast.parse(command)
    command = command.replace("9464", "9")
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert done.returncode == 1  # nobody answers here


def test_every_table_stands_in_the_privacy_page():
    text = (ROOT / "docs" / "privacy.md").read_text()
    told = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(told) == sorted(Table.metadata.tables)


def test_what_names_a_person_is_given_out_and_erased():
    """Every column that may hold a person's id is known to both."""
    erasing = (ROOT / "storage" / "forgetting.py").read_text()
    kinds = {mapper.local_table.name: mapper.class_.__name__ for mapper in Table.registry.mappers}
    for name, table in Table.metadata.tables.items():
        people = {"person_id", "owner_id", "actor_id", "chat_id", "granted_by", "made_by"}
        if people & set(table.columns.keys()) and name not in ("chat_pauses", "survey_polls"):
            assert kinds[name] in erasing, name

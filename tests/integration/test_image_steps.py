"""The image's steps without a container engine: the same install, entry point, health and stop."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text()


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """What the first stage makes: an empty environment, the pinned packages, the program."""
    folder = tmp_path_factory.mktemp("image")
    source = folder / "build"
    kept = shutil.ignore_patterns(".venv", ".git", "*.egg-info", "build", "__pycache__", ".*cache")
    shutil.copytree(ROOT, source, ignore=kept)
    environment = folder / "talaria"
    run(sys.executable, "-m", "venv", str(environment))
    pip = [str(environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    assert "pip install --no-cache-dir --require-hashes -r requirements/run.txt" in DOCKERFILE
    assert "pip install --no-cache-dir --no-deps --no-build-isolation ." in DOCKERFILE
    run(*pip, "--require-hashes", "-r", "requirements/run.txt", cwd=source)
    run(*pip, "--no-deps", "--no-build-isolation", ".", cwd=source)
    return environment / "bin"


def test_the_installed_program_starts_is_healthy_and_stops(installed, tmp_path):
    work = tmp_path / "home"
    work.mkdir()
    ours = {key: value for key, value in os.environ.items() if not key.startswith("TALARIA_")}
    environment = {
        **ours,
        "TALARIA_HEALTH_LISTEN": "127.0.0.1:19464",
        "TALARIA_SANDBOX_PORT": "0",
        "TALARIA_LOG_FORMAT": "json",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    process = subprocess.Popen(
        [str(installed / "talaria"), "run"], cwd=work, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        check = re.search(r'CMD \["python", "-c", "(.*)"\]', DOCKERFILE).group(1)
        check = check.replace("9464", "19464")
        healthy = False
        for _ in range(120):
            done = subprocess.run(
                [str(installed / "python"), "-c", check], capture_output=True, check=False
            )
            healthy = done.returncode == 0 and ready()
            if healthy:
                break
            time.sleep(0.5)
        assert healthy
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        said, logged = process.communicate(timeout=40)
        assert process.returncode == 0
        assert time.monotonic() - began < 30
    finally:
        process.kill()
    assert "Talaria is ready" in said
    assert '"event": "house.closing"' in logged


def test_the_installed_program_works_on_postgresql(installed, tmp_path, postgres_address):
    """With the packages that come along, not with those that only tests bring."""
    environment = {**os.environ, "TALARIA_DATABASE_URL": postgres_address}
    done = run(str(installed / "talaria"), "doctor", cwd=tmp_path, env=environment)
    assert "ok       database: It answers." in done.stdout.splitlines()


def ready():
    try:
        with urllib.request.urlopen("http://127.0.0.1:19464/health/ready", timeout=3) as answer:
            return answer.status == 200
    except OSError:
        return False

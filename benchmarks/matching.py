"""The public question sets through `talaria match`, and ten thousand entries at once."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Table

# The sets are not part of the product: they are looked for beside the checkout.
SETS = Path(os.environ.get("TALARIA_BENCH_SETS", Path(__file__).parents[2] / "shared" / "bench"))
TALARIA = Path(sys.executable).with_name("talaria")
FLOORS = {
    ("banking77", "5"): "65 / 64 (aim 76 / 74)",
    ("hint3_powerplay11", "full"): "68 / 67 (aim 73 / 71)",
    ("covidfaq_fr", "5"): "83 / 82 (aim 87 / 86)",
    ("banking77oos", "5"): "AUROC near 71 (aim 80)",
}
_ENTRIES = 10_000


def measure() -> list[Table]:
    return [*_public_sets(), _many_entries()]


def _public_sets() -> list[Table]:
    if not (SETS / "run_bench.py").exists():
        note = f"Not measured: no sets at {SETS.name}; TALARIA_BENCH_SETS names their folder."
        return [Table("Public question sets", ["set"], [], [note])]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *(sys.executable, str(SETS / "run_bench.py"), "--dataset", "all"),
                *("--engine", f"{TALARIA} match --corpus {{corpus}}", "--name", "talaria"),
                *("--out", folder),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        runs = [
            run
            for path in sorted(Path(folder).rglob("*.json"))
            for run in [json.loads(path.read_text(encoding="utf-8"))]
        ]
    return [Table("Public question sets, `talaria match`", _HEAD, [_row(run) for run in runs])]


_HEAD = [
    *("set", "phrasings", "accuracy at 1, clean / typing errors", "at 3", "floor"),
    *("AUROC near / far", "median", "p99", "build", "memory added"),
]


def _row(runs: list[dict]) -> list[str]:
    clean, noisy = runs
    bare = _bare_memory()
    auroc = " / ".join(
        f"{clean['oos'][group]['auroc'] * 100:.1f}" if group in clean["oos"] else "-"
        for group in ("oos_near", "oos_far")
    )
    if "oos" in clean["oos"]:
        auroc = f"{clean['oos']['oos']['auroc'] * 100:.1f}"
    return [
        clean["dataset"],
        str(clean["k"]),
        f"{clean['acc1'] * 100:.1f} / {noisy['acc1'] * 100:.1f}",
        f"{clean['acc3'] * 100:.1f} / {noisy['acc3'] * 100:.1f}",
        FLOORS.get((clean["dataset"], str(clean["k"])), ""),
        auroc,
        f"{clean['p50_ms']:.2f} ms",
        f"{clean['p99_ms']:.2f} ms",
        f"{clean['build_s'] or 0:.2f} s",
        f"{max(clean['rss_mb'], clean['rss_end_mb']) - bare:.0f} MB",
    ]


def _bare_memory() -> float:
    code = (
        "import json\n"
        "for l in open('/proc/self/status'):\n if l.startswith('VmRSS'): print(l.split()[1])"
    )
    found = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, check=True)
    return int(found.stdout) / 1024


def _many_entries() -> Table:
    """Made-up words in made-up questions: what counts here is size, not sense."""
    dice = random.Random(5)
    syllables = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(6000)]

    def question() -> str:
        return " ".join(["how", "do", "i", *dice.choices(words, k=5)])

    entries = [
        {"id": f"e{n}", "lang": "en", "questions": [question() for _ in range(5)]}
        for n in range(_ENTRIES)
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as corpus:
        json.dump({"entries": entries}, corpus)
        corpus.flush()
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(TALARIA), "match", "--corpus", corpus.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

        def ask(text: str) -> float:
            asked = time.perf_counter()
            process.stdin.write(json.dumps({"id": "1", "lang": "en", "text": text}) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            return time.perf_counter() - asked

        ask("warm up")
        started = time.perf_counter() - begun
        seconds = sorted(ask(" ".join(dice.choices(words, k=5))) for _ in range(200))
        memory = _memory_of(process.pid)
        process.stdin.close()
        process.wait(30)
    row = [
        f"{started:.1f} s",
        f"{seconds[100] * 1000:.1f} ms",
        f"{seconds[197] * 1000:.1f} ms",
        f"{memory:.0f} MB",
    ]
    head = ["start with index build", "median", "p99", "memory in all"]
    return Table(f"Matching against {_ENTRIES} entries of five phrasings", head, [row])


def _memory_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0

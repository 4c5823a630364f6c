"""A batch has each briefing once, with the bytes that it has alone, whatever is killed or cut on the way."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from briefing import Options, build, verify
from briefing.batch.cluster import BuilderProcess
from briefing.batch.tasks import Job
from tests.batch.made import FACTS, TABLE, batch_folder

pytestmark = pytest.mark.slow
HEAD = TABLE.splitlines()[0]
ROOT = str(Path(__file__).parents[2])


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "briefing", "batch", *words]


def run(folder: Path, *words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(*words), cwd=folder, env=_environment(env), capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr
    return done


def _environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": ROOT} | dict(more or {})


def many(count: int) -> str:
    """A table of so many ports, each with numbers of its own."""
    letters = "bcdfghklmnprst"
    names = [f"{letters[i % 14].upper()}{'aeiou'[i // 14 % 5]}{letters[i // 70 % 14]}el" for i in range(count)]
    rows = (f"p{i},{name},by the sea,{1000 + i},{900 + i}" for i, name in enumerate(names))
    return "\n".join([HEAD, *rows]) + "\n"


def digests(folder: Path) -> dict[str, str]:
    return {path.stem: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.pdf"))}


def test_each_row_has_the_briefing_that_it_has_alone(tmp_path: Path) -> None:
    batch_folder(tmp_path)
    done = run(tmp_path, "facts.yaml", "--table", "boats.csv", "--workers", "1")
    assert (done.returncode, done.stdout.split(",")[0]) == (0, "3 built"), done.stderr
    assert digests(tmp_path / "out").keys() == {"el", "sa", "ke"}
    for key in ("el", "sa"):
        assert run(tmp_path, "unpack", "facts.yaml", key, "--table", "boats.csv", "-o", f"alone-{key}").returncode == 0
        alone = build(tmp_path / f"alone-{key}" / "facts.yaml")
        assert alone.data == (tmp_path / "out" / f"{key}.pdf").read_bytes()
    verdict = verify(tmp_path / "out" / "el.pdf", sources=tmp_path / "alone-el")
    assert verdict.holds
    assert run(tmp_path, "verify", "out").stdout.startswith("3 of 3 files are as they were written")
    (tmp_path / "out" / "ke.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    changed = run(tmp_path, "verify", "out")
    assert (changed.returncode, changed.stdout.splitlines()[0]) == (1, "ke.pdf: it is not the file that was written")


def test_a_run_builds_what_changed_or_is_gone_and_nothing_else(tmp_path: Path) -> None:
    batch_folder(tmp_path, table=many(6))
    first = run(tmp_path, "facts.yaml", "--table", "boats.csv", "--workers", "2")
    assert first.stdout.startswith("6 built, 0 there already"), first.stderr
    before = digests(tmp_path / "out")
    assert len(set(before.values())) == 6
    again = run(tmp_path, "facts.yaml", "--table", "boats.csv")
    assert again.stdout.startswith("0 built, 6 there already")
    (tmp_path / "out" / "p1.pdf").unlink()
    batch_folder(tmp_path, table=many(6).replace(",1002,", ",1722,"))
    third = run(tmp_path, "retry")
    assert third.stdout.startswith("2 built, 4 there already")
    after = digests(tmp_path / "out")
    assert {key for key in after if after[key] != before[key]} == {"p2"}
    batch_folder(tmp_path, FACTS.replace("title: The fleet", "title: Boats of the port"), many(6))
    assert run(tmp_path, "facts.yaml", "--table", "boats.csv", "--sample", "2").stdout.startswith("2 built")


BAD = {
    "empty": ("e,,here,12,11", "rows", 'the column "port" is empty'),
    "no number": ("n,Nel,here,many,11", "number-form", '"many"'),
    "another unit": ("s,Sel,here,12%,11", "unit", ""),
    "a number in a text": ("t,Tel,with 47 quays,12,11", "value-without-fact", "47"),
    "an expression": ("x,Xel,{{ head.date }},12,11", "rows", "which no text can have"),
    "a way out": ("../w,Wel,here,12,11", "batch-name", "cannot be"),
    "too many cells": ("m,Mel,here,12,11,10", "rows", "more cells"),
    "no key": (",Kel,here,12,11", "batch-key", "is empty"),
    "twice": ("p0,Pel,here,12,11", "batch-key", 'has the key "p0", too'),
    "another case": ("P1,Cel,here,12,11", "batch-key", 'that of "p1"'),
    "a script": ("a,ميناء,here,12,11", "script", ""),
    "a control": ("c,Cel\x07,here,12,11", "rows", "U+0007"),
    "too long": ("l," + "Long " * 80 + ",here,12,11", "rows", "more than the 300 of a line"),
    "groups of one": ('g,Gel,here,"1,2,3",11', "number-form", '"1,2,3"'),
    "marks of quotation": ('"q"q,Qel,here,12,11', "rows", "do not pair"),
}


def test_bad_rows_are_named_and_the_others_are_built(tmp_path: Path) -> None:
    table = many(4) + "\n".join(row for row, _, _ in BAD.values()) + "\n"
    batch_folder(tmp_path, table=table)
    words = ("--workers", "2", "--format", "json", "--index", "index.html")
    done = run(tmp_path, "facts.yaml", "--table", "boats.csv", *words)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert {event["key"] for event in events if event["event"] == "built"} >= {"p1", "p2", "p3"}
    assert "p0" not in {event["key"] for event in events if event["event"] == "built"}, "half of its rows"
    found: dict[str, list[dict[str, str]]] = {}
    for event in events:
        found.setdefault(event.get("key", ""), []).extend(event.get("problems", ()))
    for name, (row, rule, words) in BAD.items():
        problems = found["" if name.startswith("marks") else row.partition(",")[0]]
        assert any(p["rule"] == rule and words in p["message"] for p in problems), (name, problems)
    listed = run(tmp_path, "status", "out")
    assert listed.returncode == 1
    assert "value-without-fact" in listed.stdout
    assert listed.stdout.endswith("0 planned, 3 built, 9 failed, 7 refused\n")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "3\N{NO-BREAK SPACE}briefings" in page
    assert (tmp_path / "index.csv").read_text(encoding="utf-8").endswith("briefings failed,9\nbriefings refused,7\n")


def test_the_columns_choose_language_theme_and_sections(tmp_path: Path) -> None:
    facts = FACTS.replace("missing: drop", "missing: drop, theme: note").replace("language: en}\ns", "language: en}\ns")
    batch_folder(tmp_path, facts.replace(', {{ column("note") }},', ""), TABLE.replace("in the north", "print"))
    done = run(tmp_path, "facts.yaml", "--table", "boats.csv", "--where", "code=el", "-o", "web/{id}-{note}.html")
    assert done.stdout.startswith("1 built"), done.stderr
    assert (tmp_path / "web" / "el-print.html").is_file()


def test_a_batch_may_end_in_drafts_of_mails(tmp_path: Path) -> None:
    facts = FACTS.replace("missing: drop", "missing: drop, recipient: note")
    batch_folder(
        tmp_path, facts.replace(', {{ column("note") }},', ""), TABLE.replace("in the north", "desk@example.org")
    )
    done = run(tmp_path, "facts.yaml", "--table", "boats.csv", "--where", "code=el", "-o", "mail/{id}.eml")
    assert done.stdout.startswith("1 built"), done.stderr
    draft = message_from_bytes((tmp_path / "mail" / "el.eml").read_bytes())
    assert (draft["To"], draft["Subject"]) == ("desk@example.org", "Boats of Port Elin")
    assert [part.get_filename() for part in draft.walk() if part.get_filename()] == ["ports.pdf"]


def test_workers_and_the_command_may_be_killed(tmp_path: Path) -> None:
    batch_folder(tmp_path, table=many(24))
    words = ("facts.yaml", "--table", "boats.csv", "--workers", "2", "--format", "json")
    with subprocess.Popen(
        command(*words),
        cwd=tmp_path,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as interrupted:
        _until_built(interrupted, 4)
        os.kill(_workers_of(interrupted.pid)[0], signal.SIGKILL)
        _until_built(interrupted, 8)
        interrupted.kill()
    there = digests(tmp_path / "out")
    assert 12 <= len(there) < 24
    done = run(tmp_path, *words)
    end = json.loads(done.stdout.splitlines()[-1])
    assert (done.returncode, end["kept"] + end["built"], end["failed"]) == (0, 24, 0), done.stderr
    assert end["kept"] >= 8
    after = digests(tmp_path / "out")
    assert len(set(after.values())) == len(after) == 24
    assert there.items() <= after.items()
    undisturbed = run(tmp_path, *words[:-2], "-o", "calm/{id}.pdf")
    assert undisturbed.returncode == 0
    assert digests(tmp_path / "calm") == after


def test_workers_that_the_cluster_has_given_up_are_replaced(tmp_path: Path) -> None:
    batch_folder(tmp_path, table=many(12))
    # How long Dask waits for one that died to be there again: on a busy machine longer than it takes.
    impatient = _environment({"DASK_DISTRIBUTED__DEPLOY__LOST_WORKER_TIMEOUT": "10ms"})
    words = ("facts.yaml", "--table", "boats.csv", "--workers", "1", "--format", "json")
    with subprocess.Popen(command(*words), cwd=tmp_path, env=impatient, stdout=subprocess.PIPE, text=True) as process:
        _until_built(process, 2)
        killed: list[int] = []
        while len(killed) < 2:  # and its successor, too, while it begins
            for pid in _spawned(process.pid):
                if pid not in killed:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
        try:
            output, _ = process.communicate(timeout=100)
        finally:
            process.kill()
    end = json.loads(output.splitlines()[-1])
    assert (process.returncode, end["built"], end["failed"]) == (0, 12, 0)


def _until_built(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdout
    while count:
        line = process.stdout.readline()
        assert line, "the run has ended"
        count -= json.loads(line)["event"] == "built"


def _workers_of(pid: int) -> list[int]:
    """The processes of the cluster that a command has started."""
    spawned = _spawned(pid)
    assert spawned
    return spawned


def _spawned(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    spawned = []
    for n in found:
        with suppress(OSError):  # it has ended meanwhile
            if b"spawn_main" in Path(f"/proc/{n}/cmdline").read_bytes():
                spawned.append(int(n))
    return spawned


@pytest.fixture
def s3() -> Iterator[dict[str, str]]:
    """A stand-in for S3 on this machine, as an environment."""
    from moto.server import ThreadedMotoServer  # half a second, here and below, that only slow tests need

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": "desk",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
    server.stop()


def test_a_cluster_writes_to_a_bucket(tmp_path: Path, s3: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    import boto3

    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    bucket = boto3.client("s3")
    bucket.create_bucket(Bucket="desk", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    facts = batch_folder(tmp_path, table=many(5))
    (tmp_path / "theme.yaml").write_text("colours: {accent: '#0B5345'}\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    port = address.rpartition(":")[2]
    started = [
        _start(tmp_path / "scheduler", "dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    ]
    try:
        for i in range(2):
            folder = tmp_path / f"worker-{i}"
            options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / "scratch"))
            started.append(_start(folder, "dask_worker", address, *options))
        words = (
            "--table",
            "boats.csv",
            "-o",
            "s3://desk/night/{id}.pdf",
            "--scheduler",
            address,
            "--journal",
            "j.sqlite",
        )
        done = run(tmp_path, "facts.yaml", *words)
        assert (done.returncode, done.stdout.split(",")[0]) == (0, "5 built"), done.stderr
        names = [item["Key"] for item in bucket.list_objects_v2(Bucket="desk")["Contents"]]
        assert set(names) == {"night/.batch.sqlite", "night/manifest.csv", *(f"night/p{i}.pdf" for i in range(5))}
        manifest = bucket.get_object(Bucket="desk", Key="night/manifest.csv")["Body"].read().decode()
        assert [line.split(",")[2:4] for line in manifest.splitlines()[1:]] == [
            [f"p{i}.pdf", "built"] for i in range(5)
        ]
        (tmp_path / "j.sqlite").unlink()  # which lies beside the files, too, for a command elsewhere
        assert run(tmp_path, "facts.yaml", *words).stdout.startswith("0 built, 5 there already")
        assert run(tmp_path, "verify", "j.sqlite", "--sample", "2").returncode == 0
        here = run(tmp_path, str(facts), "--table", "boats.csv", "--where", "code=p4")
        assert here.returncode == 0
        there = bucket.get_object(Bucket="desk", Key="night/p4.pdf")["Body"].read()
        assert there == (tmp_path / "out" / "p4.pdf").read_bytes()
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(folder: Path, module: str, *words: str) -> subprocess.Popen[bytes]:
    """A process of a cluster, in a folder of its own."""
    folder.mkdir()
    arguments = [sys.executable, "-m", f"distributed.cli.{module}", *words]
    nothing = subprocess.DEVNULL
    return subprocess.Popen(arguments, cwd=folder, env=_environment(), stdout=nothing, stderr=nothing)


def test_options_of_a_build_are_those_of_each(tmp_path: Path) -> None:
    batch_folder(tmp_path)
    done = run(tmp_path, "facts.yaml", "--table", "boats.csv", "--page-size", "letter", "--where", "code=ke")
    assert done.returncode == 0
    run(tmp_path, "unpack", "facts.yaml", "ke", "--table", "boats.csv")
    alone = build(tmp_path / "ke" / "facts.yaml", Options(page_size="letter"))
    assert alone.data == (tmp_path / "out" / "ke.pdf").read_bytes()


def test_a_process_that_is_ended_leaves_no_pipe_open() -> None:
    builder = BuilderProcess(cast(Job, SimpleNamespace(epoch="0")))
    process = builder._started()
    builder.close()
    assert process.stdin and process.stdin.closed and process.stdout and process.stdout.closed

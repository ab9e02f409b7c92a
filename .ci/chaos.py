"""Attacks a run of seconds (chaos.lac) and tells what it did not survive.

A run that was killed, at random or at one of its renames, syncs and unlinks, and resumed ends with the weights and losses
of one that nothing happened to; so does one whose disk was full, once there is room. A run of whose folder a file is
damaged does too, or is refused by one message and a documented exit code. Nothing hangs, nothing prints a stack trace.

Every case is drawn from the seed and its own name alone: `chaos.py --seed S --case kill/7` repeats one.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import mutations
import starts

HOME = pathlib.Path(__file__).resolve().parent.parent
OPTIONS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"]
CALLS = "rename,renameat,renameat2,fsync,fdatasync,unlink,unlinkat"
LIMIT_S = 120  # beyond it a run of seconds hangs, even on a machine that is busy
REFUSED = {2, 3}
TRACE = re.compile(r"Exception in thread|^\s+at [\w.$/]+\(|fatal error has been detected|bug in Lacuna", re.MULTILINE)


class Finding(Exception):
    """What a case shows that should not be."""


class Attack:
    def __init__(self, work, seed):
        self.work = work
        self.seed = seed
        build = work / "build"
        subprocess.run([HOME / "lacuna", "build", HOME / ".ci/chaos.lac", "--out", build], check=True, stdout=subprocess.PIPE)
        self.jar = build / "chaos.jar"
        self.whole = self.reference("whole")
        self.seconds = self.time_of_a_run()
        self.stopped = self.reference("stopped", "--steps", "20")
        self.moments = self.named_moments()

    def command(self, folder, *words):
        return ["java", *OPTIONS, "-jar", str(self.jar), "--out", str(folder), *words]

    def reference(self, name, *words):
        folder = self.work / name
        answer = call(self.command(folder, *words))
        if answer.returncode != 0:
            sys.exit(f"the undisturbed run fails:\n{answer.stdout}")
        return folder

    def time_of_a_run(self):
        start = time.monotonic()
        self.reference("timed")
        return time.monotonic() - start

    def named_moments(self):
        """How often a run renames, syncs and unlinks; 0 without strace."""
        if not shutil.which("strace"):
            return 0
        log = self.work / "calls"
        traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={CALLS}"]
        if call([*traced, *self.command(self.work / "traced")]).returncode != 0:
            return 0
        threads = collections.Counter(line.split()[0] for line in log.read_text().splitlines())
        return max(threads.values(), default=0)

    # --- kinds of cases; each returns what it came to ---------------------------------------------------------------

    def kill(self, folder, draw):
        """Killed once or twice, anywhere from its start to beyond its end."""
        for _ in range(draw.choice([1, 1, 2])):
            process = start(self.command(folder, "--resume"))
            try:
                process.communicate(timeout=draw.uniform(0.3, 1.1) * self.seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        return self.resumed(folder)

    def named(self, folder, draw):
        """Killed as it is about to rename, sync or unlink."""
        moment = draw.randint(1, self.moments)
        kill = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", f"trace={CALLS}"]
        call([*kill, "-e", f"inject={CALLS}:signal=KILL:when={moment}", *self.command(folder)])
        return self.resumed(folder)

    def disk(self, folder, draw):
        """On a disk that is full on the way, and has room later."""
        size = sum(file.stat().st_size for file in self.whole.rglob("*") if file.is_file()) // 1024
        room = draw.randint(size // 20, int(size * 1.2))
        folder.mkdir()
        script = f"""
            mount -t tmpfs -o size={room}k none "$1" && shift
            "$@"; echo "code $?"
            find "$0/run" -name '*.part' -printf 'left %p\\n' 2>/dev/null
            mount -o remount,size=100m "$0"
            "$@" --resume; code=$?
            cp -r "$0/run" "$0.kept" && exit $code"""
        run = folder / "run"
        answer = call(["unshare", "-Urm", "sh", "-c", script, folder, folder, *self.command(run)])
        code = int(re.search(r"^code (\d+)$", answer.stdout, re.MULTILINE)[1])
        require(code in {0, 2, 3}, f"exit code {code} on a disk of {room} kB:\n{answer.stdout}")
        left = re.findall(r"^left (.*)$", answer.stdout, re.MULTILINE)
        require(not left, f"a full disk of {room} kB keeps {left}")
        clean(answer)
        self.compare(folder.with_name(folder.name + ".kept"), answer)
        return "whole" if code == 0 else "resumed"

    def damage(self, folder, draw):
        """A file of a stopped run, or of one that has ended, is damaged."""
        origin = draw.choice([self.stopped, self.stopped, self.stopped, self.whole])
        shutil.copytree(origin, folder)
        files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".png"]
        file = draw.choice(files)
        before = file.read_bytes()
        did = mutations.damage(file, draw)
        told = origin == self.stopped and file.name.startswith("best-") and file.exists()
        told = told and not (file.is_file() and file.read_bytes() == before)
        answer = call(self.command(folder, "--resume"))
        what = f"{file.relative_to(folder)} of the {origin.name} run, {did}"
        try:
            clean(answer)
            require(answer.returncode == 0 or "error: " in answer.stdout, f"no message:\n{answer.stdout}")
            require(not told or "damaged: " in answer.stdout, f"it goes on without a word:\n{answer.stdout}")
            require(answer.returncode == 0 or answer.returncode in REFUSED, f"exit code {answer.returncode}:\n{answer.stdout}")
            if answer.returncode == 0:
                self.compare(folder, answer, without=file.name)
        except Finding as finding:
            raise Finding(f"{what}: {finding}") from None
        return "resumed" if answer.returncode == 0 else "refused"

    # --- what must hold -------------------------------------------------------------------------------------------

    def resumed(self, folder):
        answer = call(self.command(folder, "--resume"))
        clean(answer)
        require(answer.returncode == 0, f"the resumed run returns {answer.returncode}:\n{answer.stdout}")
        self.compare(folder, answer)
        return "resumed"

    def compare(self, folder, answer, without=""):
        """Compares what a run leaves, but for a file whose contents cannot come back: what is lost of a log is lost."""
        for name in ("model.safetensors", "best-pretrain.safetensors"):
            if name == without and name != "model.safetensors":
                continue
            file = folder / name
            require(file.is_file(), f"no {name}:\n{answer.stdout}")
            require(file.read_bytes() == (self.whole / name).read_bytes(), f"other {name}:\n{answer.stdout}")
        if without != "metrics.jsonl":
            ours, theirs = (figures(run / "metrics.jsonl") for run in (folder, self.whole))
            require(ours == theirs, f"other losses:\n{answer.stdout}")

    def run(self, name):
        """One case: what it came to, and what was found."""
        kind, number = name.split("/")
        folder = self.work / f"{kind}-{number}"
        try:
            return name, getattr(self, kind)(folder, random.Random(f"{self.seed}/{name}")), ""
        except Finding as finding:
            return name, "failed", str(finding)
        except Exception as problem:
            return name, "failed", f"the attack itself: {problem!r}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(folder.with_name(folder.name + ".kept"), ignore_errors=True)


def start(command):
    return subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def call(command):
    process = start(command)
    try:
        out, _ = process.communicate(timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Finding(f"no end within {LIMIT_S} s") from None
    return subprocess.CompletedProcess(command, process.returncode, out)


def require(holds, problem):
    if not holds:
        raise Finding(problem)


def clean(answer):
    require(not TRACE.search(answer.stdout), f"a stack trace, or what we call a bug:\n{answer.stdout}")


def figures(log):
    """The loss of every update and evaluation; times differ from run to run."""
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    return [[line.get(key) for key in ("stage", "update", "epoch", "loss", "rate", "grad_norm")] for line in lines]


def can_mount():
    mount = ["unshare", "-Urm", "mount", "-t", "tmpfs", "none", tempfile.gettempdir()]
    return bool(shutil.which("unshare")) and subprocess.run(mount, stderr=subprocess.DEVNULL).returncode == 0


def table(results, seed):
    columns = ["whole", "resumed", "refused", "failed"]
    counts = collections.defaultdict(collections.Counter)
    for name, outcome, _ in results:
        counts[name.split("/")[0]][outcome] += 1
    print(f"\n{'':8}{'cases':>8}" + "".join(f"{column:>9}" for column in columns))
    for kind, count in counts.items():
        print(f"{kind:8}{sum(count.values()):8}" + "".join(f"{count[column]:9}" for column in columns))
    failed = [(name, problem) for name, outcome, problem in results if outcome == "failed"]
    for name, problem in failed:
        print(f"\nFAILED {name} (--seed {seed} --case {name}): {problem.rstrip()}")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="?", type=int, default=60, help="how many, beside those of the start (default: 60)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", action="append", help="only this one, such as damage/12")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="at a time (default: one a core)")
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chaos-", ignore_cleanup_errors=True) as folder:
        attack = Attack(pathlib.Path(folder), asked.seed)
        shares = {"kill": 0.25, "named": 0.2, "disk": 0.1, "damage": 0.45}
        if not attack.moments:
            shares["kill"] += shares.pop("named")
            print("skipped: kills at renames, syncs and unlinks, which need strace")
        if not can_mount():
            shares["damage"] += shares.pop("disk")
            print("skipped: full disks, which need unshare and a kernel that lets us mount")
        names = [f"{kind}/{number}" for kind, share in shares.items() for number in range(round(share * asked.cases))]
        names += [] if asked.case else [f"start/{name}" for name in starts.NAMES]
        surroundings = starts.Starts(attack.work, attack.jar, HOME, call, clean)
        with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
            cases = asked.case or names
            results = list(pool.map(lambda name: surroundings.run(name) if name.startswith("start/") else attack.run(name), cases))
        code = table(results, asked.seed)
    print(f"\n{len(results)} cases in {time.monotonic() - begun:.0f} s, seed {asked.seed}")
    sys.exit(code)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Proves Lacuna on a machine with an NVIDIA GPU: python3 gpu.py [--minutes 8] [--device gpu0] [--json gpu.json]

It runs in the folder that `.ci/gpu pack` packed, with the Python whose torch is to be used, and needs nothing else. One table: what
was checked, Lacuna's figure, the reference's, their ratio, whether it passed. Nothing stops at a failure; every check has a limit.

The libtorch is that of this Python's torch. DJL's native code is built against 2.7.1 and has a build for CUDA 12 only (cu128; pip's
torch 2.7.1 is cu126, with which it loads where there is no driver; with a driver nobody has seen it yet). Another version, 2.11 with
CUDA 13 for instance, is refused by Lacuna and is a failed check here. It is then tried all the same, through a folder that does not
tell its version, because only a machine with a GPU can show whether that loads. PyTorch's own figures are measured in any case.
A GPU's peak memory is that of the allocator on both sides; Lacuna reads it from 2.7.1 only, and shows 0 elsewhere.

--device cpu --batch 2 --dry is a rehearsal on any machine: one step each, which tests this script and not the speed.
"""

import argparse
import filecmp
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch

import gpu_parity

HERE = Path(__file__).resolve().parent
NEEDED = "2.7.1"
CASES = ["vit_pretrain", "swin_pretrain", "swinv2_pretrain", "mae_pretrain", "vit_finetune", "swin_finetune", "swinv2_finetune"]
MODELS = {"vit_base": "specs/simmim/vit_base.lac", "swin_base": "specs/simmim/swin_base_100ep.lac", "mae_base": "specs/mae/mae_base.lac"}
# As `lacuna`, the launcher, has them.
JAVA = ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr", "-Xmn24m"]
GLIBC = {"MALLOC_ARENA_MAX": "2", "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0", "GOMP_SPINCOUNT": "1000"}


class Failed(Exception):
    """A check did not pass; says why in a sentence."""


class Machine:
    """Runs programs here, each within its own limit and what is left of the time for all."""

    def __init__(self, options, work):
        self.options, self.work = options, work
        self.end = time.monotonic() + 60 * options.minutes
        self.libtorch = Path(torch.__file__).parent / "lib"
        self.log = []

    def run(self, limit, command):
        limit = min(limit, self.end - time.monotonic())
        if limit < 5:
            raise Failed("no time was left for it")
        start = time.monotonic()
        environment = {**os.environ, **GLIBC, "PYTORCH_LIBRARY_PATH": str(self.libtorch)}
        words = [str(word) for word in command]
        process = subprocess.Popen(words, cwd=HERE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   start_new_session=True)
        try:
            out, errors = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            self.log.append(dict(command=words, seconds=round(limit, 1), code="timeout"))
            raise Failed(f"it took longer than {limit:.0f} s") from None
        self.log.append(dict(command=words, seconds=round(time.monotonic() - start, 1), code=process.returncode,
                             out=out[-4000:], errors=errors[-4000:]))
        if process.returncode:
            lines = [line.strip() for line in (errors.strip() or out.strip()).splitlines() if line.strip()]
            told = [line for line in lines if line.startswith(("error", "Exception"))] or lines[-1:] or ["it said nothing"]
            raise Failed(f"exit code {process.returncode}: {told[0]}")
        return out

    def lacuna(self, limit, *arguments):
        return self.run(limit, [HERE / "java/bin/java", *JAVA, f"-Duser.home={self.work}/home", "-cp",
                                f"{HERE}/lacuna.jar:{HERE}/lib/*", "lacuna.cli.Main", *arguments])

    def reference(self, limit, *arguments):
        return json.loads(self.run(limit, [sys.executable, HERE / "gpu_reference.py", *arguments]).splitlines()[-1])

    def on_device(self):
        return ["--device", self.options.device]


class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, ours="", reference="", ratio=None, passed=None, note=""):
        """`passed` is None where nothing is demanded."""
        self.rows.append(dict(name=name, ours=ours, reference=reference, ratio=ratio, passed=passed, note=note))
        print(self.line(self.rows[-1]), flush=True)

    @staticmethod
    def line(row):
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.3f}"
        passed = {True: "passed", False: "FAILED", None: "-"}[row["passed"]]
        return f"{row['name']:32s} {row['ours']:>14s} {row['reference']:>14s} {ratio:>7s} {passed:7s} {row['note']}".rstrip()

    def attempt(self, name, check, *arguments):
        """Adds the row that a check gives, or why it gives none; returns what it gives."""
        try:
            row = check(*arguments)
        except Failed as failure:
            row = dict(passed=False, note=str(failure))
        except Exception as failure:  # of this script: it must not cost the other checks
            row = dict(passed=False, note=f"{type(failure).__name__}: {failure}")
        self.add(name, **row)
        return row["passed"] is not False


# --- engine ---------------------------------------------------------------------------------------------------------------------


def engine(machine):
    said = machine.lacuna(60, "engine")
    devices = [line.strip() for line in said.splitlines() if line.startswith("  gpu") or line.startswith("  cpu")]
    found = any(line.split(",")[0] == machine.options.device for line in devices)
    return dict(ours=machine.options.device if found else "", passed=found, note="; ".join([said.splitlines()[0], *devices]))


def without_version(machine):
    """The same libraries in a folder beside which no file tells their version."""
    folder = machine.work / "libtorch"
    folder.mkdir()
    (folder / "lib").symlink_to(machine.libtorch)
    machine.libtorch = folder / "lib"
    return engine(machine)


def find_engine(machine, table):
    usable = table.attempt("engine", engine, machine)
    if not usable and torch.__version__.split("+")[0] != NEEDED:
        usable = table.attempt(f"engine, tried with {torch.__version__}", without_version, machine)
    if not usable:
        table.add("all else of Lacuna", passed=False, note="no engine for it")
    return usable


# --- what it computes -----------------------------------------------------------------------------------------------------------


def parity(machine, case):
    golden, out = HERE / "golden" / case, machine.work / "trace" / case
    rates = json.loads((golden / "case.json").read_text())["optimizer"]["lr_per_step"]
    machine.lacuna(60, "trace", f"specs/parity/{case}.lac", *machine.on_device(), "--weights", golden / "weights.safetensors", "--input",
                   golden / "io.safetensors", "--out", out, "--steps", len(rates), "--rates", ",".join(map(str, rates)))
    shares = gpu_parity.shares(golden, out)
    worst = max(shares, key=shares.get)
    return dict(ours=f"{shares[worst]:.3f}", reference="1", passed=shares[worst] <= 1, note=f"of the tolerance at most, for {worst}")


def first(machine):
    out, updates = machine.work / "first", 8 if machine.options.dry else 200
    machine.lacuna(90, "run", "examples/first.lac", *machine.on_device(), "--steps", updates, "--out", out)
    lines = [json.loads(line) for line in (out / "metrics.jsonl").read_text().splitlines()]
    losses = [line["loss"] for line in lines if "loss" in line]
    return dict(ours=f"{losses[-1]:.4f}", reference=f"{losses[0]:.4f}", passed=losses[-1] < losses[0],
                note=f"loss after {updates} updates, and at first")


def train(machine, name, *arguments):
    out = machine.work / name
    small = ["--set", "pretrain.data.count=256", "--set", "pretrain.length=2 epochs", "--set", "pretrain.schedule.warmup=4 steps"]
    machine.lacuna(60, "run", "examples/first.lac", *small, "--deterministic", *machine.on_device(), "--out", out, *arguments)
    return out / "model.safetensors"


def deterministic(machine):
    same = filecmp.cmp(train(machine, "once"), train(machine, "again"), shallow=False)
    return dict(passed=same, note="weights of two runs, " + ("byte for byte" if same else "which differ"))


def resume(machine):
    train(machine, "stopped", "--steps", "11")
    same = filecmp.cmp(machine.work / "once" / "model.safetensors", train(machine, "stopped", "--resume"), shallow=False)
    return dict(passed=same, note="weights of a run stopped after 11 of 32 updates, " + ("byte for byte" if same else "which differ"))


# --- speed ----------------------------------------------------------------------------------------------------------------------


def bench(machine, model):
    counts = ["--steps", 1, "--warmup", 1] if machine.options.dry else ["--steps", 20, "--warmup", 5]
    said = machine.lacuna(120, "bench", MODELS[model], MODELS[model].split("/")[1].replace("simmim", "pretrain"), *counts, "--batch",
                          machine.options.batch, "--precision", "bf16", "--json", *machine.on_device())
    return json.loads(said.splitlines()[-1])


def reference(machine, model, *extra):
    options = machine.options
    counts = ["--steps", 1, "--warmup", 1] if options.dry else ["--steps", 20, "--warmup", 5]
    device = options.device.replace("gpu", "cuda:")
    return machine.reference(180 if extra else 90, model, "--device", device, "--batch", options.batch, *counts, *extra)


def compare(table, name, ours, theirs, judged):
    """Two rows, seconds and memory; `judged`: both must be at most the reference's."""
    both = ours and theirs
    fits = both and ours["parameters"] == theirs["parameters"]
    note = f"not the same network: {ours['parameters']} and {theirs['parameters']} parameters" if both and not fits else ""
    for what, key, unit, scale in (("step", "seconds_median", "ms", 1e3), ("peak memory", "peak_bytes", "GB", 1e-9)):
        figures = [f"{one[key] * scale:.1f} {unit}" if one else "" for one in (ours, theirs)]
        ratio = ours[key] / theirs[key] if both and ours[key] else None
        table.add(f"{name}, {what}", *figures, ratio, fits and ratio <= 1 if judged and ratio else None, note)


def try_figures(table, name, figures, *arguments):
    try:
        return figures(*arguments)
    except Failed as failure:
        table.add(name, passed=False, note=str(failure))
        return None


def speed(machine, table, usable):
    judged = not machine.options.dry
    ours = {}
    for model in MODELS:
        ours[model] = try_figures(table, f"{model}, Lacuna", bench, machine, model) if usable else None
        theirs = try_figures(table, f"{model}, eager", reference, machine, model)
        if ours[model] or theirs:
            compare(table, f"{model} to eager", ours[model], theirs, judged)
    return ours


def compiled(machine, table, ours):
    backend = "aot_eager" if machine.options.dry else "inductor"  # the latter takes minutes on a CPU
    for model in MODELS:
        theirs = try_figures(table, f"{model}, torch.compile", reference, machine, model, "--compile", backend)
        if theirs:
            compare(table, f"{model} to compiled", ours[model], theirs, False)


def pipeline(machine, table, usable):
    cores, photos = len(os.sched_getaffinity(0)), machine.work / "photos" / "class"
    photos.mkdir(parents=True)
    count = 64 if machine.options.dry else 500 * cores
    for i in range(count):
        os.link(HERE / "photo.jpg", photos / f"{i}.jpg")
    batch = min(32, count // 4)

    def read():
        said = machine.lacuna(60, "bench", MODELS["swin_base"], "pretrain", "data", "--data", photos.parent, "--images", count, "--workers",
                              cores, "--batch", batch, "--json")
        return json.loads(said.splitlines()[-1])["images_per_s"]

    ours = try_figures(table, "input pipeline, Lacuna", read) if usable else None
    try:
        theirs = machine.reference(60, "data", photos.parent, "--workers", cores, "--batch", batch)["images_per_s"]
    except Failed as failure:
        theirs, why = None, str(failure)
    ratio = ours / theirs if ours and theirs else None
    table.add(f"input pipeline, {cores} cores", f"{ours:.0f} /s" if ours else "", f"{theirs:.0f} /s" if theirs else "", ratio,
              ratio >= 1 if ratio and not machine.options.dry else None,
              "images per second: more is better" if theirs else f"torchvision: {why}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=8, help="for everything")
    parser.add_argument("--device", default="gpu0", help="gpu0, gpu1, ... or cpu")
    parser.add_argument("--batch", type=int, default=128, help="images per step of the speed checks")
    parser.add_argument("--dry", action="store_true", help="a rehearsal: one step each, no figure is judged")
    parser.add_argument("--json", default="gpu.json", help="file for the table and all that was said")
    options = parser.parse_args()
    result, table = Path(options.json).absolute(), Table()
    work = Path(tempfile.mkdtemp(prefix="work-", dir=HERE))
    machine = Machine(options, work)
    try:
        usable = find_engine(machine, table)
        if usable:
            for case in CASES:
                table.attempt(f"parity, {case}", parity, machine, case)
            table.attempt("first.lac", first, machine)
        ours = speed(machine, table, usable)
        pipeline(machine, table, usable)
        if usable:
            table.attempt("deterministic", deterministic, machine)
            table.attempt("resume", resume, machine)
        compiled(machine, table, ours)
    finally:
        shutil.rmtree(work)
        facts = dict(torch=torch.__version__, cuda=torch.version.cuda, options=vars(options), rows=table.rows, log=machine.log)
        result.write_text(json.dumps(facts, indent=1) + "\n")
    failed = [row["name"] for row in table.rows if row["passed"] is False]
    print(f"\n{result}\n" + (f"FAILED: {'; '.join(failed)}" if failed else "all is well"))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()

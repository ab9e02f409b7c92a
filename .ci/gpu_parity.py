"""Compares what `lacuna trace` wrote with a golden case, for .ci/gpu.py: needs torch, to read safetensors, and nothing else."""

import json
import math
import struct

import torch

TYPES = {"F32": torch.float32, "I64": torch.int64, "BOOL": torch.bool}
# Layers behind what the official implementations call by another name.
LAYERS = {("vit_finetune", "out.final_norm"): "out.fc_norm", ("swin_finetune", "out.final_norm"): "out.norm"}
# After the optimizer's steps: Adam amplifies rounding noise, so a hundredth of a tensor's elements may be further off.
NEAR, FAR_SHARE = 5e-5, 0.01


def tensors(file):
    """The tensors of a safetensors file, as float64."""
    data = bytearray(file.read_bytes())
    start = 8 + struct.unpack("<Q", data[:8])[0]
    found = {}
    for key, entry in json.loads(data[8:start]).items():
        if key != "__metadata__":
            (first, last), kind = entry["data_offsets"], TYPES[entry["dtype"]]
            flat = torch.frombuffer(data[start + first:start + last], dtype=kind) if last > first else torch.empty(0, dtype=kind)
            found[key] = flat.reshape(entry["shape"]).double()
    return found


def share_far(key, gap):
    """The share of elements that are not near; a key's bias does not count, for its true gradient is 0."""
    far = ~(gap <= NEAR)
    if key.endswith("attn.qkv.bias"):
        far[len(far) // 3:2 * len(far) // 3] = False
    return float(far.double().mean())


def shares(golden, trace):
    """What differs from the folder of a golden case, by name, as a share of what the case tolerates: 1 is still allowed.

    What is missing, has another shape or is not a number counts as infinitely far.
    """
    facts, log = json.loads((golden / "case.json").read_text()), json.loads((trace / "trace.json").read_text())
    tolerance, steps, rates = facts["tolerance"], facts["steps"], facts["optimizer"]["lr_per_step"]
    found = {}

    def compare(wanted_file, found_file, limit):
        ours = tensors(trace / f"{found_file}.safetensors")
        for key, wanted in tensors(golden / f"{wanted_file}.safetensors").items():
            if not key.startswith("in."):
                one = ours.get(LAYERS.get((golden.name, key), key))
                fits = one is not None and one.shape == wanted.shape
                gap = (one - wanted).abs() if fits else torch.tensor([math.inf])
                found[f"{found_file} {key}"] = float(gap.max()) / limit(wanted)
                if found_file == "after_steps":
                    found[f"near in after_steps {key}"] = share_far(key, gap) / FAR_SHARE

    compare("io", "outputs", lambda wanted: tolerance["outputs_and_blocks_abs"])
    compare("grads", "grads", lambda wanted: tolerance["grads_abs"] + tolerance["grads_rel"] * float(wanted.abs().max()))
    compare("after_steps", "after_steps", lambda wanted: 2 * sum(rates))
    found["loss"] = abs(log["loss"][0] - facts["loss"]) / tolerance["loss_abs"]
    for i in range(len(rates)):
        ours = {name: log[name][i] if i < len(log[name]) else math.inf for name in ("loss", "grad_norm")}
        norm = steps["grad_norm_before_clipping"][i]
        found[f"loss of step {i}"] = abs(ours["loss"] - steps["loss_before_update"][i]) / tolerance["step_loss_abs"]
        found[f"gradient norm of step {i}"] = abs(ours["grad_norm"] - norm) / norm / tolerance["step_grad_norm_rel"]
    return {name: math.inf if math.isnan(share) else share for name, share in found.items()}

"""Weights go to timm and transformers, come from them and from torchvision, and compute the same there and here.

Needs Python with torch, torchvision, timm, transformers and safetensors; `.ci/run` says so where they are missing, and runs
this with each interpreter that PYTHON names. No weights are downloaded: small models are trained here for a few steps, or
drawn at random there. timm from 1.0.26 on: 1.0.20 reads no safetensors file from a folder.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import timm
import torch
import torchvision
import transformers
from safetensors.torch import load_file, save_file

ROOT = Path(__file__).resolve().parent.parent
TOLERANCE = 2e-5  # of the largest value: 32-bit sums in another order
CLASSES = 5
BATCH = 2

COMMON = """
  data       = synthetic(count: 16, classes: 5)
  augment    = []
  batch_size = 4
  length     = 3 steps
  optimizer  = adamw(rate: {rate})
  schedule   = constant()
"""

VIT = "vit(width: 32, depth: 3, heads: 2, patch: 8px, position: {position})"
VIT_BY_CLS = "vit(width: 32, depth: 3, heads: 2, patch: 8px, position: block_bias, pooling: cls)"
SWIN = "swin(embed_dim: 16, depths: [2, 2, 2], heads: [2, 4, 4], window: 4)"
SWINV2 = "swinv2(embed_dim: 16, depths: [2, 2, 2], heads: [2, 4, 4], window: {window}, pretrained_windows: {trained})"
VIT_OPTIONS = "vit(width: 32, depth: 3, heads: 2, patch: 8px, position: block_bias, absolute_positions: true, layer_scale: none{more})"
SWIN_OPTIONS = "swin(embed_dim: 16, depths: [2, 2, 2], heads: [2, 4, 4], window: 4, qkv_bias: false)"
SWINV2_OPTIONS = "swinv2(embed_dim: 16, depths: [2, 2, 2], heads: [2, 4, 4], window: 4, qkv_bias: false)"
MAE = "mae(width: 32, depth: 3, heads: 4, patch: 8px)"
MAE_HEAD = "transformer(width: 24, depth: 2, heads: 3, patch: 8px)"


def lacuna(*arguments):
    done = subprocess.run([ROOT / "lacuna", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"FAILED: lacuna {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
    return done.stdout


def pretraining(encoder, rate, extra=""):
    head, stage = (f"head = {MAE_HEAD}\n  target = patch_normalized(patch: 8px)", "mae") if encoder == MAE else ("", "pretrain")
    return f"{stage} {{\n  image = 64px\n  mask = random(cell: 8px, ratio: 50%)\n  encoder = {encoder}\n  {head}{COMMON.format(rate=rate)}{extra}}}\n"


def finetuning(encoder, rate, extra=""):
    return f"finetune {{\n  image = 64px\n  encoder = {encoder}\n  classes = {CLASSES}\n  mixup = none{COMMON.format(rate=rate)}{extra}}}\n"


def spec(folder, *stages):
    file = folder / "small.lac"
    file.write_text("experiment small\n\n" + "\n".join(stages))
    return file


def trace(folder, file, stage, weights, inputs):
    save_file(inputs, folder / "io.safetensors")
    out = folder / f"trace_{stage}"
    lacuna("trace", file, stage, "--weights", weights, "--input", folder / "io.safetensors", "--out", out, "--device", "cpu")
    return load_file(out / "outputs.safetensors")


def same(what, ours, theirs):
    ours, theirs = ours.double(), theirs.detach().double()
    assert ours.shape == theirs.shape, f"{what}: {tuple(ours.shape)} here and {tuple(theirs.shape)} there"
    far = ((ours - theirs).abs().max() / theirs.abs().max()).item()
    print(f"  {what}: largest difference {far:.1e} of the largest value")
    if not far < TOLERANCE:
        sys.exit(f"FAILED: {what} differs")


def images():
    return torch.randn(BATCH, 3, 64, 64, generator=torch.Generator().manual_seed(1))


def cells():
    rank = torch.rand(BATCH, 64, generator=torch.Generator().manual_seed(2)).argsort().argsort()
    return (rank < 32).reshape(BATCH, 8, 8)


def labels():
    return torch.zeros(BATCH, dtype=torch.int64)


def by_timm(folder):
    return timm.create_model(f"local-dir:{folder}", pretrained=True).eval()


def by_transformers(folder, **arguments):
    name = json.loads((folder / "config.json").read_text())["architectures"][0]
    model, found = getattr(transformers, name).from_pretrained(folder, output_loading_info=True, **arguments)
    assert not any(found.values()), f"{name}: {found}"
    return model.eval()


def tokens(grid):
    """(batch, width, rows, columns) as (batch, rows * columns, width)."""
    return grid.flatten(2).transpose(1, 2)


@torch.no_grad()
def to_others(name, encoder, tuned, folder):
    print(f"{name}: ours to theirs")
    file = spec(folder, pretraining(encoder, 3e-2), finetuning(tuned, 3e-2))
    stage = "mae" if encoder == MAE else "pretrain"
    run = folder / "run"
    lacuna("run", file, "--out", run, "--device", "cpu")
    exported = {}
    for of in (stage, "finetune"):
        for library in ("timm",) if encoder == MAE and of == "finetune" else ("timm", "transformers"):
            exported[of, library] = run / of / library
            lacuna("export", run, "--as", library, "--stage", of, "--out", exported[of, library])
    x = images()

    ours = trace(folder, file, "finetune", run / "finetune.safetensors", {"in.image": x, "in.label": labels()})
    scores = ours["out.head"] if "out.head" in ours else ours["out.logits"]
    same("timm, scores", scores, by_timm(exported["finetune", "timm"])(x))
    if ("finetune", "transformers") in exported:
        same("transformers, scores", scores, by_transformers(exported["finetune", "transformers"])(x).logits)

    hidden = cells()
    ours = trace(folder, file, stage, run / f"{stage}.safetensors", {"in.image": x, "in.mask": hidden})
    theirs = by_transformers(exported[stage, "transformers"])
    if stage == "mae":
        noise = hidden.flatten(1).float() * 64 + torch.arange(64)
        there = theirs(x, noise=noise)
        same("transformers, prediction", ours["out.prediction"], theirs.unpatchify(there.logits))
        return
    vit = name.startswith("vit")
    size = 8 if vit else 16
    masked = hidden.repeat_interleave(size // 8, 1).repeat_interleave(size // 8, 2).flatten(1)
    if vit:
        there = theirs(x, bool_masked_pos=masked.int()).last_hidden_state[:, 1:]
        same("transformers, masked features", tokens(ours["out.features"]), there)
    else:
        same("transformers, prediction", ours["out.prediction"], theirs(x, bool_masked_pos=masked.int()).reconstruction)
    ours = trace(folder, file, stage, run / f"{stage}.safetensors", {"in.image": x, "in.mask": torch.zeros_like(hidden)})
    there = by_timm(exported[stage, "timm"]).forward_features(x)
    there = there[:, 1:] if vit else there.flatten(1, 2)
    same("timm, features", tokens(ours["out.features"]), there)


def restless(model):
    """A model of which no weight is what it is at first."""
    torch.manual_seed(3)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model.eval()


@torch.no_grad()
def from_others(name, encoder, model, block, folder, scores=lambda there: there, hides=False):
    print(f"{name}: theirs to ours")
    if isinstance(model, transformers.PreTrainedModel):
        model.save_pretrained(folder)  # its files keep the names that a version may change in the network
        weights = folder / "model.safetensors"
    else:
        weights = folder / "theirs.safetensors"
        save_file({key: value.contiguous() for key, value in model.state_dict().items()}, weights)
    begin = f'  from = weights("{weights}")\n'
    file = spec(folder, finetuning(encoder, 1e-30, begin))
    said = lacuna("run", file, "--out", folder / "run", "--device", "cpu")
    print("  " + next(line for line in said.splitlines() if "weights from" in line).split(", under ")[1])
    seen = []
    block.register_forward_hook(lambda layer, given, result: seen.append(result[0] if isinstance(result, tuple) else result))
    x = images()
    there = model(x, noise=torch.arange(64.0).repeat(BATCH, 1)) if hides else model(x)
    ours = trace(folder, file, "finetune", folder / "run/model.safetensors", {"in.image": x, "in.label": labels()})
    found = ours[max(key for key in ours if re.fullmatch(r"block\.(layers\.\d\.)?blocks\.\d", key))]
    same("last block", found, seen[0].reshape(found.shape))
    if scores:
        same("scores", ours["out.logits"], scores(there))


def last_block(model):
    """The last block of the encoder of a model of transformers', wherever the version keeps it."""
    return [part for name, part in model.named_modules() if re.search(r"(^|\.)(blocks|layers?)\.\d+$", name)][-1]


def others():
    swin = dict(embed_dim=16, depths=[2, 2, 2], num_heads=[2, 4, 4], window_size=4)
    yield "timm Swin", SWIN, (m := timm.models.swin_transformer.SwinTransformer(img_size=64, num_classes=CLASSES, **swin)), m.layers[-1].blocks[-1]
    yield "timm SwinV2", SWINV2.format(window=4, trained="[]"), (m := timm.models.swin_transformer_v2.SwinTransformerV2(img_size=64, num_classes=CLASSES, **swin)), m.layers[-1].blocks[-1]
    yield "timm BEiT", VIT.format(position="block_bias"), (m := timm.models.beit.Beit(img_size=64, patch_size=8, num_classes=CLASSES, embed_dim=32, depth=3, num_heads=2, use_abs_pos_emb=False, use_rel_pos_bias=True, init_values=0.1)), m.blocks[-1]
    yield "timm BEiT, by cls", VIT_BY_CLS, (m := timm.models.beit.Beit(img_size=64, patch_size=8, num_classes=CLASSES, embed_dim=32, depth=3, num_heads=2, use_abs_pos_emb=False, use_rel_pos_bias=True, init_values=0.1, global_pool="token")), m.blocks[-1]
    yield "timm BEiT, options", VIT_OPTIONS.format(more=", qkv_bias: false"), (m := timm.models.beit.Beit(img_size=64, patch_size=8, num_classes=CLASSES, embed_dim=32, depth=3, num_heads=2, qkv_bias=False, use_abs_pos_emb=True, use_rel_pos_bias=True)), m.blocks[-1]
    yield "timm Swin, options", SWIN_OPTIONS, (m := timm.models.swin_transformer.SwinTransformer(img_size=64, num_classes=CLASSES, qkv_bias=False, **swin)), m.layers[-1].blocks[-1]
    yield "timm SwinV2, options", SWINV2_OPTIONS, (m := timm.models.swin_transformer_v2.SwinTransformerV2(img_size=64, num_classes=CLASSES, qkv_bias=False, **swin)), m.layers[-1].blocks[-1]
    yield "timm ViT", MAE, (m := timm.models.vision_transformer.VisionTransformer(img_size=64, patch_size=8, num_classes=CLASSES, embed_dim=32, depth=3, num_heads=4)), m.blocks[-1], None
    swin = dict(image_size=64, num_labels=CLASSES, **swin)
    logits = lambda there: there.logits
    yield "transformers Swin", SWIN, (m := transformers.SwinForImageClassification(transformers.SwinConfig(**swin))), last_block(m), logits
    yield "transformers Swin, options", SWIN_OPTIONS, (m := transformers.SwinForImageClassification(transformers.SwinConfig(qkv_bias=False, **swin))), last_block(m), logits
    yield "transformers Swin, masked", SWIN, (m := transformers.SwinForMaskedImageModeling(transformers.SwinConfig(encoder_stride=16, **swin))), last_block(m), None
    yield "transformers Swinv2", SWINV2.format(window=4, trained="[]"), (m := transformers.Swinv2ForImageClassification(transformers.Swinv2Config(**swin))), last_block(m), logits
    vit = dict(image_size=64, patch_size=8, hidden_size=32, num_hidden_layers=3, intermediate_size=128, layer_norm_eps=1e-6, num_labels=CLASSES)
    beit = transformers.BeitConfig(num_attention_heads=2, use_relative_position_bias=True, **vit)
    yield "transformers Beit", VIT.format(position="block_bias"), (m := transformers.BeitForImageClassification(beit)), last_block(m), logits
    beit = transformers.BeitConfig(num_attention_heads=2, use_relative_position_bias=True, use_mean_pooling=False, **vit)
    yield "transformers Beit, by cls", VIT_BY_CLS, (m := transformers.BeitForImageClassification(beit)), last_block(m), logits
    yield "transformers ViT", MAE, (m := transformers.ViTForImageClassification(transformers.ViTConfig(num_attention_heads=4, **vit))), last_block(m), None
    mae = transformers.ViTMAEConfig(num_attention_heads=4, mask_ratio=0.0, decoder_hidden_size=24, decoder_num_hidden_layers=1, decoder_num_attention_heads=3, decoder_intermediate_size=96, **vit)
    yield "transformers ViTMAE", MAE, (m := transformers.ViTMAEForPreTraining(mae)), last_block(m), None, True
    swin = dict(patch_size=[4, 4], embed_dim=16, depths=[2, 2, 2], num_heads=[2, 4, 4], window_size=[4, 4], num_classes=CLASSES)
    vision = torchvision.models
    yield "torchvision Swin", SWIN, (m := vision.SwinTransformer(**swin)), m.features[-1][-1]
    v2 = vision.swin_transformer
    yield "torchvision SwinV2", SWINV2.format(window=4, trained="[]"), (m := vision.SwinTransformer(block=v2.SwinTransformerBlockV2, downsample_layer=v2.PatchMergingV2, **swin)), m.features[-1][-1]
    yield "torchvision ViT", MAE, (m := vision.VisionTransformer(image_size=64, patch_size=8, num_layers=3, num_heads=4, hidden_dim=32, mlp_dim=128, num_classes=CLASSES)), m.encoder.layers[-1], None


def main():
    print(f"timm {timm.__version__}, transformers {transformers.__version__}, torchvision {torchvision.__version__}, torch {torch.__version__}")
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        networks = {
            "vit": (VIT.format(position="shared_bias"), VIT.format(position="block_bias")),
            "vit by cls": (VIT.format(position="shared_bias"), VIT_BY_CLS),
            "vit with options": (VIT_OPTIONS.format(more=""), VIT_OPTIONS.format(more="")),
            "swin": (SWIN, SWIN),
            "swin with options": (SWIN_OPTIONS, SWIN_OPTIONS),
            "swinv2 with options": (SWINV2_OPTIONS, SWINV2_OPTIONS),
            "swinv2": (SWINV2.format(window=8, trained="[]"), SWINV2.format(window=8, trained="[4, 4, 2]")),
            "mae": (MAE, MAE),
        }
        for name, (encoder, tuned) in networks.items():
            place = folder / name.replace(" ", "_")
            place.mkdir()
            to_others(name, encoder, tuned, place)
        torch.manual_seed(0)
        for name, encoder, model, block, *rest in others():
            place = folder / name.replace(" ", "_").replace(",", "")
            place.mkdir()
            from_others(name, encoder, restless(model), block, place, *rest)


if __name__ == "__main__":
    main()

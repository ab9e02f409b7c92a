"""The reference that .ci/gpu.py times Lacuna against: a pre-training step in plain PyTorch, needing nothing but torch.

  gpu_reference.py vit_base|swin_base|mae_base --device cuda --batch 128 --precision bf16 --steps 20 [--compile inductor]
  gpu_reference.py data FOLDER --workers 16      images per second of torchvision's input pipeline, where there is torchvision
The networks have the layers, sizes and attention of the official implementations: microsoft/SimMIM (models/vision_transformer.py,
swin_transformer.py, simmim.py) and facebookresearch/mae (models_mae.py). Random images, autocast, fused AdamW. One line of JSON.
"""

import argparse
import json
import math
import resource
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self, width, heads, biased):
        super().__init__()
        self.heads, self.scale = heads, (width // heads) ** -0.5
        self.qkv = nn.Linear(width, 3 * width, bias=biased)
        if not biased:  # SimMIM's ViT: the key has none
            self.q_bias, self.v_bias = nn.Parameter(torch.zeros(width)), nn.Parameter(torch.zeros(width))
        self.proj = nn.Linear(width, width)

    def forward(self, x, bias=None, mask=None):
        b, n, width = x.shape
        joint = self.qkv.bias if self.qkv.bias is not None else torch.cat((self.q_bias, torch.zeros_like(self.v_bias), self.v_bias))
        q, k, v = F.linear(x, self.qkv.weight, joint).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        scores = q * self.scale @ k.transpose(-2, -1)
        if bias is not None:
            scores = scores + bias
        if mask is not None:  # (windows, n, n)
            scores = (scores.view(-1, len(mask), self.heads, n, n) + mask[None, :, None]).view(-1, self.heads, n, n)
        return self.proj((scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, width))


class Mlp(nn.Sequential):
    def __init__(self, width):
        super().__init__(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))


class Block(nn.Module):
    """Pre-norm; with a layer scale in SimMIM's ViT, drop path there too."""

    def __init__(self, width, heads, biased=True, gamma=None, drop=0.0):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.attn, self.mlp, self.drop = Attention(width, heads, biased), Mlp(width), drop
        scale = lambda: nn.Parameter(torch.full((width,), gamma)) if gamma else 1.0
        self.gamma_1, self.gamma_2 = scale(), scale()

    def path(self, x):
        if self.drop == 0:
            return x
        keep = 1 - self.drop
        return x / keep * torch.floor(keep + torch.rand(len(x), 1, 1, dtype=x.dtype, device=x.device))

    def forward(self, x, bias=None):
        x = x + self.path(self.gamma_1 * self.attn(self.norm1(x), bias))
        return x + self.path(self.gamma_2 * self.mlp(self.norm2(x)))


def relative_index(side):
    at = torch.stack(torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")).flatten(1)
    apart = at[:, :, None] - at[:, None] + side - 1
    return apart[0] * (2 * side - 1) + apart[1]


def masked_l1(head, features, x, mask, patch):
    """SimMIM's head and loss: `mask` is (batch, rows, columns), 1 where hidden."""
    prediction = F.pixel_shuffle(head(features), x.shape[-1] // features.shape[-1])
    hidden = mask.repeat_interleave(patch, 1).repeat_interleave(patch, 2).unsqueeze(1)
    return ((x - prediction).abs() * hidden).sum() / (hidden.sum() + 1e-5) / 3


def random_mask(batch, rows, cell, device):
    """60 % of the square cells, `cell` tokens wide."""
    side = rows // cell
    hidden = torch.rand(batch, side * side, device=device).argsort(1).argsort(1) < math.ceil(side * side * 0.6)
    return hidden.float().view(batch, side, side).repeat_interleave(cell, 1).repeat_interleave(cell, 2)


class Vit(nn.Module):
    image, clip = 224, 5.0

    def __init__(self, width=768, depth=12, heads=12, side=14):
        super().__init__()
        self.side, n = side, side * side + 1
        self.patch_embed = nn.Conv2d(3, width, 16, 16)
        self.cls_token, self.mask_token = nn.Parameter(torch.zeros(1, 1, width)), nn.Parameter(torch.zeros(1, 1, width))
        rows = (2 * side - 1) ** 2 + 3
        self.table = nn.Parameter(torch.zeros(rows, heads))
        index = torch.zeros(n, n, dtype=torch.long)
        index[1:, 1:], index[0], index[:, 0], index[0, 0] = relative_index(side), rows - 3, rows - 2, rows - 1
        self.register_buffer("index", index)
        self.blocks = nn.ModuleList(Block(width, heads, False, 0.1, 0.1 * i / (depth - 1)) for i in range(depth))
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.head = nn.Conv2d(width, 16 * 16 * 3, 1)

    def forward(self, x, mask):
        z = self.patch_embed(x).flatten(2).transpose(1, 2)
        hidden = mask.flatten(1).unsqueeze(-1)
        z = z * (1 - hidden) + self.mask_token * hidden
        z = torch.cat((self.cls_token.expand(len(x), -1, -1), z), 1)
        bias = self.table[self.index].permute(2, 0, 1)
        for block in self.blocks:
            z = block(z, bias)
        z = self.norm(z)[:, 1:].transpose(1, 2).reshape(len(x), -1, self.side, self.side)
        return masked_l1(self.head, z, x, mask, 16)

    def draw(self, batch, device):
        return random_mask(batch, self.side, 2, device)


def windows(x, size):
    b, h, w, c = x.shape
    return x.view(b, h // size, size, w // size, size, c).permute(0, 1, 3, 2, 4, 5).reshape(-1, size * size, c)


class SwinBlock(nn.Module):
    def __init__(self, width, heads, side, window, shifted):
        super().__init__()
        self.side, self.window = side, min(window, side)
        self.shift = window // 2 if shifted and side > window else 0
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn, self.mlp = Attention(width, heads, True), Mlp(width)
        self.table = nn.Parameter(torch.zeros((2 * self.window - 1) ** 2, heads))
        self.register_buffer("index", relative_index(self.window))
        mask = None
        if self.shift:
            region = torch.zeros(side, dtype=torch.long)
            region[-self.window:], region[-self.shift:] = 1, 2
            region = windows((region[:, None] * 3 + region)[None, :, :, None], self.window).squeeze(-1)
            mask = (region[:, None] != region[:, :, None]) * -100.0
        self.register_buffer("mask", mask)

    def forward(self, x):
        b, n, c = x.shape
        z = self.norm1(x).view(b, self.side, self.side, c)
        if self.shift:
            z = torch.roll(z, (-self.shift, -self.shift), (1, 2))
        z = self.attn(windows(z, self.window), self.table[self.index].permute(2, 0, 1), self.mask)
        count = self.side // self.window
        z = z.view(b, count, count, self.window, self.window, c).permute(0, 1, 3, 2, 4, 5).reshape(b, self.side, self.side, c)
        if self.shift:
            z = torch.roll(z, (self.shift, self.shift), (1, 2))
        x = x + z.reshape(b, n, c)
        return x + self.mlp(self.norm2(x))


class Merging(nn.Module):
    def __init__(self, width, side):
        super().__init__()
        self.side, self.norm, self.reduction = side, nn.LayerNorm(4 * width), nn.Linear(4 * width, 2 * width, bias=False)

    def forward(self, x):
        z = x.view(len(x), self.side, self.side, -1)
        z = torch.cat((z[:, 0::2, 0::2], z[:, 1::2, 0::2], z[:, 0::2, 1::2], z[:, 1::2, 1::2]), -1)
        return self.reduction(self.norm(z.flatten(1, 2)))


class Swin(nn.Module):
    image, clip = 192, 5.0

    def __init__(self, width=128, depths=(2, 2, 18, 2), heads=(4, 8, 16, 32), window=6, side=48):
        super().__init__()
        self.side = side
        self.patch_embed, self.embed_norm = nn.Conv2d(3, width, 4, 4), nn.LayerNorm(width)
        self.mask_token = nn.Parameter(torch.zeros(1, 1, width))
        self.layers = nn.ModuleList()
        for stage, (depth, count) in enumerate(zip(depths, heads)):
            w, s = width << stage, side >> stage
            self.layers.extend(SwinBlock(w, count, s, window, i % 2 == 1) for i in range(depth))
            if stage < len(depths) - 1:
                self.layers.append(Merging(w, s))
        self.norm = nn.LayerNorm(w)
        self.head = nn.Conv2d(w, 32 * 32 * 3, 1)

    def forward(self, x, mask):
        z = self.embed_norm(self.patch_embed(x).flatten(2).transpose(1, 2))
        hidden = mask.flatten(1).unsqueeze(-1)
        z = z * (1 - hidden) + self.mask_token * hidden
        for layer in self.layers:
            z = layer(z)
        z = self.norm(z).transpose(1, 2)
        return masked_l1(self.head, z.reshape(len(x), -1, self.image // 32, self.image // 32), x, mask, 4)

    def draw(self, batch, device):
        return random_mask(batch, self.side, 8, device)


class Mae(nn.Module):
    image, clip = 224, None  # the official code does not clip

    def __init__(self, width=768, depth=12, heads=12, side=14, inner=512, inner_depth=8, inner_heads=16):
        super().__init__()
        self.n = side * side
        self.patch_embed = nn.Conv2d(3, width, 16, 16)
        self.cls_token, self.mask_token = nn.Parameter(torch.zeros(1, 1, width)), nn.Parameter(torch.zeros(1, 1, inner))
        # sines and cosines in the official code, which take the same time
        self.pos_embed = nn.Parameter(torch.randn(1, self.n + 1, width) * 0.5, requires_grad=False)
        self.decoder_pos_embed = nn.Parameter(torch.randn(1, self.n + 1, inner) * 0.5, requires_grad=False)
        self.blocks, self.norm = nn.Sequential(*(Block(width, heads) for _ in range(depth))), nn.LayerNorm(width, eps=1e-6)
        self.decoder_embed = nn.Linear(width, inner)
        self.decoder_blocks = nn.Sequential(*(Block(inner, inner_heads) for _ in range(inner_depth)))
        self.decoder_norm, self.decoder_pred = nn.LayerNorm(inner, eps=1e-6), nn.Linear(inner, 16 * 16 * 3)

    def forward(self, x, noise):
        b, kept = len(x), self.n // 4
        z = self.patch_embed(x).flatten(2).transpose(1, 2) + self.pos_embed[:, 1:]
        shuffle = noise.argsort(1)
        restore = shuffle.argsort(1)
        z = z.gather(1, shuffle[:, :kept, None].expand(-1, -1, z.shape[-1]))
        z = torch.cat(((self.cls_token + self.pos_embed[:, :1]).expand(b, -1, -1), z), 1)
        z = self.decoder_embed(self.norm(self.blocks(z)))
        tokens = torch.cat((z[:, 1:], self.mask_token.to(z.dtype).expand(b, self.n - kept, -1)), 1)
        tokens = tokens.gather(1, restore[:, :, None].expand(-1, -1, z.shape[-1]))
        z = self.decoder_blocks(torch.cat((z[:, :1], tokens), 1) + self.decoder_pos_embed)
        prediction = self.decoder_pred(self.decoder_norm(z))[:, 1:]
        side = self.image // 16
        target = x.view(b, 3, side, 16, side, 16).permute(0, 2, 4, 3, 5, 1).reshape(b, self.n, -1)
        target = (target - target.mean(-1, keepdim=True)) / (target.var(-1, keepdim=True) + 1e-6).sqrt()
        removed = (restore >= kept).float()
        return (((prediction - target) ** 2).mean(-1) * removed).sum() / removed.sum()

    def draw(self, batch, device):
        return torch.rand(batch, self.n, device=device)


MODELS = {"vit_base": Vit, "swin_base": Swin, "mae_base": Mae}


def steps(a):
    torch.manual_seed(0)
    device = torch.device(a.device)
    model = MODELS[a.what]().to(device).train()
    for parameter in model.parameters():
        if parameter.dim() in (2, 4):
            nn.init.trunc_normal_(parameter, std=0.02)
    run = torch.compile(model, backend=a.compile) if a.compile else model
    trained = [p for p in model.parameters() if p.requires_grad]
    groups = [dict(params=[p for p in trained if p.dim() > 1]), dict(params=[p for p in trained if p.dim() < 2], weight_decay=0.0)]
    optimizer = torch.optim.AdamW(groups, lr=1e-4, weight_decay=0.05, fused=True)
    pixels = torch.randn(a.batch, 3, model.image, model.image, device=device)
    times = []
    for step in range(a.warmup + a.steps):
        start = time.perf_counter()
        with torch.autocast(device.type, torch.bfloat16, enabled=a.precision == "bf16"):
            loss = run(pixels, model.draw(a.batch, device))
        optimizer.zero_grad()
        loss.backward()
        if model.clip:
            nn.utils.clip_grad_norm_(trained, model.clip)
        optimizer.step()
        value = loss.item()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        if step >= a.warmup:
            times.append(time.perf_counter() - start)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    peak = torch.cuda.max_memory_allocated(device) if device.type == "cuda" else resident
    median = statistics.median(times)
    print(json.dumps(dict(model=a.what, parameters=sum(p.numel() for p in model.parameters()), batch=a.batch, precision=a.precision,
                          compiled=a.compile, seconds_median=median, seconds_min=min(times), images_per_s=a.batch / median,
                          peak_bytes=peak, loss=value, torch=torch.__version__)))


def data(a):
    from torchvision import datasets, transforms  # it may be missing, and then says so
    transform = transforms.Compose([
        transforms.RandomResizedCrop(192, scale=(0.67, 1.0)), transforms.RandomHorizontalFlip(), transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))])
    loader = torch.utils.data.DataLoader(datasets.ImageFolder(a.folder, transform), batch_size=a.batch, shuffle=True, drop_last=True,
                                         num_workers=a.workers)
    seen, start = 0, None
    for images, _ in loader:
        if start is None:
            start = time.perf_counter()  # the first batch starts the workers
        else:
            seen += len(images)
    print(json.dumps(dict(workers=a.workers, images_per_s=seen / (time.perf_counter() - start))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=[*MODELS, "data"])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--precision", default="bf16", choices=["fp32", "bf16"])
    for option, default in [("steps", 20), ("warmup", 5), ("workers", 16)]:
        parser.add_argument("--" + option, type=int, default=default)
    parser.add_argument("--compile", metavar="BACKEND", help="torch.compile, with inductor as a rule")
    arguments = parser.parse_args()
    data(arguments) if arguments.what == "data" else steps(arguments)

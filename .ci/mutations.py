"""Damages a file as disks, editors and other programs do; what is done is drawn from a random generator."""

import re


def truncate(data, draw):
    return data[: draw.randrange(len(data) or 1)], "cut off"


def empty(data, draw):
    return b"", "emptied"


def flip(data, draw):
    changed = bytearray(data)
    for _ in range(draw.choice([1, 1, 8, 64])):
        if changed:
            changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed), "with flipped bits"


def noise(data, draw):
    at = draw.randrange(len(data) or 1)
    return data[:at] + draw.randbytes(draw.randrange(1, 200)) + data[at:], "with random bytes in it"


def zeros(data, draw):
    at = draw.randrange(len(data) or 1)
    length = draw.randrange(1, 4096)
    return data[:at] + bytes(min(length, len(data) - at)) + data[at + length :], "with a hole of zeros"


def repeated(data, draw):
    lines = data.splitlines(keepends=True) or [b""]
    line = draw.randrange(len(lines))
    return b"".join(lines[: line + 1] + lines[line:]), f"with line {line + 1} twice"


def shortened(data, draw):
    lines = data.splitlines(keepends=True) or [b""]
    line = draw.randrange(len(lines))
    return b"".join(lines[:line] + lines[line + 1 :]), f"without line {line + 1}"


def value(data, draw):
    """Another value where JSON has a number, a text or a word."""
    found = list(re.finditer(rb'(?<=[:\[,])\s*(-?\d[\d.eE+-]*|"[^"\n]*"|true|false|null)', data[:100_000]))
    if not found:
        return flip(data, draw)
    new = draw.choice([b"-1", b"0", b"NaN", b"1e999", b"2147483648", b"9223372036854775808", b'""', b'"\\u0000"', b"null", b"[]", b"{}"])
    old = draw.choice(found)
    return data[: old.start(1)] + new + data[old.end(1) :], f"with {new.decode()} for {old[1].decode(errors='replace')}"


CHANGES = [truncate, empty, flip, noise, zeros, repeated, shortened, value, value, value]


def damage(file, draw):
    """Changes a file, or what stands at its place; returns what was done, in words that follow its name."""
    kind = draw.randrange(12)
    if kind == 0:
        file.unlink()
        return "removed"
    if kind == 1:
        file.unlink()
        file.mkdir()
        return "replaced by a folder"
    data, what = draw.choice(CHANGES)(file.read_bytes(), draw)
    file.write_bytes(data)
    return what

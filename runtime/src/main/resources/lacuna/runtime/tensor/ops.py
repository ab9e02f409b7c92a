# The operations, in TorchScript. Archive turns every function into a method of one module (and adds `self`).
# Element types by number: 4 int64, 6 float32, 11 bool, 15 bfloat16. An optional tensor is a list of none or one.
# Where `mixed` is true, products are computed and returned in bfloat16.

# Operators

def add(a: Tensor, b: Tensor) -> Tensor:
  return torch.add(a, b)

def add_number(a: Tensor, b: number) -> Tensor:
  return torch.add(a, b)

def sub(a: Tensor, b: Tensor) -> Tensor:
  return torch.sub(a, b)

def sub_number(a: Tensor, b: number) -> Tensor:
  return torch.sub(a, b)

def sub_from(b: Tensor, a: number) -> Tensor:
  return torch.rsub(b, a)

def mul(a: Tensor, b: Tensor) -> Tensor:
  return torch.mul(a, b)

def mul_number(a: Tensor, b: number) -> Tensor:
  return torch.mul(a, b)

def div(a: Tensor, b: Tensor) -> Tensor:
  return torch.div(a, b)

def div_number(a: Tensor, b: number) -> Tensor:
  return torch.div(a, b)

def div_into(b: Tensor, a: number) -> Tensor:
  return torch.mul(torch.reciprocal(b), a)

def neg(x: Tensor) -> Tensor:
  return torch.neg(x)

def less(a: Tensor, b: Tensor) -> Tensor:
  return torch.lt(a, b)

def less_number(a: Tensor, b: number) -> Tensor:
  return torch.lt(a, b)

def less_equal(a: Tensor, b: Tensor) -> Tensor:
  return torch.le(a, b)

def less_equal_number(a: Tensor, b: number) -> Tensor:
  return torch.le(a, b)

def greater_number(a: Tensor, b: number) -> Tensor:
  return torch.gt(a, b)

def greater_equal_number(a: Tensor, b: number) -> Tensor:
  return torch.ge(a, b)

def equal(a: Tensor, b: Tensor) -> Tensor:
  return torch.eq(a, b)

def equal_number(a: Tensor, b: number) -> Tensor:
  return torch.eq(a, b)

def not_equal(a: Tensor, b: Tensor) -> Tensor:
  return torch.ne(a, b)

def not_equal_number(a: Tensor, b: number) -> Tensor:
  return torch.ne(a, b)

def logical_and(a: Tensor, b: Tensor) -> Tensor:
  return torch.logical_and(a, b)

def logical_or(a: Tensor, b: Tensor) -> Tensor:
  return torch.logical_or(a, b)

def logical_not(x: Tensor) -> Tensor:
  return torch.logical_not(x)

def minimum(a: Tensor, b: Tensor) -> Tensor:
  return torch.minimum(a, b)

def minimum_number(a: Tensor, b: number) -> Tensor:
  return torch.clamp_max(a, b)

def maximum(a: Tensor, b: Tensor) -> Tensor:
  return torch.maximum(a, b)

def maximum_number(a: Tensor, b: number) -> Tensor:
  return torch.clamp_min(a, b)

# Element by element

def exp(x: Tensor) -> Tensor:
  return torch.exp(x)

def log(x: Tensor) -> Tensor:
  return torch.log(x)

def log2(x: Tensor) -> Tensor:
  return torch.log2(x)

def sqrt(x: Tensor) -> Tensor:
  return torch.sqrt(x)

def abs(x: Tensor) -> Tensor:
  return torch.abs(x)

def sign(x: Tensor) -> Tensor:
  return torch.sign(x)

def sin(x: Tensor) -> Tensor:
  return torch.sin(x)

def cos(x: Tensor) -> Tensor:
  return torch.cos(x)

def sigmoid(x: Tensor) -> Tensor:
  return torch.sigmoid(x)

def gelu(x: Tensor) -> Tensor:
  return torch.gelu(x)

def relu(x: Tensor) -> Tensor:
  return torch.relu(x)

def floor(x: Tensor) -> Tensor:
  if torch.is_floating_point(x):
    x = torch.floor(x)
  return torch.to(x, 4)

def to_float(x: Tensor) -> Tensor:
  if torch.is_floating_point(x):
    return torch.alias(x)
  return torch.to(x, 6)

def to_int(x: Tensor) -> Tensor:
  return torch.to(x, 4)

def detach(x: Tensor) -> Tensor:
  return torch.detach(x)

# Shape

def reshape(x: Tensor, shape: List[int]) -> Tensor:
  return torch.reshape(x, shape)

def permute(x: Tensor, order: List[int]) -> Tensor:
  return torch.permute(x, order)

def transpose(x: Tensor, a: int, b: int) -> Tensor:
  return torch.transpose(x, a, b)

def concat(parts: List[Tensor], axis: int) -> Tensor:
  return torch.cat(parts, axis)

def slice(x: Tensor, start: int, end: int, axis: int) -> Tensor:
  return torch.slice(x, axis, start, end)

def unbind(x: Tensor, axis: int) -> List[Tensor]:
  return torch.unbind(x, axis)

def expand(x: Tensor, shape: List[int]) -> Tensor:
  return torch.expand(x, shape)

def flip(x: Tensor, axis: int) -> Tensor:
  return torch.flip(x, [axis])

def roll(x: Tensor, by: List[int], axes: List[int]) -> Tensor:
  return torch.roll(x, by, axes)

def pixel_shuffle(x: Tensor, factor: int) -> Tensor:
  return torch.pixel_shuffle(x, factor)

# Making tensors

def full(shape: List[int], value: float, device: str) -> Tensor:
  return torch.full(shape, value, dtype=6, device=torch.device(device))

def full_int(shape: List[int], value: int, device: str) -> Tensor:
  return torch.full(shape, value, dtype=4, device=torch.device(device))

def arange(n: int, device: str) -> Tensor:
  return torch.arange(n, dtype=4, device=torch.device(device))

# Every thread draws from generators of its own, so that networks in two threads do not disturb each other.
def generator(device: str, seed: int) -> Generator:
  return torch.Generator(device=torch.device(device), seed=seed)

def reseed(g: Generator, seed: int) -> int:
  same = torch.manual_seed(g, seed)
  return seed

def rand(shape: List[int], device: str, g: Generator) -> Tensor:
  return torch.rand(shape, generator=g, dtype=6, device=torch.device(device))

def randint(shape: List[int], high: int, device: str, g: Generator) -> Tensor:
  return torch.randint(high, shape, generator=g, dtype=4, device=torch.device(device))

def draw(high: int, g: Generator) -> float:
  return self.number(torch.randint(high, [1], generator=g, dtype=4))

def beta(shape: List[int], alpha: float, device: str, g: Generator) -> Tensor:
  gamma = torch.full(shape, alpha, dtype=6, device=torch.device(device))
  one = torch._standard_gamma(gamma, g)
  return torch.div(one, torch.add(one, torch._standard_gamma(gamma, g)))

# What whole samples are multiplied with: 0 with probability p, else 1 / (1 - p).
def kept(x: Tensor, p: float, g: Generator) -> Tensor:
  shape = [torch.size(x, 0)]
  for _ in range(torch.dim(x) - 1):
    shape = torch.add(shape, [1])
  return torch.div(torch.bernoulli(torch.full(shape, 1. - p, dtype=6, device=x.device), generator=g), 1. - p)

# The same of single elements: torch.dropout takes no generator.
def kept_elements(x: Tensor, p: float, g: Generator) -> Tensor:
  return torch.div_(torch.bernoulli_(torch.empty_like(x), 1. - p, generator=g), 1. - p)

def add_product(x: Tensor, a: Tensor, b: Tensor) -> Tensor:
  return torch.addcmul(x, a, b)

# Small factors are joined first. The backward pass of addcmul would multiply the tokens once more.
def add_scaled(x: Tensor, y: Tensor, scale: Tensor, kept: Tensor) -> Tensor:
  return torch.add_(torch.mul(y, torch.mul(scale, kept)), x)

def upload(x: Tensor, device: str) -> Tensor:
  return torch.to(x, torch.device(device), x.dtype, True, True)

def host(x: Tensor) -> Tensor:
  return torch.contiguous(torch.to(torch.detach(x), torch.device("cpu"), x.dtype, False, False))

def host_copy(x: Tensor) -> Tensor:
  return torch.contiguous(torch.to(torch.detach(x), torch.device("cpu"), x.dtype, False, True))

def empty_host(shape: List[int], type: int, pinned: bool) -> Tensor:
  return torch.empty(shape, dtype=type, pin_memory=pinned)

# Divisors are tensors: CUDA multiplies by the inverse of a number, which rounds otherwise.
def normalize_pixels(x: Tensor, white: Tensor, mean: Tensor, std: Tensor) -> Tensor:
  return torch.div_(torch.sub_(torch.div_(torch.to(x, 6), white), mean), std)

# Choosing

def where(condition: Tensor, yes: Tensor, no: Tensor) -> Tensor:
  return torch.where(condition, yes, no)

def where_number_no(condition: Tensor, yes: Tensor, no: number) -> Tensor:
  return torch.where(condition, yes, no)

def where_number_yes(condition: Tensor, yes: number, no: Tensor) -> Tensor:
  return torch.where(condition, yes, no)

def where_numbers(condition: Tensor, yes: float, no: float) -> Tensor:
  return torch.where(condition, torch.full([], yes, dtype=6, device=condition.device),
    torch.full([], no, dtype=6, device=condition.device))

def argsort(x: Tensor) -> Tensor:
  return torch.argsort(x, stable=True, dim=-1)

def argmax(x: Tensor) -> Tensor:
  return torch.argmax(x, -1)

# Less than half the time of an embedding, whose backward pass scatters row by row.
def embedding(table: Tensor, index: Tensor) -> Tensor:
  rows = torch.index_select(table, 0, torch.reshape(index, [-1]))
  return torch.reshape(rows, torch.add(torch.size(index), [torch.size(table, 1)]))

def gather(x: Tensor, index: Tensor) -> Tensor:
  wide = torch.expand(torch.unsqueeze(index, -1), [-1, -1, torch.size(x, -1)])
  return torch.gather(x, 1, wide)

# Part by part, so that the products of a large table never exist all at once.
def nearest(table: Tensor, x: Tensor, k: int) -> Tensor:
  best = torch.full([torch.size(x, 0), 0], 0., dtype=6, device=x.device)
  places = torch.full([torch.size(x, 0), 0], 0, dtype=4, device=x.device)
  first = 0
  for rows in torch.split(table, 8192):
    products = torch.matmul(torch.to(x, 6), torch.transpose(rows, 0, 1))
    index = torch.arange(first, torch.add(first, torch.size(rows, 0)), dtype=4, device=x.device)
    best = torch.cat([best, products], 1)
    places = torch.cat([places, torch.expand_as(index, products)], 1)
    best, order, = torch.topk(best, ops.prim.min(k, torch.size(best, 1)))
    places = torch.gather(places, 1, order)
    first = torch.add(first, torch.size(rows, 0))
  return places

def column_products(rows: Tensor) -> Tensor:
  wide = torch.to(rows, 7)
  return torch.matmul(torch.transpose(wide, 0, 1), wide)

def add_column_products(before: Tensor, rows: Tensor) -> Tensor:
  return torch.add(before, self.column_products(rows))

def roots_of_eigenvalues(products: Tensor) -> Tensor:
  values = torch.linalg_eigvalsh(products, "L")
  return torch.to(torch.flip(torch.sqrt(torch.clamp(values, 0.)), [0]), 6)

# Reducing; sums of bfloat16 are 32-bit

def wide(x: Tensor) -> Tensor:
  if x.dtype == 15:
    return torch.to(x, 6)
  return x

def sum(x: Tensor) -> Tensor:
  return torch.sum(self.wide(x))

def mean(x: Tensor, axis: int, keep: bool) -> Tensor:
  return torch.mean(self.wide(x), [axis], keep)

def variance(x: Tensor, axis: int, unbiased: bool, keep: bool) -> Tensor:
  return torch.var(self.wide(x), [axis], unbiased, keep)

def softmax(x: Tensor) -> Tensor:
  return torch.softmax(x, -1)

def normalize(x: Tensor) -> Tensor:
  norm = torch.linalg_vector_norm(x, 2, [-1], True)
  return torch.div(x, torch.clamp_min(norm, 1e-12))

def cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
  rows = torch.reshape(self.wide(logits), [-1, torch.size(logits, -1)])
  losses = torch.cross_entropy_loss(rows, torch.reshape(target, [-1]), None, 0)
  return torch.reshape(losses, torch.size(target))

def soft_cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
  return torch.neg(torch.sum(torch.mul(target, torch.log_softmax(self.wide(logits), -1)), [-1]))

# Products

def matmul(a: Tensor, b: Tensor, mixed: bool) -> Tensor:
  if mixed:
    return torch.matmul(torch.to(a, 15), torch.to(b, 15))
  return torch.matmul(a, b)

def linear(x: Tensor, weight: Tensor, bias: List[Tensor], mixed: bool) -> Tensor:
  b = self.optional(bias, mixed)
  if mixed:
    return torch.linear(torch.to(x, 15), torch.to(weight, 15), b)
  return torch.linear(x, weight, b)

# On a GPU the channels lie last (memory format 2), as its kernels want them.
def conv2d(x: Tensor, weight: Tensor, bias: List[Tensor], stride: int, padding: int, mixed: bool) -> Tensor:
  if stride > 0 and padding == 0 and torch.eq(torch.size(weight)[2:], [stride, stride]):
    if torch.remainder(torch.size(x, 2), stride) + torch.remainder(torch.size(x, 3), stride) == 0:
      return self.patch_product(x, weight, bias, stride, mixed)
  b = self.optional(bias, mixed)
  if x.is_cuda:
    x = torch.contiguous(x, memory_format=2)
  if mixed:
    return torch.conv2d(torch.to(x, 15), torch.to(weight, 15), b, [stride, stride], [padding, padding])
  return torch.conv2d(x, weight, b, [stride, stride], [padding, padding])

# A convolution whose windows neither overlap nor leave gaps is a product of patches with the weight. Its result lies with
# the channels last, which is what tokens are made of.
def patch_product(x: Tensor, weight: Tensor, bias: List[Tensor], stride: int, mixed: bool) -> Tensor:
  patches = torch.permute(x, [0, 2, 3, 1])
  if stride != 1:
    rows = torch.unflatten(torch.unflatten(x, 3, [-1, stride]), 2, [-1, stride])
    patches = torch.flatten(torch.permute(rows, [0, 2, 4, 1, 3, 5]), 3)
  return torch.permute(self.linear(patches, torch.flatten(weight, 1), bias, mixed), [0, 3, 1, 2])

def optional(bias: List[Tensor], mixed: bool) -> Optional[Tensor]:
  if torch.len(bias) == 0:
    return None
  if mixed:
    return torch.to(bias[0], 15)
  return bias[0]

# CUDA's kernel wants one element type; the CPU's takes bfloat16 with 32-bit weights.
def layer_norm(x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
  if x.is_cuda and x.dtype != weight.dtype:
    x = torch.to(x, weight.dtype)
  return torch.layer_norm(x, [torch.size(x, -1)], weight, bias, eps)

def batch_norm(x: Tensor, mean: Tensor, variance: Tensor, weight: List[Tensor], bias: List[Tensor], eps: float,
    momentum: float, training: bool) -> Tensor:
  w, b = self.optional(weight, False), self.optional(bias, False)
  return torch.batch_norm(self.wide(x), w, b, mean, variance, training, momentum, eps, True)

# On the CPU the fused kernel is faster without a bias in 32 bits alone (ViT-B, batch 8). The plain way saves q, k, v and the
# probabilities; q is scaled in the copy that the product needs anyway.
def scaled_dot_product_attention(q: Tensor, k: Tensor, v: Tensor, bias: List[Tensor], scale: float, mixed: bool) -> Tensor:
  if mixed:
    q = torch.to(q, 15)
    k = torch.to(k, 15)
    v = torch.to(v, 15)
  biased = torch.len(bias) > 0
  if q.is_cuda:
    return self.fused_attention(q, k, v, bias, scale)
  if not (biased or mixed):
    return torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=scale)
  if scale != 1.:
    q = torch.mul_(torch.clone(q, memory_format=0), scale)
  if biased and mixed:
    scores = self.biased_scores(q, k, bias[0])
  else:
    scores = torch.matmul(q, torch.transpose(k, -2, -1))
    if biased:
      scores = torch.add_(scores, bias[0])
  return torch.matmul(torch.softmax(scores, -1), v)

# The product is added to copies of the bias: adding a broadcast bias afterwards takes half as long again in bfloat16.
def biased_scores(q: Tensor, k: Tensor, bias: Tensor) -> Tensor:
  shape = torch.add(torch.size(q)[:-1], [torch.size(k, -2)])
  scores = torch.clone(torch.expand(torch.to(bias, q.dtype), shape), memory_format=0)
  q, k = torch.flatten(q, 0, -3), torch.flatten(k, 0, -3)
  return torch.reshape(torch.baddbmm_(torch.flatten(scores, 0, -3), q, torch.transpose(k, 1, 2)), shape)

# CUDA's memory-efficient kernels take (batch, heads, n, d) alone, and a bias of the same type whose rows have no gaps. Axes
# before the heads, such as windows, become part of the batch, which is a view; where the bias differs along them they
# become part of the heads.
def fused_attention(q: Tensor, k: Tensor, v: Tensor, bias: List[Tensor], scale: float) -> Tensor:
  shape = torch.add(torch.size(q)[:-1], [torch.size(v, -1)])
  first, last = 0, -4
  b = annotate(Optional[Tensor], None)
  if torch.len(bias) > 0:
    rows = torch.contiguous(torch.to(bias[0], q.dtype, False, False, 0))
    if torch.dim(q) > 4 and torch.dim(rows) > 3:
      sizes = torch.add(torch.size(q)[:-1], [torch.size(k, -2)])
      if torch.dim(rows) < torch.dim(q):
        first, last = 1, -3
        sizes = sizes[1:]
      rows = torch.flatten(torch.expand(rows, sizes), 0, -4 + first)
    b = rows
  if torch.dim(q) > 4:
    q, k, v = torch.flatten(q, first, last), torch.flatten(k, first, last), torch.flatten(v, first, last)
  return torch.reshape(torch.scaled_dot_product_attention(q, k, v, b, 0., False, scale=scale), shape)

def avg_pool2d(x: Tensor, window: int, stride: int) -> Tensor:
  return torch.avg_pool2d(x, [window, window], [stride, stride])

def max_pool2d(x: Tensor, window: int, stride: int) -> Tensor:
  return torch.max_pool2d(x, [window, window], [stride, stride])

# A mean over a rectangle is a mean of means: two passes instead of window * window terms.
def window_mean(x: Tensor, window: int) -> Tensor:
  half = torch.floordiv(window, 2)
  rows = torch.avg_pool2d(x, [window, 1], [1, 1], [half, 0], False, False)
  return torch.avg_pool2d(rows, [1, window], [1, 1], [0, half], False, False)

# First values, in place

def fill_constant(to: Tensor, value: float) -> Tensor:
  return torch.fill_(to, value)

def fill_normal(to: Tensor, std: float, g: Generator) -> Tensor:
  return torch.normal_(to, 0., std, generator=g)

def fill_uniform(to: Tensor, low: float, high: float, g: Generator) -> Tensor:
  return torch.uniform_(to, low, high, generator=g)

# `reach` is twice the probability of [0, cut].
def fill_truncated_normal(to: Tensor, std: float, cut: float, reach: float, g: Generator) -> Tensor:
  to = torch.erfinv_(torch.uniform_(to, -reach, reach, generator=g))
  return torch.clamp_(torch.mul_(to, std * 1.4142135623730951), -cut, cut)

def fill_scaled(to: Tensor, by: float) -> Tensor:
  return torch.mul_(to, by)

def fill_copy(to: Tensor, values: Tensor) -> Tensor:
  return torch.copy_(to, values)

def copy(x: Tensor, type: int, device: str) -> Tensor:
  return torch.to(torch.detach(x), torch.device(device), type, False, True)

def number(x: Tensor) -> float:
  return torch.item(torch.to(x, 7))

def numbers(all: List[Tensor]) -> Tensor:
  out = annotate(List[Tensor], [])
  for x in all:
    torch.append(out, torch.to(x, 7))
  return torch.stack(out)

# Gradients and updates, over lists. What decides about an update stays on its device until the update is done: a GPU that
# is asked for a number has nothing to do until it has answered and is given work again.

def requires_gradient(x: Tensor) -> bool:
  return x.requires_grad

# A parameter that the loss does not depend on has a gradient of zeros. Updates want values laid out as those of parameters.
def gradients(loss: Tensor, parameters: List[Tensor]) -> List[Tensor]:
  found = torch.autograd.grad([loss], parameters, None, None, False, True)
  out = annotate(List[Tensor], [])
  for i in range(torch.len(parameters)):
    g = found[i]
    if torch.__is__(g, None):
      torch.append(out, torch.zeros_like(parameters[i]))
    else:
      torch.append(out, torch.contiguous(torch.detach(unchecked_cast(Tensor, g))))
  return out

# For what is computed without a record and again: a new record begins at a leaf. A gradient that is not there is empty.

def alias(x: Tensor) -> Tensor:
  return torch.alias(x)

def leaf(x: Tensor) -> Tensor:
  return torch.requires_grad_(torch.detach(x), True)

def ones_like(x: Tensor) -> Tensor:
  return torch.ones_like(x)

def zeros_like(x: Tensor) -> Tensor:
  return torch.zeros_like(x)

def gradients_of(values: List[Tensor], gradients: List[Tensor], targets: List[Tensor], again: bool) -> List[Tensor]:
  given = annotate(List[Optional[Tensor]], [])
  for g in gradients:
    torch.append(given, g)
  found = torch.autograd.grad(values, targets, given, again, False, True)
  out = annotate(List[Tensor], [])
  for i in range(torch.len(targets)):
    g0 = found[i]
    if torch.__is__(g0, None):
      torch.append(out, torch.empty([0], dtype=6))
    else:
      torch.append(out, torch.contiguous(torch.detach(unchecked_cast(Tensor, g0))))
  return out

# Gradients may share memory, so nothing but own copies is changed in place.
def own(gradients: List[Tensor], factor: Tensor) -> List[Tensor]:
  return torch._foreach_mul(gradients, factor)

def accumulate(sums: List[Tensor], gradients: List[Tensor]) -> int:
  torch._foreach_add_(sums, gradients)
  return torch.len(sums)

def move_averages(averages: List[Tensor], values: List[Tensor], share: float) -> int:
  torch._foreach_lerp_(averages, values, share)
  return torch.len(averages)

def scale_own(sums: List[Tensor], factor: Tensor) -> int:
  torch._foreach_mul_(sums, factor)
  return torch.len(sums)

def global_norm(gradients: List[Tensor], factor: Tensor) -> Tensor:
  return torch.to(torch.linalg_vector_norm(self.norms(gradients, factor)), 6)

# In 64 bits. On the CPU the norm of a whole tensor is summed in a few chains of 32 bits, and 5e-5 off for a million numbers; those
# of rows are not.
def norms(gradients: List[Tensor], factor: Tensor) -> Tensor:
  out = annotate(List[Tensor], [])
  if factor.is_cuda:
    out = torch._foreach_norm(gradients)
  else:
    for g in gradients:
      whole = torch.numel(g) // 1024 * 1024
      if whole < 16384:
        torch.append(out, torch.to(torch.linalg_vector_norm(g), 7))
      else:
        flat = torch.reshape(g, [-1])
        rows = torch.linalg_vector_norm(torch.reshape(torch.narrow(flat, 0, 0, whole), [-1, 1024]), 2, [-1])
        rest = torch.narrow(flat, 0, whole, torch.size(flat, 0) - whole)
        torch.append(out, torch.linalg_vector_norm(torch.to(torch.cat([rows, rest]), 7)))
  return torch.mul(torch.to(torch.stack(out), 7), factor)

# As in PyTorch's clip_grad_norm_.
def clip_factor(norm: Tensor, limit: float) -> Tensor:
  return torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm, 1e-6)), limit), 1.)

# 1 where the update must not be made, else 0.
def not_finite(figures: List[Tensor]) -> Tensor:
  return torch.to(torch.logical_not(torch.all(torch.isfinite(self.numbers(figures)))), 6)

# On the CPU a number is there to be read, and a factor of 1 costs nothing.
def scaled(gradients: List[Tensor], factor: Tensor) -> List[Tensor]:
  if not factor.is_cuda and self.number(factor) == 1.:
    return gradients
  return torch._foreach_mul(gradients, factor)

# How many tensors to update at a time. On the CPU the scaled gradients of a few stay in its caches; a GPU wants one call.
def at_once(parameters: List[Tensor]) -> int:
  if parameters[0].is_cuda:
    return torch.len(parameters)
  return 16

def adamw(parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], factor: Tensor,
    skip: Tensor, step: Tensor, rate: float, beta1: float, beta2: float, eps: float, decay: float) -> int:
  size = self.at_once(parameters)
  for i in range(0, torch.len(parameters), size):
    part = parameters[i:i + size]
    steps = torch.mul([step], torch.len(part))
    torch._fused_adamw_(part, self.scaled(gradients[i:i + size], factor), first[i:i + size], second[i:i + size],
      annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False,
      maximize=False, grad_scale=None, found_inf=skip)
  return torch.len(parameters)

def sgd(parameters: List[Tensor], gradients: List[Tensor], momenta: List[Tensor], factor: Tensor, skip: Tensor,
    rate: float, momentum: float, nesterov: bool, decay: float, first: bool) -> int:
  size = self.at_once(parameters)
  for i in range(0, torch.len(parameters), size):
    torch._fused_sgd_(parameters[i:i + size], self.scaled(gradients[i:i + size], factor), momenta[i:i + size],
      weight_decay=decay, momentum=momentum, lr=rate, dampening=0., nesterov=nesterov, maximize=False, is_first_step=first,
      grad_scale=None, found_inf=skip)
  return torch.len(parameters)

# Functions whose operators only a libtorch for CUDA has: TorchScript, as in ops.py, loaded there alone.

def device_count() -> float:
  return float(ops.cuda.device_count())

def side_stream(device: str) -> __torch__.torch.classes.cuda.Stream:
  stream = __torch__.torch.classes.cuda.Stream.__new__(__torch__.torch.classes.cuda.Stream)
  _ = (stream).__init__(torch.device(device), 0)
  return stream

def copy_beside(to: Tensor, host: Tensor, side: __torch__.torch.classes.cuda.Stream) -> int:
  main = ops.cuda.current_stream(to.device)
  _ = (side).wait_stream(main)
  ops.cuda.set_stream(side)
  copied = torch.copy_(to, host, True)
  ops.cuda.set_stream(main)
  return 0

def join(side: __torch__.torch.classes.cuda.Stream) -> int:
  main = ops.cuda.current_stream((side).device_index())
  _ = (main).wait_stream(side)
  return 0

def drain(side: __torch__.torch.classes.cuda.Stream) -> int:
  _ = (side).synchronize()
  return 0

# Functions whose operators only a libtorch for CUDA has: TorchScript, as in ops.py, loaded there alone.

def device_count() -> float:
  return float(ops.cuda.device_count())

package lacuna.runtime.tensor;

/**
 * What a thread has asked of the engine so far. A GPU has nothing to do while it waits for calls,
 * and less still while somebody waits for its numbers.
 *
 * @param calls of TorchScript functions, an operation each or a few
 * @param reads of numbers, each of which waits for the device
 * @param uploads of numbers that operations bring along, each copied to the device
 */
public record Traffic(long calls, long reads, long uploads) {
  /** What was asked since. */
  public Traffic since(Traffic before) {
    return new Traffic(calls - before.calls, reads - before.reads, uploads - before.uploads);
  }
}

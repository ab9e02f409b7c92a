package lacuna.compiler.plan;

/**
 * Bytes that a training step needs, as an estimate from the program: on a GPU of tensors alone, on
 * the CPU of the whole process.
 *
 * @param device {@code cpu} or {@code gpu}, whose kernels save different tensors
 * @param precision {@code fp32} or {@code bf16}
 * @param resident what is there all the time: weights, moments, and sums of gradients where a batch
 *     goes through in parts
 * @param gradients of one backward pass, which take the place of activations
 * @param activations what the backward pass needs at any batch
 * @param activationsPerImage what it needs for each image that goes through at once
 */
public record StepMemory(
    String device,
    String precision,
    double resident,
    double gradients,
    double activations,
    double activationsPerImage) {

  /** Bytes when so many images go through at once. */
  public double at(long images) {
    return resident + Math.max(gradients, activations + images * activationsPerImage);
  }
}

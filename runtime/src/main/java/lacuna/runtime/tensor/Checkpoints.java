package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Activation checkpointing (Chen et al. 2016): of a block's forward pass only the inputs are kept,
 * and what is inside is computed again, with the same random draws, when the gradients come to it.
 *
 * <p>The engine records what lies between the blocks: each block's result begins a new record, of
 * which the gradient is asked for, and is then given to the block that was computed again.
 */
public final class Checkpoints {
  private static final ThreadLocal<Checkpoints> CURRENT =
      ThreadLocal.withInitial(Checkpoints::new);

  private final List<Block> blocks = new ArrayList<>();
  private final Map<NDArray, Input> inputs = new IdentityHashMap<>();
  private @Nullable NDManager memory;

  private Checkpoints() {}

  /** The calling thread's: of the forward pass that it has made last. */
  public static Checkpoints current() {
    return CURRENT.get();
  }

  /** A tensor that blocks were given, with its record, and the sum of their gradients for it. */
  private static final class Input {
    final NDArray value;
    final boolean learned;
    final int first;
    @Nullable NDArray gradient;

    Input(NDArray value, boolean learned, int first) {
      this.value = value;
      this.learned = learned;
      this.first = first;
    }
  }

  /** A block that was computed unrecorded, and its result, with the gradient for it. */
  private static final class Block {
    final Function<List<@Nullable NDArray>, NDArray> function;
    final List<@Nullable Input> inputs;
    final NDArray result;
    final Draws draws;
    @Nullable NDArray gradient;

    Block(
        Function<List<@Nullable NDArray>, NDArray> function,
        List<@Nullable Input> inputs,
        NDArray result,
        Draws draws) {
      this.function = function;
      this.inputs = inputs;
      this.result = result;
      this.draws = draws;
    }
  }

  /**
   * Computes a block without a record of what is inside; called while the thread records.
   *
   * @param function of the inputs, which are null where they are left out
   */
  public NDArray run(
      Function<List<@Nullable NDArray>, NDArray> function, List<@Nullable NDArray> given) {
    NDManager owner = memory();
    Draws draws = new Draws(owner);
    NDArray result = computed(function, given, draws, false);
    List<@Nullable Input> known = new ArrayList<>();
    for (NDArray input : given) {
      known.add(input == null ? null : inputs.computeIfAbsent(input, this::known));
    }
    NDArray start = Script.callInto(owner, "leaf", result);
    blocks.add(new Block(function, known, start, draws));
    return Script.call("alias", start);
  }

  private Input known(NDArray input) {
    boolean learned = Script.callForFlag("requires_gradient", input);
    return new Input(Script.callInto(memory(), "alias", input), learned, blocks.size());
  }

  private static NDArray computed(
      Function<List<@Nullable NDArray>, NDArray> function,
      List<@Nullable NDArray> given,
      Draws draws,
      boolean recorded) {
    Context context = Context.current();
    boolean recordingBefore = Engines.recording();
    Engines.recording(recorded);
    context.draws(draws);
    try {
      return function.apply(given);
    } finally {
      context.draws(null);
      Engines.recording(recordingBefore);
    }
  }

  /** Whether no block was computed since the last {@link #clear}. */
  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * The gradients of a loss, in the order of the parameters.
   *
   * @param owner of the gradients
   */
  @SuppressWarnings("try") // the scopes own what is made in them
  List<NDArray> backward(NDArray loss, List<NDArray> parameters, NDManager owner) {
    @Nullable NDArray[] sums = new NDArray[parameters.size()];
    try (Scope scope = Scope.open(loss.getDevice())) {
      NDArray one = Script.call("ones_like", loss);
      between(List.of(loss), List.of(one), blocks.size(), parameters, sums, owner);
    }
    for (int i = blocks.size() - 1; i >= 0; i--) {
      try (Scope scope = Scope.open(loss.getDevice())) {
        inside(blocks.get(i), parameters, sums, owner);
        begins(i, parameters, sums, owner);
      }
    }
    List<NDArray> gradients = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      NDArray sum = sums[i];
      gradients.add(sum == null ? Script.callInto(owner, "zeros_like", parameters.get(i)) : sum);
    }
    clear();
    return gradients;
  }

  /** Computes a block again, recorded, and takes its result's gradient back to its inputs. */
  private void inside(
      Block block, List<NDArray> parameters, @Nullable NDArray[] sums, NDManager owner) {
    NDArray gradient = block.gradient;
    if (gradient == null) {
      return;
    }
    List<NDArray> targets = new ArrayList<>(parameters);
    List<Input> learned = new ArrayList<>();
    List<@Nullable NDArray> given = new ArrayList<>();
    for (Input input : block.inputs) {
      if (input == null) {
        given.add(null);
        continue;
      }
      NDArray start = Script.call(input.learned ? "leaf" : "detach", input.value);
      given.add(start);
      if (input.learned) {
        targets.add(start);
        learned.add(input);
      }
    }
    block.draws.replay();
    NDArray result = computed(block.function, given, block.draws, true);
    List<NDArray> found = gradients(List.of(result), List.of(gradient), targets, false);
    gradient.close();
    block.gradient = null;
    sum(found, sums, owner);
    for (int i = 0; i < learned.size(); i++) {
      Input input = learned.get(i);
      input.gradient = added(input.gradient, found.get(sums.length + i), memory());
    }
  }

  /** Takes the gradients of inputs back from the first block that was given them. */
  private void begins(
      int block, List<NDArray> parameters, @Nullable NDArray[] sums, NDManager owner) {
    List<NDArray> values = new ArrayList<>();
    List<NDArray> given = new ArrayList<>();
    for (Input input : blocks.get(block).inputs) {
      if (input != null && input.first == block && input.gradient != null) {
        values.add(input.value);
        given.add(input.gradient);
        input.gradient = null;
      }
    }
    if (!values.isEmpty()) {
      between(values, given, block, parameters, sums, owner);
    }
  }

  /** Takes gradients back through what was recorded, to the results of the blocks before. */
  private void between(
      List<NDArray> values,
      List<NDArray> given,
      int before,
      List<NDArray> parameters,
      @Nullable NDArray[] sums,
      NDManager owner) {
    List<NDArray> targets = new ArrayList<>(parameters);
    blocks.subList(0, before).forEach(block -> targets.add(block.result));
    List<NDArray> found = gradients(values, given, targets, true);
    sum(found, sums, owner);
    for (int i = 0; i < before; i++) {
      Block block = blocks.get(i);
      block.gradient = added(block.gradient, found.get(sums.length + i), memory());
    }
  }

  private static List<NDArray> gradients(
      List<NDArray> values, List<NDArray> given, List<NDArray> targets, boolean again) {
    return Script.callForList(
        Context.current().memory(), "gradients_of", values, given, targets, again);
  }

  private static void sum(List<NDArray> found, @Nullable NDArray[] sums, NDManager owner) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = added(sums[i], found.get(i), owner);
    }
  }

  /** The sum, which {@code owner} owns; an empty gradient is none. */
  private static @Nullable NDArray added(
      @Nullable NDArray sum, NDArray more, NDManager owner) {
    if (more.getShape().size() == 0) {
      return sum;
    }
    NDArray result = sum == null ? more : Script.callInto(owner, "add", sum, more);
    result.attach(owner);
    if (sum != null) {
      sum.close();
    }
    return result;
  }

  private NDManager memory() {
    NDManager owner = memory;
    if (owner == null) {
      owner = Engines.newMemory(Context.current().memory().getDevice());
      memory = owner;
    }
    return owner;
  }

  /** Forgets all blocks. */
  public void clear() {
    blocks.clear();
    inputs.clear();
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}

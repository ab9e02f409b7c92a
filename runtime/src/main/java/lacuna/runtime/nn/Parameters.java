package lacuna.runtime.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lacuna.runtime.init.Init;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * All parameters of a network, in the order in which its layers declare them. First values are
 * drawn in that order, on the CPU, from one seed: they are the same whatever the device.
 */
public final class Parameters implements AutoCloseable {
  private final NDManager owner;
  private final DataType type;
  private final long seed;
  private final Map<String, Parameter> byKey = new LinkedHashMap<>();
  private final Freeze freeze;
  private boolean holding;
  private int lists;

  /**
   * Nothing is frozen but what layers say of themselves.
   *
   * @param device where the parameters live
   * @param type of learned tensors and real constants: FLOAT32, or FLOAT64 for tests
   * @param seed of the first values
   */
  public Parameters(Device device, DataType type, long seed) {
    this(device, type, seed, Freeze.NOTHING);
  }

  /** The same with frozen parts. */
  public Parameters(Device device, DataType type, long seed, Freeze freeze) {
    owner = Engines.newMemory(device);
    this.type = type;
    this.seed = seed;
    this.freeze = freeze;
    holding = !freeze.forGood();
  }

  /**
   * Makes a network: gives the root to its constructor, such as {@code Pretrain::new}. Temporaries
   * that constructors make are freed. Seeds the thread's generators.
   */
  public <L> L build(Function<Weights, L> make) {
    Scope temporaries = Scope.open(owner.getDevice());
    try {
      Engines.seed(seed);
      return make.apply(new Weights(this));
    } finally {
      temporaries.close();
    }
  }

  /** Every parameter and buffer, in the order of their declaration. */
  public List<Parameter> all() {
    return List.copyOf(byKey.values());
  }

  /** The parameters that an optimizer may change, in order: neither buffers nor frozen for good. */
  public List<Parameter> trained() {
    return byKey.values().stream().filter(p -> p.trained() && !p.buffer()).toList();
  }

  /** Those that it may change now. */
  public List<Parameter> thawed() {
    return trained().stream().filter(p -> !isHeld(p)).toList();
  }

  /** Whether a parameter is frozen until {@link #thaw}. */
  public boolean isHeld(Parameter parameter) {
    return holding && parameter.trained() && freeze.covers(parameter.key());
  }

  /** From here on, what is not frozen for good is trained. */
  public void thaw() {
    holding = false;
    trained().forEach(p -> p.array().setRequiresGradient(true));
  }

  /** Whether what is frozen is so now: for good, or not thawed yet. */
  boolean isFrozen() {
    return freeze.forGood() || holding;
  }

  boolean freezes(String key) {
    return freeze.covers(key);
  }

  /** The parameter of that key, or null. */
  public @Nullable Parameter find(String key) {
    return byKey.get(key);
  }

  /**
   * A parameter's distance from the input: its own level or, where it has none, one above the
   * highest of all.
   */
  public int level(Parameter parameter) {
    if (parameter.level() != Parameter.NO_LEVEL) {
      return parameter.level();
    }
    return 1 + byKey.values().stream().mapToInt(Parameter::level).max().orElse(Parameter.NO_LEVEL);
  }

  /** Number of learned values that are frozen now. */
  public long frozenCount() {
    return count() - thawed().stream().mapToLong(p -> p.array().size()).sum();
  }

  /** Number of learned values. */
  public long count() {
    return byKey.values().stream().filter(p -> !p.buffer()).mapToLong(p -> p.array().size()).sum();
  }

  /** Whether a forward pass in training changes any of them: a running figure. */
  public boolean anyRunning() {
    return byKey.values().stream()
        .anyMatch(p -> p.buffer() && !p.adoption().equals(Adoption.CONSTANT));
  }

  /** Where the parameters live. */
  public Device device() {
    return owner.getDevice();
  }

  /** Type of learned tensors. */
  public DataType type() {
    return type;
  }

  /** How many lists of layers were made. */
  int lists() {
    return lists;
  }

  void countList() {
    lists++;
  }

  NDArray param(
      String key,
      Init init,
      long[] shape,
      boolean decay,
      int level,
      boolean trained,
      Adoption adoption) {
    NDArray drawn;
    try (NDManager drawing = Engines.newMemory(Device.cpu())) {
      NDArray values = drawing.create(new Shape(shape), DataType.FLOAT32);
      init.fill(values);
      drawn = Engines.copy(values, type, owner);
    }
    boolean covered = freeze.covers(key);
    boolean ever = trained && !(covered && freeze.forGood());
    drawn.setRequiresGradient(ever && !covered);
    return add(new Parameter(key, drawn, false, decay, level, ever, adoption));
  }

  NDArray buffer(String key, NDArray value, int level, Adoption adoption) {
    DataType kept = value.getDataType().isFloating() ? type : value.getDataType();
    NDArray copy = Engines.copy(value, kept, owner);
    return add(new Parameter(key, copy, true, false, level, false, adoption));
  }

  private NDArray add(Parameter parameter) {
    if (byKey.putIfAbsent(parameter.key(), parameter) != null) {
      parameter.array().close();
      throw new IllegalArgumentException(
          "two parameters have the key "
              + parameter.key()
              + ": give one of them another with (key: ...)");
    }
    return parameter.array();
  }

  /** Frees all parameters. */
  @Override
  public void close() {
    byKey.clear();
    owner.close();
  }
}

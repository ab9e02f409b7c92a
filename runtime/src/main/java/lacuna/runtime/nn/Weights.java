package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.fit.Fit;
import lacuna.runtime.init.Init;
import org.jspecify.annotations.Nullable;

/**
 * A place in the parameter tree, with the properties that parameters below it inherit. It is a
 * view: asking for a child or changing a property gives a new place in the same store.
 */
public final class Weights {
  private final Parameters store;
  private final String path;
  private final String prefix;
  private final int level;
  private final boolean decay;
  private final boolean trained;
  private final Adoption adoption;
  private final Names names;

  /**
   * Under which names an observer is shown what the layer at the place computes.
   *
   * @param part the parameter of the stage that it is given as; null where it is no part of a stage
   * @param result the name that its result is given; null where it has none
   */
  private record Names(@Nullable String part, @Nullable String result) {
    static final Names NONE = new Names(null, null);
  }

  Weights(Parameters store) {
    this(store, "", "", Parameter.NO_LEVEL, true, true, Adoption.PLAIN, Names.NONE);
  }

  private Weights(
      Parameters store,
      String path,
      String prefix,
      int level,
      boolean decay,
      boolean trained,
      Adoption adoption,
      Names names) {
    this.store = store;
    this.path = path;
    this.prefix = prefix;
    this.level = level;
    this.decay = decay;
    this.trained = trained;
    this.adoption = adoption;
    this.names = names;
  }

  /** The place's name: the keys from the root, joined by points; empty at the root. */
  public String path() {
    return path;
  }

  /**
   * The child of that key; the place itself where the key is empty. A child of the root is the part
   * of the stage of that name.
   */
  public Weights in(String key) {
    if (key.isEmpty()) {
      return this;
    }
    boolean root = path.isEmpty() && names.part == null;
    return new Weights(
        store,
        join(path, key),
        join(prefix, key),
        level,
        decay,
        trained,
        adoption,
        new Names(root ? key : null, null));
  }

  /** A part of a stage that has no key of its own, such as a mask: its path is its name alone. */
  public Weights part(String name) {
    return new Weights(
        store, name, prefix, level, decay, trained, adoption, new Names(name, null));
  }

  /** The same place, for the part of a stage whose name is not its key. */
  public Weights named(String part) {
    return with(new Names(part, names.result));
  }

  /** The same place, for a layer whose result has a name. */
  public Weights result(String name) {
    return with(new Names(names.part, name));
  }

  private Weights with(Names others) {
    return new Weights(store, path, prefix, level, decay, trained, adoption, others);
  }

  @Nullable String part() {
    return names.part;
  }

  @Nullable String result() {
    return names.result;
  }

  /** The same place, at a distance from the input for layer-wise decay. */
  public Weights level(int distance) {
    return new Weights(store, path, prefix, distance, decay, trained, adoption, names);
  }

  /** The same place, with or without weight decay. */
  public Weights decay(boolean decays) {
    return new Weights(store, path, prefix, level, decays, trained, adoption, names);
  }

  boolean frozen() {
    return !trained;
  }

  /** The store where it freezes the place; else null. */
  @Nullable Parameters freezing() {
    return store.freezes(prefix) ? store : null;
  }

  /** The same place, trainable or frozen. */
  public Weights trainable(boolean trainable) {
    return new Weights(store, path, prefix, level, decay, trainable, adoption, names);
  }

  /** The same place, with another key to try in loaded weights that lack the parameter's own. */
  public Weights also(@Nullable String key) {
    return adopting(new Adoption(key, adoption.fit(), adoption.reinit(), false));
  }

  /** The same place, with what makes loaded weights of another shape fit. */
  public Weights fit(Fit fit) {
    return adopting(new Adoption(adoption.also(), fit, adoption.reinit(), false));
  }

  /** The same place, which may or may not be newly initialized where loaded weights lack it. */
  public Weights reinit(boolean reinit) {
    return adopting(new Adoption(adoption.also(), adoption.fit(), reinit, false));
  }

  private Weights adopting(Adoption changed) {
    return new Weights(store, path, prefix, level, decay, trained, changed, names);
  }

  /**
   * Makes a learned tensor.
   *
   * @param name the last step of its key
   * @param init draws its first values
   * @throws IllegalArgumentException where the key exists already
   */
  public NDArray param(String name, Init init, long... shape) {
    boolean decays = decay && shape.length > 1;
    return store.param(join(prefix, name), init, shape, decays, level, trained, adoption);
  }

  /**
   * Makes a saved constant.
   *
   * @param value its values; the store takes a copy
   * @throws IllegalArgumentException where the key exists already
   */
  public NDArray buffer(String name, NDArray value) {
    return store.buffer(join(prefix, name), value, level, Adoption.CONSTANT);
  }

  /**
   * Makes a saved tensor that no optimizer changes, but training does, in place: a running figure.
   * Loaded weights bring it along.
   *
   * @param value its first values; the store takes a copy
   * @throws IllegalArgumentException where the key exists already
   */
  public NDArray running(String name, NDArray value) {
    return store.buffer(join(prefix, name), value, level, adoption);
  }

  /**
   * Makes {@code count} layers with the keys {@code key.0}, {@code key.1}, and so on: the network's
   * blocks, where they hold no list of layers themselves.
   */
  public <L> List<L> list(String key, int count, ListPart<L> make) {
    List<L> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int listsBefore = store.lists();
      L part = make.make(in(key).in(Integer.toString(i)), i);
      if (part instanceof Layer layer && store.lists() == listsBefore) {
        layer.isBlock();
      }
      parts.add(part);
    }
    store.countList();
    return List.copyOf(parts);
  }

  private static String join(String prefix, String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }
}

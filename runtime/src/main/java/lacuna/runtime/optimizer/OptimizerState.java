package lacuna.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;

/** What an optimizer remembers of past gradients, and the updates it makes with it. */
public abstract class OptimizerState implements AutoCloseable {
  private final List<Group> groups;
  private final Parameters parameters;
  private final List<List<Integer>> places = new ArrayList<>();
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final NDManager owner;
  private final NDArray number;
  private long step;
  private long thawed = Long.MAX_VALUE;

  OptimizerState(Parameters parameters, List<Group> groups) {
    this.parameters = parameters;
    this.groups = groups;
    owner = Engines.newMemory(parameters.device());
    number = owner.zeros(new Shape(), DataType.FLOAT32);
    place();
  }

  /** Finds each group's gradients among those of the parameters that are trained now. */
  private void place() {
    List<String> order = parameters.thawed().stream().map(Parameter::key).toList();
    places.clear();
    for (Group group : groups) {
      places.add(group.parameters().stream().map(p -> order.indexOf(p.key())).toList());
    }
  }

  /**
   * The network has been thawed: the groups that were held are changed from here on. Their moments
   * begin then, as those of a parameter that had no gradient before do in PyTorch.
   *
   * @param updates made while they were frozen
   */
  public final void thaw(long updates) {
    thawed = updates;
    place();
  }

  /** The groups, each with a scale of the rate. */
  public final List<Group> groups() {
    return groups;
  }

  /** Updates made so far. */
  public final long step() {
    return step;
  }

  /** Goes on after so many updates; the {@link #tensors} must be read too. */
  public final void step(long done) {
    step = done;
  }

  /** Everything to save besides the number of updates, by the name of the moment and the key. */
  public final Map<String, NDArray> tensors() {
    return tensors;
  }

  /**
   * Changes the weights, without waiting for the device: update {@link #step()} + 1. Whoever knows
   * that it was not skipped {@linkplain #step(long) counts} it.
   *
   * @param gradients of {@link Parameters#thawed()}, in their order
   * @param factor () float, multiplied into every gradient
   * @param skip () float: 1 leaves everything as it is, 0 does not
   * @param rates one per group
   */
  public final void update(
      List<NDArray> gradients, NDArray factor, NDArray skip, List<Double> rates) {
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (group.held() && step < thawed) {
        continue;
      }
      long count = step + 1 - (group.held() ? thawed : 0);
      Filling.constant(number, count);
      List<NDArray> values = places.get(i).stream().map(gradients::get).toList();
      update(i, group, new Change(values, factor, skip, rates.get(i), count));
    }
  }

  /**
   * What a group is changed by; see {@link #update(List, NDArray, NDArray, List)}.
   *
   * @param number of the update, from 1, of those that changed the group
   */
  record Change(
      List<NDArray> gradients, NDArray factor, NDArray skip, double rate, long number) {}

  /**
   * Changes the weights of a group.
   *
   * @param index of the group
   */
  abstract void update(int index, Group group, Change change);

  /** The number of the change that is being made, on the device; () float. */
  final NDArray number() {
    return number;
  }

  /** Makes a moment of zeros for every parameter, by group. */
  final List<List<NDArray>> zeros(String name) {
    List<List<NDArray>> all = new ArrayList<>();
    for (Group group : groups) {
      List<NDArray> ofGroup = new ArrayList<>();
      for (Parameter parameter : group.parameters()) {
        NDArray weights = parameter.array();
        NDArray zeros = owner.zeros(weights.getShape(), weights.getDataType());
        tensors.put(name + "." + parameter.key(), zeros);
        ofGroup.add(zeros);
      }
      all.add(ofGroup);
    }
    return all;
  }

  /** The weights of a group. */
  static List<NDArray> weights(Group group) {
    return group.parameters().stream().map(Parameter::array).toList();
  }

  @Override
  public final void close() {
    owner.close();
  }
}

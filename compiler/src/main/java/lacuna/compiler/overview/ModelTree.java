package lacuna.compiler.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.StagePlan;

/**
 * The tree of a stage's layers, as the keys of its weights name them, with their parameters. Equal
 * neighbors of a list are one line.
 */
final class ModelTree {
  /** Steps of a key below the stage that are told. */
  private static final int DEPTH = 4;

  private final Map<String, ModelTree> children = new LinkedHashMap<>();
  private List<Long> shape = List.of();
  private boolean tensor;
  private long count;

  private ModelTree() {}

  /**
   * A line of the tree.
   *
   * @param depth steps from the stage, from 0
   * @param name {@code blocks.0..11} for twelve that are alike
   * @param copies how many are alike
   * @param parameters of one of them
   * @param shape of a tensor; empty for a layer
   */
  record Row(int depth, String name, int copies, long parameters, String shape) {}

  /** The lines, each layer before what it holds; buffers are left out. */
  static List<Row> of(StagePlan stage) {
    ModelTree root = new ModelTree();
    for (StagePlan.Weight weight : stage.weights()) {
      if (!weight.buffer()) {
        root.add(List.of(weight.key().split("\\.")), weight);
      }
    }
    List<Row> rows = new ArrayList<>();
    root.rows(0, rows);
    return rows;
  }

  private void add(List<String> key, StagePlan.Weight weight) {
    count += weight.count();
    if (key.isEmpty()) {
      tensor = true;
      shape = weight.shape();
    } else {
      children
          .computeIfAbsent(key.get(0), step -> new ModelTree())
          .add(key.subList(1, key.size()), weight);
    }
  }

  private void rows(int depth, List<Row> rows) {
    List<Map.Entry<String, ModelTree>> all = List.copyOf(children.entrySet());
    for (int i = 0; i < all.size(); ) {
      int end = i + 1;
      while (end < all.size() && isIndex(all.get(i)) && alike(all.get(i), all.get(end))) {
        end++;
      }
      String first = all.get(i).getKey();
      String name = end == i + 1 ? first : first + ".." + all.get(end - 1).getKey();
      ModelTree child = all.get(i).getValue();
      String text = child.tensor ? child.shape.toString() : "";
      rows.add(new Row(depth, name, end - i, child.count, text));
      if (depth + 1 < DEPTH) {
        child.rows(depth + 1, rows);
      }
      i = end;
    }
  }

  private static boolean isIndex(Map.Entry<String, ModelTree> entry) {
    return entry.getKey().chars().allMatch(Character::isDigit);
  }

  private static boolean alike(
      Map.Entry<String, ModelTree> one, Map.Entry<String, ModelTree> other) {
    return isIndex(other) && one.getValue().form().equals(other.getValue().form());
  }

  private String form() {
    StringBuilder form = new StringBuilder(shape.toString());
    children.forEach((name, child) -> form.append(name).append('(').append(child.form()).append(')'));
    return form.toString();
  }
}

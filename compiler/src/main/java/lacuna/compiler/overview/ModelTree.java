package lacuna.compiler.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.StagePlan;

/**
 * The tree of a stage's layers, as the keys of its weights name them, with their parameters and
 * outputs. Equal neighbors of a list are one line.
 */
final class ModelTree {
  /** Steps of a key below the stage that are told. */
  private static final int DEPTH = 4;

  private final Map<String, ModelTree> children = new LinkedHashMap<>();
  private final String output;
  private List<Long> shape = List.of();
  private boolean tensor;
  private long count;

  private ModelTree(String output) {
    this.output = output;
  }

  /**
   * A line of the tree.
   *
   * @param depth steps from the stage, from 0
   * @param name {@code blocks.0..11} for twelve that are alike
   * @param copies how many are alike
   * @param parameters of one of them
   * @param shape of a tensor; empty for a layer
   * @param output the shape that a layer gives; empty for a tensor, and where it gives none
   */
  record Row(
      int depth, String name, int copies, long parameters, String shape, String output) {

    boolean isTensor() {
      return !shape.isEmpty();
    }

    /** {@code 4 x 198,400}. */
    String count() {
      return (copies == 1 ? "" : copies + " x ") + Amounts.grouped(parameters);
    }
  }

  /** The lines, each layer before what it holds; buffers are left out. */
  static List<Row> of(StagePlan stage) {
    ModelTree root = new ModelTree("");
    for (StagePlan.Weight weight : stage.weights()) {
      if (!weight.buffer()) {
        root.add(0, weight.key().split("\\."), weight, stage.outputs());
      }
    }
    List<Row> rows = new ArrayList<>();
    root.rows(0, rows);
    return rows;
  }

  private void add(
      int depth, String[] key, StagePlan.Weight weight, Map<String, String> outputs) {
    count += weight.count();
    if (depth == key.length) {
      tensor = true;
      shape = weight.shape();
    } else {
      String path = String.join(".", List.of(key).subList(0, depth + 1));
      children
          .computeIfAbsent(key[depth], step -> new ModelTree(outputs.getOrDefault(path, "")))
          .add(depth + 1, key, weight, outputs);
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
      rows.add(new Row(depth, name, end - i, child.count, text, child.output));
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
    StringBuilder form = new StringBuilder(shape + output);
    children.forEach((name, child) -> form.append(name).append('(').append(child.form()).append(')'));
    return form.toString();
  }
}

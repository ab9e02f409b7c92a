package lacuna.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of a body so far, with what they stand for. */
final class Names {
  /** Constants of which the generator knows the type alone; they may differ between instances. */
  enum Constant {
    INT,
    REAL,
    BOOL
  }

  final Map<String, TensorType> tensors = new LinkedHashMap<>();
  final Map<String, Constant> constants = new LinkedHashMap<>();

  /** Integers that are the same in every instance. */
  final Map<String, Integer> known = new LinkedHashMap<>();

  /** Lists of tensors of one type, with their length. */
  final Map<String, Map.Entry<TensorType, Integer>> lists = new LinkedHashMap<>();

  /** Layers that take any tensor of reals and give one of its shape. */
  final List<String> layers = new ArrayList<>();

  /** Lists of such layers. */
  final List<String> layerLists = new ArrayList<>();

  private int count;

  Names within() {
    Names inner = new Names();
    inner.tensors.putAll(tensors);
    inner.constants.putAll(constants);
    inner.known.putAll(known);
    inner.lists.putAll(lists);
    inner.layers.addAll(layers);
    inner.layerLists.addAll(layerLists);
    inner.count = count + 100;
    return inner;
  }

  String fresh(String prefix) {
    return prefix + count++;
  }

  List<String> tensors(TensorType type) {
    return tensors.entrySet().stream()
        .filter(entry -> entry.getValue().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<String> constants(Constant type) {
    return constants.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .toList();
  }
}

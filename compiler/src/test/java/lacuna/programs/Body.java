package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.programs.TensorType.Element;

/** Statements drawn at random. */
final class Body {
  private static final int DEPTH = 3;

  private final Draw draw;
  private final Constants constants;
  private final Tensors tensors;

  Body(Draw draw, Constants constants, Tensors tensors) {
    this.draw = draw;
    this.constants = constants;
    this.tensors = tensors;
  }

  /** Some statements, the last of which returns a tensor of that type. */
  List<String> returning(TensorType result, Names names) {
    List<String> statements = some(draw.between(0, 5), names);
    statements.add("return " + tensors.of(result, names, DEPTH));
    return statements;
  }

  private List<String> some(int count, Names names) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      statements.add(one(names));
    }
    return statements;
  }

  private String one(Names names) {
    return switch (draw.below(12)) {
      case 0, 1, 2 -> tensor(names);
      case 3 -> constant(names);
      case 4 -> list(names);
      case 5 -> unpack(names);
      case 6, 7 -> assignment(names);
      case 8 -> choice(names);
      case 9 -> loop(names);
      case 10 -> layers(names);
      default -> "require %s or true else \"holds\"".formatted(constants.bool(names, 1));
    };
  }

  private String tensor(Names names) {
    TensorType type = tensors.type();
    String value = tensors.of(type, names, DEPTH);
    String name = names.fresh("t");
    names.tensors.put(name, type);
    return "let %s = %s".formatted(name, value);
  }

  private String constant(Names names) {
    Names.Constant type = draw.of(Names.Constant.values());
    String value = constant(type, names);
    String name = names.fresh("c");
    names.constants.put(name, type);
    return "let %s = %s".formatted(name, value);
  }

  private String constant(Names.Constant type, Names names) {
    return switch (type) {
      case INT -> constants.whole(names, 2);
      case REAL -> constants.real(names, 2);
      case BOOL -> constants.bool(names, 2);
    };
  }

  private String list(Names names) {
    TensorType type = tensors.type();
    int length = draw.between(1, 3);
    String text;
    if (draw.oneIn(3)) {
      Names inner = names.within();
      String index = names.fresh("i");
      inner.constants.put(index, Names.Constant.INT);
      text =
          "[for %s in 0..%s: %s]"
              .formatted(
                  index, constants.exactly(length, names, 1), tensors.of(type, inner, 2));
    } else if (draw.oneIn(2)) {
      int axis = draw.below(type.rank() + 1);
      TensorType whole = type.insert(axis, length);
      Names inner = names.within();
      String part = names.fresh("p");
      inner.tensors.put(part, type);
      text =
          "[for %s in unbind(%s, axis: %d): %s]"
              .formatted(part, tensors.of(whole, names, 2), axis, tensors.of(type, inner, 2));
    } else {
      text =
          IntStream.range(0, length)
              .mapToObj(i -> tensors.of(type, names, 2))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    String name = names.fresh("l");
    names.lists.put(name, Map.entry(type, length));
    return "let %s = %s".formatted(name, text);
  }

  private String unpack(Names names) {
    if (names.lists.isEmpty() || draw.oneIn(3)) {
      List<String> sized = List.copyOf(names.tensors.keySet());
      if (sized.isEmpty()) {
        return constant(names);
      }
      String tensor = draw.of(sized);
      List<String> parts = new ArrayList<>();
      for (int size : names.tensors.get(tensor).shape()) {
        if (draw.oneIn(3)) {
          parts.add("_");
          continue;
        }
        String part = names.fresh("s");
        if (size != TensorType.BATCH) {
          names.known.put(part, size);
        }
        parts.add(part);
      }
      return parts.isEmpty()
          ? constant(names)
          : "let [%s] = shape(%s)".formatted(String.join(", ", parts), tensor);
    }
    String list = draw.of(List.copyOf(names.lists.keySet()));
    Map.Entry<TensorType, Integer> of = names.lists.get(list);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < of.getValue(); i++) {
      String part = names.fresh("u");
      names.tensors.put(part, of.getKey());
      parts.add(part);
    }
    return "let [%s] = %s".formatted(String.join(", ", parts), list);
  }

  private String assignment(Names names) {
    List<String> assigned = assignable(names);
    if (assigned.isEmpty()) {
      return tensor(names);
    }
    String name = draw.of(assigned);
    if (names.constants.containsKey(name)) {
      return "%s = %s".formatted(name, constant(names.constants.get(name), names));
    }
    TensorType type = names.tensors.get(name);
    return "%s = %s".formatted(name, tensors.of(type, names, 2));
  }

  /** Locals, which alone can be given another value. */
  private static List<String> assignable(Names names) {
    List<String> assigned = new ArrayList<>(names.tensors.keySet());
    names.constants.keySet().stream().filter(name -> name.startsWith("c")).forEach(assigned::add);
    assigned.removeIf(name -> name.startsWith("w") || name.startsWith("p") || name.contains("("));
    return assigned;
  }

  private String choice(Names names) {
    return "if %s { %s } else { %s }"
        .formatted(constants.bool(names, 2), inner(names), inner(names));
  }

  private String inner(Names names) {
    return String.join("\n ", some(draw.between(0, 2), names.within()));
  }

  private String loop(Names names) {
    Names inner = names.within();
    String index = names.fresh("i");
    inner.constants.put(index, Names.Constant.INT);
    return "for %s in 0..%s { %s }"
        .formatted(
            index,
            draw.oneIn(3)
                ? "min(abs(%s), 4)".formatted(constants.whole(names, 1))
                : constants.exactly(draw.between(0, 3), names, 1),
            String.join("\n ", some(draw.between(1, 2), inner)));
  }

  private String layers(Names names) {
    List<String> reals =
        assignable(names).stream()
            .filter(names.tensors::containsKey)
            .filter(name -> names.tensors.get(name).element() == Element.REAL)
            .toList();
    if (names.layerLists.isEmpty() || reals.isEmpty()) {
      return tensor(names);
    }
    String layer = names.fresh("k");
    String name = draw.of(reals);
    return "for %1$s in %2$s { %3$s = %1$s(%3$s) }"
        .formatted(layer, draw.of(names.layerLists), name);
  }
}

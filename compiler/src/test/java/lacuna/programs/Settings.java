package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a component, each of some type of the language, and literals for them. */
final class Settings {
  private static final Map<String, List<String>> LITERALS = new TreeMap<>();

  static {
    List<String> whole =
        List.of("0", "1", "2", "-3", "7", "2147483647", "-2147483647", "[4, 5][1]", "3 * 4");
    List<String> real = new ArrayList<>(whole);
    real.addAll(List.of("0.5", "1e308", "-1e308", "5e-324", "1e-30", "1 / 3", "3.0"));
    LITERALS.put("Int", whole);
    LITERALS.put("Real", real);
    LITERALS.put("Bool", List.of("true", "false", "not true", "1 < 2"));
    LITERALS.put("Ratio", List.of("0%", "50%", "33.3%", "100%", "1e-9%"));
    LITERALS.put("Length", List.of("0px", "1px", "32px", "2147483647px", "4px * 2"));
    LITERALS.put("Size", List.of("4px by 8px", "1px by 1px"));
    LITERALS.put("Duration", List.of("1 epochs", "0 steps", "2147483647 steps"));
    LITERALS.put("Rate", List.of("1e-3 per 256 images", "0 per 1 images", "0.5"));
    LITERALS.put("Range", List.of("0..3", "-1..2", "0.25..0.75", "0..0"));
    LITERALS.put("Shape", List.of("[2, 3]", "[]", "[1]", "[batch, 2]"));
    LITERALS.put(
        "String", List.of("\"\"", "\"a\"", "\"\\\"\\\\u000a\"", "\"%s $L */ \u202e \u00e9\""));
    LITERALS.put("Real?", List.of("none", "1", "0.25", "-1e308"));
    LITERALS.put("Int?", List.of("none", "0", "2147483647"));
    LITERALS.put("small | large", List.of("small", "large"));
    LITERALS.put("list of Int", List.of("[]", "[1]", "[1, -2, 3]", "[for i in 0..3: i * i]"));
    LITERALS.put("list of Real", List.of("[]", "[1]", "[0.5, 2, 1e308]", "[for i in 0..3: i / 2]"));
    LITERALS.put("list of list of Int", List.of("[]", "[[1], [2, 3]]", "[[]]"));
    LITERALS.put("list of Bool", List.of("[]", "[true, false]"));
    LITERALS.put("list of String", List.of("[]", "[\"a\", \"\"]"));
    LITERALS.put(
        "init", List.of("0", "normal(std: 0.5)", "uniform(-1, 1)", "scaled(normal(1), 0.5)"));
  }

  private final Map<String, String> types = new TreeMap<>();

  /** Draws some; those that are numbers or have some become names of the body. */
  Settings(Draw draw, int count, Names names) {
    List<String> all = List.copyOf(LITERALS.keySet());
    for (int i = 0; i < count; i++) {
      String name = "a" + i;
      String type = draw.of(all);
      types.put(name, type);
      use(name, type, names);
    }
  }

  private static void use(String name, String type, Names names) {
    Map<String, Names.Constant> constants = names.constants;
    switch (type) {
      case "Int" -> constants.put(name, Names.Constant.INT);
      case "Real", "Ratio" -> constants.put(name, Names.Constant.REAL);
      case "Bool" -> constants.put(name, Names.Constant.BOOL);
      case "Length" -> constants.put("(" + name + " / 1px)", Names.Constant.INT);
      case "Size" -> constants.put("(" + name + ".height / 1px)", Names.Constant.INT);
      case "Range" -> constants.put(name + ".end", Names.Constant.REAL);
      case "String" -> constants.put("(" + name + " == \"a\")", Names.Constant.BOOL);
      case "Real?" ->
          constants.put(
              "(if %1$s == none then 1.0 else %1$s)".formatted(name), Names.Constant.REAL);
      case "Int?" ->
          constants.put("(if %1$s == none then 1 else %1$s)".formatted(name), Names.Constant.INT);
      case "small | large" -> constants.put("(" + name + " == small)", Names.Constant.BOOL);
      case "list of Int" -> constants.put("sum(" + name + ")", Names.Constant.INT);
      case "list of Real" -> constants.put("sum(" + name + ")", Names.Constant.REAL);
      case "list of list of Int", "list of Bool" ->
          constants.put("length(" + name + ")", Names.Constant.INT);
      case "Shape" -> names.tensors.put("sum(ones(" + name + "))", TensorType.real());
      default -> {}
    }
  }

  /** {@code a0: Int, a1: list of Real}. */
  String declared() {
    return types.entrySet().stream()
        .map(setting -> setting.getKey() + ": " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  /** {@code a0: 3, a1: [0.5]}. */
  String given(Draw draw) {
    return types.entrySet().stream()
        .map(setting -> setting.getKey() + ": " + draw.of(LITERALS.get(setting.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** The names of the parameters of a type. */
  List<String> of(String type) {
    return types.entrySet().stream()
        .filter(setting -> setting.getValue().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }
}

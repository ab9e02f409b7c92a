package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.programs.TensorType.Element;

/**
 * A component drawn at random, with the uses of it that a stage makes.
 *
 * @param kind of the component
 * @param head its declaration up to the statements of {@code forward}
 * @param statements of {@code forward}
 * @param tail what follows them
 * @param uses the calls that make an instance
 * @param result what {@code forward} gives
 */
record RandomProgram(
    int number,
    Kind kind,
    String head,
    List<String> statements,
    String tail,
    List<String> uses,
    TensorType result) {

  /** What is drawn: its parameter of a stage, {@code forward}, and the call of it. */
  enum Kind {
    LAYER("layer", "", "px: [batch, 3, 4, 4]", "x"),
    MASK("mask", "mask(image)", "", ""),
    LOSS(
        "loss",
        "loss([batch, 3, 4, 4], [batch, 3, 4, 4])",
        "prediction: wanted, target: target_shape, pm: [batch, mask_rows, mask_columns] of Bool",
        "x, x, m"),
    TARGET(
        "target",
        "target(image, channels, mean, std)",
        "px: [batch, channels, image.height, image.width]",
        "x"),
    CLASSIFIER("classifier", "classifier(4, 3)", "pz: [batch, width]", "z"),
    ENCODER(
        "encoder",
        "encoder(image, channels, none)",
        "px: [batch, channels, image.height, image.width], pm: mask.output",
        "x, none");

    final String word;

    /** The type of a stage's parameter; empty of a layer, which is a member. */
    final String type;

    final String parameters;
    final String arguments;

    Kind(String word, String type, String parameters, String arguments) {
      this.word = word;
      this.type = type;
      this.parameters = parameters;
      this.arguments = arguments;
    }
  }

  /** Layers to hold, which take any tensor. */
  private static final String HELPERS =
      """
      layer scale_%1$d(by: Real, twice: Bool) {
        param gain: [] = by
        forward(x: [...]) -> [...] {
          let y = x * gain
          if twice { y = y + y }
          return y
        }
      }
      layer shift_%1$d(by: Real, down: Bool) {
        forward(x: [...]) -> [...] { return if down then x - by else x + by }
      }
      """;

  private static final TensorType IMAGE = TensorType.real(TensorType.BATCH, 3, 4, 4);
  private static final TensorType CELLS =
      new TensorType(Element.BOOL, List.of(TensorType.BATCH, 2, 2));

  static RandomProgram of(int number, Draw draw) {
    Constants constants = new Constants(draw);
    Tensors tensors = new Tensors(draw, constants);
    Kind kind = draw.oneIn(2) ? Kind.LAYER : draw.of(Kind.values());
    Names names = new Names();
    Settings settings = new Settings(draw, draw.below(5), names);
    StringBuilder head =
        new StringBuilder(HELPERS.formatted(number))
            .append("%s case_%d(%s) {\n".formatted(kind.word, number, settings.declared()));
    members(number, kind, settings, head, names, draw, constants, tensors);
    TensorType result = result(kind, tensors);
    inputs(kind, names);
    String declared = declared(kind, result, draw);
    head.append("  forward(%s)%s {\n".formatted(kind.parameters, declared));
    List<String> uses = new ArrayList<>();
    for (int i = kind == Kind.LAYER ? draw.between(1, 3) : 1; i > 0; i--) {
      uses.add("case_%d(%s)".formatted(number, settings.given(draw)));
    }
    return new RandomProgram(
        number,
        kind,
        head.toString(),
        new Body(draw, constants, tensors).returning(result, names),
        tail(kind),
        uses,
        result);
  }

  private static void members(
      int number,
      Kind kind,
      Settings settings,
      StringBuilder text,
      Names names,
      Draw draw,
      Constants constants,
      Tensors tensors) {
    switch (kind) {
      case MASK -> text.append("  let mask_rows = 2\n  let mask_columns = 2\n");
      case TARGET -> text.append("  let wanted = [batch, 3, 4, 4]\n");
      case ENCODER -> text.append("  let width = 4\n  let rows = 2\n  let columns = 2\n");
      default -> {}
    }
    for (int i = draw.below(3); i > 0; i--) {
      String name = names.fresh("e");
      text.append("  let %s = %s\n".formatted(name, constants.real(names, 2)));
      names.constants.put(name, Names.Constant.REAL);
    }
    if (kind != Kind.LAYER && kind != Kind.ENCODER && kind != Kind.CLASSIFIER) {
      return;
    }
    for (int i = draw.below(3); i > 0; i--) {
      tensor(settings, text, names, draw, constants, tensors);
    }
    for (int i = draw.below(3); i > 0; i--) {
      String name = names.fresh("part");
      boolean list = draw.oneIn(2);
      String helper =
          "%s_%d(%s, %s)"
              .formatted(
                  draw.of("scale", "shift"),
                  number,
                  constants.real(names, 2),
                  constants.bool(names, 1));
      text.append("  %s = %s\n".formatted(name, list ? "[for i in 0..2: " + helper + "]" : helper));
      (list ? names.layerLists : names.layers).add(name);
    }
  }

  private static void tensor(
      Settings settings,
      StringBuilder text,
      Names names,
      Draw draw,
      Constants constants,
      Tensors tensors) {
    TensorType type = tensors.type();
    List<Integer> sizes = new ArrayList<>(type.shape());
    sizes.removeIf(size -> size == TensorType.BATCH);
    boolean buffer = draw.oneIn(3);
    TensorType kept = buffer ? type.with(sizes) : new TensorType(Element.REAL, List.copyOf(sizes));
    List<String> values = new ArrayList<>(settings.of("init"));
    values.add(tensors.of(kept, new Names(), 1));
    if (kept.element() == Element.REAL) {
      values.addAll(List.of(constants.real(names, 1), "truncated_normal(std: 0.02)"));
    }
    String value = draw.of(values);
    String name = names.fresh("w");
    text.append("  %s %s: %s = %s\n".formatted(buffer ? "buffer" : "param", name, kept, value));
    names.tensors.put(name, kept);
  }

  private static TensorType result(Kind kind, Tensors tensors) {
    return switch (kind) {
      case LAYER -> tensors.type();
      case MASK -> CELLS;
      case LOSS -> TensorType.real();
      case TARGET -> TensorType.real(TensorType.BATCH, 2, 3);
      case CLASSIFIER -> TensorType.real(TensorType.BATCH, 3);
      case ENCODER -> TensorType.real(TensorType.BATCH, 4, 2, 2);
    };
  }

  private static void inputs(Kind kind, Names names) {
    Map<String, TensorType> tensors = names.tensors;
    switch (kind) {
      case LAYER, TARGET, ENCODER -> tensors.put("px", IMAGE);
      case LOSS -> {
        tensors.put("prediction", IMAGE);
        tensors.put("target", IMAGE);
        tensors.put("pm", CELLS);
      }
      case CLASSIFIER -> tensors.put("pz", TensorType.real(TensorType.BATCH, 4));
      case MASK -> {}
    }
  }

  private static String declared(Kind kind, TensorType result, Draw draw) {
    return switch (kind) {
      case LAYER -> draw.oneIn(3) ? "" : " -> " + result;
      case MASK -> " -> [batch, mask_rows, mask_columns] of Bool";
      case LOSS -> " -> Loss";
      case TARGET -> " -> [batch, 2, 3]";
      case CLASSIFIER -> " -> [batch, classes]";
      case ENCODER -> " -> [batch, 4, 2, 2]";
    };
  }

  private static String tail(Kind kind) {
    return kind == Kind.ENCODER
        ? "  }\n  pool(x: [batch, channels, image.height, image.width]) -> [batch, width] {\n"
            + "    return zeros([batch, width])\n  }\n}\n"
        : "  }\n}\n";
  }

  /** The same with one statement less. */
  RandomProgram without(int statement) {
    List<String> fewer = new ArrayList<>(statements);
    fewer.remove(statement);
    return new RandomProgram(number, kind, head, fewer, tail, uses, result);
  }

  /** The declaration. */
  @Override
  public String toString() {
    return head + "    " + String.join("\n    ", statements) + "\n" + tail;
  }
}

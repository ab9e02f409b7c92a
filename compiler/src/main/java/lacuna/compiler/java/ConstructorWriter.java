package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Writes how a constructor makes the members.
 *
 * <pre>{@code
 * clsToken = at.level(0).decay(false).param("cls_token", new TruncatedNormal(0.02, 0.02), 1, 1, 768);
 * blocks = at.list("blocks", 12, (part, i) -> new Block(part.level(i + 1), DROP_PATH[i]));
 * }</pre>
 */
final class ConstructorWriter {
  private final Frame frame;
  private final Expressions expressions;

  ConstructorWriter(Frame frame) {
    this.frame = frame;
    expressions = new Expressions(frame);
  }

  /** One assignment. */
  CodeBlock write(MemberPlan member) {
    CodeBlock made = make(member);
    String field = frame.members().get(member.name()).java();
    Code condition = member.condition();
    if (condition == null) {
      return CodeBlock.of("$L = $L;\n", field, made);
    }
    if (condition instanceof Code.Arithmetic not && not.operator().equals("!")) {
      CodeBlock absent = expressions.write(not.operands().get(0)).at(Expression.OR);
      return CodeBlock.of("$L = $L ? null : $L;\n", field, absent, made);
    }
    CodeBlock test = expressions.write(condition).at(Expression.OR);
    return CodeBlock.of("$L = $L ? $L : null;\n", field, test, made);
  }

  private CodeBlock make(MemberPlan member) {
    if (member instanceof MemberPlan.Param param) {
      CodeBlock sizes = expressions.arguments(param.shape());
      return CodeBlock.of(
          "$L.param($L, $L$L)",
          place(CodeBlock.of("at"), param.with(), expressions),
          Escapes.string(param.key()),
          init(param.init()),
          sizes.isEmpty() ? sizes : CodeBlock.of(", $L", sizes));
    } else if (member instanceof MemberPlan.Buffer buffer) {
      return CodeBlock.of(
          "at.$L($L, $L)",
          buffer.running() ? "running" : "buffer",
          Escapes.string(buffer.key()),
          expressions.of(buffer.value()));
    } else if (member instanceof MemberPlan.Layers layers) {
      return list(layers);
    }
    return layer((MemberPlan.Layer) member);
  }

  private CodeBlock layer(MemberPlan.Layer layer) {
    boolean external = !layer.external().isEmpty();
    CodeBlock arguments = expressions.arguments(layer.arguments());
    Object type =
        external
            ? RuntimeTypes.external(layer.external(), layer.className())
            : frame.names().type(layer.className());
    if (external && layer.keyless()) {
      return CodeBlock.of("new $T($L)", type, arguments);
    }
    CodeBlock at = place(step(layer), layer.with(), expressions);
    return CodeBlock.of("new $T($L)", type, joined(at, arguments));
  }

  private static CodeBlock step(MemberPlan.Layer layer) {
    if (layer.keyless()) {
      return CodeBlock.of("at.part($L)", Escapes.string(layer.name()));
    }
    return layer.key().isEmpty()
        ? CodeBlock.of("at")
        : CodeBlock.of("at.in($L)", Escapes.string(layer.key()));
  }

  private CodeBlock list(MemberPlan.Layers layers) {
    String index = freeIndex();
    Expressions inside = new Expressions(frame.withLoopIndex(index));
    CodeBlock at = place(CodeBlock.of("part"), layers.with(), inside);
    return CodeBlock.of(
        "at.list($L, $L, (part, $L) -> new $T($L))",
        Escapes.string(layers.key()),
        expressions.of(layers.count()),
        index,
        frame.names().type(layers.className()),
        joined(at, inside.arguments(layers.arguments())));
  }

  private String freeIndex() {
    Set<String> taken =
        frame.parameters().values().stream()
            .map(Symbol::java)
            .collect(java.util.stream.Collectors.toSet());
    return Stream.of("i", "j", "k", "index")
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElse("index_");
  }

  /** What {@code with} says, said to the place. */
  private static CodeBlock place(CodeBlock at, MemberPlan.With with, Expressions expressions) {
    CodeBlock.Builder place = CodeBlock.builder().add(at);
    said(place, "level", with.level(), expressions);
    said(place, "decay", with.decay(), expressions);
    said(place, "trainable", with.trainable(), expressions);
    said(place, "also", with.also(), expressions);
    said(place, "fit", with.fit(), expressions);
    said(place, "reinit", with.reinit(), expressions);
    return place.build();
  }

  private static void said(
      CodeBlock.Builder place, String what, @Nullable Code value, Expressions expressions) {
    if (value != null) {
      place.add(".$L($L)", what, expressions.of(value));
    }
  }

  /** An initialiser as it is; a number or a tensor in the initialiser that gives it. */
  private CodeBlock init(Code init) {
    ValueType type = Types.of(init, frame);
    return switch (type) {
      case INT, REAL -> CodeBlock.of("new $T($L)", RuntimeTypes.CONSTANT, expressions.of(init));
      case TENSOR -> CodeBlock.of("new $T($L)", RuntimeTypes.GIVEN, expressions.of(init));
      default -> expressions.of(init);
    };
  }

  private static CodeBlock joined(CodeBlock first, CodeBlock others) {
    return others.isEmpty() ? first : CodeBlock.of("$L, $L", first, others);
  }
}

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
final class ConstructorWriter implements MemberPlan.Visitor<CodeBlock> {
  private final JavaScope environment;
  private final ExpressionWriter expressions;

  ConstructorWriter(JavaScope environment) {
    this.environment = environment;
    expressions = new ExpressionWriter(environment);
  }

  /** One assignment. */
  CodeBlock write(MemberPlan member) {
    CodeBlock made = member.accept(this);
    String field = environment.member(member.name()).java();
    Code condition = member.condition();
    if (condition == null) {
      return CodeBlock.of("$L = $L;\n", field, made);
    }
    if (condition instanceof Code.Arithmetic not && not.operator().equals("!")) {
      CodeBlock absent = expressions.write(not.operands().get(0)).at(JavaExpression.OR);
      return CodeBlock.of("$L = $L ? null : $L;\n", field, absent, made);
    }
    CodeBlock test = expressions.write(condition).at(JavaExpression.OR);
    return CodeBlock.of("$L = $L ? $L : null;\n", field, test, made);
  }

  @Override
  public CodeBlock visitParam(MemberPlan.Param param) {
    CodeBlock sizes = expressions.arguments(param.shape());
    return CodeBlock.of(
        "$L.param($L, $L$L)",
        place(CodeBlock.of("at"), param.with(), expressions),
        Escapes.string(param.key()),
        init(param.init()),
        sizes.isEmpty() ? sizes : CodeBlock.of(", $L", sizes));
  }

  @Override
  public CodeBlock visitBuffer(MemberPlan.Buffer buffer) {
    return CodeBlock.of(
        "at.$L($L, $L)",
        buffer.running() ? "running" : "buffer",
        Escapes.string(buffer.key()),
        expressions.of(buffer.value()));
  }

  @Override
  public CodeBlock visitLayer(MemberPlan.Layer layer) {
    boolean external = !layer.external().isEmpty();
    CodeBlock arguments = expressions.arguments(layer.arguments());
    Object type = layer.accept(new MemberTypes(environment.names()));
    if (external && layer.keyless()) {
      return CodeBlock.of("new $T($L)", type, arguments);
    }
    CodeBlock at = place(step(layer), layer.with(), expressions);
    return CodeBlock.of("new $T($L)", type, joined(at, arguments));
  }

  /** The layer's place; that of a stage's part has the names under which observers know it. */
  private CodeBlock step(MemberPlan.Layer layer) {
    CodeBlock.Builder at = CodeBlock.builder().add("at");
    if (layer.keyless()) {
      at.add(".part($L)", Escapes.string(layer.name()));
    } else if (!layer.key().isEmpty()) {
      at.add(".in($L)", Escapes.string(layer.key()));
    }
    if (environment.observed().has(layer.name())) {
      if (!layer.keyless() && !layer.key().equals(layer.name())) {
        at.add(".named($L)", Escapes.string(layer.name()));
      }
      String result = environment.observed().result(layer.name());
      if (!result.isEmpty()) {
        at.add(".result($L)", Escapes.string(result));
      }
    }
    return at.build();
  }

  @Override
  public CodeBlock visitLayers(MemberPlan.Layers layers) {
    String index = freeIndex();
    ExpressionWriter inside = new ExpressionWriter(environment.withLoopIndex(index));
    CodeBlock at = place(CodeBlock.of("part"), layers.with(), inside);
    return CodeBlock.of(
        "at.list($L, $L, (part, $L) -> new $T($L))",
        Escapes.string(layers.key()),
        expressions.of(layers.count()),
        index,
        environment.names().type(layers.className()),
        joined(at, inside.arguments(layers.arguments())));
  }

  private String freeIndex() {
    Set<String> taken =
        environment.parameters().values().stream()
            .map(Symbol::java)
            .collect(java.util.stream.Collectors.toSet());
    return Stream.of("i", "j", "k", "index")
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElse("index_");
  }

  /** What {@code with} says, said to the place. */
  private static CodeBlock place(CodeBlock at, MemberPlan.With with, ExpressionWriter expressions) {
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
      CodeBlock.Builder place, String what, @Nullable Code value, ExpressionWriter expressions) {
    if (value != null) {
      place.add(".$L($L)", what, expressions.of(value));
    }
  }

  /** An initializer as it is; a number or a tensor in the initializer that gives it. */
  private CodeBlock init(Code init) {
    ValueType type = ExpressionTypes.of(init, environment);
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

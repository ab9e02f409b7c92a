package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.ValueType;

/** Writes the statements of one method. */
final class MethodBody implements Line.Visitor<CodeBlock> {
  private final JavaScope environment;
  private final Locals locals;
  private final ExpressionWriter expressions;
  private final Set<String> reassigned;

  /**
   * @param reassigned locals that are given a value more than once: lambdas must not use them
   */
  MethodBody(JavaScope environment, Set<String> reassigned) {
    this.environment = environment;
    this.reassigned = reassigned;
    locals = environment.locals();
    expressions = new ExpressionWriter(environment);
  }

  /** The statements of a block; what comes after its end is never reached and left out. */
  CodeBlock write(List<Line> lines) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Line line : lines) {
      code.add(line.accept(this));
      if (ends(line)) {
        break;
      }
    }
    return code.build();
  }

  /** A name that this block has already, as after unrolling a loop, is given another value. */
  @Override
  public CodeBlock visitLet(Line.Let let) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean wide =
        let.type() == ValueType.INT && ExpressionTypes.wide(let.value(), environment);
    Symbol known = locals.inBlock(let.name());
    if (known != null && known.type() == let.type() && known.wide() == wide) {
      CodeBlock value = value(let.value(), code);
      return code.add("$L = $L;$L\n", known.java(), value, comment(let.shape())).build();
    }
    String java = locals.name(let.name());
    CodeBlock value = value(let.value(), code);
    locals.bind(let.name(), java, let.type(), wide);
    TypeName type = RuntimeTypes.of(let.type(), wide, RuntimeTypes.OBJECT);
    return code.add("$T $L = $L;$L\n", type, java, value, comment(let.shape())).build();
  }

  /** {@code List<NDArray> parts = ...; NDArray q = parts.get(0);}. */
  @Override
  public CodeBlock visitUnpack(Line.Unpack unpack) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock list = value(unpack.list(), code);
    if (!(unpack.list() instanceof Code.LocalRef)) {
      Symbol parts = locals.declareUnnamed("parts", ValueType.TENSOR_LIST);
      code.add("$T $L = $L;\n", RuntimeTypes.of(ValueType.TENSOR_LIST), parts.java(), list);
      list = CodeBlock.of("$L", parts.java());
    }
    for (int i = 0; i < unpack.names().size(); i++) {
      String name = unpack.names().get(i);
      Symbol known = locals.inBlock(name);
      if (name.equals("_")) {
        continue;
      } else if (known != null && known.type() == ValueType.TENSOR) {
        code.add("$L = $L.get($L);\n", known.java(), list, i);
      } else {
        Symbol part = locals.declare(name, ValueType.TENSOR, false);
        code.add("$T $L = $L.get($L);\n", RuntimeTypes.ND_ARRAY, part.java(), list, i);
      }
    }
    return code.build();
  }

  @Override
  public CodeBlock visitAssign(Line.Assign assign) {
    CodeBlock.Builder code = CodeBlock.builder();
    String name = environment.local(assign.name()).java();
    CodeBlock value = value(assign.value(), code);
    return code.add("$L = $L;$L\n", name, value, comment(assign.shape())).build();
  }

  @Override
  public CodeBlock visitIf(Line.If branch) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock condition = value(branch.condition(), code);
    code.beginControlFlow("if ($L)", condition).add(block(branch.then()));
    if (!branch.otherwise().isEmpty()) {
      code.nextControlFlow("else").add(block(branch.otherwise()));
    }
    return code.endControlFlow().build();
  }

  @Override
  public CodeBlock visitForEach(Line.ForEach loop) {
    locals.open();
    Symbol list = environment.member(loop.member());
    CodeBlock layers = environment.text(list);
    Symbol layer = locals.declareLayer(loop.variable(), list.layerClass());
    TypeName type = environment.names().type(list.layerClass());
    CodeBlock code =
        CodeBlock.builder()
            .beginControlFlow("for ($T $L : $L)", type, layer.java(), layers)
            .add(block(loop.body()))
            .endControlFlow()
            .build();
    locals.close();
    return code;
  }

  @Override
  public CodeBlock visitMetric(Line.Metric metric) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock value = value(metric.value(), code);
    return code.add("metric($L, $L);\n", Escapes.string(metric.name()), value).build();
  }

  @Override
  public CodeBlock visitReturn(Line.Return result) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock value = value(result.value(), code);
    return code.add("return $L;\n", value).build();
  }

  private CodeBlock block(List<Line> lines) {
    locals.open();
    CodeBlock code = write(lines);
    locals.close();
    return code;
  }

  /**
   * The expression; what a lambda in it uses and later lines change is copied first, as Java
   * demands.
   */
  private CodeBlock value(Code value, CodeBlock.Builder code) {
    Map<String, Symbol> copies = new LinkedHashMap<>();
    for (String name : ReassignedLocals.usedByLambdas(value)) {
      Symbol local = locals.find(name);
      if (local != null && reassigned.contains(name)) {
        Symbol copy = locals.declareUnnamed(name + "_now", local.type());
        TypeName type = RuntimeTypes.of(local.type(), local.wide(), RuntimeTypes.OBJECT);
        code.add("$T $L = $L;\n", type, copy.java(), local.java());
        copies.put(name, copy);
      }
    }
    locals.copies(copies);
    CodeBlock written = expressions.of(value);
    locals.copies(Map.of());
    return written;
  }

  private static boolean ends(Line line) {
    return line instanceof Line.Return
        || line instanceof Line.If branch
            && branch.then().stream().anyMatch(MethodBody::ends)
            && branch.otherwise().stream().anyMatch(MethodBody::ends);
  }

  private static String comment(String shape) {
    return shape.isBlank() ? "" : " // " + Escapes.lineComment(shape);
  }
}

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
final class MethodBody {
  private final Frame frame;
  private final Locals locals;
  private final Expressions expressions;
  private final Set<String> changing;
  private final boolean scoped;

  /**
   * @param changing locals that are given a value more than once: lambdas must not see them
   * @param scoped whether the method's result must outlive the {@code scope} around it
   */
  MethodBody(Frame frame, Set<String> changing, boolean scoped) {
    this.frame = frame;
    this.changing = changing;
    this.scoped = scoped;
    locals = frame.locals();
    expressions = new Expressions(frame);
  }

  /** The statements of a block; what comes after its end is never reached and left out. */
  CodeBlock write(List<Line> lines) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Line line : lines) {
      write(line, code);
      if (ends(line)) {
        break;
      }
    }
    return code.build();
  }

  private void write(Line line, CodeBlock.Builder code) {
    if (line instanceof Line.Let let) {
      let(let, code);
    } else if (line instanceof Line.Unpack unpack) {
      unpack(unpack, code);
    } else if (line instanceof Line.Assign assign) {
      String name = frame.symbol(new Code.LocalRef(assign.name())).java();
      code.add("$L = $L;$L\n", name, value(assign.value(), code), comment(assign.shape()));
    } else if (line instanceof Line.If branch) {
      branch(branch, code);
    } else if (line instanceof Line.ForEach loop) {
      forEach(loop, code);
    } else if (line instanceof Line.Metric metric) {
      code.add("metric($L, $L);\n", Escapes.string(metric.name()), value(metric.value(), code));
    } else if (line instanceof Line.Return result) {
      code.add(scoped ? "return scope.keep($L);\n" : "return $L;\n", value(result.value(), code));
    }
  }

  /** A name that this block has already, as after unrolling a loop, is given another value. */
  private void let(Line.Let let, CodeBlock.Builder code) {
    boolean wide = let.type() == ValueType.INT && Types.wide(let.value(), frame);
    Symbol known = locals.inBlock(let.name());
    if (known != null && known.type() == let.type() && known.wide() == wide) {
      code.add("$L = $L;$L\n", known.java(), value(let.value(), code), comment(let.shape()));
      return;
    }
    String java = locals.name(let.name());
    CodeBlock value = value(let.value(), code);
    locals.bind(let.name(), java, let.type(), wide);
    TypeName type = RuntimeTypes.of(let.type(), wide, RuntimeTypes.OBJECT);
    code.add("$T $L = $L;$L\n", type, java, value, comment(let.shape()));
  }

  /** {@code List<NDArray> parts = ...; NDArray q = parts.get(0);}. */
  private void unpack(Line.Unpack unpack, CodeBlock.Builder code) {
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
  }

  private void branch(Line.If branch, CodeBlock.Builder code) {
    code.beginControlFlow("if ($L)", value(branch.condition(), code));
    block(branch.then(), code);
    if (!branch.otherwise().isEmpty()) {
      code.nextControlFlow("else");
      block(branch.otherwise(), code);
    }
    code.endControlFlow();
  }

  private void forEach(Line.ForEach loop, CodeBlock.Builder code) {
    locals.open();
    Symbol list = frame.symbol(new Code.MemberRef(loop.member()));
    CodeBlock layers = frame.text(list);
    Symbol layer = locals.declareLayer(loop.variable(), list.layerClass());
    code.beginControlFlow(
        "for ($T $L : $L)", frame.names().type(list.layerClass()), layer.java(), layers);
    block(loop.body(), code);
    code.endControlFlow();
    locals.close();
  }

  private void block(List<Line> lines, CodeBlock.Builder code) {
    locals.open();
    code.add(write(lines));
    locals.close();
  }

  /**
   * The expression; what a lambda in it sees and later lines change is copied first, as Java
   * demands.
   */
  private CodeBlock value(Code value, CodeBlock.Builder code) {
    Map<String, Symbol> copies = new LinkedHashMap<>();
    for (String name : Changing.seenByLambdas(value)) {
      Symbol local = locals.find(name);
      if (local != null && changing.contains(name)) {
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

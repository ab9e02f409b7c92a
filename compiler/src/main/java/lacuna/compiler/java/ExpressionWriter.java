package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;

/** Writes expressions in one environment. */
final class ExpressionWriter implements Code.Visitor<JavaExpression> {
  private final JavaScope environment;

  ExpressionWriter(JavaScope environment) {
    this.environment = environment;
  }

  /** An expression where any may stand. */
  CodeBlock of(Code code) {
    return write(code).code();
  }

  /** Arguments with commas between them. */
  CodeBlock arguments(List<Code> codes) {
    return CodeBlock.join(codes.stream().map(this::of).toList(), ", ");
  }

  /** An expression with how tightly it binds. */
  JavaExpression write(Code code) {
    return code.accept(this);
  }

  @Override
  public JavaExpression visitLiteral(Code.Literal literal) {
    Object value = literal.value();
    if (value instanceof String text) {
      return JavaExpression.primary("$L", Escapes.string(text));
    } else if (value instanceof Boolean) {
      return JavaExpression.primary("$L", value);
    }
    Number number = (Number) value;
    boolean whole = number instanceof Long && literal.type() != ValueType.REAL;
    String text =
        whole
            ? NumberLiterals.whole(number.longValue())
            : NumberLiterals.real(number.doubleValue());
    int level = text.startsWith("-") ? JavaExpression.UNARY : JavaExpression.PRIMARY;
    return new JavaExpression(CodeBlock.of("$L", text), level);
  }

  @Override
  public JavaExpression visitNone(Code.None none) {
    return JavaExpression.primary("null");
  }

  @Override
  public JavaExpression visitConstantRef(Code.ConstantRef reference) {
    return symbol(environment.constant(reference.name()));
  }

  @Override
  public JavaExpression visitParameterRef(Code.ParameterRef reference) {
    return symbol(environment.parameter(reference.name()));
  }

  @Override
  public JavaExpression visitLocalRef(Code.LocalRef reference) {
    return symbol(environment.local(reference.name()));
  }

  @Override
  public JavaExpression visitMemberRef(Code.MemberRef reference) {
    return symbol(environment.member(reference.name()));
  }

  private JavaExpression symbol(Symbol symbol) {
    return new JavaExpression(environment.text(symbol), JavaExpression.PRIMARY);
  }

  @Override
  public JavaExpression visitBatch(Code.Batch batch) {
    return JavaExpression.primary("$L", environment.locals().batch());
  }

  @Override
  public JavaExpression visitLoopIndex(Code.LoopIndex loopIndex) {
    return JavaExpression.primary("$L", environment.loopIndex());
  }

  @Override
  public JavaExpression visitElementAt(Code.ElementAt element) {
    String format =
        switch (ExpressionTypes.list(element.listType())) {
          case INT_LIST, REAL_LIST, BOOL_LIST -> "$L[$L]";
          default -> "$L.get($L)";
        };
    return JavaExpression.primary(
        format, write(element.list()).at(JavaExpression.PRIMARY), of(element.index()));
  }

  /** {@code add(x, y)}; a shape that comes last needs no array, and a range is its two ends. */
  @Override
  public JavaExpression visitOperation(Code.Operation written) {
    Code.Operation operation = Fusion.of(written);
    List<CodeBlock> arguments = new ArrayList<>();
    int last = operation.arguments().size() - 1;
    for (int i = 0; i <= last; i++) {
      Code argument = operation.arguments().get(i);
      if (argument instanceof Code.Sizes sizes && i == last) {
        sizes.sizes().forEach(size -> arguments.add(of(size)));
      } else if (argument instanceof Code.RangeCode range) {
        arguments.add(CodeBlock.of("$L", NumberLiterals.whole((long) range.start())));
        arguments.add(CodeBlock.of("$L", NumberLiterals.whole((long) range.end())));
      } else {
        arguments.add(of(argument));
      }
    }
    String name = JavaNames.operation(operation.name());
    boolean hidden = environment.names().hidesOperation(environment.className(), name);
    CodeBlock function =
        hidden ? CodeBlock.of("$T.$L", RuntimeTypes.TENSORS, name) : CodeBlock.of("$L", name);
    return JavaExpression.primary("$L($L)", function, CodeBlock.join(arguments, ", "));
  }

  @Override
  public JavaExpression visitFunctionCall(Code.FunctionCall call) {
    String name = environment.names().function(call.name());
    CodeBlock function =
        environment.className().isEmpty()
            ? CodeBlock.of("$L", name)
            : CodeBlock.of("$T.$L", RuntimeTypes.FUNCTIONS, name);
    boolean batch = environment.names().calls().givenBatch(call.name());
    return JavaExpression.primary("$L($L)", function, arguments(batch, call.arguments()));
  }

  @Override
  public JavaExpression visitSelfCall(Code.SelfCall call) {
    String type = environment.className();
    boolean batch = environment.names().calls().givenBatch(type, call.method());
    return JavaExpression.primary(
        "$L($L)",
        environment.names().method(type, call.method()),
        arguments(batch, call.arguments()));
  }

  @Override
  public JavaExpression visitLayerCall(Code.LayerCall call) {
    Symbol receiver = environment.receiver(call);
    String type = receiver.layerClass();
    CodeBlock layer = environment.text(receiver);
    boolean batch =
        type.isEmpty()
            ? call.arguments().isEmpty()
            : environment.names().calls().givenBatch(type, call.method());
    return JavaExpression.primary(
        "$L.$L($L)",
        call.element() == null ? layer : CodeBlock.of("$L.get($L)", layer, call.element()),
        environment.names().called(type, call.method()),
        arguments(batch, call.arguments()));
  }

  /** Arguments, behind the batch's size where that is wanted. */
  private CodeBlock arguments(boolean batch, List<Code> codes) {
    List<Code> all = new ArrayList<>(batch ? List.of(new Code.Batch()) : List.of());
    all.addAll(codes);
    return arguments(all);
  }

  /** {@code observe("mixed", ...)}; the runtime shows what parts give. */
  @Override
  public JavaExpression visitObserved(Code.Observed observed) {
    if (environment.observed().show(observed)) {
      return write(observed.value());
    }
    String local = Escapes.string(observed.local());
    CodeBlock value = of(observed.value());
    return observed.part().equals(observed.local())
        ? JavaExpression.primary("observe($L, $L)", local, value)
        : JavaExpression.primary(
            "observe($L, $L, $L)", Escapes.string(observed.part()), local, value);
  }

  @Override
  public JavaExpression visitSizes(Code.Sizes sizes) {
    return JavaExpression.primary("new long[] {$L}", arguments(sizes.sizes()));
  }

  @Override
  public JavaExpression visitListCode(Code.ListCode list) {
    CodeBlock elements = arguments(list.elements());
    return switch (ExpressionTypes.list(list.type())) {
      case INT_LIST -> JavaExpression.primary("new int[] {$L}", elements);
      case REAL_LIST -> JavaExpression.primary("new double[] {$L}", elements);
      case BOOL_LIST -> JavaExpression.primary("new boolean[] {$L}", elements);
      default -> JavaExpression.primary("$T.of($L)", RuntimeTypes.LIST, elements);
    };
  }

  /** {@code parts.stream().map(part -> transpose(part, -3, -2)).toList()}. */
  @Override
  public JavaExpression visitMapTensors(Code.MapTensors map) {
    CodeBlock list = write(map.list()).at(JavaExpression.PRIMARY);
    Locals locals = environment.locals();
    locals.open();
    Symbol variable = locals.declare(map.variable(), ValueType.TENSOR, false);
    JavaExpression mapped =
        JavaExpression.primary(
            "$L.stream().map($L -> $L).toList()", list, variable.java(), of(map.body()));
    locals.close();
    return mapped;
  }

  @Override
  public JavaExpression visitChoose(Code.Choose choose) {
    CodeBlock code =
        CodeBlock.of(
            "$L ? $L : $L",
            write(choose.condition()).at(JavaExpression.OR),
            write(choose.yes()).at(JavaExpression.CHOICE),
            write(choose.no()).at(JavaExpression.CHOICE));
    return new JavaExpression(code, JavaExpression.CHOICE);
  }

  @Override
  public JavaExpression visitArithmetic(Code.Arithmetic arithmetic) {
    return new ArithmeticWriter(this, environment).write(arithmetic);
  }

  /** {@code new RandomResizedCrop(new Size(192, 192), new Range(0.67, 1.0))}. */
  @Override
  public JavaExpression visitExternal(Code.External external) {
    return JavaExpression.primary(
        "new $T($L)",
        RuntimeTypes.external(external.kind(), external.name()),
        CodeBlock.join(external.arguments().stream().map(this::object).toList(), ", "));
  }

  /**
   * An argument of something that the runtime makes: its lists are {@code List}s, of doubles where
   * reals are.
   */
  CodeBlock object(Code argument) {
    return argument instanceof Code.ListCode list
        ? CodeBlock.of(
            "$T.of($L)",
            RuntimeTypes.LIST,
            CodeBlock.join(list.elements().stream().map(this::object).toList(), ", "))
        : of(argument);
  }

  @Override
  public JavaExpression visitSizeCode(Code.SizeCode size) {
    return JavaExpression.primary(
        "new $T($L, $L)", RuntimeTypes.SIZE, size.height(), size.width());
  }

  @Override
  public JavaExpression visitDurationCode(Code.DurationCode duration) {
    return JavaExpression.primary(
        "$T.$L($L)",
        RuntimeTypes.DURATION,
        duration.epochs() ? "epochs" : "steps",
        NumberLiterals.whole(duration.count()));
  }

  @Override
  public JavaExpression visitRateCode(Code.RateCode rate) {
    return JavaExpression.primary(
        "new $T($L, $L)",
        RuntimeTypes.RATE,
        NumberLiterals.real(rate.value()),
        NumberLiterals.whole(rate.images()));
  }

  @Override
  public JavaExpression visitRangeCode(Code.RangeCode range) {
    return JavaExpression.primary(
        "new $T($L, $L)",
        RuntimeTypes.RANGE,
        NumberLiterals.real(range.start()),
        NumberLiterals.real(range.end()));
  }
}

package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;

/** Writes expressions in one frame. */
final class Expressions {
  private final Frame frame;

  Expressions(Frame frame) {
    this.frame = frame;
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
  Expression write(Code code) {
    if (code instanceof Code.Literal literal) {
      return literal(literal);
    } else if (code instanceof Code.None) {
      return Expression.primary("null");
    } else if (code instanceof Code.Batch) {
      return Expression.primary("batch()");
    } else if (code instanceof Code.LoopIndex) {
      return Expression.primary("$L", frame.loopIndex());
    } else if (code instanceof Code.ElementAt element) {
      return element(element);
    } else if (code instanceof Code.Operation operation) {
      return operation(operation);
    } else if (code instanceof Code.FunctionCall call) {
      String name = frame.names().function(call.name());
      CodeBlock function =
          frame.className().isEmpty()
              ? CodeBlock.of("$L", name)
              : CodeBlock.of("$T.$L", RuntimeTypes.FUNCTIONS, name);
      return Expression.primary("$L($L)", function, arguments(call.arguments()));
    } else if (code instanceof Code.SelfCall call) {
      String method = frame.names().method(frame.className(), call.method());
      return Expression.primary("$L($L)", method, arguments(call.arguments()));
    } else if (code instanceof Code.LayerCall call) {
      Symbol receiver = frame.receiver(call);
      String method = frame.names().method(receiver.layerClass(), call.method());
      CodeBlock layer = frame.text(receiver);
      return Expression.primary(
          "$L.$L($L)",
          call.element() == null ? layer : CodeBlock.of("$L.get($L)", layer, call.element()),
          method,
          arguments(call.arguments()));
    } else if (code instanceof Code.Seen seen) {
      String local = Escapes.string(seen.local());
      return seen.part().equals(seen.local())
          ? Expression.primary("seen($L, $L)", local, of(seen.value()))
          : Expression.primary(
              "seen($L, $L, $L)", Escapes.string(seen.part()), local, of(seen.value()));
    } else if (code instanceof Code.Sizes sizes) {
      return Expression.primary("new long[] {$L}", arguments(sizes.sizes()));
    } else if (code instanceof Code.ListCode list) {
      return list(list);
    } else if (code instanceof Code.MapTensors map) {
      return map(map);
    } else if (code instanceof Code.Choose choose) {
      return choose(choose);
    } else if (code instanceof Code.Arithmetic arithmetic) {
      return new ArithmeticWriter(this, frame).write(arithmetic);
    } else if (code instanceof Code.External external) {
      return external(external);
    } else if (code instanceof Code.SizeCode size) {
      return Expression.primary("new $T($L, $L)", RuntimeTypes.SIZE, size.height(), size.width());
    } else if (code instanceof Code.DurationCode duration) {
      return Expression.primary(
          "$T.$L($L)",
          RuntimeTypes.DURATION,
          duration.epochs() ? "epochs" : "steps",
          Numbers.whole(duration.count()));
    } else if (code instanceof Code.RateCode rate) {
      return Expression.primary(
          "new $T($L, $L)",
          RuntimeTypes.RATE,
          Numbers.real(rate.value()),
          Numbers.whole(rate.images()));
    } else if (code instanceof Code.RangeCode range) {
      return Expression.primary(
          "new $T($L, $L)",
          RuntimeTypes.RANGE,
          Numbers.real(range.start()),
          Numbers.real(range.end()));
    }
    return new Expression(frame.text(frame.symbol(code)), Expression.PRIMARY);
  }

  private static Expression literal(Code.Literal literal) {
    Object value = literal.value();
    if (value instanceof Long whole && literal.type() == ValueType.REAL) {
      return number(Numbers.real(whole));
    } else if (value instanceof Long whole) {
      return number(Numbers.whole(whole));
    } else if (value instanceof Double real) {
      return number(Numbers.real(real));
    } else if (value instanceof Boolean) {
      return Expression.primary("$L", value);
    }
    return Expression.primary("$L", Escapes.string(String.valueOf(value)));
  }

  private static Expression number(String text) {
    return new Expression(
        CodeBlock.of("$L", text), text.startsWith("-") ? Expression.UNARY : Expression.PRIMARY);
  }

  private Expression element(Code.ElementAt element) {
    ValueType type = Types.list(element.listType());
    boolean array =
        type == ValueType.INT_LIST || type == ValueType.REAL_LIST || type == ValueType.BOOL_LIST;
    return Expression.primary(
        array ? "$L[$L]" : "$L.get($L)",
        write(element.list()).at(Expression.PRIMARY),
        of(element.index()));
  }

  /** {@code add(x, y)}; a shape that comes last needs no array, and a range is its two ends. */
  private Expression operation(Code.Operation operation) {
    List<CodeBlock> arguments = new ArrayList<>();
    int last = operation.arguments().size() - 1;
    for (int i = 0; i <= last; i++) {
      Code argument = operation.arguments().get(i);
      if (argument instanceof Code.Sizes sizes && i == last) {
        sizes.sizes().forEach(size -> arguments.add(of(size)));
      } else if (argument instanceof Code.RangeCode range) {
        arguments.add(CodeBlock.of("$L", Numbers.whole((long) range.start())));
        arguments.add(CodeBlock.of("$L", Numbers.whole((long) range.end())));
      } else {
        arguments.add(of(argument));
      }
    }
    String name = PlanNames.operation(operation.name());
    CodeBlock function =
        frame.names().hidesOperation(frame.className(), name)
            ? CodeBlock.of("$T.$L", RuntimeTypes.TENSORS, name)
            : CodeBlock.of("$L", name);
    return Expression.primary("$L($L)", function, CodeBlock.join(arguments, ", "));
  }

  private Expression list(Code.ListCode list) {
    return switch (Types.list(list.type())) {
      case INT_LIST -> Expression.primary("new int[] {$L}", arguments(list.elements()));
      case REAL_LIST -> Expression.primary("new double[] {$L}", arguments(list.elements()));
      case BOOL_LIST -> Expression.primary("new boolean[] {$L}", arguments(list.elements()));
      default -> Expression.primary("$T.of($L)", RuntimeTypes.LIST, arguments(list.elements()));
    };
  }

  /** {@code parts.stream().map(part -> swap(part, -3, -2)).toList()}. */
  private Expression map(Code.MapTensors map) {
    CodeBlock list = write(map.list()).at(Expression.PRIMARY);
    frame.locals().open();
    Symbol variable = frame.locals().declare(map.variable(), ValueType.TENSOR, false);
    Expression mapped =
        Expression.primary(
            "$L.stream().map($L -> $L).toList()", list, variable.java(), of(map.body()));
    frame.locals().close();
    return mapped;
  }

  private Expression choose(Code.Choose choose) {
    CodeBlock code =
        CodeBlock.of(
            "$L ? $L : $L",
            write(choose.condition()).at(Expression.OR),
            write(choose.yes()).at(Expression.CHOICE),
            write(choose.no()).at(Expression.CHOICE));
    return new Expression(code, Expression.CHOICE);
  }

  /**
   * {@code new RandomResizedCrop(new Size(192, 192), new Range(0.67, 1.0))}: lists are {@code
   * List.of} here.
   */
  private Expression external(Code.External external) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (Code argument : external.arguments()) {
      arguments.add(object(argument));
    }
    return Expression.primary(
        "new $T($L)",
        RuntimeTypes.external(external.kind(), external.name()),
        CodeBlock.join(arguments, ", "));
  }

  /**
   * An argument of something that the runtime makes: its lists are {@code List}s, of doubles where
   * reals are.
   */
  CodeBlock object(Code argument) {
    if (argument instanceof Code.ListCode list) {
      return CodeBlock.of(
          "$T.of($L)",
          RuntimeTypes.LIST,
          CodeBlock.join(list.elements().stream().map(this::object).toList(), ", "));
    }
    return of(argument);
  }
}

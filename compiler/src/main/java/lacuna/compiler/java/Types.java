package lacuna.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.ValueType;

/** What expressions give, and the Java types of what the plan calls an object. */
final class Types {
  private static final ClassName ANYTHING = ClassName.get(Object.class);

  private final Plan plan;

  Types(Plan plan) {
    this.plan = plan;
  }

  /** What an expression gives. */
  static ValueType of(Code code, Frame frame) {
    if (code instanceof Code.Literal literal) {
      return literal.type();
    } else if (code instanceof Code.Batch || code instanceof Code.LoopIndex) {
      return ValueType.INT;
    } else if (code instanceof Code.ConstantRef
        || code instanceof Code.ParameterRef
        || code instanceof Code.LocalRef
        || code instanceof Code.MemberRef) {
      return frame.symbol(code).type();
    } else if (code instanceof Code.Arithmetic arithmetic) {
      return arithmetic.type();
    } else if (code instanceof Code.ElementAt element) {
      return element(element.listType());
    } else if (code instanceof Code.Choose choose) {
      ValueType yes = of(choose.yes(), frame);
      return yes == ValueType.OBJECT ? of(choose.no(), frame) : yes;
    } else if (code instanceof Code.ListCode list) {
      return list(list.type());
    } else if (code instanceof Code.MapTensors) {
      return ValueType.TENSOR_LIST;
    } else if (code instanceof Code.Operation operation && operation.name().equals("size")) {
      return ValueType.INT;
    } else if (code instanceof Code.Operation
        || code instanceof Code.FunctionCall
        || code instanceof Code.SelfCall
        || code instanceof Code.LayerCall
        || code instanceof Code.Seen) {
      return ValueType.TENSOR;
    }
    return ValueType.OBJECT;
  }

  /** What a list holds. */
  static ValueType element(ValueType list) {
    return switch (list) {
      case INT_LIST -> ValueType.INT;
      case REAL_LIST -> ValueType.REAL;
      case BOOL_LIST -> ValueType.BOOL;
      case STRING_LIST -> ValueType.STRING;
      case TENSOR_LIST -> ValueType.TENSOR;
      default -> list;
    };
  }

  /** A list of something, or the list itself. */
  static ValueType list(ValueType type) {
    return switch (type) {
      case INT -> ValueType.INT_LIST;
      case REAL -> ValueType.REAL_LIST;
      case BOOL -> ValueType.BOOL_LIST;
      case STRING -> ValueType.STRING_LIST;
      case TENSOR -> ValueType.TENSOR_LIST;
      default -> type;
    };
  }

  /** Whether a whole number needs a {@code long}: the batch's size is one. */
  static boolean wide(Code code, Frame frame) {
    AtomicBoolean wide = new AtomicBoolean();
    Walk.code(
        code,
        part -> {
          boolean reference =
              part instanceof Code.LocalRef
                  || part instanceof Code.ParameterRef
                  || part instanceof Code.ConstantRef;
          boolean large =
              part instanceof Code.Literal literal
                  && literal.value() instanceof Long n
                  && n != n.intValue();
          if (part instanceof Code.Batch || large || reference && frame.symbol(part).wide()) {
            wide.set(true);
          }
        });
    return wide.get();
  }

  /** The Java type of an object of the runtime's own, as its code shows. */
  TypeName object(Code code, ClassPlan owner) {
    return shown(code, owner, 0).orElse(ANYTHING);
  }

  /** The Java type of an object that a constructor is given, as those who call it show. */
  TypeName objectParameter(ClassPlan owner, String parameter) {
    return shownByCallers(owner, parameter, 0).orElse(ANYTHING);
  }

  private Optional<TypeName> shown(Code code, ClassPlan owner, int depth) {
    if (code instanceof Code.External external) {
      return Optional.of(RuntimeTypes.external(external.kind(), external.kind()));
    } else if (code instanceof Code.SizeCode) {
      return Optional.of(RuntimeTypes.SIZE);
    } else if (code instanceof Code.DurationCode) {
      return Optional.of(RuntimeTypes.DURATION);
    } else if (code instanceof Code.RateCode) {
      return Optional.of(RuntimeTypes.RATE);
    } else if (code instanceof Code.RangeCode) {
      return Optional.of(RuntimeTypes.RANGE);
    } else if (code instanceof Code.Choose choose) {
      return shown(choose.yes(), owner, depth).or(() -> shown(choose.no(), owner, depth));
    } else if (code instanceof Code.ElementAt element) {
      return shown(element.list(), owner, depth)
          .filter(ParameterizedTypeName.class::isInstance)
          .map(list -> ((ParameterizedTypeName) list).typeArguments().get(0));
    } else if (code instanceof Code.ListCode list) {
      return list.elements().stream()
          .map(element -> shownElement(element, owner, depth))
          .flatMap(Optional::stream)
          .findFirst()
          .map(element -> ParameterizedTypeName.get(RuntimeTypes.LIST, element));
    } else if (code instanceof Code.ConstantRef constant) {
      return owner.constants().stream()
          .filter(c -> c.name().equals(constant.name()))
          .findFirst()
          .flatMap(c -> shown(c.value(), owner, depth));
    } else if (code instanceof Code.ParameterRef parameter) {
      return shownByCallers(owner, parameter.name(), depth + 1);
    }
    return Optional.empty();
  }

  /** A list of lists of numbers is a list of arrays. */
  private Optional<TypeName> shownElement(Code element, ClassPlan owner, int depth) {
    return element instanceof Code.ListCode list && list(list.type()) != ValueType.OBJECT
        ? Optional.of(RuntimeTypes.of(list(list.type())))
        : shown(element, owner, depth);
  }

  private Optional<TypeName> shownByCallers(ClassPlan owner, String parameter, int depth) {
    List<String> names =
        owner.parameters().stream()
            .filter(p -> p.derived() == null)
            .map(ClassPlan.Parameter::name)
            .toList();
    int index = names.indexOf(parameter);
    if (index < 0 || depth > plan.classes().size()) {
      return Optional.empty();
    }
    return plan.classes().stream()
        .flatMap(
            caller ->
                caller.members().stream()
                    .map(member -> argument(member, owner.name(), index))
                    .flatMap(Optional::stream)
                    .map(code -> shown(code, caller, depth)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Code> argument(MemberPlan member, String className, int index) {
    List<Code> arguments = List.of();
    if (member instanceof MemberPlan.Layer layer
        && layer.external().isEmpty()
        && layer.className().equals(className)) {
      arguments = layer.arguments();
    } else if (member instanceof MemberPlan.Layers layers && layers.className().equals(className)) {
      arguments = layers.arguments();
    }
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }
}

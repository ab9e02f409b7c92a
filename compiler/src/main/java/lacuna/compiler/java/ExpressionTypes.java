package lacuna.compiler.java;

import java.util.concurrent.atomic.AtomicBoolean;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Traversal;
import lacuna.compiler.plan.ValueType;

/** What expressions give. */
final class ExpressionTypes implements Code.Visitor<ValueType> {
  private final JavaScope environment;

  private ExpressionTypes(JavaScope environment) {
    this.environment = environment;
  }

  /** What an expression gives. */
  static ValueType of(Code code, JavaScope environment) {
    return code.accept(new ExpressionTypes(environment));
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
  static boolean wide(Code code, JavaScope environment) {
    AtomicBoolean wide = new AtomicBoolean();
    Traversal.code(code, part -> wide.compareAndSet(false, isWide(part, environment)));
    return wide.get();
  }

  private static boolean isWide(Code part, JavaScope environment) {
    return part instanceof Code.Batch
        || part instanceof Code.Literal number && isLarge(number.value())
        || part instanceof Code.LocalRef local && environment.local(local.name()).wide()
        || part instanceof Code.ParameterRef given && environment.parameter(given.name()).wide()
        || part instanceof Code.ConstantRef named && environment.constant(named.name()).wide();
  }

  private static boolean isLarge(Object value) {
    return value instanceof Long number && number != number.intValue();
  }

  @Override
  public ValueType visitLiteral(Code.Literal literal) {
    return literal.type();
  }

  @Override
  public ValueType visitNone(Code.None none) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitConstantRef(Code.ConstantRef constantRef) {
    return environment.constant(constantRef.name()).type();
  }

  @Override
  public ValueType visitParameterRef(Code.ParameterRef parameterRef) {
    return environment.parameter(parameterRef.name()).type();
  }

  @Override
  public ValueType visitLocalRef(Code.LocalRef localRef) {
    return environment.local(localRef.name()).type();
  }

  @Override
  public ValueType visitMemberRef(Code.MemberRef memberRef) {
    return environment.member(memberRef.name()).type();
  }

  @Override
  public ValueType visitBatch(Code.Batch batch) {
    return ValueType.INT;
  }

  @Override
  public ValueType visitLoopIndex(Code.LoopIndex loopIndex) {
    return ValueType.INT;
  }

  @Override
  public ValueType visitElementAt(Code.ElementAt elementAt) {
    return element(elementAt.listType());
  }

  @Override
  public ValueType visitOperation(Code.Operation operation) {
    return operation.name().equals("size") ? ValueType.INT : ValueType.TENSOR;
  }

  @Override
  public ValueType visitFunctionCall(Code.FunctionCall functionCall) {
    return ValueType.TENSOR;
  }

  @Override
  public ValueType visitSelfCall(Code.SelfCall selfCall) {
    return ValueType.TENSOR;
  }

  @Override
  public ValueType visitLayerCall(Code.LayerCall layerCall) {
    return ValueType.TENSOR;
  }

  @Override
  public ValueType visitObserved(Code.Observed observed) {
    return ValueType.TENSOR;
  }

  @Override
  public ValueType visitSizes(Code.Sizes sizes) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitListCode(Code.ListCode list) {
    return list(list.type());
  }

  @Override
  public ValueType visitMapTensors(Code.MapTensors map) {
    return ValueType.TENSOR_LIST;
  }

  @Override
  public ValueType visitChoose(Code.Choose choose) {
    ValueType yes = choose.yes().accept(this);
    return yes == ValueType.OBJECT ? choose.no().accept(this) : yes;
  }

  @Override
  public ValueType visitArithmetic(Code.Arithmetic arithmetic) {
    return arithmetic.type();
  }

  @Override
  public ValueType visitExternal(Code.External external) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitSizeCode(Code.SizeCode size) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitDurationCode(Code.DurationCode duration) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitRateCode(Code.RateCode rate) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitRangeCode(Code.RangeCode range) {
    return ValueType.OBJECT;
  }
}

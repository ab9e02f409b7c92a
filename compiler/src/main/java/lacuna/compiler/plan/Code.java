package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of the generated program. */
public sealed interface Code {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitLiteral(Literal literal);
    R visitNone(None none);
    R visitConstantRef(ConstantRef constantRef);
    R visitParameterRef(ParameterRef parameterRef);
    R visitLocalRef(LocalRef localRef);
    R visitMemberRef(MemberRef memberRef);
    R visitBatch(Batch batch);
    R visitLoopIndex(LoopIndex loopIndex);
    R visitElementAt(ElementAt elementAt);
    R visitOperation(Operation operation);
    R visitFunctionCall(FunctionCall functionCall);
    R visitSelfCall(SelfCall selfCall);
    R visitLayerCall(LayerCall layerCall);
    R visitObserved(Observed observed);
    R visitSizes(Sizes sizes);
    R visitListCode(ListCode listCode);
    R visitMapTensors(MapTensors mapTensors);
    R visitChoose(Choose choose);
    R visitArithmetic(Arithmetic arithmetic);
    R visitExternal(External external);
    R visitSizeCode(SizeCode sizeCode);
    R visitDurationCode(DurationCode durationCode);
    R visitRateCode(RateCode rateCode);
    R visitRangeCode(RangeCode rangeCode);
  }

  /** A number, boolean or string: Long, Double, Boolean or String. */
  record Literal(Object value, ValueType type) implements Code {
    public Literal {
      if (!(value instanceof Number || value instanceof Boolean || value instanceof String)) {
        throw new IllegalArgumentException("no literal: " + value);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLiteral(this);
    }
  }

  /** No tensor here. */
  record None() implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNone(this);
    }
  }

  /** A named constant of the class: {@link ClassPlan.Constant}. */
  record ConstantRef(String name) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConstantRef(this);
    }
  }

  /** A parameter of the class's constructor, or of the function. */
  record ParameterRef(String name) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitParameterRef(this);
    }
  }

  /** A tensor parameter of the method, or something named by {@code let}. */
  record LocalRef(String name) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLocalRef(this);
    }
  }

  /** A learned tensor or buffer of the class. */
  record MemberRef(String name) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMemberRef(this);
    }
  }

  /** How many images the batch of the running step has. */
  record Batch() implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBatch(this);
    }
  }

  /** The index of the element being made, within the arguments of a {@link MemberPlan.Layers}. */
  record LoopIndex() implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLoopIndex(this);
    }
  }

  /** {@code list[index]}: of numbers or of tensors, as {@code listType} says. */
  record ElementAt(Code list, Code index, ValueType listType) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitElementAt(this);
    }
  }

  /**
   * A function of the runtime's tensor package; the operators are called add, sub, mul, div, less,
   * ... too.
   */
  record Operation(String name, List<Code> arguments) implements Code {
    public Operation {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOperation(this);
    }
  }

  /** A {@link FunctionPlan}. */
  record FunctionCall(String name, List<Code> arguments) implements Code {
    public FunctionCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFunctionCall(this);
    }
  }

  /** Another method of the same class. */
  record SelfCall(String method, List<Code> arguments) implements Code {
    public SelfCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSelfCall(this);
    }
  }

  /**
   * A method of a layer: of the member {@code receiver}, or of the loop variable of that name when
   * {@code local}.
   *
   * @param element which layer of a member that is a list, or null
   */
  record LayerCall(
      String receiver,
      boolean local,
      @Nullable Integer element,
      String method,
      List<Code> arguments)
      implements Code {
    public LayerCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayerCall(this);
    }
  }

  /**
   * A value that an observer may see or replace: a part's result, what a stage's step names, a
   * named random draw. {@code local} is the name it is given, or the part's own; {@code part} is
   * the same where it is no part's.
   */
  record Observed(String part, String local, Code value) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitObserved(this);
    }
  }

  /** The sizes of a tensor. */
  record Sizes(List<Code> sizes) implements Code {
    public Sizes {
      sizes = List.copyOf(sizes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSizes(this);
    }
  }

  /** A list of numbers, strings, tensors or objects. */
  record ListCode(List<Code> elements, ValueType type) implements Code {
    public ListCode {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListCode(this);
    }
  }

  /** For each tensor of a list, another. */
  record MapTensors(Code list, String variable, Code body) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMapTensors(this);
    }
  }

  /** {@code condition ? yes : no}. */
  record Choose(Code condition, Code yes, Code no) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitChoose(this);
    }
  }

  /**
   * Arithmetic on plain numbers; {@code operator} is one of {@code + - * / % < <= > >= == != &&
   * ||}, {@code min}, {@code max}; with one operand {@code -}, {@code !}, {@code sqrt}, or {@code
   * int}, which cuts a real number to a whole one.
   */
  record Arithmetic(String operator, List<Code> operands, ValueType type) implements Code {
    public Arithmetic {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitArithmetic(this);
    }
  }

  /** A component that the runtime provides: {@code random_resized_crop} of kind {@code augment}. */
  record External(String kind, String name, List<Code> arguments) implements Code {
    public External {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExternal(this);
    }
  }

  /** An image size: height by width, in pixels. */
  record SizeCode(long height, long width) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSizeCode(this);
    }
  }

  /** A duration. */
  record DurationCode(long count, boolean epochs) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDurationCode(this);
    }
  }

  /** A rate; {@code images} is 0 when it is not scaled by the batch. */
  record RateCode(double value, long images) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRateCode(this);
    }
  }

  /** A range of numbers. */
  record RangeCode(double start, double end) implements Code {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRangeCode(this);
    }
  }
}

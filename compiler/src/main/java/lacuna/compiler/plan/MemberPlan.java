package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of a class. {@code condition} is null when every instance has it. */
public sealed interface MemberPlan {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitParam(Param param);

    R visitBuffer(Buffer buffer);

    R visitLayer(Layer layer);

    R visitLayers(Layers layers);
  }

  /** Its name in the language. */
  String name();

  /** When an instance has it. */
  @Nullable Code condition();

  /**
   * The {@link ClassPlan} of the layer, or of a list's layers; empty for tensors and for what the
   * runtime provides.
   */
  String layerClass();

  /** A tensor's shape for the reader, {@code (1, 1, 768)}; empty for layers. */
  String shapeText();

  /**
   * A learned tensor.
   *
   * @param key its step in the checkpoint's key
   * @param init an {@link Code.External} of kind {@code init}, or a number, or code that makes a
   *     tensor
   */
  record Param(
      String name,
      String key,
      List<Code> shape,
      Code init,
      With with,
      String shapeText,
      @Nullable Code condition)
      implements MemberPlan {
    public Param {
      shape = List.copyOf(shape);
    }

    @Override
    public String layerClass() {
      return "";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitParam(this);
    }
  }

  /**
   * A saved tensor that is not learned.
   *
   * @param value code that makes a tensor
   * @param running whether training changes it all the same, and loaded weights bring it
   */
  record Buffer(
      String name,
      String key,
      Code value,
      boolean running,
      String shapeText,
      @Nullable Code condition)
      implements MemberPlan {
    @Override
    public String layerClass() {
      return "";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBuffer(this);
    }
  }

  /**
   * A part: a layer, or in a stage any component.
   *
   * @param key its step in the checkpoint's keys; empty for no step
   * @param keyless whether it has no weights at all: a mask, a target, a loss
   * @param external its kind when the runtime provides it: {@code className} is then the
   *     component's name; else empty
   */
  record Layer(
      String name,
      String key,
      boolean keyless,
      String className,
      String external,
      List<Code> arguments,
      With with,
      @Nullable Code condition)
      implements MemberPlan {
    public Layer {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String shapeText() {
      return "";
    }

    @Override
    public String layerClass() {
      return external.isEmpty() ? className : "";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayer(this);
    }
  }

  /** A list of layers of one class; arguments and {@code with} may use {@link Code.LoopIndex}. */
  record Layers(
      String name,
      String key,
      String className,
      Code count,
      List<Code> arguments,
      With with,
      @Nullable Code condition)
      implements MemberPlan {
    public Layers {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String shapeText() {
      return "";
    }

    @Override
    public String layerClass() {
      return className;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayers(this);
    }
  }

  /**
   * What {@code with} says; null where it says nothing.
   *
   * @param also another key to try in loaded weights
   * @param fit an {@link Code.External} of kind {@code fit}
   * @param reinit whether loaded weights may lack it
   */
  record With(
      @Nullable Code level,
      @Nullable Code decay,
      @Nullable Code trainable,
      @Nullable Code also,
      @Nullable Code fit,
      @Nullable Code reinit) {
    /** Nothing said. */
    public static final With NOTHING = new With(null, null, null, null, null, null);

    /** Nothing said of loading. */
    public With(@Nullable Code level, @Nullable Code decay, @Nullable Code trainable) {
      this(level, decay, trainable, null, null, null);
    }
  }
}

package lacuna.compiler.residual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One use of a component, as far as it exists: the members and methods that a step reaches. Filled
 * while the step is elaborated, read only after.
 */
public final class Instance {
  private final String kind;
  private final String component;
  private final boolean external;
  private final String doc;
  private final Span place;
  private final List<String> parameterNames;
  private final Map<String, String> declaredKeys;
  private final Map<String, Node> constants = new LinkedHashMap<>();
  private final Map<String, Node> externalArguments = new LinkedHashMap<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final List<Residue> methods = new ArrayList<>();

  /** An instance of a component of which nothing is used yet. */
  public Instance(
      String kind,
      String component,
      boolean external,
      String doc,
      Span place,
      List<String> parameterNames,
      Map<String, String> declaredKeys) {
    this.kind = kind;
    this.component = component;
    this.external = external;
    this.doc = doc;
    this.place = place;
    this.parameterNames = List.copyOf(parameterNames);
    this.declaredKeys = new LinkedHashMap<>(declaredKeys);
  }

  /** What an instance holds. */
  public sealed interface Part {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitTensorPart(TensorPart tensorPart);

    R visitLayerPart(LayerPart layerPart);

    R visitLayersPart(LayersPart layersPart);
  }
  }

  /**
   * A learned tensor or a buffer; {@code order} is its place among the component's declarations.
   */
  public record TensorPart(
      int order,
      String key,
      boolean buffer,
      List<Node> shape,
      Value.Tensor type,
      Node value,
      With with)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTensorPart(this);
    }
  }

  /** A layer; {@code arguments} are those that the declaration gives, by parameter. */
  public record LayerPart(
      int order,
      String key,
      boolean keyless,
      Instance instance,
      Map<String, Node> arguments,
      With with)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayerPart(this);
    }
  }

  /** A list of layers; {@code count} is their number as it was computed. */
  public record LayersPart(int order, String key, List<LayerPart> layers, Node count)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayersPart(this);
    }
  }

  /**
   * What {@code with} says; null where it says nothing.
   *
   * @param also another key to try in loaded weights
   * @param fit what makes loaded weights of another shape fit
   * @param reinit whether loaded weights may lack it
   * @param running whether training moves a buffer, and loaded weights bring it
   */
  public record With(
      Node.@Nullable Constant level,
      @Nullable Boolean decay,
      @Nullable Boolean trainable,
      @Nullable Node also,
      @Nullable Node fit,
      @Nullable Boolean reinit,
      @Nullable Boolean running) {}

  public String kind() {
    return kind;
  }

  public String component() {
    return component;
  }

  /** Whether the runtime provides it. */
  public boolean external() {
    return external;
  }

  public String doc() {
    return doc;
  }

  public Span place() {
    return place;
  }

  /** The parameters of the component, as it declares them. */
  public List<String> parameterNames() {
    return parameterNames;
  }

  /** The step in a checkpoint's keys of every member that could hold weights, used or not. */
  public Map<String, String> declaredKeys() {
    return declaredKeys;
  }

  /** Its parameters and named constants, each as it was computed, as far as they were asked for. */
  public Map<String, Node> constants() {
    return constants;
  }

  /** Of an external component: all its constructor's arguments, in order. */
  public Map<String, Node> externalArguments() {
    return externalArguments;
  }

  /** The members that a step reaches, by name. */
  public Map<String, Part> parts() {
    return parts;
  }

  /** Every call of a method of it. */
  public List<Residue> methods() {
    return methods;
  }

  @Override
  public String toString() {
    return kind + " " + component;
  }
}

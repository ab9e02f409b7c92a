package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands: the file, the component around it and the names of the body so far.
 */
final class Frame {
  final Module module;
  final @Nullable Placed self;
  private final @Nullable Frame outer;
  private final Map<String, Val> names = new LinkedHashMap<>();

  /** Element types that the call has bound: {@code T}. */
  final Map<String, Value.Element> elements;

  /** The statements of the body so far. */
  List<Step> steps = new ArrayList<>();

  private @Nullable Span returned;
  private boolean lost;

  private Frame(Module module, @Nullable Placed self, @Nullable Frame outer) {
    this.module = module;
    this.self = self;
    this.outer = outer;
    this.elements = outer == null ? new LinkedHashMap<>() : outer.elements;
    if (outer != null) {
      this.steps = outer.steps;
    }
  }

  /** A frame in a file, outside components. */
  static Frame of(Module module) {
    return new Frame(module, null, null);
  }

  /** A frame within a component. */
  static Frame of(Placed self) {
    return new Frame(self.module(), self, null);
  }

  /**
   * A frame in the file of a component's kind, where the kind's parameters have the component's
   * values.
   */
  static Frame ofKind(Placed self) {
    Frame frame = new Frame(self.declared.kindModule(), null, null);
    self.context.forEach(frame::name);
    return frame;
  }

  /** A frame within this one, for a variable of its own. */
  Frame within() {
    return new Frame(module, self, this);
  }

  /** Notes that the body's result cannot be known. */
  void lose() {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      frame.lost = true;
    }
  }

  /** Whether the body's result cannot be known. */
  boolean isLost() {
    return lost || outer != null && outer.isLost();
  }

  /** Notes that the body returns, and where. */
  void returns(Span span) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      frame.returned = span;
    }
  }

  /** Where the body returned, or else {@code otherwise}. */
  Span returned(Span otherwise) {
    return returned == null ? otherwise : returned;
  }

  /** What a name of the body stands for, or null. */
  @Nullable Val local(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      Val found = frame.names.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Gives a name its first value. */
  void name(String name, Val value) {
    names.put(name, value);
  }

  /** Gives a name that exists another value; false when there is none. */
  boolean change(String name, Val value) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      if (frame.names.containsKey(name)) {
        frame.names.put(name, value);
        return true;
      }
    }
    return false;
  }

  /** All names of the body, for suggestions. */
  List<String> localNames() {
    List<String> all = new ArrayList<>();
    for (Frame frame = this; frame != null; frame = frame.outer) {
      all.addAll(frame.names.keySet());
    }
    all.removeIf(name -> name.startsWith("..."));
    return all;
  }
}

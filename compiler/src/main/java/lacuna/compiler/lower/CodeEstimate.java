package lacuna.compiler.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.source.Span;

/**
 * Tells of an ordinary program, before its code is made, that {@link CodeLimits} will find nothing.
 * The instances of one component that have one form become one class, which is given the values in
 * which they differ; the calls of one function become one method for each set of numbers at most.
 */
final class CodeEstimate {
  /** Expressions and statements, each of at most 16 bytes, of which a method has 65,000. */
  private static final int MOST = 4_000;

  /** Those of a class, which is bounded to 120,000 bytes. */
  static final int MOST_OF_CLASS = 7_000;

  /** Names of values that a class or method may be given. */
  private static final int MOST_VALUES = 100;

  private final Set<Instance> instances = new HashSet<>();
  private final Set<ResidualFunction> functions = new HashSet<>();
  private final Map<ResidualFunction, CodeSize> sizes = new HashMap<>();
  private final Map<ResidualFunction, Boolean> ofBatch = new HashMap<>();
  private final Map<Span, Forms> components = new HashMap<>();
  private final Map<Span, Forms> methods = new HashMap<>();
  private boolean fits = true;

  private CodeEstimate() {}

  /** The code of one declaration. */
  private static final class Forms {
    private final Set<Long> forms = new HashSet<>();
    private int uses;
    private int values;
    private int expressions;

    private void add(CodeSize size) {
      uses++;
      values = Math.max(values, size.names());
      if (forms.add(size.structure())) {
        expressions += size.expressions();
      }
    }

    private boolean fit() {
      return expressions <= MOST && (uses == 1 || values <= MOST_VALUES);
    }
  }

  /** Whether the code of these stages surely fits. */
  static boolean fits(List<Instance> stages) {
    CodeEstimate estimate = new CodeEstimate();
    stages.forEach(estimate::add);
    return estimate.fits();
  }

  private boolean fits() {
    return fits
        && components.values().stream().allMatch(Forms::fit)
        && methods.values().stream().allMatch(Forms::fit)
        && methods.values().stream().mapToInt(forms -> forms.expressions).sum() <= MOST_OF_CLASS;
  }

  private void add(Instance instance) {
    if (!instances.add(instance) || instance.external()) {
      return;
    }
    CodeSize size = new CodeSize(false);
    instance.parts().values().forEach(size::member);
    fits &= !size.ofBatch() && size.functions().stream().noneMatch(this::ofBatch);
    instance.constants().values().forEach(size::add);
    for (ResidualFunction method : instance.methods()) {
      size.steps(method.body());
      fits &= fewParameters(method);
    }
    components.computeIfAbsent(instance.place(), place -> new Forms()).add(size);
    size.functions().forEach(this::add);
    size.layers().forEach(this::add);
  }

  private void add(ResidualFunction function) {
    if (functions.add(function)) {
      CodeSize size = size(function);
      fits &= fewParameters(function);
      methods.computeIfAbsent(function.place(), place -> new Forms()).add(size);
      size.functions().forEach(this::add);
    }
  }

  private static boolean fewParameters(ResidualFunction method) {
    return method.parameters().size() <= MOST_VALUES;
  }

  private CodeSize size(ResidualFunction function) {
    return sizes.computeIfAbsent(
        function,
        counted -> {
          CodeSize size = new CodeSize(true);
          size.steps(counted.body());
          return size;
        });
  }

  /** Whether a function, or one that it calls, may hang on the batch. */
  private boolean ofBatch(ResidualFunction function) {
    Boolean known = ofBatch.get(function);
    if (known == null) {
      CodeSize size = size(function);
      known = size.ofBatch() || size.functions().stream().anyMatch(this::ofBatch);
      ofBatch.put(function, known);
    }
    return known;
  }
}

package lacuna.compiler.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.Traversal;
import lacuna.compiler.plan.ValueType;

/**
 * How methods and functions are called. One that needs the batch's size takes it from a tensor
 * whose first size it is, and is given it as a parameter where it has no such tensor. A layer's
 * {@code forward} is called through {@code Layer.apply} where the runtime has one for its inputs.
 */
final class CallForms {
  /** What the runtime calls of a stage, with parameters that it fixes. */
  static final Set<String> ENTRIES = Set.of("step", "gather", "evaluate", "summarize");

  static final String FORWARD = "forward";

  /** Inputs of the longest {@code Layer.apply}. */
  private static final int MOST_TENSORS = 3;

  private final Map<String, ClassPlan> classes = new HashMap<>();

  /** Methods, as {@code CLASS.METHOD}, and functions that are given the batch's size. */
  private final Set<String> given = new HashSet<>();

  CallForms(Plan plan) {
    plan.classes().forEach(type -> classes.put(type.name(), type));
    int before;
    do {
      before = given.size();
      plan.functions().stream()
          .filter(function -> function.batched() == null && batchUses(function) > 0)
          .forEach(function -> given.add(function.name()));
      for (ClassPlan type : plan.classes()) {
        type.methods().stream()
            .filter(method -> method.batched() == null && !isEntry(type, method))
            .filter(method -> batchUses(type, method) > 0)
            .forEach(method -> given.add(key(type.name(), method.name())));
      }
    } while (given.size() > before);
  }

  /** Whether the runtime calls it. */
  static boolean isEntry(ClassPlan type, MethodPlan method) {
    return type.isStage() && ENTRIES.contains(method.name());
  }

  /** Whether a function is given the batch's size. */
  boolean givenBatch(String function) {
    return given.contains(function);
  }

  /** Whether a method is given the batch's size. */
  boolean givenBatch(String className, String method) {
    return given.contains(key(className, method));
  }

  /** At how many places a function needs the batch's size. */
  int batchUses(FunctionPlan function) {
    return count(function.body(), this::needsBatch);
  }

  /** At how many places a method needs the batch's size. */
  int batchUses(ClassPlan type, MethodPlan method) {
    Map<String, String> loops = new HashMap<>();
    loops(method.body(), loops);
    return count(
        method.body(),
        code ->
            needsBatch(code)
                || code instanceof Code.SelfCall call && givenBatch(type.name(), call.method())
                || code instanceof Code.LayerCall call && needsBatch(call, type, loops));
  }

  private boolean needsBatch(Code code) {
    return code instanceof Code.Batch
        || code instanceof Code.FunctionCall call && givenBatch(call.name());
  }

  /** What the runtime provides needs the batch's size where it has no tensor to tell it. */
  private boolean needsBatch(Code.LayerCall call, ClassPlan type, Map<String, String> loops) {
    String name = call.local() ? loops.getOrDefault(call.receiver(), "") : call.receiver();
    MemberPlan member = type.member(name);
    String layerClass = member == null ? "" : member.layerClass();
    return layerClass.isEmpty()
        ? call.arguments().isEmpty()
        : givenBatch(layerClass, call.method());
  }

  /** The list member behind each loop variable. */
  private static void loops(List<Line> lines, Map<String, String> loops) {
    for (Line line : lines) {
      if (line instanceof Line.ForEach loop) {
        loops.put(loop.variable(), loop.member());
      }
      line.blocks().forEach(block -> loops(block, loops));
    }
  }

  private static int count(List<Line> lines, Predicate<Code> test) {
    AtomicInteger count = new AtomicInteger();
    Traversal.lines(lines, code -> count.addAndGet(test.test(code) ? 1 : 0));
    return count.get();
  }

  /** Whether a method of a class of the plan is called through {@code Layer.apply}. */
  boolean applied(String className, String method) {
    ClassPlan type = classes.get(className);
    return type != null
        && type.methods().stream().anyMatch(m -> m.name().equals(method) && applied(type, m));
  }

  /** Whether a method is called through {@code Layer.apply}. */
  boolean applied(ClassPlan type, MethodPlan method) {
    int most = givenBatch(type.name(), method.name()) ? 0 : MOST_TENSORS;
    return isScoped(type, method)
        && method.result() == ValueType.TENSOR
        && method.parameters().size() <= most
        && method.parameters().stream().allMatch(p -> p.type() == ValueType.TENSOR);
  }

  /** Whether a method frees what it makes but for its result. */
  static boolean isScoped(ClassPlan type, MethodPlan method) {
    return !type.isStage()
        && method.name().equals(FORWARD)
        && (method.result() == ValueType.TENSOR || method.result() == ValueType.TENSOR_LIST);
  }

  private static String key(String className, String method) {
    return className + "." + method;
  }
}

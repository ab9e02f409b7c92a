package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.plan.Traversal;

/**
 * Bounds what Java's class files bound (JVM specification, section 4.11): the 65,535 bytes of a
 * method, estimated from above, and the 65,535 constants of a class, of which no expression or
 * statement takes more than 4.
 */
final class CodeLimits {
  /** Bytes of a method, of a constructor, of what gives a class's constants their values. */
  private static final int MOST_OF_METHOD = 65_000;

  /** Bytes of all of a class: of 8 bytes or more for each expression, and so 15,000 of them. */
  private static final int MOST_OF_CLASS = 120_000;

  /** A literal or name as an element of a list: {@code dup, sipush, ldc2_w, dastore}. */
  private static final int ATOM = 8;

  /** Any other expression or statement. */
  private static final int OPERATION = 16;

  /** A member but for its arguments: {@code a = new A(at.in("a"), ...)}. */
  private static final int MEMBER = 24;

  /** Parameters of a method: Java has 255, of which a number may take two. */
  private static final int MOST_PARAMETERS = 120;

  private final PlanLines places;
  private final List<Diagnostic> errors = new ArrayList<>();

  private CodeLimits(PlanLines places) {
    this.places = places;
  }

  /** What is too large for Java; empty where all fits. */
  static List<Diagnostic> exceeded(Plan plan, PlanLines places) {
    CodeLimits limits = new CodeLimits(places);
    BatchSizes batch = new BatchSizes(plan);
    for (ClassPlan type : plan.classes()) {
      limits.type(type);
      if (batch.inMembers(type)) {
        limits.errors.add(LowerErrors.batchInMember(type.component(), places.of(type.place())));
      }
    }
    limits.functions(plan.functions());
    plan.stages().forEach(stage -> limits.stage(stage, plan.place()));
    return List.copyOf(limits.errors);
  }

  private void type(ClassPlan type) {
    int constants = bytes(visit -> constants(type.constants(), visit));
    int members = bytes(visit -> Traversal.members(type, visit));
    int made = members + MEMBER * (type.members().size() + type.parameters().size());
    int all = constants + made;
    boolean fits =
        method(type.component(), type.place(), constants)
            && method(type.component(), type.place(), made)
            && parameters(type.component(), type.place(), type.parameters().size());
    for (MethodPlan method : type.methods()) {
      int size = lines(method.body());
      all += size;
      fits &=
          method(method.name(), method.place(), size)
              && parameters(method.name(), method.place(), method.parameters().size());
    }
    if (fits && all > MOST_OF_CLASS) {
      errors.add(LowerErrors.classTooLarge(type.component(), places.of(type.place())));
    }
  }

  /** They stand in one class. */
  private void functions(List<FunctionPlan> functions) {
    int all = 0;
    for (FunctionPlan function : functions) {
      int size =
          lines(function.body()) + bytes(visit -> constants(function.constants(), visit));
      boolean fits =
          method(function.name(), function.place(), size)
              && parameters(function.name(), function.place(), function.parameters().size());
      all += size;
      if (fits && all > MOST_OF_CLASS && all - size <= MOST_OF_CLASS) {
        errors.add(LowerErrors.tooManyFunctions(places.of(function.place())));
      }
    }
  }

  private void stage(StagePlan stage, String place) {
    int size =
        bytes(
            visit -> {
              stage.recipe().forEach(entry -> Traversal.code(entry.value(), visit));
              stage.arguments().forEach(argument -> Traversal.code(argument, visit));
            });
    method(stage.name(), place, size);
  }

  private boolean method(String name, String place, int size) {
    if (size <= MOST_OF_METHOD) {
      return true;
    }
    errors.add(LowerErrors.methodTooLarge(name, places.of(place), size));
    return false;
  }

  private boolean parameters(String name, String place, int count) {
    if (count <= MOST_PARAMETERS) {
      return true;
    }
    errors.add(LowerErrors.tooManyParameters(name, places.of(place), count, MOST_PARAMETERS));
    return false;
  }

  private static void constants(List<ClassPlan.Constant> constants, Consumer<Code> visit) {
    constants.forEach(constant -> Traversal.code(constant.value(), visit));
  }

  /** Statements and the expressions in them. */
  private static int lines(List<Line> lines) {
    int size = 0;
    for (Line line : lines) {
      size += OPERATION * Math.max(1, line.assigned().size());
      size += bytes(visit -> line.expressions().forEach(code -> Traversal.code(code, visit)));
      for (List<Line> block : line.blocks()) {
        size += lines(block);
      }
    }
    return size;
  }

  private static boolean isAtom(Code code) {
    return code instanceof Code.Literal
        || code instanceof Code.ConstantRef
        || code instanceof Code.ParameterRef
        || code instanceof Code.LocalRef
        || code instanceof Code.LoopIndex;
  }

  private static int bytes(Consumer<Consumer<Code>> visits) {
    AtomicInteger bytes = new AtomicInteger();
    visits.accept(code -> bytes.addAndGet(isAtom(code) ? ATOM : OPERATION));
    return bytes.get();
  }
}

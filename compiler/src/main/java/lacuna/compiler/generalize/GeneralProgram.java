package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;

/**
 * The code part of a plan.
 *
 * @param classes each before those that use it
 * @param functions each before those that use it
 * @param stages in the order in which they were given
 */
public record GeneralProgram(
    List<ClassPlan> classes, List<FunctionPlan> functions, List<Stage> stages) {

  /** The class of a stage, and what its constructor is given. */
  public record Stage(String className, List<Code> arguments) {}
}

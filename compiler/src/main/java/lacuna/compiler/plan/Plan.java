package lacuna.compiler.plan;

import java.util.List;

/**
 * A checked and resolved experiment.
 *
 * @param name the experiment's name
 * @param doc its doc comment, or empty
 * @param place {@code FILE:LINE} of its header
 * @param files every file that was read, the spec first
 * @param overrides settings of the command line, {@code PATH=VALUE}
 * @param point which point of its sweep it is; empty for a spec that is none
 * @param stages the stages in the order in which they run
 * @param classes the components used, each before those that use it
 * @param functions the functions used, each before those that use it
 * @param references figures of the paper to show beside the measured ones
 */
public record Plan(
    String name,
    String doc,
    String place,
    List<PlanFile> files,
    List<String> overrides,
    String point,
    List<StagePlan> stages,
    List<ClassPlan> classes,
    List<FunctionPlan> functions,
    List<Reference> references) {

  /** Copies the lists. */
  public Plan {
    NameChecks.required(name, "an experiment");
    files = List.copyOf(files);
    overrides = List.copyOf(overrides);
    stages = List.copyOf(stages);
    classes = List.copyOf(classes);
    functions = List.copyOf(functions);
    references = List.copyOf(references);
    classes.forEach(type -> NameChecks.required(type.name(), "a class"));
    functions.forEach(function -> NameChecks.required(function.name(), "a function"));
  }

  /**
   * A file that was read.
   *
   * @param path as shown to users
   * @param sha256 of its text in UTF-8, hexadecimal
   */
  public record PlanFile(String path, String sha256, String text) {}

  /** A figure of the paper: {@code finetune.top1} and its text, {@code 82.8%}. */
  public record Reference(String path, String value, String origin) {}
}

package lacuna.compiler;

import java.util.SortedMap;
import java.util.TreeMap;
import lacuna.compiler.jar.JarContents;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.java.JavaSources;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;

/** What a jar or a project holds of an experiment. */
final class Contents {
  private Contents() {}

  /** The Java of a plan, the files that it was made from, and itself. */
  static JarContents of(Plan plan) {
    JavaSources java = new JavaEmitter().emit(plan);
    SortedMap<String, String> sources = new TreeMap<>();
    plan.files().forEach(file -> sources.put(file.path(), file.text()));
    return new JarContents(
        plan.name(), java.mainClass(), java.files(), sources, new PlanJson().write(plan));
  }
}

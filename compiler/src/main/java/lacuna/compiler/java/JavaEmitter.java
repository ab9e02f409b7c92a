package lacuna.compiler.java;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.Traversal;

/**
 * Writes a plan as Java: one class per component used, one for the functions, one that is the
 * experiment.
 */
public final class JavaEmitter {

  /**
   * Writes the program.
   *
   * @throws IllegalArgumentException where the plan names what it does not have
   */
  public JavaSources emit(Plan plan) {
    JavaNames names = new JavaNames(plan);
    ObjectTypes types = new ObjectTypes(plan);
    SortedMap<String, String> files = new TreeMap<>();
    add(new ExperimentWriter(plan, names).write(), false, files);
    for (ClassPlan type : plan.classes()) {
      add(
          new ClassWriter(type, names, types).write(),
          operates(visit -> Traversal.type(type, visit)),
          files);
    }
    if (!plan.functions().isEmpty()) {
      boolean operates =
          operates(visit -> plan.functions().forEach(f -> Traversal.function(f, visit)));
      add(new FunctionsWriter(plan.functions(), names).write(), operates, files);
    }
    return new JavaSources(names.main().canonicalName(), files);
  }

  /**
   * Whether any of the code calls the runtime's tensor package, whose functions are then imported.
   */
  private static boolean operates(Consumer<Consumer<Code>> walk) {
    AtomicBoolean operates = new AtomicBoolean();
    walk.accept(code -> operates.compareAndSet(false, code instanceof Code.Operation));
    return operates.get();
  }

  private static void add(TypeSpec type, boolean operates, SortedMap<String, String> files) {
    JavaFile.Builder file =
        JavaFile.builder(RuntimeTypes.EXPERIMENT_PACKAGE, type)
            .skipJavaLangImports(true)
            .indent("  ");
    if (operates) {
      file.addStaticImport(RuntimeTypes.TENSORS, "*");
    }
    String path = RuntimeTypes.EXPERIMENT_PACKAGE.replace('.', '/') + "/" + type.name() + ".java";
    files.put(path, new SourceLayout(file.build().toString()).text());
  }
}

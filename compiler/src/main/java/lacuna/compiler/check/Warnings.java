package lacuna.compiler.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.value.Value;

/** What is legal and probably wrong. */
final class Warnings {
  /** From this batch on a rate without the batch it was found for is seldom meant. */
  private static final long LARGE_BATCH = 1024;

  private final Elaboration e;

  Warnings(Elaboration e) {
    this.e = e;
  }

  /** Warns of a spec that was elaborated. */
  void warn(LoadedSpec spec, List<StageElaborator.Elaborated> stages) {
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    spec.chain().forEach(module -> names(module, seen));
    stages.forEach(this::rates);
  }

  private void names(Module module, Set<Module> seen) {
    if (!e.declarations.isLibrary(module) && seen.add(module)) {
      module.imports().forEach(imported -> names(imported, seen));
      new UnusedNames(e).check(module);
    }
  }

  private void rates(StageElaborator.Elaborated stage) {
    Val batch = e.placing.member(stage.stage(), "batch_size", stage.settings().span());
    if (batch == null
        || !(batch.value() instanceof Value.Int size)
        || size.number() < LARGE_BATCH) {
      return;
    }
    for (StageElaborator.Recipe setting : stage.recipe()) {
      if (setting.value().value() instanceof Placed placed) {
        placed.closure.given().values().forEach(val -> rate(val, size));
      } else if (setting.value().value() instanceof Closure closure) {
        closure.given().values().forEach(val -> rate(val, size));
      }
    }
  }

  private void rate(Val val, Value.Int batch) {
    if (val.value() instanceof Value.Rate rate
        && rate.images() == 0
        && rate.value() != 0
        && !val.origins().isEmpty()) {
      e.report.add(
          Diagnostic.warning(Code.RATE_WITHOUT_BATCH, "the rate does not say for which batch size it is, and the batch size is " + batch)
              .at(val.origins().get(0).span(), "used as it is, for any batch size")
              .help(
                  "write %s per %s images to say that it is for this batch size"
                      .formatted(rate, batch)));
    }
  }
}

package lacuna.compiler.check;

import java.util.List;
import lacuna.compiler.load.LoadedSpec;

/** What is legal and probably wrong. */
final class Warnings {
  private final Elaboration e;

  Warnings(Elaboration e) {
    this.e = e;
  }

  void warn(LoadedSpec spec, List<StageElaborator.Elaborated> stages) {}
}

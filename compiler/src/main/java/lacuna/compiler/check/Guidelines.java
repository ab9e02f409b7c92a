package lacuna.compiler.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.load.Module;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.source.Span;

/** Reads the {@code guideline}s that a spec can see. */
final class Guidelines {
  private final Elaboration e;

  Guidelines(Elaboration e) {
    this.e = e;
  }

  /** What is known of AvgDist; empty where nothing that {@code module} sees declares it. */
  Optional<Guideline> averageDistance(Module module) {
    return e.declarations.components(module, "avg_dist", "guideline").stream()
        .findFirst()
        .map(e.declarations::resolve)
        .map(this::read);
  }

  private Guideline read(ResolvedComponent declared) {
    Span span = declared.component().nameSpan();
    Placed placed = e.placing.placed(new Closure(declared, Map.of(), List.of(), span), Map.of());
    return Guideline.of(name -> e.placing.member(placed, name, span).value());
  }
}

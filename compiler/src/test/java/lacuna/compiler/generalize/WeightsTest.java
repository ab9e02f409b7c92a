package lacuna.compiler.generalize;

import static lacuna.compiler.generalize.SmallProgram.layer;
import static lacuna.compiler.generalize.SmallProgram.number;
import static lacuna.compiler.generalize.SmallProgram.returning;
import static lacuna.compiler.generalize.SmallProgram.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Instance LINEAR =
      layer(
          "linear",
          List.of(),
          Map.of("bias", tensor("bias", number(8))),
          returning(SmallProgram.X));

  private static Instance.LayerPart part(String key, Instance.Attributes attributes) {
    return new Instance.LayerPart(0, key, LINEAR, Map.of(), attributes);
  }

  private static Instance.Attributes attributes(long level, boolean trained) {
    Node.Constant constant = Node.Constant.of(Value.Int.of(level));
    return new Instance.Attributes(constant, null, trained, null, null, null, null);
  }

  @Test
  void whatIsSaidOfALayerHoldsForItsTensorsAtEachOfItsPlaces() {
    Instance net =
        layer(
            "net",
            List.of(),
            Map.of(
                "a", part("first", attributes(1, true)), "b", part("", attributes(2, false))),
            returning(SmallProgram.X));
    assertEquals(
        List.of(
            new StagePlan.Weight("first.bias", List.of(8L), "Real", false, false, 1, true),
            new StagePlan.Weight("bias", List.of(8L), "Real", false, false, 2, false)),
        Weights.of(net));
    assertEquals(Set.of("a", "b"), Weights.ofParts(net).keySet());
  }
}

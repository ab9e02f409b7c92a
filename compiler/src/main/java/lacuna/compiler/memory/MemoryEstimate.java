package lacuna.compiler.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.plan.StepMemory;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;

/** Estimates the memory of training steps. */
public final class MemoryEstimate {
  private static final String STEP = "step";

  /** What the process takes on the CPU without any tensor: Java and libtorch, as measured. */
  private static final double PROCESS = 300e6;

  private MemoryEstimate() {}

  /**
   * The memory of a stage's step for each kind of device and each precision; empty where it has no
   * step, or one of millions of operations.
   *
   * @param moments tensors that the optimizer keeps for each trained one
   * @param average whether a moving average of the weights is kept
   * @param parts whether a batch goes through in parts, whose gradients are summed
   * @param checkpointBlocks whether blocks keep their inputs alone
   */
  public static List<StepMemory> of(
      Instance stage,
      List<StagePlan.Weight> weights,
      long moments,
      boolean average,
      boolean parts,
      boolean checkpointBlocks) {
    List<StepMemory> all = new ArrayList<>();
    double trained = bytes(weights.stream().filter(w -> w.trained() && !w.buffer()).toList());
    double resident = bytes(weights) * (average ? 2 : 1) + trained * (moments + (parts ? 1 : 0));
    for (ResidualFunction step : stage.methods()) {
      if (step.name().equals(STEP)) {
        try {
          for (boolean gpu : new boolean[] {false, true}) {
            for (boolean mixed : new boolean[] {false, true}) {
              Storage held = held(stage, step, new Engine(gpu, mixed), checkpointBlocks);
              all.add(
                  new StepMemory(
                      gpu ? "gpu" : "cpu",
                      mixed ? "bf16" : "fp32",
                      resident + (gpu ? 0 : PROCESS),
                      trained,
                      held.bytes(),
                      held.imageBytes()));
            }
          }
        } catch (StepBudget.SpentException e) {
          return List.of();
        }
      }
    }
    return all;
  }

  private static double bytes(List<StagePlan.Weight> weights) {
    return weights.stream().mapToDouble(MemoryEstimate::bytes).sum();
  }

  private static double bytes(StagePlan.Weight weight) {
    int width =
        switch (weight.element()) {
          case "Int" -> Long.BYTES;
          case "Bool" -> 1;
          default -> Engine.FP32;
        };
    return (double) width * weight.count();
  }

  /** The tensors that the forward pass leaves to the backward pass, the images among them. */
  private static Storage held(
      Instance stage, ResidualFunction step, Engine engine, boolean checkpointBlocks) {
    Ledger ledger = new Ledger(null);
    StepInterpreter.Pass pass =
        new StepInterpreter.Pass(engine, ledger, new StepBudget(), checkpointBlocks);
    Map<String, StepValue> arguments = new LinkedHashMap<>();
    for (ResidualFunction.Parameter parameter : step.parameters()) {
      StepValue value = StepInterpreter.made(parameter.value());
      arguments.put(parameter.name(), value);
      if (value instanceof StepValue.Tensor tensor) {
        ledger.save(tensor);
      }
    }
    StepInterpreter.call(pass, new StepInterpreter.Place(stage, true), step, arguments);
    return ledger.total();
  }
}

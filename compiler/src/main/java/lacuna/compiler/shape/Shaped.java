package lacuna.compiler.shape;

import java.util.List;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;

/**
 * The tensor that an operation gives.
 *
 * @param sources for each axis the operand's axis that its size comes from
 */
public record Shaped(Value.Tensor tensor, List<Operand> sources) {}

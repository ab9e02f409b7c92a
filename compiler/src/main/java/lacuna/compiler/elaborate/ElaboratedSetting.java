package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.value.Value;

/**
 * A setting of a stage, or of a component in one, with its value and where that was written.
 *
 * @param path {@code mask.ratio}, within the stage
 * @param shown as it would be written
 * @param origins the settings and defaults that it depends on, the most direct first
 * @param place {@code FILE:LINE}
 * @param isDefault whether nobody set it
 */
public record ElaboratedSetting(
    String path,
    Value value,
    String shown,
    List<Origin> origins,
    String place,
    boolean isDefault,
    String doc) {}

package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of the memory of a step, on a kind of device with a precision.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param precision {@code fp32} or {@code bf16}
 * @param resident bytes of weights and moments
 * @param gradients bytes of gradients, which take the place of activations
 * @param activations bytes of activations at any batch
 * @param perImage bytes of activations for each image that goes through at once
 */
record StepMemory(
    @Nullable String device,
    @Nullable String precision,
    @SerializedName("resident_bytes") double resident,
    @SerializedName("gradient_bytes") double gradients,
    @SerializedName("activation_bytes") double activations,
    @SerializedName("activation_bytes_per_image") double perImage) {

  private record Plan(@Nullable List<Stage> stages) {}

  private record Stage(@Nullable String name, @Nullable List<StepMemory> memory) {}

  /** That of a stage; empty where the plan does not say. */
  static Optional<StepMemory> of(String plan, String stage, String device, String precision) {
    try {
      return Optional.ofNullable(new Gson().fromJson(plan, Plan.class))
          .map(Plan::stages)
          .stream()
          .flatMap(List::stream)
          .filter(each -> stage.equals(each.name()) && each.memory() != null)
          .flatMap(each -> each.memory().stream())
          .filter(each -> device.equals(each.device()) && precision.equals(each.precision()))
          .findFirst();
    } catch (JsonParseException e) {
      return Optional.empty(); // it is for a refusal alone
    }
  }

  /** Bytes of a step of so many images at once. */
  double at(long images) {
    return resident + Math.max(gradients, activations + images * perImage);
  }

  /** How many images at once fit within so many bytes; 0 where none do. */
  long fitting(double bytes) {
    double room = bytes - resident - activations;
    return at(1) > bytes ? 0 : (long) Math.min(Integer.MAX_VALUE, room / perImage);
  }
}

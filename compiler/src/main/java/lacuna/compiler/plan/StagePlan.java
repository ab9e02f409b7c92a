package lacuna.compiler.plan;

import java.util.List;
import java.util.Map;
import lacuna.compiler.value.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * One stage of an experiment.
 *
 * @param name the stage's own name: {@code finetune_384}
 * @param component the stage component's name: {@code finetune}
 * @param className the {@link ClassPlan} of its component
 * @param doc the component's doc comment
 * @param settings all settings, those of nested components too, in reading order
 * @param recipe the settings that every stage has, as code
 * @param arguments constructor arguments of the stage's class, after its place in the weights
 * @param weights every parameter and buffer, in the order of their keys' creation
 * @param outputs the shape that each layer gives, {@code [B, 196, 768]} for B images, by the key
 *     that its weights begin with
 * @param flopsPerImage floating-point operations of one forward pass per image; a multiplication
 *     and an addition are two
 * @param memory that a training step needs, by device and precision; empty where the stage trains
 *     nothing, or where a step is too long to count
 * @param parts the settings that are components
 * @param names what other libraries call the weights of its parts
 * @param notes facts worth a line in the report, such as tokens per image
 */
public record StagePlan(
    String name,
    String component,
    String className,
    String doc,
    List<Setting> settings,
    List<RecipeEntry> recipe,
    List<Code> arguments,
    List<Weight> weights,
    Map<String, String> outputs,
    double flopsPerImage,
    List<StepMemory> memory,
    List<PartPlan> parts,
    List<NamesPlan> names,
    List<String> notes) {

  /** Copies the lists. */
  public StagePlan {
    NameChecks.required(name, "a stage");
    settings = List.copyOf(settings);
    recipe = List.copyOf(recipe);
    arguments = List.copyOf(arguments);
    weights = List.copyOf(weights);
    outputs = Map.copyOf(outputs);
    memory = List.copyOf(memory);
    parts = List.copyOf(parts);
    names = List.copyOf(names);
    notes = List.copyOf(notes);
  }

  /**
   * A setting with its value and where it came from.
   *
   * @param path {@code mask.ratio}, within the stage
   * @param value as it would be written
   * @param origin {@code FILE:LINE}
   * @param isDefault whether nobody set it
   * @param atBatch of a rate that is given for some batch: what it is at the stage's own; else null
   */
  public record Setting(
      String path,
      String value,
      String origin,
      boolean isDefault,
      String doc,
      @Nullable Double atBatch) {

    public Setting {
      NameChecks.required(path, "a setting");
      if (origin.isBlank()) {
        throw new IllegalArgumentException("the setting " + path + " comes from nowhere");
      }
    }

    /** {@code atBatch} as it would be written, or empty. */
    public String writtenAtBatch() {
      return atBatch == null ? "" : NumberText.plain(atBatch);
    }
  }

  /** A setting that the runtime takes: {@code batch_size} and its value as code. */
  public record RecipeEntry(String name, Code value, String origin) {

    public RecipeEntry {
      NameChecks.required(name, "a setting");
    }
  }

  /**
   * A parameter or buffer of the stage.
   *
   * @param key its name in a checkpoint
   * @param element {@code Real}, {@code Int} or {@code Bool}
   * @param buffer a saved constant, not learned
   * @param level distance from the input for layer-wise decay, or -1 for one above the highest
   */
  public record Weight(
      String key,
      List<Long> shape,
      String element,
      boolean buffer,
      boolean decay,
      int level,
      boolean trained) {

    /** Copies the shape. */
    public Weight {
      NameChecks.required(key, "a weight");
      shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long count() {
      return shape.stream().reduce(1L, (a, b) -> a * b);
    }
  }

  /** Learned numbers in all. */
  public long parameterCount() {
    return weights.stream().filter(w -> !w.buffer()).mapToLong(Weight::count).sum();
  }
}

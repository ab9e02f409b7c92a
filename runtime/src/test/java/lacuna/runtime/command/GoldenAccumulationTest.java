package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.train.Inputs;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.TrainingStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch in parts, clipped after each as SimMIM's code does it, learns what that code learns. */
final class GoldenAccumulationTest {
  private static final HandVit.Sizes SIZES = new HandVit.Sizes(32, 4, 32, 3, 2);

  private Path golden = Path.of("");
  private JsonObject facts = new JsonObject();

  @BeforeEach
  void readsTheCase() throws IOException, URISyntaxException {
    golden = Path.of(GoldenAccumulationTest.class.getResource("/golden").toURI());
    String text = Files.readString(golden.resolve("vit_accumulation/case.json"));
    facts = JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void everyUpdateHasTheOfficialLossNormAndWeights() {
    JsonObject limits = facts.getAsJsonObject("tolerance");
    JsonArray parts = facts.getAsJsonArray("micro_batches");
    try (TrainingStep training = training(true)) {
      List<TrainingStep.Result> results = updates(training);
      for (int update = 0; update < results.size(); update++) {
        double loss = (loss(parts, 2 * update) + loss(parts, 2 * update + 1)) / 2;
        assertEquals(loss, results.get(update).loss(), limits.get("loss_abs").getAsDouble());
        double norm = number(parts, 2 * update + 1, "grad_norm_of_running_sum_before_clipping");
        assertEquals(
            norm,
            results.get(update).gradientNorm(),
            limits.get("grad_norm_rel").getAsDouble() * norm);
      }
      compare(training, limits.get("after_steps_abs").getAsDouble());
    }
  }

  @Test
  void oneClipOfTheWholeBatchIsSomethingElse() {
    JsonArray parts = facts.getAsJsonArray("micro_batches");
    double norm = number(parts, 1, "grad_norm_of_running_sum_before_clipping");
    try (TrainingStep training = training(false)) {
      assertNotEquals(norm, updates(training).get(0).gradientNorm(), 0.05 * norm);
    }
  }

  private TrainingStep training(boolean clipParts) {
    Experiment.Stage stage = HandExperiment.of(SIZES).one(null);
    Recipe recipe =
        stage
            .recipe()
            .get()
            .but()
            .batchSize(4)
            .accumulate(facts.get("accumulation_steps").getAsInt())
            .clip(facts.get("clip_grad_norm").getAsDouble())
            .clipParts(clipParts)
            .build();
    TrainConfig config = Objects.requireNonNull(recipe.training());
    TrainingStep training = new TrainingStep(recipe, config, stage.network(), Device.cpu());
    Context.current().training(false);
    WeightsFile.load(
        golden.resolve("vit_pretrain/weights.safetensors"), training.network().parameters());
    return training;
  }

  /** Makes the case's updates on its batches and masks. */
  private List<TrainingStep.Result> updates(TrainingStep training) {
    List<TrainingStep.Result> results = new ArrayList<>();
    JsonArray rates = facts.getAsJsonArray("lr_per_update");
    int parts = facts.get("accumulation_steps").getAsInt();
    try (SafetensorsReader file =
            SafetensorsReader.open(golden.resolve("vit_accumulation/batches.safetensors"));
        NDManager memory = Engines.newMemory(Device.cpu())) {
      NDArray images = file.read("image", memory);
      NDArray masks = file.read("mask", memory).toType(DataType.BOOLEAN, true);
      for (int update = 0; update < rates.size(); update++) {
        int first = update * parts;
        double rate = rates.get(update).getAsDouble();
        List<Double> all =
            training.groupRates(rate);
        results.add(
            training.update(
                update,
                all,
                part -> {
                  Layer.observeWith(hiding(masks.get(first + part)));
                  return new Inputs(images.get(first + part), null);
                }));
      }
    } finally {
      Layer.observeWith(null);
    }
    return results;
  }

  private static Observer hiding(NDArray mask) {
    return new Observer() {
      @Override
      public NDArray observe(String part, String local, NDArray value) {
        return part.equals("mask") ? mask : value;
      }
    };
  }

  private void compare(TrainingStep training, double limit) {
    try (SafetensorsReader file =
            SafetensorsReader.open(golden.resolve("vit_accumulation/after_steps.safetensors"));
        NDManager memory = Engines.newMemory(Device.cpu())) {
      for (Parameter parameter : training.network().parameters().trained()) {
        float[] wanted = file.read(parameter.key(), memory).toFloatArray();
        float[] found = parameter.array().toFloatArray();
        for (int i = 0; i < wanted.length; i++) {
          assertEquals(wanted[i], found[i], limit, parameter.key());
        }
      }
    }
  }

  private static double loss(JsonArray parts, int part) {
    return number(parts, part, "loss");
  }

  private static double number(JsonArray parts, int part, String name) {
    return parts.get(part).getAsJsonObject().get(name).getAsDouble();
  }
}

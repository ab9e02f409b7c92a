package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.checkpoint.CheckpointWriter;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Filling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights with the best figure are kept, over a stop too. */
final class BestWeightsTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private final CheckpointWriter writer = new CheckpointWriter(false);

  @Test
  void aHighShareAndALowLossAreBest() {
    Path shares = folder.resolve("share.safetensors");
    BestWeights tops = new BestWeights(shares, "finetune", writer);
    offer(tops, "top1", 0.2, 0.7, 0.7, Double.NaN, 0.5);
    assertEquals(2, kept(shares));
    Path losses = folder.resolve("loss.safetensors");
    offer(new BestWeights(losses, "pretrain", writer), "loss", 0.9, 0.4, 0.6, Double.NaN);
    assertEquals(2, kept(losses));
  }

  @Test
  void aRunThatGoesOnRemembersItsBest() {
    Path file = folder.resolve("best.safetensors");
    offer(new BestWeights(file, "finetune", writer), "top1", 0.2, 0.7);
    offer(BestWeights.resumed(file, "finetune", writer, said::add), "top1", 0.6);
    assertEquals(2, kept(file));
    offer(new BestWeights(file, "finetune", writer), "top1", 0.6);
    assertEquals(1, kept(file));
  }

  @Test
  void aRunThatGoesOnSetsADamagedFileAside() throws IOException {
    Path file = folder.resolve("best.safetensors");
    offer(new BestWeights(file, "finetune", writer), "top1", 0.2, 0.7);
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length - 1] ^= 1; // within the tensor
    Files.write(file, damaged);
    offer(BestWeights.resumed(file, "finetune", writer, said::add), "top1", 0.6);
    assertEquals(1, kept(file));
    assertTrue(said.get(0).contains("checksum"), said.toString());
  }

  @Test
  void aStageWithoutFiguresHasNoBest() {
    Path file = folder.resolve("none.safetensors");
    try (Parameters network = new Parameters(Device.cpu(), DataType.FLOAT32, 0)) {
      new BestWeights(file, "finetune", writer).offer(Map.of(), 1, network);
    }
    assertFalse(Files.exists(file));
  }

  /** Offers weights that hold the number of the update. */
  private static void offer(BestWeights best, String name, double... values) {
    try (Parameters network = new Parameters(Device.cpu(), DataType.FLOAT32, 0)) {
      network.build(at -> at.param("weight", new Constant(0), 1));
      for (int i = 0; i < values.length; i++) {
        Filling.constant(network.find("weight").array(), i + 1);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(name, values[i]);
        figures.put("zzz", 1.0);
        best.offer(figures, i + 1, network);
      }
    }
  }

  /** The update that a file's weights are of, as they and its remarks say. */
  private static int kept(Path file) {
    try (SafetensorsReader reader = SafetensorsReader.open(file);
        NDManager memory = NDManager.newBaseManager()) {
      int update = (int) reader.read("weight", memory).getFloat(0);
      assertEquals(Integer.toString(update), reader.metadata().get("update"));
      return update;
    }
  }
}

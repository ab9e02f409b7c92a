package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.names.Renaming;
import lacuna.runtime.names.Renamings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of names take the library's networks to other libraries' and back, tensor by tensor.
 * What those call their weights was written down with the libraries themselves, whose versions
 * stand in the files.
 */
class NamesOfLibrariesTest {
  private static final String SPEC = "compiler/src/test/resources/lacuna/names/";
  private static final String DERIVED = "relative_position_index|relative_coords_table|attn_mask";
  private static String plan = "";

  @BeforeAll
  static void plan() {
    String root = "--root=" + Golden.ROOT;
    plan = Shell.succeeds("dump", "--phase", "plan", root, Golden.spec(SPEC + "full_size.lac"));
  }

  @ParameterizedTest
  @CsvSource({
    "timm, beit_base_patch16_224, tuned_vit, '', ''",
    "timm, swin_base_patch4_window7_224, tuned_swin, '', ''",
    "timm, swinv2_base_window12_192, tuned_swinv2, '', ''",
    "timm, vit_base_patch16_224, mae, 'decoder.*|mask_token', 'head.*'",
    "transformers, BeitForImageClassification, tuned_vit, '', ''",
    "transformers, BeitModel, vit, 'decoder.*', ''",
    "transformers, SwinForMaskedImageModeling, swin, '', ''",
    "transformers, SwinForImageClassification, tuned_swin, '', ''",
    "transformers, Swinv2ForMaskedImageModeling, swinv2, '', ''",
    "transformers, Swinv2ForImageClassification, tuned_swinv2, '', ''",
    "transformers, ViTMAEForPreTraining, mae, '', ''",
    "transformers, ViTForImageClassification, mae, 'decoder.*|mask_token', 'classifier.*'",
    "torchvision, swin_b, tuned_swin, '', ''",
    "torchvision, swin_v2_b, swinv2_window8, '', ''",
    "torchvision, vit_b_16, mae, 'decoder.*|mask_token', 'heads.*'"
  })
  void everyTensorHasOneNameThereAndOneHere(
      String library, String model, String stage, String oursOnly, String theirsOnly) {
    JsonObject foreign = Golden.read(Golden.spec(SPEC + library + "_" + model + ".json"));
    Names names = new Names(library, stage, foreign.get("class").getAsString());
    Map<String, String> theirs = new TreeMap<>();
    foreign
        .getAsJsonObject("state_dict")
        .entrySet()
        .forEach(entry -> theirs.put(entry.getKey(), entry.getValue().toString()));
    theirs.keySet().removeIf(key -> key.matches(theirsOnly) || isDerived(key));
    Map<String, long[]> ours = weights(stage);
    ours.keySet().removeIf(key -> key.matches(oursOnly) || isDerived(key));

    Map<String, String> there = new TreeMap<>();
    ours.forEach((key, shape) -> names.put(key, ours, there));
    assertEquals(lines(theirs), lines(there));
    Set<String> here = new TreeSet<>();
    theirs.keySet().forEach(key -> here.addAll(names.ours(key)));
    assertEquals(String.join("\n", ours.keySet()), String.join("\n", here));
  }

  /** ViTMAE's decoder is a transformer: with another head it is refused, and the spec is right. */
  @Test
  void aHeadOfOnesOwnIsNoMistake(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("flat.lac"),
        """
        import "nn.lac"
        head flat() {
          let [_, _, width] = features
          let [_, channels, height, across] = wanted
          pixels = linear(width, channels * height * across)
          forward(z: features) -> wanted { return reshape(pixels(mean(z, axis: 1)), wanted) }
        }
        """);
    Path spec =
        Files.writeString(
            folder.resolve("own.lac"),
            """
            experiment own
            import "flat.lac"
            mae {
              image   = 64px
              data    = synthetic(count: 1000)
              mask    = random(cell: 16px, ratio: 50%)
              encoder = mae(width: 48, depth: 2, heads: 2)
              head    = flat()
              length  = 1 epochs
            }
            """);
    String own = Shell.succeeds("dump", "--phase", "plan", spec);
    List<String> refusals =
        NameTable.of(own, "mae").stream()
            .flatMap(table -> table.models().stream())
            .filter(model -> model.name().equals("ViTMAEForPreTraining"))
            .map(NameTable.Model::refusal)
            .toList();
    assertEquals(List.of("a head (flat) has no `depth`"), refusals);
  }

  private static boolean isDerived(String key) {
    return key.matches(".*(" + DERIVED + ")");
  }

  private static Map<String, long[]> weights(String stage) {
    Map<String, long[]> weights = new TreeMap<>();
    JsonObject whole = JsonParser.parseString(plan).getAsJsonObject();
    for (JsonElement element : whole.getAsJsonArray("stages")) {
      if (element.getAsJsonObject().get("name").getAsString().equals(stage)) {
        Plans.weights(element.getAsJsonObject())
            .forEach(
                (key, weight) -> {
                  List<JsonElement> sizes = weight.getAsJsonArray("shape").asList();
                  weights.put(key, sizes.stream().mapToLong(JsonElement::getAsLong).toArray());
                });
      }
    }
    return weights;
  }

  private static String lines(Map<String, String> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    return text.toString();
  }

  /** A table with one of its models. */
  private static final class Names {
    private final NameTable table;
    private final NameTable.Model model;
    private final String prefix;

    Names(String library, String stage, String className) {
      table =
          NameTable.of(plan, stage).stream()
              .filter(t -> t.name().equals(library))
              .findFirst()
              .orElseThrow();
      model =
          table.models().stream()
              .filter(m -> m.name().matches("(.*\\.)?" + className))
              .findFirst()
              .orElseThrow();
      prefix = model.at().isEmpty() ? "" : model.at() + ".";
    }

    /** What becomes of a tensor of ours, with its shape there. */
    void put(String key, Map<String, long[]> ours, Map<String, String> there) {
      String within = table.inPart(key);
      Renaming.Found found = within == null ? null : new Renamings(table.renamings()).ofOurs(within);
      boolean ofPart = found != null;
      if (found == null) {
        found = new Renamings(model.renamings()).ofOurs(key);
      }
      assertNotNull(found, key);
      long[] shape = ours.get(key).clone();
      shape[0] = shape[0] * found.ours().size() / found.theirs().size();
      for (String name : found.theirs()) {
        assertNotNull(name, key);
        List<String> sizes = new ArrayList<>();
        for (long size : shape) {
          sizes.add(Long.toString(size));
        }
        there.put((ofPart ? prefix : "") + name, "[" + String.join(",", sizes) + "]");
      }
    }

    /** Our keys of what a tensor of theirs holds. */
    List<String> ours(String key) {
      boolean within = !prefix.isEmpty() && key.startsWith(prefix);
      Renaming.@Nullable Found found = within ? null : new Renamings(model.renamings()).ofTheirs(key);
      if (found != null) {
        return found.ours().stream().filter(Objects::nonNull).toList();
      }
      String inPart = within ? key.substring(prefix.length()) : key;
      found = new Renamings(table.renamings()).ofTheirs(inPart);
      assertNotNull(found, key);
      return found.ours().stream().filter(Objects::nonNull).map(table::inStage).toList();
    }
  }
}

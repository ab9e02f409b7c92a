package lacuna.runtime.checkpoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Networks that are told apart by a key that they alone have, under the official names. */
enum Architecture {
  /** Liu et al. 2022: attention by the cosine, with a learned scale. */
  SWIN_V2("a Swin V2", "attn.logit_scale", ".*"),
  /** Liu et al. 2021: a table of positions in each block of each stage. */
  SWIN(
      "a Swin (V1)",
      "attn.relative_position_bias_table",
      ".*layers\\.\\d+\\.blocks\\.\\d+\\.attn\\..*"),
  /** Dosovitskiy et al. 2021. */
  VIT("a ViT", "cls_token", "(.*\\.)?cls_token"),
  /** He et al. 2016. */
  RESNET("a ResNet", "layer1.0.conv1.weight", ".*");

  private final String words;
  private final String end;
  private final Pattern key;

  /** The key ends so, which most do not, and is whole as {@code key} says. */
  Architecture(String words, String end, String key) {
    this.words = words;
    this.end = end;
    this.key = Pattern.compile(key);
  }

  private boolean has(String given) {
    return given.endsWith(end) && key.matcher(given).matches();
  }

  private static Optional<Architecture> of(Set<String> keys) {
    return Stream.of(values())
        .filter(known -> keys.stream().anyMatch(known::has))
        .findFirst();
  }

  /**
   * A line {@code it is of a Swin V2, and the network is a Swin (V1)}; empty where they are of one
   * kind or not known.
   */
  static String difference(Set<String> file, Set<String> network) {
    Architecture given = of(file).orElse(null);
    Architecture wanted = of(network).orElse(null);
    return given == null || wanted == null || given == wanted
        ? ""
        : "it is of %s, and the network is %s: choose another `encoder` or file\n  "
            .formatted(given.words, wanted.words);
  }
}

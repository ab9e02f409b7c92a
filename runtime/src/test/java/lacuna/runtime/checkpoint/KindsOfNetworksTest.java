package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys are those of the official code (microsoft/SimMIM, timm for the ResNet). */
class KindsOfNetworksTest {
  private static final Set<String> SWIN =
      Set.of("encoder.layers.0.blocks.0.attn.relative_position_bias_table", "encoder.norm.weight");
  private static final Set<String> SWIN_V2 =
      Set.of("module.layers.0.blocks.0.attn.logit_scale", "module.norm.weight");
  private static final Set<String> VIT =
      Set.of("cls_token", "blocks.0.attn.relative_position_bias_table");
  private static final Set<String> RESNET = Set.of("layer1.0.conv1.weight", "fc.weight");

  @Test
  void namesBothWhereTheyDiffer() {
    assertEquals(
        "it is of a Swin V2, and the network is a Swin (V1): choose another `encoder` or file\n  ",
        Architecture.difference(SWIN_V2, SWIN));
    assertEquals(
        "it is of a ViT, and the network is a ResNet: choose another `encoder` or file\n  ",
        Architecture.difference(VIT, RESNET));
  }

  @Test
  void saysNothingOfOneKindOrOfAnUnknownOne() {
    assertEquals("", Architecture.difference(SWIN, SWIN));
    assertEquals("", Architecture.difference(Set.of("weight"), SWIN));
    assertEquals("", Architecture.difference(VIT, Set.of("weight")));
  }
}

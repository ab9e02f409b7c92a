package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InScope.class)
class FrozenModuleTest {
  @TempDir private Path folder;

  @Test
  void computesWhatItsFileSays() throws IOException {
    Path file = folder.resolve("largest.pt");
    Files.write(
        file, Archive.of("def forward(x: Tensor) -> Tensor:\n  return torch.argmax(x, 1)\n"));
    FrozenModule module = FrozenModule.load(file, Device.cpu());
    NDArray tokens = module.forward(Tensors.reshape(Tensors.tensor(1, 5, 2, 4, 3, 0), 1, 3, 2));
    assertArrayEquals(new long[] {2, 0}, new long[] {tokens.getLong(0, 0), tokens.getLong(0, 1)});
  }

  @Test
  void saysThatAFileIsNotATorchScriptModule() throws IOException {
    Path file = folder.resolve("text.pt");
    Files.writeString(file, "tokens");
    IOException refusal =
        assertThrows(IOException.class, () -> FrozenModule.load(file, Device.cpu()));
    assertEquals("it is not a TorchScript module that this engine can load", refusal.getMessage());
  }
}

package lacuna.runtime.survey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import lacuna.runtime.RunException;
import lacuna.runtime.data.CorruptImages;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.FlatImages;
import lacuna.runtime.data.LeftOut;
import lacuna.runtime.image.ChannelMoments;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageFormat;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/** Reads all images of a source once and keeps what {@link SourceFacts} tells. */
public final class Survey {
  private final DataSource source;
  private final int channels;
  private final Fingerprints fingerprints;
  private final ImageSizes sizes;
  private final ChannelMeans means;
  private final LongAdder bytes = new LongAdder();
  private final AtomicIntegerArray formats = new AtomicIntegerArray(ImageFormat.values().length);
  private final Named broken = new Named();
  private final Named flat = new Named();

  /**
   * The survey of a source, of which nothing is read yet.
   *
   * @param source prepared
   * @param channels that a network sees of an image
   */
  public Survey(DataSource source, int channels) {
    this.source = source;
    this.channels = channels;
    fingerprints = new Fingerprints(source.count());
    sizes = new ImageSizes(source.count());
    means = new ChannelMeans(channels);
  }

  /** What is surveyed. */
  public DataSource source() {
    return source;
  }

  /**
   * Reads one image; threads may read different ones at once.
   *
   * @throws RunException where it is not this image that cannot be read, but the source
   */
  void read(int number, Workspace space) {
    try {
      Path file = source.file(number);
      if (file != null) {
        ImageFormat.of(fingerprints.set(number, file, bytes))
            .ifPresent(format -> formats.incrementAndGet(format.ordinal()));
      }
      Image image = source.load(number, space);
      sizes.set(number, image.height(), image.width());
      means.add(ChannelMoments.of(image, channels, space));
      if (FlatImages.isFlat(image)) {
        flat.add(number, source.name(number));
      }
    } catch (RunException notOfThisImage) {
      throw notOfThisImage;
    } catch (IOException | RuntimeException failure) {
      broken.add(number, source.name(number) + ": " + CorruptImages.reason(failure));
    } catch (OutOfMemoryError tooLarge) {
      throw new RunException(
          """
          the memory is not enough for the image %s
            set --workers lower, so that fewer images are read at once, or remove it\
          """
              .formatted(source.name(number)),
          tooLarge);
    } finally {
      space.begin();
    }
  }

  /** How many images could not be read so far. */
  int broken() {
    return broken.found().count();
  }

  /** Images with the bytes of one of another source; both have been read. */
  Found shared(Survey other) {
    return fingerprints.shared(other.fingerprints, source::name, other.source::name);
  }

  /**
   * What was found, after all images have been read.
   *
   * @param uses what takes its images from the source
   * @param seen sizes that networks see
   */
  SourceFacts facts(List<String> uses, Collection<Size> seen, List<String> warnings) {
    Size[] sorted = sizes.sorted();
    int read = sorted.length;
    return new SourceFacts(
        List.copyOf(uses),
        source.description(),
        source.count(),
        bytes.sum(),
        classes(),
        source.classes().isEmpty() ? source.whyUnlabeled() : "",
        formats(),
        read == 0 ? List.of() : List.of(sorted[0], sorted[read / 2], sorted[read - 1]),
        smaller(sorted, seen),
        broken.found(),
        leftOut(),
        flat.found(),
        fingerprints.repeated(source::name),
        read == 0 ? new double[0] : means.mean(read),
        read == 0 ? new double[0] : means.std(read),
        List.copyOf(warnings));
  }

  private Map<String, Integer> classes() {
    List<String> names = source.classes();
    int[] counts = new int[names.size()];
    for (int i = 0; counts.length > 0 && i < source.count(); i++) {
      counts[source.label(i)]++;
    }
    Map<String, Integer> all = new LinkedHashMap<>();
    for (int label = 0; label < counts.length; label++) {
      all.put(names.get(label), counts[label]);
    }
    return all;
  }

  private Map<String, Integer> formats() {
    List<ImageFormat> found = new ArrayList<>();
    for (ImageFormat format : ImageFormat.values()) {
      if (formats.get(format.ordinal()) > 0) {
        found.add(format);
      }
    }
    found.sort((a, b) -> formats.get(b.ordinal()) - formats.get(a.ordinal()));
    Map<String, Integer> all = new LinkedHashMap<>();
    found.forEach(format -> all.put(format.title(), formats.get(format.ordinal())));
    return all;
  }

  private static Map<Size, Integer> smaller(Size[] sizes, Collection<Size> seen) {
    Map<Size, Integer> all = new LinkedHashMap<>();
    for (Size wanted : seen) {
      int count = 0;
      for (Size size : sizes) {
        if (size.height() < wanted.height() || size.width() < wanted.width()) {
          count++;
        }
      }
      all.put(wanted, count);
    }
    return all;
  }

  private Found leftOut() {
    LeftOut files = source.leftOut();
    List<String> lines = new ArrayList<>();
    files.first().forEach((name, reason) -> lines.add("%s: %s".formatted(name, reason)));
    return new Found(files.count(), lines);
  }
}

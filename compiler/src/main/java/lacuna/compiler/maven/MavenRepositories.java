package lacuna.compiler.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.load.ArchiveException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * The user's Maven repositories, as Maven itself sees them: the local one, then those of
 * settings.xml with its mirrors, proxies and passwords, and Maven Central. Maven's own properties
 * {@code maven.user.settings} and {@code maven.repo.local} name another settings.xml and another
 * local repository.
 */
final class MavenRepositories {
  private static final int MOST_CAUSES = 8;

  private MavenRepositories() {}

  /** The jar of a package in the local repository, fetched where it is not there yet. */
  static Path resolve(Coordinate coordinate) throws ArchiveException {
    try (Context context = new StandaloneStaticRuntime().create(overrides())) {
      DefaultArtifact artifact =
          new DefaultArtifact(
              coordinate.group(), coordinate.artifact(), "jar", coordinate.version());
      ArtifactRequest request =
          new ArtifactRequest(artifact, context.remoteRepositories(), "lacuna");
      return context
          .repositorySystem()
          .resolveArtifact(context.repositorySystemSession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException failure) {
      throw PackageProblem.notFound(
          coordinate, repositories(failure), reason(failure));
    } catch (RuntimeException settings) {
      throw PackageProblem.settings(coordinate, reason(settings));
    }
  }

  private static ContextOverrides overrides() {
    ContextOverrides.Builder overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .checksumPolicy(ContextOverrides.ChecksumPolicy.FAIL);
    @Nullable String settings = System.getProperty("maven.user.settings");
    if (settings != null) {
      overrides.withUserSettingsXmlOverride(Path.of(settings).toAbsolutePath());
    }
    @Nullable String local = System.getProperty("maven.repo.local");
    if (local != null) {
      overrides.withLocalRepositoryOverride(Path.of(local).toAbsolutePath());
    }
    return overrides.build();
  }

  private static String repositories(ArtifactResolutionException failure) {
    return failure.getResults().stream()
        .flatMap(result -> result.getRequest().getRepositories().stream())
        .map(MavenRepositories::described)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String described(RemoteRepository repository) {
    return "%s (%s)".formatted(repository.getId(), repository.getUrl());
  }

  /** What the causes say, without repeating what others of them say. */
  private static String reason(Throwable failure) {
    Set<String> reasons = new LinkedHashSet<>();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      String message = String.valueOf(cause.getMessage()).strip();
      if (reasons.stream().noneMatch(said -> said.contains(message))) {
        reasons.add(message);
      }
      cause = cause.getCause();
    }
    return String.join("; ", reasons);
  }
}

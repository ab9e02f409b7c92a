package lacuna.compiler.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.MavenSystemHome;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.load.ArchiveException;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
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

  /** The jar of a package in the local repository, fetched where it is not there yet and may be. */
  static Path resolve(Coordinate coordinate, PackageAccess access) throws ArchiveException {
    try (Context context = new StandaloneStaticRuntime().create(overrides())) {
      DefaultRepositorySystemSession session =
          new DefaultRepositorySystemSession(context.repositorySystemSession());
      session.setOffline(access != PackageAccess.FETCH || isOffline(context));
      return resolve(coordinate, access, context, session);
    } catch (RuntimeException | SettingsBuildingException settings) {
      throw PackageProblem.settings(coordinate, reason(settings));
    }
  }

  private static Path resolve(
      Coordinate coordinate, PackageAccess access, Context context, RepositorySystemSession session)
      throws ArchiveException {
    try {
      DefaultArtifact artifact =
          new DefaultArtifact(
              coordinate.group(), coordinate.artifact(), "jar", coordinate.version());
      ArtifactRequest request =
          new ArtifactRequest(artifact, context.remoteRepositories(), "lacuna");
      return context
          .repositorySystem()
          .resolveArtifact(session, request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException failure) {
      throw session.isOffline()
          ? PackageProblem.offline(
              coordinate, session.getLocalRepository().getBasedir().toPath(), access)
          : PackageProblem.notFound(coordinate, repositories(failure), reason(failure));
    }
  }

  /** Whether Maven's settings say so: {@code <offline>true</offline>}. */
  private static boolean isOffline(Context context) throws SettingsBuildingException {
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(context.mavenUserHome().settingsXml().toFile());
    @Nullable MavenSystemHome system = context.mavenSystemHome();
    if (system != null) {
      request.setGlobalSettingsFile(system.settingsXml().toFile());
    }
    return new DefaultSettingsBuilderFactory()
        .newInstance()
        .build(request)
        .getEffectiveSettings()
        .isOffline();
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

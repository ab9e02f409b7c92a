package lacuna.compiler.maven;

/** What may be done to find a package. */
public enum PackageAccess {
  /** It may be fetched from a repository, and is pinned. */
  FETCH,
  /** The local repository alone is asked, and what is found is pinned. */
  OFFLINE,
  /** The same, and nothing is written: for an editor, which asks while a name is being typed. */
  READ
}

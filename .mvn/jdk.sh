# Sourced by mvnw and twist: find a JDK without starting one.

# jdk_major HOME: prints the feature version that HOME's release file names
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_jdk MIN: prints the home of the first JDK of at least MIN, a named one before a found one
find_jdk() {
  local home major java
  java=$(command -v javac 2>/dev/null) && java=$(dirname "$(dirname "$(readlink -f "$java")")")
  for home in "${TWIST_JAVA_HOME:-}" "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${java:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* \
    /opt/*jdk* /opt/*temurin* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    major=$(jdk_major "$home") || continue
    if [ "${major:-0}" -ge "$1" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Where things lie and how they are started; sourced by the scripts beside it. Installs nothing.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
dist=$root/bridge/target/dist

# a JVM under the C locale can not name a file in 漢字
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *UTF-8* | *utf8* | *utf-8* | *UTF8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

java_major() { # of the java named
  "$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1
}

# the java to run with: JAVA_HOME's, else the PATH's; empty when there is none of 17 or newer
find_java() {
  local candidate
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" java; do
    [ -n "$candidate" ] || continue
    if command -v "$candidate" >/dev/null 2>&1 && [ "$(java_major "$candidate")" -ge 17 ] 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

# what every start of the program shares: a small heap that gives back; the compilers come later, since they took
# two thirds of a start's CPU (loops over pixels reach them by their rounds, as before); no flight recorder, whose
# loading Jdbi begins with the first statement and a start waits for (the option is deprecated, so it would be warned
# of, and a later JVM may not know it). The class archive is bound to this very line
jvm_options() {
  printf '%s\n' -XX:+UseSerialGC -Xms24m -Xmx640m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 \
    -XX:-PrintWarnings -XX:+IgnoreUnrecognizedVMOptions -XX:-FlightRecorder \
    -XX:Tier3InvocationThreshold=1000 -XX:Tier3MinInvocationThreshold=500 -XX:Tier3CompileThreshold=10000 \
    -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=60000 \
    -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true \
    "-Dpickup.dist=$dist" "-Donnxruntime.native.path=$(echo "$dist"/onnx/ai/onnxruntime/native/*)" \
    "-Dorg.sqlite.lib.path=$(echo "$dist"/sqlite/org/sqlite/native/*/*)"
}

class_path() { # jars only, always in the same order
  find "$dist/lib" -maxdepth 1 -name '*.jar' | LC_ALL=C sort | tr '\n' ':' | sed 's/:$//'
}
